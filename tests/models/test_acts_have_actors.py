"""What the database itself refuses: an act that nobody did, or that somebody did at no time."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from partnerships.models import AgreementVersion, AnswerSheet, Invitation
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("model", "act"), [(Invitation, "accepted"), (AnswerSheet, "sealed"), (AgreementVersion, "voided")])
def test_an_act_has_a_time_and_an_actor(model: type[Invitation | AnswerSheet | AgreementVersion], act: str) -> None:
    sides = factories.signing_round()
    rows = model._default_manager.all()
    when, actor = f"{act}_at", f"{act}_by"
    rows.update(**{when: timezone.now(), actor: sides.venture})
    for half in ({when: None}, {actor: None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**half)
    with transaction.atomic():
        rows.update(**{when: None, actor: None})
