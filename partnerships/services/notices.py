"""Telling the people of a partnership that something happened: one mail for each of them, in their own language."""

from collections.abc import Mapping
from typing import Any

from partnerships.models import Partnership, Representative
from partnerships.services.outbox import queue_mail


def tell_people(
    partnership: Partnership,
    template: str,
    *,
    key: str,
    path: str,
    values: Mapping[str, Any],
    except_person: Representative | None = None,
    except_side_of: Representative | None = None,
) -> None:
    """Queue the mail of that template for everybody who acts for a side. `key` names the cause: one cause, one mail each."""
    people = Representative.objects.filter(party__partnership=partnership, left_at=None).select_related("account")
    if except_side_of is not None:
        people = people.exclude(party=except_side_of.party_id)
    if except_person is not None:
        people = people.exclude(pk=except_person.pk)
    for person in people:
        queue_mail(
            key=f"{key}:{person.public_id}",
            to=person.account.email,
            language=person.account.language,
            template=template,
            values={**values, "title": partnership.title, "path": path},
            partnership=partnership,
        )
