"""Topic 1: what connects the two sides, what each brings, where they are heading, and for how long they commit."""

from partnerships.domain.questionnaire.sources import SCHMITZ, YAARI
from partnerships.domain.questionnaire.structure import Axis, Column, Guidance, Kind, Option, Question, Topic
from partnerships.domain.text import gettext_noop as _

CONTRIBUTIONS = (
    Option(
        "subject_expertise",
        _("Expertise in the subject"),
        _("Close knowledge of the issue and of the people whom it touches"),
    ),
    Option(
        "community_and_volunteers",
        _("Community and volunteers"),
        _("People who already come, help and care"),
    ),
    Option(
        "new_idea_or_method",
        _("A new idea or method"),
        _("Something that the other side does not do yet"),
    ),
    Option(
        "audiences",
        _("Access to audiences"),
        _("A way to the people for whom the work is meant"),
    ),
    Option(
        "ties_to_funders",
        _("Ties to funders"),
        _("Introductions and recommendations. Who approaches whom is asked later on"),
    ),
    Option(
        "professional_community",
        _("A professional community"),
        _("People of the field to learn from and consult with"),
    ),
    Option(
        "decision_makers",
        _("Ties to decision makers"),
        _("In ministries, local authorities and the Knesset"),
    ),
    Option(
        "media",
        _("Ties to the media"),
        _("In the press, on air and online"),
    ),
    Option(
        "known_name",
        _("A known name"),
        _("A reputation that opens doors"),
    ),
    Option(
        "legal_status_and_approvals",
        _("Legal status and approvals"),
        _(
            "A registered body with a certificate of proper management. An approval under section 46 is never lent: it stays with the body that holds it",
        ),
    ),
    Option(
        "experience_in_managing",
        _("Experience in managing"),
        _("Of people, budgets, projects and official reports"),
    ),
)

WHAT_EACH_SIDE_BRINGS = Guidance(
    why=_(
        "A partnership stands firm when each side adds something that the other does not have. Crossing the two lists shows what is matched, what is missing, and which gifts nobody has asked for yet.",
    ),
    venture=_(
        "Ventures usually hope for a recognised legal status, audiences, ties to funders, to officials and to the media, a known name, and a place to work. The worry is the price: a reputation that not everybody likes, and credit that has to be shared.",
    ),
    organisation=_(
        "Organisations usually hope for expertise that they lack, close knowledge of a social issue, or a fresh way of working that serves goals they already have. The worry is careless work under their name.",
    ),
    examples=(
        _(
            "A little: an initiative asked an organisation for one thing only, to receive and pass on the money that it had raised.",
        ),
        _(
            "A lot: three students brought a training programme and a plan of action; the national students' union brought its audience, its name and its standing.",
        ),
    ),
    source=YAARI,
    lines="A:13, A:19, A:27-31, A:41-43, A:48",
)

TOPIC = Topic(
    key="fit",
    title=_("Fit and values"),
    description=_("What connects us, what each side brings, and where we are heading"),
    questions=(
        Question(
            key="fit.purpose",
            kind=Kind.TEXT,
            title=_("What will happen because we work together that would not happen otherwise?"),
            short=_("Shared purpose"),
            hint=_("Two or three sentences are enough: what will change, and for whom."),
            guidance=Guidance(
                why=_(
                    "It is worth joining forces when values are shared, when interests meet, and when both sides can do more together than apart. The more the vision of one strengthens the vision of the other, the firmer the partnership.",
                ),
                venture=_(
                    "Ventures usually want to do the work itself rather than found an association, and look for a home that makes it possible. The worry: does the larger body really share our purpose?",
                ),
                organisation=_(
                    "Organisations usually look for a venture that moves their own goals forward in a new way. The worry: a different agenda and different priorities that pull elsewhere.",
                ),
                examples=(
                    _(
                        "A narrow purpose: an initiative passed the money that it had raised through an organisation, and could act without founding an association of its own.",
                    ),
                    _(
                        "A broad purpose: a venture with a training programme and a students' union that wanted more young people to take part in civic life. Within two years they reached 18 campuses together.",
                    ),
                ),
                source=YAARI,
                lines="A:13, A:19, A:27, A:31, A:34-35, A:39, A:47",
            ),
        ),
        Question(
            key="fit.values",
            kind=Kind.LIST,
            title=_("Which values shall we work by, and how will people notice them?"),
            short=_("Shared values"),
            hint=_(
                "A few values, and beside each a behaviour that shows it. For example, fairness: both sides see the budget before it is closed.",
            ),
            columns=(
                Column("value", _("The value"), _("One word or a few")),
                Column("behaviour", _("How it shows"), _("What we do because of it, or never do")),
            ),
            max_rows=5,
            core_max_rows=3,
            guidance=Guidance(
                why=_(
                    "A value helps to decide only when it says what may be expected of people. That is why each one has a behaviour here, and why the agreed values are meant to be printed on the agenda of every meeting.",
                ),
                venture=_(
                    "Ventures usually look for openness and fairness in front of a larger body. The worry: a few decide beforehand, and fine words stay words.",
                ),
                organisation=_(
                    "Organisations usually look for people who come, keep what they promised, and speak for the body that they represent. The worry: more talk than work, and nobody who follows up.",
                ),
                examples=(
                    _(
                        "Values that fade: nobody notes any more who came, the meetings shrink to quick updates, and cliques take the place of openness.",
                    ),
                    _(
                        "Values that last: they stand on every agenda, and each meeting ends with commitments with which the next one opens.",
                    ),
                ),
                source=SCHMITZ,
                lines="B:23-25, B:29, B:33, B:45-47, B:104-106",
            ),
        ),
        Question(
            key="fit.offer",
            kind=Kind.OFFER,
            title=_("What can our side bring?"),
            short=_("What each side brings"),
            hint=_("Tick what we can really give in the coming year."),
            options=CONTRIBUTIONS,
            own=True,
            pair="fit.expect",
            guidance=WHAT_EACH_SIDE_BRINGS,
        ),
        Question(
            key="fit.expect",
            kind=Kind.EXPECT,
            title=_("What do we hope that the other side will bring?"),
            short=_("What we hope for"),
            hint=_("Tick what we would count on. A hope that was said can be answered."),
            options=CONTRIBUTIONS,
            own=True,
            pair="fit.offer",
            page="fit.offer",
            guidance=WHAT_EACH_SIDE_BRINGS,
        ),
        Question(
            key="fit.added_value",
            kind=Kind.TEXT,
            title=_("Who already works in this field, and what do we add?"),
            short=_("What we add to the field"),
            hint=_(
                "Name two or three who do something similar, or who work with the same people. Then what will be different because of us.",
            ),
            core=False,
            guidance=Guidance(
                why=_(
                    "Before something new is built it pays to look around: who is active in this field or with these people, what do they do, and in what way? Whoever can say what is added to that knows what the partnership is for, and can explain it to others.",
                ),
                venture=_(
                    "Ventures usually want to show that their idea is needed and that nobody does quite the same. The worry: finding out that somebody does.",
                ),
                organisation=_(
                    "Organisations usually want something that they do not have yet, and that strengthens what they do. The worry: doing the same work twice, or stepping on the toes of others in the field.",
                ),
                examples=(
                    _(
                        "Little is added: others already do the same for the same people, and it may be wiser to join them.",
                    ),
                    _(
                        "Much is added: a students' union looked for a way to involve young people in civic life, and the venture brought a course at whose end the participants start campaigns or join them.",
                    ),
                ),
                source=YAARI,
                lines="A:13, A:31, A:35, A:52",
            ),
        ),
        Question(
            key="fit.forces",
            kind=Kind.TEXT,
            title=_("What keeps the problem alive, and who has power over it?"),
            short=_("What keeps the problem alive"),
            hint=_(
                "Rules, habits, money, interests. It may enter the agreement, so write it in a way that those who are mentioned could read.",
            ),
            core=False,
            guidance=Guidance(
                why=_(
                    "A problem seldom lasts by chance. Whoever asks what helps it to go on, and who has power over it, chooses work that touches the cause. A plan that only inspires easily turns into a collection of activities.",
                ),
                venture=_(
                    "Ventures usually want to call things by their name. The worry: that a larger body speaks softly because of its ties.",
                ),
                organisation=_(
                    "Organisations usually want a picture that also does justice to those with whom they work every day. The worry: one sharp sentence that closes doors.",
                ),
                examples=(
                    _(
                        "On the surface: each does what it did before and coordinates it a little, activities are counted, and the problem stays where it was.",
                    ),
                    _(
                        "At the root: the balance of power and the parts of the system that hold the problem in place are named first, and each side sees what it can do to loosen them.",
                    ),
                ),
                source=SCHMITZ,
                lines="B:86-88",
            ),
        ),
        Question(
            key="fit.success",
            kind=Kind.LIST,
            title=_("What would count as success?"),
            short=_("Measures of success"),
            hint=_(
                "A few measures, of the near future and of later on. For each: what we look at, what we aim for, and by when.",
            ),
            columns=(
                Column("measure", _("What we look at"), _("Something that can be counted or seen")),
                Column("target", _("What we aim for"), _("A number, or what will be different")),
                Column("by", _("By when"), _("A month and a year are enough")),
            ),
            max_rows=5,
            core=False,
            guidance=Guidance(
                why=_(
                    "When the result is clear, it is clear what each side has to do, and why. Trouble with commitment is mostly trouble with the plan. Measures of the present beside goals for the long run let everybody see that something moves.",
                ),
                venture=_(
                    "Ventures usually want to be measured by the change that they are after, and to have time to learn. The worry: numbers that miss the heart of the matter.",
                ),
                organisation=_(
                    "Organisations usually want something that they can show to their board and to funders. The worry: a pleasant activity of which nobody can say what it achieved.",
                ),
                examples=(
                    _(
                        "Activity is measured: so many meetings, so many participants. Whether anything changed for them is not seen.",
                    ),
                    _(
                        "Results are measured: it is stated what will have changed, for whom and by when, and each task shows how it brings that closer.",
                    ),
                ),
                source=SCHMITZ,
                lines="B:63, B:86-90",
            ),
        ),
        Question(
            key="fit.quick_win",
            kind=Kind.TEXT,
            title=_("Which result could people see within 90 days?"),
            short=_("A first result"),
            hint=_("One is enough, and it may be small: what will be seen, and by whom."),
            core=False,
            guidance=Guidance(
                why=_(
                    "Deep change takes years, and those who give money or authority do not always have the patience. An early result, even one of small effect, shows that something moves and gives strength to go on.",
                ),
                venture=_(
                    "Ventures usually want to prove quickly that their way works. The worry: spending their first strength on something for show.",
                ),
                organisation=_(
                    "Organisations usually want something to tell their board and their funders. The worry: a promise that was made in public too soon.",
                ),
                examples=(
                    _(
                        "Small: one meeting with the people whom the work is meant for, and a page that tells what was heard there.",
                    ),
                    _(
                        "Larger: a first group completes a short course, and its participants begin something of their own.",
                    ),
                ),
                source=SCHMITZ,
                lines="B:59-63",
            ),
        ),
        Question(
            key="fit.horizon",
            kind=Kind.SCALE,
            title=_("For how long do we commit to each other now?"),
            short=_("How long we commit"),
            hint=_("It can always be extended. This is the time that both sides can build on."),
            stops=(
                Option("trial_of_90_days", _("A trial of 90 days"), _("One visible result, and then we decide")),
                Option("six_months", _("Six months"), _("Time for one first piece of work")),
                Option("one_year", _("One year"), _("One work plan and one budget")),
                Option("two_years", _("Two years"), _("Time to build trust and to begin to see change")),
                Option(
                    "three_to_five_years",
                    _("Three to five years"),
                    _("Time for a change that can be measured"),
                ),
                Option("open_ended", _("Open ended"), _("It goes on until one side gives notice")),
            ),
            axis=Axis.FORWARD,
            ends=(_("A short trial"), _("A long way together")),
            guidance=Guidance(
                why=_(
                    "Change in a community or a system usually takes years, and two of them go into building relations and a shared agenda. Funders and officials want to see something sooner. Early, visible successes hold both ends together.",
                ),
                venture=_(
                    "Ventures usually want enough time to prove themselves. The worry: giving up independence for a long time before there is trust.",
                ),
                organisation=_(
                    "Organisations usually want to see a first result before they commit people and money for years. The worry: being impatient with something that needs time, or being tied to something that does not work.",
                ),
                examples=(
                    _(
                        "Short: a first stretch that aims for one quick success. Its effect is small, but everybody sees that something moves.",
                    ),
                    _(
                        "Long: a network that wants to change how a whole system works. Most of these need five to ten years.",
                    ),
                ),
                source=SCHMITZ,
                lines="B:59-63, A:47",
            ),
        ),
        Question(
            key="fit.table",
            kind=Kind.MANY,
            title=_("Who must be at the table?"),
            short=_("Who is at the table"),
            hint=_(
                "When the main matters are discussed, beside those who lead on both sides. Tick those without whom something important would be missing.",
            ),
            options=(
                Option(
                    "field_workers",
                    _("Those who do the work in the field"),
                    _("They see first what works and what does not"),
                ),
                Option(
                    "people_of_the_community_served",
                    _("People of the community served"),
                    _("Those for whom the work is meant"),
                ),
                Option(
                    "someone_who_can_decide",
                    _("Someone who can decide"),
                    _("On each side, so that what is said at the table holds"),
                ),
                Option(
                    "finance",
                    _("Whoever is in charge of the money"),
                    _("The budget, the ledger and the conditions of donors"),
                ),
                Option("board", _("Somebody from the board"), _("A tie to those who answer for the body under law")),
                Option("funder", _("A funder"), _("May guard the shared agenda, or pull it elsewhere")),
                Option("volunteers", _("Volunteers"), _("Those who give their time")),
            ),
            own=True,
            core=False,
            guidance=Guidance(
                why=_(
                    "A table can be wrong in three ways: too many officials and heads with no ties to those who do the work; high hopes with too little authority and too few resources; or nobody who knows the life of the people whom the work is meant for. What helps is people whom the others trust.",
                ),
                venture=_(
                    "Ventures usually want a table at which those who do the work are heard. The worry: a circle of titles in which they are guests.",
                ),
                organisation=_(
                    "Organisations usually want people who can speak for the body that sent them. The worry: much good will, and nobody who may decide.",
                ),
                examples=(
                    _(
                        "Few: only those who may decide. It is quick, and nobody at the table knows how things look in the field.",
                    ),
                    _(
                        "Many: people of the field, of the community and of the board. It takes longer to build trust, and what is decided is carried out.",
                    ),
                ),
                source=SCHMITZ,
                lines="B:39-43, B:53, B:98",
            ),
        ),
        Question(
            key="fit.trust_steps",
            kind=Kind.LIST,
            title=_("Which first steps would build trust between us, and by when?"),
            short=_("First steps"),
            hint=_(
                "Up to three, small enough to be kept. For example: a visit to each other's work, or both sides show each other their plan for the year.",
            ),
            columns=(
                Column("step", _("The step"), _("What is done, and by whom")),
                Column("by", _("By when"), _("A month and a year are enough")),
            ),
            max_rows=3,
            core=False,
            guidance=Guidance(
                why=_(
                    "The beginning of a partnership is like a courtship: much is unclear, and each side weighs what it gains and what it pays. Trust does not come of itself. It grows step by step, in the open, when both feel that they are treated fairly.",
                ),
                venture=_(
                    "Ventures usually want a sign that the larger body means it. The worry: telling all that they know and receiving courtesy in return.",
                ),
                organisation=_(
                    "Organisations usually want to know the people before they lend them a name. The worry: being hurried into promises.",
                ),
                examples=(
                    _(
                        "Slowly: each side asks around, looks at other possibilities as well, and gets to know the people before anything is promised.",
                    ),
                    _(
                        "In one sitting: both wrote down what each can give and where the borders run, and much of the worry went away.",
                    ),
                ),
                source=YAARI,
                lines="A:45, A:47-48, A:56",
            ),
        ),
    ),
)
