"""What now: the one thing that a side can do next, or what it waits for."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from partnerships.domain.lifecycle import Stage


class Step(StrEnum):
    """The next step of one side."""

    INVITE = "invite"
    ACCEPT_GROUND_RULES = "accept_ground_rules"
    AWAIT_JOINING = "await_joining"
    AWAIT_GROUND_RULES = "await_ground_rules"
    AGREE_DATE = "agree_date"
    ANSWER = "answer"
    AWAIT_SEALING = "await_sealing"
    LOOK = "look"
    SETTLE = "settle"
    FREEZE = "freeze"
    APPROVE = "approve"
    AWAIT_APPROVAL = "await_approval"
    SIGN = "sign"
    AWAIT_SIGNATURES = "await_signatures"
    AWAIT_SEAL = "await_seal"
    DOWNLOAD = "download"
    NOTHING = "nothing"


AWAITING = frozenset(
    {
        Step.AWAIT_JOINING,
        Step.AWAIT_GROUND_RULES,
        Step.AWAIT_SEALING,
        Step.AWAIT_APPROVAL,
        Step.AWAIT_SIGNATURES,
        Step.AWAIT_SEAL,
        Step.NOTHING,
    }
)


AT_WORK = frozenset({Step.INVITE, Step.ACCEPT_GROUND_RULES, Step.AGREE_DATE, Step.ANSWER, Step.SETTLE, Step.FREEZE})
"""Steps that only somebody who works on the partnership can do; the others of the side read along."""


@dataclass(frozen=True)
class Situation:
    """What the next step depends on, as one side sees it. Of the others' answers it knows only whether they are sealed."""

    stage: Stage
    others_joined: bool = False
    others_invited: bool = False
    rules_accepted: bool = False
    others_accepted_rules: bool = False
    answers_sealed: bool = False
    has_worded: bool = False
    all_settled: bool = False
    may_approve: bool = False
    may_sign: bool = False


def next_step(situation: Situation) -> Step:
    """The next step in this situation; every stage has one."""
    by_stage: dict[Stage, Callable[[Situation], Step]] = {
        Stage.OPEN: _while_open,
        Stage.ANSWERING: lambda now: Step.AWAIT_SEALING if now.answers_sealed else Step.ANSWER,
        Stage.NEGOTIATING: _while_negotiating,
        Stage.APPROVING: lambda now: Step.APPROVE if now.may_approve else Step.AWAIT_APPROVAL,
        Stage.SIGNING: lambda now: Step.SIGN if now.may_sign else Step.AWAIT_SIGNATURES,
        Stage.SEALING: lambda now: Step.AWAIT_SEAL,
        Stage.SEALED: lambda now: Step.DOWNLOAD,
    }
    step = by_stage.get(situation.stage)
    return step(situation) if step else Step.NOTHING


def _while_open(now: Situation) -> Step:
    if not now.others_joined and not now.others_invited:
        return Step.INVITE
    if not now.rules_accepted:
        return Step.ACCEPT_GROUND_RULES
    if not now.others_joined:
        return Step.AWAIT_JOINING
    return Step.AGREE_DATE if now.others_accepted_rules else Step.AWAIT_GROUND_RULES


def _while_negotiating(now: Situation) -> Step:
    if now.all_settled:
        return Step.FREEZE
    return Step.SETTLE if now.has_worded else Step.LOOK
