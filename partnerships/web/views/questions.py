"""All questions, for everybody: whoever is invited may read them before deciding anything."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE


@require_safe
def questions_preview(request: HttpRequest) -> HttpResponse:
    return render(request, "questions/page.html", {"questionnaire": QUESTIONNAIRE})
