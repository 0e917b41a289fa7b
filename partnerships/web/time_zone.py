"""Everybody reads times in the time zone that they chose; agreements and their evidence stay in that of the site."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from partnerships.models import Account
from partnerships.services.zones import zone_of


class OwnTimeMiddleware:
    """The person's own time zone while their request is answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with timezone.override(_zone_of(request)):
            return self.get_response(request)


def _zone_of(request: HttpRequest) -> ZoneInfo:
    return zone_of(request.user) if isinstance(request.user, Account) else ZoneInfo(settings.TIME_ZONE)
