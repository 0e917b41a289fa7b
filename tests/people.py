"""The same few people in every test, each at a browser of their own, and their partnership in the stages that tests start from.

ana (the venture) and ben (the organisation) act for the two sides, cora is invited and has not come yet, dan belongs to another
partnership, eve is a consultant who has no seat, and nobody is not signed in.
"""

import pytest
from django.conf import settings
from django.test import Client

from partnerships.models import Account, Partnership, Representative
from tests import factories
from tests.factories import ANA, BEN, CORA, DAN, EVE

STAGES = {"sealed": "sealed", "sealing": "sealing", "signing": "signing", "revealed": "negotiating", "answering": "answering"}
"""The fixtures of the stages, the furthest first."""


class Person(Client):
    """Somebody who is signed in: a test client with the account."""

    def __init__(self, account: Account) -> None:
        super().__init__()
        self.account = account
        self.force_login(account)

    def read_in(self, language: str) -> None:
        """From now on pages come in that language."""
        self.cookies[settings.LANGUAGE_COOKIE_NAME] = language


class Member(Person):
    """Somebody who is signed in and acts for a side."""

    def __init__(self, representative: Representative) -> None:
        super().__init__(representative.account)
        self.representative = representative


@pytest.fixture
def partnership(db: None, request: pytest.FixtureRequest) -> Partnership:
    """Ana's and ben's partnership in stage open: both have joined, nobody has accepted the ground rules.

    Where the test asks for a later stage too, it is led there at once.
    """
    parameters = request.node.callspec.params if hasattr(request.node, "callspec") else {}
    asked = set(request.fixturenames) - set(parameters)
    furthest = next((stage for name, stage in STAGES.items() if name in asked), "open")
    return factories.round_in(furthest).partnership


@pytest.fixture
def answering(partnership: Partnership) -> Partnership:
    """The same partnership in stage answering."""
    return partnership


@pytest.fixture
def revealed(answering: Partnership) -> Partnership:
    """The same partnership in stage negotiating, with a few answers on each side."""
    return answering


@pytest.fixture
def signing(revealed: Partnership) -> Partnership:
    """The same partnership in stage signing: everything is settled and frozen, nobody has signed."""
    return revealed


@pytest.fixture
def sealing(signing: Partnership) -> Partnership:
    """The same partnership in stage sealing: both have signed, and nobody has begun to seal."""
    return signing


@pytest.fixture
def sealed(sealing: Partnership) -> Partnership:
    """The same partnership in stage sealed."""
    return sealing


@pytest.fixture
def ana(partnership: Partnership) -> Member:
    return Member(factories.representative_of(partnership, ANA))


@pytest.fixture
def ben(partnership: Partnership) -> Member:
    return Member(factories.representative_of(partnership, BEN))


@pytest.fixture
def cora(db: None) -> Person:
    return Person(factories.account_of(CORA))


@pytest.fixture
def dan(db: None) -> Member:
    sides = factories.open_partnership_of_two(venture=DAN, organisation="gil@elsewhere.example", title="שותפות אחרת")
    return Member(sides.venture)


@pytest.fixture
def eve(db: None) -> Person:
    return Person(factories.account_of(EVE))


@pytest.fixture
def nobody() -> Client:
    return Client()
