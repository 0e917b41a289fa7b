"""What the demonstration tells: four invented people, two invented partnerships, and what they answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Answers = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Person:
    """Somebody who can be entered as."""

    email: str
    name: str
    side: str


@dataclass(frozen=True)
class Story:
    """One partnership: its two people, what they answered, and whether they have sealed."""

    title: str
    venture: Person
    organisation: Person
    venture_answers: Answers = field(default_factory=dict)
    organisation_answers: Answers = field(default_factory=dict)
    sealed: bool = False

    @property
    def people(self) -> tuple[Person, Person]:
        """Venture first."""
        return self.venture, self.organisation


NOA = Person("noa@venture.example", "נועה שגב", "מתקנים יחד")
AMIT = Person("amit@organisation.example", "עמית לביא", "מרכז קהילתי הגפן")
TAMAR = Person("tamar@venture.example", "תמר דגן", "שורשים בשכונה")
YOAV = Person("yoav@organisation.example", "יואב רז", "עמותת פתח רחב")

STILL_ANSWERING = Story(
    title="בית מלאכה לתיקונים",
    venture=NOA,
    organisation=AMIT,
    venture_answers={
        "fit.purpose": {"value": "בית מלאכה פתוח שבו שכנות ושכנים מתקנים יחד חפצים במקום לזרוק אותם.", "importance": "principle"},
        "fit.values": {
            "value": [
                {"value": "שיתוף", "behaviour": "כל מה שלמדנו כתוב ופתוח לכולם"},
                {"value": "סבלנות", "behaviour": "מלמדים לתקן, ולא מתקנים במקום מישהו"},
            ]
        },
        "fit.offer": {"value": {"options": ["subject_expertise", "community_and_volunteers", "new_idea_or_method"], "own": []}},
        "fit.expect": {"value": {"options": ["known_name", "legal_status_and_approvals"], "own": ["חדר קבוע"]}},
        "fit.horizon": {"value": "one_year", "importance": "preference", "reason": "שנה מספיקה כדי ללמוד מה עובד."},
        "risks.list": {"value": [{"risk": {"deck": "losing_control"}, "calm": "ההחלטות על התוכן נשארות אצלנו"}]},
        "model.position": {"value": "infrastructure_and_guidance", "importance": "principle", "note": "אפשר להתקרב אחרי חצי שנה"},
        "model.idea": {"value": {"materials_created": "jointly", "name_domain_and_accounts": "venture"}},
        "resources.fundraising": {"value": "venture_with_help"},
    },
)

REVEALED = Story(
    title="לומדים בגינה",
    venture=TAMAR,
    organisation=YOAV,
    sealed=True,
    venture_answers={
        "fit.purpose": {"value": "ילדות וילדים לומדים טבע וחשבון בגינה השכונתית, פעמיים בשבוע.", "importance": "principle"},
        "fit.values": {"value": [{"value": "שמחה", "behaviour": "כל מפגש מתחיל במשהו שטועמים"}]},
        "fit.offer": {"value": {"options": ["new_idea_or_method", "community_and_volunteers"], "own": []}},
        "fit.expect": {"value": {"options": ["legal_status_and_approvals", "ties_to_funders", "experience_in_managing"], "own": []}},
        "fit.horizon": {"value": "two_years"},
        "risks.list": {
            "value": [
                {"risk": {"deck": "idea_taken"}, "calm": "השם והתכנים נשארים שלנו"},
                {"risk": {"own": "הגינה תישאר בלי מים בקיץ"}, "calm": "תקציב השקיה נפרד"},
            ]
        },
        "model.position": {
            "value": "infrastructure_and_guidance",
            "importance": "principle",
            "reason": "אנחנו רוצים להמשיך להחליט מה לומדים.",
        },
        "model.idea": {"value": {"materials_created": "venture", "name_domain_and_accounts": "venture"}},
        "resources.fundraising": {"value": "jointly"},
        "resources.approach": {"value": "notice"},
        "resources.fee_kind": {"value": "percent_of_income"},
        "resources.fee": {"value": 5},
        "resources.infrastructure_expect": {
            "value": {"options": ["bank_account_and_separate_ledger", "receipts_for_donors", "insurance"], "own": []}
        },
        "credit.logos": {"value": "venture_large"},
        "credit.approval": {"value": "what_names_the_other"},
        "credit.no_answer": {"value": "not_approved"},
        "mechanism.decisions_start": {
            "value": {
                "content": "venture_alone",
                "budget": "together",
                "publicity": "venture_after_consulting",
                "approach_to_funders": "together",
            }
        },
        "mechanism.reporting": {"value": {"activity": "quarterly", "results": "half_yearly", "problems_and_risks": "monthly"}},
        "communication.meetings": {"value": "monthly"},
        "conflict.notice": {"value": 60},
        "conflict.exit": {"value": {"money": "by_agreement", "name_and_materials": "venture", "data": "by_agreement"}},
    },
    organisation_answers={
        "fit.purpose": {"value": "הגינה הופכת למקום לימוד קבוע של השכונה, בליווי מקצועי.", "importance": "preference"},
        "fit.values": {"value": [{"value": "ביטחון", "behaviour": "אין פעילות בלי ליווי של מבוגר אחראי"}]},
        "fit.offer": {"value": {"options": ["legal_status_and_approvals", "experience_in_managing", "professional_community"], "own": []}},
        "fit.expect": {"value": {"options": ["new_idea_or_method", "community_and_volunteers", "audiences"], "own": []}},
        "fit.horizon": {"value": "two_years"},
        "risks.list": {"value": [{"risk": {"deck": "careless_work_under_our_name"}, "calm": "תדריך בטיחות לפני כל עונה"}]},
        "model.position": {"value": "main_matters_together", "importance": "preference", "reason": "האחריות על הילדים היא גם שלנו."},
        "model.idea": {"value": {"materials_created": "jointly", "name_domain_and_accounts": "venture"}},
        "resources.fundraising": {"value": "jointly"},
        "resources.approach": {"value": "consult", "importance": "principle"},
        "resources.fee_kind": {"value": "percent_of_income"},
        "resources.fee": {"value": 8},
        "resources.infrastructure_offer": {
            "value": {"options": ["bank_account_and_separate_ledger", "bookkeeping", "receipts_for_donors"], "own": []}
        },
        "credit.logos": {"value": "equal"},
        "credit.approval": {"value": "what_names_the_other"},
        "credit.no_answer": {"value": "reminder_then_approved"},
        "mechanism.decisions_start": {
            "value": {
                "content": "venture_after_consulting",
                "budget": "together",
                "publicity": "together",
                "approach_to_funders": "organisation_after_consulting",
            }
        },
        "mechanism.reporting": {"value": {"activity": "quarterly", "results": "half_yearly", "problems_and_risks": "monthly"}},
        "communication.meetings": {"value": "every_two_weeks"},
        "conflict.notice": {"value": 90},
        "conflict.exit": {"value": {"money": "by_agreement", "name_and_materials": "venture", "data": "organisation"}},
    },
)

STORIES = (STILL_ANSWERING, REVEALED)
OWN_WORDS = ("communication.meetings", "הצדדים ייפגשו פעם בשבועיים בשלושת החודשים הראשונים, ואחר כך פעם בחודש.")
