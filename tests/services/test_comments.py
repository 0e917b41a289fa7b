"""Comments beside a clause: who may, what is kept, and that they change nothing else."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from partnerships.domain.companions import ALL, Sees
from partnerships.domain.errors import Conflict, InvalidInput, NotPermitted, Refused, TransitionNotAllowed
from partnerships.models import Acceptance, AuditEntry, Clause, Comment, Companion, OutboxMail, Proposal, Representative
from partnerships.queries.companions import comments_on
from partnerships.services import clock
from partnerships.services.comments import COMMENT_LIMIT, comment
from tests import beside, factories
from tests.factories import TwoSides

ONCE = UUID("11111111-1111-4111-8111-111111111111")


@pytest.fixture
def sides(db: None) -> TwoSides:
    return factories.revealed_round()


def first_clause(sides: TwoSides) -> Clause:
    clause = Clause.objects.filter(round=sides.round).first()
    assert clause is not None
    return clause


def say(actor: Representative | Companion, sides: TwoSides, text: str = "אפשר גם אחרת", *, once: UUID | None = None) -> Comment:
    return comment(actor=actor, clause=first_clause(sides), text=text, once=once or uuid4())


def test_both_sides_and_those_beside_them_comment(sides: TwoSides) -> None:
    people = (
        sides.venture,
        sides.organisation,
        beside.consultant(sides, allowed=Sees(clauses=True)),
        beside.join(sides.organisation, "observer", may_comment=True, capacity="עורכת דין"),
        beside.called_third_party(sides),
    )
    for person in people:
        say(person, sides)
    said = comments_on(first_clause(sides))
    assert [(one.name, one.kind, one.party, one.capacity) for one in said] == [
        ("ana", None, sides.venture.party, ""),
        ("ben", None, sides.organisation.party, ""),
        ("eve", "consultant", sides.venture.party, ""),
        ("olga", "observer", sides.organisation.party, "עורכת דין"),
        ("tom", "third_party", sides.venture.party, ""),
    ]


def test_it_changes_no_wording_and_no_acceptance(sides: TwoSides) -> None:
    before = (list(Proposal.objects.values()), list(Acceptance.objects.values()))
    say(sides.venture, sides)
    assert (list(Proposal.objects.values()), list(Acceptance.objects.values())) == before


def test_it_is_recorded_without_its_words(sides: TwoSides) -> None:
    said = say(sides.venture, sides, "סוד")
    entry = AuditEntry.objects.filter(partnership=sides.partnership).latest("number")
    assert (entry.action, entry.actor) == ("comment_added", f"representative:{sides.venture.public_id}")
    assert entry.payload == {"clause": said.clause.key, "comment": str(said.public_id)}


def test_the_others_of_both_sides_are_told_once_a_day_without_its_words(sides: TwoSides) -> None:
    say(sides.venture, sides, "סוד")
    say(sides.venture, sides, "עוד סוד")
    told = [(row.to, row.opened()) for row in OutboxMail.objects.filter(template="comment_added")]
    assert [to for to, _values in told] == [factories.BEN]
    assert "סוד" not in str(told)


@pytest.mark.parametrize(
    ("allowed", "kind", "terms"),
    [
        (None, "consultant", {}),
        (Sees(answers=True, document=True), "consultant", {}),
        (None, "observer", {"may_comment": False}),
        (None, "observer", {"may_comment": True, "reads_from": "signing"}),
        (None, "third_party", {"may_comment": True}),
    ],
)
def test_who_may_not_is_refused(sides: TwoSides, allowed: Sees | None, kind: str, terms: dict[str, Any]) -> None:
    companion = beside.join(sides.venture, kind, **terms)
    if allowed:
        beside.let_in(sides, companion, allowed)
    with pytest.raises(NotPermitted):
        say(companion, sides)
    assert not Comment.objects.exists()


def test_a_viewer_and_somebody_who_left_are_refused(sides: TwoSides) -> None:
    viewer = factories.join(sides.venture, "vera@venture.example", own_side=True)
    Representative.objects.filter(pk=viewer.pk).update(works=False, approves=False, signs=False)
    former = beside.consultant(sides, allowed=ALL)
    Companion.objects.filter(pk=former.pk).update(left_at=clock.now())
    for person in (viewer, former):
        with pytest.raises(NotPermitted):
            say(person, sides)


def test_somebody_beside_another_partnership_is_refused(sides: TwoSides) -> None:
    elsewhere = factories.revealed_round(venture=factories.DAN, organisation="gil@elsewhere.example")
    stranger = beside.consultant(elsewhere, allowed=ALL)
    with pytest.raises(NotPermitted):
        say(stranger, sides)


def test_a_representative_of_another_partnership_is_refused(sides: TwoSides) -> None:
    elsewhere = factories.revealed_round(venture=factories.DAN, organisation="gil@elsewhere.example")
    with pytest.raises(NotPermitted):
        say(elsewhere.venture, sides)


def test_the_wrong_stage_is_refused(sides: TwoSides) -> None:
    factories.lead_to("signing", sides.partnership)
    with pytest.raises(TransitionNotAllowed):
        say(sides.venture, sides)


def test_the_same_post_twice_is_one_comment(sides: TwoSides) -> None:
    first = say(sides.venture, sides, once=ONCE)
    assert (say(sides.venture, sides, once=ONCE), Comment.objects.count()) == (first, 1)


@pytest.mark.parametrize("whose", ["somebody else's", "another clause's"])
def test_a_used_number_is_refused(sides: TwoSides, whose: str) -> None:
    said = say(sides.venture, sides, once=ONCE)
    clause = first_clause(sides) if whose == "somebody else's" else Clause.objects.exclude(pk=said.clause_id)[0]
    actor = sides.organisation if whose == "somebody else's" else sides.venture
    with pytest.raises(Conflict):
        comment(actor=actor, clause=clause, text="אחר", once=ONCE)


@pytest.mark.parametrize("text", ["", "  \n ", "x\0y", "15 \u202e 51", "x" * (COMMENT_LIMIT + 1)])
def test_bad_input_is_refused(sides: TwoSides, text: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        say(sides.venture, sides, text)
    assert isinstance(refused.value, Refused)
    assert not Comment.objects.exists()


def test_the_longest_text_is_kept(sides: TwoSides) -> None:
    assert len(say(sides.venture, sides, "x" * COMMENT_LIMIT).text) == COMMENT_LIMIT
