"""What somebody who acts for a side may do there: one table of actions and the rights that each needs."""

from dataclasses import dataclass

from partnerships.domain.lifecycle import Action


@dataclass(frozen=True)
class Rights:
    """The rights of one person on one side. None of them: a viewer, who reads all that the side may read."""

    works: bool = False
    """Answers, negotiates, states facts, and invites."""
    approves: bool = False
    """Says yes to a frozen text before it is signed."""
    signs: bool = False

    @property
    def only_views(self) -> bool:
        """Whether there is nothing that this person may do."""
        return not (self.works or self.approves or self.signs)


# An action that is not here needs no right of its own: the site itself does it, or joining gives the rights.
NEEDS_WORK = frozenset(
    {
        Action.INVITE,
        Action.ACCEPT_GROUND_RULES,
        Action.ANSWER,
        Action.WIDEN,
        Action.SEAL_ANSWERS,
        Action.STATE_FACTS,
        Action.NEGOTIATE,
        Action.COMMENT,
        Action.TALK,
        Action.FREEZE,
        Action.DISTRIBUTE,
    }
)
NEEDS_ANY = frozenset({Action.SEND_BACK, Action.ARRANGE, Action.RETURN, Action.CONFIRM})  # everybody but a viewer
NEEDS_A_VOICE = frozenset({Action.DECLINE})


def may(rights: Rights, action: Action) -> bool:
    """Whether somebody with these rights may do that, whatever the stage says."""
    if action in NEEDS_WORK:
        return rights.works
    if action in NEEDS_ANY:
        return not rights.only_views
    if action in NEEDS_A_VOICE:
        return rights.approves or rights.signs
    return {Action.APPROVE: rights.approves, Action.SIGN: rights.signs}.get(action, True)
