"""What the two sides answer in the journeys: every kind of question by its own widget, some pages skipped."""

from tests.journeys.answering import Answer, AnswerPage

TEXTS = {
    "he": {
        "purpose": "שבכל שכונה יהיה קיץ עם מקום לכל ילדה וילד.",
        "purpose of the union": "לפתוח את הקמפוס לשכונות סביבו.",
        "value": "שקיפות", "behaviour": "כל דוח פתוח לשני הצדדים", "second value": "סבלנות", "second behaviour": "מחכים לתשובה לפני שמחליטים",
        "own offer": "גינה קהילתית", "own worry": "הקיץ ייגמר לפני שנתחיל", "calm": "תאריך התחלה כתוב", "reason": "כדי להישאר קלים ולהגיע מהר.",
        "note": "אפשר להתגמש אם יוצע תקציב", "third": "מרכז הגישור העירוני",
    },
    "en": {
        "purpose": "A summer in every neighbourhood, with room for every child.",
        "purpose of the union": "To open the campus to the neighbourhoods around it.",
        "value": "Openness", "behaviour": "Every report is open to both sides", "second value": "Patience", "second behaviour": "We wait for an answer before deciding",
        "own offer": "A community garden", "own worry": "The summer is over before we begin", "calm": "A starting day in writing", "reason": "To stay light and move fast.",
        "note": "We could give way for a budget", "third": "The city's mediation centre",
    },
    "ar": {
        "purpose": "صيف في كل حيّ، وفيه مكان لكل طفلة وطفل.",
        "purpose of the union": "فتح الحرم الجامعي أمام الأحياء المحيطة به.",
        "value": "الشفافية", "behaviour": "كل تقرير مفتوح أمام الطرفين", "second value": "الصبر", "second behaviour": "ننتظر الإجابة قبل اتخاذ القرار",
        "own offer": "حديقة مجتمعية", "own worry": "انتهاء الصيف قبل أن نبدأ", "calm": "موعد بدء مكتوب", "reason": "حفاظًا على الخفّة والسرعة في العمل.",
        "note": "يمكن التنازل مقابل ميزانية", "third": "مركز الوساطة البلدي",
    },
}  # fmt: skip


def _text(page: AnswerPage, name: str) -> str:
    return TEXTS[page.visitor.language][name]


def _purpose(page: AnswerPage) -> None:
    page.write("fit.purpose", _text(page, "purpose"))
    page.note("fit.purpose", _text(page, "note"))


def _purpose_of_the_union(page: AnswerPage) -> None:
    page.write("fit.purpose", _text(page, "purpose of the union"))


def _values(page: AnswerPage) -> None:
    page.write_row("fit.values", 0, value=_text(page, "value"), behaviour=_text(page, "behaviour"))
    page.write_row("fit.values", 1, value=_text(page, "second value"), behaviour=_text(page, "second behaviour"))


def _offers(page: AnswerPage) -> None:
    page.pick("fit.offer", "subject_expertise")
    page.pick("fit.offer", "new_idea_or_method")
    page.write_row("fit.offer", 0, own=_text(page, "own offer"))
    page.pick("fit.expect", "known_name")


def _offers_of_the_union(page: AnswerPage) -> None:
    page.pick("fit.offer", "known_name")
    page.pick("fit.expect", "subject_expertise")


def _one_year(page: AnswerPage) -> None:
    page.pick("fit.horizon", "one_year")


def _worries(page: AnswerPage) -> None:
    page.take_card("risks.list", "idea_taken")
    page.write_row("risks.list", 1, risk=_text(page, "own worry"))
    page.cells("risks.list", "calm").nth(1).fill(_text(page, "calm"))


def _one_year_or_two(page: AnswerPage) -> None:
    page.pick("fit.horizon", "one_year")
    page.accept_too("fit.horizon", "two_years")


def _light(page: AnswerPage) -> None:
    page.pick("model.position", "infrastructure_only")
    page.weigh("model.position", "principle")
    page.explain("model.position", _text(page, "reason"))


def _close(page: AnswerPage) -> None:
    page.pick("model.position", "programme_of_the_organisation")


def _ours_together(page: AnswerPage) -> None:
    page.pick_in_row("model.idea", "materials_created", "jointly")
    page.pick_in_row("model.idea", "name_domain_and_accounts", "venture")


def _jointly(page: AnswerPage) -> None:
    page.pick("resources.fundraising", "jointly")


def _with_help(page: AnswerPage) -> None:
    page.pick("resources.fundraising", "venture_with_help")


def _undecided(page: AnswerPage) -> None:
    page.leave_undecided("resources.approach")


def _consult(page: AnswerPage) -> None:
    page.pick("resources.approach", "consult")


def _five_per_cent(page: AnswerPage) -> None:
    page.pick("resources.fee_kind", "percent_of_income")
    page.write("resources.fee", "5")


def _ten_per_cent(page: AnswerPage) -> None:
    page.pick("resources.fee_kind", "percent_of_income")
    page.write("resources.fee", "10%")


def _third_party(page: AnswerPage) -> None:
    page.write_row("conflict.third_party", 0, value=_text(page, "third"))


def _notice(page: AnswerPage) -> None:
    page.write("conflict.notice", "60")
    page.accept_between("conflict.notice", "30", "90")


VENTURE: dict[str, Answer] = {
    "fit.purpose": _purpose,
    "fit.values": _values,
    "fit.offer": _offers,
    "fit.horizon": _one_year_or_two,
    "risks.list": _worries,
    "model.position": _light,
    "model.idea": _ours_together,
    "resources.fundraising": _jointly,
    "resources.approach": _undecided,
    "resources.fee_kind": _five_per_cent,
    "conflict.third_party": _third_party,
    "conflict.notice": _notice,
}
ORGANISATION: dict[str, Answer] = {
    "fit.purpose": _purpose_of_the_union,
    "fit.offer": _offers_of_the_union,
    "fit.horizon": _one_year,
    "model.position": _close,
    "model.idea": _ours_together,
    "resources.fundraising": _with_help,
    "resources.approach": _consult,
    "resources.fee_kind": _ten_per_cent,
    "conflict.third_party": _third_party,
    "conflict.notice": _notice,
}
