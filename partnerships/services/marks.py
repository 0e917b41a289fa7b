"""Saying, after the reveal, whether two texts or lists mean the same: each side for itself, as often as it thinks again."""

from django.db import transaction

from partnerships.domain.comparison import answers_to
from partnerships.domain.errors import Conflict, InvalidInput
from partnerships.domain.lifecycle import Action
from partnerships.domain.questionnaire.structure import Kind, Question
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Mark, Representative, Round
from partnerships.queries.marks import is_to_be_read
from partnerships.queries.questionnaire import revealed_answers
from partnerships.services import audit, clock, lifecycle


class NothingToRead(Conflict):
    """Fewer than two sides wrote something, so nobody can say whether it means the same."""

    code = "nothing_to_read"
    message = _("Only one side wrote something here, so there is nothing to compare yet.")


@transaction.atomic(durable=True)
def mark_meaning(*, actor: Representative, round_: Round, question: str, is_same: bool) -> Mark:
    """Say for the actor's side whether all mean the same there; it can be changed as long as the sides negotiate.

    InvalidInput for a question that is not read by people, NothingToRead where fewer than two sides wrote something. Saying the
    same again changes nothing.
    """
    round_ = lifecycle.lock_round(round_.pk)
    lifecycle.advance(round_, Action.NEGOTIATE, by=actor)
    asked = _asked(round_, question)
    if not is_to_be_read(asked, answers_to(asked, revealed_answers(round_))):
        raise NothingToRead
    before = Mark.objects.filter(round=round_, party_id=actor.party_id, question=question).first()
    if before is not None and before.is_same == is_same:
        return before
    mark, _made = Mark.objects.update_or_create(
        round=round_,
        party_id=actor.party_id,
        question=question,
        defaults={"is_same": is_same, "by": actor, "marked_at": clock.now()},
    )
    audit.append(round_.partnership, action="meaning_marked", actor=actor, payload={"question": question, "is_same": is_same})
    return mark


def _asked(round_: Round, key: str) -> Question:
    for question in round_.questionnaire.questions:
        if question.key == key and question.kind in {Kind.TEXT, Kind.LIST}:
            return question
    raise InvalidInput(_("Only what was written in own words can be marked."))
