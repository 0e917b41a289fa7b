"""Comments beside a clause: who may, threads, wordings and people in them, and that they change nothing else."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from partnerships.domain.companions import ALL, Sees
from partnerships.domain.errors import Conflict, InvalidInput, NotPermitted, Refused, TransitionNotAllowed
from partnerships.models import Acceptance, AuditEntry, Clause, Comment, Companion, OutboxMail, Proposal, Representative, SmallNews
from partnerships.queries.threads import threads_on
from partnerships.services import clock
from partnerships.services.comments import COMMENT_LIMIT, UnknownReader, WordingTakenBack, comment, reopen_thread, resolve_thread
from partnerships.services.mail_stops import stop_small_mails
from partnerships.services.voices import Voice
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


def say(actor: Voice, sides: TwoSides, text: str = "אפשר גם אחרת", *, once: UUID | None = None, **more: Any) -> Comment:
    return comment(actor=actor, clause=first_clause(sides), text=text, once=once or uuid4(), **more)


def actions(sides: TwoSides) -> list[str]:
    """What the chain tells of threads."""
    entries = AuditEntry.objects.filter(partnership=sides.partnership).order_by("number")
    return [entry.action for entry in entries if entry.action in {"comment_added", "thread_resolved", "thread_reopened"}]


def mails(template: str) -> dict[str, dict[str, Any]]:
    """By address."""
    return {row.to: row.opened() for row in OutboxMail.objects.filter(template=template)}


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
    threads = threads_on(first_clause(sides))
    assert [(one.began.by.name, one.began.by.kind, one.began.by.party, one.began.by.capacity) for one in threads.open] == [
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


def test_an_answer_stands_in_its_thread(sides: TwoSides) -> None:
    began = say(sides.venture, sides, "מה דעתכם?")
    say(sides.organisation, sides, "בעד", thread=began.public_id)
    other = say(beside.consultant(sides, allowed=Sees(clauses=True)), sides, "דבר אחר")
    found = threads_on(first_clause(sides))
    told = [(thread.began.comment.text, [said.comment.text for said in thread.answers]) for thread in found.open]
    assert (told, found.closed) == ([("מה דעתכם?", ["בעד"]), (other.text, [])], ())


def test_what_does_not_stand_beside_the_clause_is_not_answered(sides: TwoSides) -> None:
    elsewhere = comment(actor=sides.venture, clause=Clause.objects.filter(round=sides.round)[1], text="שם", once=uuid4())
    answer = say(sides.organisation, sides, "כאן", thread=say(sides.venture, sides).public_id)
    for thread in (elsewhere.public_id, answer.public_id, uuid4()):
        with pytest.raises(InvalidInput):
            say(sides.venture, sides, thread=thread)
    assert Comment.objects.count() == 3


def test_a_thread_is_closed_and_opened_once(sides: TwoSides) -> None:
    began, clause = say(sides.venture, sides), first_clause(sides)
    for _time in range(2):
        assert resolve_thread(actor=sides.organisation, clause=clause, thread=began.public_id).resolved_by == sides.organisation
    assert [(thread.key, thread.resolved_by) for thread in threads_on(clause).closed] == [(began.public_id, sides.organisation)]
    for _time in range(2):
        assert reopen_thread(actor=sides.venture, clause=clause, thread=began.public_id).resolved_at is None
    assert actions(sides) == ["comment_added", "thread_resolved", "thread_reopened"]


def test_an_answer_opens_a_closed_thread_again(sides: TwoSides) -> None:
    began = say(sides.venture, sides)
    resolve_thread(actor=sides.venture, clause=began.clause, thread=began.public_id)
    say(beside.consultant(sides, allowed=Sees(clauses=True)), sides, "ועוד דבר", thread=began.public_id)
    assert [thread.key for thread in threads_on(began.clause).open] == [began.public_id]
    assert actions(sides) == ["comment_added", "thread_resolved", "comment_added", "thread_reopened"]


def test_who_may_not_close_a_thread(sides: TwoSides) -> None:
    began = say(sides.venture, sides)
    viewer = factories.join(sides.venture, "vera@venture.example", own_side=True)
    Representative.objects.filter(pk=viewer.pk).update(works=False, approves=False, signs=True)
    elsewhere = factories.revealed_round(venture=factories.DAN, organisation="gil@elsewhere.example")
    for person in (viewer, elsewhere.venture):
        for act in (resolve_thread, reopen_thread):
            with pytest.raises(NotPermitted):
                act(actor=person, clause=began.clause, thread=began.public_id)
    with pytest.raises(InvalidInput):
        resolve_thread(actor=sides.venture, clause=began.clause, thread=uuid4())
    factories.lead_to("signing", sides.partnership)
    with pytest.raises(TransitionNotAllowed):
        resolve_thread(actor=sides.venture, clause=began.clause, thread=began.public_id)


def test_it_speaks_of_a_wording(sides: TwoSides) -> None:
    proposal = factories.propose_own_words(sides.venture)
    said = comment(actor=sides.organisation, clause=proposal.clause, text="טוב", once=uuid4(), proposal=proposal.public_id)
    assert said.proposal == proposal


def test_a_wording_that_was_taken_back_or_stands_elsewhere_is_refused(sides: TwoSides) -> None:
    proposal = factories.propose_own_words(sides.venture)
    other = Clause.objects.filter(round=sides.round).exclude(pk=proposal.clause_id)[0]
    with pytest.raises(InvalidInput):
        comment(actor=sides.organisation, clause=other, text="טוב", once=uuid4(), proposal=proposal.public_id)
    Proposal.objects.filter(pk=proposal.pk).update(withdrawn_at=clock.now(), withdrawn_by=sides.venture)
    with pytest.raises(WordingTakenBack):
        comment(actor=sides.organisation, clause=proposal.clause, text="טוב", once=uuid4(), proposal=proposal.public_id)
    assert not Comment.objects.exists()


def test_whoever_is_asked_gets_a_mail_that_says_so(sides: TwoSides) -> None:
    eve = beside.consultant(sides, allowed=Sees(clauses=True))
    vera = factories.join(sides.venture, "vera@venture.example", own_side=True)
    OutboxMail.objects.all().delete()
    said = say(sides.venture, sides, "סוד", mentions=[sides.organisation.public_id, eve.public_id])
    asked = mails("comment_asks")
    pages = {to: f"{reverse(page, args=[sides.partnership.public_id, said.clause.key])}#comment-{said.public_id}" for to, page in (
        (factories.BEN, "clause"), (factories.EVE, "beside_clause"),
    )}  # fmt: skip
    assert {to: values["path"] for to, values in asked.items()} == pages
    assert all(values["stop_link"] for values in asked.values())
    assert set(mails("comment_added")) == {vera.account.email}
    assert "סוד" not in str(asked)
    assert [(asked.name, asked.party) for asked in threads_on(said.clause).open[0].began.to] == [
        ("ben", sides.organisation.party),
        ("eve", None),
    ]


def test_asked_twice_in_a_day_the_second_waits_as_small_news(sides: TwoSides) -> None:
    for _time in range(2):
        say(sides.venture, sides, mentions=[sides.organisation.public_id])
    assert [OutboxMail.objects.filter(template="comment_asks").count(), SmallNews.objects.count()] == [1, 1]


def test_those_beside_the_sides_stop_such_mails_like_all(sides: TwoSides) -> None:
    eve = beside.consultant(sides, allowed=Sees(clauses=True))
    stop_small_mails(account=eve.account, partnership=sides.partnership)
    say(sides.venture, sides, mentions=[eve.public_id])
    assert mails("comment_asks") == {}


def test_only_who_takes_part_and_reads_can_be_asked(sides: TwoSides) -> None:
    left = factories.join(sides.venture, "vera@venture.example", own_side=True)
    Representative.objects.filter(pk=left.pk).update(left_at=clock.now())
    outside = beside.consultant(sides)
    elsewhere = factories.revealed_round(venture=factories.DAN, organisation="gil@elsewhere.example")
    for person in (left, outside, elsewhere.venture, sides.venture):
        with pytest.raises(UnknownReader):
            say(sides.venture, sides, mentions=[sides.organisation.public_id, person.public_id])
    assert [Comment.objects.count(), OutboxMail.objects.filter(template="comment_asks").count()] == [0, 0]
