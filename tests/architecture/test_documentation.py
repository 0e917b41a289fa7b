"""What somebody may set, run or start is documented, and what is documented exists."""

import re
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, files, name_of
from tests.questionnaire_page import page

SETTINGS = "".join((ROOT / "partnerships" / name).read_text(encoding="utf-8") for name in ("settings.py", "start_up.py"))
# DATABASE_URL is read by dj-database-url.
READ = re.compile(r"(?:environ\.get|environ|key_of|secret_of)[(\[]\"([A-Z0-9_]+)\"|environment\.get\(\"(ARIG_[A-Z0-9_]+)\"")
VARIABLES = sorted({first or second for first, second in READ.findall(SETTINGS)} | {"DATABASE_URL"})
COMMANDS = [path.stem for path in files("partnerships/management/commands/*.py") if path.stem != "__init__"]
SCRIPTS = ["setup", "server", "test", "lock", "bench"]


def documented(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("variable", VARIABLES)
def test_variable_is_documented(variable: str) -> None:
    assert f"`{variable}`" in documented("docs/operation.md")


def test_no_documented_variable_is_gone() -> None:
    named = set(re.findall(r"^\| `([A-Z0-9_]+)` \|", documented("docs/operation.md"), re.MULTILINE))
    # those that belong together are named in one row
    assert named <= set(VARIABLES)


@pytest.mark.parametrize("command", COMMANDS)
def test_command_is_documented(command: str) -> None:
    assert f"manage.py {command}" in documented("docs/commands.md")


def test_no_documented_command_is_gone() -> None:
    named = set(re.findall(r"^## `manage\.py ([a-z_]+)", documented("docs/commands.md"), re.MULTILINE))
    assert named == set(COMMANDS)


@pytest.mark.parametrize("script", SCRIPTS)
def test_script_is_documented_and_runs(script: str) -> None:
    assert f"script/{script}" in documented("README.md")
    assert (ROOT / "script" / script).stat().st_mode & 0o111


@pytest.mark.parametrize("document", files("README.md", "docs/*.md"), ids=name_of)
def test_links_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#:]+)\)", text)
    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_the_page_of_the_questionnaire_is_that_of_the_catalogue() -> None:
    assert documented("docs/questionnaire.md") == page()
