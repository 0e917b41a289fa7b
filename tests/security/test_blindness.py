"""Before the reveal nothing that anybody outside a side can observe depends on that side's answers."""

import json
import logging
import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
import time_machine
from cryptography.exceptions import InvalidTag
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.core.mail import EmailMultiAlternatives
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.log import AdminEmailHandler

from partnerships.domain.companions import ALL
from partnerships.models import Answer, AnswerSheet, AuditEntry, OutboxMail, Partnership, Party, Reveal
from partnerships.queries.questionnaire import own_answers
from partnerships.services import clock
from partnerships.services.operator import make_operator
from partnerships.services.questionnaire import save_answers
from tests import beside, factories, organisations
from tests.beside import Reader
from tests.factories import TwoSides
from tests.own_account import confirm
from tests.people import Member, Person
from tests.security.access_table import TABLE, Door, Row
from tests.security.addresses import addresses
from tests.security.pages import dump, page

pytestmark = pytest.mark.walk

MARKER = "m7f3a9c-secret"
World = Mapping[str, Mapping[str, Any]]
EMPTY: World = {}
ONE: World = {"model.position": {"value": "infrastructure_only", "importance": "principle", "reason": MARKER, "note": MARKER}}
MUCH: World = {
    "model.position": {"value": "embedded_in_core_activity", "importance": "flexible", "acceptable": ["main_matters_together"]},
    "fit.purpose": {"value": f"{MARKER} " * 40, "reason": MARKER},
    "fit.offer": {"value": {"options": ["media"], "own": [MARKER]}},
    "fit.values": {"value": [{"value": MARKER, "behaviour": MARKER}]},
    "risks.list": {"value": [{"risk": {"own": MARKER}, "calm": MARKER}]},
    "resources.fee": {"value": 7},
    "conflict.third_party": {"value": [f"{MARKER} one", f"{MARKER} two"], "note": MARKER},
    "conflict.notice": {"undecided": True},
}
WORLDS = (EMPTY, ONE, MUCH)
BAD_INPUT = {
    "model.position-value": ["no such stop"],
    "model.position-reason": ["\u202e"],
    "open_on": ["never"],
    "by": ["mail"],
    "email": ["x"],
}
# ids, hashes, numbers and moments stand in statements, and values of mails under fresh keys; names of savepoints count up
CHANGING = re.compile(r"X'[0-9A-F]+'|'\\x[0-9a-f]+'|<[0-9a-f]{32}@|'[0-9a-f-]{32,64}'|'\d{4}-\d\d-\d\d[^']*'|\bs\d+_x\d+\b|\b\d+\b")
RANDOM_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
Seen = TypeVar("Seen")


@pytest.fixture
def answering_with_invitation(answering: Partnership, ana: Member) -> Partnership:
    """Stage answering; an invitation of ana's own side is open, so that its addresses lead somewhere."""
    factories.invite(ana.representative, own_side=True)
    return answering


@pytest.fixture
def others(answering: Partnership, ana: Member, ben: Member, dan: Member, nobody: Client) -> dict[str, Client]:
    """Everybody outside ana's side, as near to it as can be: those beside both sides, all of whom may see everything there is, the
    administrator of the organisation that ana's side is, who is not assigned there, ben's colleague, and the operator.
    """
    sides = TwoSides(answering, ana.representative, ben.representative)
    founder = organisations.found(factories.ANA)
    Party.objects.filter(pk=ana.representative.party_id).update(organisation=founder.organisation)
    people: dict[str, Person] = {
        "dan": dan,
        "consultant": Reader(beside.consultant(sides, allowed=ALL)),
        "observer": Reader(beside.join(ben.representative, "observer", may_comment=True)),
        "third party": Reader(beside.join(ben.representative, "third_party", may_comment=True)),
        "administrator": Person(organisations.join_team(founder, "adam@venture.example", administers=True).account),
        "colleague": Member(factories.join(ben.representative, "bar@organisation.example", own_side=True)),
        "operator": Person(make_operator(email="operator@arig.example")),
    }
    return {"ben": ben, "nobody": nobody, **people}


def put(ana: Member, answers: World) -> None:
    """Ana's side answers."""
    save_answers(
        actor=ana.representative, round_=factories.current_round(ana.representative.party.partnership), answers=answers, expected={}
    )


def in_each_world(ana: Member, worlds: tuple[World, ...], look: Callable[[], Seen], *, sealed: bool = False) -> list[Seen]:
    """What can be seen in worlds that differ in ana's answers, and in when she gave them; each is taken back."""
    now, seen = clock.now(), []
    for hours, world in enumerate(worlds):
        start = transaction.savepoint()
        with time_machine.travel(now + timedelta(hours=hours), tick=False):
            put(ana, world)
        with time_machine.travel(now + timedelta(days=1), tick=False):
            if sealed:
                factories.seal(ana.representative)
            seen.append(look())
        transaction.savepoint_rollback(start)
        cache.clear()  # who was here in this world is not in the next
    return seen


# Whom which doors let in at all; all others get there what the access table says, which is the same page as for nothing at all.
PASS: dict[str, frozenset[Door]] = {
    "ana": frozenset({Door.SIDES}),
    "ben": frozenset({Door.SIDES}),
    "consultant": frozenset({Door.COMPANIONS}),
    "observer": frozenset({Door.COMPANIONS}),
    "administrator": frozenset({Door.TEAM}),
    "operator": frozenset({Door.OPERATOR}),
}
OF_EVERYBODY = ("partnership", "beside", "partnership_list", "export_csv", "export_xlsx", "account", "download_data", "organisation_list")
"""What is tried by all: the doors themselves, and what gathers everything that somebody may see."""

TYPES = ("ana", "ben", "consultant")
"""Who also sends bad input; the others only read."""


def rows_for(name: str) -> list[Row]:
    """The addresses at which this person's view is compared."""
    return [row for row in TABLE if row.name in OF_EVERYBODY or row.door in PASS.get(name, frozenset())]


def operators_addresses(partnership: Partnership) -> dict[str, str]:
    """The operator's page of this very partnership, and of the account of who answers."""
    account = factories.account_of(factories.ANA)
    found = {"operator:partnerships_partnership_change": partnership.pk, "operator:partnerships_account_change": account.pk}
    return {name: reverse(name, args=[pk]) for name, pk in found.items()}


def observed(
    clients: Mapping[str, Client], partnership: Partnership, *, methods: tuple[str, ...] = ("GET", "POST")
) -> dict[tuple[str, ...], Any]:
    """What these people get at every address, by GET and with bad input, and the statements that the database was sent for it."""
    there = addresses(TABLE, partnership) | operators_addresses(partnership)
    seen: dict[tuple[str, ...], Any] = {}
    for name, client in clients.items():
        if isinstance(client, Person):
            confirm(client)
        for row in rows_for(name):
            for method in row.methods & set(methods if name in TYPES else ("GET",)):
                start = transaction.savepoint()
                with CaptureQueriesContext(connection) as queries:
                    got = page(client, method, there[row.name], BAD_INPUT)
                transaction.savepoint_rollback(start)
                seen[name, row.name, method] = (got, [CHANGING.sub("?", query["sql"]) for query in queries.captured_queries])
    return seen


def differing(worlds: list[dict[tuple[str, ...], Any]]) -> list[tuple[str, ...]]:
    """Where worlds differ: who, at which address, by which method."""
    return [key for key in worlds[0] if any(world[key] != worlds[0][key] for world in worlds)]


def mails() -> list[tuple[str, str, dict[str, Any]]]:
    """Every mail that waits, with its values in the clear; what was sent carries the same."""
    return sorted(((row.to, row.template, row.opened()) for row in OutboxMail.objects.all()), key=str)


@pytest.mark.parametrize("sealed", [False, True])
def test_other_worlds_look_the_same_to_everybody_else(
    answering_with_invitation: Partnership, ana: Member, others: dict[str, Client], *, sealed: bool
) -> None:
    """Pages, forms with bad input, lists and exports, byte for byte, and the statements that the database was sent for them."""
    seen = in_each_world(ana, (EMPTY, MUCH), lambda: observed(others, answering_with_invitation), sealed=sealed)
    assert differing(seen) == []
    assert [MARKER in repr(world) for world in seen] == [False] * len(seen)


@pytest.mark.parametrize("sealed", [False, True])
def test_mails_and_the_chain_tell_no_more(answering: Partnership, ana: Member, *, sealed: bool) -> None:
    def look() -> tuple[list[Any], list[str]]:
        return mails(), list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))

    first, *rest = in_each_world(ana, WORLDS, look, sealed=sealed)
    assert rest == [first] * len(rest)
    assert MARKER not in repr(first)
    told = [template for to, template, _values in first[0] if to == factories.BEN]
    assert ("other_side_sealed" in told) is sealed


def test_the_mail_about_sealing_tells_only_that(
    answering: Partnership, ana: Member, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    put(ana, MUCH)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        factories.seal(ana.representative)
    (sent,) = mail.outbox
    assert isinstance(sent, EmailMultiAlternatives)
    assert sent.to == [factories.BEN]
    words = f"{sent.subject} {sent.body} {sent.alternatives}"
    assert [word for word in (MARKER, "model", "fit.", "answers/") if word in words] == []


def test_markers_are_nowhere_else(
    answering: Partnership, ana: Member, others: dict[str, Client], caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    """Not at rest, in no log, session, cache or file, whatever the others look at."""
    caplog.set_level(logging.DEBUG)
    fields = {"fit.purpose-value": MARKER, "fit.purpose-reason": MARKER, "fit.purpose-note": MARKER, "fit.purpose-version": "0"}
    assert ana.post(reverse("question", args=[answering.public_id, "fit.purpose"]), fields).status_code == 302
    put(ana, {key: value for key, value in MUCH.items() if key != "fit.purpose"})
    observed(others, answering, methods=("GET",))
    sessions = [session.get_decoded() for session in Session.objects.all()]
    files = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    cached = repr(cache._cache)  # type: ignore[attr-defined]  # the cache of tests keeps its entries there
    places = {
        "rows": repr(dump()),
        "log": caplog.text,
        "sessions": repr(sessions),
        "cache": cached,
        "files": repr(files),
        "mails": repr(mails()),
    }
    assert [place for place, text in places.items() if MARKER in text] == []


@pytest.mark.parametrize("debug", [False, True])
def test_error_reports_hold_no_answers(
    answering: Partnership, ana: Member, settings: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, *, debug: bool
) -> None:
    settings.DEBUG, settings.ADMINS = debug, [("operator", "operator@arig.example")]
    operator = AdminEmailHandler(include_html=True)
    monkeypatch.setattr(logging.getLogger("django.request"), "handlers", [operator])
    put(ana, {"fit.horizon": {"value": "one_year", "reason": MARKER}})
    monkeypatch.setattr("partnerships.web.wizard.save_answers", _break)
    ana.raise_request_exception = False
    fields = {"fit.purpose-value": MARKER, "fit.purpose-note": MARKER, "fit.purpose-version": "0"}
    response = ana.post(reverse("question", args=[answering.public_id, "fit.purpose"]), fields)
    reports = [
        f"{sent.message()}{sent.body}{getattr(sent, 'alternatives', '')}" for sent in mail.outbox if sent.to == ["operator@arig.example"]
    ]
    assert (response.status_code, ["it broke" in report for report in reports]) == (500, [True])
    assert [MARKER in text for text in (response.content.decode(), caplog.text, *reports)] == [False, False, False]


def test_a_failing_reveal_opens_nothing(
    answering: Partnership, ana: Member, ben: Member, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the request of the last seal all answers are open in memory: whoever sees the error page still sees none."""
    settings.DEBUG = True
    put(ana, MUCH)
    factories.seal(ana.representative)
    monkeypatch.setattr("partnerships.services.negotiation.lay_out_clauses", _break)
    ben.raise_request_exception = False
    response = ben.post(reverse("seal_answers", args=[answering.public_id]), factories.gone_over(ben.representative))
    assert (response.status_code, MARKER in response.content.decode()) == (500, False)


def test_a_moved_answer_does_not_open(answering: Partnership, ana: Member, ben: Member) -> None:
    put(ana, ONE)
    put(ben, ONE)
    mine, theirs = Answer.objects.select_related("sheet").order_by("pk")
    Answer.objects.filter(pk=theirs.pk).update(shown=mine.shown)
    with pytest.raises(InvalidTag):
        Answer.objects.select_related("sheet").get(pk=theirs.pk).shown_part()


def test_another_key_opens_nothing(answering: Partnership, ana: Member, settings: Any) -> None:
    put(ana, ONE)
    settings.ANSWERS_KEY = "another-key"
    with pytest.raises(InvalidTag):
        own_answers(AnswerSheet.objects.get(party=ana.representative.party))


def test_the_private_part_stays_private(answering: Partnership, ana: Member, ben: Member) -> None:
    """After the reveal, at the table and in the frozen text: no note, and no acceptable value that was not chosen."""
    private = {"value": "infrastructure_only", "note": MARKER, "acceptable": ["main_matters_together"]}
    own = {"fit.purpose": {"value": "יחד", "note": MARKER}}
    factories.reveal(answering, venture_answers={"model.position": private, **own}, organisation_answers={"fit.purpose": {"value": "יחד"}})
    seen = [observed({"ben": ben}, answering, methods=("GET",))]
    factories.freeze(answering)
    seen.append(observed({"ben": ben}, answering, methods=("GET",)))
    assert [MARKER in repr(world) for world in seen] == [False, False]
    assert MARKER not in repr(dump())
    kept = own_answers(AnswerSheet.objects.get(party=ana.representative.party))
    assert [kept[key].answer.note for key in ("model.position", "fit.purpose")] == [MARKER, MARKER]


def test_acceptable_values_leave_no_trace_after_the_reveal(answering: Partnership, ana: Member, ben: Member) -> None:
    def look() -> dict[tuple[str, ...], Any]:
        factories.seal(ana.representative)
        factories.answer(ben.representative, factories.ORGANISATION_ANSWERS)
        factories.seal(ben.representative)
        return observed({"ben": ben}, answering, methods=("GET",))

    plain = {"model.position": {"value": "infrastructure_only"}}
    rich = {"model.position": {"value": "infrastructure_only", "acceptable": ["main_matters_together"], "note": MARKER}}
    assert differing([but_the_archive(world) for world in in_each_world(ana, (plain, rich), look)]) == []


# What ana could also live with, in two worlds: in the second much more, of which nothing was chosen.
BEN_LIVES_WITH: World = {
    "model.position": {"value": "embedded_in_core_activity", "acceptable": ["main_matters_together", "programme_of_the_organisation"]},
    "resources.fee_kind": {"value": "percent_of_income"},
    "resources.fee": {"value": 12, "acceptable": {"from": 7, "to": 12}},
    "credit.no_answer": {"value": "approved", "acceptable": ["reminder_then_approved"]},
    "conflict.notice": {"value": 90},
    "mechanism.decisions_start": {
        "value": {"content": "organisation_alone", "budget": "organisation_alone"},
        "acceptable": {"content": ["together"]},
    },
    "mechanism.decisions_later": {"value": {"content": "organisation_alone"}, "acceptable": {"content": ["together"]}},
    "resources.spending": {"value": 5000, "acceptable": {"from": 2000, "to": 5000}},
}
ANA_LIVES_WITH_LITTLE: World = {
    "model.position": {"value": "infrastructure_only", "acceptable": ["main_matters_together"]},
    "resources.fee_kind": {"value": "percent_of_income"},
    "resources.fee": {"value": 5, "importance": "principle", "acceptable": {"from": 5, "to": 7.5}},
    "credit.no_answer": {"value": "not_approved", "acceptable": ["reminder_then_approved"]},
    "conflict.notice": {"value": 14},
    "mechanism.decisions_start": {
        "value": {"content": "venture_alone", "budget": "venture_alone"},
        "acceptable": {"content": ["together"]},
    },
    "mechanism.decisions_later": {"value": "as_at_the_start", "acceptable": {"content": ["together"]}},
    "resources.spending": {"value": 1000, "importance": "principle", "acceptable": {"from": 1000, "to": 2500}},
}
ANA_LIVES_WITH_MUCH: World = {
    **ANA_LIVES_WITH_LITTLE,
    "model.position": {
        "value": "infrastructure_only",
        "acceptable": ["infrastructure_and_guidance", "main_matters_together", "programme_of_the_organisation"],
        "note": MARKER,
    },
    "resources.fee": {"value": 5, "importance": "principle", "acceptable": {"from": 0, "to": 11}},
    "conflict.notice": {"value": 14, "acceptable": {"from": 7, "to": 60}},
    "mechanism.decisions_start": {
        "value": {"content": "venture_alone", "budget": "venture_alone"},
        "acceptable": {"content": ["venture_after_consulting", "together"], "budget": ["venture_after_consulting", "together"]},
    },
    "mechanism.decisions_later": {
        "value": "as_at_the_start",
        "acceptable": {"content": ["together", "organisation_after_consulting"], "budget": ["together"]},
    },
    "resources.spending": {"value": 1000, "importance": "principle", "acceptable": {"from": 0, "to": 4500}},
}
GONE = b"what nobody can open any more"
THE_BRIDGES = {
    "model.position": "main_matters_together",
    "resources.fee": 7,
    "credit.no_answer": "reminder_then_approved",
    "mechanism.decisions_start": {"content": "together"},
    "mechanism.decisions_later": {"content": "together"},
    "resources.spending": 2000,
}


@pytest.fixture
def on_the_full_path(answering: Partnership) -> Partnership:
    """The same partnership, of which all questions are asked."""
    Partnership.objects.filter(pk=answering.pk).update(path="full")
    answering.refresh_from_db()
    return answering


def test_only_the_bridge_tells_of_what_one_could_live_with(on_the_full_path: Partnership, ana: Member, others: dict[str, Client]) -> None:
    """Two worlds that differ in notes and in acceptable values that were not chosen, at every address after the reveal."""
    readers = {name: others[name] for name in ("ben", "consultant", "nobody")}
    answering = on_the_full_path
    bridges = []

    def look() -> dict[tuple[str, ...], Any]:
        ben = factories.representative_of(answering, factories.BEN)
        factories.seal(factories.representative_of(answering, factories.ANA))
        factories.answer(ben, BEN_LIVES_WITH)
        factories.seal(ben)
        bridges.append(Reveal.objects.get(round__partnership=answering).bridges)
        return observed(readers, answering)

    worlds = [without_ids(but_the_archive(world)) for world in in_each_world(ana, (ANA_LIVES_WITH_LITTLE, ANA_LIVES_WITH_MUCH), look)]
    assert bridges == [THE_BRIDGES, THE_BRIDGES]
    assert differing(worlds) == []
    assert MARKER not in repr(worlds)


def but_the_archive(world: dict[tuple[str, ...], Any]) -> dict[tuple[str, ...], Any]:
    """The same without the packed log, whose nonces are drawn anew; tests/services/test_exports.py compares what is in the archive."""
    return {key: seen for key, seen in world.items() if not {"record_zip", "beside_record_zip"} & set(key)}


def without_ids(world: dict[tuple[str, ...], Any]) -> dict[tuple[str, ...], Any]:
    """The same without the ids that are drawn anew whenever a proposal is made."""
    return {key: ((got[0], RANDOM_ID.sub("?", got[1]), got[2]), statements) for key, (got, statements) in world.items()}


def test_after_the_reveal_nothing_reads_the_private_part_of_another_side(on_the_full_path: Partnership, ana: Member, ben: Member) -> None:
    """Pages are the same, and all goes on to the frozen text, when the other side's private part cannot be opened by anybody."""
    factories.reveal(on_the_full_path, venture_answers=ANA_LIVES_WITH_MUCH, organisation_answers=BEN_LIVES_WITH)
    with time_machine.travel(clock.now(), tick=False):
        before = observed({"ben": ben}, on_the_full_path)
        Answer.objects.filter(sheet__party=ana.representative.party).update(private=GONE)
        AnswerSheet.objects.filter(party=ana.representative.party).update(private_key=GONE, nonces=GONE)
        with pytest.raises(InvalidTag):
            own_answers(AnswerSheet.objects.get(party=ana.representative.party))
        assert differing([before, observed({"ben": ben}, on_the_full_path)]) == []
    factories.freeze(on_the_full_path)
    assert max(got[0] for got, _statements in observed({"ben": ben}, on_the_full_path, methods=("GET",)).values()) < 500


def test_only_identical_names_are_shown(answering: Partnership, ana: Member, ben: Member, others: dict[str, Client]) -> None:
    factories.reveal(
        answering,
        venture_answers={"conflict.third_party": {"value": ["קרן שלום", f"{MARKER} ייעוץ"]}, "fit.horizon": {"value": "one_year"}},
        organisation_answers={"conflict.third_party": {"value": ["״קרן שלום״"]}, "fit.horizon": {"value": "one_year"}},
    )
    assert MARKER not in repr(observed({"ana": ana, "ben": ben, "consultant": others["consultant"]}, answering, methods=("GET",)))
    names = json.dumps([row.private_part() for row in Answer.objects.filter(question="conflict.third_party")], ensure_ascii=False)
    assert MARKER not in names


def _break(*_arguments: Any, **_named: Any) -> None:
    raise RuntimeError("it broke")
