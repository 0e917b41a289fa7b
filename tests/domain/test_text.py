"""What text may be stored, and which names are the same."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.domain.errors import InvalidInput
from partnerships.domain.text import clean_line, clean_text, gettext_noop, normalise_name, normalise_words

LRI, FSI, PDI = "\u2066", "\u2068", "\u2069"


def refusal(raw: str, *, limit: int = 100) -> str:
    with pytest.raises(InvalidInput) as refused:
        clean_text(raw, limit=limit)
    return refused.value.message % refused.value.values


def test_a_marked_message_stays_as_it_is() -> None:
    assert gettext_noop("Words") == "Words"


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  שלום \n", "שלום"),
        ("a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne"),
        ("a\tb", "a b"),
        ("e\u0301", "é"),
        ("Dana לוי", "Dana לוי"),
        (f"a {LRI}15{PDI} b {FSI}c{PDI}", f"a {LRI}15{PDI} b {FSI}c{PDI}"),
        (f"{LRI}a {FSI}b{PDI}{PDI}", f"{LRI}a {FSI}b{PDI}{PDI}"),
        ("\u200fשלום\u200e!", "\u200fשלום\u200e!"),
        ("👩\u200d🌾 <b>'; DROP TABLE", "👩\u200d🌾 <b>'; DROP TABLE"),
        ("", ""),
        (" \n\t ", ""),
    ],
)
def test_text_is_brought_into_one_form(raw: str, clean: str) -> None:
    assert clean_text(raw, limit=100) == clean


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("a\0b", "This text holds a NUL character, which cannot be stored. Please write it anew."),
        ("a\ud83dz", "This text holds half a character, which cannot be stored. Please write it anew."),
        ("\udfff", "This text holds half a character, which cannot be stored. Please write it anew."),
        *(
            (f"a{control}b", "This text holds an invisible control character. Please write it anew.")
            for control in ("\x01", "\x08", "\x0b", "\x1b", "\x1f", "\x7f", "\x85", "\x9f")
        ),
        *(
            (f"15{sign}51", "This text holds an invisible character that turns the writing direction. Please write it anew.")
            for sign in ("\u202a", "\u202b", "\u202c", "\u202d", "\u202e")
        ),
        *(
            (raw, "This text opens or closes a writing direction without its other half. Please write it anew.")
            for raw in (LRI, PDI, f"{PDI}a{LRI}", f"{LRI}a\n{PDI}", f"{LRI}{LRI}a{PDI}")
        ),
        ("x" * 101, "This text has 101 characters. Please shorten it to at most 100."),
    ],
)
def test_what_cannot_be_stored_is_refused_with_a_sentence(raw: str, sentence: str) -> None:
    assert refusal(raw) == sentence


def test_the_limit_counts_what_is_stored() -> None:
    assert clean_text("  " + "e\u0301" * 100 + "\r\n", limit=100) == "é" * 100


def test_a_line_has_no_newlines_and_single_spaces() -> None:
    assert clean_line(" מעגלי\r\nקהילה \t ויזמות\u00a0 2050 ", limit=40) == "מעגלי קהילה ויזמות 2050"


def test_a_line_refuses_control_characters_that_python_counts_as_white_space() -> None:
    with pytest.raises(InvalidInput):
        clean_line("a\x1cb", limit=10)


def test_a_line_that_is_too_long_is_refused() -> None:
    with pytest.raises(InvalidInput) as refused:
        clean_line("x" * 11, limit=10)
    assert refused.value.values == {"length": 11, "limit": 10}


@given(st.text())
def test_clean_text_is_stable_or_refused(raw: str) -> None:
    try:
        clean = clean_text(raw, limit=1000)
    except InvalidInput:
        return
    assert clean_text(clean, limit=1000) == clean == unicodedata.normalize("NFC", clean)
    clean.encode("utf-8")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("קרן רש״י", 'קרן רש"י'),
        ("עמותת מעגלי קהילה (ע״ר)", "מעגלי קהילה"),
        ("מעגלי קהילה ע.ר.", "מעגלי־קהילה"),
        ("חברת אופק בע״מ", "אופק"),
        ("ג׳וינט", "ג'וינט"),
        ("אורן כהן", "אורנ כהנ"),
        ("The Green Foundation", "green"),
        ("GREEN Fund Ltd.", "Green"),
        ("N.P.O. Light", "light"),
        ("Café Olé", "cafe\u0301 OLE\u0301"),
        ("Straße", "STRASSE"),
        ("\u200fדנה לוי\u200e", "דנה  לוי"),
        ("שָׁלוֹם", "שלום"),
        ("Ben O’Neil", "ben o'neil"),
        # Hebrew
        ("העמותה לקידום החינוך", "עמותה לקידום החינוך"),
        ("לקידום החינוך, עמותה רשומה", "לקידום החינוך (ע״ר)"),
        ("שבילים - חברה לתועלת הציבור (חל״צ)", "שבילים חל''צ"),
        ("אגודת ידידים", "ידידים"),
        ("הקדש אור", "אור"),
        ("בית־ספר ‟אלון”", "בית ספר אלונ"),
        ("שותפים 2050", "שותפים ٢٠٥٠"),
        ('צ׳ק פוינט בע"מ', "צק פוינט"),
        ("ייִדיש", "ײדיש"),
        # Arabic
        ("جمعية الأمل", "الامل"),
        ("جمعية الأمل (ج.م.)", "جمعيه الامل"),
        ("مؤسّسة التعاون", "مؤسسة التعاون"),
        ("مؤسسة التعاون", "التعاون"),
        ("صندوق إبراهيم", "ابراهيم"),
        ("شركة النور م.ض.", "النور"),
        ("النور شركة لمنفعة الجمهور", "شركة النور"),
        ("جمعية مسجلة: بيت الحكمة", "بيت الحكمه"),
        ("مُنى", "مني"),
        ("آمال", "امال"),
        ("آمال", "أمال"),
        ("شؤون المرأة", "شوون المراه"),
        ("بيئة", "بييه"),
        ("محمـــد", "محمد"),
        ("رؤیة", "رؤية"),
        ("كتاب", "کتاب"),
        ("نسيج ٢٠٢٦", "نسيج 2026"),
        ("نسيج ۲۰۲۶", "نسيج 2026"),
        ("«نسيج»، حيفا", "نسيج حيفا"),
        ("قلب\u200cها", "قلبها"),
        # Latin
        ("The New Israel Fund", "NEW ISRAEL"),
        ("Green Trust, Inc.", "green"),
        ("Light Public Benefit Company", "light"),
        ("Light R.A.", "Amutat Light"),
        ("Robert Bosch Stiftung GmbH", "robert bosch"),
        ("Verein e.V.", "verein"),
        ("Open Path (non-profit)", "open path"),
        ("e\u200d\u0301clair", "éclair"),
    ],
)
def test_names_that_are_the_same(one: str, other: str) -> None:
    assert normalise_name(one) == normalise_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("דנה לוי", "דני לוי"),
        ("הקרן החדשה", "קרן החדשות"),
        ("קרנות", "קרן"),
        ("Theodor", "Odor"),
        ("Cafe", "Café"),
        ("חברה ותרבות", "תרבות"),
        ("ארגון לתת", "לתת"),
        ("קרן אור", "קרן אורה"),
        ("جمعية الأمل", "جمعية الآمال"),
        ("علي", "عالي"),
        ("سماء", "سما"),
        ("منظمة الأمل", "الأمل"),
        ("النور 1", "النور 2"),
        ("Dana Levi", "דנה לוי"),
        ("Trusted", "Trust"),
        ("Co Impact", "Impact"),
        ("Profit", "non profit Profit Club"),
        ("!!!", "???"),
    ],
)
def test_names_that_differ(one: str, other: str) -> None:
    assert normalise_name(one) != normalise_name(other)


@pytest.mark.parametrize(
    "name", ["קרן", "The Foundation", "עמותה", "The Fund Ltd", "חברה לתועלת הציבור", "جمعية مسجلة", "صندوق", "Non Profit"]
)
def test_a_name_of_such_words_only_keeps_them(name: str) -> None:
    assert normalise_name(name) == normalise_name(name.upper()) != ""


@given(st.text(max_size=60))
def test_normalising_twice_is_normalising_once(name: str) -> None:
    once = normalise_name(name)
    assert normalise_name(once) == once


def test_words_that_tell_the_kind_of_a_body_count_in_other_texts() -> None:
    assert normalise_words("The Fund decides!") == normalise_words(" the  fund: decides") != normalise_words("decides")
