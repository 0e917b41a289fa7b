"""What the own side changed last: answers, wordings proposed and accepted, facts, what it said while talking. Never the other side's."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import islice

from partnerships.models import Acceptance, Answer, Motive, Party, Proposal, Representative, Round, StatedFact, TalkNote

AT_MOST = 60


class Kind(StrEnum):
    """What was changed."""

    ANSWER = "answer"
    PROPOSAL = "proposal"
    ACCEPTANCE = "acceptance"
    TAKEN_BACK = "taken_back"
    WITHDRAWN = "withdrawn"
    FACT = "fact"
    MOTIVE = "motive"
    NOTE = "note"


@dataclass(frozen=True)
class Change:
    """One change. `key` is that of the question, the clause or the fact; `heading` that of a clause."""

    kind: Kind
    key: str
    by: Representative
    at: datetime
    heading: str = ""


def own_changes(round_: Round, party: Party) -> tuple[Change, ...]:
    """The last changes of this side, the newest first, in six queries. Of an answer, a fact, a note only the last one."""
    found = sorted(_all(round_, party), key=lambda change: change.at, reverse=True)
    return tuple(islice(found, AT_MOST))


def _all(round_: Round, party: Party) -> Iterator[Change]:
    answers = Answer.objects.filter(sheet__round=round_, sheet__party=party).select_related("changed_by")
    for answer in answers.order_by("-changed_at")[:AT_MOST]:
        yield Change(Kind.ANSWER, answer.question, answer.changed_by, answer.changed_at)
    yield from _worded(round_, party)
    for fact in StatedFact.objects.filter(round=round_, party=party).select_related("by").order_by("-stated_at")[:AT_MOST]:
        yield Change(Kind.FACT, fact.key, fact.by, fact.stated_at)
    for motive in Motive.objects.filter(round=round_, party=party).select_related("changed_by").order_by("-changed_at")[:AT_MOST]:
        yield Change(Kind.MOTIVE, motive.key, motive.changed_by, motive.changed_at)
    notes = TalkNote.objects.filter(round=round_, changed_by__party=party).select_related("changed_by")
    for note in notes.order_by("-changed_at")[:AT_MOST]:
        yield Change(Kind.NOTE, note.key, note.changed_by, note.changed_at)


def _worded(round_: Round, party: Party) -> Iterator[Change]:
    """Wordings proposed and taken back, acceptances given and withdrawn."""
    proposals = Proposal.objects.filter(clause__round=round_, by__party=party).select_related("by", "withdrawn_by", "clause")
    for proposal in proposals.order_by("-created_at")[:AT_MOST]:
        clause = proposal.clause
        if proposal.by is not None:
            yield Change(Kind.PROPOSAL, clause.key, proposal.by, proposal.created_at, clause.heading)
        if proposal.withdrawn_by is not None and proposal.withdrawn_at is not None:
            yield Change(Kind.TAKEN_BACK, clause.key, proposal.withdrawn_by, proposal.withdrawn_at, clause.heading)
    given = Acceptance.objects.filter(proposal__clause__round=round_, party=party)
    acceptances = given.select_related("by", "withdrawn_by", "proposal__clause")
    for acceptance in acceptances.order_by("-accepted_at")[:AT_MOST]:
        clause = acceptance.proposal.clause
        if acceptance.proposal.by_id != acceptance.by_id:  # whoever proposes accepts with it
            yield Change(Kind.ACCEPTANCE, clause.key, acceptance.by, acceptance.accepted_at, clause.heading)
        if acceptance.withdrawn_by is not None and acceptance.withdrawn_at is not None:
            yield Change(Kind.WITHDRAWN, clause.key, acceptance.withdrawn_by, acceptance.withdrawn_at, clause.heading)
