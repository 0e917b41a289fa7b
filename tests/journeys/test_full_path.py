"""The full path on two telephones: every kind of question by hand, bridges, marks, a suggestion of the site, risks, and a sealed document."""

import pytest
from playwright.sync_api import expect

from partnerships.models import Mark, Proposal, Reveal, RiskAssessment
from tests import factories
from tests.factories import ANA, BEN, TwoSides
from tests.journeys import agreeing, full_answers, signing
from tests.journeys.answering import Answer, answer, seal
from tests.journeys.conftest import TELEPHONE, Come
from tests.journeys.doors import NAMES
from tests.journeys.visitor import Visitor
from tests.web.answer_pages import saved_by

pytestmark = pytest.mark.browser
NAME = NAMES["he"]
NOBODY_ANSWERED = {"conflict.notice"}


@pytest.fixture
def sides(transactional_db: None) -> TwoSides:
    """Both sides have answered, as in the example, what the test does not answer by hand."""
    sides = factories.answering_round(path="full")
    answers = full_answers.of_example("students_union")
    for representative, pole in ((sides.venture, "venture"), (sides.organisation, "organisation")):
        factories.answer(representative, full_answers.without(answers[pole], full_answers.BY_HAND | NOBODY_ANSWERED))
    return sides


@pytest.mark.long
def test_two_sides_go_the_full_path(come: Come, sides: TwoSides) -> None:
    ana, ben = come("he", viewport=TELEPHONE), come("he", viewport=TELEPHONE)
    for person, email in ((ana, ANA), (ben, BEN)):
        person.enter_as(factories.account_of(email))
        person.partnership = str(sides.partnership.public_id)

    answer_by_hand_and_seal(ana, full_answers.VENTURE, NAME.venture)
    is_saved_as_answered(sides)
    answer_by_hand_and_seal(ben, full_answers.ORGANISATION, NAME.organisation)
    ben.reads("All sides have sealed. The answers are open.")
    look_at_the_bridge(ana, sides)
    both_say_what_they_mean(ana, ben)
    word_what_is_new(ana, ben)
    go_over_a_risk(ana, ben)
    factories.settle(sides.partnership)
    agreeing.freeze(ana)
    signing.sign(ana, NAME.ana)
    signing.sign(ben, NAME.ben)
    ben.reads_heading("Signed and sealed")
    signing.check_file(ana, signing.download_document(ben))
    ana.reads("Signed, sealed and unchanged")


def answer_by_hand_and_seal(visitor: Visitor, answers: dict[str, Answer], side: str) -> None:
    answer(visitor, answers)
    seal(visitor, side)


def is_saved_as_answered(sides: TwoSides) -> None:
    """What was pressed on the pages is what is kept."""
    saved = {key: found.answer for key, found in saved_by(sides.venture).items()}
    assert saved["fit.success"].value == [
        {"measure": "שכונות שיש בהן קיץ", "target": "עשר", "by": "סוף 2027"},
        {"measure": "מתנדבות ומתנדבים", "target": "מאה", "by": "יוני 2027"},
    ]
    assert saved["model.position"].acceptable == ["main_matters_together"]
    assert saved["model.idea"].acceptable == {"materials_created": ["jointly"]}


def look_at_the_bridge(visitor: Visitor, sides: TwoSides) -> None:
    """On the topic's page both read it; of the values that were not needed nothing is there."""
    bridges = Reveal.objects.get(round__partnership=sides.partnership).bridges
    assert (bridges["model.position"], bridges["model.idea"]["materials_created"]) == ("main_matters_together", "jointly")
    visitor.go_within("picture")
    visitor.reads_heading("The shared picture")
    visitor.go_within("comparison", "model")
    expect(
        visitor.page.locator('section[id="model.position"]').get_by_text(visitor.words("A value that both can live with:"))
    ).to_be_visible()


def both_say_what_they_mean(ana: Visitor, ben: Visitor) -> None:
    for person in (ana, ben):
        agreeing.mean_the_same(person, "fit", "fit.purpose")
    assert list(Mark.objects.values_list("question", "is_same")) == [("fit.purpose", True)] * 2


def word_what_is_new(ana: Visitor, ben: Visitor) -> None:
    """A bridge, a suggestion of the site, and a clause that both do without."""
    agreeing.propose_the_bridge(ana, "model.position")
    agreeing.accept_words_of(ben, "model.position")
    agreeing.propose_the_default(ben, "conflict.notice")
    agreeing.accept_words_of(ana, "conflict.notice")
    agreeing.leave_out(ana, ben, "communication.channel")
    assert Proposal.objects.get(clause__key="conflict.notice").origin == Proposal.Origin.DEFAULT


def go_over_a_risk(ana: Visitor, ben: Visitor) -> None:
    """One side marks it, the other finds the marks and says which clause answers it."""
    agreeing.score_the_first_risk(ana)
    agreeing.answer_the_marked_risk(ben, "model.position")
    scored = RiskAssessment.objects.get()
    assert (scored.likelihood, scored.harm, scored.behind) == (3, 2, "fear")
