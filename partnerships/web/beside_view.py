"""What somebody beside the sides is shown: what is open to them and why the rest is not, and each clause without a side of their own."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from partnerships.domain.lifecycle import Stage
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Companion, Party
from partnerships.queries.negotiation import ClauseView
from partnerships.web.access import Beside
from partnerships.web.clause_view import LEFT_OUT, ClauseLine
from partnerships.web.comparison_words import Tag

CLOSED = _("The answers are still closed. They open to both sides at the same moment; until then nobody else sees anything of them.")
NOT_ALLOWED = _("Both sides decide what you see here, each by itself. So far it is not allowed by both.")
NO_DOCUMENT = _("There is no sealed document yet. It is made when the last signature is there.")
STAYS = {
    "answers": _("You were invited to read the text of the agreement. The answers of the sides stay with them."),
    "clauses": _("You were invited to read the sealed document. The way there stays with the sides."),
}
READS_FROM = {
    Companion.ReadsFrom.NEGOTIATING: _("You were invited to read along from the moment in which the answers open."),
    Companion.ReadsFrom.SIGNING: _("You were invited to read along from the moment in which the text can be signed."),
    Companion.ReadsFrom.SEALED: _("You were invited to read the document when it is sealed."),
}
DECLINED = _("The agreement was declined, so there is nothing to read here any more.")
HEADINGS = {
    "answers": _("The picture of all answers"),
    "clauses": _("The clauses and the agreement"),
    "document": _("The sealed document"),
}
ON_THE_TABLE = ("wait", _("Not yet accepted by both sides"))
NO_WORDING = ("near", _("No wording yet"))
SETTLED = ("done", _("Settled"))


@dataclass(frozen=True)
class Part:
    """A part of the partnership, and in a sentence why it is not open to this person; empty where it is."""

    key: str
    heading: str
    why_not: str

    @property
    def is_open(self) -> bool:
        """Whether this person may see it now."""
        return not self.why_not


@dataclass(frozen=True)
class BesideLine(ClauseLine):
    """A clause in the list, as somebody of no side sees it, with the sides that have accepted its current wording."""

    accepted: tuple[Party, ...]


def parts(beside: Beside) -> tuple[Part, ...]:
    """All parts, in the order of the way."""
    return tuple(part(beside, key) for key in HEADINGS)


def part(beside: Beside, key: str) -> Part:
    """The part called `answers`, `clauses` or `document`."""
    return Part(key, gettext(HEADINGS[key]), "" if getattr(beside.sees, key) else gettext(_why_not(beside, key)))


def beside_line(view: ClauseView, parties: Sequence[Party]) -> BesideLine:
    """The clause as somebody of no side sees it."""
    accepted = tuple(party for party in parties if view.current is not None and party.position in view.accepted_by)
    return BesideLine(view, _tag(view), accepted)


def _tag(view: ClauseView) -> Tag:
    if view.is_settled:
        kind, words = LEFT_OUT if view.is_omitted else SETTLED
    else:
        kind, words = NO_WORDING if view.current is None else ON_THE_TABLE
    return Tag(kind, gettext(words))


def _why_not(beside: Beside, key: str) -> str:
    """Before the answers open, and before the document is there, it says the same whatever the sides have decided."""
    stage = Stage(beside.round.stage)
    if stage is Stage.DECLINED and (key == "document" or beside.companion.kind == Companion.Kind.OBSERVER):
        return DECLINED
    if key == "document" and stage is not Stage.SEALED:
        return NO_DOCUMENT
    if stage in (Stage.OPEN, Stage.ANSWERING):
        return CLOSED
    if beside.companion.kind == Companion.Kind.OBSERVER:
        return STAYS[key] if _stays(beside, key) else READS_FROM[Companion.ReadsFrom(beside.companion.reads_from)]
    return NOT_ALLOWED


def _stays(beside: Beside, key: str) -> bool:
    """Whether an observer will never see this, whatever comes."""
    start = beside.companion.reads_from
    return start == Companion.ReadsFrom.SEALED or (start == Companion.ReadsFrom.SIGNING and key == "answers")
