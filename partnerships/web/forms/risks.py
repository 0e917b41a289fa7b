"""At a risk: its marks, the clause that answers it, and the words of a clause of its own."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.models import Behind
from partnerships.queries.risks import AssessedRisk
from partnerships.services.risks import Score

LIKELIHOOD = ((1, _("1, hardly likely")), (2, _("2, may well happen")), (3, _("3, very likely")))
HARM = ((1, _("1, we would live with it")), (2, _("2, it would hurt the work")), (3, _("3, it could end the partnership")))
BEHIND = (
    (Behind.FEAR.value, _("A fear")),
    (Behind.NEED.value, _("A need")),
    (Behind.INTEREST.value, _("An interest")),
)
ID = "risk-%s-%%s"
NOT_YET = ("", _("Not said yet"))

Chapters = Sequence[tuple[str, Sequence[tuple[str, str]]]]


class RiskForm(forms.Form):
    """What every form at a risk sends: which risk, and which version of it the page has shown."""

    risk = forms.CharField(max_length=80, widget=forms.HiddenInput)
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, place: int, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, auto_id=ID % place, initial=initial)

    def stand_at(self, place: int, version: int) -> None:
        """Take this place on the page, at the version that stands now: to send it again means to have seen the newer marks."""
        self.auto_id = ID % place
        self.data = dict(self.data.items()) | {"version": str(version)}


def _mark(label: Any, choices: Iterable[tuple[int, Any]]) -> forms.TypedChoiceField:
    """A mark of one to three, or none yet."""
    return forms.TypedChoiceField(
        label=label, choices=[*choices, NOT_YET], coerce=int, empty_value=None, required=False, widget=forms.RadioSelect
    )


class ScoreForm(RiskForm):
    """How likely, how harmful, and what stands behind it."""

    likelihood = _mark(_("How likely is it?"), LIKELIHOOD)
    harm = _mark(_("How much harm would it do?"), HARM)
    behind = forms.ChoiceField(
        label=_("What stands behind it: a fear, a need or an interest?"),
        help_text=_("One answer for both. Ask each other what would be lost if it came true."),
        choices=[*BEHIND, NOT_YET],
        required=False,
        widget=forms.RadioSelect,
    )

    @property
    def score(self) -> Score:
        """The marks as the service takes them."""
        return Score(self.cleaned_data["likelihood"], self.cleaned_data["harm"], self.cleaned_data["behind"])


class AnswerForm(RiskForm):
    """The clause that answers a risk, of all clauses by their chapters."""

    clause = forms.ChoiceField(label=_("The clause that answers it"), required=False)

    def __init__(self, data: Any = None, *, place: int, chapters: Chapters = (), initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, place=place, initial=initial)
        self.fields["clause"].choices = [("", _("None yet")), *chapters]  # type: ignore[attr-defined]  # a choice field


class ClauseForm(RiskForm):
    """A first wording for a clause of its own."""

    text = forms.CharField(
        required=False,
        strip=False,
        label=_("The wording that you propose"),
        help_text=_("It begins with what would calm each side. An empty line begins a new paragraph."),
        widget=forms.Textarea(attrs={"class": "serif", "rows": 7, "data-keep": "text"}),
    )


def initial_of(assessed: AssessedRisk) -> Mapping[str, Any]:
    """What stands at the risk now, as the forms begin with it."""
    row = assessed.assessment
    return {
        "risk": assessed.risk.key,
        "version": assessed.version,
        "likelihood": (row.likelihood if row else None) or "",
        "harm": (row.harm if row else None) or "",
        "behind": row.behind if row else "",
        "clause": assessed.answer.clause.key if assessed.answer else "",
    }
