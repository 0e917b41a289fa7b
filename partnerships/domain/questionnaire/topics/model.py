"""Topic 3: the kind of cooperation, and whose is what comes out of it."""

from partnerships.domain.questionnaire.sources import YAARI
from partnerships.domain.questionnaire.structure import Axis, Guidance, Kind, Option, Question, Topic
from partnerships.domain.text import gettext_noop as _

TOPIC = Topic(
    key="model",
    title=_("The model of cooperation"),
    description=_("Between autonomy and embedding, and whose is what we make"),
    questions=(
        Question(
            key="model.position",
            kind=Kind.SCALE,
            title=_("Where on the line between autonomy and embedding should we be?"),
            short=_("Place on the line"),
            hint=_(
                "There is no right answer. Some ventures are glad to become part of an organisation, others need only its infrastructure. We may choose what fits the coming year.",
            ),
            stops=(
                Option(
                    "infrastructure_only",
                    _("Infrastructure only"),
                    _("A management and bookkeeping envelope. The venture runs itself."),
                ),
                Option(
                    "infrastructure_and_guidance",
                    _("Infrastructure and guidance"),
                    _("Advice and contacts as well, with no say over the content."),
                ),
                Option(
                    "main_matters_together",
                    _("Main matters together"),
                    _("The main decisions are made together. Each side leads its own field."),
                ),
                Option(
                    "programme_of_the_organisation",
                    _("A programme of the organisation"),
                    _("The venture is one of its programmes, with a team of its own."),
                ),
                Option(
                    "embedded_in_core_activity",
                    _("Embedded in the core activity"),
                    _("Part of the core activity, under the organisation's direct responsibility."),
                ),
            ),
            axis=Axis.FORWARD,
            ends=(_("Autonomy"), _("Embedding in the organisation")),
            guidance=Guidance(
                why=_(
                    "At one end the venture runs itself, and the organisation mainly gives infrastructure, with no duty to promote it. At the other end the venture becomes part of the core activity, and the organisation has control, influence and direct responsibility. Between them there are many blends, and the place on the line shapes the answers to most other questions.",
                ),
                venture=_(
                    "Some ventures are glad to become an organic part of an organisation; others want an infrastructure for their money, and as little interference as possible. The worry: losing strength and independence.",
                ),
                organisation=_(
                    "Some organisations are content to be an infrastructure; others have no interest in it, and want a venture that serves their own goals. The worry: carrying responsibility without influence.",
                ),
                examples=(
                    _(
                        "Autonomy: an initiative used an association to transfer money that it had raised. The association had neither influence on the activity nor a duty to promote it.",
                    ),
                    _(
                        "Embedding: a civil rights organisation adopted an initiative that trains people to document protest, because it offered a new way to advance the organisation's own goals.",
                    ),
                ),
                source=YAARI,
            ),
        ),
        Question(
            key="model.idea",
            kind=Kind.MATRIX,
            title=_("Who will own what we make together?"),
            short=_("Whose is what"),
            hint=_(
                "What each side brought with it stays its own. This is about what comes into being from now on.",
            ),
            rows=(
                Option(
                    "materials_created",
                    _("Materials that we create"),
                    _("Texts, courses, designs, software, photographs"),
                ),
                Option(
                    "name_domain_and_accounts",
                    _("The name, domain and accounts"),
                    _("The name of the joint work, its internet address and its pages on social networks"),
                ),
            ),
            stops=(
                Option("venture", _("The venture's"), _("The venture decides about its use")),
                Option("jointly", _("Both sides', jointly"), _("Both decide about its use")),
                Option("organisation", _("The organisation's"), _("The organisation decides about its use")),
            ),
            axis=Axis.FORWARD,
            guidance=Guidance(
                why=_(
                    "The fear that an idea will be taken is among the first that ventures name. An idea itself can hardly be owned, but it can be agreed who owns what is made of it. Clear words about the materials and the name calm both sides, and confidentiality protects the idea.",
                ),
                venture=_(
                    "Ventures usually want what grew out of their idea to stay in their hands, the name above all. The worry: losing control over it.",
                ),
                organisation=_(
                    "Organisations usually want to be sure that work done under their name and with their resources is not used against them. The worry: misuse of resources, and harm to their reputation.",
                ),
                examples=(
                    _(
                        "The venture's: it wants to build a brand of its own, and keeps the name and the accounts; the organisation is an infrastructure.",
                    ),
                    _(
                        "The organisation's: the venture becomes part of its core activity, and what is made there is made as one of its programmes.",
                    ),
                ),
                source=YAARI,
            ),
        ),
    ),
)
