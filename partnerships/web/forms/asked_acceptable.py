"""What a side could also live with, as the page of its question draws it: folded away until there is something in it."""

from dataclasses import dataclass

from django.utils.translation import gettext

from partnerships.domain.questionnaire.structure import Kind, Question
from partnerships.web.forms.acceptable_fields import ENDS
from partnerships.web.forms.posted_fields import Fields, one
from partnerships.web.forms.selectable import Selectable, SelectableRow, selectables, translated


@dataclass(frozen=True)
class End:
    """One end of the range of acceptable numbers."""

    name: str
    id: str
    text: str


@dataclass(frozen=True)
class AskedAcceptable:
    """The fields for what else is acceptable. `widget` draws those of the kind of question."""

    question: Question
    fields: Fields
    slug: str

    @property
    def widget(self) -> str:
        kind = self.question.kind if self.question.kind in {Kind.NUMBER, Kind.MATRIX} else "ticks"
        return f"questionnaire/widgets/also_{kind}.html"

    @property
    def is_given(self) -> bool:
        """Whether anything stands in these fields, so that they are shown open."""
        return any(name.split("-")[0] in {"also", *ENDS} and any(texts) for name, texts in self.fields.items())

    @property
    def name(self) -> str:
        return f"{self.question.key}-also"

    @property
    def ticks(self) -> tuple[Selectable, ...]:
        options = self.question.stops if self.question.kind is Kind.SCALE else self.question.options
        return selectables(options, self.fields.get("also", []), f"{self.slug}-also")

    @property
    def rows(self) -> tuple[SelectableRow, ...]:
        return tuple(
            SelectableRow(
                f"{self.name}-{row.key}", gettext(row.label), translated(row.hint),
                selectables(self.question.stops, self.fields.get(f"also-{row.key}", []), f"{self.slug}-also-{row.key}"),
                beside=f"{self.question.key}-row-{row.key}",
            )
            for row in self.question.rows
        )  # fmt: skip

    @property
    def lowest(self) -> End:
        return self._end(ENDS[0])

    @property
    def highest(self) -> End:
        return self._end(ENDS[1])

    def anchor(self, place: list[str]) -> str:
        """The field that a mistake in this part names."""
        match self.question.kind, place:
            case Kind.NUMBER, [end, *_rest] if end in ENDS:
                return f"{self.slug}-{end}"
            case Kind.NUMBER, _:
                return f"{self.slug}-{ENDS[0]}"
            case Kind.MATRIX, [row, *_rest]:
                return f"{self.slug}-also-{row}-0"
            case _:
                return f"{self.slug}-also"

    def _end(self, end: str) -> End:
        return End(f"{self.question.key}-{end}", f"{self.slug}-{end}", one(self.fields, end))
