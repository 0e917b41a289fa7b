"""Who did what and when: the whole to both sides after the reveal, and nothing of the other side's answering before it."""

import re
from pathlib import Path

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags
from pytest_django import DjangoAssertNumQueries

from partnerships.domain.timeline import OPENLY_WHILE_ANSWERING, SENTENCES, sentence_of
from partnerships.models import AuditEntry, OperatorAct, Partnership
from partnerships.services import audit, clock
from partnerships.services.closing import NOBODY
from partnerships.services.negotiation import state_party_facts
from tests import factories
from tests.factories import ORGANISATION_FACTS
from tests.people import Member, Person

SERVICES = Path(audit.__file__).parent
QUERIES = 12

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]


def url(partnership: Partnership) -> str:
    return reverse("timeline", args=[partnership.public_id])


def told(person: Person, partnership: Partnership, **asked: str) -> list[str]:
    person.read_in("en")
    days = person.get(url(partnership), asked).context["days"]
    return [strip_tags(one.sentence) for day in days for one in day.told]


def test_it_works(ana: Member, answering: Partnership) -> None:
    assert told(ana, answering)[0] == "Both sides accepted the same day. Answering began."
    assert told(ana, answering)[-3:] == [
        "ben joined אגודת הסטודנטים.", "ana invited somebody to אגודת הסטודנטים.", "ana opened the partnership.",
    ]  # fmt: skip


def test_both_sides_read_the_same_after_the_reveal(ana: Member, ben: Member, revealed: Partnership) -> None:
    factories.propose_own_words(ana.representative)
    entries = AuditEntry.objects.filter(partnership=revealed).count()
    assert told(ana, revealed) == told(ben, revealed)
    assert len(told(ana, revealed)) == entries


def test_a_stranger_gets_404(dan: Member, eve: Person, partnership: Partnership) -> None:
    assert [person.get(url(partnership)).status_code for person in (dan, eve)] == [404, 404]


def test_nobody_is_sent_to_the_door(nobody: Client, partnership: Partnership) -> None:
    assert nobody.get(url(partnership)).status_code == 302


def test_before_the_reveal_nothing_tells_of_the_others_answering(ana: Member, ben: Member, answering: Partnership) -> None:
    before = ana.get(url(answering)).content
    factories.answer(ben.representative, factories.ORGANISATION_ANSWERS)
    state_party_facts(actor=ben.representative, round_=answering.rounds.get(), data=ORGANISATION_FACTS)
    factories.seal(ben.representative)
    assert without_tokens(ana.get(url(answering)).content) == without_tokens(before).replace(
        "אגודת הסטודנטים".encode(), ORGANISATION_FACTS["legal_name"].encode()
    )
    assert told(ben, answering)[:2] == ["ben sealed the answers of אגודת הסטודנטים.", "ben stated who אגודת הסטודנטים is."]


def test_who_takes_part_is_open_while_they_answer(ana: Member, ben: Member, answering: Partnership) -> None:
    factories.join(ben.representative, "carl@organisation.example", own_side=True)
    assert told(ana, answering)[0] == "carl joined אגודת הסטודנטים."


def test_former_people_stay_named_and_deleted_accounts_do_not(ana: Member, ben: Member, partnership: Partnership) -> None:
    ben.representative.left_at = clock.now()
    ben.representative.save()
    assert "ben joined אגודת הסטודנטים." in told(ana, partnership)
    ben.representative.name = NOBODY
    ben.representative.save()
    assert "A former member joined אגודת הסטודנטים." in told(ana, partnership)


def test_it_is_turned_in_pages(ana: Member, revealed: Partnership) -> None:
    for _number in range(60):
        audit.append(revealed, action="risk_scored", actor=ana.representative, payload={})
    assert [len(told(ana, revealed, page=page)) for page in "12"] == [50, AuditEntry.objects.filter(partnership=revealed).count() - 50]


def test_times_are_the_readers(ana: Member) -> None:
    ana.account.time_zone = "Pacific/Auckland"
    ana.account.save()
    with time_machine.travel("2026-11-01T20:30:00Z", tick=False):
        partnership = factories.partnership_opened_by(ana.account.email).party.partnership
        page = ana.get(url(partnership)).content.decode()
    assert ">09:30</time>" in page
    assert "Pacific/Auckland" in page


def test_the_operators_reason_is_read_by_both(ana: Member, ben: Member, partnership: Partnership) -> None:
    operator = factories.account_of("operator@site.example")
    act = OperatorAct.objects.create(kind="let_in", by=operator, at=clock.now(), reason="כולם עזבו", partnership=partnership)
    audit.append(partnership, action="operator_let_in", actor=operator, payload={"act": str(act.public_id), "position": 1})
    assert told(ana, partnership)[0] == (
        "The operator of this site invited somebody to אגודת הסטודנטים, because nobody there could do that any more."
    )
    assert "כולם עזבו" in ben.get(url(partnership)).content.decode()


def test_names_cannot_write_markup(ana: Member, partnership: Partnership) -> None:
    ana.representative.name = "<b>ana</b>%(who)s"
    ana.representative.save()
    assert "<bdi>&lt;b&gt;ana&lt;/b&gt;%(who)s</bdi>" in ana.get(url(partnership)).content.decode()


@pytest.mark.parametrize("count", [1, 30])
def test_the_number_of_queries_is_constant(
    ana: Member, revealed: Partnership, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for _number in range(count):
        factories.propose_own_words(ana.representative)
    ana.get(url(revealed))
    with django_assert_num_queries(QUERIES):
        ana.get(url(revealed))


def test_every_action_of_the_services_has_its_sentence() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(SERVICES.glob("*.py")))
    calls = re.findall(r"audit\.append\((.*?)payload=", source, re.DOTALL)
    spoken = {name for call in calls for name in re.findall(r'"([a-z_]+)"', call)}
    spoken |= set(re.findall(r'\b_(?:note|record)\([^()]*?"([a-z_]+)"', source))  # what appends for several acts
    variables = set(re.findall(r'\baction = "([a-z_]+)" if .*? else "([a-z_]+)"', source))
    in_chain = OperatorAct.Kind.LET_IN, OperatorAct.Kind.ADDRESS_CORRECTED
    actions = spoken | {name for pair in variables for name in pair} | {f"operator_{kind.value}" for kind in in_chain}
    assert actions - {"operator_"} == {key.partition(":")[0] for key in SENTENCES}
    assert {sentence_of(action, {}) for action in actions} <= set(SENTENCES.values())
    assert actions > OPENLY_WHILE_ANSWERING


def without_tokens(page: bytes) -> bytes:
    return re.sub(rb'(nonce|value|content)="[^"]*"', b"", page)
