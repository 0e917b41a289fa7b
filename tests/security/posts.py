"""Proper posts: what a person of a side sends from the page to each address that changes something."""

import json
from datetime import timedelta
from typing import Any

from partnerships.adapters.document import agreement_body
from partnerships.models import Clause, Comment, Proposal, Representative
from partnerships.queries.agreement import current_version
from partnerships.services import clock
from partnerships.services.signing import serve
from tests import factories
from tests.factories import TwoSides

NOBODY = "00000000-0000-4000-8000-00000000000b"
RISK = "deck:idea_taken"
# beside the usual answers, so that there is a risk to speak of
RISKS = {"risks.list": {"value": [{"risk": {"deck": "idea_taken"}, "calm": "סודיות בכתב"}]}}


def proper_posts(sides: TwoSides, actor: Representative) -> dict[str, Any]:
    """What this person would post at each address, in whatever stage; the addresses that need nothing are left out."""
    version = current_version(sides.round)
    proposals = Proposal.objects.filter(clause__round=sides.round)
    draft = proposals.filter(origin="draft").first()
    clause = Clause.objects.filter(round=sides.round, proposals__isnull=False).first()
    signing = {"fingerprint": version.fingerprint if version else "0" * 64}
    is_venture = actor.pk == sides.venture.pk
    facts = {**factories.VENTURE_FACTS, "members": "ana"} if is_venture else factories.ORGANISATION_FACTS
    answer = {"model.position-value": "infrastructure_only", "model.position-importance": "preference", "model.position-version": "0"}
    current = clause.proposals.last() if clause else None
    said = Comment.objects.filter(clause=clause, thread=None).first()
    thread = {"thread": str(said.public_id) if said else NOBODY}
    return {
        "change_terms": {"title": "שם אחר", "language": "he", "path": "core"},
        "invite": {"by": "link", "does": "works"},
        "invite_companion": {"by": "link", "capacity": "עורכת דין", "reads_from": "sealed"},
        "admission": {"answers": "on"},
        "readdress_invitation": {"email": "new@venture.example"},
        "ground_rules": {"open_on": (clock.today() + timedelta(days=9)).isoformat()},
        "question": answer,
        "autosave": answer,
        "seal_answers": factories.gone_over(actor),
        "score_risk": {"risk": RISK, "version": "0", "likelihood": "2", "harm": "3", "behind": "need"},
        "answer_risk": {"risk": RISK, "version": "0", "clause": clause.key if clause else ""},
        "risk_clause": {"risk": RISK, "version": "0", "text": "כך יהיה"},
        "propose": {"origin": "text", "text": "כך יהיה", "based_on": str(current.number if current else 0)},
        "propose_default": {"based_on": "0"},
        "preview_wording": {"origin": "text", "text": "כך יהיה", "based_on": "0"},
        "accept": {"proposal": str(current.public_id), "text_hash": current.text_hash} if current else {},
        "withdraw_acceptance": {"proposal": str(current.public_id)} if current else {},
        "withdraw_proposal": {"proposal": str(current.public_id)} if current else {},
        "add_clause": {"chapter": "law", "heading": "ציוד", "text": "כך יהיה"},
        "add_annex": {"written-title": "תקציב", "written-text": "כך יהיה"},
        "comment": {"comment-text": "אולי כך"},
        "beside_comment": {"comment-text": "ואולי כך"},
        "resolve_thread": thread,
        "reopen_thread": thread,
        "clear_talk_mark": {"whose": str(actor.public_id)},
        "beside_clear_talk_mark": {"whose": NOBODY},
        "beside_prepare": {"prepared-text": "כך נציע לשני הצדדים", "prepared-why": "זה פותר את שני החששות"},
        "beside_withdraw_prepared": {"prepared": NOBODY},
        "mark_meaning": {"meaning": "same"},
        "name_motive": {"motive-behind": "fear", "motive-words": "שנאבד את השם"},
        "write_note": {"note-version": "0", "note-text": "נפגשים ביום ראשון"},
        "accept_drafts": {"draft": [f"{draft.public_id}:{draft.text_hash}"]} if draft else {},
        "state_agreement_facts": {"binds": "named"},
        "state_party_facts": facts,
        "sign_agreement": {
            "name": actor.name, "has_read": "on", "has_authority": "on", "accepts_authority": "on", "consents": "on", "code": "000000",
            "token": serve(actor=actor, version=version, body=str(agreement_body(json.loads(version.canonical)))) if version else "",
        },
        "add_recipient": {"name": "קרן הצפון", "email": "north@funder.example", "receives": "notice", "language": "he"},
        "edit_recipient": {"name": "דנה לוי", "email": "dana@funder.example", "receives": "notice", "language": "en"},
        "approve_agreement": signing,
        "decline_agreement": signing | {"reason": "זה לא יצא לפועל", "is_final": "on"},
        "end_access": {"reason": "כבר לא איתנו"},
        "send_back": signing | {"note": "יש טעות בשם"},
        "open_partnership": {"role": "venture", "own_name": "א", "person_name": "ב", "other_name": "ג", "title": "ד", "language": "he", "path": "core"},
    }  # fmt: skip
