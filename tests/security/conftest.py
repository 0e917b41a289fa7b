"""What the tests of doors and of blindness share: whoever asks for the same page as a file gets the one that was drawn before."""

import functools
import hashlib
import inspect
from collections.abc import Callable, Iterator

import pytest

from partnerships.adapters import document, minutes, picture
from partnerships.adapters.pdf import render_document
from partnerships.web import picture_sheet

ADAPTERS = (document, minutes, picture)


@pytest.fixture(autouse=True, scope="package")
def _laid_out_once() -> Iterator[None]:
    """The same input gives the same bytes, as tests/adapters prove; so each is laid out once in a process.

    Two worlds still differ here by a single byte of what is drawn, for what differs is another page.
    """
    with pytest.MonkeyPatch.context() as patch:
        drawn = once_for_each_value(render_document)
        for module in ADAPTERS:
            patch.setattr(module, "render_document", drawn)
        page_png = functools.cache(picture.page_png)
        for module in (picture, picture_sheet):
            patch.setattr(module, "page_png", page_png)
        yield


def once_for_each_value(draw: Callable[..., bytes]) -> Callable[..., bytes]:
    """The same function, which remembers what it gave for each input."""
    given: dict[str, bytes] = {}

    @functools.wraps(draw)
    def once(*args: object, **kwargs: object) -> bytes:
        bound = inspect.signature(draw).bind(*args, **kwargs).arguments
        key = hashlib.sha256(repr(sorted(bound.items())).encode()).hexdigest()
        if key not in given:
            given[key] = draw(*args, **kwargs)
        return given[key]

    return once
