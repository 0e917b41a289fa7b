"""The canonical agreement of the sealed document, for programs."""

import hashlib
import json

from django.test import Client
from django.urls import reverse

from partnerships.models import Partnership
from tests import factories
from tests.people import Member, Person


def url_of(partnership: Partnership) -> str:
    return reverse("document_json", args=[partnership.public_id])


def test_it_works(ana: Member, ben: Member, dan: Member, eve: Person, nobody: Client, sealed: Partnership) -> None:
    version = factories.version_of(sealed)
    answers = [person.get(url_of(sealed)) for person in (ana, ben)]
    assert [hashlib.sha256(answer.content).hexdigest() for answer in answers] == [version.fingerprint] * 2
    assert json.loads(answers[0].content)["title"] == sealed.title
    assert [person.get(url_of(sealed)).status_code for person in (dan, eve, nobody)] == [404, 404, 302]


def test_the_wrong_stage_gets_404(ana: Member, sealing: Partnership) -> None:
    assert ana.get(url_of(sealing)).status_code == 404


def test_it_rejects_post(ana: Member, signing: Partnership) -> None:
    assert ana.post(url_of(signing)).status_code == 405
