"""Two whole agreements, one in each language, as golden files guard them. `python -m tests.golden_agreements` writes them anew."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from partnerships.domain.agreement import Agreement, Signatory, to_json
from partnerships.domain.assembly import SettledClause, Signing, assemble
from partnerships.domain.clauses import drafting
from partnerships.domain.facts import AgreementFactValue, party_facts
from tests.languages import LANGUAGES, translate_to

GOLDEN = Path(__file__).parent / "golden"

SHARED: Mapping[str, Any] = {
    "fit.horizon": "two_years",
    "model.position": "infrastructure_and_guidance",
    "model.idea": {"materials_created": "jointly", "name_domain_and_accounts": "venture"},
    "resources.fundraising": "venture_with_help",
    "resources.approach": "notice",
    "resources.fee_kind": "percent_of_income",
    "resources.fee": 7.5,
    "credit.logos": "equal",
    "credit.approval": "what_names_the_other",
    "credit.no_answer": "reminder_then_approved",
    "mechanism.decisions_start": {
        "content": "venture_alone",
        "budget": "together",
        "publicity": "venture_after_consulting",
        "approach_to_funders": "organisation_after_consulting",
    },
    "mechanism.reporting": {"activity": "quarterly", "results": "half_yearly", "problems_and_risks": "monthly"},
    "communication.meetings": "every_two_weeks",
    "conflict.third_party_role": "mediates",
    "conflict.notice": 60,
    "conflict.exit": {"money": "organisation", "name_and_materials": "venture", "data": "by_agreement"},
}
OFFERS: Mapping[str, Mapping[str, Any]] = {
    "venture": {
        "fit.offer": {"options": ["new_idea_or_method", "community_and_volunteers"], "own": []},
        "fit.expect": {"options": ["known_name"], "own": []},
        "resources.infrastructure_expect": {"options": ["office", "receipts_for_donors"], "own": []},
    },
    "organisation": {
        "fit.offer": {"options": ["known_name", "media"], "own": []},
        "fit.expect": {"options": ["new_idea_or_method"], "own": []},
        "resources.infrastructure_offer": {"options": ["office", "receipts_for_donors", "software"], "own": []},
    },
}
WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "title": "Reading Direction with Community Circles",
        "venture": "Reading Direction",
        "organisation": "Community Circles",
        "first": "Tamar Sela",
        "second": "Wissam Khoury",
        "third": "Dalit Nahum",
        "fourth": "Noa Ben David",
        "director": "Director",
        "chair": "Chair",
        "address": "12 HaGefen St, Haifa",
        "joining": "with the written consent of all members",
        "purpose": "240 students from the north, first of their families in higher education, finish their first year.",
        "value": "We say things in time",
        "behaviour": "Unpleasant news reaches the other side before it reaches others.",
        "risk": "Volunteers are approached by both sides",
        "calm": "Every message to volunteers is sent by the Venture.",
        "law": "the law of Israel; the courts of Haifa",
        "objective": "Promoting higher education in the north of the country",
        "check": "the Organisation's volunteer coordinator",
    },
    "he": {
        "title": "כיוון קריאה עם מעגלי קהילה",
        "venture": "כיוון קריאה",
        "organisation": "מעגלי קהילה (ע״ר)",
        "first": "תמר סלע",
        "second": "ויזן חורי",
        "third": "דלית נחום",
        "fourth": "נועה בן דוד",
        "director": "מנכ״לית",
        "chair": "יושבת ראש הוועד",
        "address": "רחוב הגפן 12, חיפה",
        "joining": "בהסכמה בכתב של כל חברי הקבוצה",
        "purpose": "240 סטודנטיות וסטודנטים מהצפון, דור ראשון להשכלה גבוהה, מסיימים את השנה הראשונה.",
        "value": "אומרים דברים בזמן",
        "behaviour": "עדכון לא נעים מגיע לצד האחר לפני שהוא מגיע לאחרים.",
        "risk": "שני הצדדים פונים למתנדבות ולמתנדבים",
        "calm": "כל הודעה למתנדבות ולמתנדבים יוצאת מהמיזם.",
        "law": "דיני מדינת ישראל; בתי המשפט בחיפה",
        "objective": "קידום ההשכלה הגבוהה בצפון הארץ",
        "check": "רכזת המתנדבות והמתנדבים של הארגון",
    },
}


def sheets(language: str) -> dict[str, dict[str, Any]]:
    """What both sides answered: alike wherever one value is asked for, each in its own words in the lists."""
    words = WORDS[language]
    own: dict[str, dict[str, Any]] = {
        "venture": {
            "fit.purpose": words["purpose"],
            "fit.values": [{"value": words["value"], "behaviour": words["behaviour"]}],
            "risks.list": [{"risk": {"deck": "idea_taken"}, "calm": ""}, {"risk": {"own": words["risk"]}, "calm": words["calm"]}],
            "conflict.third_party": [words["fourth"]],
        },
        "organisation": {
            "fit.purpose": words["purpose"],
            "risks.list": [{"risk": {"deck": "promise_to_a_donor_not_kept"}, "calm": words["calm"]}],
            "conflict.third_party": {"undecided": True},
        },
    }
    return {pole: {**SHARED, **OFFERS[pole], **own[pole]} for pole in ("venture", "organisation")}


def sides(language: str) -> tuple[Signing, Signing]:
    words = WORDS[language]
    people = [words["first"], words["second"]]
    venture = {"legal_name": words["venture"], "form": "unregistered_group", "members": people, "liability": "own_share"}
    organisation = {
        "legal_name": words["organisation"],
        "form": "association",
        "number": "580000008",
        "address": words["address"],
        "notices_email": "office@example.org.il",
        "required_signatures": 2,
        "section_46_until": "2028-12-31",
    }
    return (
        Signing("venture", "venture", party_facts({**venture, "joining": words["joining"]}), tuple(Signatory(name) for name in people)),
        Signing(
            "organisation",
            "organisation",
            party_facts(organisation),
            (Signatory(words["third"], words["director"]), Signatory(words["fourth"], words["chair"])),
        ),
    )


def clauses(language: str) -> list[SettledClause]:
    """Every core question settled by the draft of both sides; the logos are left open."""
    translate, answers, settled = translate_to(language), sheets(language), []
    keys = [*SHARED, "fit.purpose", "fit.values", "fit.offer", "resources.infrastructure_offer", "risks.list", "conflict.third_party"]
    for key in keys:
        draft = drafting.draft_joint(key, answers, translate=translate)
        assert draft is not None, key
        settled.append(SettledClause(key, draft.heading, draft.text))
    heading, until = drafting.heading("credit.logos", translate), date(2027, 3, 1)
    text = drafting.open_point_text(heading, "organisation", until, translate=translate)
    return [
        SettledClause(clause.key, heading, text, until, "organisation") if clause.key == "credit.logos" else clause for clause in settled
    ]


def facts(language: str) -> dict[str, AgreementFactValue]:
    words = WORDS[language]
    return {
        "binds": "named",
        "start": date(2026, 6, 8),
        "law": words["law"],
        "language_prevails": language,
        "objective": words["objective"],
        "minors": True,
        "minors_check": words["check"],
        "distribution": (words["fourth"], f"{words['third']} <office@example.org.il>"),
    }


def golden_agreement(language: str, **more: Any) -> Agreement:
    """The agreement of the golden file of that language; `more` replaces what is given to `assemble`."""
    given: dict[str, Any] = {
        "language": language,
        "title": WORDS[language]["title"],
        "partnership_id": "7K2M94XQ",
        "number": 2,
        "questionnaire_version": "1",
        "sides": sides(language),
        "clauses": clauses(language),
        "facts": facts(language),
        "translate": translate_to(language),
    }
    return assemble(**{**given, **more})


def golden_file(language: str) -> Path:
    return GOLDEN / f"agreement_{language}.json"


def as_written(agreement: Agreement) -> str:
    return json.dumps(to_json(agreement), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    for name in LANGUAGES:
        golden_file(name).write_text(as_written(golden_agreement(name)), encoding="utf-8")
