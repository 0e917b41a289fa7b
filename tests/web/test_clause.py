"""One clause: both answers, the wordings to choose from, the current one, who accepted it, and how it came about."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from partnerships.models import Partnership
from partnerships.services.negotiation import Wording, propose
from partnerships.templatetags.clause_text import prose
from tests import factories
from tests.people import Member


def url_of(partnership: Partnership, key: str = "model.position") -> str:
    return reverse("clause", args=[partnership.public_id, key])


def test_it_works(ana: Member, revealed: Partnership) -> None:
    context = ana.get(url_of(revealed)).context
    assert [(choice.origin, choice.party.position) for choice in context["alternatives"]] == [("party", 0), ("party", 1)]
    assert (context["view"].current, context["history"], context["has_accepted"]) == (None, (), False)
    assert context["form"].initial["text"] == context["alternatives"][0].text


def test_it_works_for_the_other_party(ana: Member, ben: Member, revealed: Partnership) -> None:
    proposal = factories.propose_own_words(ana.representative)
    context = ben.get(url_of(revealed)).context
    assert context["view"].current == proposal
    assert [(entry.party.position, entry.acceptance is not None, entry.is_own) for entry in context["acceptances"]] == [
        (0, True, False),
        (1, False, True),
    ]


def test_the_same_words_of_both_stand_once(ana: Member, revealed: Partnership) -> None:
    context = ana.get(url_of(revealed, "fit.horizon")).context
    assert [choice.is_current for choice in context["alternatives"]] == [True]


def test_both_answers_together_are_a_choice(ana: Member, answering: Partnership) -> None:
    factories.reveal(
        answering,
        venture_answers={"fit.values": {"value": [{"value": "יושר", "behaviour": "אומרים בפנים"}]}},
        organisation_answers={"fit.values": {"value": [{"value": "שקיפות", "behaviour": "הכול פתוח"}]}},
    )
    context = ana.get(url_of(answering, "fit.values")).context
    assert [choice.origin for choice in context["alternatives"]] == ["party", "party", "joint"]


def test_the_bridge_stands_first_and_says_whose_answer_it_is(ana: Member, answering: Partnership) -> None:
    factories.reveal(
        answering,
        venture_answers={"credit.logos": {"value": "venture_large", "acceptable": ["equal"]}},
        organisation_answers={"credit.logos": {"value": "equal"}},
    )
    bridge, venture = ana.get(url_of(answering, "credit.logos")).context["alternatives"]
    assert (bridge.origin, bridge.is_answer_of and bridge.is_answer_of.position, bridge.has_all_rows) == ("bridge", 1, True)
    assert (venture.origin, venture.party.position) == ("party", 0)


def test_the_bridge_of_a_matrix_says_that_it_is_not_whole(ana: Member, answering: Partnership) -> None:
    factories.reveal(
        answering,
        venture_answers={"conflict.exit": {"value": {"money": "venture", "data": "venture"}, "acceptable": {"data": ["by_agreement"]}}},
        organisation_answers={"conflict.exit": {"value": {"money": "organisation", "data": "by_agreement"}}},
    )
    [bridge, *_sides] = ana.get(url_of(answering, "conflict.exit")).context["alternatives"]
    assert (bridge.origin, bridge.has_all_rows, bridge.is_answer_of) == ("bridge", False, None)


def test_what_it_means_to_leave_it_out_is_said_before(ana: Member, answering: Partnership) -> None:
    """Notice is a clause of ending, which is missed first; the horizon's neighbour, who raises money, is not."""
    factories.reveal(answering, venture_answers={"conflict.notice": {"value": 30}, "resources.fundraising": {"value": "jointly"}})
    found = {key: ana.get(url_of(answering, key)) for key in ("conflict.notice", "resources.fundraising")}
    warning = "כשהצדדים נפרדים, סעיפים כאלה חסרים ראשונים."
    assert {key: warning in page.content.decode() for key, page in found.items()} == {
        "conflict.notice": True,
        "resources.fundraising": False,
    }
    assert {key: 'value="omit"' in page.content.decode() for key, page in found.items()} == dict.fromkeys(found, True)


def test_what_is_left_out_keeps_its_last_wording(ana: Member, ben: Member, revealed: Partnership) -> None:
    first = factories.propose_own_words(ana.representative, "נוסח ראשון.")
    omit = propose(actor=ben.representative, clause=first.clause, wording=Wording("omit"), based_on=1)
    pending = ana.get(url_of(revealed)).context
    assert (pending["line"].tag.words, pending["form"].initial["text"], pending["view"].words) == (
        "ממתין לצד שלך",
        "נוסח ראשון.",
        "נוסח ראשון.",
    )
    factories.accept(ana.representative, omit)
    assert ana.get(url_of(revealed)).context["line"].tag.words == "הושמט"


def test_all_wordings_stay_listed(ana: Member, ben: Member, revealed: Partnership) -> None:
    factories.propose_own_words(ana.representative, "נוסח ראשון.")
    factories.propose_own_words(ben.representative, "נוסח שני.")
    assert [entry.proposal.text for entry in ana.get(url_of(revealed)).context["history"]] == ["נוסח שני.", "נוסח ראשון."]


def test_words_are_text_and_never_markup(ana: Member, ben: Member, revealed: Partnership) -> None:
    factories.propose_own_words(ana.representative, "<script>alert(1)</script> {{ seat }}")
    page = ben.get(url_of(revealed)).content.decode()
    assert ("<script>alert(1)" in page, "&lt;script&gt;alert(1)&lt;/script&gt; {{ seat }}" in page) == (False, True)


def test_a_table_is_one_with_caption_and_headings(ana: Member, ben: Member, revealed: Partnership) -> None:
    factories.propose_own_words(ana.representative, "So:\n| What | Who |\n| <b>תקציב</b> | us \\| them |\n| Days | 30 |\n\nDone.")
    page = ben.get(url_of(revealed)).content.decode()
    table = page.partition('<table class="data terms">')[2].partition("</table>")[0]
    assert re.findall(r"<(caption|th|td)\b([^>]*)>([^<]*)", table) == [
        ("caption", ' dir="auto"', "So:"),
        ("th", ' scope="col" dir="ltr"', "What"),
        ("th", ' scope="col" dir="ltr"', "Who"),
        ("th", ' scope="row" dir="ltr"', "&lt;b&gt;תקציב&lt;/b&gt;"),
        ("td", ' dir="ltr"', "us | them"),
        ("th", ' scope="row" dir="ltr"', "Days"),
        ("td", "", "30"),
    ]
    assert '<p dir="auto">Done.</p>' in page


def test_the_beginning_of_a_clause_has_no_marks() -> None:
    assert prose("So:\n\n| What | Who |\n| Money | us |\n\n- one\n- two\n\nDone.") == "So: Money: us one two Done."


def test_a_stranger_gets_404(dan: Member, revealed: Partnership) -> None:
    assert dan.get(url_of(revealed)).status_code == 404


@pytest.mark.parametrize("key", ["model.idea", "no.such", "standing.sides"])
def test_an_unknown_clause_gets_404(ana: Member, revealed: Partnership, key: str) -> None:
    assert ana.get(url_of(revealed, key)).status_code == 404


def test_nobody_is_sent_to_the_sign_in_page(nobody: Client, revealed: Partnership) -> None:
    assert nobody.get(url_of(revealed)).status_code == 302


def test_the_wrong_stage_is_refused(ana: Member, answering: Partnership) -> None:
    assert ana.get(url_of(answering)).status_code == 409


def test_a_frozen_text_is_read_only(db: None) -> None:
    sides = factories.signing_round()
    response = Member(sides.venture).get(url_of(sides.partnership))
    assert (
        response.status_code,
        reverse("propose", args=[sides.partnership.public_id, "model.position"]) in response.content.decode(),
    ) == (200, False)


def test_it_rejects_post(ana: Member, revealed: Partnership) -> None:
    assert ana.post(url_of(revealed)).status_code == 405
