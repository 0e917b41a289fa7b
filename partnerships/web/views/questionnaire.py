"""Answering: the list of topics, a page of questions with its autosave, the check before sealing, and the sealing."""

import json
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from partnerships.domain.errors import Conflict, InvalidInput, StaleAnswer
from partnerships.domain.lifecycle import Action, Stage, next_stage
from partnerships.domain.questionnaire.progress import visible_pages
from partnerships.domain.questionnaire.structure import Question, Topic
from partnerships.models import Representative, Round
from partnerships.queries.questionnaire import versions_of
from partnerships.services.questionnaire import seal_answer_sheet
from partnerships.web.answer_view import AnswerView, own_answer_view
from partnerships.web.answering import Answering, answering_of
from partnerships.web.forms.questionnaire import PAGE_FORMS, AnswersForm, page_forms
from partnerships.web.http import AccountRequest, signed_in
from partnerships.web.middleware import sentence
from partnerships.web.rail import rail_of
from partnerships.web.wizard import QuestionWizard, save_page

question = signed_in(require_http_methods(["GET", "POST"])(QuestionWizard.as_view(PAGE_FORMS, url_name="question")))

BEFORE_THE_REVEAL = frozenset({Round.Stage.OPEN, Round.Stage.ANSWERING})


@dataclass(frozen=True)
class CheckedTopic:
    """One topic of the check page: what is answered, and the pages that are not."""

    topic: Topic
    answers: tuple[AnswerView, ...]
    unanswered: tuple[Question, ...]


@signed_in
@require_GET
def task_list(request: AccountRequest, public_id: UUID) -> HttpResponse:
    answering = answering_of(request, public_id)
    if answering.seat.round.stage not in BEFORE_THE_REVEAL:
        return redirect("picture", public_id)
    next_stage(Stage(answering.seat.round.stage), Action.ANSWER)
    team = Representative.objects.filter(party=answering.seat.party, left_at=None).order_by("joined_at")
    context = {"seat": answering.seat, "answering": answering, "rail": rail_of(answering), "team": team}
    return render(request, "questionnaire/waiting.html" if answering.sheet.is_sealed else "questionnaire/task_list.html", context)


@require_POST
def autosave(request: HttpRequest, public_id: UUID, step: str) -> HttpResponseBase:
    # A redirect to the sign-in page would be put where "saved" stands.
    if not request.user.is_authenticated and request.headers.get("HX-Request"):
        return _status(request, "signed_out", status=401)
    return _autosave(request, public_id, step)


@signed_in
def _autosave(request: AccountRequest, public_id: UUID, step: str) -> HttpResponse:
    answering = answering_of(request, public_id)
    round_ = answering.seat.round
    form_class = page_forms(round_.questionnaire_version, round_.partnership.path).get(step)
    if form_class is None:
        raise Http404
    form = form_class(data=request.POST, initial=answering.saved, pole=answering.seat.party.pole, may_take_back=False)
    try:
        answering.refuse_unless_open()
        if not form.is_valid():
            return _status(request, "unfinished", complaints=_complaints(form), status=422)
        versions = save_page(answering, form)
    except Conflict as refusal:
        return _status(request, "refused", sentence=sentence(refusal), status=409)
    except InvalidInput as refusal:
        form.refuse(refusal)
        return _status(request, "unfinished", complaints=_complaints(form), status=422)
    response = _status(request, "saved")
    response["HX-Trigger"] = json.dumps({"answers-saved": versions})
    return response


@signed_in
@require_GET
def check_answers(request: AccountRequest, public_id: UUID) -> HttpResponse:
    answering = answering_of(request, public_id)
    answering.refuse_unless_open()
    return _check_page(request, answering)


@signed_in
@require_POST
def seal_answers(request: AccountRequest, public_id: UUID) -> HttpResponse:
    answering = answering_of(request, public_id)
    answering.refuse_unless_open()
    if "confirmed" not in request.POST:
        return _check_page(request, answering, problem=_("Tick the box first: it says that your side has gone over its answers."))
    path = request.POST.get("path", "")
    try:
        is_last = seal_answer_sheet(actor=answering.seat.actor, round_=answering.seat.round, seen=_seen(request), path=path)
    except StaleAnswer as refusal:
        return _check_page(request, answering_of(request, public_id), problem=sentence(refusal), status=409)
    messages.success(request, _("All sides have sealed. The answers are open.") if is_last else _("Your side's answers are sealed."))
    return redirect("picture" if is_last else "task_list", public_id)


def _seen(request: AccountRequest) -> dict[str, int]:
    """The versions of the answers that the check page showed, by question."""
    pairs = (entry.rpartition(":") for entry in request.POST.getlist("seen"))
    return {key: int(version) for key, _colon, version in pairs if version.isdecimal() and len(version) < 10}


def _check_page(request: AccountRequest, answering: Answering, *, problem: str = "", status: int = 200) -> HttpResponse:
    topics = [_checked(topic, answering) for topic in answering.questionnaire.topics]
    context = {
        "seat": answering.seat,
        "answering": answering,
        "may_seal": answering.seat.may(Action.SEAL_ANSWERS),
        "others": answering.others,
        "topics": topics,
        "missing": sum(len(topic.unanswered) for topic in topics),
        "problem": problem,
        "seen": versions_of(answering.saved),
    }
    return render(request, "questionnaire/check.html", context, status=status)


def _checked(topic: Topic, answering: Answering) -> CheckedTopic:
    pages = visible_pages(answering.questionnaire, answering.values)
    asked = [question for page in pages for question in page if question in topic.questions]
    answers = answering.answers
    return CheckedTopic(
        topic=topic,
        answers=tuple(own_answer_view(question, answers) for question in asked if question.key in answers),
        unanswered=tuple(question for question in asked if question.key not in answers),
    )


def _complaints(form: AnswersForm) -> list[str]:
    return [complaint.sentence for asked in form.asked() for complaint in asked.complaints]


def _status(request: HttpRequest, state: str, *, status: int = 200, **context: object) -> HttpResponse:
    return render(request, "questionnaire/_status.html", {"state": state, **context}, status=status)
