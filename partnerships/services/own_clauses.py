"""Bringing to the table what no question asked for: a clause of one's own, or an annex, written here or named by its fingerprint."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import translation

from partnerships.domain.annexes import read_fingerprint, reference_text
from partnerships.domain.clauses.structure import ANNEX, ANNEXES, OPEN_TO_OWN_CLAUSES, OWN_CLAUSE
from partnerships.domain.errors import Conflict, InvalidInput, NotPermitted
from partnerships.domain.lifecycle import Action
from partnerships.domain.text import clean_line
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Clause, Proposal, Representative, Round
from partnerships.services import audit, lifecycle
from partnerships.services.clause_table import enter_proposal
from partnerships.services.wordings import Wording

HEADING_LIMIT = 120
AFTER_ALL_QUESTIONS = 1000
NO_HEADING = _("Write a heading, so that everybody knows what the clause is about.")
NO_TITLE = _("Write the name of the annex.")


@dataclass(frozen=True)
class Reference:
    """A document that is an annex without being written here: its name, and the SHA-256 of its file."""

    name: str
    fingerprint: str


@transaction.atomic(durable=True)
def add_clause(*, actor: Representative, round_: Round, chapter: str, heading: str, text: str, once: UUID, why: str = "") -> Clause:
    """Add a clause to a chapter, with a first wording that the actor's side accepts; the others settle it as any clause.

    `once` is the one-time number of the page: the same post again is the same clause. InvalidInput for an unknown chapter, and for
    words that cannot be taken.
    """
    if chapter not in {open_.key for open_ in OPEN_TO_OWN_CLAUSES}:
        raise InvalidInput(_("Choose the chapter to which the clause belongs."))
    return _add(actor, round_, OWN_CLAUSE, chapter, _heading(heading, NO_HEADING), text, once=once, why=why)


@transaction.atomic(durable=True)
def add_annex(*, actor: Representative, round_: Round, title: str, content: str | Reference, once: UUID, why: str = "") -> Clause:
    """Add an annex: `content` is its text, or the document that it names. It is settled as any clause, and printed after all of them.

    Refused like add_clause, and for a fingerprint that is none.
    """
    words = content if isinstance(content, str) else _words_of(content, round_.partnership.language)
    return _add(actor, round_, ANNEX, ANNEXES.key, _heading(title, NO_TITLE), words, once=once, why=why)


def _add(actor: Representative, round_: Round, kind: str, chapter: str, heading: str, text: str, *, once: UUID, why: str) -> Clause:
    round_ = lifecycle.lock_round(round_.pk)
    before = Proposal.objects.select_related("clause").filter(public_id=once).first()
    if before is not None:
        return _same(before, actor, round_)
    lifecycle.advance(round_, Action.NEGOTIATE, by=actor)
    if actor.party.partnership_id != round_.partnership_id:
        raise NotPermitted
    number = _next_number(round_, kind)
    clause = Clause.objects.create(
        round=round_,
        key=f"{kind}{number}",
        chapter=chapter,
        position=AFTER_ALL_QUESTIONS + number,
        heading=heading,
        added_by=actor,
    )
    payload = {"clause": clause.key, "chapter": chapter, "kind": kind.removesuffix(".")}
    audit.append(round_.partnership, action="clause_added", actor=actor, payload=payload, more_follow=True)
    enter_proposal(actor, round_, clause, Wording(Proposal.Origin.TEXT, text=text), why=why, once=once)
    return clause


def _same(before: Proposal, actor: Representative, round_: Round) -> Clause:
    """The clause that this very post made; a number that somebody else used is none of this page."""
    if before.by_id != actor.pk or before.clause.round_id != round_.pk or before.number != 1:
        raise Conflict(_("The page was too old. Please send the clause again."))
    return before.clause


def _heading(raw: str, otherwise: str) -> str:
    heading = clean_line(raw, limit=HEADING_LIMIT)
    if not heading:
        raise InvalidInput(otherwise)
    return heading


def _words_of(reference: Reference, language: str) -> str:
    name = _heading(reference.name, NO_TITLE)
    fingerprint = read_fingerprint(reference.fingerprint)
    with translation.override(language):
        return reference_text(name, fingerprint, translate=translation.gettext)


def _next_number(round_: Round, kind: str) -> int:
    keys = Clause.objects.filter(round=round_, key__startswith=kind).values_list("key", flat=True)
    return 1 + max((int(key.removeprefix(kind)) for key in keys), default=0)
