"""The clause page shows what changed since the wording that the reader's side accepted last, and own words as they will read."""

from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from partnerships.domain.companions import ALL
from partnerships.models import Clause, Partnership, Proposal
from partnerships.services.negotiation import Wording, propose
from tests import beside, factories
from tests.factories import TwoSides
from tests.people import Member

KEY = "model.position"
QUERIES = 33
FIRST = "הצדדים ייפגשו אחת לחודש."
SECOND = "הצדדים ייפגשו אחת לשבוע."
THIRD = "הצדדים ייפגשו אחת לשבוע, בשיחת וידאו."


def url_of(partnership: Partnership, name: str = "clause") -> str:
    return reverse(name, args=[partnership.public_id, KEY])


def shown(member: Member, partnership: Partnership, **asked: str) -> tuple[str, int | None, bool | None]:
    """What the page shows, since which wording, and whether that is the one that the own side accepted last."""
    context = member.get(url_of(partnership), asked).context
    compared = context["compared"]
    return context["shows"], compared and compared.before.number, compared and compared.is_own


def test_nothing_is_marked_in_the_first_wording(ana: Member, ben: Member, revealed: Partnership) -> None:
    factories.propose_own_words(ana.representative, FIRST)
    assert [shown(member, revealed) for member in (ana, ben)] == [("clean", None, None)] * 2


def test_each_side_reads_what_is_new_to_it(ana: Member, ben: Member, revealed: Partnership) -> None:
    """Ben changed his own wording once more: ana has not accepted the one between, so she compares with hers."""
    factories.propose_own_words(ana.representative, FIRST)
    clause = factories.propose_own_words(ben.representative, SECOND).clause
    propose(actor=ben.representative, clause=clause, wording=Wording("text", text=THIRD), based_on=2)
    assert shown(ana, revealed) == ("changes", 1, True)
    assert shown(ben, revealed) == ("changes", 2, False)
    assert ana.get(url_of(revealed)).context["compared"].by.position == 1


def test_the_clean_text_can_be_asked_for(ana: Member, ben: Member, revealed: Partnership) -> None:
    factories.propose_own_words(ana.representative, FIRST)
    factories.propose_own_words(ben.representative, SECOND)
    page = ana.get(url_of(revealed), {"view": "clean"}).content.decode()
    assert (shown(ana, revealed, view="clean")[0], "<ins>" in page, "?view=changes" in page) == ("clean", False, True)
    assert shown(ana, revealed, view="something")[0] == "changes"


def test_a_wording_anew_is_shown_clean_unless_asked(ana: Member, ben: Member, revealed: Partnership) -> None:
    factories.propose_own_words(ana.representative, FIRST)
    factories.propose_own_words(ben.representative, "המיזם מחליט לבדו בכל עניין של תוכן, והארגון מקבל דיווח בכתב.")
    assert [shown(ana, revealed, **asked)[0] for asked in ({}, {"view": "changes"})] == ["clean", "changes"]


def test_changes_are_marked_for_the_eye_and_the_ear(ana: Member, ben: Member, revealed: Partnership) -> None:
    factories.propose_own_words(ana.representative, FIRST)
    factories.propose_own_words(ben.representative, SECOND)
    page = ana.get(url_of(revealed)).content.decode()
    heard = '<span class="vh">({}: </span>{}<span class="vh">)</span>'
    assert f"<del>{heard.format('הושמט', 'לחודש')}</del>" in page
    assert f"<ins>{heard.format('נוסף', 'לשבוע')}</ins>" in page


def test_somebody_beside_the_sides_reads_the_changes(ana: Member, ben: Member, revealed: Partnership) -> None:
    factories.propose_own_words(ana.representative, FIRST)
    factories.propose_own_words(ben.representative, SECOND)
    sides = TwoSides(revealed, ana.representative, ben.representative)
    eve = beside.Reader(beside.consultant(sides, allowed=ALL))
    context = eve.get(url_of(revealed, "beside_clause")).context
    assert (context["shows"], context["compared"].before.number, context["compared"].is_own) == ("changes", 1, False)


def test_why_stands_with_the_wording(ana: Member, ben: Member, revealed: Partnership) -> None:
    why = "מרחוק קל יותר <להיפגש>."
    ana.post(url_of(revealed, "propose"), {"origin": "text", "text": FIRST, "why": why, "based_on": "0"})
    assert Proposal.objects.get(clause__key=KEY).why == why
    assert "מרחוק קל יותר &lt;להיפגש&gt;." in ben.get(url_of(revealed)).content.decode()


def preview(member: Member, partnership: Partnership, **words: str) -> Any:
    return member.post(url_of(partnership, "preview_wording"), {"origin": "text", "based_on": "0", **words})


def test_own_words_can_be_seen_before_they_are_proposed(ana: Member, revealed: Partnership) -> None:
    page = preview(ana, revealed, text="כך:\n1) ראשית\n2) <b>שנית</b>\n", why="כי כן")
    html = page.content.decode()
    assert (page.status_code, page.context["preview"], page.context["form"]["why"].value()) == (
        200,
        "כך:\n1) ראשית\n2) <b>שנית</b>",
        "כי כן",
    )
    assert '<span class="numbered__n">2)</span> <span>&lt;b&gt;שנית&lt;/b&gt;</span>' in html
    assert not Proposal.objects.filter(clause__key=KEY).exists()


@pytest.mark.parametrize(
    "text", ["", "  ", "א" * 20_000, "15\u202e", "\u2067לא סגור"], ids=["empty", "spaces", "long", "override", "isolate"]
)
def test_what_cannot_be_taken_is_explained_and_kept(ana: Member, revealed: Partnership, text: str) -> None:
    page = preview(ana, revealed, text=text)
    assert (page.status_code, page.context["preview"], page.context["form"]["text"].value()) == (400, "", text)
    assert list(page.context["form"].errors) == ["text"]


def test_the_number_of_queries_is_constant(
    ana: Member, ben: Member, revealed: Partnership, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """With one wording as with five."""
    factories.propose_own_words(ana.representative, FIRST)
    factories.propose_own_words(ben.representative, SECOND)
    ana.get(url_of(revealed))
    with django_assert_num_queries(QUERIES):
        ana.get(url_of(revealed))
    clause = Clause.objects.get(key=KEY)
    for number, words in enumerate((FIRST, SECOND, THIRD), start=2):
        propose(actor=(ana, ben)[number % 2].representative, clause=clause, wording=Wording("text", text=words), based_on=number)
    with django_assert_num_queries(QUERIES):
        ana.get(url_of(revealed))
