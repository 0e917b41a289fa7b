"""Writes everything of a partnership into one archive that explains itself, as a side or as somebody beside the sides may have it."""

from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from partnerships.domain.companions import Kind
from partnerships.domain.errors import Refused
from partnerships.models import Companion, Partnership, Round
from partnerships.queries.companions import what_is_seen
from partnerships.queries.exports import OF_A_SIDE, Taker
from partnerships.queries.timeline import log_ends_for
from partnerships.services.exports import export_archive
from partnerships.services.lifecycle import current_round

SIDES = ("venture", "organisation")
CONSULTANT = "consultant"


class Command(BaseCommand):
    """`export_partnership UUID --to FILE.zip [--as venture|organisation|consultant]`"""

    help = "Write everything of a partnership into one archive."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What the command takes."""
        parser.add_argument("partnership", help="its id, as in the address of its pages")
        parser.add_argument("--to", type=Path, required=True, help="the archive to write")
        parser.add_argument("--as", dest="reader", choices=(*SIDES, CONSULTANT), default=SIDES[0], help="for whom; each side gets the same")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was written; nothing is written when it is refused."""
        with translation.override("en"):
            round_ = current_round(_partnership(options["partnership"]))
            try:
                content = export_archive(round_, _taker(round_, options["reader"]))
            except Refused as refusal:
                raise CommandError(translation.gettext(refusal.message) % refusal.values) from refusal
        try:
            options["to"].write_bytes(content)
        except OSError as error:
            raise CommandError(f"{options['to']} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{options['to']}: {len(content)} bytes, as for the {options['reader']}.")


def _partnership(text: str) -> Partnership:
    try:
        return Partnership.objects.get(public_id=UUID(text))
    except ValueError:
        raise CommandError(f"{text} is not the id of a partnership: it looks like 018f6f3e-0000-7000-8000-000000000001.") from None
    except Partnership.DoesNotExist:
        raise CommandError(f"There is no partnership with the id {text}.") from None


def _taker(round_: Round, reader: str) -> Taker:
    """A side, if the partnership has one in that role; or the consultant, with what both sides allow."""
    if reader != CONSULTANT:
        if not round_.partnership.parties.filter(role=reader).exists():
            raise CommandError(f"No side of this partnership is a {reader}.")
        return replace(OF_A_SIDE, log_ends=log_ends_for(round_, None))
    companions = Companion.objects.filter(partnership=round_.partnership, kind=Kind.CONSULTANT, left_at=None).order_by("joined_at", "pk")
    if not companions:
        raise CommandError("No consultant accompanies this partnership.")
    parties = list(round_.partnership.parties.all())
    sees = [what_is_seen(companion, round_, parties) for companion in companions]
    # of several the one whom the sides let see most
    most = max(sees, key=lambda one: (one.document, one.clauses, one.answers))
    return Taker(most, is_of_a_side=False, log_ends=log_ends_for(round_, None))
