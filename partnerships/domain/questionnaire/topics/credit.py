"""Topic 5: whose name and logo are seen, and what is shown to the other side before it is published."""

from partnerships.domain.questionnaire.sources import YAARI
from partnerships.domain.questionnaire.structure import Axis, Guidance, Kind, Option, Question, Topic
from partnerships.domain.text import gettext_noop as _

TOPIC = Topic(
    key="credit",
    title=_("Credit"),
    description=_("Logos, and approval before publication"),
    questions=(
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
            ),
        ),
    ),
)
