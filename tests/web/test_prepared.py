"""Words prepared beside the sides, on their pages and on those of whoever prepared them."""

from typing import Any

import pytest
from django.urls import reverse

from partnerships.domain.companions import ALL, Sees
from partnerships.models import Clause, PreparedWording, Proposal
from tests import beside, factories
from tests.beside import Reader
from tests.factories import TwoSides
from tests.people import Member

KEY = "model.position"
WORDS, WHY = "הצדדים ייפגשו בכל חודש.", "כך שני החששות נענים"


@pytest.fixture
def sides(db: None) -> TwoSides:
    return factories.revealed_round()


@pytest.fixture
def eve(sides: TwoSides) -> Reader:
    return Reader(beside.consultant(sides, allowed=Sees(clauses=True)))


def there(name: str, sides: TwoSides) -> str:
    return reverse(name, args=[sides.partnership.public_id, KEY])


def prepare(reader: Reader, sides: TwoSides, text: str = WORDS, why: str = WHY) -> Any:
    return reader.post(there("beside_prepare", sides), {"prepared-text": text, "prepared-why": why})


def test_both_sides_read_it_and_one_proposes_it(sides: TwoSides, eve: Reader) -> None:
    response = prepare(eve, sides)
    prepared = PreparedWording.objects.get()
    assert response["Location"] == f"{there('beside_clause', sides)}#prepared-{prepared.public_id}"
    ana, ben = Member(sides.venture), Member(sides.organisation)
    pages = [person.get(there("clause", sides)).content.decode() for person in (ana, ben)]
    assert [(WORDS in page, WHY in page, 'value="prepared"' in page) for page in pages] == [(True, True, True)] * 2
    sent = {"origin": "prepared", "prepared": str(prepared.public_id), "based_on": "0"}
    assert ben.post(there("propose", sides), sent).status_code == 302
    assert Proposal.objects.get(prepared=prepared).text == WORDS
    assert 'value="prepared"' not in ana.get(there("clause", sides)).content.decode()


def test_taken_back_it_is_gone_from_all_pages(sides: TwoSides, eve: Reader) -> None:
    prepare(eve, sides)
    prepared = PreparedWording.objects.get()
    sent = {"prepared": str(prepared.public_id)}
    assert [eve.post(there("beside_withdraw_prepared", sides), sent).status_code for _time in range(2)] == [302, 302]
    assert WORDS not in Member(sides.venture).get(there("clause", sides)).content.decode()
    proposed = Member(sides.venture).post(there("propose", sides), {"origin": "prepared", "based_on": "0", **sent})
    assert (proposed.status_code, Proposal.objects.filter(prepared=prepared).exists()) == (400, False)


def test_only_ones_own_is_taken_back(sides: TwoSides, eve: Reader) -> None:
    prepare(eve, sides)
    olga = Reader(beside.join(sides.organisation, "observer", may_comment=True))
    assert WORDS in olga.get(there("beside_clause", sides)).content.decode()
    sent = {"prepared": str(PreparedWording.objects.get().public_id)}
    assert olga.post(there("beside_withdraw_prepared", sides), sent).status_code == 403


@pytest.mark.parametrize(("text", "why", "field"), [("", WHY, "text"), ("15 \u202e 51", WHY, "text"), (WORDS, "15 \u202e 51", "why")])
def test_bad_input_is_explained_and_kept(sides: TwoSides, eve: Reader, text: str, why: str, field: str) -> None:
    response = prepare(eve, sides, text, why)
    form = response.context["prepared_form"]
    assert (response.status_code, list(form.errors), form["text"].value(), form["why"].value()) == (400, [field], text, why)


def test_the_form_begins_with_the_words_that_stand_there(sides: TwoSides, eve: Reader) -> None:
    proposal = factories.propose_own_words(sides.venture)
    where = reverse("beside_clause", args=[sides.partnership.public_id, proposal.clause.key])
    assert eve.get(where).context["prepared_form"]["text"].value() == proposal.text


def test_where_a_side_no_longer_allows_it_everything_is_closed(sides: TwoSides, eve: Reader) -> None:
    prepare(eve, sides)
    beside.let_in(sides, eve.companion, Sees(answers=True))
    sent = {"prepared": str(PreparedWording.objects.get().public_id), "comment-text": "רגע", "prepared-text": "עוד"}
    posts = ("beside_comment", "beside_mark_for_talk", "beside_clear_talk_mark", "beside_prepare", "beside_withdraw_prepared")
    assert {name: eve.post(there(name, sides), sent).status_code for name in posts} == dict.fromkeys(posts, 403)
    assert eve.get(there("beside_clause", sides)).status_code == 403
    assert PreparedWording.objects.filter(withdrawn_at=None).count() == 1


def test_who_may_not_comment_has_no_form_and_is_refused(sides: TwoSides) -> None:
    olga = Reader(beside.join(sides.venture, "observer"))
    assert prepare(olga, sides).status_code == 403
    assert olga.get(there("beside_clause", sides)).context["prepared_form"] is None


def test_after_freezing_it_is_refused(sides: TwoSides) -> None:
    eve = Reader(beside.consultant(sides, allowed=ALL))
    factories.lead_to("signing", sides.partnership)
    assert prepare(eve, sides).status_code == 409
    assert Clause.objects.filter(prepared_wordings__isnull=False).count() == 0
