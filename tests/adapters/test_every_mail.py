"""Every mail in every language and variant: nothing missing, nothing of another language, and both forms say the same."""

import copy
import html
import re
from typing import Any

import pytest

from tests.mails import CASES, NEWS, VARIANTS, mail_of, templates

MISSING = "‹missing›"
HIDDEN = re.compile(r'<head>.*?</head>|<div class="preheader".*?</div>', re.DOTALL)
NOT_WORDS = re.compile(r"https?://\S+|\S+@\S+|\bAR-[\w-]+|\bPDF\b")
LATIN, HEBREW, ARABIC = re.compile(r"[A-Za-z]{2,}"), re.compile("[א-ת]{2,}"), re.compile("[ء-ي]{2,}")
FOREIGN = {"he": (LATIN, ARABIC), "ar": (LATIN, HEBREW), "en": (HEBREW, ARABIC)}


@pytest.fixture(autouse=True)
def _strict(settings: Any) -> None:
    """A value that a template misses shows."""
    strict = copy.deepcopy(settings.TEMPLATES)
    strict[0]["OPTIONS"]["string_if_invalid"] = MISSING
    settings.TEMPLATES = strict
    settings.SITE_ADDRESS = "https://arig.example"


def words(markup: str) -> str:
    """What a reader of the designed form reads."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", HIDDEN.sub("", markup))).split())


def bare(text: str) -> str:
    """Without what the two forms write differently: spaces, addresses of pages, the colon before one."""
    return re.sub(r"\W+", "", re.sub(r"https?://\S+", "", text))


def test_all_are_here() -> None:
    assert (set(VARIANTS), {f"{name}.line.txt" for name in NEWS}) == (templates(), {f"{name}.line.txt" for name in NEWS})


@pytest.mark.parametrize("language", ["he", "ar", "en"])
def test_it_reads_well(language: str) -> None:
    problems = []
    for template, number in CASES:
        mail = mail_of(template, number, language)
        subject, text, markup = str(mail.subject), str(mail.body), str(mail.alternatives[0][0])
        read = NOT_WORDS.sub("", f"{subject}\n{text}\n{words(markup)}".replace(str(mail.from_email), ""))
        foreign = [found for alphabet in FOREIGN[language] for found in alphabet.findall(read)]
        if MISSING in read + markup or foreign or not subject or "\n" in subject:
            problems.append((template, number, foreign[:6] or "missing"))
    assert problems == []


@pytest.mark.parametrize("language", ["he", "ar", "en"])
def test_both_forms_say_the_same(language: str) -> None:
    apart = []
    for template, number in CASES:
        mail = mail_of(template, number, language)
        read = bare(words(str(mail.alternatives[0][0])))
        paragraphs = [bare(paragraph) for paragraph in str(mail.body).split("\n\n")]
        apart += [(template, number, paragraph) for paragraph in paragraphs if paragraph not in read]
    assert apart == []


@pytest.mark.parametrize("language", ["he", "ar", "en"])
def test_both_forms_lead_to_the_same_pages(language: str) -> None:
    for template, number in CASES:
        mail = mail_of(template, number, language)
        linked = re.findall(r'href="(https?://[^"]+)"', str(mail.alternatives[0][0]))
        assert (template, sorted(linked)) == (template, sorted(re.findall(r"https?://\S+", str(mail.body))))
        assert [address for address in linked if not address.startswith("https://arig.example/")] == []


@pytest.mark.parametrize("language", ["he", "ar", "en"])
def test_nothing_is_fetched_from_elsewhere(language: str) -> None:
    for template, number in CASES:
        markup = str(mail_of(template, number, language).alternatives[0][0])
        assert re.findall(r"<(?:img|link|script|iframe|form)\b|url\(|@import", markup) == []


@pytest.mark.parametrize("template", sorted(VARIANTS))
def test_names_are_text_and_add_no_header(template: str) -> None:
    name = "<b>A&B</b>\r\nBcc: eve@advice.example"
    hostile = dict.fromkeys(("title", "side", "who", "heading", "inviter", "organisation", "stepping_in", "leaving", "third_party"), name)
    message = mail_of(template, 0, "en", hostile).message()
    assert (message["Bcc"], message.get_all("To"), message["Auto-Submitted"]) == (None, ["noa@venture.example"], "auto-generated")
    assert "<b>" not in str(mail_of(template, 0, "en", hostile).alternatives[0][0])
