"""Suggesting the full path, agreeing to it, staying on the short one."""

import pytest
from django.urls import reverse

from tests import factories
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_one_side_suggests_and_the_other_agrees(ana: Person, ben: Person) -> None:
    sides = factories.answering_round()
    page = reverse("partnership", args=[sides.partnership.public_id])
    assert ana.post(reverse("widen_path", args=[sides.partnership.public_id]))["Location"] == page
    assert ana.get(page).context["standing"].own.party.wants_full_path is True
    assert ben.get(page).context["standing"].others_want_full_path is True
    ben.post(reverse("widen_path", args=[sides.partnership.public_id]))
    sides.partnership.refresh_from_db()
    assert sides.partnership.path == "full"


def test_the_other_side_stays_on_the_short_path(ana: Person, ben: Person) -> None:
    sides = factories.answering_round()
    ana.post(reverse("widen_path", args=[sides.partnership.public_id]))
    ben.post(reverse("keep_path", args=[sides.partnership.public_id]))
    page = ana.get(reverse("partnership", args=[sides.partnership.public_id]))
    assert page.context["standing"].own.party.wants_full_path is False


def test_once_sealed_the_page_no_longer_offers_it(ana: Person) -> None:
    sides = factories.answering_round()
    assert ana.get(reverse("partnership", args=[sides.partnership.public_id])).context["standing"].may_widen is True
    factories.answer(sides.organisation, factories.ORGANISATION_ANSWERS)
    factories.seal(sides.organisation)
    assert ana.get(reverse("partnership", args=[sides.partnership.public_id])).context["standing"].may_widen is False
    assert ana.post(reverse("widen_path", args=[sides.partnership.public_id])).status_code == 409
