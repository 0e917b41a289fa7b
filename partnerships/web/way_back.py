"""Where the page of a request can be opened again: an address that only takes posts shows its refusals, but cannot be opened."""

from django.http import HttpRequest
from django.urls import reverse

PAGE_OF = {
    "widen_path": "partnership",
    "keep_path": "partnership",
    "withdraw_invitation": "partnership_list",
    "renew_invitation": "partnership_list",
    "link_invitation": "partnership_list",
    "allow_asker": "partnership_list",
    "decline_asker": "partnership_list",
    "refuse_invitation": "invitation",
    "ask_inviter": "accept_invitation",
    "autosave": "question",
    "seal_answers": "check_answers",
    "mark_meaning": "comparison",
    "score_risk": "risks",
    "answer_risk": "risks",
    "risk_clause": "risks",
    "propose_default": "default_clause",
    "propose": "clause",
    "preview_wording": "clause",
    "accept": "clause",
    "withdraw_acceptance": "clause",
    "withdraw_proposal": "clause",
    "comment": "clause",
    "resolve_thread": "clause",
    "reopen_thread": "clause",
    "mark_for_talk": "clause",
    "clear_talk_mark": "clause",
    "beside_comment": "beside_clause",
    "beside_mark_for_talk": "beside_clause",
    "beside_clear_talk_mark": "beside_clause",
    "beside_prepare": "beside_clause",
    "beside_withdraw_prepared": "beside_clause",
    "beside_record_zip": "beside_exports",
    "accept_drafts": "clauses",
    "name_motive": "conversation_gap",
    "write_note": "conversation_gap",
    "show_screen": "meeting",
    "stop_showing": "meeting",
    "clause_here": "clause",
    "clauses_here": "clauses",
    "beside_clause_here": "beside_clause",
    "beside_clauses_here": "beside_clauses",
    "state_agreement_facts": "facts",
    "state_party_facts": "facts",
    "approve_agreement": "sign",
    "signing_code": "sign",
    "sign_agreement": "sign",
    "send_back": "sign",
    "retry_sealing": "sign",
    "add_recipient": "copies",
    "remove_recipient": "copies",
    "send_copy": "copies",
    "withdraw_copy": "copies",
    "extend_copy": "copies",
    "copy_file": "opened_copy",
    "ask_copy": "copy",
    "refuse_copy": "copy",
    "confirm_file": "returned_file",
    "refuse_file": "returned_file",
    "withdraw_file": "returned_file",
    "set_language": "landing",
    "put_certificate": "organisation",
    "remove_certificate": "organisation",
    "put_emblem": "organisation",
    "remove_emblem": "organisation",
    "invite_to_team": "organisation_team",
    "remove_member": "organisation_team",
    "assign_member": "organisation_partnerships",
    "unassign_member": "organisation_partnerships",
    "take_over_profile": "facts",
    "remove_password": "account",
    "sign_out_there": "sessions",
    "sign_out_elsewhere": "sessions",
    "keep_address": "account",
    "mfa_login_webauthn": "account_request_login_code",
}
# Parts of an address that name what is changed, and not the page.
ONLY_OF_THE_POST = frozenset(
    {
        "asked", "certificate", "invitation_id", "link_id", "member_id", "partnership_id", "pk", "place", "recipient_id",
        "representative_id", "screen",
    }
)  # fmt: skip


def page_address(request: HttpRequest) -> str:
    """The address of the page that somebody has before them, with its query."""
    match = request.resolver_match
    if match is None or match.url_name not in PAGE_OF:
        return request.get_full_path()
    return reverse(PAGE_OF[match.url_name], kwargs={name: value for name, value in match.kwargs.items() if name not in ONLY_OF_THE_POST})
