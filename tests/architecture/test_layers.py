"""The import contracts of pyproject.toml hold."""

import subprocess
import sys

from tests.architecture.sources import ROOT


def test_contracts_hold() -> None:
    """In a process of its own: the linter switches off every logger that is there before it."""
    command = [sys.executable, "-c", "import importlinter.cli as cli; raise SystemExit(cli.lint_imports(no_cache=True))"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
