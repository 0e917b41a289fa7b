"""Who receives the agreement: what each may receive, how it is printed, and how far a link that was sent has come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from partnerships.domain.fact_reader import EMAIL
from partnerships.domain.text import Translate, clean_line
from partnerships.domain.text import gettext_noop as _

RECIPIENTS_AT_MOST = 40
"""On the list of one side."""
LINKS_A_DAY = 60
"""That one side sends; more than its list holds, for addresses get corrected."""
LINKS_A_DAY_TO_AN_ADDRESS = 5
"""From all partnerships together: nobody fills a mailbox from here."""
LINK_LIFETIME = timedelta(days=30)
NAME_LIMIT = 160


class Receives(StrEnum):
    """What somebody receives."""

    WHOLE = "whole"
    WITHOUT_ANNEXES = "without_annexes"
    NOTICE = "notice"


RECEIVES_LABELS: Mapping[Receives, str] = {
    Receives.WHOLE: _("the whole agreement"),
    Receives.WITHOUT_ANNEXES: _("the agreement without its annexes"),
    Receives.NOTICE: _("only a notice that it was signed"),
}
PRINTED = _("%(name)s: %(receives)s")


class LinkState(StrEnum):
    """How far a link has come."""

    VALID = "valid"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    REMOVED = "removed"
    REFUSED = "refused"


@dataclass(frozen=True)
class Receiver:
    """Somebody on the list, as the agreement prints it: never with an address."""

    name: str
    receives: Receives


@dataclass(frozen=True)
class Link:
    """What decides whether a link still opens."""

    expires_at: datetime
    withdrawn_at: datetime | None = None
    is_newest: bool = True
    is_removed: bool = False
    is_refused: bool = False

    def state(self, *, now: datetime) -> LinkState:
        """Whether it opens, and if not, why: the strongest reason first."""
        if self.is_refused:
            return LinkState.REFUSED
        if self.is_removed:
            return LinkState.REMOVED
        if self.withdrawn_at is not None:
            return LinkState.WITHDRAWN if self.is_newest else LinkState.REPLACED
        return LinkState.VALID if now < self.expires_at else LinkState.EXPIRED


def printed_list(receivers: Iterable[Receiver], translate: Translate) -> tuple[str, ...]:
    """The lines of the distribution list in the agreement; `translate` speaks its language."""
    line = translate(PRINTED)
    return tuple(line % {"name": one.name, "receives": translate(RECEIVES_LABELS[one.receives])} for one in receivers)


def read_line(line: str) -> tuple[str, str]:
    """Name and address of somebody in one line of text, such as "Dana Levi <dana@example.org>"; the address may be missing.

    Without a name it is what stands before the @, for no address is printed. InvalidInput for what cannot be stored.
    """
    match = EMAIL.search(line)
    email = match.group().lower() if match else ""
    name = clean_line(EMAIL.sub(" ", line), limit=NAME_LIMIT).strip(" <>()[],;:–-|")
    return name or email.partition("@")[0], email
