"""One question as its page draws it: what may be chosen, what is chosen or typed, and what is wrong with it."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext

from partnerships.domain.answers import AS_AT_THE_START, Importance, State
from partnerships.domain.mistakes import Mistake
from partnerships.domain.questionnaire.structure import Kind, Option, Question, Unit
from partnerships.domain.text import gettext_noop as _
from partnerships.web.forms.acceptable_fields import WITH_ACCEPTABLE
from partnerships.web.forms.answer_fields import OWN, SILENT, TICKED, silence_field
from partnerships.web.forms.asked_acceptable import AskedAcceptable
from partnerships.web.forms.asked_rows import AskedRows
from partnerships.web.forms.posted_fields import Fields, one
from partnerships.web.forms.selectable import Selectable, SelectableRow, selectables, translated
from partnerships.web.middleware import sentence

SILENCE_LABELS = {State.UNDECIDED: _("We don't know yet"), State.NOT_RELEVANT: _("Not relevant to us")}
IMPORTANCE = (
    Option(Importance.PRINCIPLE, _("A principle"), _("Without it we can hardly see a partnership")),
    Option(Importance.PREFERENCE, _("A preference"), _("There is room to talk")),
    Option(Importance.FLEXIBLE, _("Flexible"), _("It can be otherwise too")),
)
UNITS = {Unit.PERCENT: _("per cent"), Unit.ILS: _("₪"), Unit.DAYS: _("days"), Unit.WORKING_DAYS: _("working days")}


@dataclass(frozen=True)
class Complaint:
    """What is wrong, in words, and the field to go to."""

    anchor: str
    sentence: str
    is_about_acceptable: bool = False


@dataclass(frozen=True)
class Repeated:
    """The matrix whose answer may be repeated as a whole: its question, and the rows that were answered there, in words."""

    question: Question
    rows: tuple[tuple[str, ...], ...]


class AskedQuestion:
    """One question of a page. `fields` is what stands in its fields, `mistakes` what is wrong with them."""

    def __init__(
        self,
        question: Question,
        fields: Fields,
        mistakes: tuple[Mistake, ...],
        *,
        is_visible: bool,
        is_saved: bool,
        pole: str,
        repeated: Repeated | None = None,
    ) -> None:
        self.question = question
        self.fields = fields
        self.mistakes = mistakes
        self.is_visible = is_visible
        self.is_saved = is_saved
        self.repeated = repeated
        self.slug = question.key.replace(".", "-")
        self.widget = f"questionnaire/widgets/{_widget(question)}.html"
        self.entries = AskedRows(question, fields, self.slug, pole)
        self.acceptable = AskedAcceptable(question, fields, self.slug) if question.kind in WITH_ACCEPTABLE else None
        wording = question.wording(pole)
        self.title, self.hint = gettext(wording.title), translated(wording.hint)

    def name(self, part: str) -> str:
        """The name under which a field is posted."""
        return f"{self.question.key}-{part}"

    @property
    def value_name(self) -> str:
        return self.name("value")

    @property
    def own_name(self) -> str:
        return self.name("own")

    @property
    def version(self) -> str:
        return one(self.fields, "version") or "0"

    @property
    def text(self) -> str:
        return one(self.fields, "value")

    @property
    def own_text(self) -> str:
        return one(self.fields, "own")

    @property
    def reason(self) -> str:
        return one(self.fields, "reason")

    @property
    def note(self) -> str:
        return one(self.fields, "note")

    @property
    def weighs_specially(self) -> bool:
        """Whether folded parts hold something, so that they are shown open."""
        return bool(self.reason or self.note or one(self.fields, "importance") not in {"", Importance.PREFERENCE})

    @cached_property
    def stops(self) -> tuple[Selectable, ...]:
        return self._selectable(self.question.stops, "value")

    @cached_property
    def options(self) -> tuple[Selectable, ...]:
        return self._selectable(self.question.options, "value")

    @property
    def own_option(self) -> Selectable:
        return Selectable(OWN, gettext("In our own words"), "", OWN in self.fields.get("value", []), f"{self.slug}-value-own")

    @property
    def same_option(self) -> Selectable:
        """The box that answers a matrix as a whole: as at the start."""
        is_chosen = AS_AT_THE_START in self.fields.get("same", [])
        return Selectable(AS_AT_THE_START, gettext("As at the start"), "", is_chosen, f"{self.slug}-same")

    @cached_property
    def importance(self) -> tuple[Selectable, ...]:
        return self._selectable(IMPORTANCE, "importance")

    @cached_property
    def silences(self) -> tuple[Selectable, ...]:
        options = tuple(Option(SILENT[state], label) for state, label in SILENCE_LABELS.items())
        return selectables(options, self.fields.get(silence_field(self.question), []), f"{self.slug}-silent")

    @property
    def silence_name(self) -> str:
        return self.name(silence_field(self.question))

    @property
    def silence_type(self) -> str:
        return "radio" if silence_field(self.question) == "value" else "checkbox"

    @cached_property
    def matrix_rows(self) -> tuple[SelectableRow, ...]:
        return tuple(
            SelectableRow(
                self.name(f"row-{row.key}"),
                gettext(row.label),
                translated(row.hint),
                self._selectable(self.question.stops, f"row-{row.key}"),
            )
            for row in self.question.rows
        )

    @property
    def unit(self) -> str:
        return gettext(UNITS[self.question.number.unit]) if self.question.number else ""

    @property
    def condition(self) -> str:
        """The values of the deciding question under which this one is asked, for the script that shows it at once."""
        return " ".join(sorted(self.question.shown_if.values)) if self.question.shown_if else ""

    @property
    def complaints(self) -> tuple[Complaint, ...]:
        return tuple(
            Complaint(self._anchor(mistake.place), sentence(mistake), mistake.place.split(".")[0] == "acceptable")
            for mistake in self.mistakes
        )

    @property
    def complaints_about_acceptable(self) -> tuple[Complaint, ...]:
        return tuple(complaint for complaint in self.complaints if complaint.is_about_acceptable)

    @property
    def other_complaints(self) -> tuple[Complaint, ...]:
        return tuple(complaint for complaint in self.complaints if not complaint.is_about_acceptable)

    def _selectable(self, options: tuple[Option, ...], part: str) -> tuple[Selectable, ...]:
        return selectables(options, self.fields.get(part, []), f"{self.slug}-{part}")

    def _anchor(self, place: str) -> str:
        """The field that a mistake's place such as `value.0.behaviour` names."""
        match place.split("."):
            case ["reason" | "note" as part, *_rest]:
                return f"{self.slug}-{part}"
            case ["importance", *_rest]:
                return f"{self.slug}-importance-0"
            case ["acceptable", *within] if self.acceptable:
                return self.acceptable.anchor(within)
            case ["value", "own", index, *_rest]:
                return f"{self.slug}-own-{index}"
            case ["value", index, column, *_rest] if self.question.kind is Kind.LIST:
                return f"{self.slug}-{column}-{index}"
            case ["value", index] if self.question.kind is Kind.NAMES:
                return f"{self.slug}-value-{index}"
            case ["value", row] if self.question.has_rows_of_stops:
                return f"{self.slug}-row-{row}-0"
        return self.slug


def _widget(question: Question) -> str:
    if question.kind in TICKED:
        return "ticks"
    if question.has_rows_of_stops:
        return str(Kind.MATRIX)
    return "worries" if question.deck else str(question.kind)
