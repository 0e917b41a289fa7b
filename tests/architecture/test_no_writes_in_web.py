"""Only services write: no view, form, tag or command changes a row by itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import files, name_of

PLAIN_WRITES = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete", "select_for_update"}
WRITES = PLAIN_WRITES | {f"a{name}" for name in PLAIN_WRITES}
# These also belong to dictionaries and sets, so they are writes only behind a queryset.
AMBIGUOUS = {"update", "aupdate", "add", "remove", "clear", "set"}
READERS = {"web", "admin", "templatetags", "management", "queries"}


def writes_in(source: str) -> Iterator[tuple[int, str]]:
    """Line and name of every call that would change a row."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name = node.func.attr
            if name in WRITES or (name in AMBIGUOUS and _comes_from_queryset(node.func.value)):
                yield node.lineno, name
            if name in {"atomic", "on_commit"}:
                yield node.lineno, f"{name}: transactions belong to services"


def _comes_from_queryset(node: ast.expr) -> bool:
    names = {inner.attr for inner in ast.walk(node) if isinstance(inner, ast.Attribute)}
    return "objects" in names or any(name.endswith("_set") for name in names) or bool(names & {"filter", "exclude", "all"})


@pytest.mark.parametrize(
    "line", ["party.save()", "Party.objects.create(name='')", "Party.objects.filter(pk=1).update(name='')", "party.answers.all().delete()"]
)
def test_a_write_is_recognised(line: str) -> None:
    assert [number for number, _ in writes_in(line)] == [1]


@pytest.mark.parametrize("line", ["values.update(other)", "seen.add(1)", "headers.clear()", "Party.objects.filter(pk=1).first()"])
def test_reading_is_no_write(line: str) -> None:
    assert list(writes_in(line)) == []


def test_only_services_write() -> None:
    found = [f"{name_of(path)}:{line}: {what}" for path in _sources() for line, what in writes_in(path.read_text(encoding="utf-8"))]
    assert found == []


def _sources() -> list[Path]:
    return [path for path in files("partnerships/**/*.py") if name_of(path).split("/")[1] in READERS]
