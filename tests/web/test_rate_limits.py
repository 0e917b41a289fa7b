"""Rate limits are kept in the database, where nobody can wash out those of others."""

from threading import Thread
from typing import Any

import pytest
from allauth.core import ratelimit
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import RequestFactory
from django.urls import reverse

from partnerships.models import Partnership
from partnerships.settings import CACHES
from tests.people import Member

pytestmark = pytest.mark.every_database


@pytest.mark.django_db
def test_many_other_keys_do_not_wash_out_a_limit(settings: Any, rf: RequestFactory) -> None:
    settings.CACHES = CACHES
    call_command("createcachetable", verbosity=0)
    settings.ACCOUNT_RATE_LIMITS = {"invite": "1/d/key"}
    assert ratelimit.consume(rf.post("/"), action="invite", key="ana")
    for number in range(400):
        caches["default"].set(f"other:{number}", 1, 60)
    assert not ratelimit.consume(rf.post("/"), action="invite", key="ana")


@pytest.mark.django_db
def test_an_account_gets_only_so_many_papers(settings: Any, ana: Member, ben: Member, revealed: Partnership) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"draw": "1/5m/user"}
    addresses = [reverse(name, args=[revealed.public_id]) for name in ("minutes_docx", "picture_png", "minutes_pdf", "agreement_pdf")]
    assert [ana.get(address).status_code for address in addresses] == [200, 429, 429, 429]
    assert ben.get(addresses[0]).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_all_processes_count_together(settings: Any, rf: RequestFactory) -> None:
    """Each worker has a connection of its own, and sees what the others have counted."""
    settings.CACHES = {"default": {**CACHES["default"], "LOCATION": "limits_of_workers"}}
    call_command("createcachetable", verbosity=0)
    settings.ACCOUNT_RATE_LIMITS = {"invite": "5/d/key"}
    found: list[bool] = []

    def work() -> None:
        found.extend(ratelimit.consume(rf.post("/"), action="invite", key="ana") for _try in range(3))
        caches.close_all()
        connection.close()

    try:
        for _worker in range(2):
            worker = Thread(target=work)
            worker.start()
            worker.join()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE limits_of_workers")
    assert found == [True, True, True, True, True, False]
