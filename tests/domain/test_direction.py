"""Which way a text runs, and which numbers need isolation."""

import pytest

from partnerships.domain.direction import isolate_numbers, language_direction, text_direction


@pytest.mark.parametrize(
    ("text", "direction"),
    [("שלום", "rtl"), ("Noa", "ltr"), ("2050 ישראל", "rtl"), ("(Acme) בע״מ", "ltr"), ("580000008", "ltr"), ("", "ltr"), ("مرحبا", "rtl")],
)
def test_a_text_runs_like_its_first_letter(text: str, direction: str) -> None:
    assert text_direction(text) == direction


def test_without_letters_the_surroundings_decide() -> None:
    assert text_direction("7%", default="rtl") == "rtl"


@pytest.mark.parametrize(("language", "direction"), [("he", "rtl"), ("ar", "rtl"), ("en", "ltr"), ("en-gb", "ltr"), ("he-il", "rtl")])
def test_a_language_has_a_direction(language: str, direction: str) -> None:
    assert language_direction(language) == direction


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("טלפון 04-829-2111.", "טלפון [04-829-2111]."),
        ("‏+972-4-829 או", "‏[+972-4-829] או"),
        ("ירידה של -5% בשנה", "ירידה של [-5%] בשנה"),
        ("בין 3-5 ימים", "בין [3-5] ימים"),
        ("ב-5 ימים", "ב-5 ימים"),
        ("עד 21,000 ₪ ב־31.12.2027", "עד 21,000 ₪ ב־31.12.2027"),
        ("7% מההכנסות", "7% מההכנסות"),
        ("نسبة 7% أو -5%", "نسبة [7%] أو [-5%]"),
    ],
)
def test_signed_and_joined_numbers_are_isolated(text: str, isolated: str) -> None:
    assert isolate_numbers(text) == isolated.replace("[", "\u2066").replace("]", "\u2069")
