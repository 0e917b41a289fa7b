"""The two articles from which the questionnaire and its guidance come."""

from partnerships.domain.questionnaire.structure import Source
from partnerships.domain.text import gettext_noop as _

YAARI = Source(
    title=_("Building cooperation between organisations and social entrepreneurs"),
    author=_("Milana Yaari"),
    year=2017,
)

SCHMITZ = Source(
    title=_("10 Dangers to Collective Impact"),
    author=_("Paul Schmitz"),
    year=2021,
)
