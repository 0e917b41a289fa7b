"""The one mail of the day with the small news about a partnership."""

import logging
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from partnerships.domain.reminders import is_decent_hour
from partnerships.models import Account, Companion, MailStop, OutboxMail, Partnership, Representative, SmallNews
from partnerships.queries.companions import what_is_seen
from partnerships.services import clock, lifecycle
from partnerships.services.mail_stops import stop_link
from partnerships.services.notices import has_small_mail_today
from partnerships.services.outbox import queue_mail
from partnerships.services.zones import zone_of

logger = logging.getLogger(__name__)


def send_digests() -> int:
    """Put the small news that waits into mails, for everybody who had none within the last day; returns how many mails."""
    pairs = SmallNews.objects.filter(left_with=None).order_by().values_list("account", "partnership").distinct()
    return sum(_gather_safely(account_id, partnership_id) for account_id, partnership_id in list(pairs))


def _gather_safely(account_id: int, partnership_id: int) -> bool:
    """Whatever is wrong with one person's news, the others get theirs."""
    try:
        return _gather(account_id, partnership_id)
    except Exception:  # a row that was damaged, or written under another key
        logger.exception("the news of account %s about partnership %s cannot be gathered", account_id, partnership_id)
        return False


@transaction.atomic(durable=True)
def _gather(account_id: int, partnership_id: int) -> bool:
    partnership = lifecycle.lock(partnership_id)
    account = Account.objects.get(pk=account_id)
    waiting = list(SmallNews.objects.filter(account=account, partnership=partnership, left_with=None))
    if not waiting or has_small_mail_today(account_id, partnership_id):
        return False
    if not _still_wants_it(account, partnership):
        SmallNews.objects.filter(pk__in=[news.pk for news in waiting]).delete()
        return False
    if not is_decent_hour(timezone.localtime(clock.now(), zone_of(account))):
        return False
    written = _write(account, partnership, waiting)
    SmallNews.objects.filter(pk__in=[news.pk for news in waiting]).update(left_with=written, values=None)
    return written is not None


def _still_wants_it(account: Account, partnership: Partnership) -> bool:
    """Whether this person still takes part, and has not stopped such mails. Beside the sides: whether they still read the clauses, of
    which such news tells.
    """
    if not account.is_active or MailStop.objects.filter(account=account, partnership=partnership).exists():
        return False
    acts = Representative.objects.filter(account=account, party__partnership=partnership, left_at=None)
    return acts.exists() or any(
        what_is_seen(companion, lifecycle.current_round(partnership), list(partnership.parties.all())).clauses
        for companion in Companion.objects.filter(account=account, partnership=partnership, left_at=None)
    )


def _write(account: Account, partnership: Partnership, waiting: Sequence[SmallNews]) -> OutboxMail | None:
    first = waiting[0]
    values: dict[str, Any] = first.opened()
    if len(waiting) > 1:
        news = [{"template": item.template, "values": item.opened()} for item in waiting]
        values = {"title": partnership.title, "path": reverse("partnership", args=[partnership.public_id]), "news": news}
    return queue_mail(
        key=first.key if len(waiting) == 1 else f"digest:{first.pk}",
        to=account.email,
        language=account.language,
        template=first.template if len(waiting) == 1 else "digest",
        values={**values, "stop_link": stop_link(account, partnership)},
        partnership=partnership,
        account=account,
        is_small=True,
    )
