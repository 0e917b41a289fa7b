"""The conversation of the demonstration: words that answer words, a thread, a mark, what stands behind, and a clause of one's own."""

import uuid

from partnerships.models import Clause, Companion, Proposal, Representative, Round
from partnerships.queries.negotiation import clause_views
from partnerships.services.comments import comment
from partnerships.services.conversation import name_motive, write_note
from partnerships.services.negotiation import Wording, propose
from partnerships.services.own_clauses import add_clause
from partnerships.services.prepared import prepare_wording
from partnerships.services.talk_marks import mark_for_talk

ONCE = uuid.UUID("0d3b8a52-50a4-4f5e-9a0f-5d4f5a3e7f21")
FUNDRAISING, APPROVAL = "resources.fundraising", "credit.approval"
JOINTLY = (
    "הצדדים מגייסים יחד את הכספים לפעילות, לפי תוכנית שיסכימו עליה בכתב: אל מי פונים, מי פונה ובאיזה סכום.\n\n"
    "המיזם פונה לבדו רק למקורות שאינם ברשימת הקרנות של הארגון, ומודיע על כך לארגון שבעה ימים מראש.\n\n"
    "אף צד אינו מתחייב שיגויס סכום מסוים."
)
WHY_JOINTLY = "כך המיזם לא מחכה לאישור על כל פנייה, ואנחנו יודעים מראש."
TALK = (
    "את רשימת הקרנות אפשר לצרף כנספח ולעדכן פעם בשנה, כדי שלא תהיה הפתעה לאף אחד.",
    "זה פותר לנו את החשש המרכזי. שאלה אחת נשארת: מה קורה כשקרן פונה אלינו מיוזמתה?",
    "שתי השאלות נוגעות לאותו דבר. הצעתי לדבר עליהן יחד בפגישה.",
)
BEHIND = (("need", "קול קורא נסגר לפעמים בתוך שבוע, ובלי כסף אין פעילות."), ("fear", "ששתי פניות בשמנו לאותה קרן יעלו לנו בשתיהן."))
NOTE = "הסכמנו שרשימת הקרנות היא לב העניין. נשאר לברר מי מעדכן אותה, ומתי."
BETWEEN = (
    "פרסום שמזכיר את הצד האחר טעון אישור מראש ובכתב. האישור ניתן בתוך שני ימי עבודה.\n\n"
    "עדכונים שוטפים ברשתות החברתיות, שנכתבו לפי מסר שהצדדים אישרו פעם אחת, אינם טעונים אישור נוסף."
)
WHY_BETWEEN = "המיזם צריך מהירות והארגון צריך לדעת מה נאמר בשמו. מסר מאושר מראש נותן את שניהם."
CALENDAR = (
    "purpose",
    "לוח השנה של הסטודנטים",
    "הפעילות מתוכננת לפי לוח השנה האקדמי:\n\n1. בתקופת המבחנים לא נערכים אירועים.\n2. תוכנית הסמסטר נסגרת שבועיים לפני תחילתו.",
)


def talk(round_: Round, actors: tuple[Representative, ...]) -> None:
    """The sides and the consultant at one table; once."""
    consultant = Companion.objects.filter(partnership=round_.partnership_id, kind=Companion.Kind.CONSULTANT, left_at=None).first()
    if round_.stage != Round.Stage.NEGOTIATING or consultant is None or round_.talk_notes.exists():
        return
    venture, organisation = actors
    fundraising, approval = (Clause.objects.get(round=round_, key=key) for key in (FUNDRAISING, APPROVAL))
    _word(venture, round_, Wording(origin=Proposal.Origin.PARTY, party=0), "")
    _word(organisation, round_, Wording(origin=Proposal.Origin.TEXT, text=JOINTLY), WHY_JOINTLY)
    began = comment(actor=organisation, clause=fundraising, text=TALK[0], once=uuid.uuid5(ONCE, "0"))
    answers: tuple[tuple[Representative | Companion, str], ...] = ((venture, TALK[1]), (consultant, TALK[2]))
    for number, (actor, words) in enumerate(answers, start=1):
        comment(actor=actor, clause=fundraising, text=words, once=uuid.uuid5(ONCE, str(number)), thread=began.public_id)
    mark_for_talk(actor=consultant, clause=fundraising)
    prepare_wording(actor=consultant, clause=approval, text=BETWEEN, why=WHY_BETWEEN, once=uuid.uuid5(ONCE, APPROVAL))
    chapter, heading, text = CALENDAR
    add_clause(actor=organisation, round_=round_, chapter=chapter, heading=heading, text=text, once=uuid.uuid5(ONCE, chapter))
    for actor, (behind, words) in zip(actors, BEHIND, strict=True):
        name_motive(actor=actor, round_=round_, key=FUNDRAISING, behind=behind, words=words)
    write_note(actor=venture, round_=round_, key=FUNDRAISING, text=NOTE, based_on=0)


def _word(actor: Representative, round_: Round, wording: Wording, why: str) -> None:
    view = next(view for view in clause_views(round_) if view.clause.key == FUNDRAISING)
    propose(actor=actor, clause=view.clause, wording=wording, based_on=view.current.number if view.current else 0, why=why)
