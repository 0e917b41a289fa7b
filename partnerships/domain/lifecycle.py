"""Where a round stands and what moves it: one table of transitions, with guards over a few facts."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from partnerships.domain.errors import TransitionNotAllowed
from partnerships.domain.text import gettext_noop as _


class Stage(StrEnum):
    """Stages of a round."""

    OPEN = "open"
    ANSWERING = "answering"
    NEGOTIATING = "negotiating"
    APPROVING = "approving"
    SIGNING = "signing"
    SEALING = "sealing"
    SEALED = "sealed"
    DECLINED = "declined"


class Action(StrEnum):
    """What somebody does. The name says who moves what, never where it leads."""

    INVITE = "invite"
    JOIN = "join"
    ACCEPT_GROUND_RULES = "accept_ground_rules"
    BEGIN_ANSWERING = "begin_answering"
    ANSWER = "answer"
    WIDEN = "widen"
    SEAL_ANSWERS = "seal_answers"
    REVEAL = "reveal"
    STATE_FACTS = "state_facts"
    NEGOTIATE = "negotiate"
    COMMENT = "comment"
    TALK = "talk"
    FREEZE = "freeze"
    STEP_IN = "step_in"
    APPROVE = "approve"
    BEGIN_SIGNING = "begin_signing"
    ARRANGE = "arrange"
    SIGN = "sign"
    RETURN = "return"
    CONFIRM = "confirm"
    SEND_BACK = "send_back"
    DECLINE = "decline"
    COMPLETE_SIGNING = "complete_signing"
    NAME_DOCUMENT = "name_document"
    DISTRIBUTE = "distribute"


@dataclass(frozen=True)
class Facts:
    """What the guards may know. All false is the state of a round that was just opened."""

    everybody_joined: bool = False
    ground_rules_accepted: bool = False
    same_date: bool = False
    all_sealed: bool = False
    all_settled: bool = False
    all_approved: bool = False
    all_signed: bool = False


@dataclass(frozen=True)
class Transition:
    """Where an action leads, and the guard that must hold with the sentence for when it does not."""

    to: Stage
    guard: Callable[[Facts], bool] = lambda facts: True
    otherwise: str = TransitionNotAllowed.message


def _may_begin(facts: Facts) -> bool:
    return facts.everybody_joined and facts.ground_rules_accepted and facts.same_date


TRANSITIONS: dict[tuple[Stage, Action], Transition] = {
    (Stage.OPEN, Action.INVITE): Transition(Stage.OPEN),
    (Stage.OPEN, Action.JOIN): Transition(Stage.OPEN),
    (Stage.OPEN, Action.STEP_IN): Transition(Stage.OPEN),
    (Stage.OPEN, Action.ACCEPT_GROUND_RULES): Transition(Stage.OPEN),
    (Stage.OPEN, Action.STATE_FACTS): Transition(Stage.OPEN),
    (Stage.OPEN, Action.WIDEN): Transition(Stage.OPEN),
    (Stage.OPEN, Action.BEGIN_ANSWERING): Transition(
        Stage.ANSWERING, _may_begin, _("Answering begins when all sides have accepted the ground rules and the same date.")
    ),
    (Stage.ANSWERING, Action.INVITE): Transition(Stage.ANSWERING),
    (Stage.ANSWERING, Action.JOIN): Transition(Stage.ANSWERING),
    (Stage.ANSWERING, Action.STEP_IN): Transition(Stage.ANSWERING),
    (Stage.ANSWERING, Action.STATE_FACTS): Transition(Stage.ANSWERING),
    (Stage.ANSWERING, Action.ANSWER): Transition(Stage.ANSWERING),
    (Stage.ANSWERING, Action.WIDEN): Transition(Stage.ANSWERING),
    (Stage.ANSWERING, Action.SEAL_ANSWERS): Transition(Stage.ANSWERING),
    (Stage.ANSWERING, Action.REVEAL): Transition(
        Stage.NEGOTIATING, lambda facts: facts.all_sealed, _("The answers open when all sides have sealed them.")
    ),
    (Stage.NEGOTIATING, Action.INVITE): Transition(Stage.NEGOTIATING),
    (Stage.NEGOTIATING, Action.JOIN): Transition(Stage.NEGOTIATING),
    (Stage.NEGOTIATING, Action.STEP_IN): Transition(Stage.NEGOTIATING),
    (Stage.NEGOTIATING, Action.STATE_FACTS): Transition(Stage.NEGOTIATING),
    (Stage.NEGOTIATING, Action.NEGOTIATE): Transition(Stage.NEGOTIATING),
    (Stage.NEGOTIATING, Action.COMMENT): Transition(Stage.NEGOTIATING),
    (Stage.NEGOTIATING, Action.TALK): Transition(Stage.NEGOTIATING),
    (Stage.NEGOTIATING, Action.FREEZE): Transition(
        Stage.APPROVING, lambda facts: facts.all_settled, _("Some clauses or facts are still open. Settle them first; the page lists them.")
    ),
    (Stage.APPROVING, Action.INVITE): Transition(Stage.APPROVING),
    (Stage.APPROVING, Action.JOIN): Transition(Stage.APPROVING),
    (Stage.APPROVING, Action.STEP_IN): Transition(Stage.APPROVING),
    (Stage.APPROVING, Action.APPROVE): Transition(Stage.APPROVING),
    (Stage.APPROVING, Action.ARRANGE): Transition(Stage.APPROVING),
    (Stage.APPROVING, Action.BEGIN_SIGNING): Transition(
        Stage.SIGNING, lambda facts: facts.all_approved, _("A side has still to approve the text before it is signed.")
    ),
    (Stage.APPROVING, Action.SEND_BACK): Transition(Stage.NEGOTIATING),
    (Stage.APPROVING, Action.DECLINE): Transition(Stage.DECLINED),
    (Stage.SIGNING, Action.INVITE): Transition(Stage.SIGNING),
    (Stage.SIGNING, Action.JOIN): Transition(Stage.SIGNING),
    (Stage.SIGNING, Action.STEP_IN): Transition(Stage.SIGNING),
    (Stage.SIGNING, Action.ARRANGE): Transition(Stage.SIGNING),
    (Stage.SIGNING, Action.SIGN): Transition(Stage.SIGNING),
    (Stage.SIGNING, Action.RETURN): Transition(Stage.SIGNING),
    (Stage.SIGNING, Action.CONFIRM): Transition(Stage.SIGNING),
    (Stage.SIGNING, Action.SEND_BACK): Transition(Stage.NEGOTIATING),
    (Stage.SIGNING, Action.DECLINE): Transition(Stage.DECLINED),
    (Stage.SIGNING, Action.COMPLETE_SIGNING): Transition(
        Stage.SEALING, lambda facts: facts.all_signed, _("Not everybody who must sign has signed.")
    ),
    (Stage.SEALING, Action.NAME_DOCUMENT): Transition(Stage.SEALED),
    (Stage.SEALED, Action.DISTRIBUTE): Transition(Stage.SEALED),
    (Stage.SEALED, Action.INVITE): Transition(Stage.SEALED),
    (Stage.SEALED, Action.JOIN): Transition(Stage.SEALED),
}


def next_stage(stage: Stage, action: Action, facts: Facts | None = None) -> Stage:
    """The stage after the action. Raises TransitionNotAllowed with the reason when the stage or a guard refuses."""
    transition = TRANSITIONS.get((stage, action))
    if transition is None:
        raise TransitionNotAllowed
    if not transition.guard(facts or Facts()):
        raise TransitionNotAllowed(transition.otherwise)
    return transition.to


def allows(stage: Stage, action: Action) -> bool:
    """Whether the stage knows the action at all, whatever the guards say."""
    return (stage, action) in TRANSITIONS
