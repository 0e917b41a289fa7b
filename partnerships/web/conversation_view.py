"""The conversation as pages show it: the order in which to talk, how far it has come, and what was said about one question."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import chain

from django.utils.translation import gettext

from partnerships.domain.lifecycle import Action
from partnerships.models import Motive, Party, TalkNote
from partnerships.queries.comparison import Revealed, revealed
from partnerships.queries.conversation import Talk, talk_of
from partnerships.queries.negotiation import ClauseView, clause_views
from partnerships.queries.talk import OpenMark, open_marks
from partnerships.web.access import Beside, Seat
from partnerships.web.beside_view import beside_line
from partnerships.web.clause_view import ClauseLine, clause_line
from partnerships.web.forms.conversation import MotiveForm, NoteForm
from partnerships.web.forms.risks import BEHIND
from partnerships.web.talk_view import Line, first_gaps, order_of_talk

Place = Seat | Beside
AT_FIRST = 3


@dataclass(frozen=True)
class SideMotive:
    """A side, and what it says stands behind its answer; `behind` in words, empty where it has not said."""

    party: Party
    behind: str
    motive: Motive | None
    is_own: bool


@dataclass(frozen=True)
class Talking:
    """What was said about one question, with the forms for whoever may say something."""

    key: str
    motives: tuple[SideMotive, ...]
    note: TalkNote | None
    motive_form: MotiveForm | None
    note_form: NoteForm | None
    stale: str = ""
    """Why the note was not saved; what was typed stands in the form."""

    @property
    def has_motives(self) -> bool:
        """Whether any side has said what stands behind its answer."""
        return any(one.behind for one in self.motives)


@dataclass(frozen=True)
class GapLine:
    """A gap in its place, with how far it has come; `clause` is None where there is none, or where the reader may not see it."""

    line: Line
    clause: ClauseLine | None
    marks: tuple[OpenMark, ...]
    is_noted: bool

    @property
    def is_settled(self) -> bool:
        """Whether its clause is."""
        return self.clause is not None and self.clause.view.is_settled

    @property
    def is_talked_about(self) -> bool:
        """Whether something is written down, or settled."""
        return self.is_noted or self.is_settled


@dataclass(frozen=True)
class GapGroup:
    """Gaps that stand together under a heading."""

    heading: str
    lines: tuple[GapLine, ...]

    @property
    def talked_about(self) -> int:
        """How many of them were."""
        return sum(line.is_talked_about for line in self.lines)


@dataclass(frozen=True)
class Conversation:
    """All gaps in the order of the conversation, and what else belongs to it."""

    opened: Revealed
    talk: Talk
    lines: tuple[GapLine, ...]
    """What is marked for the meeting, the few to start with, and the others topic by topic."""
    to_start_with: tuple[GapLine, ...]
    """The first that are not settled, at most three."""
    topics: tuple[GapGroup, ...]
    """Everything, by topic."""
    also_marked: tuple[OpenMark, ...]
    """Marks beside clauses that belong to no gap, one a clause."""
    clauses: Mapping[str, ClauseLine]
    """All that the reader may see, by key."""

    @property
    def marked(self) -> tuple[GapLine, ...]:
        """What somebody wants to talk about at the meeting."""
        return tuple(line for line in self.lines if line.marks)

    @property
    def talked_about(self) -> int:
        """How many gaps were talked about."""
        return sum(line.is_talked_about for line in self.lines)

    @property
    def unsettled(self) -> tuple[GapLine, ...]:
        """What is still to be talked about at a meeting."""
        return tuple(line for line in self.lines if not line.is_settled)

    @property
    def rest(self) -> tuple[GapLine, ...]:
        """What comes at a meeting after the marked ones and those to start with."""
        before = {line.line.key for line in chain(self.marked, self.to_start_with)}
        return tuple(line for line in self.unsettled if line.line.key not in before)

    def of_question(self, key: str) -> GapLine | None:
        """The gap of that question, if it is one."""
        return next((line for line in self.lines if line.line.key == key), None)

    def neighbours(self, key: str, *, only_unsettled: bool = False) -> tuple[str, str]:
        """The keys before and after that one; empty where there is none. Where it is no gap itself, the first comes after it."""
        keys = [line.line.key for line in self.lines]
        at = keys.index(key) if key in keys else -1
        open_keys = {line.line.key for line in self.unsettled} if only_unsettled else set(keys)
        before = [one for one in keys[: max(at, 0)] if one in open_keys]
        after = [one for one in keys[at + 1 :] if one in open_keys]
        return (before[-1] if before else ""), (after[0] if after else "")


def conversation_of(place: Place) -> Conversation:
    """The conversation of this partnership as somebody there sees it, in a constant number of queries."""
    opened, talk = revealed(place.round), talk_of(place.round)
    sees_clauses = isinstance(place, Seat) or place.sees.clauses
    views = clause_views(place.round) if sees_clauses else []
    marks = open_marks(place.round) if sees_clauses else {}
    clauses = {view.clause.key: _clause_line(view, place) for view in views if not view.is_silent}
    order = order_of_talk(opened, place.parties)
    lines = {
        line.key: GapLine(line, clauses.get(line.key), tuple(marks.get(line.key, ())), line.key in talk.keys)
        for group in order
        for line in group.lines
    }
    first = [lines[line.key] for line in first_gaps(opened, order)]
    topics = _by_topic(place, lines)
    in_order = {line.line.key: line for line in (*(lines[key] for key in marks if key in lines), *first)}
    in_order |= {line.line.key: line for topic in topics for line in topic.lines if line.line.key not in in_order}
    return Conversation(
        opened,
        talk,
        tuple(in_order.values()),
        tuple(line for line in lines.values() if not line.is_settled)[:AT_FIRST],
        topics,
        tuple(found[0] for key, found in marks.items() if key not in lines),
        clauses,
    )


def talking_about(place: Place, talk: Talk, key: str, *, back: str) -> Talking:
    """What was said about a question, with the forms that lead back to the page called `back`, for whoever may say something."""
    own = place.party if isinstance(place, Seat) else None
    names = dict(BEHIND)
    found = [(party, talk.motive(key, party.pk)) for party in place.parties]
    motives = tuple(SideMotive(party, str(names[one.behind]) if one else "", one, party == own) for party, one in found)
    note = talk.note(key)
    if own is None or not may_talk(place):
        return Talking(key, motives, note, None, None)
    return Talking(key, motives, note, MotiveForm.of(talk.motive(key, own.pk), back), NoteForm.of(note, back))


def refused(talking: Talking, *, motive_form: MotiveForm | None = None, note_form: NoteForm | None = None, stale: str = "") -> Talking:
    """The same after a refusal, with what was typed; a stale note stands in answer to what is there now."""
    if note_form is not None and stale:
        note_form.stand_at(talking.note.version if talking.note else 0)
    return replace(
        talking,
        motive_form=motive_form or talking.motive_form,
        note_form=note_form or talking.note_form,
        stale=stale,
    )


def may_talk(place: Place) -> bool:
    """Whether this person may say something here now."""
    return isinstance(place, Seat) and place.may(Action.TALK)


def _clause_line(view: ClauseView, place: Place) -> ClauseLine:
    return clause_line(view, place.party.position) if isinstance(place, Seat) else beside_line(view, place.parties)


def _by_topic(place: Place, lines: Mapping[str, GapLine]) -> tuple[GapGroup, ...]:
    topics = place.round.questionnaire.topics
    groups = [GapGroup(gettext(topic.title), tuple(one for one in lines.values() if one.line.topic == topic)) for topic in topics]
    return tuple(group for group in groups if group.lines)
