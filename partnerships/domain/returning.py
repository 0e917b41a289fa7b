"""Signing elsewhere: where a file stands that came back, and what a look into it may say."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from partnerships.domain.errors import InvalidInput
from partnerships.domain.signing_order import SigningOrder
from partnerships.domain.text import clean_line
from partnerships.domain.text import gettext_noop as _

MAX_BYTES = 20 * 1024 * 1024
NAME_LIMIT = 160

KINDS = {"paper": _("On paper"), "card": _("With a signing card")}


class FileState(StrEnum):
    """Where a returned file stands."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    VOID = "void"
    """The text went back to the table, and the file with it."""


@dataclass(frozen=True)
class FoundSignature:
    """One signature inside a PDF: whose name its certificate bears, and what it covers. Who vouches for the name is not looked at."""

    name: str
    is_intact: bool
    """Whether the bytes that it covers are those that were signed."""
    covers_all: bool
    """Whether nothing stands in the file that it does not cover."""


@dataclass(frozen=True)
class Findings:
    """What a look into a returned PDF found. It says nothing about whose signature it is, nor what it is worth in law."""

    begins_as_given: bool
    """Whether it begins with exactly the bytes that this site gave out: then something was only added to them."""
    is_readable: bool = True
    signatures: tuple[FoundSignature, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """For the row of the file."""
        return asdict(self)

    @classmethod
    def of_json(cls, kept: dict[str, Any]) -> "Findings | None":
        """From the row of the file; nothing was looked for in a picture."""
        if not kept:
            return None
        return cls(kept["begins_as_given"], kept["is_readable"], tuple(FoundSignature(**found) for found in kept["signatures"]))


def state_of(*, withdrawn: bool, confirmed: bool, refused: bool, voided: bool) -> FileState:
    """Where a file stands. What was withdrawn or refused stays so when the text goes back; what was confirmed is void with it."""
    if withdrawn:
        return FileState.WITHDRAWN
    if refused:
        return FileState.REFUSED
    if voided:
        return FileState.VOID
    return FileState.CONFIRMED if confirmed else FileState.WAITING


def refuse_wrong_day(signed_on: date, *, frozen_on: date, today: date) -> None:
    """InvalidInput unless the text existed on that day, and the day has come."""
    if signed_on > today:
        raise InvalidInput(_("That day has not come yet. Choose the day that stands beside the signatures."))
    if signed_on < frozen_on:
        raise InvalidInput(
            _("The text was frozen later. Choose the day that stands beside the signatures, and see that this version was signed.")
        )


def able_together(order: SigningOrder, *, side: int) -> tuple[str, ...]:
    """Who of a side may stand on one file now: in sequence, whoever follows without anybody of another side between."""
    able: list[str] = []
    while ready := [signer.key for signer in order.signers if signer.side == side and signer.key in order.now]:
        able += ready
        order = _with_signed(order, ready)
    return tuple(able)


def may_sign_together(order: SigningOrder, keys: Iterable[str]) -> bool:
    """Whether these people may stand on one file now, each in turn after the others on it."""
    missing = set(keys)
    while ready := missing & order.now:
        missing -= ready
        order = _with_signed(order, ready)
    return not missing


def kept_name(raw: str) -> str:
    """The name of an uploaded file as it can be shown: one line, the end kept when it is too long, and nothing that turns it around."""
    line = "".join(character for character in raw if character.isprintable())[-NAME_LIMIT:]
    try:
        return clean_line(line, limit=NAME_LIMIT)
    except InvalidInput:
        return "".join(character for character in line if character.isascii())


def _with_signed(order: SigningOrder, keys: Iterable[str]) -> SigningOrder:
    signed = set(keys)
    return replace(order, signers=tuple(replace(signer, has_signed=signer.has_signed or signer.key in signed) for signer in order.signers))
