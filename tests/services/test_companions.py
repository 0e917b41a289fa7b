"""Those beside the sides: what a consultant may see, calling the third party, and how it ends."""

import pytest

from partnerships.domain.companions import ALL, NOTHING, Sees
from partnerships.domain.errors import Conflict, NotPermitted
from partnerships.models import Admission, AuditEntry, Companion, OutboxMail
from partnerships.queries.beside import readers
from partnerships.services.companions import admit, call_third_party, end_companion, leave_beside
from tests import beside, factories
from tests.beside import TOM
from tests.factories import ANA, BEN, EVE, TwoSides

CLAUSES = Sees(clauses=True)

pytestmark = pytest.mark.django_db


@pytest.fixture
def sides() -> TwoSides:
    return factories.open_partnership_of_two()


def seen(sides: TwoSides) -> Sees:
    (reader,) = readers(sides.partnership, list(sides.partnership.parties.all()))
    return reader.seen


def test_a_consultant_sees_what_both_allow_and_nothing_by_default(sides: TwoSides) -> None:
    eve = beside.join(sides.venture, "consultant")
    assert seen(sides) == NOTHING
    admit(actor=sides.venture, companion=eve, allows=ALL)
    assert seen(sides) == NOTHING
    admit(actor=sides.organisation, companion=eve, allows=CLAUSES)
    assert seen(sides) == CLAUSES
    admit(actor=sides.organisation, companion=eve, allows=NOTHING)
    assert seen(sides) == NOTHING
    actions = list(AuditEntry.objects.filter(action="consultant_admitted").order_by("number").values_list("actor", flat=True))
    assert actions == [f"representative:{person.public_id}" for person in (sides.venture, sides.organisation, sides.organisation)]


def test_saying_the_same_twice_is_recorded_once(sides: TwoSides) -> None:
    eve = beside.join(sides.venture, "consultant")
    assert admit(actor=sides.venture, companion=eve, allows=ALL) == admit(actor=sides.venture, companion=eve, allows=ALL)
    assert AuditEntry.objects.filter(action="consultant_admitted").count() == 1


@pytest.mark.parametrize("kind", ["observer", "third_party"])
def test_only_of_a_consultant_the_sides_decide(sides: TwoSides, kind: str) -> None:
    companion = beside.join(sides.venture, kind)
    with pytest.raises(NotPermitted):
        admit(actor=sides.venture, companion=companion, allows=ALL)
    assert not Admission.objects.exists()


def test_people_of_another_partnership_decide_nothing(sides: TwoSides) -> None:
    eve = beside.join(sides.venture, "consultant")
    dan = factories.partnership_opened_by("dan@elsewhere.example")
    with pytest.raises(NotPermitted):
        admit(actor=dan, companion=eve, allows=ALL)
    with pytest.raises(NotPermitted):
        end_companion(actor=dan, companion=eve)


def test_a_viewer_decides_nothing(sides: TwoSides) -> None:
    eve = beside.join(sides.venture, "consultant")
    type(sides.venture).objects.filter(pk=sides.venture.pk).update(works=False)
    with pytest.raises(NotPermitted):
        admit(actor=sides.venture, companion=eve, allows=ALL)


def test_either_side_calls_the_third_party_and_all_are_told(sides: TwoSides) -> None:
    tom = beside.join(sides.venture, "third_party")
    factories.lead_to("negotiating", sides.partnership)
    called = call_third_party(actor=sides.organisation, companion=tom)
    assert (call_third_party(actor=sides.venture, companion=tom).called_by, called.called_by) == (sides.organisation, sides.organisation)
    assert AuditEntry.objects.filter(action="third_party_called").count() == 1
    told = OutboxMail.objects.filter(template__in=["third_party_called", "called_as_third_party"]).values_list("to", flat=True)
    assert sorted(told) == [ANA, BEN, TOM]


def test_before_the_answers_are_open_nobody_is_called(sides: TwoSides) -> None:
    tom = beside.join(sides.venture, "third_party")
    with pytest.raises(Conflict, match="can be called later"):
        call_third_party(actor=sides.venture, companion=tom)


def test_only_a_third_party_is_called(sides: TwoSides) -> None:
    with pytest.raises(NotPermitted):
        call_third_party(actor=sides.venture, companion=beside.join(sides.venture, "observer"))


@pytest.mark.parametrize(("kind", "by_any_side"), [("consultant", True), ("observer", False), ("third_party", False)])
def test_who_ends_it(sides: TwoSides, kind: str, by_any_side: bool) -> None:
    companion = beside.join(sides.venture, kind)
    if not by_any_side:
        with pytest.raises(NotPermitted):
            end_companion(actor=sides.organisation, companion=companion)
    end_companion(actor=sides.organisation if by_any_side else sides.venture, companion=companion)
    companion.refresh_from_db()
    assert companion.left_at is not None
    assert OutboxMail.objects.filter(template="companion_ended", to=companion.account.email).count() == 1
    with pytest.raises(Conflict):
        end_companion(actor=sides.venture, companion=companion)


def test_a_companion_leaves_and_both_sides_are_told(sides: TwoSides) -> None:
    eve = beside.join(sides.venture, "consultant")
    leave_beside(actor=eve)
    assert Companion.objects.get().left_at is not None
    told = OutboxMail.objects.filter(template="companion_left").values_list("to", flat=True)
    assert sorted(told) == [ANA, BEN]
    assert not OutboxMail.objects.filter(template="companion_ended", to=EVE).exists()
    assert readers(sides.partnership, list(sides.partnership.parties.all())) == ()
