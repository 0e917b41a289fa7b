"""A risk as its page shows it: who raised it, what would calm each side, what stands at it in words, and its forms."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from partnerships.models import Party, RiskAssessment, Round
from partnerships.queries.risks import AssessedRisk, starting_text
from partnerships.web.clause_view import ClauseChapter
from partnerships.web.comparison_view import Tag
from partnerships.web.forms.risks import BEHIND, HARM, LIKELIHOOD, AnswerForm, Chapters, ClauseForm, RiskForm, ScoreForm, initial_of


@dataclass(frozen=True)
class Calm:
    """What would calm one side; nothing where it raised the risk without saying."""

    party: Party
    words: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """What stands at a risk, in words; empty for what is not said yet."""

    likelihood: str
    harm: str
    behind: str


@dataclass(frozen=True)
class RiskLine:
    """A risk in words: who raised it, what would calm each of them, and what stands at it."""

    assessed: AssessedRisk
    raised_by: tuple[Party, ...]
    is_raised_by_all: bool
    calm: tuple[Calm, ...]
    standing: Standing
    tag: Tag


@dataclass(frozen=True)
class RiskView:
    """One risk on its page, with its forms. `place` counts from one and names its part of the page."""

    place: int
    line: RiskLine
    score: ScoreForm
    answer: AnswerForm
    clause: ClauseForm
    is_refused: bool = False
    """Whether one of its forms came back: then they stand open."""


def risk_views(
    round_: Round, risks: Sequence[AssessedRisk], parties: Sequence[Party], chapters: Chapters, *, refused: RiskForm | None = None
) -> tuple[RiskView, ...]:
    """All risks in their order. `refused` is the form that came back: it keeps what was typed, at the version that stands now."""
    return tuple(_view(round_, place, one, parties, chapters, refused) for place, one in enumerate(risks, start=1))


def chapters_to_choose(chapters: Sequence[ClauseChapter]) -> Chapters:
    """The clauses that can answer a risk, under the headings of their chapters."""
    return tuple(
        (chapter.heading, tuple((line.view.clause.key, line.view.clause.heading) for line in chapter.lines)) for chapter in chapters
    )


def standing_of(row: RiskAssessment | None) -> Standing:
    """What stands at a risk, in the reader's language."""
    if row is None:
        return Standing("", "", "")
    likelihood, harm, behind = dict(LIKELIHOOD), dict(HARM), dict(BEHIND)
    return Standing(str(likelihood.get(row.likelihood or 0, "")), str(harm.get(row.harm or 0, "")), str(behind.get(row.behind, "")))


def risk_lines(risks: Sequence[AssessedRisk], parties: Sequence[Party]) -> tuple[RiskLine, ...]:
    """Risks in words alone."""
    return tuple(_line(one, parties) for one in risks)


def _line(one: AssessedRisk, parties: Sequence[Party]) -> RiskLine:
    raised_by = tuple(party for side, party in enumerate(parties) if side in one.risk.raised_by)
    calm = tuple(Calm(party, one.risk.calm[side]) for side, party in enumerate(parties) if side in one.risk.raised_by)
    return RiskLine(one, raised_by, len(raised_by) == len(parties), calm, standing_of(one.assessment), _tag(one))


def _view(round_: Round, place: int, one: AssessedRisk, parties: Sequence[Party], chapters: Chapters, refused: RiskForm | None) -> RiskView:
    initial = dict(initial_of(one))
    words = initial | {"text": starting_text(round_, one.risk)}
    came_back = refused if refused is not None and refused.data.get("risk") == one.risk.key else None
    if came_back is not None:
        came_back.stand_at(place, one.version)
    return RiskView(
        place=place,
        line=_line(one, parties),
        score=came_back if isinstance(came_back, ScoreForm) else ScoreForm(place=place, initial=initial),
        answer=came_back if isinstance(came_back, AnswerForm) else AnswerForm(place=place, chapters=chapters, initial=initial),
        clause=came_back if isinstance(came_back, ClauseForm) else ClauseForm(place=place, initial=words),
        is_refused=came_back is not None,
    )


def _tag(one: AssessedRisk) -> Tag:
    return Tag("done", gettext("Answered")) if one.is_answered else Tag("near", gettext("No answer yet"))
