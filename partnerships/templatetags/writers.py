"""Who of the own side wrote an answer last, and when: `{% written answering.saved question.key %}`."""

from collections.abc import Mapping
from typing import Any

from django import template

from partnerships.queries.questionnaire import SavedAnswer

register = template.Library()


@register.inclusion_tag("questionnaire/_written.html")
def written(saved: Mapping[str, SavedAnswer], key: str) -> dict[str, Any]:
    """The name with the moment in words; nothing for a question without an answer."""
    return {"last": saved.get(key)}
