"""Walks a scenario file through the whole partnership, headless: a specimen, for trying out, tests and benchmarks."""

import json
from argparse import ArgumentParser
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError
from django.utils import translation

from partnerships.domain.errors import Refused
from partnerships.domain.fact_values import LANGUAGES
from partnerships.domain.lifecycle import Stage
from partnerships.domain.scenario import Scenario, read_scenario
from partnerships.models import Round
from partnerships.services import scenario as scenarios

MISTAKES, REFUSED = 1, 2
WITH_A_PDF = (Stage.SIGNING, Stage.SEALING, Stage.SEALED)


class Command(BaseCommand):
    """`run_scenario SCENARIO.json [--pdf OUT.pdf] [--json OUT.json] [--until STAGE] [--language he|en|ar]`"""

    help = "Walk a scenario (docs/scenario.md) from opening to the sealed PDF."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What the command takes."""
        parser.add_argument("scenario", type=Path)
        parser.add_argument("--pdf", type=Path, help="where to write the PDF")
        parser.add_argument("--json", type=Path, help="where to write the canonical agreement with the comparison")
        parser.add_argument("--until", choices=[str(stage) for stage in scenarios.ORDER], default=str(Stage.SEALED))
        parser.add_argument("--language", choices=LANGUAGES, help="overrides the language of the file")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit 0 when done, 1 for mistakes (nothing was written), 2 for a refused step (what was done before stands)."""
        if not settings.DEBUG:
            raise CommandError("A scenario is a specimen. In production it is refused.", returncode=REFUSED)
        until = Stage(options["until"])
        with translation.override("en"):
            scenario = _read(options["scenario"])
            _refuse_lost_output(options["pdf"], options["json"], until)
            if options["language"]:
                scenario = replace(scenario, language=options["language"])
            round_ = self._walk(scenario, until)
            self.stdout.write(f"stage: {round_.stage}")
            _write(round_, options["pdf"], options["json"])

    def _walk(self, scenario: Scenario, until: Stage) -> Round:
        try:
            return scenarios.walk(scenario, until=until, tell=self.stdout.write)
        except Refused as refusal:
            raise CommandError(f"Refused: {_sentence(refusal.message, refusal.values)}", returncode=REFUSED) from refusal
        except (OperationalError, ProgrammingError) as error:
            raise CommandError(f"The database cannot be used ({error}). Run script/setup first.", returncode=REFUSED) from error


def _read(path: Path) -> Scenario:
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.", returncode=MISTAKES) from error
    except (RecursionError, ValueError) as error:
        raise CommandError(f"{path} is not JSON: {error}", returncode=MISTAKES) from error
    scenario, mistakes = read_scenario(data)
    if scenario is None:
        sentences = (f"{mistake.place or 'scenario'}: {_sentence(mistake.message, mistake.values)}" for mistake in mistakes)
        raise CommandError(_printable("\n".join(sentences)), returncode=MISTAKES)
    return scenario


def _refuse_lost_output(pdf: Path | None, canonical: Path | None, until: Stage) -> None:
    """A walk whose result could not be written is not begun."""
    if pdf is not None and until not in WITH_A_PDF:
        raise CommandError(f"--pdf: there is no PDF before the text is frozen; leave it out with --until {until}.", returncode=MISTAKES)
    for option, path in (("--pdf", pdf), ("--json", canonical)):
        if path is not None and (path.is_dir() or not path.absolute().parent.is_dir()):
            raise CommandError(f"{option}: {path} cannot be written.", returncode=MISTAKES)


def _write(round_: Round, pdf: Path | None, canonical: Path | None) -> None:
    try:
        if pdf is not None:
            pdf.write_bytes(scenarios.pdf_of(round_))
        if canonical is not None:
            text = json.dumps(scenarios.canonical(round_), ensure_ascii=False, indent=1, sort_keys=True)
            canonical.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise CommandError(f"{error.filename} cannot be written: {error.strerror}.", returncode=REFUSED) from error


def _sentence(message: str, values: Mapping[str, Any]) -> str:
    text = translation.gettext(message)
    return text % values if values else text


def _printable(text: str) -> str:
    """What no terminal can show (half a character in a hostile file), escaped."""
    return text.encode("utf-8", "backslashreplace").decode()
