"""What is worth a look before freezing: weighty matters without a clause, dangers that nothing meets, what does not go together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from partnerships.domain.cautions import CLAUSE_OF, Caution, Said, Situation
from partnerships.domain.contradictions import CONTRADICTED, contradictions
from partnerships.domain.dangers import DANGERS, MEETING, Danger
from partnerships.domain.risks import Risk
from partnerships.domain.text import gettext_noop as _


class Place(StrEnum):
    """How far a clause has come."""

    SETTLED = "settled"
    OPEN_UNTIL = "open_until"
    LEFT_OUT = "left_out"
    NOT_SETTLED = "not_settled"


class Met(StrEnum):
    """Whether a clause meets a danger."""

    MET = "met"
    PERHAPS = "perhaps"
    """A clause may meet it: one that is not settled, left open, or in words that no program reads."""
    NOT_MET = "not_met"


class Way(StrEnum):
    """The one way on from an entry."""

    CLAUSE = "clause"
    DEFAULT = "default"
    OWN_CLAUSE = "own_clause"


@dataclass(frozen=True)
class Matter:
    """A matter that carries weight: a clause of any of these questions is enough, and the first is the one to begin with."""

    keys: tuple[str, ...]
    why: str


MATTERS: tuple[Matter, ...] = (
    Matter(
        ("fit.purpose",),
        _("Everything else is read in its light: what the money is for, what counts as success, and when it is time to part."),
    ),
    Matter(
        ("mechanism.decisions_start", "mechanism.decisions_later"),
        _("Many disputes are not about what was decided, but about who was to decide."),
    ),
    Matter(
        ("resources.infrastructure_offer",),
        _("What one side takes for granted the other may never have meant to give: an account, receipts, payroll, a room."),
    ),
    Matter(
        ("resources.fee_kind", "resources.fee", "resources.fee_sum"),
        _("Whether services cost something is better known before the first bill comes."),
    ),
    Matter(
        ("resources.approach", "resources.fundraising"),
        _("Two requests to one funder that know nothing of each other can close a door to both."),
    ),
    Matter(
        ("resources.people",),
        _("Whether somebody is employed, volunteers or works on their own account decides what they are owed and who insures them."),
    ),
    Matter(
        ("model.idea",),
        _("Whose is what you make together is easiest to settle before it is worth something."),
    ),
    Matter(
        ("credit.approval",),
        _("A publication that takes the other side by surprise is hard to take back."),
    ),
    Matter(
        ("mechanism.reporting", "resources.money_report"),
        _("Trust lives on figures and reports that come by themselves, and not only when somebody asks."),
    ),
    Matter(
        ("conflict.first_step", "conflict.third_party"),
        _("How to disagree is easiest to agree on while nobody does."),
    ),
    Matter(
        ("fit.horizon",),
        _("Without a term nobody knows when it is time to look back, and to decide whether to go on."),
    ),
    Matter(
        ("conflict.notice",),
        _("Without a time of notice it stays open how quickly one side may leave the other alone with what was begun."),
    ),
    Matter(
        ("conflict.exit", "resources.leftover"),
        _("At the end talking is hardest. Where money, name and data go is easier to settle now."),
    ),
)

LOOKED_AT = CONTRADICTED | MEETING
"""The questions whose values the check looks at."""


@dataclass(frozen=True)
class Table:
    """What lies on the table: each clause by its key, what stands on each question, and the risks that were raised.

    `answered` holds for each risk the clause that answers it; `unanswered` are the others. `offered` are the questions for which this
    site can suggest a clause.
    """

    clauses: Mapping[str, Place] = field(default_factory=dict)
    situation: Situation = field(default_factory=Situation)
    answered: Mapping[str, str] = field(default_factory=dict)
    unanswered: tuple[Risk, ...] = ()
    offered: frozenset[str] = frozenset()

    def has(self, key: str) -> bool:
        """Whether there is, or will be, a clause of that question in the agreement."""
        return self.clauses.get(CLAUSE_OF.get(key, key), Place.LEFT_OUT) is not Place.LEFT_OUT

    def way_to(self, key: str) -> Way:
        """How a clause of that question comes about: at the clause itself, by the suggestion, or in the sides' own words."""
        if CLAUSE_OF.get(key, key) in self.clauses:
            return Way.CLAUSE
        return Way.DEFAULT if key in self.offered else Way.OWN_CLAUSE


@dataclass(frozen=True)
class MissingMatter:
    """A weighty matter of which the agreement says nothing, because nobody spoke of it or because it was left out."""

    matter: Matter
    key: str
    is_left_out: bool
    way: Way


@dataclass(frozen=True)
class DangerStanding:
    """A danger, whether something meets it, the clauses that do or may, and the question to begin with where none does."""

    danger: Danger
    met: Met
    clauses: tuple[str, ...]
    key: str
    way: Way


@dataclass(frozen=True)
class Report:
    """What the check found. Nothing of it stops anything."""

    matters: tuple[MissingMatter, ...]
    risks: tuple[Risk, ...]
    dangers: tuple[DangerStanding, ...]
    contradictions: tuple[Caution, ...]
    not_settled: tuple[str, ...]
    left_open: tuple[str, ...]

    @property
    def not_met(self) -> tuple[DangerStanding, ...]:
        """The dangers that nothing meets, and then those that something may meet."""
        return self._of(Met.NOT_MET) + self._of(Met.PERHAPS)

    @property
    def met(self) -> tuple[DangerStanding, ...]:
        """The dangers that a clause meets."""
        return self._of(Met.MET)

    @property
    def found(self) -> int:
        """How many things are worth a look."""
        return len(self.matters) + len(self.risks) + len(self.not_met) + len(self.contradictions)

    def _of(self, met: Met) -> tuple[DangerStanding, ...]:
        return tuple(standing for standing in self.dangers if standing.met is met)


def coverage(table: Table) -> Report:
    """Look over the whole table."""
    return Report(
        matters=tuple(_missing(matter, table) for matter in MATTERS if not any(map(table.has, matter.keys))),
        risks=table.unanswered,
        dangers=tuple(_standing(danger, table) for danger in DANGERS),
        contradictions=contradictions(table.situation),
        not_settled=_placed(table, Place.NOT_SETTLED),
        left_open=_placed(table, Place.OPEN_UNTIL),
    )


def _placed(table: Table, place: Place) -> tuple[str, ...]:
    return tuple(key for key, where in table.clauses.items() if where is place)


def _missing(matter: Matter, table: Table) -> MissingMatter:
    left_out = [key for key in matter.keys if key in table.clauses]
    key = _easiest(left_out or matter.keys, table)
    return MissingMatter(matter, key, bool(left_out), table.way_to(key))


def _standing(danger: Danger, table: Table) -> DangerStanding:
    found = {key: met for key in danger.met_by if (met := _met_by(key, danger, table)) is not Met.NOT_MET}
    if (answer := table.answered.get(danger.risk)) is not None:
        found[answer] = Met.MET if table.clauses.get(answer) is Place.SETTLED else Met.PERHAPS
    best = Met.MET if Met.MET in found.values() else Met.PERHAPS if found else Met.NOT_MET
    clauses = tuple(key for key, met in found.items() if met is best)
    key = clauses[0] if clauses else _easiest(tuple(danger.met_by), table)
    return DangerStanding(danger, best, clauses, key, table.way_to(key))


def _met_by(key: str, danger: Danger, table: Table) -> Met:
    said = table.situation.said.get(key)
    if said is None or not table.has(key):
        return Met.NOT_MET
    holds = any(danger.met_by[key](value) for value in said.values.values())
    if holds and said.is_certain and table.clauses[CLAUSE_OF.get(key, key)] is Place.SETTLED:
        return Met.MET
    return Met.PERHAPS if holds or _may_say_so(said) else Met.NOT_MET


def _may_say_so(said: Said) -> bool:
    return said.in_own_words and not said.is_certain


def _easiest(keys: Sequence[str], table: Table) -> str:
    """A question that has a clause already, else one for which there is a suggestion, else the first."""
    order = list(Way)
    return min(keys, key=lambda key: order.index(table.way_to(key)))
