"""Whom somebody who says something beside a clause can tell in particular: all who act for a side, and those beside them who read it."""

from collections.abc import Sequence
from dataclasses import dataclass

from partnerships.domain.companions import NOTHING, Kind, Sees, seen_by
from partnerships.domain.lifecycle import Stage
from partnerships.models import Admission, Companion, Party, Representative, Round


@dataclass(frozen=True)
class Reader:
    """Somebody who can be told; one of the two, by what they are."""

    person: Representative | Companion
    party: Party | None
    """The side for which they act; none for those beside the sides."""

    @property
    def key(self) -> str:
        """What names them in a form."""
        return str(self.person.public_id)

    @property
    def name(self) -> str:
        """Their name."""
        return self.person.name


def people_to_tell(round_: Round, parties: Sequence[Party], *, but: Representative | Companion) -> tuple[Reader, ...]:
    """Everybody but the one who speaks, side by side and those beside them last, in three queries."""
    by_pk = {party.pk: party for party in parties}
    people = Representative.objects.filter(party__in=by_pk, left_at=None).select_related("account").order_by("party__position", "pk")
    acting = [Reader(person, by_pk[person.party_id]) for person in people]
    beside = [Reader(companion, None) for companion in _who_read(round_, parties)]
    return tuple(reader for reader in (*acting, *beside) if reader.person != but)


def _who_read(round_: Round, parties: Sequence[Party]) -> list[Companion]:
    """Those beside the sides who may read the clauses now."""
    rows = list(Companion.objects.filter(partnership=round_.partnership_id, left_at=None).select_related("account").order_by("pk"))
    admitted = {(row.companion_id, row.party_id): row for row in Admission.objects.filter(companion__in=rows)}
    return [companion for companion in rows if _sees(companion, round_, parties, admitted).clauses]


def _sees(companion: Companion, round_: Round, parties: Sequence[Party], admitted: dict[tuple[int, int], Admission]) -> Sees:
    rows = [admitted.get((companion.pk, party.pk)) for party in parties]
    return seen_by(
        Kind(companion.kind),
        Stage(round_.stage),
        reads_from=Stage(companion.reads_from),
        is_called=companion.called_at is not None,
        allowed=[Sees(row.answers, row.clauses, row.document) if row else NOTHING for row in rows],
    )
