"""What is measured: pages through the test client with everything a browser's request goes through, and the sealing of one agreement."""

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from django.conf import settings
from django.test import Client
from django.urls import reverse

from partnerships.domain.lifecycle import Stage
from partnerships.domain.scenario import read_scenario
from partnerships.models import Account, AgreementVersion, Partnership
from partnerships.services import scenario as scenarios
from partnerships.services import sealing
from partnerships.services.many import make_partnerships

SCENARIO = Path(__file__).resolve().parents[1] / "examples" / "students_union.json"
STAFF, MANY = "staff@many.example", 10_000
EMAIL = "noa@israel-2050.example"
ROUNDS = 30


def measured() -> Iterator[tuple[str, float]]:
    """Name and seconds of every act: the median of many, and of sealing the one time that there is."""
    answering, negotiating = _walk(Stage.ANSWERING), _walk(Stage.NEGOTIATING)
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(Account.objects.get(email=EMAIL))
    step, versions = reverse("question", args=[answering.public_id, "fit.horizon"]), count()

    def page(address: str) -> Callable[[], None]:
        return lambda: _expect(client.get(address).status_code, 200)

    def save_a_step() -> None:
        sent = {"fit.horizon-value": "one_year", "fit.horizon-version": str(next(versions))}
        _expect(client.post(step, sent).status_code, 302)

    yield "plain page", _median(page(reverse("accessibility")))
    yield "question page", _median(page(step))
    yield "saving a step of the wizard", _median(save_a_step)
    yield "picture page", _median(page(reverse("picture", args=[negotiating.public_id])))
    yield "comparison of a topic", _median(page(reverse("comparison", args=[negotiating.public_id, "resources"])))
    yield "package to talk about", _median(page(reverse("package", args=[negotiating.public_id])))
    yield "list of clauses", _median(page(reverse("clauses", args=[negotiating.public_id])))
    yield from _lists()
    yield "sealing a process's first agreement", _seal(_walk(Stage.SEALING))
    yield "sealing the next one", _seal(_walk(Stage.SEALING))


def _lists() -> Iterator[tuple[str, float]]:
    """The same pages for somebody with ten partnerships and with ten thousand."""
    for name, number in (("ten", 10), ("ten thousand", MANY - 10)):
        settings.DEBUG = True  # made-up partnerships exist in development only
        make_partnerships(number, staff=STAFF, consultant="consultant@many.example")
        settings.DEBUG = False
        yield f"list of {name}", _median(_list({}))
        yield f"search of {name}", _median(_list({"q": "kitchen 9", "turn": "us"}))
        yield f"last page of {name}", _median(_list({"page": "999", "sort": "title"}))
    yield "table of ten thousand", _seconds(_table)


def _list(asked: dict[str, str]) -> Callable[[], None]:
    client = _staff()
    return lambda: _expect(client.get(reverse("partnership_list"), asked).status_code, 200)


def _table() -> None:
    _expect(_staff().get(reverse("export_xlsx")).getvalue()[:2] == b"PK", True)


def _staff() -> Client:
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(Account.objects.get(email=STAFF))
    return client


def _seal(partnership: Partnership) -> float:
    version = AgreementVersion.objects.get(round__partnership=partnership)
    return _seconds(lambda: sealing.try_to_finish(version.pk))


def _walk(stage: Stage) -> Partnership:
    scenario, _mistakes = read_scenario(json.loads(SCENARIO.read_text(encoding="utf-8")))
    if scenario is None:
        sys.exit(f"{SCENARIO} has mistakes; manage.py run_scenario names them.")
    return scenarios.walk(scenario, until=stage, tell=lambda _line: None).partnership


def _median(act: Callable[[], object]) -> float:
    act()  # the first time compiles templates
    return statistics.median(_seconds(act) for _round in range(ROUNDS))


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def _expect(found: int, wanted: int) -> None:
    if found != wanted:
        sys.exit(f"A page answered {found} where {wanted} was expected; the figures would mean nothing.")
