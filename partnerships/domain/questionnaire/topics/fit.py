"""Topic 1: what connects the two sides, what each brings, and for how long they commit."""

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
)

TOPIC = Topic(
    key="fit",
    title=_("Fit and values"),
    description=_("What connects us, and what each side brings"),
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
            ),
        ),
        Question(
            key="fit.values",
            kind=Kind.LIST,
            title=_("Which values shall we work by, and how will people notice them?"),
            short=_("Shared values"),
            hint=_(
                "Up to three values, and beside each a behaviour that shows it. For example, fairness: both sides see the budget before it is closed.",
            ),
            columns=(
                Column("value", _("The value"), _("One word or a few")),
                Column("behaviour", _("How it shows"), _("What we do because of it, or never do")),
            ),
            max_rows=3,
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
            ),
        ),
    ),
)
