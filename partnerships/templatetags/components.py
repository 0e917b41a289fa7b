"""The small parts that templates share: icons, parties' names with their marks, status pills, pictures without data."""

import json
from datetime import datetime

from django import template
from django.forms import BoundField, CheckboxInput, Select, Textarea
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from partnerships.pictures import braid as braid_picture
from partnerships.pictures import icons, legend, steps
from partnerships.pictures import logo as logo_picture
from partnerships.pictures import weave as weave_picture
from partnerships.pictures.drawing import SIDES, Svg

register = template.Library()

TAG_ICONS = {"done": "check", "talk": "talk", "late": "clock"}


@register.simple_tag
def icon(name: str, large: bool = False) -> Svg:
    """{% icon 'check' %}"""
    return icons.icon(name, large=large)


@register.simple_tag
def logo() -> Svg:
    """{% logo %}"""
    return logo_picture.logo()


@register.filter
def side(position: int) -> str:
    """The class that gives everything below it a party's hue: class="{{ party.position|side }}"."""
    return f"side-{position % SIDES}"


@register.simple_tag
def mark(position: int) -> SafeString:
    """A party's mark alone: {% mark party.position %}"""
    return format_html('<span class="mark {}" aria-hidden="true"></span>', side(position))


@register.simple_tag
def who(name: str, position: int) -> SafeString:
    """A party's name in isolation, with its mark: {% who party.name party.position %}"""
    return format_html('<span class="who {0}"><span class="mark" aria-hidden="true"></span><bdi>{1}</bdi></span>', side(position), name)


@register.simple_tag
def tag(kind: str, words: str) -> SafeString:
    """A status pill; kind is done, talk, near, wait, now or late: {% tag 'done' words %}"""
    sign = icons.icon(TAG_ICONS[kind]) if kind in TAG_ICONS else ""
    return format_html('<span class="tag tag--{}">{}{}</span>', kind, sign, words)


@register.simple_tag
def saved(at: datetime | None = None) -> SafeString:
    """What the live region beside a form says after saving: {% saved answer.saved_at %}; nothing before the first time."""
    if at is None:
        return SafeString("")
    words = _("Saved at %(time)s") % {"time": date_format(localtime(at), "H:i")}
    return format_html("{}{}", icons.icon("check"), words)


@register.simple_tag
def step(kind: steps.Step) -> Svg:
    """{% step 'apart' %}, in the page's reading direction"""
    return steps.step(kind, rtl=get_language_bidi())


@register.simple_tag
def weave(label: str) -> Svg:
    """{% weave label %}, in the page's reading direction"""
    return weave_picture.weave(label, rtl=get_language_bidi())


@register.simple_tag
def braid() -> Svg:
    """{% braid %}"""
    return braid_picture.braid()


@register.simple_tag
def party_sign(position: int) -> Svg:
    """A party's thread and mark for the legend: {% party_sign party.position %}"""
    return legend.party_sign(position)


@register.simple_tag
def legend_sign(kind: legend.Sign) -> Svg:
    """A sign of the legend: {% legend_sign 'agreed' %}, 'principle', 'flexible', 'gap' or 'bridge'"""
    return legend.sign(kind)


@register.filter
def styled(field: BoundField) -> SafeString:
    """A bound field's widget with the class that it has in our forms: {{ form.email|styled }}"""
    widget = field.field.widget
    if isinstance(widget, CheckboxInput):
        return field.as_widget()
    css = "area" if isinstance(widget, Textarea) else "select" if isinstance(widget, Select) else "input"
    own = widget.attrs.get("class", "")
    # a list of choices reads in the direction of the page, whatever its first entry is written in
    direction = {} if css == "select" and "dir" not in widget.attrs else {"dir": widget.attrs.get("dir", "auto")}
    given = {"class": f"{css} {own}".strip(), **direction}
    drawn = field.as_widget(attrs=given)
    return format_html('<div class="selectbox">{}</div>', drawn) if css == "select" else drawn


@register.filter
def as_json(value: object) -> str:
    """For a data- attribute that a script reads; the template escapes it: data-options="{{ options|as_json }}"."""
    return json.dumps(value)
