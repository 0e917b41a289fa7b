"""Saving answers and sealing them; the last seal opens all answers to all sides in the same transaction."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from partnerships.domain.answers import Answer, Importance, State, from_parts, parse_answer, private_part, shown_part, too_many_principles
from partnerships.domain.audit import commitment
from partnerships.domain.bridges import bridges_between
from partnerships.domain.comparison import identical_names, without_unmatched_names
from partnerships.domain.errors import AlreadySealed, InvalidInput, StaleAnswer
from partnerships.domain.lifecycle import Action, Facts
from partnerships.domain.questionnaire.structure import Kind, Path, Question, Questionnaire
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Answer as AnswerRow
from partnerships.models import AnswerSheet, Representative, Reveal, Round, encryption
from partnerships.queries.questionnaire import own_answers, plain_answers, versions_of
from partnerships.services import audit, clock, lifecycle, negotiation
from partnerships.services.notices import tell_people

CHANGED_BEFORE_SEALING = _("Somebody on your side changed an answer meanwhile. Nothing was sealed; please go over the answers once more.")
WIDENED_BEFORE_SEALING = _(
    "Meanwhile both sides went on to the full path. Nothing was sealed; please go over the questions that were added."
)
TOO_MANY_PRINCIPLES = {
    Path.CORE: _("At most five answers can be a principle. Make another one a preference first, or choose “preference” here."),
    Path.FULL: _("At most ten answers can be a principle. Make another one a preference first, or choose “preference” here."),
}


@transaction.atomic(durable=True)
def save_answers(
    *, actor: Representative, round_: Round, answers: Mapping[str, Mapping[str, Any] | None], expected: Mapping[str, int]
) -> dict[str, int]:
    """Save one page's answers (JSON as in QUESTIONNAIRE, None takes an answer back) and return their new versions.

    `expected` holds the version on which each was based, 0 for none: StaleAnswer when somebody else of this side
    saved meanwhile. Drafts leave no entry in the audit chain: its length would tell the other side and the operator
    how far this side has come. The sealing commits to all of them.
    """
    round_ = lifecycle.lock_round(round_.pk)
    lifecycle.advance(round_, Action.ANSWER, by=actor)
    sheet = AnswerSheet.objects.get(round=round_, party=actor.party_id)
    questionnaire = round_.questionnaire
    if sheet.is_sealed:
        raise AlreadySealed
    rows = {row.question: row for row in AnswerRow.objects.filter(sheet=sheet, question__in=list(answers))}
    parsed = {key: parse_answer(questionnaire.question(key), raw) if raw is not None else None for key, raw in answers.items()}
    _refuse_stale(rows, expected, list(answers))
    _refuse_too_many_principles(sheet, parsed, Path(round_.partnership.path))
    now = clock.now()
    return {key: _save(sheet, rows.get(key), questionnaire.question(key), answer, actor, now) for key, answer in parsed.items()}


@transaction.atomic(durable=True)
def seal_answer_sheet(*, actor: Representative, round_: Round, seen: Mapping[str, int], path: str = "") -> bool:
    """Seal the answers of the actor's side for good. True when this was the last seal, which opened all answers.

    `seen` holds the versions of the answers that were gone over, `path` the path whose questions those were: StaleAnswer when
    somebody of this side changed one meanwhile, or the path was widened, for nobody seals what they have not seen. Without
    `path` it is the one of now.
    """
    round_ = lifecycle.lock_round(round_.pk)
    lifecycle.advance(round_, Action.SEAL_ANSWERS, by=actor)
    sheets = list(AnswerSheet.objects.filter(round=round_).select_related("party").order_by("party__position"))
    sheet = next(sheet for sheet in sheets if sheet.party_id == actor.party_id)
    if sheet.is_sealed:
        raise AlreadySealed
    if path and path != round_.partnership.path:
        raise StaleAnswer(WIDENED_BEFORE_SEALING)
    saved = own_answers(sheet)
    if versions_of(saved) != seen:
        raise StaleAnswer(CHANGED_BEFORE_SEALING)
    answers = plain_answers(saved)
    _commit(sheet, round_.questionnaire, answers, actor)
    is_last = all(other.is_sealed for other in sheets)
    audit.append(
        round_.partnership,
        action="answers_sealed",
        actor=actor,
        payload={
            "round": round_.number,
            "position": sheet.party.position,
            "shown": sheet.shown_commitment,
            "private": sheet.private_commitment,
        },
        more_follow=is_last,
    )
    if is_last:
        _reveal(round_, sheets)
    _tell(actor, round_, is_last=is_last)
    return is_last


def _refuse_stale(rows: Mapping[str, AnswerRow], expected: Mapping[str, int], keys: list[str]) -> None:
    for key in keys:
        if expected.get(key, 0) != (rows[key].version if key in rows else 0):
            raise StaleAnswer


def _refuse_too_many_principles(sheet: AnswerSheet, parsed: Mapping[str, Answer | None], path: Path) -> None:
    if not any(answer and answer.importance is Importance.PRINCIPLE for answer in parsed.values()):
        return
    all_answers: dict[str, Answer | None] = {**plain_answers(own_answers(sheet)), **parsed}
    if too_many_principles((answer for answer in all_answers.values() if answer is not None), path):
        raise InvalidInput(TOO_MANY_PRINCIPLES[path])


def _save(
    sheet: AnswerSheet, row: AnswerRow | None, question: Question, answer: Answer | None, actor: Representative, now: datetime
) -> int:
    if answer is None:
        if row is not None:
            sheet.retired_version = max(sheet.retired_version, row.version)
            sheet.save(update_fields=["retired_version"])
            row.delete()
        return 0
    if row is None:
        row = AnswerRow(sheet=sheet, question=question.key, version=sheet.retired_version)
    row.sheet = sheet
    row.version += 1
    row.changed_by, row.changed_at = actor, now
    row.hide(shown=shown_part(question, answer), private=private_part(question, answer))
    row.save()
    return row.version


def _commit(sheet: AnswerSheet, questionnaire: Questionnaire, answers: Mapping[str, Answer], actor: Representative) -> None:
    nonces = {"shown": secrets.token_bytes(32), "private": secrets.token_bytes(32)}
    shown = {key: shown_part(questionnaire.question(key), answer) for key, answer in answers.items()}
    private = {key: private_part(questionnaire.question(key), answer) for key, answer in answers.items()}
    sheet.shown_commitment, sheet.private_commitment = commitment(nonces["shown"], shown), commitment(nonces["private"], private)
    hidden = {part: nonce.hex() for part, nonce in nonces.items()}
    sheet.nonces = encryption.encrypt(sheet.private_key, hidden, bound_to=f"{sheet.pk}:nonces")
    sheet.sealed_at, sheet.sealed_by = clock.now(), actor
    sheet.save(update_fields=["shown_commitment", "private_commitment", "nonces", "sealed_at", "sealed_by"])


def _reveal(round_: Round, sheets: list[AnswerSheet]) -> None:
    """Open all answers: one row that all sides read, bridges found, identical names kept, all other names deleted.

    Here for the last time the private parts of all sides are read; what comes of them is stored, and nothing reads them again.
    """
    lifecycle.advance(round_, Action.REVEAL, Facts(all_sealed=True))
    opened = [plain_answers(own_answers(sheet)) for sheet in sheets]
    names = [question for question in round_.questionnaire.questions if question.kind is Kind.NAMES]
    kept = {question.key: _kept_names(question, sheets, opened) for question in names}
    nonces = {str(sheet.party.position): _nonces(sheet)["shown"] for sheet in sheets}
    for sheet in sheets:
        _delete_names(sheet, names, kept)
    bridges = bridges_between(round_.questionnaire, tuple(opened))
    Reveal.objects.create(round=round_, revealed_at=clock.now(), nonces=nonces, identical_names=kept, bridges=bridges)
    negotiation.lay_out_clauses(round_)
    audit.append(round_.partnership, action="answers_revealed", actor=None, payload={"round": round_.number, "nonces": nonces})


def _kept_names(question: Question, sheets: list[AnswerSheet], opened: list[dict[str, Answer]]) -> dict[str, Any]:
    """The identical names, and how many others each side had: the result must stay what it was when the lists were whole."""
    answers = tuple(side.get(question.key) for side in opened)
    deleted = {str(sheet.party.position): gone for sheet, (_names, gone) in zip(sheets, without_unmatched_names(answers), strict=True)}
    return {"names": list(identical_names(answers)), "deleted": deleted}


def _nonces(sheet: AnswerSheet) -> dict[str, str]:
    nonces: dict[str, str] = encryption.decrypt(sheet.private_key, sheet.nonces or b"", bound_to=f"{sheet.pk}:nonces")
    return nonces


def _delete_names(sheet: AnswerSheet, questions: list[Question], kept: Mapping[str, Mapping[str, Any]]) -> None:
    by_key = {question.key: question for question in questions}
    for row in AnswerRow.objects.filter(sheet=sheet, question__in=list(by_key)):
        row.sheet = sheet
        question = by_key[row.question]
        answer = from_parts(question, row.shown_part(), row.private_part())
        if answer.state is State.GIVEN:
            left = {"value": kept[row.question]["names"], "unmatched": kept[row.question]["deleted"][str(sheet.party.position)]}
            row.hide(shown=row.shown_part(), private={**row.private_part(), **left})
            row.save(update_fields=["shown", "private"])


def _tell(actor: Representative, round_: Round, *, is_last: bool) -> None:
    """Everybody learns of the reveal; before it the other side learns only that this side has sealed."""
    template = "answers_opened" if is_last else "other_side_sealed"
    tell_people(
        round_.partnership,
        template,
        key=f"{template}:{round_.pk}:{actor.party_id}",
        path=reverse("partnership", args=[round_.partnership.public_id]),
        values={"side": actor.party.name},
        except_side_of=None if is_last else actor,
    )
