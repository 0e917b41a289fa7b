"""Rate limits are kept in the database, where nobody can wash out those of others."""

from typing import Any

import pytest
from allauth.core import ratelimit
from django.core.cache import caches
from django.core.management import call_command
from django.test import RequestFactory

from partnerships.settings import CACHES


@pytest.mark.django_db
def test_many_other_keys_do_not_wash_out_a_limit(settings: Any, rf: RequestFactory) -> None:
    settings.CACHES = CACHES
    call_command("createcachetable", verbosity=0)
    settings.ACCOUNT_RATE_LIMITS = {"invite": "1/d/key"}
    assert ratelimit.consume(rf.post("/"), action="invite", key="ana")
    for number in range(400):
        caches["default"].set(f"other:{number}", 1, 60)
    assert not ratelimit.consume(rf.post("/"), action="invite", key="ana")
