"""Changing in which order a frozen text is signed, and by which day, while it is approved or signed."""

from django.db import transaction

from partnerships.domain.lifecycle import Action, Stage
from partnerships.domain.signing_order import Arrangement, rearranged, refuse_impossible
from partnerships.models import AgreementVersion, Representative, Round
from partnerships.queries.live import last_number
from partnerships.queries.signing_order import ordered
from partnerships.services import audit, clock, lifecycle, signing_turns
from partnerships.services.agreement import arranged
from partnerships.services.notices import tell_people
from partnerships.services.sending_back import as_it_is_now


@transaction.atomic(durable=True)
def arrange_signing(*, actor: Representative, version: AgreementVersion, arrangement: Arrangement) -> bool:
    """Arrange anew how the version is signed; False when that changes nothing. Everybody is told, and whose turn comes by it.

    Those who have signed stay at their places. Somebody who may not know who has signed moves everybody alike; that changes
    nothing for those who have. Refused for somebody who does not sign, and for a day that has passed.
    """
    round_ = lifecycle.lock_round(version.round_id)
    lifecycle.advance(round_, Action.ARRANGE, by=actor)
    version = as_it_is_now(version)
    before = ordered(version)
    if arrangement.sign_by != version.sign_by:
        refuse_impossible(Arrangement(sign_by=arrangement.sign_by), signers=(), today=clock.today())
    refuse_impossible(Arrangement(arrangement.order), signers=before.people, today=clock.today())
    signed = [signer.key for signer in before.order.signers if signer.has_signed and before.knows(actor)]
    order = rearranged(version.order, arrangement.order, fixed=signed) if arrangement.order else ()
    if (list(order), arrangement.sign_by) == (version.order, version.sign_by):
        return False
    version.order, version.sign_by = list(order), arrangement.sign_by
    version.save(update_fields=["order", "sign_by"])
    audit.append(
        round_.partnership,
        action="signing_arranged",
        actor=actor,
        payload={"version": version.number, "order": version.order, **arranged(version)},
    )
    _tell(actor, version, round_)
    if round_.stage == Stage.SIGNING:
        came = [person for person in ordered(version).now if person not in before.now]
        signing_turns.tell_whose_turn(version, round_, came, by=actor)
    return True


def _tell(actor: Representative, version: AgreementVersion, round_: Round) -> None:
    tell_people(
        round_.partnership,
        "signing_arranged",
        key=f"signing_arranged:{version.check_code}:{last_number(round_.partnership)}",
        path=signing_turns.path_of(round_),
        values={
            "who": actor.name,
            "side": actor.party.name,
            "in_order": bool(version.order),
            "sign_by": version.sign_by.isoformat() if version.sign_by else "",
        },
        except_person=actor,
    )
