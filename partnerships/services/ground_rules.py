"""Agreeing how to begin: the ground rules, and the day by which the answers should open."""

from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse

from partnerships.domain import ground_rules
from partnerships.domain.errors import InvalidInput
from partnerships.domain.lifecycle import Action, Facts
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Partnership, Party, Representative, Round
from partnerships.services import audit, clock, lifecycle
from partnerships.services.notices import tell_people

FARTHEST_OPENING = timedelta(days=365)


@transaction.atomic(durable=True)
def accept_ground_rules(*, actor: Representative, open_on: date) -> Round:
    """Accept the ground rules for a side and name the date for opening the answers; equal dates begin the answering.

    Naming the same date again changes nothing.
    """
    partnership = lifecycle.lock(actor.party.partnership_id)
    round_ = lifecycle.current_round(partnership)
    lifecycle.advance(round_, Action.ACCEPT_GROUND_RULES, by=actor)
    today = clock.today()
    if not today <= open_on <= today + FARTHEST_OPENING:
        raise InvalidInput(_("Choose a date between today and a year from now."))
    party = Party.objects.get(pk=actor.party_id)
    if party.ground_rules_version == ground_rules.VERSION and party.open_on == open_on:
        return round_
    party.ground_rules_accepted_at, party.ground_rules_version, party.open_on = clock.now(), ground_rules.VERSION, open_on
    party.save(update_fields=["ground_rules_accepted_at", "ground_rules_version", "open_on"])
    entry = audit.append(
        partnership, action="ground_rules_accepted", actor=actor, payload={"version": ground_rules.VERSION, "open_on": open_on.isoformat()}
    )
    facts = beginning_facts(partnership)
    if facts.everybody_joined and facts.ground_rules_accepted and facts.same_date:
        lifecycle.advance(round_, Action.BEGIN_ANSWERING, facts)
        round_.open_on = open_on
        round_.save(update_fields=["open_on"])
        audit.append(partnership, action="answering_began", actor=actor, payload={"round": round_.number})
    template = "answering_began" if round_.stage == Round.Stage.ANSWERING else "ground_rules_accepted"
    tell_people(
        partnership,
        template,
        # each naming is a cause of its own: a side may come back to a date that it named before
        key=f"{template}:{partnership.public_id}:{entry.number}",
        path=reverse("partnership", args=[partnership.public_id]),
        values={"side": actor.party.name, "open_on": open_on.isoformat()},
        except_side_of=actor,
    )
    return round_


def beginning_facts(partnership: Partnership) -> Facts:
    """What the guard of answering looks at."""
    parties = list(partnership.parties.prefetch_related("representatives"))
    dates = {party.open_on for party in parties}
    return Facts(
        everybody_joined=all(any(person.left_at is None for person in party.representatives.all()) for party in parties),
        ground_rules_accepted=all(party.ground_rules_accepted_at is not None for party in parties),
        same_date=len(dates) == 1 and None not in dates,
    )
