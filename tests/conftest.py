"""What all tests share: the choice of database and breadth, the browser, and the one place where the log's trigger is lifted."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.db.backends.base.operations import BaseDatabaseOperations
from django.utils import translation

from tests.programs import chromium

pytest_plugins = ["tests.people"]

AUDIT_TABLE = "partnerships_auditentry"
PAGES = Path(__file__).resolve().parent / "web"
BROWSER_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]  # fmt: skip

# No timing in a test: a busy machine is no mistake. Derandomised, so that a red run is red again.
PATIENT = [hypothesis.HealthCheck.too_slow]
hypothesis.settings.register_profile("short", deadline=None, max_examples=50, derandomize=True, suppress_health_check=PATIENT)
hypothesis.settings.register_profile("long", deadline=None, max_examples=1000, suppress_health_check=PATIENT)


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("arig")
    group.addoption("--database", choices=["sqlite", "postgresql"], default="sqlite", help="where the tests keep their data")
    group.addoption("--quick", action="store_true", help="leave out browsers and long fault tests")
    group.addoption("--long", action="store_true", help="run the full batteries")


def pytest_configure(config: pytest.Config) -> None:
    hypothesis.settings.load_profile("long" if config.getoption("--long") else "short")


def pytest_report_header(config: pytest.Config) -> str:
    return f"database: {connection.vendor}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what this run does not ask for."""
    left_out = [item for item in items if not _is_wanted(item, config)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if _is_wanted(item, config)]


def _is_wanted(item: pytest.Item, config: pytest.Config) -> bool:
    marks = {mark.name for mark in item.iter_markers()}
    if "long" in marks and not config.getoption("--long"):
        return False
    if config.getoption("--quick") and marks & {"browser", "fault"}:
        return False
    if connection.vendor == "sqlite" or config.getoption("--long"):
        return True
    if "every_database" in marks:
        return True
    return _touches_data(item, marks) and not marks & {"walk", "browser"} and not item.path.is_relative_to(PAGES)


def _touches_data(item: pytest.Item, marks: set[str]) -> bool:
    """Whether another database could make a difference to the test."""
    fixtures = set(getattr(item, "fixturenames", ()))
    return "django_db" in marks or bool(fixtures & {"db", "transactional_db", "live_server"})


@pytest.fixture(scope="session")
def battery(pytestconfig: pytest.Config) -> Callable[[int, int], int]:
    """How often to try: `battery(100, 10_000)` is 100, and 10,000 with --long."""
    return lambda short, long: long if pytestconfig.getoption("--long") else short


@pytest.fixture(autouse=True)
def _fresh_surroundings(tmp_path: Path, settings: Any) -> Iterator[None]:
    """Every test has its own folders for files and mails, no rate limit left over, and begins and ends in the site's language."""
    cache.clear()
    settings.FILES_DIR = tmp_path / "files"
    settings.MAIL_DIR = tmp_path / "mail"
    translation.activate(settings.LANGUAGE_CODE)
    yield
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True, scope="session")
def _log_can_be_flushed() -> Iterator[None]:
    """Lift the trigger of the append-only log around the flush after a transactional test, in the flush's own transaction."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def flush_with_trigger_lifted(operations: BaseDatabaseOperations, statements: list[str]) -> None:
        with transaction.atomic(using=operations.connection.alias), trigger_lifted():
            flush(operations, statements)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", flush_with_trigger_lifted)
        yield


@contextlib.contextmanager
def trigger_lifted() -> Iterator[None]:
    """The log without its trigger, inside a transaction: for the flush, and for tests that play the one who breaks in."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with checks that wait for the commit cannot be altered
            cursor.execute(f"ALTER TABLE {AUDIT_TABLE} DISABLE TRIGGER USER")
            yield
            cursor.execute(f"ALTER TABLE {AUDIT_TABLE} ENABLE TRIGGER USER")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [AUDIT_TABLE])
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        yield
        for _name, sql in triggers:
            cursor.execute(sql)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The Chromium of the system."""
    return {**browser_type_launch_args, "executable_path": chromium(), "args": BROWSER_ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A person in Israel, at a desk; nothing may need a network other than the site itself."""
    return {**browser_context_args, "locale": "he-IL", "timezone_id": "Asia/Jerusalem", "viewport": {"width": 1280, "height": 900}}
