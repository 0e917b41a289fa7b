"""Every page in its states, in both languages and themes, on a telephone and at a desk: no violation, nothing wider than the window."""

from typing import Any

import pytest

from tests import factories
from tests.factories import ANA, CORA, TwoSides
from tests.journeys import full_answers, states
from tests.journeys.audit import faults_of
from tests.journeys.conftest import Come, seal
from tests.journeys.states import States
from tests.journeys.visitor import Visitor

# English shares its templates with the two languages that run the other way; its own words are judged in the long run.
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("language", ["he", pytest.param("en", marks=pytest.mark.long)])]
# The same templates: what differs between the languages is the direction, and the length of the words.
JUDGED_AT = {"he": (390, 1280), "en": (1280,)}
ANSWERS = full_answers.of_example("students_union")


def faults_in(visitor: Visitor, pages: States) -> dict[str, list[str]]:
    """What is wrong with which page."""
    return {name: found for name in pages if (found := faults_of(visitor.page, judged_at=JUDGED_AT[visitor.language]))}


@pytest.fixture
def sides(transactional_db: None, language: str) -> TwoSides:
    return factories.open_partnership_of_two(language=language)


@pytest.fixture
def ana(come: Come, sides: TwoSides, language: str) -> Visitor:
    visitor = come(language)
    visitor.enter_as(factories.account_of(ANA))
    visitor.partnership = str(sides.partnership.public_id)
    return visitor


def test_pages_for_everybody(come: Come, language: str) -> None:
    nobody = come(language)
    assert faults_in(nobody, states.for_everybody(nobody)) == {}


@pytest.mark.long
def test_pages_for_newcomers(come: Come, sides: TwoSides, language: str) -> None:
    cora = come(language)
    cora.enter_as(factories.account_of(CORA))
    assert faults_in(cora, states.for_newcomers(cora, sides)) == {}


@pytest.mark.long
def test_pages_while_open(ana: Visitor) -> None:
    assert faults_in(ana, states.while_open(ana)) == {}


def test_pages_while_answering(ana: Visitor, sides: TwoSides) -> None:
    factories.begin_answering(sides.partnership)
    assert faults_in(ana, states.while_answering(ana, sides)) == {}


@pytest.fixture
def revealed(transactional_db: None, language: str) -> TwoSides:
    """The full path, with what both sides answer in the example."""
    return factories.revealed_round(
        language=language, path="full", venture_answers=ANSWERS["venture"], organisation_answers=ANSWERS["organisation"]
    )


@pytest.fixture
def reader(come: Come, revealed: TwoSides, language: str) -> Visitor:
    visitor = come(language)
    visitor.enter_as(factories.account_of(ANA))
    visitor.partnership = str(revealed.partnership.public_id)
    return visitor


def test_pages_while_negotiating(reader: Visitor, revealed: TwoSides) -> None:
    assert faults_in(reader, states.while_negotiating(reader, revealed)) == {}


@pytest.mark.long
def test_pages_of_what_nobody_answered(ana: Visitor, sides: TwoSides) -> None:
    factories.begin_answering(sides.partnership)
    factories.reveal(sides.partnership)
    assert faults_in(ana, states.of_what_nobody_answered(ana)) == {}


def test_pages_while_signing(ana: Visitor, sides: TwoSides) -> None:
    factories.lead_to("signing", sides.partnership)
    assert faults_in(ana, states.while_signing(ana)) == {}


def test_pages_when_sealed(ana: Visitor, sides: TwoSides) -> None:
    seal(sides)
    assert faults_in(ana, states.when_sealed(ana, sides)) == {}


@pytest.mark.long
def test_pages_of_the_development_server(come: Come, settings: Any, language: str) -> None:
    settings.DEBUG = True
    settings.EMAIL_BACKEND = "partnerships.adapters.mail.KeptMailBackend"
    nobody = come(language)
    assert faults_in(nobody, states.on_the_development_server(nobody)) == {}
