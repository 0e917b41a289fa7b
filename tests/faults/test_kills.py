"""Workers that sign and seal are killed at random moments: nothing is lost, doubled or missing, and the sweep finishes."""

import json
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings as site
from django.db import connection

from partnerships.adapters import storage
from partnerships.models import (
    AuditEntry,
    OutboxMail,
    ReturnedFile,
    Round,
    SealedDocument,
    Signature,
    SignatureEvidence,
    SigningCode,
)
from partnerships.queries.audit import checked_chain
from partnerships.services import sealing
from tests import factories, returned
from tests.architecture.sources import ROOT
from tests.factories import TwoSides
from tests.signing_steps import served

KILLS = int(os.environ.get("ARIG_KILLS", "0"))
# Most moments that matter lie within the two signatures; the others are spread over rendering, sealing and naming.
SIGNING, SEALING = 0.25, 3.0
SHARE_OF_SEALING = 0.12
HERE, ELSEWHERE = "here", "elsewhere"


@dataclass(frozen=True)
class Post:
    """What one browser sends, again and again until it is answered: a signature, or the confirmation of a file of the other side."""

    representative: int
    version: int
    token: str = ""
    code: str = ""
    file: int = 0


class Signer:
    """The process that signs and is killed, on the database of this test."""

    def __init__(self, folder: Path) -> None:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "partnerships.settings",
            "DATABASE_URL": database_address(),
            "ARIG_DATA": str(folder),
            "ARIG_SECRET_KEY": site.SECRET_KEY,
            "ARIG_ANSWERS_KEY": site.ANSWERS_KEY,
            "ARIG_SEAL_PASSPHRASE": site.SEAL_PASSPHRASE,
            "ARIG_SEAL_DIR": str(site.SEAL_DIR),
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.signer"],
            cwd=ROOT,
            env=environment,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def run(self, posts: list[Post], *, kill_after: float | None = None) -> str:
        """Have the posts signed; how it ended."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({"posts": [asdict(post) for post in posts], "kill_after": kill_after}) + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()


def database_address() -> str:
    """The database of this test, for another process."""
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{given['NAME']}"
    return f"postgres://{given['USER']}@{quote(given['HOST'], safe='')}/{given['NAME']}"


@pytest.fixture
def signer(tmp_path: Path, settings: Any) -> Iterator[Signer]:
    settings.FILES_DIR = tmp_path / "files"
    started = Signer(tmp_path)
    yield started
    started.process.communicate()


def posts_of(sides: TwoSides, way: str) -> list[Post]:
    """Both sign here; or the organisation signs here, and then confirms what the venture signed on paper."""
    version = factories.version_of(sides.partnership)
    people = (sides.venture, sides.organisation) if way == HERE else (sides.organisation,)
    posts = [Post(person.pk, version.pk, served(person), factories.fresh_code(person)) for person in people]
    if way == ELSEWHERE:
        posts.append(Post(sides.organisation.pk, version.pk, file=returned.bring_back(sides.venture).pk))
    return posts


def is_sealed(sides: TwoSides) -> bool:
    return sides.round.stage == Round.Stage.SEALED


def state_of(sides: TwoSides) -> dict[str, Any]:
    """Everything that must fit together after each kill."""
    partnership, stage = sides.partnership, sides.round.stage
    actions = Counter(AuditEntry.objects.filter(partnership=partnership).values_list("action", flat=True))
    mails = Counter(OutboxMail.objects.filter(partnership=partnership).values_list("template", flat=True))
    confirmed = ReturnedFile.objects.filter(version__round__partnership=partnership, confirmed_at__isnull=False)
    documents = list(SealedDocument.objects.filter(version__round__partnership=partnership))
    return {
        "stage": stage,
        "signatures": Signature.objects.filter(version__round__partnership=partnership).count(),
        "evidence": SignatureEvidence.objects.filter(signature__version__round__partnership=partnership).count(),
        "used codes": SigningCode.objects.filter(version__round__partnership=partnership, used_at__isnull=False).count(),
        "signed": actions["agreement_signed"],
        "completed": actions["signing_completed"],
        "sealed": actions["document_sealed"],
        "documents": len(documents),
        "files": sum(storage.exists(document.file_hash) for document in documents),
        "confirmed": (actions["file_confirmed"], mails["file_confirmed"], confirmed.count()),
        "signed mails": mails["signed"],
        "sealed mails": mails["document_sealed"],
        "chain": checked_chain(partnership).is_whole,
    }


def expected(stage: str, signatures: int, way: str) -> dict[str, Any]:
    """What fits together: with so many signatures, given in that way, and in that stage."""
    complete, named = int(signatures == 2), int(stage == "sealed")
    confirmed = complete if way == ELSEWHERE else 0
    return {
        "stage": stage if complete else "signing",
        **dict.fromkeys(("signatures", "evidence", "signed"), signatures),
        "used codes": signatures - confirmed,
        "confirmed": (confirmed, confirmed, confirmed),
        "completed": complete,
        **dict.fromkeys(("sealed", "documents", "files"), named),
        "signed mails": int(signatures > 0),
        "sealed mails": 2 * named,
        "chain": True,
    }


@pytest.mark.fault
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("way", "short", "long"), [(HERE, 30, 7_500), (ELSEWHERE, 10, 2_500)], ids=[HERE, ELSEWHERE])
def test_nothing_is_lost_doubled_or_missing(signer: Signer, battery: Callable[[int, int], int], way: str, short: int, long: int) -> None:
    dice, kills, ends = random.Random(), 0, Counter[str]()
    wanted = KILLS or battery(short, long)
    while kills < wanted:
        sides = factories.signing_round()
        posts, earlier = posts_of(sides, way), 0
        while kills < wanted and not is_sealed(sides):
            until = SEALING if dice.random() < SHARE_OF_SEALING else SIGNING
            ended = signer.run(posts, kill_after=dice.uniform(0, until))
            kills, ends[ended] = kills + (ended == "killed"), ends[ended] + 1
            state = state_of(sides)
            assert state == expected(state["stage"], state["signatures"], way)
            assert state["signatures"] >= earlier
            earlier = state["signatures"]
        assert signer.run(posts) == "done"
        assert state_of(sides) == expected("sealed", 2, way)
    assert (sealing.sweep(), ends["failed"]) == (0, 0)
