"""All questions, for everybody: whoever is invited may read them before deciding anything."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE
from partnerships.domain.questionnaire.structure import Path


@require_safe
def questions_preview(request: HttpRequest) -> HttpResponse:
    path = Path.FULL if request.GET.get("path") == Path.FULL else Path.CORE
    paths = {each.value: QUESTIONNAIRE.on_path(each) for each in Path}
    return render(request, "questions/page.html", {"questionnaire": paths[path], "paths": paths, "path": path.value})
