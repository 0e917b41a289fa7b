"""Editing and signing in every order: nobody's signature ever stands on words that were not served to them.

People keep pages open, send the text back, change a clause, freeze it anew, and press buttons of pages that are long out of date.
"""

import hashlib
import json
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import pytest
from django.db import transaction

from partnerships.adapters.document import agreement_body
from partnerships.domain.errors import Refused
from partnerships.models import AgreementVersion, Clause, Proposal, Representative, ReturnedFile, Signature
from partnerships.queries.agreement import current_version
from partnerships.services.agreement import freeze_agreement
from partnerships.services.negotiation import Wording, propose
from partnerships.services.sending_back import send_back
from partnerships.services.signing import serve, sign_agreement
from tests import factories, returned, signing_steps
from tests.factories import TwoSides

MOVES = 6


@dataclass
class Table:
    """A partnership at the signing table, and everything that lies open on people's screens."""

    sides: TwoSides
    pages: list[tuple[Representative, AgreementVersion, str, str]] = field(default_factory=list)
    """Who looks, at which version, the page's token, and the SHA-256 of the text on it."""
    files: list[ReturnedFile] = field(default_factory=list)
    words: int = 0

    @property
    def people(self) -> tuple[Representative, Representative]:
        return self.sides.venture, self.sides.organisation

    def look(self, dice: random.Random) -> None:
        """Somebody opens the signing page and leaves it open."""
        version = current_version(self.sides.round)
        if version is None:
            return
        person = dice.choice(self.people)
        body = str(agreement_body(json.loads(version.canonical)))
        self.pages.append((person, version, serve(actor=person, version=version, body=body), hashlib.sha256(body.encode()).hexdigest()))

    def sign(self, dice: random.Random) -> None:
        """Somebody signs on a page that is open, however old it is."""
        person, version, token, _hash = dice.choice(self.pages)
        is_open = self.sides.round.stage == "signing"
        now = factories.version_of(self.sides.partnership) if is_open and dice.random() < 0.5 else version
        code = factories.fresh_code(person) if is_open else "000000"
        form = signing_steps.filled()
        sign_agreement(actor=person, version=now, token=token, code=code, form=form, device=signing_steps.DEVICE)

    def bring_back(self, dice: random.Random) -> None:
        """A file comes back that was signed on the current text, or on an earlier one."""
        person = dice.choice(self.people)
        version = dice.choice([page[1] for page in self.pages])
        data = returned.SCAN + str(len(self.files)).encode() + b"%%EOF"
        self.files.append(
            returned.bring_back(person, version=AgreementVersion.objects.select_related("round").get(pk=version.pk), data=data)
        )

    def confirm(self, dice: random.Random) -> None:
        """The other side confirms a file, from whenever it is."""
        file = dice.choice(self.files)
        returned.confirm(next(person for person in self.people if person.party_id != file.party_id), file)

    def send_back(self, dice: random.Random) -> None:
        """Somebody sends back the text of a page that is open."""
        person, version, _token, _hash = dice.choice(self.pages)
        send_back(actor=person, version=version, fingerprint=version.fingerprint, note="טעות")

    def refreeze(self, dice: random.Random) -> None:
        """The words change, and the text is frozen anew; now and then the same words are frozen again."""
        if dice.random() < 0.8:
            self.words += 1
            clause = Clause.objects.filter(round=self.sides.round, proposals__isnull=False).first()
            assert clause is not None
            words = Wording(origin="text", text=f"נוסח מספר {self.words}.")
            changed = propose(actor=self.sides.venture, clause=clause, wording=words, based_on=clause.proposals.count())
            for person in self.people:
                factories.accept(person, Proposal.objects.get(pk=changed.pk))
        freeze_agreement(actor=dice.choice(self.people), round_=self.sides.round)


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside has not happened afterwards."""
    point = transaction.savepoint()
    yield
    transaction.savepoint_rollback(point)


def refuse_unserved(table: Table) -> None:
    """Every signature names the fingerprint of its version, and a text that lay before whoever gave it."""
    served = {(person.pk, version.pk, text) for person, version, _token, text in table.pages}
    for signature in Signature.objects.select_related("version", "returned"):
        assert signature.fingerprint == signature.version.fingerprint
        if signature.returned is None:
            assert (signature.representative_id, signature.version_id, signature.served_hash) in served
        else:
            assert (signature.returned.version_id, signature.returned.served_hash) == (signature.version_id, signature.served_hash)
    if table.sides.round.stage == "sealing":
        version = factories.version_of(table.sides.partnership)
        assert {signature.representative for signature in version.signatures.all()} == set(table.people)


@pytest.fixture
def _quick_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy to sign is not rendered, because rendering is not what is tried here: other words are still other bytes."""
    monkeypatch.setattr("partnerships.services.signed_bytes._copy", lambda canonical, frozen_at: f"%PDF-1.7\n{canonical}\n%%EOF".encode())


@pytest.mark.fault
@pytest.mark.django_db
@pytest.mark.usefixtures("_quick_copies")
def test_no_signature_stands_on_words_that_were_not_served(battery: Callable[[int, int], int]) -> None:
    sides = factories.signing_round()
    ends = set()
    for seed in range(battery(30, 1000)):
        dice, table = random.Random(seed), Table(sides)
        with undone():
            table.look(dice)
            moves = [table.look, table.sign, table.sign, table.send_back, table.refreeze, table.bring_back, table.confirm]
            for _move in range(MOVES):
                with suppress(Refused, IndexError):  # refused, or there is nothing yet to do it with
                    dice.choice(moves)(dice)
                refuse_unserved(table)
            ends.add((sides.round.stage, Signature.objects.exists(), AgreementVersion.objects.count() > 1))
    assert {stage for stage, _signed, _again in ends} == {"negotiating", "signing", "sealing"}
    assert {(signed, again) for _stage, signed, again in ends} >= {(True, True)}
