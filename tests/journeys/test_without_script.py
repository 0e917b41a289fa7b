"""A shorter way to the sealed document, without any script: every button asks the server, and nothing is lost between the pages."""

import pytest

from tests.factories import ANA, BEN
from tests.journeys import agreeing, signing
from tests.journeys.answering import AnswerPage, answer, seal
from tests.journeys.conftest import Come
from tests.journeys.doors import NAMES, a_fortnight_from_today, come_in_together

pytestmark = [pytest.mark.browser, pytest.mark.every_database]


def test_two_sides_agree_without_script(come: Come) -> None:
    names = NAMES["he"]
    ana, ben = come("he", java_script_enabled=False), come("he", java_script_enabled=False)
    come_in_together(ana, ben, names, emails=(ANA, BEN))

    answer(ana, {"fit.values": two_values, "model.position": light, "resources.fee_kind": five_per_cent})
    seal(ana, names.venture)
    answer(ben, {"model.position": light, "resources.fee_kind": five_per_cent})
    seal(ben, names.organisation)
    ben.reads_heading("The shared picture")

    for side in (ana, ben):
        agreeing.accept_all_drafts(side)
    agreeing.settle_the_rest(ana, ben)
    agreeing.state_a_group(ana, names)
    agreeing.state_an_association(ben, signatures=1)
    agreeing.state_what_binds(ana, binds="everything", start=a_fortnight_from_today())
    agreeing.state_the_same(ben)
    agreeing.freeze(ben)

    signing.sign(ana, names.ana, word="לשנה טובה")
    signing.sign(ben, names.ben)
    ben.reads_heading("Signed and sealed")


def two_values(page: AnswerPage) -> None:
    """The second row is added by the server, which keeps what stands in the first."""
    page.write_row("fit.values", 0, value="שקיפות", behaviour="כל דוח פתוח")
    page.write_row("fit.values", 1, value="סבלנות", behaviour="מחכים לתשובה")


def light(page: AnswerPage) -> None:
    page.pick("model.position", "infrastructure_only")


def five_per_cent(page: AnswerPage) -> None:
    """How much is asked only after the kind of fee was saved: the same page comes up again with it."""
    page.pick("resources.fee_kind", "percent_of_income")
    page.save()
    page.write("resources.fee", "5")
