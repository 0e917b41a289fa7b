"""A side of a partnership that is a lasting organisation: connecting it, and taking over what the profile says."""

from django.db import transaction
from django.db.models import Q

from partnerships.domain.errors import Conflict, NotPermitted
from partnerships.domain.facts import party_facts_json
from partnerships.domain.lifecycle import Action
from partnerships.domain.organisation import contradicts
from partnerships.domain.text import gettext_noop as _
from partnerships.models import Membership, Organisation, Partnership, Party, Representative, Round
from partnerships.queries.organisation import facts_from_profile, profile_of, stated_facts
from partnerships.services import audit, lifecycle
from partnerships.services.organisation import lock
from partnerships.services.team import copy_rights

NOT_A_WORKER = _("You can do this for an organisation in whose team you work. Ask an administrator there for that right.")
IS_VENTURE = _("A venture acts as the people whom it names. Only the side of an organisation can be connected to one.")
IS_CONNECTED = _("This side is connected to another organisation already.")
OTHER_NUMBER = _(
    "This side has stated another registration number than that of the organisation. "
    "Correct the facts of the side first, or choose the right organisation."
)
ON_THE_OTHER_SIDE = _("This organisation is on the other side of this partnership already. Nobody agrees with themselves.")


@transaction.atomic(durable=True)
def connect_party(*, actor: Representative, member: Membership) -> Party:
    """The actor's side is the organisation in whose team the actor works. Its profile fills the facts of the side.

    From now on the members who act there have the rights of the team, and whoever is not of the team no longer signs or approves
    there. The same organisation again changes nothing. Refused for a venture, for a side with another organisation or another number,
    and for an organisation that is on the other side.
    """
    organisation = lock(member.organisation_id)
    partnership = lifecycle.lock(actor.party.partnership_id)
    round_ = lifecycle.current_round(partnership)
    lifecycle.advance(round_, Action.STATE_FACTS, by=actor)
    _refuse_unless_works(actor, organisation)
    party = Party.objects.get(pk=actor.party_id)
    if party.organisation_id == organisation.pk:
        return party
    _refuse_unfit(party, organisation)
    party.organisation = organisation
    party.save(update_fields=["organisation"])
    _fill(party, organisation, partnership)
    audit.append(
        partnership,
        action="organisation_connected",
        actor=actor,
        payload={"position": party.position, "organisation": str(organisation.public_id)},
    )
    for member_there, representative in _members_acting(party, organisation):
        copy_rights(member_there, representative, partnership, by=actor)
    for outsider in _outsiders_with_a_voice(party, organisation):
        _take_voice(outsider, partnership, by=actor)
    return party


@transaction.atomic(durable=True)
def take_over_profile(*, actor: Representative, round_: Round) -> Party:
    """State what the profile of the side's organisation says now. What it does not say stays as the side stated it."""
    round_ = lifecycle.lock_round(round_.pk)
    lifecycle.advance(round_, Action.STATE_FACTS, by=actor)
    party = Party.objects.select_related("organisation").get(pk=actor.party_id)
    if party.organisation is None:
        raise Conflict(_("This side is not connected to an organisation, so there is no profile to take over."))
    _fill(party, party.organisation, round_.partnership)
    audit.append(round_.partnership, action="party_facts_stated", actor=actor, payload={"position": party.position})
    return party


def _fill(party: Party, organisation: Organisation, partnership: Partnership) -> None:
    facts = facts_from_profile(party, organisation, language=partnership.language)
    party.facts, party.name = party_facts_json(facts), facts.legal_name[:160]
    party.save(update_fields=["facts", "name"])


def _refuse_unless_works(actor: Representative, organisation: Organisation) -> None:
    if not Membership.objects.filter(organisation=organisation, account=actor.account_id, works=True, left_at=None).exists():
        raise NotPermitted(NOT_A_WORKER)


def _refuse_unfit(party: Party, organisation: Organisation) -> None:
    if party.role != Party.Role.ORGANISATION:
        raise Conflict(IS_VENTURE)
    if party.organisation_id is not None:
        raise Conflict(IS_CONNECTED)
    for other in Party.objects.filter(partnership=party.partnership_id).exclude(pk=party.pk):
        if other.organisation_id == organisation.pk or (organisation.number and stated_facts(other).number == organisation.number):
            raise Conflict(ON_THE_OTHER_SIDE)
    if contradicts(profile_of(organisation), stated_facts(party)):
        raise Conflict(OTHER_NUMBER)


def _members_acting(party: Party, organisation: Organisation) -> list[tuple[Membership, Representative]]:
    people = Representative.objects.filter(party=party, left_at=None).select_related("party")
    team = {member.account_id: member for member in Membership.objects.filter(organisation=organisation, left_at=None)}
    return [(team[person.account_id], person) for person in people if person.account_id in team]


def _outsiders_with_a_voice(party: Party, organisation: Organisation) -> list[Representative]:
    team = Membership.objects.filter(organisation=organisation, left_at=None).values("account")
    people = Representative.objects.filter(Q(signs=True) | Q(approves=True), party=party, left_at=None)
    return list(people.exclude(account__in=team).order_by("pk"))


def _take_voice(person: Representative, partnership: Partnership, *, by: Representative) -> None:
    """Who signs and approves for an organisation its administrators decide, who can invite this person anew."""
    person.signs = person.approves = False
    person.save(update_fields=["signs", "approves"])
    audit.append(
        partnership,
        action="rights_changed",
        actor=by,
        payload={
            "representative": str(person.public_id),
            "position": person.party.position,
            "works": person.works,
            "approves": False,
            "signs": False,
        },
    )
