"""The command that makes operators."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from partnerships.models import Account
from tests import factories
from tests.factories import ANA

pytestmark = pytest.mark.django_db


def operator(*arguments: str) -> str:
    out = StringIO()
    call_command("operator", *arguments, stdout=out)
    return out.getvalue()


def test_an_address_becomes_an_operator_and_is_none_any_more() -> None:
    factories.account_of(ANA)
    assert operator("Olga@Arig.example") == "olga@arig.example is an operator from now on, and enters at the door of the site.\n"
    operator(ANA)
    assert operator() == f"{ANA}\nolga@arig.example\n"
    assert operator(ANA, "--end") == f"{ANA} is no operator any more.\n"
    assert list(Account.objects.filter(is_staff=True).values_list("email", "is_superuser")) == [("olga@arig.example", False)]


@pytest.mark.parametrize(("arguments", "sentence"), [(["olga"], "no"), (["olga@arig.example", "--end"], "no account")])
def test_a_mistake_is_explained(arguments: list[str], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        operator(*arguments)
    assert not Account.objects.exists()
