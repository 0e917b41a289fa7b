"""Topic 8: who helps when the sides are stuck, and how they would part."""

from decimal import Decimal

from partnerships.domain.questionnaire.sources import YAARI
from partnerships.domain.questionnaire.structure import Axis, Guidance, Kind, Number, Option, Question, Topic, Unit
from partnerships.domain.text import gettext_noop as _

THIRD_PARTY_GUIDANCE = Guidance(
    why=_(
        "It helps to name early a person or a body whom both sides accept. When it gets hard, that third party can mediate, advise, or help to decide about parting.",
    ),
    venture=_(
        "Ventures usually look for somebody who is not impressed by size. The worry: a third party that has always been the organisation's friend.",
    ),
    organisation=_(
        "Organisations usually look for somebody who knows the field and keeps things confidential. The worry: a dispute that reaches funders or the public.",
    ),
    examples=(
        _(
            "Lightly: somebody from the field whom both respect sits with them for an evening and keeps the talk going.",
        ),
        _(
            "Firmly: a mediation centre is named, and both know beforehand how a question is settled if the talk fails.",
        ),
    ),
    source=YAARI,
)

TOPIC = Topic(
    key="conflict",
    title=_("Dealing with conflict"),
    description=_("Who helps when we are stuck, and how we would part"),
    questions=(
        Question(
            key="conflict.third_party",
            kind=Kind.NAMES,
            title=_("If we get stuck, whom would we trust to help?"),
            short=_("A trusted third party"),
            hint=_(
                "Up to three people or bodies. Only a name that both sides wrote is ever shown. All others are deleted when the answers open.",
            ),
            max_names=3,
            guidance=THIRD_PARTY_GUIDANCE,
        ),
        Question(
            key="conflict.third_party_role",
            kind=Kind.SCALE,
            title=_("What may this third party do?"),
            short=_("Role of the third party"),
            hint=_("It may also be asked about ending the partnership."),
            stops=(
                Option("keeps_the_talk_going", _("Keeps the talk going"), _("Leads a meeting or two")),
                Option("mediates", _("Mediates"), _("Helps both sides to find a solution of their own")),
                Option(
                    "advises_in_writing",
                    _("Advises in writing"),
                    _("Writes a recommendation. Both sides remain free"),
                ),
                Option(
                    "decides_under_a_separate_arbitration_agreement",
                    _("Decides, under a separate arbitration agreement"),
                    _("Only if both sides sign such an agreement as well"),
                ),
            ),
            axis=Axis.NONE,
            ends=(_("Helps us to talk"), _("Decides for us")),
            page="conflict.third_party",
            guidance=THIRD_PARTY_GUIDANCE,
        ),
        Question(
            key="conflict.notice",
            kind=Kind.NUMBER,
            title=_("How many days before an ending do we give notice?"),
            short=_("Notice of ending"),
            hint=_("From 7 to 180 days: time to tell people and to hand things over."),
            number=Number(unit=Unit.DAYS, minimum=Decimal(7), maximum=Decimal(180), step=Decimal(1)),
            guidance=Guidance(
                why=_(
                    "A partnership that can be left decently is easier to enter. Enough days protect the people who depend on the work, and too many keep together what has already come apart.",
                ),
                venture=_(
                    "Ventures usually want time to find another home. The worry: being without an account and without receipts from one day to the next.",
                ),
                organisation=_(
                    "Organisations usually want time to finish what was promised to donors and to employees. The worry: being tied to something that harms their name.",
                ),
                examples=(
                    _("Short: two weeks, for a trial with neither staff nor donations."),
                    _("Long: half a year, when people are employed and a programme year must be completed."),
                ),
                source=YAARI,
            ),
        ),
        Question(
            key="conflict.exit",
            kind=Kind.MATRIX,
            title=_("If the partnership ends, what goes where?"),
            short=_("What goes where"),
            hint=_("This is easier to agree on now, while both sides want to begin."),
            rows=(
                Option(
                    "money",
                    _("Money that is left"),
                    _("Only to a lawful body with the same purpose, and within the donors' conditions"),
                ),
                Option("name_and_materials", _("Name and materials"), _("The name, the accounts, and what was created together")),
                Option("data", _("Data"), _("Contacts and records, as the law on privacy allows")),
            ),
            stops=(
                Option("venture", _("To the venture"), _("Or to the lawful body where it goes on")),
                Option("by_agreement", _("By agreement"), _("Both settle it when the time comes")),
                Option("organisation", _("To the organisation"), _("For the same purpose")),
            ),
            axis=Axis.NONE,
            guidance=Guidance(
                why=_(
                    "It is wise to settle beforehand how disputed matters are decided, the ending among them. Without words about it, the end is decided by whoever holds the account and the passwords.",
                ),
                venture=_(
                    "Ventures usually want to be able to go on with their name, their materials and the money that was given for them. The worry: starting again from nothing.",
                ),
                organisation=_(
                    "Organisations usually want to keep within the law and their donors' conditions, and to go on with what they helped to build. The worry: seeing what was promised to donors leave the house.",
                ),
                examples=(
                    _(
                        "To the venture: it came with its name and its money, and goes on with both at another association.",
                    ),
                    _(
                        "To the organisation: the programme was part of its core activity and goes on there, with its people and its materials.",
                    ),
                ),
                source=YAARI,
            ),
        ),
    ),
)
