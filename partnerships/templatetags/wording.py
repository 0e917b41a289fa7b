"""What a question asks the side of one pole, where it asks each something else."""

from django import template
from django.utils.translation import gettext

from partnerships.domain.questionnaire.structure import Question, Wording

register = template.Library()


@register.filter
def title_for(question: Question, pole: str) -> str:
    """The title that this side reads: {{ question|title_for:party.pole }}"""
    return gettext(question.wording(pole).title)


@register.filter
def wordings(question: Question) -> list[tuple[str, Wording]]:
    """The wording for each pole, none where both read the same: {% for pole, wording in question|wordings %}"""
    return [(str(pole), wording) for pole, wording in question.by_pole.items()]
