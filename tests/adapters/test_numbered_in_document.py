"""Numbered items of a clause in the document: a list with the numbers that were typed."""

import re

import pytest

from partnerships.adapters.document import agreement_html
from partnerships.domain.agreement import to_json
from tests.golden_agreements import EXAMPLES, golden_agreement


@pytest.mark.parametrize("language", ["he", "en"])
def test_they_are_a_list_with_the_numbers_as_typed(language: str) -> None:
    agreement = to_json(golden_agreement(EXAMPLES[0], language))
    agreement["chapters"][0]["clauses"][0]["text"] = "כך:\n1. ראשית\n3) <b>third</b>"
    html = agreement_html(agreement, None, final=False)
    found = re.search(r"<ol>(<li dir.*?)</ol>", html)
    assert found is not None
    assert re.findall(r'<span class="doc-item">([^<]*)</span>([^<]*)</li>', found[1]) == [
        ("1.", "ראשית"),
        ("3)", "&lt;b&gt;third&lt;/b&gt;"),
    ]
