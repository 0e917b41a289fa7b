"""Every mail of the site with values as its service gives them, in every variant that reads differently."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings

from partnerships.adapters.mail import Attachment, Mail, compose

FOLDER = Path(settings.BASE_DIR) / "templates" / "email"
WORDS = {
    "he": {"title": "קיץ בנגב", "side": "אגודת הסטודנטים", "other": "מיזם הקיץ", "person": "נועה לוי", "second": "דן כהן", "clause": "גיוס משאבים", "note": "הסעיף על גיוס המשאבים.\nחסר בו מועד.", "as": "עורכת דין"},
    "ar": {"title": "صيف في النقب", "side": "اتحاد الطلاب", "other": "مبادرة الصيف", "person": "نور حدّاد", "second": "سامي خوري", "clause": "تجنيد الأموال", "note": "البند عن تجنيد الأموال.\nينقصه موعد.", "as": "محامية"},
    "en": {"title": "Summer in the Negev", "side": "Students’ union", "other": "Summer venture", "person": "Noa Levi", "second": "Dan Cohen", "clause": "Raising resources", "note": "The clause on raising resources.\nIt lacks a day.", "as": "lawyer"},
}  # fmt: skip
STOP = "https://arig.example/stop/abc:def/"
LINK = "https://arig.example/invitation/abc/"
INVITING = {
    "inviting_side": "{other}",
    "is_own_team": False,
    "capacity": "{as}",
    "link": LINK,
    "expires": "2027-01-12",
    "inviter": "{person}",
}
CODE = {"code": "804213", "minutes": 10}
VARIANTS: dict[str, list[dict[str, Any]]] = {
    "acceptance_withdrawn": [{"stop_link": STOP}],
    "access_ended": [{"reason": "{note}"}, {"reason": "", "who": ""}],
    "address_changed": [{"email": "noa@new.example"}],
    "address_corrected": [{"new": "noa@new.example", "old": "noa@old.example", "reason": "{note}"}],
    "address_taken": [{}],
    "all_settled": [{}],
    "answering_began": [{"open_on": "2027-01-12"}],
    "answers_opened": [{}],
    "approval_asked": [{}],
    "assigned": [{}],
    "called_as_third_party": [{}],
    "certificate_ends": [
        {"kind": kind, "valid_until": "2027-01-12", "has_ended": has_ended, "title": "{side}"}
        for kind in ("proper_management", "section_46", "bookkeeping", "withholding", "insurance")
        for has_ended in (False, True)
    ],
    "comment_added": [{"stop_link": STOP}],
    "comment_asks": [{"stop_link": STOP}],
    "companion_ended": [{}],
    "companion_joined": [{"kind": kind, "capacity": "{as}"} for kind in ("consultant", "observer", "third_party")] + [{"kind": "observer", "capacity": ""}],
    "companion_left": [{"by": "{other}"}, {"by": ""}],
    "confirmation_code": [CODE],
    "copy": [
        {"receives": receives, "name": "{second}", "link": "https://arig.example/copies/abc/", "expires": "2027-01-12"}
        for receives in ("whole", "without_annexes", "notice")
    ],
    "copy_asked": [{"name": "{second}"}],
    "copy_refused": [{"name": "{second}"}],
    "declined": [{}],
    "default_left_out": [{"stop_link": STOP}],
    "deadline_of_signing": [{"sign_by": "2027-01-12", "days": days, "stop_link": STOP} for days in (3, -3)],
    "digest": [{"stop_link": STOP}],
    "document_sealed": [{"check_code": "AR-7K2M-94XQ", "check_path": "/check/AR-7K2M-94XQ/", "is_attached": attached} for attached in (False, True)],
    "file_confirmed": [{}],
    "file_refused": [{}],
    "file_returned": [{}],
    "file_withdrawn": [{}],
    "full_path_asked": [{"stop_link": STOP}],
    "ground_rules_accepted": [{"open_on": "2027-01-12"}],
    "invitation": [{**INVITING, "kind": kind} for kind in ("side", "team", "consultant", "observer", "third_party")]
    + [{**INVITING, "kind": "side", "is_own_team": True}, {**INVITING, "kind": "side", "inviter": "", "inviting_side": ""}],
    "invitation_allowed": [{**INVITING, "kind": kind} for kind in ("side", "team", "observer")],
    "invitation_asked": [{"email": "dan@old.example", "address": "dan@new.example"}],
    "invitation_declined": [{}],
    "invitation_refused": [{"email": "dan@old.example"}, {"email": ""}],
    "joined": [{"stop_link": STOP}],
    "leaving_out_waits": [{"stop_link": STOP}],
    "new_address_code": [CODE],
    "old_address_code": [CODE],
    "operator_let_in": [{"reason": "{note}"}],
    "organisation_corrected": [{"organisation": "{side}", "number": "580000008", "reason": "{note}"}],
    "other_side_sealed": [{}],
    "path_widened": [{}],
    "proposal_waits": [{"stop_link": STOP}],
    "ready_to_sign": [{"sign_by": ""}, {"sign_by": "2027-01-12"}],
    "reminder": [
        {"step": step, "since": "2027-01-12", "is_last": step == "sign", "stop_link": STOP}
        for step in ("invite", "accept_ground_rules", "agree_date", "answer", "settle", "freeze", "approve", "sign")
    ],
    "seal_ends": [{"valid_until": "2027-01-12", "has_ended": has_ended} for has_ended in (False, True)],
    "sent_back": [{}],
    "signatory_replaced": [{"stepping_in": "{second}", "leaving": "{person}"}],
    "signed": [{}],
    "signing_began": [{"stop_link": STOP}],
    "signing_arranged": [{"in_order": True, "sign_by": ""}, {"in_order": False, "sign_by": "2027-01-12"}],
    "signing_code": [CODE],
    "signing_in_order": [{"sign_by": ""}],
    "third_party_called": [{"third_party": "{second}"}],
    "wording_prepared": [{"stop_link": STOP}],
    "wording_withdrawn": [{"stop_link": STOP}],
    "your_turn": [{"sign_by": "2027-01-12"}],
}  # fmt: skip
NEWS = (
    "proposal_waits",
    "acceptance_withdrawn",
    "wording_withdrawn",
    "leaving_out_waits",
    "default_left_out",
    "comment_added",
    "comment_asks",
    "wording_prepared",
    "full_path_asked",
    "joined",
    "signing_began",
)
CASES = [(template, number) for template, variants in VARIANTS.items() for number in range(len(variants))]


def templates() -> set[str]:
    """The names of all mails that there are templates for."""
    return {path.name.removesuffix(".subject.txt") for path in FOLDER.glob("*.subject.txt")}


def values_of(template: str, number: int, language: str) -> dict[str, Any]:
    """What that variant is told, with names in that language."""
    words = WORDS[language]
    common = {"title": "{title}", "side": "{side}", "who": "{person}", "heading": "{clause}", "note": "{note}", "path": "/partnerships/1/"}
    values = {**common, **VARIANTS[template][number]}
    filled = {key: value.format_map(words) if isinstance(value, str) else value for key, value in values.items()}
    if template == "digest":
        filled["news"] = [{"template": name, "values": values_of(name, 0, language)} for name in NEWS]
    return filled


def mail_of(template: str, number: int, language: str, values: Mapping[str, Any] | None = None) -> Mail:
    """That variant, composed."""
    told = {**values_of(template, number, language), **(values or {})}
    attachment = Attachment("AR-7K2M-94XQ.pdf", b"%PDF-1.7") if told.get("is_attached") else None
    return compose(
        template=template, to="noa@venture.example", language=language, values=told, message_id="<1@arig.example>", attachment=attachment
    )
