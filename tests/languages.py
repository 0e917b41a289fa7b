"""The languages of an agreement as `Translate` functions, for tests that run without the site."""

import gettext
import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path

from partnerships.domain.text import Translate

LOCALE = Path(__file__).parent.parent / "locale"
LANGUAGES = ("en", "he", "ar")


@cache
def translate_to(language: str) -> Translate:
    """English message ids stand for themselves; the others are compiled from the catalogues as they are now."""
    if language == "en":
        return str
    catalogue = LOCALE / language / "LC_MESSAGES" / "django.po"
    compiled = subprocess.run(["msgfmt", "--output-file=-", catalogue], check=True, capture_output=True).stdout
    return gettext.GNUTranslations(BytesIO(compiled)).gettext
