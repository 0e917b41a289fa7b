"""Walks a scenario file through the whole partnership, headless: a specimen, for trying out, tests and benchmarks."""

import json
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError
from django.utils import translation

from partnerships.domain.errors import Refused
from partnerships.domain.lifecycle import Stage
from partnerships.domain.mistakes import Mistake
from partnerships.domain.scenario import LANGUAGES, Scenario, read_scenario
from partnerships.models import Round
from partnerships.services import scenario as scenarios

MISTAKES, REFUSED = 1, 2


class Command(BaseCommand):
    """`run_scenario SCENARIO.json --pdf OUT.pdf [--json OUT.json] [--until STAGE] [--language he|en]`"""

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
        with translation.override("en"):
            scenario = self._read(options["scenario"])
            if options["language"]:
                scenario = replace(scenario, language=options["language"])
            round_ = self._walk(scenario, Stage(options["until"]))
            self._write(round_, options["pdf"], options["json"])

    def _read(self, path: Path) -> Scenario:
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.", returncode=MISTAKES) from error
        except (UnicodeDecodeError, RecursionError, ValueError) as error:
            raise CommandError(f"{path} is not JSON: {error}", returncode=MISTAKES) from error
        scenario, mistakes = read_scenario(data)
        if scenario is None:
            raise CommandError("\n".join(_sentence(mistake) for mistake in mistakes), returncode=MISTAKES)
        return scenario

    def _walk(self, scenario: Scenario, until: Stage) -> Round:
        try:
            return scenarios.walk(scenario, until=until, tell=self.stdout.write)
        except Refused as refusal:
            raise CommandError(f"Refused: {_translated(refusal.message, refusal.values)}", returncode=REFUSED) from refusal
        except (OperationalError, ProgrammingError) as error:
            raise CommandError(f"The database cannot be used ({error}). Run script/setup first.", returncode=REFUSED) from error

    def _write(self, round_: Round, pdf: Path | None, canonical: Path | None) -> None:
        self.stdout.write(f"stage: {round_.stage}")
        try:
            if pdf is not None:
                content = scenarios.pdf_of(round_)
                if content is None:
                    raise CommandError("There is no PDF before the text is frozen; none was written.", returncode=REFUSED)
                pdf.write_bytes(content)
            if canonical is not None:
                content_json = json.dumps(scenarios.canonical(round_), ensure_ascii=False, indent=1, sort_keys=True)
                canonical.write_text(content_json + "\n", encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{error.filename} cannot be written: {error.strerror}.", returncode=REFUSED) from error


def _sentence(mistake: Mistake) -> str:
    return f"{mistake.place or 'scenario'}: {_translated(mistake.message, mistake.values)}"


def _translated(message: str, values: Any) -> str:
    text = translation.gettext(message)
    return text % values if values else text
