"""Going on from the short path to the full one: when all sides ask for it, before anybody has sealed. Every answer is kept."""

from django.db import transaction
from django.urls import reverse

from partnerships.domain.errors import AlreadySealed, Conflict
from partnerships.domain.lifecycle import Action
from partnerships.domain.questionnaire.structure import Path
from partnerships.domain.text import gettext_noop as _
from partnerships.models import AnswerSheet, Partnership, Party, Representative, Round
from partnerships.services import audit, lifecycle
from partnerships.services.notices import tell_people


@transaction.atomic(durable=True)
def ask_for_full_path(*, actor: Representative, round_: Round) -> bool:
    """Ask for the full path in the name of the actor's side. True when all sides have asked, and it is the path now.

    AlreadySealed once a side has sealed; Conflict when the path was full without that. Asking twice changes nothing.
    """
    round_ = _locked(round_, actor)
    partnership = round_.partnership
    parties = list(Party.objects.filter(partnership=partnership))
    own = next(party for party in parties if party.pk == actor.party_id)
    if own.wants_full_path:
        return partnership.path == Path.FULL  # the press that was the last one may come twice
    _refuse_full(partnership)
    own.wants_full_path = True
    own.save(update_fields=["wants_full_path"])
    is_agreed = all(party.wants_full_path for party in parties)
    entry = audit.append(partnership, action="full_path_asked", actor=actor, payload={"position": own.position}, more_follow=is_agreed)
    if is_agreed:
        partnership.path = Path.FULL
        partnership.save(update_fields=["path"])
        audit.append(partnership, action="path_widened", actor=actor, payload={"round": round_.number})
    template = "path_widened" if is_agreed else "full_path_asked"
    tell_people(
        partnership,
        template,
        key=f"{template}:{partnership.public_id}:{entry.number}",
        path=reverse("partnership", args=[partnership.public_id]),
        values={"side": own.name},
        except_person=actor if is_agreed else None,
        except_side_of=None if is_agreed else actor,
    )
    return is_agreed


@transaction.atomic(durable=True)
def stay_on_short_path(*, actor: Representative, round_: Round) -> None:
    """Take back the own side's wish for the full path, or decline the other side's. Nothing is lost: it can be asked again."""
    round_ = _locked(round_, actor)
    _refuse_full(round_.partnership)
    if Party.objects.filter(partnership=round_.partnership, wants_full_path=True).update(wants_full_path=False):
        audit.append(round_.partnership, action="full_path_declined", actor=actor, payload={"position": actor.party.position})


def _locked(round_: Round, actor: Representative) -> Round:
    round_ = lifecycle.lock_round(round_.pk)
    lifecycle.advance(round_, Action.WIDEN, by=actor)
    if AnswerSheet.objects.filter(round=round_, sealed_at__isnull=False).exists():
        raise AlreadySealed(_("A side has sealed its answers. From then on both sides answer what was asked until then."))
    return round_


def _refuse_full(partnership: Partnership) -> None:
    if partnership.path == Path.FULL:
        raise Conflict(_("Both sides are on the full path already."))
