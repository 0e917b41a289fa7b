"""A deployment is checked before it serves: Django's checks and ours are clean, and without a mail server they are not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PRODUCTION = {
    "ARIG_PRODUCTION": "1", "ARIG_HOSTS": "arig.example", "ARIG_ADDRESS": "https://arig.example", "EMAIL_HOST": "mail.arig.example",
    "ARIG_SECRET_KEY": "only for this test: 0123456789 abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ARIG_ANSWERS_KEY": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=", "ARIG_SEAL_PASSPHRASE": "only for this test",
}  # fmt: skip
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if not name.startswith(("ARIG_", "EMAIL_", "DATABASE_", "DJANGO_", "REDIS_"))
}


def check(tmp_path: Path, **changes: str) -> tuple[int, str]:
    """What `manage.py check --deploy` says to such an environment."""
    environment = {**ENVIRONMENT, **PRODUCTION, "ARIG_DATA": str(tmp_path), **changes}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


def test_a_proper_production_is_clean(tmp_path: Path) -> None:
    assert check(tmp_path)[0] == 0


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"EMAIL_HOST": ""}, "partnerships.E001"),
        ({"ARIG_SECRET_KEY": "short"}, "security.W009"),
        ({"ARIG_HOSTS": "*"}, "ARIG_HOSTS"),
        ({"ARIG_ANSWERS_KEY": ""}, "ARIG_ANSWERS_KEY"),
    ],
)
def test_what_is_missing_is_said(tmp_path: Path, changes: dict[str, str], said: str) -> None:
    status, words = check(tmp_path, **changes)
    assert (status, said in words) == (1, True)
