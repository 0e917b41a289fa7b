"""Why something is refused. Every error carries a message that a person can read and act on."""

from partnerships.domain.translation import gettext_noop as _


class Refused(Exception):
    """Base of all refusals. `message` is an English message id, `values` its placeholders, `code` is for programs."""

    code = "refused"
    message = _("This cannot be done now.")

    def __init__(self, message: str | None = None, **values: object) -> None:
        self.message = message or type(self).message
        self.values = values
        super().__init__(self.message % values if values else self.message)


class InvalidInput(Refused):
    """Something that a person wrote cannot be taken; says what and what to do."""

    code = "invalid_input"


class NotPermitted(Refused):
    """The actor has not the right to do this."""

    code = "not_permitted"
    message = _("You are not among those who may do this.")


class Conflict(Refused):
    """The world moved on since the page was shown: the answer is a 409 that keeps what was typed."""

    code = "conflict"


class TransitionNotAllowed(Conflict):
    """The stage does not know this action."""

    code = "transition_not_allowed"
    message = _("This step does not fit the stage in which the partnership stands.")


class StaleAnswer(Conflict):
    """Somebody of the same side saved another answer meanwhile."""

    code = "stale_answer"
    message = _("Somebody on your side has changed this answer meanwhile.")


class StaleProposal(Conflict):
    """The clause moved on: the proposal referred to is no longer the current one."""

    code = "stale_proposal"
    message = _("The wording of this clause has changed meanwhile.")


class AlreadySealed(Conflict):
    """The answers of this side are sealed."""

    code = "already_sealed"
    message = _("Your side has already sealed its answers. They can no longer be changed.")


class AlreadySigned(Conflict):
    """The signature of this person on this version is already there."""

    code = "already_signed"
    message = _("You have already signed this version.")


class NotYourTurn(Conflict):
    """The sides sign in an order, and others come first. Who has signed so far is not said."""

    code = "not_your_turn"
    message = _("The agreement is signed in an order, and it is not your turn yet. Nothing was signed. We write to you as soon as it is.")


class NotWhatWasServed(Conflict):
    """The signature refers to a text other than the one that was served last."""

    code = "not_what_was_served"
    message = _("The text has changed since it was shown to you. Nothing was signed. Please read the current text.")


class InvitationNotValid(Refused):
    """The invitation is unknown, used, withdrawn or expired."""

    code = "invitation_not_valid"
    message = _("This invitation can no longer be used. Ask whoever invited you to send a new one.")


class WrongCode(Refused):
    """The code is wrong, too old, or was tried too often."""

    code = "wrong_code"
    message = _("The code is not right, or it is more than ten minutes old. You can ask for a new one.")
