"""The pages of the full path in both themes: in Hebrew on a telephone, in Arabic at a desk, none too wide."""

import pytest

from tests import factories
from tests.factories import ANA, TwoSides
from tests.journeys import full_answers, states
from tests.journeys.audit import faults_of
from tests.journeys.conftest import Come
from tests.journeys.states import States
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("language", ["ar", pytest.param("he", marks=pytest.mark.long)])]
# The same templates: each width is judged by axe once, the room that the words need in both languages.
JUDGED_AT: dict[str, tuple[int, ...]] = {"he": (390,), "ar": (1280,)}
EXAMPLES = {"he": "students_union", "ar": "embedded"}


def faults_in(visitor: Visitor, pages: States) -> dict[str, list[str]]:
    """What is wrong with which page."""
    return {name: found for name in pages if (found := faults_of(visitor.page, judged_at=JUDGED_AT[visitor.language]))}


@pytest.fixture
def sides(transactional_db: None, language: str) -> TwoSides:
    """Both sides have answered the full path as in an example, and nobody has sealed."""
    sides = factories.answering_round(path="full", language=language)
    answers = full_answers.of_example(EXAMPLES[language])
    factories.answer(sides.venture, answers["venture"])
    factories.answer(sides.organisation, answers["organisation"])
    return sides


@pytest.fixture
def ana(come: Come, sides: TwoSides, language: str) -> Visitor:
    visitor = come(language)
    visitor.enter_as(factories.account_of(ANA))
    visitor.partnership = str(sides.partnership.public_id)
    return visitor


def open_the_answers(sides: TwoSides) -> None:
    for side in (sides.venture, sides.organisation):
        factories.seal(side)


@pytest.mark.long
def test_pages_while_answering(ana: Visitor) -> None:
    assert faults_in(ana, states.while_answering_the_full_path(ana)) == {}


def test_pages_of_comparing(ana: Visitor, sides: TwoSides) -> None:
    open_the_answers(sides)
    assert faults_in(ana, states.of_the_full_path(ana)) == {}


def test_pages_of_wording(ana: Visitor, sides: TwoSides) -> None:
    open_the_answers(sides)
    assert faults_in(ana, states.of_wordings_on_the_full_path(ana, sides)) == {}


def test_pages_of_risks(ana: Visitor, sides: TwoSides) -> None:
    open_the_answers(sides)
    assert faults_in(ana, states.of_risks(ana, sides)) == {}
