"""The questionnaire as a wizard of named pages over the answer sheet. The page is its address; a GET writes nothing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from formtools.wizard.storage.base import BaseStorage
from formtools.wizard.views import NamedUrlWizardView

from partnerships.domain.errors import InvalidInput, StaleAnswer
from partnerships.domain.lifecycle import Action
from partnerships.domain.questionnaire.progress import visible_pages
from partnerships.queries.questionnaire import own_answers
from partnerships.services.questionnaire import save_answers
from partnerships.web.answering import Answering, answering_of
from partnerships.web.forms.questionnaire import AnswersForm, page_forms
from partnerships.web.rail import rail_of
from partnerships.web.stale_answers import stale_answers


class AnswerSheetStorage(BaseStorage):
    """Reads only: the step stands in the address, the answers on the sheet, and the wizard saves through the service."""

    data: dict[str, Any]

    def __init__(self, prefix: str, request: HttpRequest, file_storage: object = None) -> None:
        super().__init__(prefix, request, file_storage)
        match = request.resolver_match
        self.init_data()
        self.data[self.step_key] = match.kwargs["step"] if match else None

    def reset(self) -> None:
        """Nothing is kept here, so nothing is forgotten."""


class QuestionWizard(NamedUrlWizardView):
    """One page of questions: shown, changed by rows, and saved by one service call."""

    storage_name = "partnerships.web.wizard.AnswerSheetStorage"
    template_name = "questionnaire/question.html"
    answering: Answering

    def dispatch(self, request: HttpRequest, public_id: UUID, step: str) -> HttpResponseBase:
        """Strangers, unknown pages and sheets that are closed are turned away before the wizard begins."""
        self.answering = answering_of(request, public_id)  # type: ignore[arg-type]  # signed_in has seen to it
        if step not in {page[0].page_key for page in self.answering.questionnaire.pages}:
            raise Http404
        self.answering.refuse_unless_open()
        response: HttpResponseBase = super().dispatch(request, public_id=public_id, step=step)
        return response

    def get_form_list(self) -> dict[str, type[AnswersForm]]:
        """The pages that this side is asked."""
        asked = {page[0].page_key for page in visible_pages(self.answering.questionnaire, self.answering.values)}
        round_ = self.answering.seat.round
        forms = page_forms(round_.questionnaire_version, round_.partnership.path)
        return {step: form for step, form in forms.items() if step in asked}

    def get_form_prefix(self, step: str | None = None, form: object = None) -> str:
        """Fields are named by their question, which is unique."""
        return ""

    def get_form_initial(self, step: str) -> dict[str, Any]:
        """The answers that the side has saved."""
        return dict(self.answering.saved)

    def get_form_kwargs(self, step: str | None = None) -> dict[str, Any]:
        """The deck of worries depends on the pole of the side."""
        return {"pole": self.answering.seat.party.pole}

    def get_step_url(self, step: str) -> str:
        """The address of a page."""
        return reverse("question", args=[self.answering.seat.partnership.public_id, step])

    def get_context_data(self, form: AnswersForm, **kwargs: Any) -> dict[str, Any]:
        """The page, its neighbours and the rail."""
        context: dict[str, Any] = super().get_context_data(form=form, **kwargs)
        step = self.steps.current
        return context | {
            "seat": self.answering.seat,
            "answering": self.answering,
            "may_answer": self.answering.seat.may(Action.ANSWER),
            "others": self.answering.others,
            "asked": form.asked(),
            "guidance": form.questions[0].guidance,
            "rail": rail_of(self.answering, current=step),
            "step": step,
            "previous": self.get_prev_step(step),
            "next": self.get_next_step(step),
            "changed_at": max((saved.changed_at for key, saved in self.answering.saved.items() if key in form.fields_of), default=None),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Add or remove a row, or save the page and go on."""
        form: AnswersForm = self.get_form(data=request.POST)
        if form.is_about_rows:
            form.change_rows()
            return self._page(form)
        if not form.is_valid():
            return self._page(form)
        try:
            save_page(self.answering, form)
        except StaleAnswer:
            return self._both_versions(form)
        except InvalidInput as refusal:
            form.refuse(refusal)
            return self._page(form)
        if any(answer is None for answer in form.answers.values()) and not any(form.answers.values()):
            messages.info(request, _("Your side's answer was taken back."))
        return redirect(self._way_on(form))

    def render_done(self, form: AnswersForm, **kwargs: Any) -> HttpResponse:
        """There is no last step: sealing is a page of its own."""
        raise Http404

    def _page(self, form: AnswersForm) -> HttpResponse:
        response: HttpResponse = self.render(form)
        return response

    def _way_on(self, form: AnswersForm) -> str:
        step = self.steps.current
        if form.newly_asked():
            return self.get_step_url(step)
        next_step = self.get_next_step(step)
        return self.get_step_url(next_step) if next_step else reverse("check_answers", args=[self.answering.seat.partnership.public_id])

    def _both_versions(self, form: AnswersForm) -> HttpResponse:
        """Somebody else of this side was quicker: show what both wrote, and let the person choose."""
        newest = own_answers(self.answering.sheet)
        context = {
            "seat": self.answering.seat,
            "step": self.steps.current,
            **stale_answers(form, newest, dict(self.request.POST.lists())),
        }
        return render(self.request, "questionnaire/stale.html", context, status=409)


def save_page(answering: Answering, form: AnswersForm) -> dict[str, int]:
    """Save a valid page and return the versions that its fields are now based on; what changes nothing is not written.

    A page that arrives twice, or after its own autosave, is no conflict: what it says is saved already.
    """
    if form.is_unchanged:
        return {key: saved.version for key, saved in answering.saved.items() if key in form.fields_of}
    expected = {key: version for key, version in form.expected.items() if key in form.answers}
    try:
        return save_answers(actor=answering.seat.actor, round_=answering.seat.round, answers=form.answers, expected=expected)
    except StaleAnswer:
        # the same answers may have come twice at one instant: then the other save was first, and said what this one says
        newest = own_answers(answering.sheet)
        if any(answer != (newest[key].answer if key in newest else None) for key, answer in form.parsed.items()):
            raise
        return {key: saved.version for key, saved in newest.items() if key in form.fields_of}
