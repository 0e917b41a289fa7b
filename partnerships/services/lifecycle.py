"""The only writer of stages, and the lock that every change takes first."""

from partnerships.domain.lifecycle import Action, Facts, Stage, next_stage
from partnerships.models import Partnership, Round


def lock(partnership_id: int) -> Partnership:
    """The partnership, locked until the end of the transaction. SQLite locks the whole database (IMMEDIATE)."""
    return Partnership.objects.select_for_update().get(pk=partnership_id)


def lock_round(round_id: int) -> Round:
    """The round as it is now, its partnership locked."""
    partnership_id = Round.objects.values_list("partnership_id", flat=True).get(pk=round_id)
    partnership = lock(partnership_id)
    round_ = Round.objects.get(pk=round_id)
    round_.partnership = partnership
    return round_


def advance(round_: Round, action: Action, facts: Facts | None = None) -> None:
    """Move the round by the action, or raise TransitionNotAllowed. An action that stays writes nothing."""
    stage = next_stage(Stage(round_.stage), action, facts)
    if stage == round_.stage:
        return
    round_.stage = stage
    round_.save(update_fields=["stage"])
    if stage is Stage.SEALED:
        round_.partnership.stage = Partnership.Stage.LIVING
        round_.partnership.save(update_fields=["stage"])
