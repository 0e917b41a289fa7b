"""The value that a clause takes from a bridge; of a matrix only the rows that meet."""

from typing import Any

import pytest

from partnerships.domain.clauses.bridging import bridging_value, leaves_out_rows
from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE

IDEA = QUESTIONNAIRE.question("model.idea")
MATERIALS, NAME, CONTACTS = (row.key for row in IDEA.rows)


def test_a_bridge_of_one_value_is_that_value() -> None:
    assert bridging_value(QUESTIONNAIRE.question("resources.fee"), [5, 9], 7) == 7
    assert bridging_value(QUESTIONNAIRE.question("resources.fee"), [0, 9], 0) == 0


@pytest.mark.parametrize(
    ("values", "bridge", "expected", "is_partial"),
    [
        ([{MATERIALS: "venture"}, {MATERIALS: "organisation"}], {MATERIALS: "jointly"}, {MATERIALS: "jointly"}, True),
        (
            [{MATERIALS: "venture", NAME: "venture"}, {MATERIALS: "organisation", NAME: "venture", CONTACTS: "venture"}],
            {MATERIALS: "jointly"},
            {MATERIALS: "jointly", NAME: "venture"},
            True,
        ),
        (
            [dict.fromkeys((MATERIALS, NAME, CONTACTS), "venture"), {MATERIALS: "organisation", NAME: "venture", CONTACTS: "venture"}],
            {MATERIALS: "jointly"},
            {MATERIALS: "jointly", NAME: "venture", CONTACTS: "venture"},
            False,
        ),
        ([{MATERIALS: "venture"}, None], {MATERIALS: "jointly"}, {MATERIALS: "jointly"}, True),
    ],
)
def test_of_a_matrix_the_rows_that_meet(values: list[Any], bridge: Any, expected: Any, is_partial: bool) -> None:
    value = bridging_value(IDEA, values, bridge)
    assert (value, leaves_out_rows(IDEA, value)) == (expected, is_partial)


def test_rows_that_are_alike_make_no_bridge_by_themselves() -> None:
    alike = {MATERIALS: "venture"}
    assert bridging_value(IDEA, [alike, alike], None) is None
