"""Who may sign now: all at the same time, or one after another in the chosen order; and who knows of the signatures so far."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from partnerships.domain.errors import Conflict, InvalidInput
from partnerships.domain.text import gettext_noop as _


@dataclass(frozen=True)
class Arrangement:
    """How a frozen text is to be signed: by whom after whom (nobody named: at the same time), and by which day, if any."""

    order: tuple[str, ...] = ()
    sign_by: date | None = None


@dataclass(frozen=True)
class Signer:
    """Somebody who signs for a side; `key` is what an order names."""

    key: str
    side: int
    has_signed: bool = False


@dataclass(frozen=True)
class SigningOrder:
    """A version being signed. Without `order` all sign at the same time; `needed` says by side how many signatures it gives.

    In an order one person signs at a time. Whoever it does not name comes last, in the order of `signers`.
    """

    order: tuple[str, ...]
    signers: tuple[Signer, ...]
    needed: Mapping[int, int]

    @property
    def is_in_sequence(self) -> bool:
        """Whether one signs after another."""
        return bool(self.order)

    @property
    def in_line(self) -> tuple[Signer, ...]:
        """All who sign, in the order in which they do."""
        places = {key: place for place, key in enumerate(self.order)}
        return tuple(sorted(self.signers, key=lambda signer: places.get(signer.key, len(places))))

    @property
    def awaited(self) -> tuple[Signer, ...]:
        """Who has still to sign, in order. A side that has all its signatures is skipped."""
        return tuple(signer for signer in self.in_line if not signer.has_signed and not self._is_complete(signer.side))

    @property
    def now(self) -> frozenset[str]:
        """Who may sign now. At the same time also whoever signs beside those whom their side needs."""
        if self.is_in_sequence:
            return frozenset(signer.key for signer in self.awaited[:1])
        return frozenset(signer.key for signer in self.signers if not signer.has_signed)

    @property
    def is_complete(self) -> bool:
        """Whether every side has given all its signatures."""
        return all(self._is_complete(side) for side in self.needed)

    def knows(self, key: str, *, side: int) -> bool:
        """Whether this person may know who has signed so far: in an order only those whose turn has come.

        Somebody who does not sign knows when all who sign for the same side do.
        """
        if not self.is_in_sequence or self.is_complete:
            return True
        own = [signer for signer in self.signers if signer.side == side]
        asked = [signer for signer in own if signer.key == key] or own
        return bool(asked) and all(signer.has_signed or signer.key in self.now for signer in asked)

    def _is_complete(self, side: int) -> bool:
        return sum(signer.has_signed for signer in self.signers if signer.side == side) >= self.needed.get(side, 0)


def refuse_impossible(arrangement: Arrangement, *, signers: Iterable[str], today: date) -> None:
    """Conflict when somebody in the order does not sign (any more), InvalidInput for a day that has passed."""
    if not set(arrangement.order) <= set(signers):
        raise Conflict(_("Who signs has changed meanwhile. Look at the order again."))
    if arrangement.sign_by is not None and arrangement.sign_by < today:
        raise InvalidInput(_("This day has passed. Choose today or a later day, or leave it empty."))


def rearranged(order: Sequence[str], wanted: Iterable[str], *, fixed: Iterable[str] = ()) -> tuple[str, ...]:
    """The order after the people in `wanted` were put into that order. Those in `fixed` stay at their places: they have signed."""
    kept = set(fixed)
    rest = iter([key for key in dict.fromkeys(wanted) if key not in kept])
    placed = [key if key in kept else next(rest, "") for key in order]
    return tuple(key for key in (*placed, *rest) if key)


def stepped_in(order: Iterable[str], leaving: str, stepping_in: str) -> tuple[str, ...]:
    """The order with whoever steps in at the place of the one who leaves."""
    return tuple(stepping_in if key == leaving else key for key in order if key != stepping_in)
