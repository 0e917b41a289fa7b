"""Opening a partnership: by one of the sides, or by a consultant for both; and what its opener may still correct."""

from dataclasses import dataclass

from django.db import transaction

from partnerships.domain.errors import Conflict, NotPermitted
from partnerships.domain.lifecycle import Action
from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE
from partnerships.domain.questionnaire.structure import Path
from partnerships.domain.text import clean_line
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Account, AnswerSheet, Companion, Partnership, Party, Representative, Round
from partnerships.services import audit, clock, lifecycle
from partnerships.services.joining import new_companion, new_representative


@dataclass(frozen=True)
class NewSide:
    """A side of a partnership that is being opened."""

    role: str
    name: str
    is_opener: bool = False


@transaction.atomic(durable=True)
def open_partnership(
    *,
    account: Account,
    title: str,
    language: str,
    role: str,
    own_name: str,
    other_name: str,
    person_name: str,
    pole: str = "",
    other_role: str = "",
    path: str = Path.CORE,
    signs: bool = True,
    is_specimen: bool = False,
) -> Representative:
    """Open a partnership of two sides, and return the opener as representative of the side with `role`.

    Without more the other side has the other role, and each stands at its own pole. Two organisations fill both poles; `pole` is
    then the opener's.
    """
    pole = pole or role
    own = NewSide(role, own_name, is_opener=True)
    other = NewSide(other_role or next(other.value for other in Party.Role if other != role), other_name)
    sides = (own, other) if pole == Party.Role.VENTURE else (other, own)
    partnership = _begin(title=title, language=language, path=path, is_specimen=is_specimen, sides=sides)
    opener = new_representative(party=partnership.parties.get(is_opener=True), account=account, name=person_name, signs=signs)
    payload = {"role": role, "language": language, "path": partnership.path}
    audit.append(partnership, action="partnership_opened", actor=opener, payload=payload)
    return opener


@transaction.atomic(durable=True)
def open_for_two_sides(
    *,
    account: Account,
    title: str,
    language: str,
    person_name: str,
    sides: tuple[NewSide, NewSide],
    path: str = Path.CORE,
    capacity: str = "",
) -> Companion:
    """A consultant opens a partnership between two others, and returns as the consultant who accompanies it.

    The first of `sides` stands at the pole of the venture. Nobody acts for them yet: the consultant invites both.
    """
    partnership = _begin(title=title, language=language, path=path, is_specimen=False, sides=sides)
    consultant = new_companion(
        partnership=partnership, kind=Companion.Kind.CONSULTANT, account=account, name=person_name, capacity=capacity
    )
    payload = {"role": Companion.Kind.CONSULTANT.value, "language": language, "path": partnership.path}
    audit.append(partnership, action="partnership_opened", actor=consultant, payload=payload)
    return consultant


@transaction.atomic(durable=True)
def change_terms(*, actor: Representative | Companion, title: str, language: str, path: str = "") -> Partnership:
    """Whoever opened corrects title, language and path, as long as no invited side has accepted the ground rules.

    Language and path only until somebody has joined there: whoever joins confirms them. An empty path stays as it is.
    """
    partnership = lifecycle.lock(actor.partnership_id if isinstance(actor, Companion) else actor.party.partnership_id)
    round_ = lifecycle.current_round(partnership)
    _refuse_unless_opener(actor, round_)
    others = partnership.parties.filter(is_opener=False)
    changed = (language, path or partnership.path) != (partnership.language, partnership.path)
    is_confirmed = changed and others.filter(representatives__left_at=None, representatives__isnull=False).exists()
    if is_confirmed or round_.stage != Round.Stage.OPEN or others.filter(ground_rules_accepted_at__isnull=False).exists():
        raise Conflict(_("The other side has already confirmed language and path. They can no longer be changed here."))
    partnership.title, partnership.language = clean_line(title, limit=160), language
    partnership.path = Path(path or partnership.path)
    partnership.save(update_fields=["title", "language", "path"])
    audit.append(partnership, action="terms_changed", actor=actor, payload={"language": language, "path": partnership.path})
    return partnership


def _begin(*, title: str, language: str, path: str, is_specimen: bool, sides: tuple[NewSide, NewSide]) -> Partnership:
    partnership = Partnership.objects.create(
        title=clean_line(title, limit=160), language=language, path=Path(path), is_specimen=is_specimen, created_at=clock.now()
    )
    round_ = Round.objects.create(partnership=partnership, questionnaire_version=QUESTIONNAIRE.version)
    for position, (pole, side) in enumerate(zip((Party.Role.VENTURE, Party.Role.ORGANISATION), sides, strict=True)):
        party = Party.objects.create(
            partnership=partnership,
            position=position,
            role=side.role,
            pole=pole,
            is_opener=side.is_opener,
            name=clean_line(side.name, limit=160),
        )
        AnswerSheet.objects.create(round=round_, party=party, questionnaire_version=QUESTIONNAIRE.version)
    return partnership


def _refuse_unless_opener(actor: Representative | Companion, round_: Round) -> None:
    if isinstance(actor, Representative):
        if not actor.party.is_opener:
            raise NotPermitted
        lifecycle.advance(round_, Action.INVITE, by=actor)
        return
    lifecycle.refuse_unless_consultant_of_both(actor)
    lifecycle.advance(round_, Action.INVITE)
