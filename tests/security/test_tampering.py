"""No way of tampering passes: over sealed files in three languages, and the published attacks on signed PDF files among the ways."""

from dataclasses import replace
from typing import Any

import pytest

from partnerships.adapters.document import agreement_pdf
from partnerships.adapters.seal import seal_pdf
from partnerships.adapters.seal_keys import SealKey, ensure_seal_key
from partnerships.adapters.seal_rules import judge
from partnerships.adapters.seal_trust import Trust
from partnerships.domain.agreement import to_json
from tests.adapters.agreements import SIGNED, english_agreement, evidence_for, hebrew_agreement
from tests.golden_agreements import golden_agreement
from tests.security.tampering import CLASSES, Material

LANGUAGES = ("he", "ar", "en")
EACH_ONCE = [
    pytest.param(way, language, marks=() if place % len(LANGUAGES) == turn else pytest.mark.long, id=f"{way} {language}")
    for place, way in enumerate(CLASSES)
    for turn, language in enumerate(LANGUAGES)
]


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[SealKey, SealKey]:
    """Ours, and a stranger's that bears the same name."""
    return (ensure_seal_key(tmp_path_factory.mktemp("ours"), "a"), ensure_seal_key(tmp_path_factory.mktemp("theirs"), "b"))


def agreement_in(language: str) -> dict[str, Any]:
    match language:
        case "he":
            return hebrew_agreement()
        case "en":
            return english_agreement()
        case _:
            whole = golden_agreement("nothing_fits", language)
            return to_json(replace(whole, chapters=whole.chapters[:2]))


@pytest.fixture(scope="session")
def materials(keys: tuple[SealKey, SealKey]) -> dict[str, Material]:
    """A sealed file in each language, with another one beside it."""
    ours, stranger = keys
    unsealed = {}
    for language in LANGUAGES:
        agreement = agreement_in(language)
        unsealed[language] = agreement_pdf(agreement, evidence_for(agreement), final=True, created=SIGNED)
    sealed = {language: seal_pdf(pdf, key=ours, reason="Agreement", when=SIGNED) for language, pdf in unsealed.items()}
    others = dict(zip(LANGUAGES, (*LANGUAGES[1:], LANGUAGES[0]), strict=True))
    return {language: Material(sealed[language], sealed[others[language]], unsealed[language], stranger) for language in LANGUAGES}


def verdict(data: bytes, keys: tuple[SealKey, SealKey]) -> str:
    """What the rules say, without the process around them."""
    try:
        return judge(data, Trust.of([keys[0]]))
    except Exception:  # noqa: BLE001 (as in the process itself)
        return "unreadable"


def test_there_are_many_ways() -> None:
    assert len(CLASSES) >= 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_untouched_file_passes(materials: dict[str, Material], keys: tuple[SealKey, SealKey], language: str) -> None:
    assert verdict(materials[language].sealed, keys) == "whole"


@pytest.mark.parametrize(("way", "language"), EACH_ONCE)
def test_no_tampering_passes(materials: dict[str, Material], keys: tuple[SealKey, SealKey], way: str, language: str) -> None:
    """Each way in one language, by turns; the long battery tries each in all of them."""
    material = materials[language]
    forged = CLASSES[way](material)
    assert forged != material.sealed
    assert verdict(forged, keys) != "whole"
