"""What minutes say: the state of the conversation, block by block, as somebody at this place sees it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from django.utils import formats, timezone
from django.utils.translation import get_language, gettext

from partnerships.adapters.minutes import Block, Heading, Items, Lines, Minutes, Paragraph, Picture, Table
from partnerships.domain.clauses.structure import blocks, chapter_named
from partnerships.domain.comparison import Category
from partnerships.domain.questionnaire.structure import Kind
from partnerships.models import Proposal, Representative
from partnerships.queries.comparison import Compared
from partnerships.services import clock
from partnerships.web.clause_view import ORIGINS, ClauseLine
from partnerships.web.comparison_view import HalfView, SideAnswer, question_view
from partnerships.web.conversation_view import Conversation, GapLine, Place, Talking, conversation_of, talking_about
from partnerships.web.picture_sheet import picture_sheet
from partnerships.web.picture_view import picture_labels, table

ROOM_FOR_A_GAP, ROOM_AT_THE_END = 2, 8
"""How many empty lines are left to write on."""


def minutes_of(place: Place) -> Minutes:
    """The minutes of now, in the reader's language, in a constant number of queries."""
    found, at = conversation_of(place), clock.now()
    local = timezone.localtime(at, timezone.get_default_timezone())
    day = {"on": formats.date_format(local, "DATE_FORMAT"), "at": formats.date_format(local, "H:i")}
    sheet = picture_sheet(found.opened, place)
    return Minutes(
        title=place.partnership.title,
        kind=gettext("Minutes for a meeting"),
        notice=gettext("This is no agreement, and binds nobody."),
        when=gettext("As of %(on)s at %(at)s, Israel time") % day,
        language=get_language() or "",
        at=at,
        blocks=tuple(_all_blocks(place, found, sheet.counts)),
        sheet=sheet,
    )


def open_clauses(found: Conversation) -> tuple[ClauseLine, ...]:
    """What is not settled, in the order of the agreement."""
    return tuple(line for line in found.clauses.values() if not line.view.is_settled)


def open_points(found: Conversation) -> tuple[Proposal, ...]:
    """What is left open until a day, the nearest first."""
    current = [line.view.current for line in found.clauses.values()]
    points = [one for one in current if one is not None and one.origin == Proposal.Origin.OPEN and one.open_until is not None]
    return tuple(sorted(points, key=lambda one: (str(one.open_until), one.pk)))


def _all_blocks(place: Place, found: Conversation, counts: str) -> Iterator[Block]:
    yield from _sides(place)
    yield from _state(found, counts)
    yield Picture(picture_labels(found.opened).description)
    yield from _gaps(place, found)
    yield from _clauses(place, found)
    yield from _points(place, found)
    yield Heading(gettext("Notes"))
    yield Lines(ROOM_AT_THE_END)


def _sides(place: Place) -> Iterator[Block]:
    people = Representative.objects.filter(party__partnership=place.partnership, left_at=None).order_by("joined_at", "pk")
    names: dict[int, list[str]] = {}
    for person in people:
        names.setdefault(person.party_id, []).append(person.name)
    rows = tuple((party.name, "\n".join(names.get(party.pk, ()))) for party in place.parties)
    yield Table((gettext("Side"), gettext("Who acts for it")), rows)


def _state(found: Conversation, counts: str) -> Iterator[Block]:
    yield Heading(gettext("What is agreed already"))
    yield Paragraph(counts, label=gettext("Answers:"))
    if found.clauses:
        settled = [line for line in found.clauses.values() if line.view.is_settled]
        numbers = {"settled": len(settled), "all": len(found.clauses)}
        yield Paragraph(gettext("%(settled)s of %(all)s settled") % numbers, label=gettext("Clauses:"))
    agreed = [entry for entry in found.opened.compared if entry.comparison.category is Category.AGREED]
    for topic, entries in groupby(agreed, key=lambda entry: entry.topic):
        yield Paragraph(
            " · ".join(gettext(entry.question.short) for entry in entries), label=gettext("%(topic)s:") % {"topic": gettext(topic.title)}
        )


def _gaps(place: Place, found: Conversation) -> Iterator[Block]:
    yield Heading(gettext("What to talk about, in order"))
    if not found.lines:
        yield Paragraph(gettext("There is no gap left to talk about."), look="muted")
    for number, gap in enumerate(found.lines, start=1):
        yield from _gap(place, found, gap, number)
    if found.also_marked:
        yield Heading(gettext("Marked for the meeting, where the answers do not differ"), level=2)
        yield Items(tuple(f"{one.clause.heading} ({one.by.name})" for one in found.also_marked))


def _gap(place: Place, found: Conversation, gap: GapLine, number: int) -> Iterator[Block]:
    line = gap.line
    yield Heading(f"{number}. {line.short}", level=2)
    words = [gettext(line.topic.title), gettext("Settled") if gap.is_settled else "", line.sentence, line.distance]
    yield Paragraph(" · ".join(word for word in words if word), look="muted")
    if gap.marks:
        yield Paragraph(", ".join(dict.fromkeys(mark.by.name for mark in gap.marks)), label=gettext("Marked for the meeting by:"))
    entry = found.opened.of_question(line.key)
    talking = talking_about(place, found.talk, line.key, back="conversation_gap")
    yield from _answers(place, found, entry, talking)
    if line.bridge:
        yield Paragraph(line.bridge, label=gettext("The bridge:"))
    if talking.note is not None and talking.note.text:
        yield Paragraph(talking.note.text, label=gettext("The shared note:"))
    elif not gap.is_settled:
        yield Lines(ROOM_FOR_A_GAP)


def _answers(place: Place, found: Conversation, entry: Compared, talking: Talking) -> Iterator[Block]:
    """What each side answered, why, and what stands behind it; the rows of a matrix in a table of their own."""
    is_in_rows = entry.question.kind in (Kind.MATRIX, Kind.SHARE)
    behind = {said.party.pk: _behind(said.behind, said.motive.words if said.motive else "") for said in talking.motives}
    view = question_view(entry, place.parties)
    for half in view.halves:
        if is_in_rows and not half.says_more and not any(behind.values()):
            continue
        if len(view.halves) > 1:
            yield Paragraph(gettext(half.question.short), look="strong")
        yield _half(half, behind, only_silence=is_in_rows)
    if is_in_rows:
        rows = table(replace(found.opened, compared=(entry,)), place.parties)[0].rows
        head = (gettext("Question"), *(party.name for party in place.parties), gettext("Result"))
        cells = ((row.label, *(_value(answer) for answer in row.answers), _result(row.tag.words, row.bridge)) for row in rows)
        yield Table(head, tuple(cells))


def _half(half: HalfView, behind: dict[int, str], *, only_silence: bool) -> Table:
    head = (gettext("Side"), gettext("Answer"), gettext("Reason"), gettext("What stands behind it"))
    rows = []
    for side in half.sides:
        value = side.silence or gettext("See the rows below.") if only_silence else _value(side)
        rows.append(
            (side.party.name, "\n".join(part for part in (value, side.importance) if part), side.reason, behind.get(side.party.pk, ""))
        )
    wanted = [place for place in range(len(head)) if place < 2 or any(row[place] for row in rows)]
    return Table(tuple(head[place] for place in wanted), tuple(tuple(row[place] for place in wanted) for row in rows))


def _value(side: SideAnswer) -> str:
    """The value in words, an item or a row on each line."""
    value = side.value
    if value is None:
        return side.silence
    if value.rows:
        return "\n".join(" · ".join(f"{head}: {cell}" if head else cell for head, cell in row if cell) for row in side.rows)
    return "\n".join(value.items) or value.text or gettext("No identical name")


def _behind(kind: str, words: str) -> str:
    return "\n".join(part for part in (kind, words) if part)


def _result(words: str, bridge: str) -> str:
    return f"{words}\n{gettext('The bridge:')} {bridge}" if bridge else words


def _clauses(place: Place, found: Conversation) -> Iterator[Block]:
    if not found.clauses:
        return
    yield Heading(gettext("Open clauses"))
    lines = open_clauses(found)
    if not lines:
        yield Paragraph(gettext("All clauses are settled."), look="muted")
    for chapter, group in groupby(lines, key=lambda line: line.view.clause.chapter):
        yield Paragraph(gettext(chapter_named(chapter).heading), look="muted")
        for line in group:
            yield from _clause(place, line)


def _clause(place: Place, line: ClauseLine) -> Iterator[Block]:
    language, current = place.partnership.language, line.view.current
    yield Heading(line.view.clause.heading, level=2, language=language)
    if current is None:
        yield Paragraph(gettext("There is no wording yet."), look="muted")
        yield Lines(ROOM_FOR_A_GAP)
        return
    yield from _words(line.view.words, language)
    yield Paragraph(gettext(ORIGINS[Proposal.Origin(current.origin)]), look="muted")
    if current.why:
        yield Paragraph(current.why, label=gettext("Why:"))
    accepted = [party.name for party in place.parties if party.position in line.view.accepted_by]
    waiting = [party.name for party in place.parties if party.position not in line.view.accepted_by]
    yield Paragraph(", ".join(accepted) or gettext("nobody yet"), label=gettext("Accepted by:"))
    yield Paragraph(", ".join(waiting), label=gettext("Not yet by:"))


def _words(text: str, language: str) -> Iterator[Block]:
    for block in blocks(text):
        if block.rows:
            yield Table(block.head, block.body, caption=block.caption, language=language)
        elif block.is_list:
            yield Items(block.lines, block.numbers, language=language)
        else:
            yield Paragraph("\n".join(block.lines), language=language)


def _points(place: Place, found: Conversation) -> Iterator[Block]:
    if not found.clauses:
        return
    yield Heading(gettext("Open points"))
    headings = {line.view.current.pk: line.view.clause.heading for line in found.clauses.values() if line.view.current is not None}
    rows = tuple(
        (
            headings[point.pk],
            point.open_owner.name if point.open_owner else "",
            formats.date_format(point.open_until, "DATE_FORMAT") if point.open_until else "",
        )
        for point in open_points(found)
    )
    if rows:
        yield Table((gettext("Clause"), gettext("Who brings a proposal"), gettext("Open until")), rows)
    else:
        yield Paragraph(gettext("Nothing is left open until a day."), look="muted")
