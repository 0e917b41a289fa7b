"""Files are named by what they hold, begin by saying so, and stay short enough to be read."""

import ast
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, files, name_of

NAMELESS = {"util", "utils", "helper", "helpers", "common", "base", "misc", "manager", "managers", "tools", "shared"}
PROSE = ("partnerships/domain/questionnaire/topics/", "partnerships/domain/clauses/library/")
SOURCES = files("partnerships/**/*.py", "tests/**/*.py", "*.py")


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_file_says_what_it_is(path: Path) -> None:
    assert not set(path.relative_to(ROOT).with_suffix("").parts) & NAMELESS
    source = path.read_text(encoding="utf-8")
    is_generated = "migrations" in path.parts
    if source.strip() and not is_generated:
        assert ast.get_docstring(ast.parse(source)), "the first line is a docstring that says what the file is"


def test_files_are_short() -> None:
    """Prose may be longer, and so may the tables of the tests."""
    judged = [path for path in files("partnerships/**/*.py") if not name_of(path).startswith(PROSE) and "migrations" not in path.parts]
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in judged}
    assert {name: length for name, length in lengths.items() if length > 300} == {}
