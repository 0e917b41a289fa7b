"""What many tests begin with is made once in each process, through the services, and its rows are put back for the next test."""

import copy
import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import time_machine
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.db import connection, transaction

from partnerships.services import clock

P = ParamSpec("P")
T = TypeVar("T")

OF_DJANGO = ("django_", "auth_")
"""Tables that are filled with the database itself."""
OF_EVERY_TEST = {"FILES_DIR", "MAIL_DIR"}
"""Settings that differ from test to test, and of which no row knows."""


@dataclass(frozen=True)
class Snapshot:
    """What was made: the rows by table, the files by their path, and the value that was returned."""

    rows: dict[str, list[tuple[Any, ...]]]
    files: dict[Path, bytes]
    value: Any


_taken: dict[str, Snapshot] = {}


def once(make: Callable[P, T]) -> Callable[P, T]:
    """Make it once and put it back afterwards, wherever that is the same: in the transaction of a test that has no rows, files,
    mails or marks of its own yet, with the clock that runs for everybody, on the same day and with the same settings.
    """

    @functools.wraps(make)
    def made(*args: P.args, **kwargs: P.kwargs) -> T:
        if not _nothing_has_happened():
            return make(*args, **kwargs)
        key = repr((make.__qualname__, args, sorted(kwargs.items()), clock.today(), _changed_settings()))
        if key in _taken:
            value: T = _put_back(_taken[key])
            return value
        value = make(*args, **kwargs)
        if not mail.outbox and not _marks():
            _taken[key] = Snapshot(_rows(), _files(), copy.deepcopy(value))
        return value

    return made


def _nothing_has_happened() -> bool:
    if not connection.in_atomic_block or time_machine.escape_hatch.is_travelling():
        return False
    if mail.outbox or _marks() or _files():
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + " OR ".join(f'EXISTS (SELECT 1 FROM "{table}")' for table in _tables()))  # noqa: S608 (own tables)
        return not cursor.fetchone()[0]


def _put_back(snapshot: Snapshot) -> Any:
    with transaction.atomic(), connection.cursor() as cursor:
        for table, rows in snapshot.rows.items():
            places = ", ".join(["%s"] * len(rows[0]))
            cursor.executemany(f'INSERT INTO "{table}" VALUES ({places})', rows)  # noqa: S608 (own tables)
            _count_on(table)
    for path, content in snapshot.files.items():
        place = Path(settings.FILES_DIR) / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return copy.deepcopy(snapshot.value)


def _count_on(table: str) -> None:
    """PostgreSQL numbers new rows by a counter that knows nothing of rows that come with their number; SQLite looks at the rows."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for column in _numbered(table):
            highest = f'SELECT MAX("{column}") FROM "{table}"'  # noqa: S608 (own tables)
            cursor.execute(f"SELECT setval(pg_get_serial_sequence(%s, %s), ({highest}))", [f'"{table}"', column])


@functools.cache
def _numbered(table: str) -> tuple[str, ...]:
    with connection.cursor() as cursor:
        return tuple(found["column"] for found in connection.introspection.get_sequences(cursor, table))


@functools.cache
def _tables() -> tuple[str, ...]:
    return tuple(sorted(name for name in connection.introspection.table_names() if not name.startswith(OF_DJANGO)))


def _rows() -> dict[str, list[tuple[Any, ...]]]:
    rows = {}
    with connection.cursor() as cursor:
        for table in _tables():
            cursor.execute(f'SELECT {_columns(table)} FROM "{table}"')  # noqa: S608 (own tables)
            if found := cursor.fetchall():
                rows[table] = found
    return rows


@functools.cache
def _columns(table: str) -> str:
    """All columns, each as it is stored: the converters of the connection know columns by name, and leave an expression alone."""
    with connection.cursor() as cursor:
        names = [column.name for column in connection.introspection.get_table_description(cursor, table)]
    return ", ".join(f'COALESCE("{name}", NULL)' for name in names)


def _files() -> dict[Path, bytes]:
    folder = Path(settings.FILES_DIR)
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _marks() -> Any:
    return getattr(cache, "_cache", None)


def _changed_settings() -> str:
    changed: dict[str, Any] = {}
    holder = getattr(settings, "_wrapped", None)
    while holder is not None and "default_settings" in vars(holder):
        changed = {name: value for name, value in vars(holder).items() if name.isupper()} | changed
        holder = holder.default_settings
    return repr(sorted((name, repr(value)) for name, value in changed.items() if name not in OF_EVERY_TEST))
