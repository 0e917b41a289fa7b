"""The two languages of an agreement as `Translate` functions, for tests that run without the site."""

import gettext
import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path

from partnerships.domain.text import Translate

CATALOGUE = Path(__file__).parent.parent / "locale" / "he" / "LC_MESSAGES" / "django.po"
LANGUAGES = ("en", "he")


@cache
def translate_to(language: str) -> Translate:
    """English message ids stand for themselves; Hebrew is compiled from the catalogue as it is now."""
    if language == "en":
        return str
    compiled = subprocess.run(["msgfmt", "--output-file=-", str(CATALOGUE)], check=True, capture_output=True).stdout
    return gettext.GNUTranslations(BytesIO(compiled)).gettext
