"""Two texts in one: `{% with text|changed_from:other as difference %}`, and its phrases with their marks: `{% phrases cell %}`."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from partnerships.domain.difference import Change, Difference, Segment, difference
from partnerships.domain.direction import text_direction

register = template.Library()

WORDS = "\ue000"  # a private character: no translation has it


@register.filter
def changed_from(new: str, old: str) -> Difference:
    """What a reader of the old text finds changed in the new one."""
    return difference(old, new)


@register.simple_tag
def phrases(segments: Iterable[Segment]) -> SafeString:
    """The phrases one after the other; what was added or left out says so to those who hear it, once for each phrase."""
    return format_html_join("", "{}", ((_phrase(segment),) for segment in segments))


@register.simple_tag
def dir_of_phrases(segments: Iterable[Segment], direction: str = "") -> SafeString:
    """The attribute of a line: as its new words run, for a left-out word in another script must not turn the line."""
    new = "".join(segment.text for segment in segments if segment.change is not Change.DELETED)
    old = "".join(segment.text for segment in segments if segment.change is Change.DELETED)
    found = text_direction(new, default="") or text_direction(old, default=direction)
    return format_html(' dir="{}"', found) if found else SafeString()


def _phrase(segment: Segment) -> SafeString:
    if segment.change is Change.SAME:
        return format_html("{}", segment.text)
    tag, heard = ("ins", _("(added: %(words)s)")) if segment.change is Change.INSERTED else ("del", _("(left out: %(words)s)"))
    before, _words, after = (heard % {"words": WORDS}).partition(WORDS)
    marked = '<{0}><span class="vh">{1}</span>{2}<span class="vh">{3}</span></{0}>'
    return format_html(marked, SafeString(tag), before, segment.text, after)
