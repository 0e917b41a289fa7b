"""What an address asks of a list: read leniently, and written back the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.domain.lifecycle import Stage
from partnerships.domain.listing import LONGEST_SEARCH, Listing, Role, Sort, read_listing
from partnerships.domain.turn import Turn

ORGANISATION = "8c1f1a52-4b3c-4a7e-9d6b-0a1b2c3d4e5f"


def test_everything_is_read() -> None:
    asked = {"q": "a", "stage": "signing", "turn": "us", "role": "observer", "organisation": ORGANISATION, "sort": "next"}
    assert read_listing(asked) == Listing("a", Stage.SIGNING, Turn.US, Role.OBSERVER, ORGANISATION, Sort.NEXT)
    assert read_listing(asked).parameters == asked


def test_what_means_nothing_is_passed_over() -> None:
    assert read_listing({"stage": "x", "turn": "", "role": "US", "organisation": "1", "sort": "-moved", "page": "2"}) == Listing()
    assert Listing().parameters == {}


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ('  "גלגל שני"  (ע״ר) ', ("גלגל", "שני", "(ע", "ר)")),
        ("e\u0301cole\u202e \x00", ("école",)),
        ("a b c d e f g h i j", tuple("abcdefgh")),
        ("\u200f'’״", ()),
    ],
)
def test_words_to_search_for(typed: str, words: tuple[str, ...]) -> None:
    assert read_listing({"q": typed}).words == words


@given(st.text())
def test_no_search_breaks_it(typed: str) -> None:
    listing = read_listing({"q": typed})
    assert len(listing.q) <= LONGEST_SEARCH
    assert read_listing(listing.parameters) == listing


def test_the_order_alone_narrows_nothing() -> None:
    assert [Listing(sort=Sort.TITLE).narrows, Listing(q="a").narrows] == [False, True]
