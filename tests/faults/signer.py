"""Signs, seals and is killed: a process of its own that forks one worker for each task and kills it when it is told to.

A task is a line of JSON on standard input: the posts to sign or to confirm, and after how many seconds to kill; the answer says how it
ended.
"""

import json
import os
import signal
import sys
import time
from datetime import timedelta
from typing import Any

import django

django.setup()

from django.db import connections  # noqa: E402 (Django is set up first)

from partnerships.adapters.pdf import renderer_versions  # noqa: E402
from partnerships.models import AgreementVersion, Representative, ReturnedFile  # noqa: E402
from partnerships.services import sealing  # noqa: E402
from partnerships.services.returning import confirm_file  # noqa: E402
from partnerships.services.signing import Device, SignatureForm, sign_agreement  # noqa: E402

# Nobody waits a minute here until the claim of a dead worker has run out.
sealing.CLAIM = timedelta(0)


def work(task: dict[str, Any]) -> None:
    """Sign or confirm with every post, and finish what an earlier worker left."""
    for post in task["posts"]:
        actor = Representative.objects.select_related("party__partnership", "account").get(pk=post["representative"])
        confirm(actor, post) if post["file"] else sign(actor, post)
    sealing.sweep()


def sign(actor: Representative, post: dict[str, Any]) -> None:
    version = AgreementVersion.objects.select_related("round__partnership").get(pk=post["version"])
    form = SignatureForm(name=actor.name, consents=True, has_authority=True, has_read=True, accepts_authority=True)
    sign_agreement(actor=actor, version=version, token=post["token"], code=post["code"], form=form, device=Device())


def confirm(actor: Representative, post: dict[str, Any]) -> None:
    file = ReturnedFile.objects.get(pk=post["file"])
    confirm_file(actor=actor, file=file, fingerprint=file.fingerprint, file_hash=file.file_hash)


def run(task: dict[str, Any]) -> str:
    """Fork a worker and kill it in time; "killed", "done" or "failed"."""
    worker = os.fork()
    if worker == 0:
        try:
            work(task)
            connections.close_all()
        except BaseException as error:  # noqa: BLE001 (a worker must never come back from here)
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
            os._exit(1)
        os._exit(0)
    if task["kill_after"] is not None:
        time.sleep(task["kill_after"])
        os.kill(worker, signal.SIGKILL)
    _pid, status = os.waitpid(worker, 0)
    return "killed" if os.WIFSIGNALED(status) else "done" if os.WEXITSTATUS(status) == 0 else "failed"


def main() -> None:
    """One answer for each task, until the input ends."""
    renderer_versions()  # loads what every worker needs, before the first fork
    for line in sys.stdin:
        sys.stdout.write(run(json.loads(line)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
