"""Awkward texts in every field, path and query: never a 5xx, nothing typed is lost, and what is shown is escaped."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from partnerships.models import Partnership
from tests import factories
from tests.factories import TwoSides
from tests.people import Member, Person
from tests.security.access_table import TABLE
from tests.security.addresses import NOWHERE, addresses, converters
from tests.security.posts import proper_posts
from tests.security.texts import OWN, batches, corpus, posted, received

FORM = "application/x-www-form-urlencoded"
LONG_ENOUGH_TO_TELL = 8
TEXTS = corpus(every=1)
# the list holds it without the quotation mark too, and an attribute opens with one
QUOTED_BY_ITS_NEIGHBOUR = '" onfocus='
QUERIES = ("next", "role", "side")
WITH_QUERY = ("account_request_login_code", "account_login", "open_partnership", "check_document")
REFUSED = frozenset({200, 400, 409, 422})


@dataclass(frozen=True)
class Form:
    """A form with its text fields. `shown` says that a refused form comes back with what was typed."""

    name: str
    stage: str
    fields: tuple[str, ...]
    others: dict[str, object] = field(default_factory=dict)
    step: str = ""
    shown: bool = True


def page_form(step: str, *fields: str, **others: str) -> Form:
    """A page of questions, with the texts that every answer carries."""
    weights = {f"{step}-importance": "preference", f"{step}-version": "0"}
    return Form("question", "answering", (*fields, f"{step}-reason", f"{step}-note"), {**weights, **others}, step)


def choices_form(step: str, *fields: str) -> Form:
    """A page of questions whose buttons post something else than their own values, which no page repeats."""
    return Form("question", "answering", (*fields, f"{step}-importance", f"{step}-version"), {}, step, shown=False)


FORMS = (
    Form(
        "open_partnership",
        "open",
        ("title", "own_name", "person_name", "other_name"),
        {"role": "venture", "language": "he", "path": "core"},
    ),
    Form(
        "open_partnership",
        "open",
        ("role", "language"),
        {"title": "x", "own_name": "x", "person_name": "x", "other_name": "x"},
        shown=False,
    ),
    Form("change_terms", "open", ("title",), {"language": "he", "path": "core"}),
    Form("invite", "open", ("email",), {"by": "mail", "signs": "yes"}),
    Form("ground_rules", "open", ("open_on",)),
    page_form("fit.purpose", "fit.purpose-value"),
    page_form("fit.values", "fit.values-value", "fit.values-behaviour"),
    page_form("fit.offer", "fit.offer-own", "fit.expect-own"),
    page_form("risks.list", "risks.list-risk", "risks.list-calm"),
    page_form("model.position", **{"model.position-value": "infrastructure_only"}),
    choices_form("model.position", "model.position-value", "model.position-also"),
    choices_form(
        "model.idea", "model.idea-row-materials_created", "model.idea-row-\0", "model.idea-silent", "model.idea-also-materials_created"
    ),
    page_form("resources.fee_kind", "resources.fee-value", **{"resources.fee_kind-value": "percent_of_income"}),
    page_form("conflict.third_party", "conflict.third_party-value"),
    page_form("conflict.notice", "conflict.notice-value", "conflict.notice-from", "conflict.notice-to"),
    choices_form("conflict.notice", "conflict.notice-value"),
    Form("propose", "negotiating", ("text",), {"origin": "text", "based_on": "0"}),
    Form("propose", "negotiating", ("origin", "party", "until", "owner", "based_on"), {"text": "x"}, shown=False),
    Form("accept", "negotiating", ("proposal", "text_hash"), shown=False),
    Form("add_clause", "negotiating", ("heading", "text", "why"), {"chapter": "law"}),
    Form("accept_drafts", "negotiating", ("draft",), shown=False),
    Form("state_party_facts", "negotiating", ("legal_name", "address", "resolution", "members", "joining"), {"form": "person"}),
    Form("state_party_facts", "negotiating", ("number", "notices_email"), {"legal_name": "x", "form": "association"}),
    Form("state_party_facts", "negotiating", ("section_46_until", "form", "required_signatures"), {"legal_name": "x"}, shown=False),
    Form("state_agreement_facts", "negotiating", ("law", "objective", "minors_check")),
    Form("state_agreement_facts", "negotiating", ("start",)),
    Form("add_recipient", "negotiating", ("name", "email"), {"receives": "whole", "language": "he"}),
    Form("add_recipient", "negotiating", ("once", "receives", "language"), {"name": "x"}, shown=False),
    Form("state_agreement_facts", "negotiating", ("binds", "minors", "language_prevails", "same"), shown=False),
    Form(
        "sign_agreement",
        "signing",
        ("name", "capacity", "word"),
        {"has_read": "on", "has_authority": "on", "accepts_authority": "on", "consents": "on", "code": "1"},
    ),
    Form("sign_agreement", "signing", ("token", "code", "drawing"), {"name": "x", "has_read": "on"}, shown=False),
    Form("signing_code", "signing", ("name", "capacity", "word")),
    Form("send_back", "signing", ("note",)),
    Form("send_back", "signing", ("fingerprint",), {"note": "x"}, shown=False),
)
PUBLIC = (
    Form("account_request_login_code", "", ("email",)),
    Form("account_request_login_code", "", ("email", "next"), shown=False),
    Form("set_language", "", ("language", "next"), shown=False),
    Form("check_document", "", ("code",), {"by_code": ""}),
)


Batches = Callable[[tuple[str, ...]], Iterator[dict[str, str]]]


@pytest.fixture
def strings(battery: Callable[[int, int], int]) -> dict[str, str]:
    """All of our own with a sample of the big list, and everything with --long."""
    return corpus(every=battery(32, 1))


@pytest.fixture
def batch(strings: dict[str, str], battery: Callable[[int, int], int]) -> Batches:
    """Every text in some field of a form, and with --long in every field."""
    return lambda fields: batches(strings, fields, step=battery(len(fields), 1))


def mistakes(form: Form, typed: dict[str, str], response: Any) -> Iterator[str]:
    """What is wrong with the answer to these texts."""
    body = response.content.decode()
    where = f"{form.name} {form.step} {response.status_code}"
    if response.status_code >= 500:
        yield f"{where} {typed}"
    for name, label in typed.items():
        text = received(TEXTS[label])
        if len(text) >= LONG_ENOUGH_TO_TELL and escape(text) != text and text in body and not text.startswith(QUOTED_BY_ITS_NEIGHBOUR):
            yield f"{where} {name}, not escaped: {label}"
        if form.shown and response.status_code in REFUSED and text.strip() and escape(text) not in body:
            yield f"{where} {name}, typed words are lost: {label}"


def send(client: Client, form: Form, address: str, typed: dict[str, str], others: dict[str, object]) -> Any:
    """Post the form as a hostile client does."""
    fields = {**form.others, **others, **{name: TEXTS[label] for name, label in typed.items()}}
    return client.post(address, posted(fields), content_type=FORM)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.name}-{form.step or form.fields[0]}")
def test_every_form(form: Form, batch: Batches, db: None) -> None:
    """A refused form comes back as it was typed; an accepted one is shown escaped on the page where it leads."""
    sides = factories.round_in(form.stage)
    ana = Member(sides.venture)
    ana.raise_request_exception = False
    address = address_of(form, sides)
    others = {name: value for name, value in others_of(form, sides).items() if name not in form.fields}
    found: list[str] = []
    for typed in batch(form.fields):
        start = transaction.savepoint()
        response = send(ana, form, address, typed, others)
        found += mistakes(form, typed, response)
        if response.status_code == 302:
            found += mistakes(replace(form, shown=False), typed, ana.get(response["Location"]))
        transaction.savepoint_rollback(start)
    assert found == []


@pytest.mark.parametrize("form", PUBLIC, ids=lambda form: f"{form.name}-{len(form.fields)}")
def test_every_public_form(form: Form, batch: Batches, db: None, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {}
    nobody = Client(raise_request_exception=False)
    found: list[str] = []
    for typed in batch(form.fields):
        found += mistakes(form, typed, send(nobody, form, reverse(form.name), typed, {}))
    assert found == []


def test_the_code_at_the_door(batch: Batches, db: None, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {}
    form = Form("account_confirm_login_code", "", ("code", "next"), shown=False)
    found: list[str] = []
    for typed in batch(form.fields):
        nobody = Client(raise_request_exception=False)
        nobody.post(reverse("account_request_login_code"), {"email": "somebody@example.org"})
        found += mistakes(form, typed, send(nobody, form, reverse(form.name), typed, {}))
    assert found == []


def test_joining(batch: Batches, cora: Person) -> None:
    opener = factories.partnership_opened_by(factories.ANA)
    cora.raise_request_exception = False
    form = Form("accept_invitation", "", ("person_name", "side_name"), {"confirms": "on"})
    _invitation, token = factories.invite(opener)
    cora.post(reverse("invitation", args=[token]))
    found: list[str] = []
    for typed in batch(form.fields):
        start = transaction.savepoint()
        found += mistakes(form, typed, send(cora, form, reverse(form.name), typed, {}))
        transaction.savepoint_rollback(start)
    assert found == []


def test_paths_and_queries(strings: dict[str, str], revealed: Partnership, ana: Member) -> None:
    ana.raise_request_exception = False
    values = {**NOWHERE, "public_id": revealed.public_id}
    rows = [row for row in TABLE if row.get is not None]
    texts = {label: text for label, text in strings.items() if label != "megabyte"}
    asked = [
        *((row.name, label, path) for label, text in texts.items() for row in rows for path in paths(row.name, values, received(text))),
        *((name, label, f"{reverse(name)}?{posted(dict.fromkeys(QUERIES, text))}") for label, text in texts.items() for name in WITH_QUERY),
    ]
    assert [(name, label) for name, label, path in asked if ana.get(path).status_code >= 500] == []


@pytest.mark.parametrize("cookie", ["sessionid", "csrftoken", "django_language", "messages"])
def test_cookies_and_headers(cookie: str, db: None) -> None:
    nobody = Client(raise_request_exception=False)
    statuses = set()
    for text in (r'"\000\000\000\000\000\000\000\000"', r'"\355\240\200aaaaaaaaaaaa"', "א" * 20, "x" * 4000, "%00" * 8):
        seen = text.encode().decode("latin-1")  # as a server hands on what came
        headers = {"cookie": f"{cookie}={seen}", "accept-language": seen, "user-agent": seen, "referer": seen, "hx-request": seen}
        for name in ("landing", "account_request_login_code", "partnership_list"):
            statuses.add(nobody.get(reverse(name), headers=headers).status_code)
    assert statuses <= {200, 302}


def test_too_many_fields_are_refused(ana: Member, partnership: Partnership) -> None:
    ana.raise_request_exception = False
    body = posted({f"field{number}": "x" for number in range(1200)})
    assert ana.post(reverse("change_terms", args=[partnership.public_id]), body, content_type=FORM).status_code == 400


def test_too_much_is_refused(ana: Member, partnership: Partnership) -> None:
    ana.raise_request_exception = False
    body = posted({"title": "x" * 4_000_000})
    assert ana.post(reverse("change_terms", args=[partnership.public_id]), body, content_type=FORM).status_code == 400


def test_the_list_is_whole() -> None:
    assert len(TEXTS) - len(OWN) > 450


def address_of(form: Form, sides: TwoSides) -> str:
    if form.step:
        return reverse("question", args=[sides.partnership.public_id, form.step])
    (row,) = [row for row in TABLE if row.name == form.name]
    return addresses([row], sides.partnership)[form.name]


def others_of(form: Form, sides: TwoSides) -> dict[str, object]:
    """What a proper post holds beside the texts."""
    if form.name not in {"sign_agreement", "send_back"}:
        return {}
    proper: dict[str, object] = proper_posts(sides, sides.venture)[form.name]
    return {name: value for name, value in proper.items() if name in {"token", "fingerprint"}}


def paths(name: str, values: dict[str, Any], text: str) -> list[str]:
    """The address with the text in the place of each of its words, where the address takes any text."""
    words = [word for word, kind in converters(name).items() if kind == "str"]
    clean = text.replace("/", "") or "x"
    return [reverse(name, kwargs={key: values[key] for key in converters(name)} | {word: clean}) for word in words]
