"""Awkward words that may be stored go the whole way: clause, frozen text, page, PDF, signature and seal, and stay words."""

import json
from collections.abc import Iterator

import pytest
from django.urls import reverse

from partnerships.adapters import storage
from partnerships.domain.errors import InvalidInput
from partnerships.domain.text import clean_line, clean_text
from partnerships.models import Clause, Partnership, Proposal, SealedDocument
from partnerships.services.negotiation import Wording, propose
from partnerships.services.opening import change_terms
from tests import factories
from tests.people import Member
from tests.security.texts import OWN

LONGEST = 1_500
NAME = "דנה <b>\"'&{{ 7*7 }} %s</b>"


def storable() -> Iterator[str]:
    """Those of our texts that may be stored, as they are stored."""
    for text in OWN.values():
        try:
            clean = clean_text(text, limit=6_000)
        except InvalidInput:
            continue
        if clean:
            yield clean[:LONGEST]


def put_into_clauses(partnership: Partnership, texts: list[str]) -> None:
    """Share the texts out among the clauses, as own words of the venture."""
    venture, organisation = factories.representatives_of(partnership)
    clauses = list(Clause.objects.filter(round__partnership=partnership))
    for index, clause in enumerate(clauses):
        words = "\n\n".join(texts[index :: len(clauses)])
        proposal = propose(actor=venture, clause=clause, wording=Wording("text", text=words), based_on=clause.proposals.count())
        factories.accept(organisation, proposal)


@pytest.mark.parametrize("language", ["he", "en"])
def test_they_are_signed_and_sealed_as_they_are(language: str, db: None) -> None:
    sides = factories.open_partnership_of_two(language=language)
    change_terms(actor=sides.venture, title=clean_line(OWN["html"], limit=160), language=language)
    for person in (sides.venture, sides.organisation):
        person.name = NAME
        person.save(update_fields=["name"])
    factories.lead_to("negotiating", sides.partnership)
    texts = list(storable())
    put_into_clauses(sides.partnership, texts)
    factories.lead_to("sealed", sides.partnership)
    ana, own = Member(sides.venture), [sides.partnership.public_id]
    assert sides.round.stage == "sealed"
    pages = {
        name: ana.get(reverse(name, args=own)) for name in ("agreement", "sign", "clauses", "partnership", "agreement_pdf", "document_pdf")
    }
    assert {name: page.status_code for name, page in pages.items()} == dict.fromkeys(pages, 200)
    bodies = [page.content.decode() for name, page in pages.items() if not name.endswith("_pdf")]
    assert [word for word in ("<script>alert", "<img src=x", "<svg onload", "דנה <") for body in bodies if word in body] == []
    document = json.dumps(json.loads(ana.get(reverse("document_json", args=own)).content), ensure_ascii=False)
    assert [text for text in texts if json.dumps(text, ensure_ascii=False)[1:-1] not in document] == []
    assert storage.read(SealedDocument.objects.get().file_hash).startswith(b"%PDF-")
    assert Proposal.objects.filter(clause__round=sides.round, origin="text").count() == Clause.objects.filter(round=sides.round).count()
