"""What the sides say while they talk: what stands behind an answer, each side for itself, and one shared note for each question."""

from django.db import transaction

from partnerships.domain.errors import Conflict, InvalidInput, NotPermitted
from partnerships.domain.lifecycle import Action
from partnerships.domain.text import clean_line, clean_text
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Behind, Motive, Representative, Round, TalkNote
from partnerships.services import audit, clock, lifecycle

WORDS_LIMIT = 300
NOTE_LIMIT = 4000
NOT_ASKED = _("This question is not asked in this partnership.")


class StaleNote(Conflict):
    """Somebody wrote in the note after this page was shown."""

    code = "stale_note"
    message = _("Somebody has written in this note meanwhile.")


@transaction.atomic(durable=True)
def name_motive(*, actor: Representative, round_: Round, key: str, behind: str, words: str) -> Motive | None:
    """Say what stands behind the answer of the actor's own side: fear, need or interest, in a few words of its own; all sides read it.

    Nothing at all takes it back, and the answer is None. Saying the same again changes nothing. InvalidInput for a question that is
    not asked here, for words without a choice, and for what cannot be stored.
    """
    round_ = _locked(actor, round_)
    _refuse_unasked(round_, key)
    said = clean_line(words, limit=WORDS_LIMIT)
    if behind not in ("", *Behind) or (said and not behind):
        raise InvalidInput(_("Choose one of the three: fear, need or interest."))
    before = Motive.objects.filter(round=round_, party_id=actor.party_id, key=key).first()
    if not behind:
        _take_back(actor, round_, before)
        return None
    if before is not None and (before.behind, before.words) == (behind, said):
        return before
    motive = before or Motive(round=round_, party_id=actor.party_id, key=key)
    motive.behind, motive.words, motive.changed_by, motive.changed_at = behind, said, actor, clock.now()
    motive.save()
    payload = {"motive": motive.pk, "question": key, "behind": behind, "length": len(said)}
    audit.append(round_.partnership, action="motive_named", actor=actor, payload=payload)
    return motive


@transaction.atomic(durable=True)
def write_note(*, actor: Representative, round_: Round, key: str, text: str, based_on: int) -> TalkNote:
    """Write the shared note of a question anew, for all sides. `based_on` is the version that was on the page, 0 where there was none.

    StaleNote when somebody wrote in it meanwhile, unless just the same stands there; InvalidInput for a question that is not asked
    here, and for a text that cannot be stored. A note can be emptied.
    """
    round_ = _locked(actor, round_)
    _refuse_unasked(round_, key)
    words = clean_text(text, limit=NOTE_LIMIT)
    note = TalkNote.objects.filter(round=round_, key=key).first() or TalkNote(round=round_, key=key, version=0)
    if note.text == words:
        return note
    if note.version != based_on:
        raise StaleNote
    note.text, note.version, note.changed_by, note.changed_at = words, note.version + 1, actor, clock.now()
    note.save()
    payload = {"note": note.pk, "question": key, "version": note.version, "length": len(words)}
    audit.append(round_.partnership, action="talk_noted", actor=actor, payload=payload)
    return note


def _locked(actor: Representative, round_: Round) -> Round:
    round_ = lifecycle.lock_round(round_.pk)
    lifecycle.advance(round_, Action.TALK, by=actor)
    if actor.party.partnership_id != round_.partnership_id:
        raise NotPermitted
    return round_


def _refuse_unasked(round_: Round, key: str) -> None:
    """A crossed pair is talked about under its first key."""
    if all(question.key != key or question.is_crossed_second for question in round_.questionnaire.questions):
        raise InvalidInput(NOT_ASKED)


def _take_back(actor: Representative, round_: Round, motive: Motive | None) -> None:
    if motive is None:
        return
    payload = {"motive": motive.pk, "question": motive.key}
    motive.delete()
    audit.append(round_.partnership, action="motive_taken_back", actor=actor, payload=payload)
