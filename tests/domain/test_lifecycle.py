"""Every stage × every action: where it leads, or that it is refused."""

from dataclasses import fields

import pytest

from partnerships.domain.errors import TransitionNotAllowed
from partnerships.domain.lifecycle import Action, Facts, Stage, allows, next_stage

ALL_TRUE = Facts(**{field.name: True for field in fields(Facts)})
COMING = {Action.INVITE, Action.JOIN}
UNSIGNED = {*COMING, Action.STEP_IN}
BEFORE_FREEZING = {*UNSIGNED, Action.STATE_FACTS}
LEADS = {
    Stage.OPEN: dict.fromkeys({*BEFORE_FREEZING, Action.WIDEN, Action.ACCEPT_GROUND_RULES}, Stage.OPEN)
    | {Action.BEGIN_ANSWERING: Stage.ANSWERING},
    Stage.ANSWERING: dict.fromkeys({*BEFORE_FREEZING, Action.WIDEN, Action.ANSWER, Action.SEAL_ANSWERS}, Stage.ANSWERING)
    | {Action.REVEAL: Stage.NEGOTIATING},
    Stage.NEGOTIATING: dict.fromkeys({*BEFORE_FREEZING, Action.NEGOTIATE, Action.COMMENT, Action.TALK}, Stage.NEGOTIATING)
    | {Action.FREEZE: Stage.APPROVING},
    Stage.APPROVING: dict.fromkeys({*UNSIGNED, Action.APPROVE, Action.ARRANGE}, Stage.APPROVING)
    | {Action.BEGIN_SIGNING: Stage.SIGNING, Action.SEND_BACK: Stage.NEGOTIATING, Action.DECLINE: Stage.DECLINED},
    Stage.SIGNING: dict.fromkeys({*UNSIGNED, Action.ARRANGE, Action.SIGN, Action.RETURN, Action.CONFIRM}, Stage.SIGNING)
    | {Action.SEND_BACK: Stage.NEGOTIATING, Action.DECLINE: Stage.DECLINED, Action.COMPLETE_SIGNING: Stage.SEALING},
    Stage.SEALING: {Action.NAME_DOCUMENT: Stage.SEALED},
    Stage.SEALED: dict.fromkeys({*COMING, Action.DISTRIBUTE}, Stage.SEALED),
    Stage.DECLINED: {},
}
GUARDS = {
    (Stage.OPEN, Action.BEGIN_ANSWERING): ("everybody_joined", "ground_rules_accepted", "same_date"),
    (Stage.ANSWERING, Action.REVEAL): ("all_sealed",),
    (Stage.NEGOTIATING, Action.FREEZE): ("all_settled",),
    (Stage.APPROVING, Action.BEGIN_SIGNING): ("all_approved",),
    (Stage.SIGNING, Action.COMPLETE_SIGNING): ("all_signed",),
}


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("stage", Stage)
def test_every_stage_and_action(stage: Stage, action: Action) -> None:
    expected = LEADS[stage].get(action)
    assert allows(stage, action) is (expected is not None)
    if expected is None:
        with pytest.raises(TransitionNotAllowed):
            next_stage(stage, action, ALL_TRUE)
    else:
        assert next_stage(stage, action, ALL_TRUE) is expected


@pytest.mark.parametrize(("step", "facts"), GUARDS.items(), ids=lambda value: "-".join(map(str, value)))
def test_each_fact_of_a_guard_is_needed(step: tuple[Stage, Action], facts: tuple[str, ...]) -> None:
    for missing in facts:
        with pytest.raises(TransitionNotAllowed):
            next_stage(*step, Facts(**{fact: fact != missing for fact in facts}))
    assert next_stage(*step, Facts(**dict.fromkeys(facts, True))) is LEADS[step[0]][step[1]]


def test_unguarded_steps_need_no_facts() -> None:
    unguarded = [(stage, action) for stage, leads in LEADS.items() for action in leads if (stage, action) not in GUARDS]
    assert [next_stage(stage, action) for stage, action in unguarded] == [LEADS[stage][action] for stage, action in unguarded]
