"""Proposing a wording for a clause."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from partnerships.models import OutboxMail, Partnership, Proposal
from partnerships.services import clock
from partnerships.services.negotiation import propose_default
from tests import factories
from tests.people import Member

KEY = "model.position"
WORDS = "הצדדים פועלים יחד, וכל צד מחליט בענייניו."


def url_of(partnership: Partnership, key: str = KEY) -> str:
    return reverse("propose", args=[partnership.public_id, key])


def words(**changes: Any) -> dict[str, Any]:
    return {"origin": "text", "based_on": "0", "text": WORDS, **changes}


def proposals() -> list[tuple[str, str, int | None]]:
    found = Proposal.objects.filter(clause__key=KEY).order_by("number")
    return [(proposal.origin, proposal.text, proposal.party.position if proposal.party else None) for proposal in found]


def test_it_works(ana: Member, revealed: Partnership) -> None:
    assert ana.post(url_of(revealed), words())["Location"] == reverse("clause", args=[revealed.public_id, KEY])
    assert proposals() == [("text", WORDS, 0)]
    assert [acceptance.party.position for acceptance in Proposal.objects.get(clause__key=KEY).acceptances.all()] == [0]


def test_it_works_for_the_other_party(ana: Member, ben: Member, revealed: Partnership) -> None:
    ana.post(url_of(revealed), words())
    ben.post(url_of(revealed), {"origin": "party", "party": "1", "based_on": "1"})
    assert [(origin, side) for origin, _text, side in proposals()] == [("text", 0), ("party", 1)]
    assert proposals()[1][1] == ben.get(reverse("clause", args=[revealed.public_id, KEY])).context["alternatives"][1].text


def test_a_point_can_be_left_open(ana: Member, revealed: Partnership) -> None:
    until = clock.today() + timedelta(days=40)
    ana.post(url_of(revealed), {"origin": "open", "based_on": "0", "until": until.isoformat(), "owner": "1"})
    proposal = Proposal.objects.get(clause__key=KEY)
    assert (proposal.origin, proposal.open_until, proposal.open_owner and proposal.open_owner.position) == ("open", until, 1)


def test_another_value_can_be_proposed(ana: Member, revealed: Partnership) -> None:
    field = ana.get(reverse("clause", args=[revealed.public_id, KEY])).context["form"].fields["value"]
    assert [key for key, _label in field.choices][:2] == ["", "infrastructure_only"]
    ana.post(url_of(revealed), {"origin": "value", "based_on": "0", "value": "main_matters_together"})
    proposal = Proposal.objects.get(clause__key=KEY)
    assert (proposal.origin, proposal.value, proposal.text != "") == ("value", "main_matters_together", True)


@pytest.mark.parametrize(("typed", "found"), [("45", [45]), ("45 ", [45]), ("0", []), ("45.5", []), ("soon", []), ("", [])])
def test_another_number_is_read_as_it_is_typed(ana: Member, answering: Partnership, typed: str, found: list[int]) -> None:
    """Days of notice: whole ones, from 7 to 180."""
    factories.reveal(answering, venture_answers={"conflict.notice": {"value": 30}}, organisation_answers={"conflict.notice": {"value": 60}})
    key = "conflict.notice"
    field = ana.get(reverse("clause", args=[answering.public_id, key])).context["form"].fields["value"]
    assert field.help_text == "מספר (ימים) מ־7 עד 180."
    response = ana.post(url_of(answering, key), {"origin": "value", "based_on": "0", "value": typed})
    assert list(Proposal.objects.filter(clause__key=key).values_list("value", flat=True)) == found
    assert response.status_code == (302 if found else 400)
    if not found:
        assert (list(response.context["form"].errors), response.context["form"]["value"].value()) == (["value"], typed)


def test_a_text_has_no_other_value(ana: Member, answering: Partnership) -> None:
    factories.reveal(answering, venture_answers={"fit.purpose": {"value": "מרכז נוער."}})
    page = ana.get(reverse("clause", args=[answering.public_id, "fit.purpose"]))
    assert ("value" in page.context["form"].fields, 'value="value"' in page.content.decode()) == (False, False)
    response = ana.post(url_of(answering, "fit.purpose"), {"origin": "value", "based_on": "0", "value": "x"})
    assert (response.status_code, list(response.context["form"].errors)) == (400, ["__all__"])


def test_leaving_it_out_is_a_proposal_too(ana: Member, ben: Member, revealed: Partnership) -> None:
    response = ana.post(url_of(revealed), {"origin": "omit", "based_on": "0"}, follow=True)
    assert response.redirect_chain == [(reverse("clause", args=[revealed.public_id, KEY]), 302)]
    assert [str(message) for message in response.context["messages"]] == ["הצעת להשמיט את הסעיף הזה. הוא יושמט ברגע שהצד השני יסכים לכך."]
    assert proposals() == [("omit", "", 0)]
    current = Proposal.objects.get(clause__key=KEY)
    ben.post(reverse("accept", args=[revealed.public_id, KEY]), {"proposal": current.public_id, "text_hash": current.text_hash})
    context = ben.get(reverse("clauses", args=[revealed.public_id])).context
    assert [line.tag.words for line in context["lines"] if line.view.clause.key == KEY] == ["הושמט"]


def test_own_words_are_kept_when_a_default_was_left_out_meanwhile(ana: Member, ben: Member, revealed: Partnership) -> None:
    key = "conflict.notice"
    propose_default(actor=ana.representative, round_=factories.current_round(revealed), key=key, based_on=0)
    ana.post(url_of(revealed, key), {"origin": "omit", "based_on": "1"})
    response = ben.post(url_of(revealed, key), words(based_on="1"))
    assert (response.status_code, response.context["view"].is_silent, WORDS in response.content.decode()) == (409, True, True)
    ben.post(url_of(revealed, key), words(based_on="2"))
    assert Proposal.objects.filter(clause__key=key).latest("number").text == WORDS


def test_the_other_side_is_told(
    ana: Member, revealed: Partnership, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, mailoutbox: Any
) -> None:
    del mailoutbox[:]
    with django_capture_on_commit_callbacks(execute=True):
        ana.post(url_of(revealed), words())
    [mail] = mailoutbox
    assert (mail.to, mail.subject) == (["ben@organisation.example"], "ישראל 2050: נוסח ממתין לצד שלך")
    assert reverse("clause", args=[revealed.public_id, KEY]) in mail.body
    assert OutboxMail.objects.filter(template="proposal_waits", set_aside_at=None).count() == 1


def test_a_stale_proposal_keeps_the_words(ana: Member, ben: Member, revealed: Partnership) -> None:
    factories.propose_own_words(ben.representative, "נוסח שהגיע קודם.")
    response = ana.post(url_of(revealed), words())
    assert (response.status_code, response.context["view"].current.text) == (409, "נוסח שהגיע קודם.")
    page = response.content.decode()
    assert WORDS in page
    assert 'name="based_on" value="1"' in page
    assert [text for _origin, text, _side in proposals()] == ["נוסח שהגיע קודם."]
    ana.post(url_of(revealed), words(based_on="1"))
    assert [text for _origin, text, _side in proposals()] == ["נוסח שהגיע קודם.", WORDS]


def test_a_stranger_gets_404(dan: Member, revealed: Partnership) -> None:
    assert dan.post(url_of(revealed), words()).status_code == 404


def test_the_wrong_stage_is_refused(db: None) -> None:
    sides = factories.signing_round()
    response = Member(sides.venture).post(url_of(sides.partnership), words(based_on="1"))
    assert (response.status_code, response.context["typed"]) == (409, [WORDS])


def test_it_rejects_get(ana: Member, revealed: Partnership) -> None:
    assert ana.get(url_of(revealed)).status_code == 405


@pytest.mark.parametrize(
    ("data", "field", "sentence"),
    [
        (words(text="   "), "text", "צריך לכתוב את הנוסח המוצע."),
        (words(text="א" * 6001), "text", None),
        (words(text="טקסט \u202e הפוך"), "text", None),
        ({"origin": "open", "based_on": "0", "owner": "1"}, "until", "צריך לבחור עד איזה יום הנקודה נשארת פתוחה."),
        ({"origin": "open", "based_on": "0", "until": "2999-01-01"}, "owner", "צריך לבחור איזה צד יביא הצעה."),
        ({"origin": "open", "based_on": "0", "until": "2001-01-01", "owner": "0"}, "until", None),
        ({"origin": "party", "party": "7", "based_on": "0"}, "__all__", None),
        ({"origin": "party", "based_on": "0"}, "__all__", None),
        ({"origin": "joint", "based_on": "0"}, "__all__", None),
        ({"origin": "bridge", "based_on": "0"}, "__all__", "אין גשר בין התשובות לשאלה הזאת. אפשר ליישב אותה בדרך אחרת."),
        ({"origin": "default", "based_on": "0"}, "__all__", "לשאלה הזאת אין הצעה מטעם האתר. אפשר לכתוב נוסח משלך."),
        ({"origin": "value", "based_on": "0"}, "value", "צריך לבחור או לכתוב את הערך המוצע."),
        ({"origin": "value", "based_on": "0", "value": "tiny"}, "value", None),
        ({"origin": "draft", "based_on": "0"}, "origin", None),
        ({"origin": "text", "text": WORDS}, "based_on", None),
    ],
)
def test_bad_input_is_explained(ana: Member, revealed: Partnership, data: dict[str, str], field: str, sentence: str | None) -> None:
    response = ana.post(url_of(revealed), data)
    errors = response.context["form"].errors
    assert (response.status_code, list(errors)) == (400, [field])
    assert sentence is None or errors[field] == [sentence]
    assert proposals() == []


def test_the_other_way_of_wording_stays_as_it_was(ana: Member, revealed: Partnership) -> None:
    text_of_first_answer = ana.get(reverse("clause", args=[revealed.public_id, KEY])).context["alternatives"][0].text
    form = ana.post(url_of(revealed), {"origin": "open", "based_on": "0", "until": ""}).context["form"]
    assert (form["text"].value(), form["until"].value()) == (text_of_first_answer, "")
