"""Putting the agreement together: settled clauses, standing clauses and facts, in chapters and numbered."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from partnerships.domain.agreement import Agreement, AgreementChapter, AgreementClause, AgreementParty, OpenPoint, Signatory
from partnerships.domain.clauses.library import standing
from partnerships.domain.clauses.library.wording import term
from partnerships.domain.clauses.structure import ANNEXES, CHAPTERS, RISK_CLAUSE, Chapter, blocks, chapter_of, is_added
from partnerships.domain.distribution import Receiver, printed_list
from partnerships.domain.facts import AgreementFactValue, Binds, PartyFacts, missing_agreement_facts, missing_party_facts
from partnerships.domain.mistakes import Mistake
from partnerships.domain.text import Translate
from partnerships.domain.text import gettext_noop as _

ANNEX_NUMBER = _("Annex %(number)s")
VALUES_KEY = "fit.values"
BINDS_KEY = "standing.binds"


@dataclass(frozen=True)
class Signing:
    """A side as the agreement takes it: its role and pole, its facts, and those who sign for it."""

    role: str
    pole: str
    facts: PartyFacts
    signatories: tuple[Signatory, ...] = ()


@dataclass(frozen=True)
class SettledClause:
    """One clause as both sides accepted it; an open one has a date and the pole of the side that owns it.

    `omitted` is a clause that both sides chose to do without: it is not in the agreement. `chapter` is that of a clause or an annex
    which a side added; all others know theirs.
    """

    key: str
    heading: str
    text: str
    open_until: date | None = None
    open_owner: str | None = None
    omitted: bool = False
    chapter: str = ""


def missing_before_freezing(sides: Sequence[Signing], facts: Mapping[str, AgreementFactValue]) -> tuple[Mistake, ...]:
    """Every fact that must still be stated, with its place: `parties.0.number`, `facts.binds`."""
    of_sides = [
        replace(mistake, place=f"parties.{index}.{mistake.place}")
        for index, side in enumerate(sides)
        for mistake in missing_party_facts(side.facts)
    ]
    return (*of_sides, *(replace(mistake, place=f"facts.{mistake.place}") for mistake in missing_agreement_facts(facts)))


def assemble(
    *,
    language: str,
    title: str,
    partnership_id: str,
    number: int,
    questionnaire_version: str,
    sides: Sequence[Signing],
    clauses: Iterable[SettledClause],
    facts: Mapping[str, AgreementFactValue],
    translate: Translate,
    receivers: Iterable[Receiver] = (),
    specimen: bool = False,
) -> Agreement:
    """Put the settled clauses and the standing ones into their chapters and number them.

    `translate` speaks `language`. What is not stated is left out, so that a text can be shown before it is complete;
    `missing_before_freezing` says what a text that is signed still needs. KeyError for a clause of no known question.
    """
    parties = tuple(_party(side, translate) for side in sides)
    settled = tuple(clause for clause in clauses if not clause.omitted)
    chapters = _chapters((*_standing(sides, facts, translate), *settled), translate)
    if facts.get("binds"):
        chapters = _with_what_binds(chapters, Binds(str(facts["binds"])), translate)
    start = facts.get("start")
    return Agreement(
        language=language,
        kind=translate(standing.TITLE),
        title=title,
        partnership_id=partnership_id,
        number=number,
        specimen=specimen,
        questionnaire_version=questionnaire_version,
        parties=parties,
        chapters=chapters,
        open_points=_open_points(chapters),
        values=_values(settled),
        distribution=printed_list(receivers, translate),
        binds=str(facts["binds"]) if facts.get("binds") else None,
        start=start.isoformat() if isinstance(start, date) else None,
    )


def _party(side: Signing, translate: Translate) -> AgreementParty:
    return AgreementParty(
        role=side.role,
        pole=side.pole,
        term=term(side.pole, translate),
        name=side.facts.legal_name,
        facts=side.facts,
        signatories=side.signatories,
    )


def _standing(sides: Sequence[Signing], facts: Mapping[str, AgreementFactValue], translate: Translate) -> list[SettledClause]:
    described = [
        standing.Side(side.pole, side.facts, tuple((person.name, person.role) for person in side.signatories), side.role) for side in sides
    ]
    clauses = [
        SettledClause(clause.key, clause.heading, clause.text)
        for clause in standing.standing_clauses(described, facts, translate=translate)
    ]
    if facts.get("binds"):
        # The text needs the numbers of the other clauses; `_with_what_binds` writes it when they are known.
        clauses.append(SettledClause(BINDS_KEY, translate(standing.HEADINGS[BINDS_KEY]), ""))
    return clauses


def _chapters(clauses: Iterable[SettledClause], translate: Translate) -> tuple[AgreementChapter, ...]:
    by_chapter: dict[str, list[SettledClause]] = {}
    for clause in clauses:
        by_chapter.setdefault(clause.chapter or chapter_of(clause.key).key, []).append(clause)
    printed = [(chapter, sorted(by_chapter[chapter.key], key=_place_in(chapter))) for chapter in CHAPTERS if chapter.key in by_chapter]
    return tuple(
        AgreementChapter(
            chapter.key,
            translate(chapter.heading),
            tuple(_numbered(_number(chapter, place, index, translate), clause, translate) for index, clause in enumerate(found, start=1)),
        )
        for place, (chapter, found) in enumerate(printed, start=1)
    )


def _place_in(chapter: Chapter) -> Callable[[SettledClause], tuple[int, int]]:
    """Where a clause of that chapter is printed: in the order of its questions, the risks of their own after their list, and last
    what the sides added, in the order in which it came.
    """

    def place(clause: SettledClause) -> tuple[int, int]:
        if is_added(clause.key):
            return len(chapter.keys), int(clause.key.partition(".")[2])
        key, _risk, number = clause.key.partition(RISK_CLAUSE)
        return (chapter.keys.index(RISK_CLAUSE.removesuffix(".")), int(number)) if number else (chapter.keys.index(key), 0)

    return place


def _number(chapter: Chapter, place: int, index: int, translate: Translate) -> str:
    return translate(ANNEX_NUMBER) % {"number": index} if chapter == ANNEXES else f"{place}.{index}"


def _numbered(number: str, clause: SettledClause, translate: Translate) -> AgreementClause:
    return AgreementClause(
        number=number,
        key=clause.key,
        heading=clause.heading,
        text=clause.text,
        open_until=clause.open_until.isoformat() if clause.open_until else None,
        open_owner=term(clause.open_owner, translate) if clause.open_owner else None,
    )


def _with_what_binds(chapters: tuple[AgreementChapter, ...], choice: Binds, translate: Translate) -> tuple[AgreementChapter, ...]:
    keys = standing.BINDING_KEYS.get(choice, frozenset())
    binding = [(clause.number, clause.heading) for chapter in chapters for clause in chapter.clauses if clause.key in keys]
    text = standing.what_binds(choice, translate=translate, binding=binding)
    first = chapters[0]
    return (replace(first, clauses=tuple(replace(clause, text=text) for clause in first.clauses)), *chapters[1:])


def _open_points(chapters: Iterable[AgreementChapter]) -> tuple[OpenPoint, ...]:
    return tuple(
        OpenPoint(clause.number, clause.heading, clause.open_owner or "", clause.open_until)
        for chapter in chapters
        for clause in chapter.clauses
        if clause.open_until
    )


def _values(clauses: Iterable[SettledClause]) -> tuple[str, ...]:
    """The agreed values as the agenda prints them: the items of their clause, or its paragraphs where it has none."""
    for clause in clauses:
        if clause.key == VALUES_KEY and clause.open_until is None:
            found = blocks(clause.text)
            lists = [block for block in found if block.is_list] or found
            return tuple(line for block in lists for line in block.lines)
    return ()
