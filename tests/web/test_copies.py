"""The page of those who receive the agreement: both sides see both lists, addresses only their own, and what became of each copy."""

from typing import Any

from django.urls import reverse

from partnerships.models import Delivery, OutboxMail, Partnership, Recipient
from partnerships.services import clock
from partnerships.services.copies import fetch_copy, open_copy, refuse_copy
from partnerships.services.distribution import Entry
from tests import copies, factories
from tests.own_account import confirm
from tests.people import Member

WORDS = {"name": "דנה לוי", "email": "dana@funder.example", "receives": "notice", "language": "en"}


def url_of(partnership: Partnership, name: str = "copies", *which: Any) -> str:
    return reverse(name, args=[partnership.public_id, *which])


def tags(person: Member, partnership: Partnership) -> list[str]:
    """How far the copies of the own side have come, as its page says."""
    return [row.tag.words for row in person.get(url_of(partnership)).context["lists"][0].rows]


def queries_of(person: Member, partnership: Partnership, django_assert_max_num_queries: Any) -> int:
    with django_assert_max_num_queries(100) as found:
        person.get(url_of(partnership))
    return len(found)


def test_it_works(ana: Member, revealed: Partnership) -> None:
    response = ana.post(url_of(revealed, "add_recipient"), WORDS)
    dana = Recipient.objects.get()
    assert response.headers["Location"] == f"{url_of(revealed)}#main"
    assert (dana.name, dana.email, dana.receives, dana.language, dana.party) == (*WORDS.values(), ana.representative.party)


def test_the_other_side_sees_the_name_and_not_the_address(ana: Member, ben: Member, revealed: Partnership) -> None:
    copies.name(ana.representative)
    text = {person: person.get(url_of(revealed)).content.decode() for person in (ana, ben)}
    assert [(page.count("דנה לוי") > 0, "dana@funder.example" in page) for page in text.values()] == [(True, True), (True, False)]


def test_what_was_typed_stays_beside_the_reason(ana: Member, revealed: Partnership) -> None:
    copies.name(ana.representative)
    response = ana.post(url_of(revealed, "add_recipient"), WORDS)
    form = response.context["form"]
    assert (response.status_code, form["name"].value(), form.non_field_errors()) == (
        400,
        "דנה לוי",
        ["הכתובת הזאת כבר נמצאת ברשימה של הצד שלך."],
    )


def test_an_entry_is_corrected_and_taken_off(ana: Member, revealed: Partnership) -> None:
    dana = copies.name(ana.representative)
    assert ana.get(url_of(revealed, "edit_recipient", dana.public_id)).context["form"]["name"].value() == "דנה לוי"
    ana.post(url_of(revealed, "edit_recipient", dana.public_id), {**WORDS, "name": "דנה כהן"})
    dana.refresh_from_db()
    assert (dana.name, dana.receives) == ("דנה כהן", "notice")
    for _time in range(2):
        assert ana.post(url_of(revealed, "remove_recipient", dana.public_id)).status_code == 302
    assert [len(side.rows) for side in ana.get(url_of(revealed)).context["lists"]] == [0, 0]


def test_each_way_of_a_copy_is_said(ana: Member, ben: Member, sealed: Partnership) -> None:
    dana = copies.name(ana.representative)
    link = copies.link_to(dana)
    token = copies.token_of(link)
    assert tags(ana, sealed) == ["עוד לא נשלח"]
    OutboxMail.objects.filter(template="copy").update(sent_at=clock.now())
    assert tags(ana, sealed) == ["נשלח, עוד לא נפתח"]
    OutboxMail.objects.filter(template="copy").update(bounced_at=clock.now(), bounce="550 5.1.1 no such user")
    assert tags(ana, sealed) == ["לא הגיע"]
    open_copy(token=token)
    assert tags(ana, sealed) == ["נפתח"]
    ana.post(url_of(sealed, "withdraw_copy", link.public_id))
    assert tags(ana, sealed) == ["הקישור בוטל"]
    ana.post(url_of(sealed, "send_copy", dana.public_id))
    refuse_copy(token=token)
    assert tags(ana, sealed) == ["הגיע למי שלא נועד לו"]
    assert [side.is_own for side in ben.get(url_of(sealed)).context["lists"]] == [True, False]


def test_the_number_of_queries_stays(ana: Member, ben: Member, sealed: Partnership, django_assert_max_num_queries: Any) -> None:
    copies.name(ana.representative)
    few = queries_of(ana, sealed, django_assert_max_num_queries)
    for number in range(3):
        copies.name(ben.representative, Entry(f"Fund {number}", f"fund{number}@funder.example"))
    assert queries_of(ana, sealed, django_assert_max_num_queries) == few


def test_own_data_tell_of_it(ana: Member, sealed: Partnership) -> None:
    copies.name(ana.representative, Entry("אנה", ana.account.email, "whole", "he"))
    open_copy(token=copies.token_of(Delivery.objects.get()))
    fetch_copy(delivery=Delivery.objects.get())
    confirm(ana)
    found = ana.get(reverse("download_data")).json()
    assert [row["name"] for row in found["recipients_named"]] == ["אנה"]
    assert [(row["recipient_name"], row["opened_at"] is None, row["fetched_at"] is None) for row in found["copies_received"]] == [
        ("אנה", False, False)
    ]


def test_nobody_is_named_before_the_reveal(ana: Member, answering: Partnership) -> None:
    assert [ana.get(url_of(answering)).status_code, ana.post(url_of(answering, "add_recipient"), WORDS).status_code] == [409, 409]


def test_the_timeline_says_it(ana: Member, sealed: Partnership) -> None:
    token = copies.token_of(copies.link_to(copies.name(ana.representative)))
    open_copy(token=token)
    text = ana.get(reverse("timeline", args=[sealed.public_id])).content.decode()
    assert ("שליחת קישור לעותק" in text, "dana@funder.example" in text, factories.ANA in text) == (True, False, False)
