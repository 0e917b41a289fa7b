"""Those beside the sides: what the sides let them see, and how far each side is as far as they may know."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from partnerships.domain.companions import NOTHING, Kind, Sees, may_comment, seen_by
from partnerships.domain.lifecycle import Stage
from partnerships.models import Admission, AnswerSheet, Companion, Invitation, Party, Representative, Round


@dataclass(frozen=True)
class SideBeside:
    """A side as somebody beside it sees it before the reveal: invited or not, joined, answering, sealed, and nothing more."""

    party: Party
    is_invited: bool
    has_joined: bool
    has_sealed: bool


def what_is_seen(companion: Companion, round_: Round, parties: Sequence[Party]) -> Sees:
    """What this companion sees in the round as it stands."""
    rows = {row.party_id: Sees(row.answers, row.clauses, row.document) for row in Admission.objects.filter(companion=companion)}
    return seen_by(
        Kind(companion.kind),
        Stage(round_.stage),
        reads_from=Stage(companion.reads_from),
        is_called=companion.called_at is not None,
        allowed=[rows.get(party.pk, NOTHING) for party in parties],
    )


def may_say(companion: Companion, sees: Sees) -> bool:
    """Whether this companion may comment on clauses."""
    return may_comment(Kind(companion.kind), sees, is_allowed=companion.may_comment)


def sides_beside(round_: Round, *, now: datetime) -> tuple[SideBeside, ...]:
    """The sides in their order, in one query."""
    of_party = {"party": OuterRef("pk")}
    pending = Invitation.objects.pending(now=now).filter(**of_party, kind=Invitation.Kind.SIDE)
    rows = Party.objects.filter(partnership=round_.partnership_id).annotate(
        is_invited=Exists(pending),
        has_joined=Exists(Representative.objects.filter(**of_party, left_at=None)),
        has_sealed=Exists(AnswerSheet.objects.filter(**of_party, round=round_, sealed_at__isnull=False)),
    )
    return tuple(SideBeside(row, row.is_invited, row.has_joined, row.has_sealed) for row in rows)
