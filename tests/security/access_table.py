"""Who may do what at which address, stage by stage. A row for every address of the site: one without a row fails the suite.

`door` says whom an address lets in: everybody, anybody who is signed in, the two sides of a partnership, those beside the sides, the team of
an organisation, the operator, or developers at their own machine. Every method that a row does not name is refused with 405.
"""

from dataclasses import dataclass
from enum import StrEnum

from partnerships.domain.companions import Sees

STAGES = ("open", "answering", "negotiating", "signing", "sealing", "sealed")


class Door(StrEnum):
    """Whom an address lets in."""

    EVERYBODY = "everybody"
    SIGNED_IN = "signed_in"
    SIDES = "sides"
    COMPANIONS = "companions"
    TEAM = "team"
    OPERATOR = "operator"
    DEVELOPER = "developer"


@dataclass(frozen=True)
class Row:
    """One address. For the sides: what the venture gets in each of STAGES, by GET and by a proper POST; None is a method refused.

    For a team: what an administrator gets, and what another member gets.
    """

    name: str
    door: Door
    get: str | None = None
    post: str | None = None

    @property
    def methods(self) -> frozenset[str]:
        """The methods that the address answers."""
        return frozenset(method for method, statuses in (("GET", self.get), ("POST", self.post)) if statuses is not None)

    @property
    def part(self) -> str:
        """The part of the partnership to which an address beside the sides belongs, or more than one; empty for what everybody there may have."""
        return PARTS.get(self.name, "")

    def status(self, method: str, stage: str) -> int:
        """What one's own side gets there."""
        statuses = self.get if method == "GET" else self.post
        return int((statuses or "").split()[STAGES.index(stage)])

    def viewed(self, method: str, stage: str) -> int:
        """What somebody of the side without any right gets: the pages, and for every act 403 unless the stage refuses it first."""
        own = WITHOUT_RIGHTS.get((self.name, method), "")
        if own:
            return int(own.split()[STAGES.index(stage)])
        status = self.status(method, stage)
        return 403 if method == "POST" and status < 400 else status

    def approved(self, method: str, stage: str) -> int:
        """What somebody gets who only approves: may send a text back, and decline it."""
        return self.status(method, stage) if self.name in FOR_ANY_VOICE else self.viewed(method, stage)

    def beside(self, method: str, stage: str, sees: Sees) -> int:
        """What somebody beside the sides gets who may see that."""
        return 403 if not all(getattr(sees, part) for part in self.part.split()) else self.status(method, stage)

    def in_team(self, method: str, *, administers: bool) -> int:
        """What a member of the team gets there."""
        statuses = self.get if method == "GET" else self.post
        return int((statuses or "").split()[0 if administers else 1])


ANY = ""
OF_THE_TALK = ("beside_mark_for_talk", "beside_clear_talk_mark", "beside_prepare", "beside_withdraw_prepared")
BESIDE_TALK = (
    "beside_conversation", "beside_conversation_gap", "beside_meeting", "beside_meeting_gap", "beside_meeting_end", "beside_meeting_now",
)  # fmt: skip
PARTS = {
    **dict.fromkeys(("beside_picture", "beside_picture_pdf", "beside_picture_png", "beside_package", "beside_comparison"), "answers"),
    **dict.fromkeys(BESIDE_TALK, "answers"),
    **dict.fromkeys(("beside_minutes", "beside_minutes_pdf", "beside_minutes_docx"), "answers"),
    **dict.fromkeys(
        (
            "beside_clauses",
            "beside_clause",
            "beside_clause_history",
            "beside_comment",
            *OF_THE_TALK,
            "beside_agreement",
            "beside_agreement_pdf",
            "beside_timeline",
        ),
        "clauses",
    ),
    **dict.fromkeys(("beside_clauses_live", "beside_clause_live", "beside_clauses_here", "beside_clause_here"), "clauses"),
    "beside_decisions": "clauses",
    "beside_coverage": "answers clauses",
    **dict.fromkeys(("beside_document_pdf", "beside_document_json", "beside_document_docx", "beside_document_txt"), "document"),
    **dict.fromkeys(("beside_agreement_docx", "beside_agreement_txt", "beside_record_zip"), "clauses"),
}
REFUSED = "403 403 403 403 403 403"
WITHOUT_RIGHTS = {
    ("change_terms", "POST"): "403 403 403 403 409 403",
    **{(name, "POST"): REFUSED for name in ("renew_invitation", "link_invitation", "readdress_invitation", "allow_asker", "decline_asker")},
    **{(name, method): REFUSED for name in ("end_access", "step_in") for method in ("GET", "POST")},  # pages that are themselves an act
    ("leave_partnership", "POST"): "302 302 302 302 302 302",  # the side does without
    ("take_over_profile", "POST"): "403 403 403 409 409 409",
    ("mark_meaning", "POST"): "409 409 403 409 409 409",
    ("withdraw_acceptance", "POST"): "409 409 403 409 409 409",
    ("freeze", "POST"): "409 409 403 403 403 403",
    ("sign_agreement", "POST"): "409 409 409 409 409 409",  # with what was served to somebody else
    ("sign_elsewhere", "POST"): "409 409 409 403 409 409",
    ("decline_agreement", "GET"): "409 409 409 403 409 409",
    ("arrange_signing", "GET"): "409 409 409 403 409 409",
    **{(name, "POST"): "409 409 200 200 200 200" for name in ("clause_here", "clauses_here")},  # whoever reads is here too
    ("retry_sealing", "POST"): "409 409 409 409 302 302",  # asks the site to go on with its own work
}
"""What somebody without any right gets where the rule does not say it: in each of STAGES."""
FOR_ANY_VOICE = frozenset({"arrange_signing", "send_back", "sign_elsewhere", "decline_agreement"})
"""What whoever approves does as well as whoever signs."""
OPERATORS: dict[str, tuple[str, ...]] = {
    "account": ("close", "open", "address"),
    "organisation": ("correct",),
    "partnership": ("let-in",),
    "agreementversion": ("try",),
    "outboxmail": ("try", "give-up"),
    "operatoract": (),
}
"""The tables of the operator's pages, and what an operator does there."""

TABLE = (
    Row("landing", Door.EVERYBODY, ANY),
    Row("accessibility", Door.EVERYBODY, ANY),
    Row("privacy", Door.EVERYBODY, ANY),
    Row("sources", Door.EVERYBODY, ANY),
    Row("how_we_compare", Door.EVERYBODY, ANY),
    Row("questions_preview", Door.EVERYBODY, ANY),
    Row("schema", Door.EVERYBODY, ANY),
    Row("account_request_login_code", Door.EVERYBODY, ANY, ANY),
    Row("account_confirm_login_code", Door.EVERYBODY, ANY, ANY),
    Row("account_login", Door.EVERYBODY, ANY),
    Row("enter_by_password", Door.EVERYBODY, ANY, ANY),
    Row("mfa_authenticate", Door.EVERYBODY, ANY, ANY),
    Row("mfa_login_webauthn", Door.EVERYBODY, None, ANY),
    Row("account_inactive", Door.EVERYBODY, ANY),
    Row("account_logout", Door.EVERYBODY, ANY, ANY),
    Row("set_language", Door.EVERYBODY, None, ANY),
    Row("invitation", Door.EVERYBODY, ANY, ANY),
    Row("refuse_invitation", Door.EVERYBODY, None, ANY),
    Row("invitation_refused", Door.EVERYBODY, ANY),
    Row("check_document", Door.EVERYBODY, ANY, ANY),
    Row("check_code", Door.EVERYBODY, ANY),
    Row("mail_stop", Door.EVERYBODY, ANY, ANY),
    # copies for those who receive the agreement: tests/web/test_received.py
    Row("copy", Door.EVERYBODY, ANY, ANY),
    Row("refuse_copy", Door.EVERYBODY, None, ANY),
    Row("ask_copy", Door.EVERYBODY, None, ANY),
    Row("copy_refused", Door.EVERYBODY, ANY),
    Row("opened_copy", Door.EVERYBODY, ANY),
    Row("copy_file", Door.EVERYBODY, None, ANY),
    Row("kept_mails", Door.DEVELOPER, ANY),
    Row("kept_mail", Door.DEVELOPER, ANY),
    # the operator's pages: tests/web/test_operator_pages.py
    Row("operator:index", Door.OPERATOR, ANY),
    *(Row(f"operator:partnerships_{table}_{page}", Door.OPERATOR, ANY) for table in OPERATORS for page in ("changelist", "change")),
    *(Row(f"operator:partnerships_{table}_{act}", Door.OPERATOR, ANY, ANY) for table, acts in OPERATORS.items() for act in acts),
    Row("partnership_list", Door.SIGNED_IN, ANY),
    Row("export_csv", Door.SIGNED_IN, ANY),
    Row("export_xlsx", Door.SIGNED_IN, ANY),
    Row("open_partnership", Door.SIGNED_IN, ANY, ANY),
    Row("open_for_two", Door.SIGNED_IN, ANY, ANY),
    Row("accept_invitation", Door.SIGNED_IN, ANY, ANY),
    Row("ask_inviter", Door.SIGNED_IN, None, ANY),
    Row("account", Door.SIGNED_IN, ANY, ANY),
    Row("confirm_identity", Door.SIGNED_IN, ANY, ANY),
    Row("set_password", Door.SIGNED_IN, ANY, ANY),
    Row("remove_password", Door.SIGNED_IN, None, ANY),
    Row("mfa_index", Door.SIGNED_IN, ANY),
    Row("mfa_activate_totp", Door.SIGNED_IN, ANY, ANY),
    Row("mfa_deactivate_totp", Door.SIGNED_IN, ANY, ANY),
    Row("mfa_add_webauthn", Door.SIGNED_IN, ANY, ANY),
    Row("mfa_edit_webauthn", Door.SIGNED_IN, ANY, ANY),
    Row("mfa_remove_webauthn", Door.SIGNED_IN, ANY, ANY),
    Row("mfa_view_recovery_codes", Door.SIGNED_IN, ANY),
    Row("mfa_generate_recovery_codes", Door.SIGNED_IN, ANY, ANY),
    Row("mfa_download_recovery_codes", Door.SIGNED_IN, ANY),
    Row("sessions", Door.SIGNED_IN, ANY),
    Row("sign_out_elsewhere", Door.SIGNED_IN, None, ANY),
    Row("sign_out_there", Door.SIGNED_IN, None, ANY),
    Row("new_address", Door.SIGNED_IN, ANY, ANY),
    Row("confirm_address", Door.SIGNED_IN, ANY, ANY),
    Row("keep_address", Door.SIGNED_IN, None, ANY),
    Row("download_data", Door.SIGNED_IN, ANY),
    Row("delete_account", Door.SIGNED_IN, ANY, ANY),
    # for the consultant who opened it for both sides: tests/web/test_accompanying.py
    Row("beside_invitations", Door.COMPANIONS, "404 404 404 404 404 404"),
    Row("beside_invite", Door.COMPANIONS, "404 404 404 404 404 404", "404 404 404 404 404 404"),
    Row("beside_leave", Door.COMPANIONS, "200 200 200 200 200 200", "302 302 302 302 302 302"),
    Row("beside", Door.COMPANIONS, "200 200 200 200 200 200"),
    Row("beside_timeline", Door.COMPANIONS, "403 403 200 200 200 200"),
    Row("beside_picture", Door.COMPANIONS, "403 403 200 200 200 200"),
    Row("beside_picture_pdf", Door.COMPANIONS, "403 403 200 200 200 200"),
    Row("beside_picture_png", Door.COMPANIONS, "403 403 200 200 200 200"),
    Row("beside_package", Door.COMPANIONS, "403 403 200 200 200 200"),
    Row("beside_comparison", Door.COMPANIONS, "403 403 200 200 200 200"),
    *(Row(name, Door.COMPANIONS, "403 403 200 200 200 200") for name in BESIDE_TALK if name != "beside_meeting_now"),
    Row("beside_meeting_now", Door.COMPANIONS, "403 403 204 204 204 204"),  # nobody shows anything there
    Row("beside_clauses", Door.COMPANIONS, "403 403 200 200 200 200"),
    Row("beside_clause_history", Door.COMPANIONS, "403 403 200 200 200 200"),
    Row("beside_clause", Door.COMPANIONS, "403 403 200 200 200 200"),
    *(Row(name, Door.COMPANIONS, "403 403 200 200 200 200") for name in ("beside_clause_live", "beside_clauses_live")),
    *(Row(name, Door.COMPANIONS, None, "403 403 200 200 200 200") for name in ("beside_clause_here", "beside_clauses_here")),
    Row("beside_comment", Door.COMPANIONS, None, "403 403 302 409 409 409"),
    Row("beside_mark_for_talk", Door.COMPANIONS, None, "403 403 302 409 409 409"),
    Row("beside_clear_talk_mark", Door.COMPANIONS, None, "403 403 302 409 409 409"),
    Row("beside_prepare", Door.COMPANIONS, None, "403 403 302 409 409 409"),
    Row("beside_withdraw_prepared", Door.COMPANIONS, None, "403 403 400 409 409 409"),  # none of their own: tests/web/test_prepared.py
    Row("beside_coverage", Door.COMPANIONS, "403 403 200 200 200 200"),
    Row("beside_minutes", Door.COMPANIONS, "403 403 200 200 200 200"),
    Row("beside_minutes_pdf", Door.COMPANIONS, "403 403 200 200 200 200"),
    Row("beside_minutes_docx", Door.COMPANIONS, "403 403 200 200 200 200"),
    Row("beside_decisions", Door.COMPANIONS, "403 403 200 200 200 200"),
    Row("beside_agreement", Door.COMPANIONS, "403 403 200 200 200 200"),
    Row("beside_agreement_pdf", Door.COMPANIONS, "403 403 200 200 200 200"),
    Row("beside_document_pdf", Door.COMPANIONS, "403 403 403 403 403 200"),
    Row("beside_document_json", Door.COMPANIONS, "403 403 403 403 403 200"),
    Row("beside_exports", Door.COMPANIONS, "200 200 200 200 200 200"),
    *(Row(name, Door.COMPANIONS, "403 403 200 200 200 200") for name in ("beside_agreement_docx", "beside_agreement_txt")),
    *(Row(name, Door.COMPANIONS, "403 403 403 403 403 200") for name in ("beside_document_docx", "beside_document_txt")),
    Row("beside_record_zip", Door.COMPANIONS, None, "403 403 200 200 200 200"),
    Row("organisation_list", Door.SIGNED_IN, ANY),
    Row("found_organisation", Door.SIGNED_IN, ANY, ANY),
    #                            administrator, other member
    Row("organisation", Door.TEAM, "200 200"),
    Row("organisation_profile", Door.TEAM, "200 403", "302 403"),
    Row("put_certificate", Door.TEAM, None, "302 403"),
    Row("remove_certificate", Door.TEAM, None, "302 403"),
    Row("emblem", Door.TEAM, "200 200"),
    Row("put_emblem", Door.TEAM, None, "302 403"),
    Row("remove_emblem", Door.TEAM, None, "302 403"),
    Row("organisation_team", Door.TEAM, "200 200"),
    Row("invite_to_team", Door.TEAM, None, "302 403"),
    Row("team_member", Door.TEAM, "200 403", "302 403"),
    Row("remove_member", Door.TEAM, None, "302 403"),
    Row("leave_team", Door.TEAM, "200 200", "409 302"),  # the last administrator stays
    Row("organisation_partnerships", Door.TEAM, "200 403"),
    Row("assign_member", Door.TEAM, None, "302 403"),
    Row("unassign_member", Door.TEAM, None, "302 403"),
    #                             open answering negotiating signing sealing sealed
    Row("partnership", Door.SIDES, "200 200 200 200 200 200"),
    Row("timeline", Door.SIDES, "200 200 200 200 200 200"),
    Row("own_changes", Door.SIDES, "200 200 200 200 200 200"),
    Row("change_terms", Door.SIDES, "200 200 200 200 200 200", "302 409 409 409 409 409"),
    Row("widen_path", Door.SIDES, None, "302 302 409 409 409 409"),
    Row("keep_path", Door.SIDES, None, "302 302 409 409 409 409"),
    Row("invite", Door.SIDES, "200 200 200 200 200 200", "302 302 302 302 409 302"),
    Row("invite_companion", Door.SIDES, "200 200 200 200 200 200", "302 302 302 302 409 302"),
    # an invitation to sign: no longer once the text names who signs
    Row("withdraw_invitation", Door.SIDES, None, "302 302 302 302 302 302"),
    Row("renew_invitation", Door.SIDES, None, "302 302 302 409 409 409"),
    Row("link_invitation", Door.SIDES, None, "302 302 302 409 409 409"),
    Row("readdress_invitation", Door.SIDES, "200 200 200 200 200 200", "302 302 302 409 409 409"),
    Row("allow_asker", Door.SIDES, None, "409 409 409 409 409 409"),  # nobody asks there: tests/web/test_asking.py
    Row("decline_asker", Door.SIDES, None, "409 409 409 409 409 409"),
    Row("companions", Door.SIDES, "200 200 200 200 200 200"),
    Row("admission", Door.SIDES, "200 200 200 200 200 200", "302 302 302 302 302 302"),
    Row(
        "call_third_party", Door.SIDES, "404 404 404 404 404 404", "404 404 404 404 404 404"
    ),  # a consultant there: tests/web/test_companions.py
    Row("end_companion", Door.SIDES, "200 200 200 200 200 200", "302 302 302 302 302 302"),
    Row("ground_rules", Door.SIDES, "200 200 200 200 200 200", "302 409 409 409 409 409"),
    Row("people", Door.SIDES, "200 200 200 200 200 200"),
    Row("leave_partnership", Door.SIDES, "200 200 200 200 200 200", "409 409 409 409 409 409"),
    Row("end_access", Door.SIDES, "200 200 200 200 200 200", "302 302 302 302 302 302"),
    Row("step_in", Door.SIDES, "200 200 200 200 200 200", "400 400 400 400 400 400"),
    Row("task_list", Door.SIDES, "409 200 302 302 302 302"),
    Row("question", Door.SIDES, "409 200 409 409 409 409", "409 302 409 409 409 409"),
    Row("autosave", Door.SIDES, None, "409 200 409 409 409 409"),
    Row("check_answers", Door.SIDES, "409 200 409 409 409 409"),
    Row("seal_answers", Door.SIDES, None, "409 302 409 409 409 409"),
    Row("picture", Door.SIDES, "409 409 200 200 200 200"),
    Row("picture_pdf", Door.SIDES, "409 409 200 200 200 200"),
    Row("picture_png", Door.SIDES, "409 409 200 200 200 200"),
    Row("comparison", Door.SIDES, "409 409 200 200 200 200"),
    Row("package", Door.SIDES, "409 409 200 200 200 200"),
    Row("mark_meaning", Door.SIDES, None, "409 409 409 409 409 409"),  # there it takes two texts: tests/web/test_mark_meaning.py
    *(
        Row(name, Door.SIDES, "409 409 200 200 200 200")
        for name in ("conversation", "conversation_gap", "meeting", "meeting_gap", "meeting_end")
    ),
    Row("meeting_now", Door.SIDES, "409 409 204 204 204 204"),  # nobody shows anything there
    *(Row(name, Door.SIDES, None, "409 409 302 409 409 409") for name in ("name_motive", "write_note", "show_screen", "stop_showing")),
    Row("risks", Door.SIDES, "409 409 200 200 200 200"),
    Row("score_risk", Door.SIDES, None, "409 409 302 409 409 409"),
    Row("answer_risk", Door.SIDES, None, "409 409 302 409 409 409"),
    Row("risk_clause", Door.SIDES, None, "409 409 302 409 409 409"),
    Row("clauses", Door.SIDES, "409 409 200 200 200 200"),
    Row("default_clause", Door.SIDES, "409 409 200 200 200 200"),
    Row("propose_default", Door.SIDES, None, "409 409 302 409 409 409"),
    Row("coverage", Door.SIDES, "409 409 200 200 200 200"),
    Row("minutes", Door.SIDES, "409 409 200 200 200 200"),
    Row("minutes_pdf", Door.SIDES, "409 409 200 200 200 200"),
    Row("minutes_docx", Door.SIDES, "409 409 200 200 200 200"),
    Row("decisions", Door.SIDES, "409 409 200 200 200 200"),
    Row("decisions_xlsx", Door.SIDES, "409 409 200 200 200 200"),
    Row("clause", Door.SIDES, "409 409 200 200 200 200"),
    *(Row(name, Door.SIDES, "409 409 200 200 200 200") for name in ("clause_live", "clauses_live")),
    *(Row(name, Door.SIDES, None, "409 409 200 200 200 200") for name in ("clause_here", "clauses_here")),
    Row("propose", Door.SIDES, None, "409 409 302 409 409 409"),
    Row("preview_wording", Door.SIDES, None, "409 409 200 409 409 409"),
    Row("clause_history", Door.SIDES, "409 409 200 200 200 200"),
    Row("accept", Door.SIDES, None, "409 409 302 409 409 409"),
    Row("withdraw_acceptance", Door.SIDES, None, "409 409 409 409 409 409"),  # nothing is accepted there: tests/web/test_withdrawing.py
    Row("withdraw_proposal", Door.SIDES, None, "409 409 403 409 409 409"),  # nothing of ours is proposed there
    *(Row(name, Door.SIDES, "409 409 200 200 200 200", "409 409 302 409 409 409") for name in ("add_clause", "add_annex")),
    Row("comment", Door.SIDES, None, "409 409 302 409 409 409"),
    *(
        Row(name, Door.SIDES, None, "409 409 302 409 409 409")
        for name in ("resolve_thread", "reopen_thread", "mark_for_talk", "clear_talk_mark")
    ),
    Row("accept_drafts", Door.SIDES, None, "409 409 302 409 409 409"),
    Row(
        "connect_organisation", Door.SIDES, "200 200 200 200 200 200", "400 400 400 400 400 400"
    ),  # not a venture: tests/web/test_connection.py
    Row("take_over_profile", Door.SIDES, None, "409 409 409 409 409 409"),
    Row("facts", Door.SIDES, "200 200 200 200 200 200"),
    Row("state_agreement_facts", Door.SIDES, None, "302 302 302 409 409 409"),
    Row("state_party_facts", Door.SIDES, None, "302 302 302 409 409 409"),
    Row("agreement", Door.SIDES, "409 409 200 200 200 200"),
    Row("agreement_pdf", Door.SIDES, "409 409 200 200 200 200"),
    Row("freeze", Door.SIDES, "409 409 200 302 302 302", "409 409 409 409 409 409"),
    Row("copies", Door.SIDES, "409 409 200 200 200 200"),
    Row("add_recipient", Door.SIDES, None, "409 409 302 409 409 302"),
    Row("edit_recipient", Door.SIDES, "404 404 200 200 200 200", "404 404 302 409 409 302"),
    Row("remove_recipient", Door.SIDES, None, "404 404 302 409 409 302"),
    Row("send_copy", Door.SIDES, None, "404 404 409 409 409 302"),
    *(Row(name, Door.SIDES, None, "404 404 404 404 404 302") for name in ("withdraw_copy", "extend_copy")),  # before that nothing was sent
    Row("sign", Door.SIDES, "409 409 409 200 200 200"),
    Row("signing_code", Door.SIDES, None, "409 409 409 200 409 409"),
    Row("sign_agreement", Door.SIDES, None, "409 409 409 302 409 409"),
    Row("approve_agreement", Door.SIDES, None, "409 409 409 409 409 409"),
    Row("decline_agreement", Door.SIDES, "409 409 409 200 409 409", "409 409 409 302 409 409"),
    Row("arrange_signing", Door.SIDES, "409 409 409 200 409 409", "409 409 409 302 409 409"),
    Row("send_back", Door.SIDES, None, "409 409 409 302 409 409"),
    Row("sign_elsewhere", Door.SIDES, "409 409 409 200 200 200", "409 409 409 400 409 409"),  # without the file
    Row("copy_to_sign", Door.SIDES, "409 409 409 200 200 200"),
    # nothing has come back there: tests/web/test_returned_file.py
    *(Row(name, Door.SIDES, "404 404 404 404 404 404") for name in ("returned_file", "returned_bytes")),
    *(Row(name, Door.SIDES, None, "404 404 404 404 404 404") for name in ("confirm_file", "refuse_file", "withdraw_file")),
    Row("retry_sealing", Door.SIDES, None, "409 409 409 409 302 302"),
    Row("document_pdf", Door.SIDES, "404 404 404 404 404 200"),
    Row("document_json", Door.SIDES, "404 404 404 404 404 200"),
    Row("evidence", Door.SIDES, "404 404 404 404 404 200"),
    Row("evidence_json", Door.SIDES, "404 404 404 404 404 200"),
    Row("exports", Door.SIDES, "200 200 200 200 200 200"),
    *(Row(name, Door.SIDES, "409 409 200 200 200 200") for name in ("agreement_docx", "agreement_txt", "record_zip")),
    *(Row(name, Door.SIDES, "404 404 404 404 404 200") for name in ("document_docx", "document_txt")),
)
ROWS = {row.name: row for row in TABLE}
