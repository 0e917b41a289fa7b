"""The page that declines a frozen text for good, and what can still be read afterwards."""

from typing import Any

import pytest
from django.urls import reverse

from partnerships.models import Representative
from tests import factories
from tests.factories import TwoSides
from tests.own_account import confirm
from tests.people import Member

WHY = "הוועד החליט אחרת"
STILL_READ = ("partnership", "sign", "agreement", "clauses", "picture", "facts", "risks", "people", "own_changes")


@pytest.fixture
def sides(db: None) -> TwoSides:
    return factories.signing_round()


def url_of(sides: TwoSides) -> str:
    return reverse("decline_agreement", args=[sides.partnership.public_id])


def decline(person: Member, sides: TwoSides, **changes: str) -> Any:
    confirm(person)
    data = {"fingerprint": factories.version_of(sides.partnership).fingerprint, "reason": WHY, "is_final": "on", **changes}
    return person.post(url_of(sides), {key: value for key, value in data.items() if value})


def test_it_works(sides: TwoSides) -> None:
    ana = Member(sides.venture)
    assert ana.get(url_of(sides))["Location"].startswith(reverse("confirm_identity"))
    confirm(ana)
    assert ana.get(url_of(sides)).status_code == 200
    assert decline(ana, sides)["Location"] == reverse("partnership", args=[sides.partnership.public_id])
    assert sides.round.stage == "declined"


def test_everything_can_still_be_read_by_both(sides: TwoSides) -> None:
    factories.sign(sides.venture)
    decline(Member(sides.organisation), sides)
    for person in (Member(sides.venture), Member(sides.organisation)):
        pages = {name: person.get(reverse(name, args=[sides.partnership.public_id])) for name in STILL_READ}
        assert {name: page.status_code for name, page in pages.items()} == dict.fromkeys(STILL_READ, 200)
        assert [WHY in pages[name].content.decode() for name in ("partnership", "sign")] == [True, True]


@pytest.mark.parametrize(("missing", "field"), [("reason", "reason"), ("is_final", "is_final")])
def test_bad_input_is_explained(sides: TwoSides, missing: str, field: str) -> None:
    response = decline(Member(sides.venture), sides, **{missing: ""})
    assert (response.status_code, list(response.context["form"].errors)) == (400, [field])
    assert sides.round.stage == "signing"


def test_who_neither_approves_nor_signs_is_refused(sides: TwoSides) -> None:
    ana = Member(sides.venture)
    Representative.objects.filter(pk=sides.venture.pk).update(signs=False)
    confirm(ana)
    assert [ana.get(url_of(sides)).status_code, decline(ana, sides).status_code] == [403, 403]
    page = ana.get(reverse("sign", args=[sides.partnership.public_id]))
    assert url_of(sides) not in page.content.decode()
