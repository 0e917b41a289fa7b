"""Telling the people of a partnership that something happened: one mail for each of them, in their own language."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db.models import Q

from partnerships.models import Account, MailStop, OutboxMail, Partnership, Representative, SmallNews
from partnerships.services import clock
from partnerships.services.mail_stops import stop_link
from partnerships.services.outbox import queue_mail

SMALL = frozenset(
    {
        "acceptance_withdrawn",
        "comment_added",
        "comment_asks",
        "default_left_out",
        "full_path_asked",
        "joined",
        "leaving_out_waits",
        "proposal_waits",
        "signing_began",
        "wording_withdrawn",
        "wording_prepared",
    }
)
"""Small news: the first goes at once, what follows within a day is collected into one mail, with a line of each: `email/NAME.line.txt`."""
BETWEEN_SMALL_MAILS = timedelta(days=1)


def tell_people(
    partnership: Partnership,
    template: str,
    *,
    key: str,
    path: str,
    values: Mapping[str, Any],
    except_person: Representative | None = None,
    except_side_of: Representative | None = None,
    only: Q | None = None,
    attachment: str = "",
) -> None:
    """Queue the mail of that template for everybody who acts for a side. `key` names the cause: one cause, one mail each.

    `only` narrows it to some, by a condition on Representative: `only=Q(signs=True)`. `attachment`, the hash of a stored PDF, goes with
    the mails of those who want it attached.
    """
    people = Representative.objects.filter(party__partnership=partnership, left_at=None).select_related("account")
    if except_side_of is not None:
        people = people.exclude(party=except_side_of.party_id)
    if except_person is not None:
        people = people.exclude(pk=except_person.pk)
    if only is not None:
        people = people.filter(only)
    for person in people.order_by("pk"):
        tell_account(
            person.account,
            partnership,
            template,
            key=f"{key}:{person.public_id}",
            path=path,
            values=values,
            attachment=attachment if person.account.attaches_document else "",
        )


def tell_account(
    account: Account, partnership: Partnership, template: str, *, key: str, path: str, values: Mapping[str, Any], attachment: str = ""
) -> None:
    """Queue one person's mail of that template. Small news waits where this person had a small mail within the last day.

    Inside a transaction that holds the lock of the partnership.
    """
    content = {**values, "title": partnership.title, "path": path}
    if template in SMALL:
        _tell_small(account, partnership, template, key, content)
        return
    queue_mail(
        key=key,
        to=account.email,
        language=account.language,
        template=template,
        values=content,
        partnership=partnership,
        account=account,
        attachment=attachment,
    )


def has_small_mail_today(account_id: int, partnership_id: int) -> bool:
    """Whether a small mail about this partnership was written to this person within the last day."""
    since = clock.now() - BETWEEN_SMALL_MAILS
    return OutboxMail.objects.filter(partnership=partnership_id, account=account_id, is_small=True, created_at__gt=since).exists()


def _tell_small(account: Account, partnership: Partnership, template: str, key: str, content: dict[str, Any]) -> None:
    if partnership.is_specimen or MailStop.objects.filter(account=account, partnership=partnership).exists():
        return
    waiting = SmallNews.objects.filter(account=account, partnership=partnership, left_with=None)
    if not waiting.exists() and not has_small_mail_today(account.pk, partnership.pk):
        queue_mail(
            key=key,
            to=account.email,
            language=account.language,
            template=template,
            values={**content, "stop_link": stop_link(account, partnership)},
            partnership=partnership,
            account=account,
            is_small=True,
        )
        return
    if OutboxMail.objects.filter(key=key).exists() or SmallNews.objects.filter(key=key).exists():
        return
    news = SmallNews(account=account, partnership=partnership, key=key, template=template, created_at=clock.now())
    news.hide(content)
    news.save()
