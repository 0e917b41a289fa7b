"""Topic 5: whose name and logo are seen, what is shown to the other side before it is published, and who speaks in public."""

from decimal import Decimal

from partnerships.domain.questionnaire.sources import YAARI
from partnerships.domain.questionnaire.structure import Axis, Guidance, Kind, Number, Option, Question, Topic, Unit
from partnerships.domain.text import gettext_noop as _

TOPIC = Topic(
    key="credit",
    title=_("Credit"),
    description=_("Names and logos, approvals, and who speaks in public"),
    questions=(
        Question(
            key="credit.name",
            kind=Kind.CHOICE,
            title=_("How is the joint work presented in public?"),
            short=_("Name in public"),
            hint=_("The words beside its name: on the website, on an invitation, on a stage."),
            options=(
                Option(
                    "with_the_organisations_support",
                    _("With the organisation's support"),
                    _("Under a name of its own, and beside it “with the support of”"),
                ),
                Option("joint_initiative", _("A joint initiative"), _("Both sides are named as those who lead it")),
                Option(
                    "programme_of_the_organisation",
                    _("A programme of the organisation"),
                    _("Under the organisation's name, as part of what it does"),
                ),
            ),
            own=True,
            core=False,
            guidance=Guidance(
                why=_(
                    "Credit is a delicate matter, and a few words beside a name tell everybody who stands behind the work. When they are agreed on beforehand, nobody has to learn them from an invitation.",
                ),
                venture=_(
                    "Ventures that build a brand of their own usually want to appear under their own name, and to keep the credit to the organisation small. Others are glad of a known name beside theirs. The worry: to be seen as somebody else's project.",
                ),
                organisation=_(
                    "Organisations usually want their part to be seen where their name opens doors. The worry: a name that makes them answer for work in which they have no say.",
                ),
                examples=(
                    _(
                        "With support: the venture stands in public on its own feet, and thanks the organisation through which its money passes.",
                    ),
                    _(
                        "A programme: a venture that taught activists to document demonstrations was taken in by a civil rights organisation, whose goals it served in a new way.",
                    ),
                ),
                source=YAARI,
                lines="A:19-21, A:65",
            ),
        ),
        Question(
            key="credit.logos",
            kind=Kind.SCALE,
            title=_("Whose logo appears on documents and publications?"),
            short=_("Whose logo"),
            hint=_(
                "Think of letters, invitations, slides and web pages of the joint work.",
            ),
            stops=(
                Option("venture_only", _("The venture's logo only"), _("The organisation stays in the background")),
                Option(
                    "venture_large",
                    _("The venture's large, the organisation's small"),
                    _("Such as “with the support of”, beside a small logo"),
                ),
                Option("equal", _("Both at equal size"), _("Side by side")),
                Option(
                    "organisation_large",
                    _("The organisation's large, the venture's small"),
                    _("The venture is seen as one of its programmes"),
                ),
                Option(
                    "organisation_only",
                    _("The organisation's logo only"),
                    _("The venture appears as part of the organisation"),
                ),
            ),
            axis=Axis.NONE,
            ends=(_("The venture is seen"), _("The organisation is seen")),
            guidance=Guidance(
                why=_(
                    "Credit is a delicate matter among organisations, so it is better to say beforehand how it is shared in publications and in front of funders.",
                ),
                venture=_(
                    "Where an organisation's good name helps, ventures usually do not mind two logos. Those who want to build a brand of their own would rather keep the organisation's logo small. The worry: a reputation that is not theirs.",
                ),
                organisation=_(
                    "Organisations usually want to be seen where their money, their people or their name carry the work. The worry: a logo on something that they do not stand behind.",
                ),
                examples=(
                    _(
                        "The venture: it builds a brand of its own, and the organisation is thanked in small print.",
                    ),
                    _(
                        "The organisation: the founders of one venture found that every campaign of theirs weighed more with the name and standing of the students' union behind it.",
                    ),
                ),
                source=YAARI,
                lines="A:41, A:43, A:48, A:65",
            ),
        ),
        Question(
            key="credit.channels",
            kind=Kind.MATRIX,
            title=_("Who is named first, and where?"),
            short=_("Order of the names"),
            hint=_("Different places may have different rules. To be named first is not to own."),
            rows=(
                Option("press", _("The press"), _("Interviews, articles and press releases")),
                Option("reports_to_funders", _("Reports to funders"), _("Applications, reports and letters of thanks")),
                Option("website", _("The website"), _("Pages on the joint work")),
                Option("social_media", _("Social media"), _("Posts, and the pages of the joint work")),
                Option("events", _("Events"), _("Invitations, the stage and opening words")),
                Option("research_and_publications", _("Research and publications"), _("Studies, guides and articles")),
            ),
            stops=(
                Option("venture_first", _("The venture first"), _("And then the organisation")),
                Option("equal", _("Both as equals"), _("Whatever the order")),
                Option("organisation_first", _("The organisation first"), _("And then the venture")),
            ),
            axis=Axis.NONE,
            core=False,
            guidance=Guidance(
                why=_(
                    "It is wise to make clear beforehand how credit is shared, in publications and in front of funders. What is right on a stage need not be right in a report, and a table saves the same conversation each time.",
                ),
                venture=_(
                    "Ventures usually want to be first where the public meets them, for that is how a brand grows. The worry: to do the work and appear in a footnote.",
                ),
                organisation=_(
                    "Organisations usually want to be first where they carry the responsibility: in front of funders and professionals. The worry: that those who fund them do not see their part.",
                ),
                examples=(
                    _(
                        "The venture first: in the press and on social media its people tell of their work, and name the organisation along the way.",
                    ),
                    _(
                        "The organisation first: in a report to a foundation that knows it well, and to which it has to account for the money.",
                    ),
                ),
                source=YAARI,
                lines="A:43, A:65",
            ),
        ),
        Question(
            key="credit.approval",
            kind=Kind.SCALE,
            title=_("What needs the other side's approval before it is published?"),
            short=_("Approval before publication"),
            hint=_("Posts, leaflets, press releases and reports, in both directions."),
            stops=(
                Option("free", _("Publish freely"), _("Each side answers for what it says")),
                Option(
                    "first_time_only",
                    _("The first time only"),
                    _("One approval for each kind of publication, and then freely"),
                ),
                Option(
                    "what_names_the_other",
                    _("What names the other side"),
                    _("Its name, its logo or its people"),
                ),
                Option("every_publication", _("Every publication"), _("Nothing goes out without approval")),
            ),
            axis=Axis.FORWARD,
            ends=(_("Without approval"), _("All with approval")),
            guidance=Guidance(
                why=_(
                    "A name is the one thing that both sides lend to each other from the first day. How much is checked beforehand decides how quick the work can be, and how safe each side feels.",
                ),
                venture=_(
                    "Ventures usually want their own voice and a quick pace. The worry: losing their autonomy sentence by sentence.",
                ),
                organisation=_(
                    "Organisations usually want to see what goes out with their name and logo. The worry: careless work, or a promise to a donor, for which they must answer.",
                ),
                examples=(
                    _(
                        "Freely: the venture speaks in its own name only, and the organisation is not mentioned.",
                    ),
                    _(
                        "Everything: the venture is part of the core activity and speaks as the organisation, so each text passes its desk.",
                    ),
                ),
                source=YAARI,
                lines="A:21, A:43, A:65",
            ),
        ),
        Question(
            key="credit.no_answer",
            kind=Kind.CHOICE,
            title=_("And when no answer comes in time?"),
            short=_("If no answer comes"),
            hint=_(
                "Silence never approves money, promises to donors, pictures of people, changes of the agreement or signatures.",
            ),
            options=(
                Option("not_approved", _("It counts as not approved"), _("We wait for an answer")),
                Option(
                    "reminder_then_approved",
                    _("A reminder, and then it counts as approved"),
                    _("One reminder, and a little more time"),
                ),
                Option("approved", _("It counts as approved"), _("Whoever wants to object does so in time")),
            ),
            page="credit.approval",
            guidance=Guidance(
                why=_(
                    "Most approvals fail because somebody is busy, not because somebody objects. Saying beforehand what silence means saves hurt feelings.",
                ),
                venture=_(
                    "Ventures usually want work to go on. The worry: standing still because of an e-mail that nobody opened.",
                ),
                organisation=_(
                    "Organisations usually want nothing to go out in their name by default. The worry: finding it in the newspaper.",
                ),
                examples=(
                    _(
                        "Not approved: the organisation works in a field in dispute, and every word with its name is weighed.",
                    ),
                    _(
                        "Approved: the venture posts every day, and the organisation objects when something troubles it.",
                    ),
                ),
                source=YAARI,
                lines="A:43, A:65",
            ),
        ),
        Question(
            key="credit.approval_days",
            kind=Kind.NUMBER,
            title=_("How many working days are there to answer?"),
            short=_("Days to answer"),
            hint=_("From 1 to 30 working days after the request arrived. This holds for both sides."),
            number=Number(unit=Unit.WORKING_DAYS, minimum=Decimal(1), maximum=Decimal(30), step=Decimal(1)),
            page="credit.approval",
            core=False,
            guidance=Guidance(
                why=_(
                    "A number turns waiting into a plan. Whoever asks knows when the answer comes, and whoever is asked knows how long there is to read.",
                ),
                venture=_(
                    "Ventures usually want the answer while the matter is alive. The worry: to have last week's event approved next week.",
                ),
                organisation=_(
                    "Organisations usually need time for the person in charge, and now and then for a professional, to read calmly. The worry: to be hurried into a yes.",
                ),
                examples=(
                    _("Few days: one or two, for posts that matter today."),
                    _("Many days: two weeks or more, for a study or a report that professionals have to read."),
                ),
                source=YAARI,
                lines="A:43, A:65",
            ),
        ),
        Question(
            key="credit.spokesperson",
            kind=Kind.CHOICE,
            title=_("Who speaks to the media about the joint work?"),
            short=_("Who speaks to the media"),
            hint=_("Interviews, comments and statements. In its own matters each side goes on speaking for itself."),
            options=(
                Option("venture", _("The venture"), _("Those who do the work tell of it")),
                Option("organisation", _("The organisation"), _("Those who speak for it speak for this work too")),
                Option("both_together", _("Both together"), _("Before each interview we agree who speaks")),
                Option("by_subject", _("By subject"), _("Each side speaks of what is in its hands")),
            ),
            core=False,
            guidance=Guidance(
                why=_(
                    "A reporter's call seldom waits. When it is agreed beforehand who answers, neither side hears about itself on the news.",
                ),
                venture=_(
                    "Ventures usually want to tell of their work themselves, and some come to an organisation for its ties to the media as well. The worry: others tell their story for them.",
                ),
                organisation=_(
                    "Organisations usually want a say where their good name is at stake: with funders, with professionals and with those whom they serve. The worry: one sentence on air that has to be explained for months.",
                ),
                examples=(
                    _("The venture: its people are the face of the work, and know it from within."),
                    _(
                        "The organisation: the subject is in dispute, and each comment goes through somebody who has experience with the media.",
                    ),
                ),
                source=YAARI,
                lines="A:29, A:43, A:65",
            ),
        ),
        Question(
            key="credit.protection",
            kind=Kind.MANY,
            title=_("What protects each side's name?"),
            short=_("Protection of the name"),
            hint=_("A few that are kept are better than many that are forgotten. What is agreed holds for both sides."),
            options=(
                Option(
                    "professional_review",
                    _("Professional review"),
                    _("Content that carries a side's name is read by a professional of that side"),
                ),
                Option(
                    "approval_of_promises_to_donors",
                    _("Approval of promises to donors"),
                    _("Whoever has to keep a promise agrees to it first"),
                ),
                Option("logo_only_on_agreed_items", _("The logo only on agreed items"), _("From a short list that both sides know")),
                Option("training", _("Training"), _("Whoever acts in a side's name learns its rules first")),
                Option(
                    "withdraw_our_name_from_a_statement",
                    _("Withdrawing our name from a statement"),
                    _("A side may ask that its name be taken off"),
                ),
            ),
            own=True,
            core=False,
            guidance=Guidance(
                why=_(
                    "A good name is built over years and can be harmed in a day: by careless work under a logo, by a promise to a donor that was not kept, or by standing beside somebody who is in dispute. A few simple rules let both sides breathe.",
                ),
                venture=_(
                    "Ventures usually want rules that leave them room and pace. The worry: the reputation of an organisation that not everybody agrees with, and no way to step aside.",
                ),
                organisation=_(
                    "Organisations usually want to know what is done under their name before they hear of it from others. The worry: funders, professionals or clients who begin to doubt.",
                ),
                examples=(
                    _("A little: the logo only on agreed items, and for all the rest the two sides trust each other."),
                    _(
                        "A lot: the venture works with people in the organisation's name, and so there are training, professional review and approval of every promise to a donor.",
                    ),
                ),
                source=YAARI,
                lines="A:41-43",
            ),
        ),
    ),
)
