"""The files that came back signed elsewhere, as far as somebody may see them before their own turn to sign."""

from partnerships.models import AgreementVersion
from partnerships.queries.returning import FileRow, returned_files
from partnerships.queries.signing_order import knows_signatures
from partnerships.web.access import Seat


def shown_files(seat: Seat, version: AgreementVersion) -> tuple[FileRow, ...]:
    """The files of this version that this person may see."""
    return tuple(row for row in returned_files(version, seat.actor) if is_shown(seat, row))


def is_shown(seat: Seat, row: FileRow) -> bool:
    """Whether this person may see the file. One that waits, everybody: one side has to look at it, the other may still take it back.

    Any other tells who has signed, which in an order only those know whose turn has come.
    """
    return row.waits or knows_signatures(row.file.version, seat.actor)
