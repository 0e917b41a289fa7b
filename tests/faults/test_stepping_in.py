"""A signature and somebody stepping in at one instant: one text stands afterwards, and nothing is signed that nobody read."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from partnerships.domain.errors import Refused
from partnerships.models import AgreementVersion, Signature
from partnerships.services.stepping_in import replace_signatory
from tests import factories
from tests.factories import CORA
from tests.faults.test_one_instant import at_one_instant, entries, seal_that_fails
from tests.signing_steps import served, sign

__all__ = ["seal_that_fails"]
pytestmark = [pytest.mark.fault, pytest.mark.django_db(transaction=True)]


def test_the_last_signature_and_somebody_stepping_in(battery: Callable[[int, int], int], seal_that_fails: Path) -> None:
    for _pair in range(battery(6, 100)):
        sides = factories.open_partnership_of_two()
        factories.join(sides.organisation, CORA, own_side=True, signs=False)
        factories.lead_to("signing", sides.partnership)
        factories.sign(sides.organisation)
        cora = factories.representative_of(sides.partnership, CORA)
        last = partial(sign, sides.venture, token=served(sides.venture), code=factories.fresh_code(sides.venture))
        instead = partial(replace_signatory, actor=cora, leaving=sides.organisation, stepping_in=cora, reason="lost")
        signed, replaced = at_one_instant([last, instead])
        if isinstance(replaced, AgreementVersion):
            assert isinstance(signed, Refused)
            assert (sides.round.stage, factories.version_of(sides.partnership).number) == ("signing", 2)
            assert not Signature.objects.filter(version=replaced).exists()
        else:
            assert isinstance(signed, Signature)
            assert isinstance(replaced, Refused)
            assert (sides.round.stage, entries(sides.partnership, "signing_completed")) == ("sealing", 1)
        assert AgreementVersion.objects.filter(round=sides.round, voided_at=None).count() == 1
