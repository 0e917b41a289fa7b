"""What a comparison says, in whole sentences of the reader's language."""

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from partnerships.domain.answers import describe_value
from partnerships.domain.comparison import FUNDERS, Category, Comparison, Direction, Match, Result, RowComparison, category_of
from partnerships.domain.questionnaire.structure import Kind
from partnerships.domain.text import gettext_noop as _
from partnerships.queries.comparison import Compared

CATEGORY_TAGS = {
    Category.AGREED: ("done", _("Agreed")),
    Category.CLOSE: ("near", _("Close")),
    Category.TALK: ("talk", _("To discuss")),
    None: ("wait", _("Left open")),
}
SENTENCES = {
    Result.BOTH_SILENT: _("Neither side has an answer to this, so the agreement says nothing about it."),
    Result.ONE_SILENT: _("Only one side has an answer to this so far."),
    Result.TO_READ: _("Each side wrote in its own words. Read them together: do you mean the same?"),
    Result.ALIGNED_WEIGHED_DIFFERENTLY: _("The same answer. It weighs more with one side than with the other."),
    Result.ALIGNED: _("The same answer."),
    Result.BRIDGEABLE: _("The answers differ, and there is a value that both can live with."),
    Result.NEAR: _("The answers are close to each other."),
    Result.CLASH: _("The answers are apart, and both call theirs a principle."),
    Result.APART: _("The answers are apart."),
}
ROW_SENTENCES = {
    Result.ONE_SILENT: _("In some rows only one side has an answer so far."),
    Result.ALIGNED_WEIGHED_DIFFERENTLY: _("The same answer in every row. It weighs more with one side than with the other."),
    Result.ALIGNED: _("The same answer in every row."),
    Result.BRIDGEABLE: _("Where the rows differ there is a value that both can live with."),
    Result.NEAR: _("In every row the answers are the same or one step apart."),
}
CROSSED_SENTENCES = {
    Result.ONE_SILENT: _("One side has not said yet what it offers or hopes for."),
    Result.ALIGNED_WEIGHED_DIFFERENTLY: _("Everything that is hoped for is offered. It weighs more with one side than with the other."),
    Result.ALIGNED: _("Everything that is hoped for is offered."),
}
TOLD_SENTENCES = {
    Result.ONE_SILENT: _("In some rows one side has not said how often it tells, or how often it wants to be told."),
    Result.ALIGNED_WEIGHED_DIFFERENTLY: _(
        "Each side is told at least as often as it wants. It weighs more with one side than with the other."
    ),
    Result.ALIGNED: _("Each side is told at least as often as it wants."),
    Result.NEAR: _("Each side is told as often as it wants, or one step less often."),
}
READ_SENTENCES = {
    Result.ALIGNED: _("Both sides have read it and mean the same."),
    Result.APART: _("You have read it, and not both of you find that you mean the same."),
}
OF_KIND = {
    Kind.MATRIX: ROW_SENTENCES,
    Kind.OFFER: CROSSED_SENTENCES,
    Kind.SHARE: TOLD_SENTENCES,
    Kind.TEXT: READ_SENTENCES,
    Kind.LIST: READ_SENTENCES,
    Kind.NAMES: {Result.NEAR: _("Some of the names are identical.")},
    Kind.MANY: {Result.NEAR: _("At least half of what was chosen was chosen by both sides.")},
}


@dataclass(frozen=True)
class Tag:
    """A status pill."""

    kind: str
    words: str


def category_tag(result: Comparison | RowComparison | Direction) -> Tag:
    """The status pill of a result."""
    kind, words = CATEGORY_TAGS[category_of(result.result)]
    return Tag(kind, gettext(words))


def result_sentence(compared: Compared) -> str:
    """The result in one sentence, with its size where it can be counted."""
    comparison = compared.comparison
    sentences = {**SENTENCES, **OF_KIND.get(comparison.kind, {})}
    match comparison.result:
        case Result.APART | Result.CLASH:
            return _apart(compared) or gettext(sentences[comparison.result])
        case Result.BRIDGEABLE:
            return _bridged(compared) or gettext(sentences[comparison.result])
        case Result.NEAR:
            return _near(compared) or gettext(sentences[comparison.result])
        case _:
            return gettext(sentences[comparison.result])


def _apart(compared: Compared) -> str:
    comparison = compared.comparison
    match comparison.kind:
        case Kind.SCALE:
            return _counted(ngettext("A gap of one step.", "A gap of %(count)s steps.", _steps(comparison)), comparison)
        case Kind.MATRIX:
            text = ngettext("In the widest row a gap of one step.", "In the widest row a gap of %(count)s steps.", _steps(comparison))
            return _counted(text, comparison)
        case Kind.SHARE:
            text = ngettext(
                "In the widest row a side is told one step less often than it wants.",
                "In the widest row a side is told %(count)s steps less often than it wants.",
                _steps(comparison),
            )
            return _counted(text, comparison)
        case Kind.NUMBER:
            return gettext("A difference of %(amount)s.") % _difference(compared)
        case Kind.OFFER:
            missing = len(comparison.matches(Match.MISSING))
            text = ngettext("One thing that is hoped for is not offered.", "%(count)s things that are hoped for are not offered.", missing)
            return text % {"count": missing}
        case Kind.MANY:
            return gettext("Less than half of what was chosen was chosen by both sides.")
        case Kind.NAMES:
            return _names(comparison)
        case Kind.CHOICE:
            return gettext("Two different answers.")
        case _:
            return ""


def _names(comparison: Comparison) -> str:
    names = len(comparison.identical_names)
    if not names:
        return gettext("No identical names. Compare your lists together.")
    if comparison.question_key != FUNDERS:
        return gettext("Only a few of the names are identical.")
    text = ngettext(
        "One name stands on both lists: off limits on one, planned on the other. Talk before anybody approaches it.",
        "%(count)s names stand on both lists: off limits on one, planned on the other. Talk before anybody approaches them.",
        names,
    )
    return text % {"count": names}


def _bridged(compared: Compared) -> str:
    comparison = compared.comparison
    match comparison.kind:
        case Kind.SCALE:
            text = ngettext(
                "One step apart, and there is a value that both can live with.",
                "%(count)s steps apart, and there is a value that both can live with.",
                _steps(comparison),
            )
            return _counted(text, comparison)
        case Kind.NUMBER:
            return gettext("A difference of %(amount)s, and there is a value that both can live with.") % _difference(compared)
        case Kind.CHOICE:
            return gettext("Two different answers, and there is one that both can live with.")
        case _:
            return ""


def _near(compared: Compared) -> str:
    comparison = compared.comparison
    match comparison.kind:
        case Kind.SCALE:
            return gettext("The answers are one step apart.")
        case Kind.NUMBER:
            return gettext("The answers are close to each other, with a difference of %(amount)s.") % _difference(compared)
        case Kind.MATRIX if comparison.bridge:
            return gettext("In every row the answers are the same, one step apart, or have a value that both can live with.")
        case _:
            return ""


def _steps(comparison: Comparison) -> int:
    return int(comparison.distance or 0)


def _counted(text: str, comparison: Comparison) -> str:
    return text % {"count": _steps(comparison)}


def _difference(compared: Compared) -> dict[str, str]:
    return {"amount": describe_value(compared.question, compared.comparison.distance, gettext).text}
