"""What a comparison says, in whole sentences of the reader's language."""

from django.utils.translation import gettext, ngettext

from partnerships.domain.answers import describe_value
from partnerships.domain.comparison import Category, Comparison, Match, Result, RowComparison
from partnerships.domain.questionnaire.structure import Kind, Question
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
    Result.NEAR: _("In every row the answers are the same or one step apart."),
}
CROSSED_SENTENCES = {
    Result.ONE_SILENT: _("One side has not said yet what it offers or hopes for."),
    Result.ALIGNED_WEIGHED_DIFFERENTLY: _("Everything that is hoped for is offered. It weighs more with one side than with the other."),
    Result.ALIGNED: _("Everything that is hoped for is offered."),
}
MATCH_HEADINGS = {
    Match.MATCHED: _("Hoped for and offered"),
    Match.MISSING: _("Hoped for, not offered"),
    Match.UNUSED: _("Offered, not asked for"),
    None: _("Waiting for an answer of the other side"),
}


def category_tag(result: Comparison | RowComparison) -> tuple[str, str]:
    """The kind of the status pill and its words."""
    kind, words = CATEGORY_TAGS[result.category]
    return kind, gettext(words)


def result_sentence(compared: Compared) -> str:
    """The result in one sentence, with its size where it can be counted."""
    comparison = compared.comparison
    if comparison.result in (Result.APART, Result.CLASH):
        return _size(compared)
    if comparison.kind is Kind.SCALE and comparison.result is Result.NEAR:
        return gettext("The answers are one step apart.")
    if comparison.kind is Kind.NUMBER and comparison.result is Result.NEAR:
        return _difference(compared.question, comparison)
    if comparison.kind is Kind.NAMES and comparison.result is Result.NEAR:
        return gettext("Some of the names are identical.")
    sentences = {Kind.MATRIX: ROW_SENTENCES, Kind.OFFER: CROSSED_SENTENCES}.get(comparison.kind, SENTENCES)
    return gettext(sentences.get(comparison.result, SENTENCES[comparison.result]))


def _size(compared: Compared) -> str:
    comparison = compared.comparison
    steps = int(comparison.distance or 0)
    match comparison.kind:
        case Kind.SCALE:
            text = ngettext("A gap of one step.", "A gap of %(count)s steps.", steps)
            return text % {"count": steps}
        case Kind.MATRIX:
            text = ngettext("In the widest row a gap of one step.", "In the widest row a gap of %(count)s steps.", steps)
            return text % {"count": steps}
        case Kind.NUMBER:
            return _difference(compared.question, comparison)
        case Kind.OFFER:
            missing = len(comparison.matches(Match.MISSING))
            text = ngettext("One thing that is hoped for is not offered.", "%(count)s things that are hoped for are not offered.", missing)
            return text % {"count": missing}
        case Kind.NAMES if comparison.identical_names:
            return gettext("Only a few of the names are identical.")
        case Kind.NAMES:
            return gettext("No identical names. Compare your lists together.")
        case _:
            return gettext("Two different answers.")


def _difference(question: Question, comparison: Comparison) -> str:
    amount = describe_value(question, comparison.distance, gettext).text
    return gettext("A difference of %(amount)s.") % {"amount": amount}
