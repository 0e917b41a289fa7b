"""Every address of the site, filled with what exists in a partnership, or with what exists nowhere."""

from functools import cache
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from partnerships.models import (
    AgreementVersion,
    Clause,
    Companion,
    Delivery,
    Invitation,
    Organisation,
    Partnership,
    Recipient,
    Representative,
)
from tests.security.access_table import Row

NOWHERE: dict[str, Any] = {
    "public_id": UUID("00000000-0000-4000-8000-000000000000"),
    "invitation_id": UUID("00000000-0000-4000-8000-000000000001"),
    "person_id": UUID("00000000-0000-4000-8000-000000000006"),
    "companion_id": UUID("00000000-0000-4000-8000-00000000000a"),
    "file_id": UUID("00000000-0000-4000-8000-00000000000c"),
    "recipient_id": UUID("00000000-0000-4000-8000-00000000000d"),
    "link_id": UUID("00000000-0000-4000-8000-00000000000e"),
    "delivery_id": UUID("00000000-0000-4000-8000-00000000000e"),
    "kind": "observer",
    "position": 0,
    "token": "no-such-token",
    "object_id": 999_999_999,
    "code": "AR-2222-2222",
    "name": "no-such-mail",
    "step": "model.position",
    "topic": "fit",
    "asked": "fit.purpose",
    "key": "model.position",
    "question": "conflict.notice",
    "pk": 999_999_999,
    "organisation_id": UUID("00000000-0000-4000-8000-000000000002"),
    "member_id": UUID("00000000-0000-4000-8000-000000000003"),
    "partnership_id": UUID("00000000-0000-4000-8000-000000000004"),
    "representative_id": UUID("00000000-0000-4000-8000-000000000005"),
    "certificate": "insurance",
    "place": "logo",
    "screen": "model.position",
    "schema": "agreement-1",
}


def names() -> set[str]:
    """The name of every URL pattern."""
    return set(_patterns())


def address(row: Row, partnership: Partnership | None) -> str:
    """The address of that row in this partnership; nowhere without one."""
    return addresses([row], partnership)[row.name]


def addresses(rows: Any, partnership: Partnership | None) -> dict[str, str]:
    """The addresses of those rows by their name."""
    values = {**NOWHERE, **(existing(partnership) if partnership else {})}
    patterns = _patterns()
    kwargs = {row.name: {name: values[name] for name in patterns[row.name].pattern.converters} for row in rows}
    return {name: reverse(name, kwargs=arguments) for name, arguments in kwargs.items()}


def converters(name: str) -> dict[str, str]:
    """The words that an address takes, with their kind."""
    pattern = _patterns()[name]
    kinds = {"StringConverter": "str", "SlugConverter": "slug", "UUIDConverter": "uuid", "IntConverter": "int"}
    return {word: kinds[type(converter).__name__] for word, converter in pattern.pattern.converters.items()}


def existing(partnership: Partnership) -> dict[str, Any]:
    """What an address can name in this partnership."""
    clause = Clause.objects.filter(round__partnership=partnership, proposals__isnull=False).first()
    invitation = Invitation.objects.filter(party__partnership=partnership, accepted_at=None).first()
    companion = Companion.objects.filter(partnership=partnership, kind=Companion.Kind.CONSULTANT).first()
    person = Representative.objects.filter(party__partnership=partnership, left_at=None, signs=False).first()
    version = AgreementVersion.objects.filter(round__partnership=partnership).first()
    recipient = Recipient.objects.filter(round__partnership=partnership).first()
    link = Delivery.objects.filter(recipient__round__partnership=partnership).first()
    organisation = Organisation.objects.filter(parties__partnership=partnership).first()
    return {
        "public_id": partnership.public_id,
        "partnership_id": partnership.public_id,
        **({"organisation_id": organisation.public_id} if organisation else {}),
        **({"key": clause.key} if clause else {}),
        **({"invitation_id": invitation.public_id} if invitation else {}),
        **({"person_id": person.public_id} if person else {}),
        **({"companion_id": companion.public_id} if companion else {}),
        **({"code": version.check_code} if version else {}),
        **({"recipient_id": recipient.public_id} if recipient else {}),
        **({"link_id": link.public_id, "delivery_id": link.public_id} if link else {}),
    }


@cache
def _patterns() -> dict[str, URLPattern]:
    """By name, with the namespace before it: `operator:index`."""
    return {f"{namespace}{pattern.name or pattern.pattern}": pattern for namespace, pattern in _flat(get_resolver().url_patterns)}


def _flat(entries: list[Any], namespace: str = "") -> list[tuple[str, URLPattern]]:
    found: list[tuple[str, URLPattern]] = []
    for entry in entries:
        if isinstance(entry, URLResolver):
            found += _flat(entry.url_patterns, f"{entry.namespace}:" if entry.namespace else namespace)
        else:
            found.append((namespace, entry))
    return found
