"""Two at one instant, each with a connection of their own: everything finishes, and exactly once."""

import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from partnerships.domain.errors import Refused
from partnerships.models import AuditEntry, Partnership, Reveal, SealedDocument, Signature
from partnerships.services import sealing
from partnerships.services.sending_back import send_back
from tests import factories, returned
from tests.signing_steps import served, sign

pytestmark = [pytest.mark.fault, pytest.mark.django_db(transaction=True)]


def at_one_instant(acts: Sequence[Callable[[], Any]]) -> list[Any]:
    """What each act gave, or the refusal that it met; all begin together."""
    together = threading.Barrier(len(acts))
    results: list[Any] = [None] * len(acts)

    def run(place: int, act: Callable[[], Any]) -> None:
        together.wait()
        try:
            results[place] = act()
        except Refused as refusal:
            results[place] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def entries(partnership: Partnership, action: str) -> int:
    return AuditEntry.objects.filter(partnership=partnership, action=action).count()


@pytest.fixture
def seal_that_fails(settings: Any, tmp_path: Path) -> Path:
    """A seal that refuses before anything is rendered, because rendering is not what is tried here."""
    settings.SEAL_DIR = tmp_path / "keys"
    settings.SEAL_DIR.mkdir()
    path: Path = settings.SEAL_DIR / "seal.p12"
    path.write_bytes(b"damaged")
    return path


def test_two_last_signatures_finish_exactly_once(battery: Callable[[int, int], int], seal_that_fails: Path) -> None:
    for _pair in range(battery(6, 200)):
        sides = factories.signing_round()
        acts = [
            partial(sign, person, token=served(person), code=factories.fresh_code(person)) for person in (sides.venture, sides.organisation)
        ]
        signatures = at_one_instant(acts)
        assert {signature.representative for signature in signatures} == {sides.venture, sides.organisation}
        assert (sides.round.stage, entries(sides.partnership, "signing_completed")) == ("sealing", 1)
    seal_that_fails.unlink()
    finished = at_one_instant([partial(sealing.try_to_finish, factories.version_of(sides.partnership).pk)] * 4)
    assert {document for document in finished if document} == {SealedDocument.objects.get()}
    assert (sides.round.stage, entries(sides.partnership, "document_sealed")) == ("sealed", 1)


def test_the_same_post_ten_times_at_once_is_one_signature(battery: Callable[[int, int], int], seal_that_fails: Path) -> None:
    for _time in range(battery(3, 100)):
        sides = factories.signing_round()
        factories.sign(sides.organisation)
        token, code = served(sides.venture), factories.fresh_code(sides.venture)
        answers = at_one_instant([partial(sign, sides.venture, token=token, code=code)] * 10)
        assert set(answers) == {Signature.objects.get(representative=sides.venture)}


def test_a_signature_and_a_confirmed_file_finish_exactly_once(battery: Callable[[int, int], int], seal_that_fails: Path) -> None:
    for _pair in range(battery(3, 200)):
        sides = factories.signing_round()
        file = returned.bring_back(sides.venture)
        here = partial(sign, sides.organisation, token=served(sides.organisation), code=factories.fresh_code(sides.organisation))
        signed, confirmed = at_one_instant([here, partial(returned.confirm, sides.organisation, file)])
        assert (signed.representative, confirmed) == (sides.organisation, file)
        assert Signature.objects.get(representative=sides.venture).returned == file
        assert (sides.round.stage, entries(sides.partnership, "signing_completed")) == ("sealing", 1)


def test_a_file_confirmed_ten_times_at_once_is_confirmed_once(battery: Callable[[int, int], int]) -> None:
    for _time in range(battery(2, 100)):
        sides = factories.signing_round()
        file = returned.bring_back(sides.venture)
        assert set(at_one_instant([partial(returned.confirm, sides.organisation, file)] * 10)) == {file}
        assert (Signature.objects.filter(returned=file).count(), entries(sides.partnership, "file_confirmed")) == (1, 1)


def test_signed_and_sent_back_at_one_instant_leaves_no_signature_on_what_may_be_signed_next(battery: Callable[[int, int], int]) -> None:
    for _pair in range(battery(3, 200)):
        sides = factories.signing_round()
        version = factories.version_of(sides.partnership)
        here = partial(sign, sides.organisation, token=served(sides.organisation), code=factories.fresh_code(sides.organisation))
        back = partial(send_back, actor=sides.venture, version=version, fingerprint=version.fingerprint, note="טעות")
        signed, _none = at_one_instant([here, back])
        given = list(Signature.objects.filter(version=version))
        assert given == ([signed] if isinstance(signed, Signature) else [])
        assert (sides.round.stage, entries(sides.partnership, "sent_back")) == ("negotiating", 1)


def test_two_last_seals_of_answers_give_one_reveal(battery: Callable[[int, int], int]) -> None:
    for _pair in range(battery(12, 200)):
        sides = factories.answering_round()
        for person, answers in ((sides.venture, factories.VENTURE_ANSWERS), (sides.organisation, factories.ORGANISATION_ANSWERS)):
            factories.answer(person, answers)
        opened = at_one_instant([partial(factories.seal, person) for person in (sides.venture, sides.organisation)])
        assert sorted(opened) == [False, True]
        assert (sides.round.stage, Reveal.objects.filter(round=sides.round).count()) == ("negotiating", 1)
