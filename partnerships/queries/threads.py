"""The threads beside a clause: what was said, as what, about which wording, whom it asks, and who closed it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch

from partnerships.domain.companions import Kind
from partnerships.models import Clause, Comment, Companion, Party, Proposal, Representative


@dataclass(frozen=True)
class Speaker:
    """Somebody who says something, and as what."""

    name: str
    party: Party | None
    """The side for which they act, or the one that invited somebody beside it."""
    kind: Kind | None
    """For somebody beside the sides as what; none for a representative."""
    capacity: str
    key: UUID


@dataclass(frozen=True)
class Asked:
    """Somebody whom a comment asks in particular; `party` is the side for which they act, none for those beside the sides."""

    name: str
    party: Party | None


@dataclass(frozen=True)
class Said:
    """A comment with its author."""

    comment: Comment
    by: Speaker
    to: tuple[Asked, ...]

    @property
    def said_at(self) -> datetime:
        """When it was said."""
        return self.comment.said_at

    @property
    def about(self) -> Proposal | None:
        """The wording of which it speaks."""
        return self.comment.proposal


@dataclass(frozen=True)
class Thread:
    """What began it, and the answers in their order."""

    began: Said
    answers: tuple[Said, ...]

    @property
    def key(self) -> UUID:
        """What names it in a form."""
        return self.began.comment.public_id

    @property
    def resolved_at(self) -> datetime | None:
        """When it was closed; none while it is open."""
        return self.began.comment.resolved_at

    @property
    def resolved_by(self) -> Representative | None:
        """Who closed it."""
        return self.began.comment.resolved_by


@dataclass(frozen=True)
class Threads:
    """All threads beside a clause, each with what was said last at its end; those that began first stand first."""

    open: tuple[Thread, ...]
    closed: tuple[Thread, ...]

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.open) + len(self.closed)


def threads_on(clause: Clause) -> Threads:
    """The threads beside a clause, in three queries however many there are."""
    told = Prefetch("mentions", Representative.objects.select_related("party").order_by("pk"))
    beside = Prefetch("mentions_beside", Companion.objects.order_by("pk"))
    rows = Comment.objects.filter(clause=clause).select_related("by__party", "by_companion__party", "proposal", "resolved_by__party")
    began: dict[int, Said] = {}
    answers: dict[int, list[Said]] = {}
    for row in rows.prefetch_related(told, beside):
        if row.thread_id is None:
            began[row.pk] = _said(row)
        else:
            answers.setdefault(row.thread_id, []).append(_said(row))
    found = [Thread(said, tuple(answers.get(pk, ()))) for pk, said in began.items()]
    return Threads(
        tuple(thread for thread in found if thread.resolved_at is None),
        tuple(thread for thread in found if thread.resolved_at is not None),
    )


def speaker_of(by: Representative | None, by_companion: Companion | None) -> Speaker:
    """Who speaks; exactly one of the two is given."""
    if by is not None:
        return Speaker(by.name, by.party, None, by.capacity, by.public_id)
    if by_companion is None:
        raise ValueError("nobody speaks")
    companion = by_companion
    return Speaker(companion.name, companion.party, Kind(companion.kind), companion.capacity, companion.public_id)


def _said(comment: Comment) -> Said:
    acting = [Asked(person.name, person.party) for person in comment.mentions.all()]
    beside = [Asked(companion.name, None) for companion in comment.mentions_beside.all()]
    return Said(comment, speaker_of(comment.by, comment.by_companion), (*acting, *beside))
