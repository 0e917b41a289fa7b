"""A PostgreSQL cluster for one run of the tests: made in a temporary folder, reached by its socket only, gone at the end."""

import atexit
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

from tests.programs import postgresql

OPTION = "--database=postgresql"
# Nothing here outlives the run, so nothing needs to survive a power cut; PostgreSQL without fsync still survives every kill.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"


def prepare_database() -> None:
    """Start a cluster and name it in DATABASE_URL, if the run asks for PostgreSQL and no DATABASE_URL is given.

    Settings are read before pytest parses its options, so this looks at the command line itself; workers and
    subprocesses inherit DATABASE_URL.
    """
    if OPTION in sys.argv and "DATABASE_URL" not in os.environ:
        os.environ["DATABASE_URL"] = start_cluster()


def start_cluster() -> str:
    """Make and start a cluster, have it stopped when this process ends, and return its address."""
    programs = postgresql()
    if programs is None:
        raise SystemExit("The tests need PostgreSQL. Please install it, on Debian and Ubuntu with: sudo apt-get install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="arig-pg-", dir="/tmp"))
    owner = _owner()
    if owner:
        shutil.chown(folder, owner, pwd.getpwnam(owner).pw_gid)
    data = folder / "data"
    _run([programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"], folder, owner)
    options = f"-k {folder} -c listen_addresses='' {FAST}"
    _run([programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start"], folder, owner)
    atexit.register(_stop, programs, data, owner, os.getpid())
    return f"postgres://postgres@{quote(str(folder), safe='')}/postgres"


def _owner() -> str | None:
    """Whom the server runs as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        return "nobody"


def _run(command: list[str | Path], folder: Path, owner: str | None) -> None:
    group = pwd.getpwnam(owner).pw_gid if owner else None
    with (folder / "output").open("ab") as output:
        done = subprocess.run(
            command, cwd=folder, user=owner, group=group, extra_groups=[] if owner else None,
            stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"PostgreSQL could not be started for the tests:\n{(folder / 'output').read_text(errors='replace')[-2000:]}")


def _stop(programs: Path, data: Path, owner: str | None, started_by: int) -> None:
    if os.getpid() == started_by:  # a forked child must not take the cluster with it
        _run([programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], data.parent, owner)
        shutil.rmtree(data.parent, ignore_errors=True)
