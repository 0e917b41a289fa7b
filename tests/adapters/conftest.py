"""One seal key and one sealed file for all tests of this folder: both are slow to make and nobody changes them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from partnerships.adapters.document import agreement_pdf, extract_pdf
from partnerships.adapters.seal import SealKey, ensure_seal_key, seal_pdf
from tests.adapters.agreements import SIGNED, arabic_agreement, emblem, english_agreement, evidence_for, hebrew_agreement, with_annex


@pytest.fixture(scope="session")
def key(tmp_path_factory: pytest.TempPathFactory) -> SealKey:
    return ensure_seal_key(tmp_path_factory.mktemp("keys"), "a passphrase")


@pytest.fixture(scope="session")
def unsealed() -> bytes:
    agreement = hebrew_agreement()
    return agreement_pdf(agreement, evidence_for(agreement), final=True, created=SIGNED)


@pytest.fixture(scope="session")
def sealed(unsealed: bytes, key: SealKey) -> bytes:
    return seal_pdf(unsealed, key=key, reason="Agreement", when=SIGNED)


@pytest.fixture(scope="session")
def documents(sealed: bytes, key: SealKey) -> dict[str, bytes]:
    """Every kind of document that leaves the house."""
    english, arabic = with_annex(english_agreement()), arabic_agreement()
    final = agreement_pdf(english, evidence_for(english), final=True, created=SIGNED)
    return {
        "hebrew sealed": sealed,
        "english sealed specimen": seal_pdf(final, key=key, reason="Agreement", when=SIGNED),
        "english extract": extract_pdf(english, evidence_for(english), created=SIGNED),
        "hebrew draft": agreement_pdf(hebrew_agreement(), None, final=False, created=SIGNED, logos={1: emblem()}),
        "arabic for signing": agreement_pdf(arabic, None, final=False, for_signing=True, created=SIGNED),
    }


@pytest.fixture
def write(tmp_path: Path) -> Callable[[bytes], Path]:
    """Put bytes into a file, for programs that read files only."""

    def put(data: bytes) -> Path:
        path = tmp_path / "file.pdf"
        path.write_bytes(data)
        return path

    return put
