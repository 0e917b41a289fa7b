"""The signing table: the whole text before the form, and where both sides stand."""

import json
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from partnerships.models import AuditEntry, Partnership, Representative
from partnerships.services.sending_back import send_back
from tests import factories, signing_steps
from tests.people import Member, Person

QUERIES = 20


def url_of(partnership: Partnership) -> str:
    return reverse("sign", args=[partnership.public_id])


def test_it_works(ana: Member, signing: Partnership) -> None:
    page = ana.get(url_of(signing))
    html = page.content.decode()
    assert (page.status_code, page.context["may_sign"], page["Cache-Control"]) == (200, True, "no-store")
    assert -1 < html.index('class="doc"') < html.index('name="has_read"')
    clauses = [clause["heading"] for chapter in page.context["table"].agreement["chapters"] for clause in chapter["clauses"]]
    assert [heading for heading in clauses if heading not in html] == []


def test_it_works_for_the_other_party(ben: Member, signing: Partnership) -> None:
    page = ben.get(url_of(signing))
    assert [(seat.is_own, seat.is_complete, len(seat.awaited)) for seat in page.context["seats"]] == [(False, False, 1), (True, False, 0)]


def test_a_stranger_gets_404(dan: Member, eve: Person, signing: Partnership) -> None:
    assert [person.get(url_of(signing)).status_code for person in (dan, eve)] == [404, 404]


def test_nobody_is_sent_to_the_door(nobody: Client, signing: Partnership) -> None:
    assert nobody.get(url_of(signing)).status_code == 302


def test_the_wrong_stage_is_refused(ana: Member, revealed: Partnership) -> None:
    page = ana.get(url_of(revealed))
    assert (page.status_code, page.templates[0].name) == (409, "409.html")


def test_a_text_that_went_back_is_explained(ana: Member, signing: Partnership) -> None:
    version = factories.version_of(signing)
    send_back(actor=ana.representative, version=version, fingerprint=version.fingerprint, note="x")
    ana.read_in("en")
    page = ana.get(url_of(signing))
    assert page.status_code == 409
    assert page.context["sentence"].startswith("The text went back to the table")


def test_it_rejects_post(ana: Member, signing: Partnership) -> None:
    assert ana.post(url_of(signing)).status_code == 405


def test_looking_changes_nothing(ana: Member, signing: Partnership) -> None:
    before = AuditEntry.objects.count()
    first, second = (ana.get(url_of(signing)).context["token"] for _look in range(2))
    assert first != second
    assert AuditEntry.objects.count() == before


def test_who_has_signed_waits_for_the_others(ana: Member, ben: Member, signing: Partnership) -> None:
    signing_steps.sign(ana.representative, word="בשמחה גדולה", drawn=signing_steps.drawing())
    own, other = ana.get(url_of(signing)), ben.get(url_of(signing))
    assert [page.context["may_sign"] for page in (own, other)] == [False, True]
    assert ["בשמחה גדולה" in page.content.decode() for page in (own, other)] == [True, True]
    assert "data:image/png;base64," in other.content.decode()


def test_somebody_who_does_not_sign_reads_why(ana: Member, signing: Partnership) -> None:
    Representative.objects.filter(pk=ana.representative.pk).update(signs=False)
    ana.read_in("en")
    page = ana.get(url_of(signing))
    assert page.context["may_sign"] is False
    assert "you are not among those who sign for it" in page.content.decode()


@pytest.mark.parametrize("language", ["he", "en"])
def test_the_text_keeps_its_own_language(ana: Member, signing: Partnership, language: str) -> None:
    ana.read_in(language)
    html = ana.get(url_of(signing)).content.decode()
    assert f'<html lang="{language}"' in html
    assert '<div class="doc" lang="he" dir="rtl">' in html


def test_being_sealed_can_be_tried_again(ana: Member, sealing: Partnership) -> None:
    page = ana.get(url_of(sealing))
    html = page.content.decode()
    assert reverse("retry_sealing", args=[sealing.public_id]) in html
    assert "<canvas" not in html


def test_the_sealed_document_can_be_fetched(ben: Member, sealed: Partnership) -> None:
    html = ben.get(url_of(sealed)).content.decode()
    code = factories.version_of(sealed).check_code
    links = [reverse(name, args=[sealed.public_id]) for name in ("document_pdf", "document_json")] + [reverse("check_code", args=[code])]
    assert [link for link in links if f'href="{link}"' not in html] == []


def test_the_number_of_queries_is_constant(
    ana: Member, ben: Member, signing: Partnership, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(QUERIES):
        ben.get(url_of(signing))
    signing_steps.sign(ana.representative)
    with django_assert_num_queries(QUERIES):
        ben.get(url_of(signing))


def test_what_is_signed_stands_above_it_in_short(ana: Member, signing: Partnership) -> None:
    summary = ana.get(url_of(signing)).context["summary"]
    assert [(side.legal_name, side.number, side.is_declared) for side in summary.sides] == [
        ("מיזם הקיץ", "", False),
        ("אגודת הסטודנטים", "580000008", True),
    ]
    text = json.loads(factories.version_of(signing).canonical)
    clauses = sum(len(chapter["clauses"]) for chapter in text["chapters"])
    assert (summary.clauses, summary.annexes, summary.start) == (clauses, (), date(2027, 1, 1))
    assert [person.name for person in summary.signatories] == ["ana", "ben"]


def test_there_are_other_ways_than_to_sign_here(ana: Member, signing: Partnership) -> None:
    html = ana.get(url_of(signing)).content.decode()
    ways = [reverse("step_in", args=[signing.public_id, ana.representative.public_id]), *elsewhere(signing)]
    assert [way for way in ways if f'href="{way}"' not in html] == []


def elsewhere(partnership: Partnership) -> list[str]:
    names = ("sign_elsewhere", "agreement_pdf", "decline_agreement", "arrange_signing")
    return [reverse(name, args=[partnership.public_id]) for name in names]
