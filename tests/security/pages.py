"""Pages made comparable, and the database made comparable."""

import re
from typing import Any

from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

# the CSRF token, the nonce of the policy, and the one-time token of the signing page, of a comment and of an own clause differ at each request by design;
# the way back is made of the address alone
CHANGING = re.compile(rb'(name="(csrfmiddlewaretoken|token|next|([a-z]+-)?once)" value="|X-CSRFToken": "|nonce=")[^"]*')
LEFT_OUT = frozenset({"Content-Security-Policy", "Content-Length", "Expires"})
"""The nonce stands in the first, its length counts in the second, and the third tells the second in which the page was asked for."""

WRITES = re.compile(r'(INSERT INTO|UPDATE|DELETE FROM) "partnerships_')

Page = tuple[int, str, tuple[tuple[str, str], ...]]
Dump = dict[str, list[tuple[object, ...]]]


def page(client: Client, method: str, address: str, data: Any = None) -> Page:
    """What somebody gets there: status, body and headers, without tokens and nonces, and without the address itself."""
    response: Any = client.post(address, data or {}) if method == "POST" else client.generic(method, address)
    body = CHANGING.sub(rb"\1", b"".join(response.streaming_content) if response.streaming else response.content)
    headers = tuple(sorted((name, value) for name, value in response.items() if name not in LEFT_OUT))
    return response.status_code, body.replace(address.encode(), b"ADDRESS").decode(errors="replace"), headers


def status_and_writes(client: Client, method: str, address: str, data: Any = None) -> tuple[int, bool]:
    """What somebody gets there, and whether any table of ours was written for it, also if it was taken back."""
    with CaptureQueriesContext(connection) as queries:
        status = page(client, method, address, data)[0]
    return status, any(WRITES.match(query["sql"]) for query in queries.captured_queries)


def dump() -> Dump:
    """Every row of every table of ours; what sessions and rate limits remember is no change."""
    models = apps.get_app_config("partnerships").get_models()
    return {model.__name__: [_plain(row) for row in model._base_manager.order_by("pk").values_list()] for model in models}


def changes_since(before: Dump) -> set[str]:
    """The tables that differ now."""
    return {name for name, rows in dump().items() if rows != before[name]}


def _plain(row: tuple[Any, ...]) -> tuple[object, ...]:
    return tuple(bytes(value) if isinstance(value, memoryview) else value for value in row)
