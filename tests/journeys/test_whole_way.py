"""The whole way in real browsers: from opening a partnership to a sealed document that a third person checks."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.factories import ANA, BEN
from tests.journeys import agreeing, signing
from tests.journeys.answering import answer_pages, seal
from tests.journeys.answers import ORGANISATION, VENTURE
from tests.journeys.conftest import Come
from tests.journeys.doors import NAMES, Names, a_fortnight_from_today, come_in_together, invite_by_link, join
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser
BELLA = "bella@organisation.example"
OWN_WORDS = {
    "he": "הצדדים מגייסים יחד, וכל צד פונה לתורמים שלו.",
    "en": "The sides raise money together, and each speaks with its own donors.",
    "ar": "يجنّد الطرفان الأموال معًا، ويتحدّث كل طرف مع المتبرّعين له.",
}


@pytest.mark.parametrize("language", ["he", pytest.param("en", marks=pytest.mark.long), pytest.param("ar", marks=pytest.mark.long)])
def test_two_sides_go_the_whole_way(come: Come, language: str) -> None:
    names = NAMES[language]
    ana, ben, bella = come(language), come(language), come(language)

    come_in_together(ana, ben, names, emails=(ANA, BEN))
    a_second_signatory_joins(ben, bella, names)
    both_answer_and_seal(ana, ben, names)
    both_agree(ana, ben, names, OWN_WORDS[language])
    all_sign(ana, ben, bella, names)
    anybody_can_check(come(language), signing.download_document(ana), signing.download_document(ben), names)


def a_second_signatory_joins(ben: Visitor, bella: Visitor, names: Names) -> None:
    """Ben invites somebody of his own team, who signs too."""
    ben.go_within("invite", query="?side=own")
    join(bella, names, invite_by_link(ben), email=BELLA, name=names.bella)


def both_answer_and_seal(ana: Visitor, ben: Visitor, names: Names) -> None:
    """Each side answers for itself; the last seal opens all."""
    answer_pages(ana, VENTURE)
    seal(ana, names.venture)
    ana.reads("Your side's answers are sealed.")
    answer_pages(ben, ORGANISATION)
    seal(ben, names.organisation)
    ben.reads("All sides have sealed. The answers are open.")


def both_agree(ana: Visitor, ben: Visitor, names: Names, own_words: str) -> None:
    """Drafts, a proposed answer, own words, and a point left open; then the facts, and the text is frozen."""
    agreeing.look_at_the_picture(ana)
    for side in (ana, ben):
        agreeing.accept_all_drafts(side)
    agreeing.propose_answer_of(ana, "model.position", names.venture)
    agreeing.accept_words_of(ben, "model.position")
    agreeing.propose_own_words(ben, "resources.fundraising", own_words)
    agreeing.accept_words_of(ana, "resources.fundraising")
    agreeing.propose_to_leave_open(ana, "resources.fee", until=a_fortnight_from_today() + timedelta(days=60), owner=1)
    agreeing.accept_words_of(ben, "resources.fee")
    agreeing.settle_the_rest(ana, ben)
    agreeing.state_a_group(ana, names)
    agreeing.state_an_association(ben, signatures=2)
    agreeing.state_what_binds(ana, binds="everything", start=a_fortnight_from_today())
    agreeing.state_the_same(ben)
    agreeing.freeze(ana)


def all_sign(ana: Visitor, ben: Visitor, bella: Visitor, names: Names) -> None:
    """Ana types, ben draws, bella signs last; then the document is sealed."""
    signing.sign(ana, names.ana)
    signing.sign(ben, names.ben, draws=True)
    signing.sign(bella, names.bella)
    bella.reads_heading("Signed and sealed")


def anybody_can_check(third: Visitor, document: bytes, document_of_ben: bytes, names: Names) -> None:
    """Both have the same bytes, and somebody without an account can tell whether they are unchanged."""
    assert document == document_of_ben
    signing.check_file(third, document)
    third.reads("Signed, sealed and unchanged")
    third.sees(names.bella)
    code = third.page.locator(".facts .mono").inner_text()
    signing.check_file(third, with_one_byte_changed(document))
    third.reads_heading("This file was changed after it was sealed")
    signing.check_code(third, code)
    third.reads("A document with this code was sealed")
    expect(third.page.get_by_text(names.bella)).to_have_count(0)


def with_one_byte_changed(document: bytes) -> bytes:
    """The same file with one bit turned in its middle."""
    changed = bytearray(document)
    changed[len(changed) // 2] ^= 1
    return bytes(changed)
