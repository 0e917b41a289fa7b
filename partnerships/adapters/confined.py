"""Work on files of strangers, which crash libraries: in a process of its own with limits on time, memory and writing."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

SECONDS = 10
MEMORY = 512 * 1024 * 1024
ROOT = Path(__file__).resolve().parents[2]


class NoAnswer(Exception):
    """The process died of the file."""


class TooLong(NoAnswer):
    """The process was still at it when its time was over."""


def ask(module: str, data: bytes, *arguments: str) -> Any:
    """What that module's process answers about these bytes (JSON), or NoAnswer."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            cwd=ROOT,
            env={"PATH": os.defpath, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
            check=False,
        )
        return json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise TooLong from error
    except (OSError, ValueError) as error:  # no JSON, or half of it
        raise NoAnswer from error


def answer(look: Callable[[bytes], Any], *, limit: int) -> None:
    """The process: at most so many bytes on standard input, one JSON value as answer. `look` may raise whatever it likes."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.write(1, json.dumps(look(sys.stdin.buffer.read(limit))).encode())
