"""Ending sessions: one, all but this one, or all."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import models, transaction

from partnerships.models import Account


@transaction.atomic(durable=True)
def end_session(*, account: Account, session_id: int) -> None:
    """Sign this person out in one place; nothing happens to the session of anybody else."""
    _end(account, UserSession.objects.filter(user=account, pk=session_id))


@transaction.atomic(durable=True)
def end_other_sessions(*, account: Account, here: str) -> None:
    """Sign this person out everywhere but in the session of that key."""
    _end(account, UserSession.objects.filter(user=account).exclude(session_key=here))


def end_all_sessions(account: Account) -> None:
    """Sign this person out everywhere, inside the caller's transaction."""
    _end(account, UserSession.objects.filter(user=account))


def _end(account: Account, rows: models.QuerySet[UserSession]) -> None:
    keys = list(rows.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(user=account, session_key__in=keys).delete()
