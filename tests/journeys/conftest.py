"""What all journeys share: the site served for real, and people who come to it, each with a browser of their own."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from tests import factories
from tests.factories import TwoSides
from tests.journeys.visitor import Visitor

DESK, TELEPHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
# A busy machine is no mistake: a journey fails by what it sees, not by how long it takes.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)
LOCALES = {"he": "he-IL", "en": "en-GB", "ar": "ar-IL"}

Come = Callable[..., Visitor]


@pytest.fixture
def come(live_server: LiveServer, settings: Any, browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Come]:
    """Somebody comes to the site: `come("en", viewport=DESK)`; further options are those of a browser context."""
    settings.SITE_ADDRESS = live_server.url

    visitors: list[Visitor] = []
    with ExitStack() as stack:

        def arrive(language: str = "he", **options: Any) -> Visitor:
            device = {"viewport": TELEPHONE if language == "he" else DESK, "locale": LOCALES[language], "reduced_motion": "reduce"}
            context = stack.enter_context(browser.new_context(**{**browser_context_args, **device, **options}))
            context.set_default_timeout(PATIENCE)
            visitors.append(Visitor(context.new_page(), address=live_server.url, language=language))
            return visitors[-1]

        yield arrive
    assert [complaint for visitor in visitors for complaint in visitor.complaints] == []


def seal(sides: TwoSides) -> None:
    """Lead a partnership to its sealed document, in a thread of its own: the one of the test belongs to Playwright's loop."""

    def work() -> None:
        try:
            factories.lead_to("sealed", sides.partnership)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:
        threads.submit(work).result()
