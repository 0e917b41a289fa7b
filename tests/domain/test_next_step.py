"""What now: every stage leads somewhere, and the way there is the same for both sides."""

import pytest

from partnerships.domain.lifecycle import Stage
from partnerships.domain.next_step import Situation, Step, next_step

OPEN, NEGOTIATING, SIGNING = Stage.OPEN, Stage.NEGOTIATING, Stage.SIGNING


CASES = [
    (Situation(OPEN), Step.INVITE),
    (Situation(OPEN, rules_accepted=True), Step.INVITE),
    (Situation(OPEN, others_invited=True), Step.ACCEPT_GROUND_RULES),
    (Situation(OPEN, others_joined=True), Step.ACCEPT_GROUND_RULES),
    (Situation(OPEN, others_joined=True, others_accepted_rules=True), Step.ACCEPT_GROUND_RULES),
    (Situation(OPEN, others_invited=True, rules_accepted=True), Step.AWAIT_JOINING),
    (Situation(OPEN, others_joined=True, rules_accepted=True), Step.AWAIT_GROUND_RULES),
    (Situation(OPEN, others_joined=True, rules_accepted=True, others_accepted_rules=True), Step.AGREE_DATE),
    (Situation(Stage.ANSWERING), Step.ANSWER),
    (Situation(Stage.ANSWERING, answers_sealed=True), Step.AWAIT_SEALING),
    (Situation(NEGOTIATING), Step.LOOK),
    (Situation(NEGOTIATING, has_worded=True), Step.SETTLE),
    (Situation(NEGOTIATING, all_settled=True), Step.FREEZE),
    (Situation(NEGOTIATING, has_worded=True, all_settled=True), Step.FREEZE),
    (Situation(SIGNING, may_sign=True), Step.SIGN),
    (Situation(SIGNING), Step.AWAIT_SIGNATURES),
    (Situation(Stage.SEALING), Step.AWAIT_SEAL),
    (Situation(Stage.SEALED), Step.DOWNLOAD),
    (Situation(Stage.APPROVING, may_approve=True), Step.APPROVE),
    (Situation(Stage.APPROVING, may_sign=True), Step.AWAIT_APPROVAL),
    (Situation(Stage.DECLINED), Step.NOTHING),
]


@pytest.mark.parametrize(("situation", "step"), CASES)
def test_next_step(situation: Situation, step: Step) -> None:
    assert next_step(situation) is step


def test_every_stage_and_every_step_occurs_above() -> None:
    assert {situation.stage for situation, _step in CASES} == set(Stage)
    assert {step for _situation, step in CASES} == set(Step)
