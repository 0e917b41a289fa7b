"""Who appears in the demonstration beside the people of the examples: the teams of two organisations, and those beside the sides."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from partnerships.domain.companions import Sees
from partnerships.domain.fact_values import Form
from partnerships.management.demonstration import NEGOTIATING, SEALED, STILL_ANSWERING, TO_APPROVE, Story


@dataclass(frozen=True)
class Member:
    """Somebody of an organisation's team, with their rights there."""

    name: str
    email: str
    capacity: str
    administers: bool = False
    works: bool = False
    approves: bool = False
    signs: bool = False


@dataclass(frozen=True)
class Team:
    """An organisation with its people; the first registers it here. All of them work on the partnership of the story."""

    legal_name: str
    number: str
    language: str
    members: tuple[Member, ...]
    story: Story
    requires_approval: bool = False
    form: Form = Form.ASSOCIATION


UNION = Team(
    legal_name="איגוד הסטודנטים הארצי (ע״ר)",
    number="580417228",
    language="he",
    story=NEGOTIATING,
    members=(
        Member("רחל מזרחי", "rachel@students-union.example", "מנכ״לית האיגוד", administers=True, works=True, signs=True),
        Member("איתמר גולן", "itamar@students-union.example", "יושב ראש האיגוד", works=True, signs=True),
        Member("יואב כהן", "yoav@students-union.example", "רכז שותפויות", works=True),
        Member("מירב אלון", "meirav@students-union.example", "גזברית", approves=True),
        Member("דקלה עמר", "dikla@students-union.example", "חברת ועד"),
    ),
)
RIGHTS = Team(
    legal_name="جمعية حرّية الاحتجاج",
    number="580531374",
    language="ar",
    story=TO_APPROVE,
    requires_approval=True,
    members=(
        Member("دلال ناصر", "dalal@protest-rights.example", "المديرة العامّة", administers=True, works=True, signs=True),
        Member("سامي خوري", "sami@protest-rights.example", "رئيس الهيئة الإدارية", works=True, signs=True),
        Member("رنا حدّاد", "rana@protest-rights.example", "مركّزة الشراكات", works=True),
        Member("هبة عودة", "hiba@protest-rights.example", "المستشارة القانونية", approves=True),
        Member("نادر سليم", "nader@protest-rights.example", "عضو الهيئة الإدارية"),
    ),
)
TEAMS = (UNION, RIGHTS)


@dataclass(frozen=True)
class Beside:
    """Somebody beside the sides of one story: invited by the side at that pole, seeing what each side (by its pole) allows."""

    kind: str
    name: str
    email: str
    language: str
    capacity: str
    story: Story
    invited_by: str
    allowed_by: Mapping[str, Sees] = field(default_factory=dict)
    may_comment: bool = False
    says: tuple[str, str] | None = None
    """A clause and what this person says beside it."""


CONSULTANT = ("עדי רון", "adi@advice.example", "he", "יועצת לשותפויות")
ALL, WITHOUT_DOCUMENT = Sees(answers=True, clauses=True, document=True), Sees(answers=True, clauses=True)
PEOPLE_BESIDE = (
    Beside("consultant", *CONSULTANT, STILL_ANSWERING, "organisation"),
    Beside("consultant", *CONSULTANT, NEGOTIATING, "venture", {"venture": ALL, "organisation": WITHOUT_DOCUMENT}),
    Beside("consultant", *CONSULTANT, SEALED, "venture", {"venture": ALL, "organisation": Sees(document=True)}),
    Beside(
        "observer", "רונית שחר", "ronit@law-office.example", "he", "עורכת הדין של האיגוד", NEGOTIATING, "organisation",
        may_comment=True, says=("credit.no_answer", "כדאי לכתוב גם מי מוסמך להחליט כשאין תשובה, אחרת הסעיף לא יעזור בשעת לחץ."),
    ),
    Beside("third_party", "Avigail Stern", "avigail@mediation.example", "en", "mediator", SEALED, "organisation"),
)  # fmt: skip


@dataclass(frozen=True)
class Opened:
    """A partnership that the consultant has opened for two others; nobody has answered yet."""

    title: str
    venture: str
    venture_person: tuple[str, str]
    """Name and address of whoever is invited for the venture, and has not come yet."""


BY_CONSULTANT = Opened("ספריית הלילה והאיגוד", "ספריית הלילה", ("טל ברק", "tal@night-library.example"))
OPERATOR = "operator@arig.example"
