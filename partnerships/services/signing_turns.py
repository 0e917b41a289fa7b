"""Telling people whose turn it is to sign. In an order nobody learns who has signed before their own turn has come."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q
from django.urls import reverse

from partnerships.models import AgreementVersion, Representative, Round, Signature
from partnerships.queries.live import last_number
from partnerships.queries.signing_order import Ordered, ordered
from partnerships.services.notices import tell_people


def path_of(round_: Round) -> str:
    """The address of the signing table."""
    return reverse("sign", args=[round_.partnership.public_id])


def tell_that_signing_began(version: AgreementVersion, round_: Round, *, by: Representative) -> None:
    """Ask those who sign first, and tell everybody else but `by` that it began."""
    now = Q(pk__in=[person.pk for person in ordered(version).now])
    _tell(version, round_, "ready_to_sign", only=now, by=by)
    _tell(version, round_, "signing_in_order" if version.order else "signing_began", only=~now, by=by)


def tell_of_signature(signature: Signature, round_: Round) -> None:
    """Tell of a signature that is not the last one: everybody, or in an order whose turn has come; and whoever comes next."""
    version = signature.version
    values = {"who": signature.name, "side": signature.party.name}
    order = ordered(version)
    who = Q() if not version.order else Q(pk__in=[person.pk for person in _knowing(order, round_) if person not in order.now])
    _tell(version, round_, "signed", key=f"signed:{signature.public_id}", only=who, by=signature.representative, **values)
    if version.order:
        tell_whose_turn(version, round_, order.now)


def tell_whose_turn(
    version: AgreementVersion, round_: Round, people: Collection[Representative], *, by: Representative | None = None
) -> None:
    """Tell these people that it is their turn now."""
    # the same person may come to be next more than once, when the order is changed
    key = f"your_turn:{version.check_code}:{last_number(round_.partnership)}"
    _tell(version, round_, "your_turn", key=key, only=Q(pk__in=[person.pk for person in people]), by=by)


def who_may_learn(version: AgreementVersion, round_: Round, *, also: Q | None = None) -> Q | None:
    """Whom a mail about a signature may reach where one signs after another: whose turn has come, and `also`. None: everybody."""
    if not version.order:
        return None
    return Q(pk__in=[person.pk for person in _knowing(ordered(version), round_)]) | (also or Q(pk__in=[]))


def _knowing(order: Ordered, round_: Round) -> list[Representative]:
    people = Representative.objects.filter(party__partnership=round_.partnership_id, left_at=None)
    return [person for person in people if order.knows(person)]


def _tell(
    version: AgreementVersion, round_: Round, template: str, *, only: Q, by: Representative | None, key: str = "", **values: Any
) -> None:
    tell_people(
        round_.partnership,
        template,
        key=key or f"{template}:{version.check_code}",
        path=path_of(round_),
        values={"sign_by": version.sign_by.isoformat() if version.sign_by else "", "who": by.name if by else "", **values},
        except_person=by,
        only=only,
    )
