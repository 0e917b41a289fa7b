"""Topic 3: the kind of cooperation, whose is what comes out of it, and whether the venture may become independent."""

from partnerships.domain.questionnaire.sources import YAARI
from partnerships.domain.questionnaire.structure import Axis, Guidance, Kind, Option, Pole, Question, Topic, Wording
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
                lines="A:19-23, A:47",
            ),
        ),
        Question(
            key="model.commitment",
            kind=Kind.SCALE,
            title=_("How far does the organisation commit itself to moving the venture forward?"),
            short=_("The organisation's commitment"),
            hint=_("Its own effort for the venture, beside the services and the money that are asked about later on."),
            by_pole={
                Pole.VENTURE: Wording(
                    _("How far should the organisation commit itself to moving the venture forward?"),
                    _("What would really help, beside the services and the money that are asked about later on?"),
                ),
                Pole.ORGANISATION: Wording(
                    _("How far can the organisation commit itself to moving the venture forward?"),
                    _("What can it really keep up, beside the services and the money that are asked about later on?"),
                ),
            },
            stops=(
                Option("none", _("No duty"), _("It gives what was agreed elsewhere, and no more")),
                Option("recommends", _("It recommends"), _("It speaks of the venture to its own people and to others")),
                Option("gives_hours", _("It gives hours"), _("Its people have agreed hours for it")),
                Option(
                    "in_its_yearly_work_plan",
                    _("In its yearly work plan"),
                    _("With goals, and somebody who is in charge of them"),
                ),
                Option(
                    "full_responsibility",
                    _("Full responsibility"),
                    _("It carries the venture as it carries its own work"),
                ),
            ),
            axis=Axis.FORWARD,
            ends=(_("No duty to promote"), _("As its own work")),
            core=False,
            guidance=Guidance(
                why=_(
                    "On the line between autonomy and embedding the organisation's commitment grows together with its influence: at one end it has no duty to promote the venture, at the other it is directly responsible. Disappointment begins where one side counts on more than the other meant.",
                ),
                venture=_(
                    "Ventures usually hope that the organisation's name, ties and people will work for them too. The worry: a fine welcome, and then nobody has time.",
                ),
                organisation=_(
                    "Organisations usually want to promise what they can keep beside their own work. The worry: being responsible for something that they do not control.",
                ),
                examples=(
                    _(
                        "No duty: an association received and passed on the money of an initiative. It had no duty to promote what the initiative did, and no influence on it.",
                    ),
                    _(
                        "Full responsibility: a civil rights organisation adopted a venture as a new way towards its own goals, with control, commitment and direct responsibility.",
                    ),
                ),
                source=YAARI,
                lines="A:19-21, A:23",
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
                Option(
                    "contacts_and_mailing_lists",
                    _("Contacts and mailing lists"),
                    _("Those that come in through the joint work, as the law on privacy allows"),
                ),
            ),
            core_rows=frozenset({"materials_created", "name_domain_and_accounts"}),
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
                lines="A:21, A:41-43, A:65",
            ),
        ),
        Question(
            key="model.licence",
            kind=Kind.CHOICE,
            title=_("How widely may the materials that we create be used?"),
            short=_("Use of the materials"),
            hint=_(
                "Whoever owns them: may each side use them in its other work as well, and may anybody else? What each side brought is not meant here.",
            ),
            options=(
                Option(
                    "all_rights_kept",
                    _("All rights are kept"),
                    _("Any use beyond the joint work needs the owner's consent"),
                ),
                Option(
                    "each_side_may_use",
                    _("Each side may use them"),
                    _("In its other work too, with credit, and without passing them on"),
                ),
                Option(
                    "open_licence",
                    _("An open licence"),
                    _("Anybody may use them, with credit. What was opened cannot be closed again"),
                ),
            ),
            core=False,
            guidance=Guidance(
                why=_(
                    "To own something and to let others use it are two questions. An answer to the second often makes the first easier: a side that may go on using what was made cares less about whose it is.",
                ),
                venture=_(
                    "Ventures usually want their method to spread and their name to be on it. The worry: finding their idea elsewhere, without them.",
                ),
                organisation=_(
                    "Organisations usually want to use what was made with their means in their other work too. The worry: materials that go around with their name on them, and over which they have no say.",
                ),
                examples=(
                    _(
                        "Kept: the course is the heart of the venture. Whoever wants to teach it elsewhere asks first.",
                    ),
                    _(
                        "Open: both sides want as many as possible to learn how to do it, and a good guide that others copy serves the purpose.",
                    ),
                ),
                source=YAARI,
                lines="A:21, A:41-43",
            ),
        ),
        Question(
            key="model.independence",
            kind=Kind.CHOICE,
            title=_("May the venture become independent one day?"),
            short=_("Independence of the venture"),
            hint=_(
                "For example as an association or a public benefit company of its own. This is about growing up, not about a quarrel: endings are asked about later on.",
            ),
            options=(
                Option(
                    "may_leave_with_name_and_materials",
                    _("It may leave, with its name and materials"),
                    _("After notice, and when matters are handed over in good order"),
                ),
                Option("by_agreement", _("By agreement"), _("Both settle it when the time comes")),
                Option(
                    "stays_with_the_organisation",
                    _("It stays with the organisation"),
                    _("Whoever leaves does so without the name and the materials"),
                ),
            ),
            core=False,
            guidance=Guidance(
                why=_(
                    "Some ventures look for a home for their first years, others for good. Both are possible. It hurts only when one side was bringing up a child and the other was paying rent.",
                ),
                venture=_(
                    "Ventures usually want to know that the door opens from the inside too. The worry: giving up strength and independence, and not getting them back.",
                ),
                organisation=_(
                    "Organisations usually want what they invested to go on serving their goals. The worry: building up something that leaves as soon as it succeeds.",
                ),
                examples=(
                    _(
                        "Independent: the organisation was an infrastructure only. When the initiative has an association of its own it takes its name along.",
                    ),
                    _(
                        "It stays: the organisation adopted the venture into its core activity, and it goes on there when those who founded it turn to something else.",
                    ),
                ),
                source=YAARI,
                lines="A:19-23, A:27, A:47",
            ),
        ),
    ),
)
