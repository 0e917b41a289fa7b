"""Two agreements with everything that is awkward in print: mixed names, telephones, amounts, lists, open points."""

import hashlib
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import rfc8785
from PIL import Image, ImageDraw

from partnerships.domain.evidence import Evidence, ReturnedEvidence, SignatureEvidence
from partnerships.domain.facts import Form, Liability, PartyFacts, party_facts_json

HEBREW_TABLE = (
    "העניינים האלה מוכרעים כך:\n\n| עניין | מי מחליט |\n| תקציב עד 21,000 ₪ | שני הצדדים יחד |\n"
    "| פרסום | the Venture, after a talk |\n| פנייה ל־Foundation \\| קרן | הארגון, ולא יותר מ־-5% |\n\nעד שהצדדים יסכימו אחרת."
)
ENGLISH_TABLE = (
    "Each side tells the other:\n\n| What is told | The Venture | The Organisation |\n| Results | once a month | once a quarter |\n"
    "| Ties to funders (קרן הדוגמה) | — | as it happens |"
)

SIGNED = datetime(2026, 6, 8, 7, 22, 5, tzinfo=UTC)


def hebrew_agreement() -> dict[str, Any]:
    return {
        "format": "arig-agreement/1",
        "language": "he",
        "kind": "הסכם שיתוף פעולה",
        "partnership_id": "018f6f3e-0000-7000-8000-000000000001",
        "questionnaire_version": "1",
        "binds": "everything",
        "start": "2026-06-08",
        "title": "ישראל 2050 עם אגודת הסטודנטים Technion",
        "number": 5,
        "specimen": False,
        "parties": [
            {
                "role": "venture",
                "pole": "",
                "term": "המיזם",
                "name": "ישראל 2050",
                "facts": _group("ישראל 2050", "רחוב הגפן 12, חיפה", "תמר סלע"),
                "signatories": [{"name": "תמר סלע", "role": "מייסדת שותפה"}],
            },
            {
                "role": "organisation",
                "pole": "",
                "term": "הארגון",
                "name": "אגודת הסטודנטים (ע״ר) ASAT",
                "facts": _association("אגודת הסטודנטים (ע״ר) ASAT", "קריית הטכניון, חיפה 3200003"),
                "signatories": [
                    {"name": "דלית נחום", "role": "מנכ״לית"},
                    {"name": "Noa Ben David", "role": "Chair"},
                ],
            },
        ],
        "values": ["אומרים דברים בזמן.", "Credit goes to whoever did the work."],
        "chapters": [
            {
                "key": "background",
                "heading": "רקע ומהות שיתוף הפעולה",
                "clauses": [
                    _clause(
                        "1.1",
                        "model.position",
                        "מודל השותפות",
                        "הארגון נותן תשתית וליווי. המיזם מנהל את עצמו.\n\nהארגון מעמיד:\n- חדר עבודה יומיים בשבוע\n"
                        "- ניהול חשבונות עד 21,000 ₪ בשנה\n- קשר עם John Smith בטלפון 04-829-2111",
                    ),
                    _clause("1.2", "fit.purpose", "מטרה", "ללוות 240 סטודנטיות וסטודנטים עד 31.12.2027. הצמיחה הייתה -5% בשנה האחרונה."),
                    _clause("1.3", "mechanism.decisions_start", "מי מחליט", HEBREW_TABLE),
                ],
            },
            {
                "key": "money",
                "heading": "כסף",
                "clauses": [
                    _clause("2.1", "resources.fee", "דמי תשתית", "7% מהכנסות המיזם, ולא יותר מ־21,000 ₪ בשנה (סעיף 46)."),
                    _clause(
                        "2.2",
                        "conflict.notice",
                        "הודעה על סיום",
                        "הסעיף הזה נשאר פתוח.",
                        open_until="2027-03-01",
                        open_owner="הארגון",
                    ),
                    _clause("2.3", "own", "English words", "Both sides share the logo (CC BY 4.0)."),
                ],
            },
        ]
        + [_filler(number) for number in range(3, 10)],
        "open_points": [{"number": "2.2", "heading": "הודעה על סיום", "owner": "הארגון", "until": "2027-03-01"}],
        "distribution": ["קרן הדוגמה: ההסכם כולו", "Dana Levi: ההסכם ללא הנספחים", "מי שהצדדים יסכימו"],
    }


def with_annex(agreement: dict[str, Any]) -> dict[str, Any]:
    """The same agreement with a budget in an annex."""
    is_hebrew = agreement["language"] == "he"
    text = "| שורה | סכום |\n| שכר | 1,250.50 ₪ |" if is_hebrew else "| Line | Sum |\n| Pay | ₪1,250.50 |"
    clause = _clause("נספח א" if is_hebrew else "Annex A", "annex.1", "תקציב" if is_hebrew else "Budget", text)
    return agreement | {"chapters": [*agreement["chapters"], {"key": "annexes", "heading": "Annexes", "clauses": [clause]}]}


def arabic_agreement() -> dict[str, Any]:
    """With names in other scripts, numbers of all kinds, and a text that is read back letter by letter."""
    agreement = english_agreement()
    agreement |= {"language": "ar", "kind": "اتفاقية تعاون", "title": "المبادرة والجمعية Technion", "specimen": False}
    agreement["parties"][0] |= {"term": "المبادرة", "name": "ישראל 2050"}
    agreement["parties"][1] |= {"term": "المنظّمة", "name": "الجمعية ASAT"}
    agreement["values"] = ["نقول الأشياء في وقتها.", "Γειά σου Анна"]
    agreement["distribution"] = ["דנה לוי: الاتفاقية كاملة"]
    clauses = [
        _clause("1.1", "fit.purpose", "الغرض", "مرافقة 240 طالبة وطالبا حتى 31.12.2027، ولا أكثر من 21,000 ₪ أو -5%."),
        _clause("1.2", "own.1", "الاتصال", "هاتف 04-829-2111\n\n- دنة 7%\n- John Smith\n\n| الأمر | من يقرر |\n| الميزانية | ישראל 2050 |"),
    ]
    agreement["chapters"] = [{"key": "purpose", "heading": "الغرض والقيم", "clauses": clauses}]
    agreement["open_points"] = []
    return agreement


def english_agreement() -> dict[str, Any]:
    agreement = hebrew_agreement()
    agreement |= {"language": "en", "kind": "Cooperation agreement", "title": "Israel 2050 and the Students’ Union", "specimen": True}
    agreement["parties"][0] |= {"term": "the Venture", "name": "Israel 2050"}
    agreement["parties"][0]["facts"] = _group("Israel 2050", "12 HaGefen St, Haifa", "Tamar Sela")
    agreement["parties"][0]["signatories"] = [{"name": "Tamar Sela", "role": "Co-founder"}]
    agreement["parties"][1] |= {"term": "the Organisation", "name": "Students’ Union (אגודת הסטודנטים)"}
    agreement["parties"][1]["facts"] = _association("Students’ Union", "Technion City, Haifa 3200003")
    agreement["parties"][1]["signatories"] = [{"name": "Dalit Nahum", "role": "Director"}, {"name": "נועה בן דוד", "role": "Chair"}]
    agreement["values"] = ["We say things in time.", "Credit goes to whoever did the work."]
    agreement["distribution"] = ["Example Foundation: the whole agreement", "דנה לוי: the agreement without its annexes"]
    agreement["open_points"][0] |= {"heading": "Notice", "owner": "the Organisation"}
    agreement["chapters"] = [
        {
            "key": "background",
            "heading": "Background and kind of cooperation",
            "clauses": [
                _clause(
                    "1.1",
                    "model.position",
                    "Kind of partnership",
                    "The Organisation gives infrastructure and guidance. The Venture runs itself.\n\nThe Organisation provides:\n"
                    "- a room on two days a week\n- bookkeeping up to ₪21,000 a year\n- contact with דנה לוי by telephone, +972-4-829-2111",
                ),
                _clause("1.2", "fit.purpose", "Purpose", "To accompany 240 students until 31 December 2027."),
                _clause("1.3", "communication.share", "What is told", ENGLISH_TABLE),
            ],
        },
        {
            "key": "money",
            "heading": "Money",
            "clauses": [
                _clause("2.1", "resources.fee", "Infrastructure fee", "7% of the income, at most ₪21,000 a year."),
                _clause("2.2", "conflict.notice", "Notice", "This is open.", open_until="2027-03-01", open_owner="the Organisation"),
            ],
        },
    ]
    return agreement


def evidence_for(agreement: dict[str, Any]) -> Evidence:
    """One typed signature with a stamp, one drawn, and one that was given on paper; the second party has a logo."""
    method = "command" if agreement["specimen"] else "email_code"
    acts: list[SignatureEvidence] = []
    for party, side in enumerate(agreement["parties"]):
        for person in side["signatories"]:
            drawn, on_paper = len(acts) == 1, len(acts) == 2
            acts.append(
                SignatureEvidence(
                    party=party,
                    name=person["name"],
                    role=person["role"],
                    method="drawn" if drawn else "paper" if on_paper else "typed",
                    authority="החלטת ועד מ־1 במאי 2026" if agreement["language"] == "he" else "Board resolution of 1 May 2026",
                    identified_by="elsewhere" if on_paper else method,
                    address="t…@example.org.il",
                    at=SIGNED,
                    zone="Asia/Jerusalem",
                    served_hash=hashlib.sha256(person["name"].encode()).hexdigest(),
                    consent_version="2026-05",
                    image=drawn_signature() if drawn else None,
                    stamp=emblem() if not acts else None,
                    returned=_returned(agreement) if on_paper else None,
                )
            )
    return Evidence(
        fingerprint=hashlib.sha256(rfc8785.dumps(agreement)).hexdigest(),
        check_code="AR-7K2M-94XQ",
        check_address="https://arig.example/check/AR-7K2M-94XQ",
        audit_head=hashlib.sha256(b"head").hexdigest(),
        sealed_at=SIGNED,
        zone="Asia/Jerusalem",
        signatures=tuple(acts),
        renderer=(("weasyprint", "70.0"), ("pydyf", "0.13.0")),
        specimen=agreement["specimen"],
        logos=((1, emblem()),),
    )


def emblem() -> bytes:
    """A stamp or a logo: coloured, and see-through around it."""
    image = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse([10, 10, 290, 190], outline=(40, 60, 150, 255), width=12)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _returned(agreement: dict[str, Any]) -> ReturnedEvidence:
    return ReturnedEvidence(
        kind="paper",
        file_hash=hashlib.sha256(b"scan").hexdigest(),
        signed_on=date(2026, 6, 5),
        returned_at=SIGNED,
        confirmed_at=SIGNED,
        confirmed_by=agreement["parties"][0]["signatories"][0]["name"],
        confirmed_for=0,
    )


def drawn_signature() -> bytes:
    image = Image.new("L", (600, 200), 255)
    ImageDraw.Draw(image).line([(20, 150), (120, 40), (180, 160), (300, 60), (420, 150), (580, 70)], fill=20, width=7)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _group(name: str, address: str, member: str) -> dict[str, Any]:
    facts = PartyFacts(name, Form.UNREGISTERED_GROUP, address=address, members=(member,), liability=Liability.OWN_SHARE)
    return party_facts_json(facts)


def _association(name: str, address: str) -> dict[str, Any]:
    return party_facts_json(PartyFacts(name, Form.ASSOCIATION, "580000008", address=address, required_signatures=2))


def _clause(
    number: str, key: str, heading: str, text: str, *, open_until: str | None = None, open_owner: str | None = None
) -> dict[str, Any]:
    return {
        "number": number,
        "key": key,
        "heading": heading,
        "text": text,
        "open_until": open_until,
        "open_owner": open_owner,
    }


def _filler(number: int) -> dict[str, Any]:
    text = "שני נציגים מכל צד נפגשים פעם בחודש למשך 70 דקות, וכל התחייבות נרשמת עם שם ותאריך ונפתחת בפגישה הבאה."
    return {
        "key": f"chapter{number}",
        "heading": "תקשורת ודיווח",
        "clauses": [_clause(f"{number}.{place}", f"x.{number}.{place}", "פגישות", text) for place in (1, 2, 3)],
    }
