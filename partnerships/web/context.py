"""What every page may say about the site itself: who operates it, and in which languages it speaks."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from partnerships.web.way_back import page_address


@dataclass(frozen=True)
class SiteLanguage:
    """A language of the site, named in itself; `sign` is its short sign in the top bar."""

    code: str
    name: str
    sign: str


SITE_LANGUAGES = (SiteLanguage("he", "עברית", "עב"), SiteLanguage("ar", "العربية", "ع"), SiteLanguage("en", "English", "En"))


def person_mark(request: HttpRequest) -> str:
    """By which a browser tells that somebody else is signed in now, and drops what it kept for the one before; it names nobody."""
    return salted_hmac("partnerships.kept-in-the-browser", str(request.user.pk)).hexdigest()[:24]


def site(request: HttpRequest) -> dict[str, object]:
    """The names that templates know everywhere."""
    current = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    return {
        "OPERATOR_NAME": settings.OPERATOR_NAME,
        "OPERATOR_EMAIL": settings.OPERATOR_EMAIL,
        "site_languages": SITE_LANGUAGES,
        "person_mark": lambda: person_mark(request),
        "page_address": page_address(request),
        "other_languages": tuple(language for language in SITE_LANGUAGES if language.code != current),
    }
