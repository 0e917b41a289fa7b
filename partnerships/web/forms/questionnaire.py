"""A form for each page of the questionnaire: it reads the fields of the page's questions into answers, and keeps what was typed."""

from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext

from partnerships.domain.answer_values import NOTHING_CHOSEN, NOTHING_WRITTEN
from partnerships.domain.answers import PRINCIPLES_AT_MOST, Answer, Importance, InvalidAnswer, State, describe_value, parse_answer
from partnerships.domain.errors import InvalidInput
from partnerships.domain.mistakes import Mistake
from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE, questionnaire
from partnerships.domain.questionnaire.progress import is_visible
from partnerships.domain.questionnaire.structure import Kind, Path, Question, Questionnaire
from partnerships.queries.questionnaire import SavedAnswer
from partnerships.web.forms.answer_fields import Raw, add_row, raw_answer, remove_row, saved_fields, show_rows_of_stops
from partnerships.web.forms.asked_question import AskedQuestion, Repeated
from partnerships.web.forms.posted_fields import Fields, one, posted_fields

KEEP_THE_SAVED = "theirs"
WRITTEN_KINDS = frozenset({Kind.NUMBER, Kind.TEXT, Kind.LIST, Kind.NAMES})


class AnswersForm(forms.Form):
    """The questions of one page. `initial` holds all answers that the side has saved, by question.

    Once it is valid, `answers` and `expected` are what `save_answers` takes; `parsed` are the same in canonical form. Emptying the
    fields takes an answer back, but only where somebody pressed a button: not while typing.
    """

    questions: ClassVar[tuple[Question, ...]] = ()
    repeatable: ClassVar[Mapping[str, Question]] = {}
    principles_at_most: ClassVar[int] = 0

    def __init__(self, *args: Any, pole: str, may_take_back: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pole = pole
        self.may_take_back = may_take_back
        self.saved: Mapping[str, SavedAnswer] = self.initial
        self.posted: dict[str, list[str]] = dict(self.data.lists()) if isinstance(self.data, MultiValueDict) else {}
        self.fields_of = {question.key: self._fields(question) for question in self.questions}
        self.mistakes: dict[str, list[Mistake]] = {}
        self.answers: dict[str, Raw | None] = {}
        self.parsed: dict[str, Answer | None] = {}

    @property
    def expected(self) -> dict[str, int]:
        """The version on which each answer is based."""
        versions = {key: one(fields, "version") for key, fields in self.fields_of.items()}
        return {
            key: int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0 for key, version in versions.items()
        }

    @property
    def is_unchanged(self) -> bool:
        """Whether saving would change nothing."""
        return all(self._saved_answer(key) == answer for key, answer in self.parsed.items())

    @property
    def is_about_rows(self) -> bool:
        """Whether a button was pressed that only adds or removes a row."""
        return "add_row" in self.data or "remove_row" in self.data

    def change_rows(self) -> None:
        """Add or remove the row that the pressed button names; nothing is saved."""
        key, _separator, card = self.data.get("add_row", "").partition(":")
        removed, _separator, index = self.data.get("remove_row", "").partition(":")
        for question in self.questions:
            if question.key == key:
                add_row(question, self.fields_of[key], card)
            if question.key == removed:
                remove_row(question, self.fields_of[removed], _whole(index, otherwise=-1))

    def clean(self) -> dict[str, Any]:
        """Read every question that is asked; one that is no longer asked loses its answer."""
        for question in self.questions:
            self._read(question)
        if not self.answers and not self.mistakes:
            first = self.questions[0]
            self._complain(first, Mistake("value", NOTHING_WRITTEN if first.kind in WRITTEN_KINDS else NOTHING_CHOSEN))
        return {}

    def refuse(self, refusal: InvalidInput) -> None:
        """Show why the service did not take the page: the one reason that it sees and the form does not is too many principles."""
        weighty = [question for question in self.questions if self._weighs_newly(question.key)]
        self._complain((weighty or list(self.questions))[0], Mistake("importance", refusal.message, refusal.values))

    def newly_asked(self) -> bool:
        """Whether these answers bring up a question of this page that has no answer yet."""
        before, now = self._values({}), self._values(self.parsed)
        return any(
            is_visible(question, now) and not is_visible(question, before) and self.parsed.get(question.key) is None
            for question in self.questions
        )

    def principles(self) -> int:
        """How many answers on other pages are a principle."""
        keys = {question.key for question in self.questions}
        return sum(saved.answer.importance is Importance.PRINCIPLE for key, saved in self.saved.items() if key not in keys)

    def asked(self) -> tuple[AskedQuestion, ...]:
        """The questions as the page draws them, those that are not asked now hidden among them."""
        values = self._values(self.parsed) | self._typed_values()
        return tuple(
            AskedQuestion(
                question, self.fields_of[question.key], tuple(self.mistakes.get(question.key, ())),
                is_visible=is_visible(question, values), is_saved=question.key in self.saved, pole=self.pole,
                repeated=self._repeated(question),
            )
            for question in self.questions
        )  # fmt: skip

    def _fields(self, question: Question) -> Fields:
        posted = posted_fields(question, self.posted)
        if self.is_bound and one(posted, "keep") != KEEP_THE_SAVED:
            return posted
        saved = self.saved.get(question.key)
        fields = saved_fields(question, saved.answer if saved else None, saved.version if saved else 0)
        # whoever no longer wants it as at the start begins with what stands there
        return {**self._repeated_fields(question), **fields} if "same" in fields else fields

    def _repeated_fields(self, question: Question) -> Fields:
        answer = self._saved_answer(question.same_as or "")
        return show_rows_of_stops(question, answer.value) if answer is not None and answer.state is State.GIVEN else {}

    def _repeated(self, question: Question) -> Repeated | None:
        if question.same_as is None:
            return None
        repeated, answer = self.repeatable[question.same_as], self._saved_answer(question.same_as)
        is_given = answer is not None and answer.state is State.GIVEN
        return Repeated(repeated, describe_value(repeated, answer.value, gettext).rows if answer is not None and is_given else ())

    def _read(self, question: Question) -> None:
        if not is_visible(question, self._values(self.parsed)):
            self._take_back(question.key)
            return
        raw = raw_answer(question, self.fields_of[question.key], self._saved_answer(question.key))
        if raw is None:
            if self.may_take_back:
                self._take_back(question.key)
            return
        try:
            self.parsed[question.key] = parse_answer(question, raw)
        except InvalidAnswer as error:
            for mistake in error.mistakes:
                self._complain(question, mistake)
        else:
            self.answers[question.key] = raw

    def _take_back(self, key: str) -> None:
        if key in self.saved:
            self.answers[key] = self.parsed[key] = None

    def _complain(self, question: Question, mistake: Mistake) -> None:
        self.mistakes.setdefault(question.key, []).append(mistake)
        self.add_error(None, mistake.message)

    def _saved_answer(self, key: str) -> Answer | None:
        saved = self.saved.get(key)
        return saved.answer if saved else None

    def _weighs_newly(self, key: str) -> bool:
        answer, before = self.parsed.get(key), self._saved_answer(key)
        is_principle = answer is not None and answer.importance is Importance.PRINCIPLE
        return is_principle and (before is None or before.importance is not Importance.PRINCIPLE)

    def _values(self, parsed: Mapping[str, Answer | None]) -> dict[str, Any]:
        answers: dict[str, Answer | None] = {**{key: saved.answer for key, saved in self.saved.items()}, **parsed}
        return {key: answer.value for key, answer in answers.items() if answer is not None and answer.state is State.GIVEN}

    def _typed_values(self) -> dict[str, Any]:
        """What is chosen on the page right now decides what else is shown on it."""
        return {key: one(fields, "value") for key, fields in self.fields_of.items()}


def _whole(text: str, *, otherwise: int) -> int:
    """The number that the page itself wrote into a field; anything else was written by somebody else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else otherwise


def form_of_page(page: tuple[Question, ...], asked: Questionnaire, path: Path) -> type[AnswersForm]:
    """The form class of one page of that questionnaire."""
    repeatable = {question.same_as: asked.question(question.same_as) for question in page if question.same_as}
    return type("PageForm", (AnswersForm,), {"questions": page, "repeatable": repeatable, "principles_at_most": PRINCIPLES_AT_MOST[path]})


@cache
def page_forms(version: str, path: str) -> dict[str, type[AnswersForm]]:
    """The form of each page of that questionnaire on that path, by the page's key."""
    asked = questionnaire(version, path)
    return {page[0].page_key: form_of_page(page, asked, Path(path)) for page in asked.pages}


PAGE_FORMS: tuple[tuple[str, type[AnswersForm]], ...] = tuple(page_forms(QUESTIONNAIRE.version, Path.FULL).items())
"""What the wizard is set up with; the path of the partnership chooses among it."""
