"""The operator's pages: who gets in, what is there to read, and that every act goes through a service."""

import secrets
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from partnerships.admin import site
from partnerships.models import Account, Invitation, OperatorAct, Organisation, OutboxMail, Partnership
from partnerships.services import clock, outbox
from partnerships.services.operator import make_operator
from tests import factories
from tests.factories import ANA, BEN, CORA
from tests.own_account import confirm
from tests.people import Member, Person
from tests.security.access_table import OPERATORS, TABLE, Door
from tests.security.addresses import address
from tests.security.pages import changes_since, dump, page

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]

OLGA = "olga@arig.example"
PAGES = [row for row in TABLE if row.door is Door.OPERATOR]


@pytest.fixture
def olga() -> Person:
    """An operator who has just entered by a mailed code."""
    person = Person(make_operator(email=OLGA))
    person.read_in("en")
    confirm(person)
    return person


def at(table: str, page: str = "changelist", row: Any = None) -> str:
    return reverse(f"operator:partnerships_{table}_{page}", args=[row.pk] if row else [])


def everything_there(person: Client) -> str:
    """Every page of every row, as text."""
    addresses = [reverse("operator:index")]
    for model, pages in site._registry.items():
        table = str(model._meta.model_name)
        addresses.append(at(table))
        for row in pages.get_queryset(None):  # type: ignore[arg-type]
            addresses += [at(table, "change", row), *(at(table, act, row) for act in OPERATORS[table])]
    answers = [person.get(place) for place in addresses]
    assert {answer.status_code for answer in answers} == {200}
    return "\n".join(answer.content.decode() for answer in answers)


def test_nobody_is_sent_to_our_door(nobody: Client) -> None:
    for row in PAGES:
        answer = nobody.get(address(row, None))
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, reverse("account_request_login_code")), row.name


def test_a_stranger_gets_404(eve: Person) -> None:
    nowhere = page(eve, "GET", "/operator/no-such-page/")
    assert {row.name for row in PAGES if page(eve, "GET", address(row, None)) != nowhere} == set()


def test_every_page_opens_and_is_not_stored(olga: Person) -> None:
    for table in OPERATORS:
        answer = olga.get(at(table))
        assert (answer.status_code, "no-store" in answer["Cache-Control"]) == (200, True)


def test_production_asks_for_a_second_factor(olga: Person, settings: LazySettings) -> None:
    settings.PRODUCTION = True
    answer = olga.get(reverse("operator:index"))
    assert (answer.status_code, answer["Location"]) == (302, reverse("mfa_index"))


def test_a_closed_account_and_a_former_operator_are_out(olga: Person) -> None:
    Account.objects.filter(email=OLGA).update(is_staff=False)
    assert olga.get(reverse("operator:index")).status_code == 404
    Account.objects.filter(email=OLGA).update(is_staff=True, is_active=False)
    assert olga.get(reverse("operator:index")).status_code == 302


def test_nothing_that_a_side_wrote_can_be_read_here(olga: Person) -> None:
    """Markers stand in answers, notes, clauses, titles, mails, links and failures; none of them on any page."""
    markers = {name: f"מסומן{secrets.token_hex(6)}" for name in ("reason", "note", "clause", "title", "failure", "canonical")}
    answers = {**factories.VENTURE_ANSWERS, "fit.horizon": {"value": "one_year", "reason": markers["reason"], "note": markers["note"]}}
    sides = factories.revealed_round(venture_answers=answers)
    factories.propose_own_words(sides.venture, words=markers["clause"])
    Partnership.objects.update(title=markers["title"])
    stuck = factories.signing_round(venture="dan@elsewhere.example", organisation="gil@elsewhere.example")
    code = factories.fresh_code(stuck.venture)
    factories.sign_all(stuck.partnership)
    version = factories.version_of(stuck.partnership)
    version.seal_error, version.canonical = f"ValueError: {markers['failure']}", version.canonical + markers["canonical"]
    version.save(update_fields=["seal_error", "canonical"])
    _invitation, token = factories.invite(sides.venture, CORA, own_side=True)
    OutboxMail.objects.update(error=f"VariableDoesNotExist: {markers['failure']}")
    text = everything_there(olga)
    assert [name for name, marker in {**markers, "token": token, "code": code}.items() if marker in text] == []


def test_what_is_shown_is_a_closed_list() -> None:
    """A new field of a model is not here until somebody decides that it may be."""
    assert {model.__name__: pages.shown for model, pages in site._registry.items()} == {  # type: ignore[attr-defined]
        "Account": ("the_address", "the_name", "is_open", "is_operator", "joined", "last_entered", "reads", "has_second_factor"),
        "Organisation": ("the_name", "the_number", "kind", "the_address", "for_notices", "signatures", "approval", "since"),
        "Partnership": ("the_id", "where_it_stands", "opened", "people", "language_of_agreement", "specimen"),
        "AgreementVersion": ("code", "in_partnership", "version", "frozen", "attempts", "tried", "reason"),
        "OutboxMail": ("receiver", "kind", "in_partnership", "state", "written", "due", "left", "given_back", "tries", "reason"),
        "OperatorAct": ("when", "who", "what", "concerns", "where", "why"),
    }
    for pages in site._registry.values():
        fields = {field.name for field in pages.model._meta.get_fields()}
        assert fields.isdisjoint(pages.list_display), "the name of a field would win over the column that was chosen"
        assert fields.isdisjoint(pages.shown), "the name of a field would win over the column that was chosen"  # type: ignore[attr-defined]


@pytest.mark.parametrize("query", ["password__startswith=a", "language=he", "is_superuser=1", "last_login__isnull=1"])
def test_no_field_can_be_asked_through_the_address(olga: Person, query: str) -> None:
    assert olga.get(f"{at('account')}?{query}").status_code == 400
    assert olga.get(f"{at('outboxmail')}?values__contains=a").status_code == 400


@pytest.mark.parametrize(
    "place", ["answer/1/", "signature/", "account/1/delete/", "account/add/", "account/1/password/", "login/", "jsi18n/"]
)
def test_nothing_else_is_there(olga: Person, place: str) -> None:
    assert olga.get(f"/operator/{place}").status_code == 404


@pytest.mark.parametrize("number", [0, 999_999_999, 10**30])
def test_a_row_that_does_not_exist_is_404(olga: Person, number: int) -> None:
    for table in OPERATORS:
        assert olga.get(f"/operator/{table}/{number}/").status_code == 404


def test_looking_changes_nothing(olga: Person) -> None:
    factories.round_in("sealing")
    before = dump()
    everything_there(olga)
    assert changes_since(before) == set()


def test_an_account_is_found_and_closed(olga: Person) -> None:
    ana = factories.account_of(ANA)
    found = olga.get(at("account"), {"q": "ana@"}).content.decode()
    assert (ANA in found, OLGA in found.partition("<table")[2]) == (True, False)
    answer = olga.post(at("account", "close", ana), {"reason": "ביקשה"})
    assert (answer.status_code, answer["Location"]) == (302, at("account", "change", ana))
    assert not Account.objects.get(pk=ana.pk).is_active
    assert OperatorAct.objects.values_list("kind", "by__email", "reason").get() == ("account_closed", OLGA, "ביקשה")


def test_bad_input_is_explained_and_kept(olga: Person) -> None:
    row = Organisation.objects.create(legal_name="אגודה", form="association", number="580000008", created_at=clock.now())
    answer = olga.post(at("organisation", "correct", row), {"legal_name": "שם חדש", "number": "580000009", "reason": "טעות"})
    shown = answer.content.decode()
    assert answer.status_code == 400
    assert [words in shown for words in ("This number is not right", "שם חדש", "580000009", "טעות")] == [True] * 4
    assert olga.post(at("organisation", "correct", row), {"legal_name": "א\x00", "reason": ""}).status_code == 400
    assert Organisation.objects.get().legal_name == "אגודה"


def test_somebody_is_let_in_after_a_confirmation(olga: Person) -> None:
    sides = factories.answering_round()
    form = at("partnership", "let-in", sides.partnership)
    posted = {"side": sides.venture.party.pk, "lost": sides.venture.pk, "email": CORA, "reason": "עזבה", "ends_access": "on"}
    later = Person(olga.account)
    assert later.get(form)["Location"].startswith(reverse("confirm_identity"))
    assert later.post(form, posted)["Location"].startswith(reverse("confirm_identity"))
    assert not Invitation.objects.filter(email=CORA).exists()
    assert olga.post(form, posted).status_code == 302
    assert Invitation.objects.get(email=CORA).invited_by_operator == olga.account
    assert "עזבה" in olga.get(at("partnership", "change", sides.partnership)).content.decode()
    refused = olga.post(form, posted | {"lost": ""})
    assert refused.status_code == 400  # she acts no more, and is no choice
    taken = olga.post(form, posted | {"lost": sides.organisation.pk})
    assert (taken.status_code, "does not act for that side" in taken.content.decode()) == (409, True)


def test_the_refusal_of_a_service_is_shown_in_the_form(olga: Person) -> None:
    mail = outbox.queue_mail(key="joined:1", to=BEN, language="he", template="joined", values={}, partnership=None)
    OutboxMail.objects.update(sent_at=clock.now())
    answer = olga.post(at("outboxmail", "give-up", mail), {"reason": "x"})
    assert (answer.status_code, "has left meanwhile" in answer.content.decode()) == (409, True)


def test_the_number_of_queries_is_that_of_one_row(olga: Person, django_assert_num_queries: Any) -> None:
    factories.open_partnership_of_two()
    with django_assert_num_queries(4):
        olga.get(at("partnership"))
    factories.open_partnership_of_two(venture="dan@elsewhere.example", organisation="gil@elsewhere.example")
    with django_assert_num_queries(4):
        olga.get(at("partnership"))


def test_a_member_of_a_side_is_no_operator(ana: Member) -> None:
    before = dump()
    assert ana.post(at("account", "close", ana.account), {"reason": "x"}).status_code == 404
    assert changes_since(before) == set()
