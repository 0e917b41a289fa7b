"""What happened, as both sides may read it: a sentence for every kind of entry, and what nobody else learns before its time."""

from collections.abc import Mapping
from typing import Any

from partnerships.domain.moves import JOINT
from partnerships.domain.text import gettext_noop as _

OF_PEOPLE = frozenset(
    {
        "access_ended", "agreement_declined", "approver_replaced", "companion_ended", "companion_invited", "companion_joined",
        "companion_left", "consultant_admitted", "full_path_asked", "full_path_declined", "invitation_accepted",
        "invitation_refused", "invitation_withdrawn",
        "operator_address_corrected", "operator_let_in", "organisation_connected", "party_invited",
        "representative_assigned", "representative_left", "rights_changed", "signatory_replaced", "third_party_called",
    }
)  # fmt: skip
"""What says who takes part and how the sides mean to go on; nothing of it tells how or when anybody answers."""
OPENLY_WHILE_ANSWERING = OF_PEOPLE | JOINT

# By action, and by action and variant where the payload makes a difference. Names are filled in from the ids: who acts, about whom it is,
# a side, the heading of a clause.
SENTENCES: Mapping[str, str] = {
    "partnership_opened": _("%(who)s opened the partnership."),
    "terms_changed": _("%(who)s corrected the name, the language or the path of the partnership."),
    "party_invited": _("%(who)s invited somebody to %(side)s."),
    "invitation_accepted": _("%(who)s joined %(side)s."),
    "invitation_withdrawn": _("%(who)s withdrew an invitation."),
    "invitation_refused": _("Somebody said that an invitation was meant for another person."),
    "companion_invited": _("%(who)s invited somebody who reads along, for %(side)s."),
    "companion_invited:consultant": _("%(who)s invited a consultant, for %(side)s."),
    "companion_invited:observer": _("%(who)s invited an observer, for %(side)s."),
    "companion_invited:third_party": _("%(who)s named a third party, for %(side)s."),
    "companion_joined": _("%(who)s joined, to read along."),
    "companion_joined:consultant": _("%(who)s joined as consultant."),
    "companion_joined:observer": _("%(who)s joined as observer."),
    "companion_joined:third_party": _("%(who)s joined as third party, for when it is called."),
    "companion_left": _("%(who)s no longer reads along."),
    "companion_ended": _("%(who)s ended the reading along of %(person)s."),
    "consultant_admitted": _("%(who)s decided for %(side)s what %(person)s may see."),
    "third_party_called": _("%(who)s called the third party, %(person)s."),
    "organisation_connected": _("%(who)s said which organisation %(side)s is."),
    "representative_assigned": _("%(who)s assigned %(person)s to act for %(side)s."),
    "rights_changed": _("%(who)s changed what %(person)s may do for %(side)s."),
    "representative_left": _("%(who)s no longer acts for %(side)s."),
    "access_ended": _("%(who)s ended the access of %(person)s, who acted for %(side)s."),
    "signatory_replaced": _("%(who)s had %(person)s sign for %(side)s instead of %(former)s. The text was frozen anew."),
    "approver_replaced": _("%(who)s had %(person)s approve for %(side)s instead of %(former)s."),
    "operator_let_in": _("%(who)s invited somebody to %(side)s, because nobody there could do that any more."),
    "operator_address_corrected": _("%(who)s corrected the address of %(person)s."),
    "ground_rules_accepted": _("%(who)s accepted the ground rules for %(side)s, and suggested %(day)s for opening the answers."),
    "answering_began": _("Both sides accepted the same day. Answering began."),
    "full_path_asked": _("%(who)s suggested the full path for %(side)s."),
    "full_path_declined": _("%(who)s stayed with the short path for %(side)s."),
    "path_widened": _("Both sides took the full path."),
    "answers_sealed": _("%(who)s sealed the answers of %(side)s."),
    "answers_revealed": _("All answers were opened to both sides."),
    "party_facts_stated": _("%(who)s stated who %(side)s is."),
    "facts_stated": _("%(who)s stated facts of the agreement."),
    "meaning_marked": _("%(who)s said whether two answers mean the same."),
    "motive_named": _("%(who)s said what stands behind an answer of %(side)s: “%(question)s”."),
    "motive_taken_back": _("%(who)s took back what stood behind an answer of %(side)s: “%(question)s”."),
    "talk_noted": _("%(who)s wrote in the shared note on “%(question)s”."),
    "risk_scored": _("%(who)s weighed a risk."),
    "risk_answered": _("%(who)s said which clause answers a risk."),
    "wording_proposed": _("%(who)s proposed a wording for “%(clause)s”."),
    "wording_proposed:open": _("%(who)s proposed to leave “%(clause)s” open until a day."),
    "wording_proposed:omit": _("%(who)s proposed to leave out “%(clause)s”."),
    "wording_withdrawn": _("%(who)s took back a wording of “%(clause)s”."),
    "acceptance_withdrawn": _("%(who)s withdrew the acceptance of “%(clause)s”."),
    "clause_added": _("%(who)s added the clause “%(clause)s”."),
    "clause_added:annex": _("%(who)s added the annex “%(clause)s”."),
    "wording_accepted": _("%(who)s accepted the wording of “%(clause)s”."),
    "comment_added": _("%(who)s wrote a comment beside “%(clause)s”."),
    "thread_resolved": _("%(who)s closed a conversation beside “%(clause)s”."),
    "thread_reopened": _("%(who)s opened a conversation beside “%(clause)s” again."),
    "talk_marked": _("%(who)s asked to talk about “%(clause)s” at the meeting."),
    "talk_mark_cleared": _("%(who)s took away the mark that asked to talk about “%(clause)s”."),
    "wording_prepared": _("%(who)s prepared a wording of “%(clause)s” for all sides."),
    "prepared_wording_withdrawn": _("%(who)s took back a prepared wording of “%(clause)s”."),
    "agreement_frozen": _("%(who)s froze the text: version %(version)s."),
    "signing_arranged": _("%(who)s changed in which order or by which day the text is signed."),
    "agreement_approved": _("%(who)s approved the text for %(side)s."),
    "signing_began": _("The text could be signed."),
    "signing_code_sent": _("%(who)s asked for a code to sign with."),
    "agreement_signed": _("%(who)s signed for %(side)s."),
    "agreement_signed:paper": _("%(who)s signed for %(side)s, on paper."),
    "agreement_signed:card": _("%(who)s signed for %(side)s, with a signing card."),
    "file_returned": _("%(who)s returned a file that was signed on paper, for %(side)s."),
    "file_returned:card": _("%(who)s returned a file that was signed with a signing card, for %(side)s."),
    "file_withdrawn": _("%(who)s took back the signed file of %(side)s."),
    "file_confirmed": _("%(who)s looked at the signed file of %(side)s and confirmed it."),
    "file_refused": _("%(who)s did not confirm the signed file of %(side)s, and wrote why."),
    "sent_back": _("%(who)s sent the text back with a note. Its signatures are void."),
    "agreement_declined": _("%(who)s declined the agreement for %(side)s."),
    "signing_completed": _("All have signed."),
    "document_sealed": _("The document was sealed."),
    "record_exported": _("%(who)s took out everything that both sides allow."),
    "recipient_named": _("%(who)s named somebody who receives the agreement, for %(side)s."),
    "recipient_changed": _("%(who)s corrected the list of those who receive the agreement, for %(side)s."),
    "recipient_removed": _("%(who)s took somebody off the list of those who receive the agreement, for %(side)s."),
    "copies_sent": _("The copies were sent to those who receive the agreement."),
    "copy_sent": _("%(who)s sent somebody a link to a copy, for %(side)s."),
    "copy_extended": _("%(who)s let the link to a copy open for longer, for %(side)s."),
    "copy_withdrawn": _("%(who)s withdrew the link to a copy, for %(side)s."),
    "copy_opened": _("Somebody to whom %(side)s sent a copy opened it."),
    "copy_fetched": _("Somebody to whom %(side)s sent a copy fetched the file."),
    "copy_asked": _("Somebody to whom %(side)s sent a copy asked for a new link."),
    "copy_refused": _("Somebody to whom %(side)s sent a copy said that it was not for them."),
}
SITE, OPERATOR, FORMER = _("This site"), _("The operator of this site"), _("A former member")
VARIANTS = {
    "agreement_signed": "method",
    "clause_added": "kind",
    "companion_invited": "kind",
    "companion_joined": "kind",
    "file_returned": "kind",
    "wording_proposed": "origin",
}


def sentence_of(action: str, payload: Mapping[str, Any]) -> str:
    """The sentence (a message id) for an entry; a KeyError tells of an action without one."""
    variant = payload.get(VARIANTS.get(action, ""), "")
    return SENTENCES.get(f"{action}:{variant}") or SENTENCES[action]
