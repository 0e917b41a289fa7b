"""Who receives the agreement: the printed list, lines of text, and when a link opens."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from partnerships.domain.distribution import Link, LinkState, Receiver, Receives, printed_list, read_line
from partnerships.domain.errors import InvalidInput

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
LINK = Link(expires_at=NOW + timedelta(days=1))


def test_the_list_is_printed_without_addresses() -> None:
    people = (Receiver("Dana Levi", Receives.WHOLE), Receiver("קרן הצפון", Receives.WITHOUT_ANNEXES), Receiver("Noa", Receives.NOTICE))
    assert printed_list(people, lambda message: message) == (
        "Dana Levi: the whole agreement",
        "קרן הצפון: the agreement without its annexes",
        "Noa: only a notice that it was signed",
    )


def test_it_is_printed_in_the_language_of_the_agreement() -> None:
    hebrew = {"the whole agreement": "ההסכם כולו"}
    assert printed_list([Receiver("Dana", Receives.WHOLE)], lambda message: hebrew.get(message, message)) == ("Dana: ההסכם כולו",)


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Dana Levi <Dana@example.org>", ("Dana Levi", "dana@example.org")),
        ("dana@example.org", ("dana", "dana@example.org")),
        ("dana@example.org – Dana", ("Dana", "dana@example.org")),
        ("Dana, a@example.org, b@example.org", ("Dana", "a@example.org")),
        ("  רכזות   הקמפוסים ", ("רכזות הקמפוסים", "")),
        ("<>", ("", "")),
    ],
)
def test_a_line_names_somebody(line: str, person: tuple[str, str]) -> None:
    assert read_line(line) == person


def test_a_line_that_cannot_be_stored_is_refused() -> None:
    with pytest.raises(InvalidInput):
        read_line("Dana \u202e Levi")


@pytest.mark.parametrize(
    ("link", "state"),
    [
        (LINK, LinkState.VALID),
        (replace(LINK, is_newest=False), LinkState.VALID),
        (replace(LINK, expires_at=NOW), LinkState.EXPIRED),
        (replace(LINK, withdrawn_at=NOW), LinkState.WITHDRAWN),
        (replace(LINK, withdrawn_at=NOW, is_newest=False), LinkState.REPLACED),
        (replace(LINK, withdrawn_at=NOW, is_removed=True), LinkState.REMOVED),
        (replace(LINK, withdrawn_at=NOW, is_removed=True, is_refused=True), LinkState.REFUSED),
    ],
)
def test_a_link_opens_or_says_why_not(link: Link, state: LinkState) -> None:
    assert link.state(now=NOW) is state
