"""The page of ground rules that all sides accept before the first question. A change of words is a new version."""

from dataclasses import dataclass

from partnerships.domain.text import gettext_noop as _

VERSION = "1"


@dataclass(frozen=True)
class GroundRule:
    """One rule: what it is called, and what it says."""

    key: str
    title: str
    text: str


GROUND_RULES = (
    GroundRule(
        "confidential",
        _("What is told here is confidential"),
        _(
            "Whatever one side learns from the other here serves this partnership only. "
            "It is not passed on without consent, except where the law demands it."
        ),
    ),
    GroundRule(
        "ideas",
        _("Ideas stay with whoever brought them"),
        _("Nobody uses an idea of the other side without its consent, even if nothing is ever signed."),
    ),
    GroundRule(
        "no_interpretation",
        _("Answers and drafts are no part of the agreement"),
        _("They help to find the words. They do not serve to interpret the agreement, and nobody holds them against the other side."),
    ),
    GroundRule(
        "nothing_binds",
        _("Nothing binds before signing"),
        _(
            "Each side may stop, change its mind or take advice until it has signed. "
            "On what the sides will do together, only the signed agreement binds, and only as it says."
        ),
    ),
    GroundRule(
        "what_is_seen",
        _("The other side sees the answers only when both have sealed theirs"),
        _(
            "Until then it sees only that your side is answering, or that it has sealed. Then all answers open to both sides at the same "
            "instant: value, importance and reason. A private note is not shown to the other side here."
        ),
    ),
)
