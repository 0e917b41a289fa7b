"""A mail that was set aside is named to the operator, with the reason and without its address."""

from io import StringIO

import pytest
from django.core.management import call_command

from partnerships.models import OutboxMail
from partnerships.services import clock
from tests import factories


@pytest.mark.django_db
def test_the_sweep_names_it() -> None:
    factories.invite(factories.partnership_opened_by(factories.ANA), factories.BEN)
    OutboxMail.objects.update(set_aside_at=clock.now(), attempts=8, error="the mail server refuses")
    err = StringIO()
    call_command("sweep", stdout=StringIO(), stderr=err)
    message_id = OutboxMail.objects.get().message_id
    assert err.getvalue() == f"A mail (invitation, {message_id}) was set aside after 8 tries. the mail server refuses\n"
