"""Brings the cast of the demonstration on, through the services. Each step looks whether it is still to be done."""

import uuid
from dataclasses import asdict

from partnerships.management.cast import BY_CONSULTANT, CONSULTANT, UNION, Beside, Member, Team
from partnerships.models import Clause, Companion, Invitation, Membership, Organisation, Party, Representative, Round
from partnerships.services import clock
from partnerships.services.accounts import ensure_account
from partnerships.services.assignment import assign_member
from partnerships.services.comments import comment
from partnerships.services.companions import admit
from partnerships.services.connection import connect_party
from partnerships.services.invitation import Terms, issue
from partnerships.services.inviters import Inviter
from partnerships.services.joining import join_beside, join_organisation, join_side
from partnerships.services.opening import NewSide, open_for_two_sides
from partnerships.services.organisation import found_organisation

Kind = Invitation.Kind
REMARKS = uuid.UUID("6f1f3f0e-3b1c-4f6d-9a55-8f2f4b1f7c10")


def found_team(team: Team) -> Membership | None:
    """The administrator of the organisation, which has its whole team then. None when somebody else has registered it here."""
    founder = team.members[0]
    account = ensure_account(email=founder.email, language=team.language)
    organisation = Organisation.objects.filter(number=team.number).first()
    if organisation is None:
        profile = {
            "legal_name": team.legal_name,
            "form": team.form.value,
            "number": team.number,
            "requires_approval": team.requires_approval,
            "required_signatures": 2,
        }
        administrator = found_organisation(account=account, data=profile, person_name=founder.name, capacity=founder.capacity)
    else:
        found = Membership.objects.filter(organisation=organisation, account=account, administers=True, left_at=None)
        if (there := found.select_related("organisation", "account").first()) is None:
            return None
        administrator = there
    for member in team.members[1:]:
        _join_team(administrator, member, team.language)
    return administrator


def take_seats(team: Team, administrator: Membership, round_: Round) -> None:
    """The side is the organisation, and its whole team works there. Only before the ground rules: later it is for the people."""
    if round_.stage != Round.Stage.OPEN:
        return
    members = Membership.objects.filter(organisation=administrator.organisation, left_at=None).select_related("account")
    accounts = {member.account_id: member for member in members}
    there = Representative.objects.filter(party__partnership=round_.partnership_id, account__in=accounts, works=True, left_at=None)
    actor = there.select_related("party", "account").order_by("pk").first()
    if actor is None:
        return
    connect_party(actor=actor, member=accounts[actor.account_id])
    for member in accounts.values():
        assign_member(actor=administrator, party=actor.party, member=member)


def put_beside(beside: Beside, round_: Round) -> None:
    """Invited, joined, admitted, and perhaps heard."""
    account = ensure_account(email=beside.email, language=beside.language)
    acting = {person.party.pole: person for person in _first_who_work(round_)}
    companion = Companion.objects.filter(partnership=round_.partnership_id, account=account).first()
    if companion is None:
        inviter = acting[beside.invited_by]
        terms: Terms = {"may_comment": beside.may_comment, "capacity": beside.capacity}
        invitation = _invited(inviter, Kind(beside.kind), beside.email, inviter.party, terms)
        companion = join_beside(account=account, invitation=invitation, person_name=beside.name)
        for pole, allows in beside.allowed_by.items():
            admit(actor=acting[pole], companion=companion, allows=allows)
    if beside.says is not None and round_.stage == Round.Stage.NEGOTIATING and companion.left_at is None:
        key, words = beside.says
        comment(actor=companion, clause=Clause.objects.get(round=round_, key=key), text=words, once=uuid.uuid5(REMARKS, key))


def opened_by_consultant() -> Companion | None:
    """The consultant's seat in the partnership that she opened, if it is there."""
    rows = Companion.objects.filter(partnership__title=BY_CONSULTANT.title, party=None, account__email=CONSULTANT[1])
    return rows.select_related("account", "partnership").order_by("pk").first()


def open_by_consultant() -> None:
    """The organisation has joined, the venture is invited; nobody has answered."""
    name, email, language, capacity = CONSULTANT
    consultant = opened_by_consultant() or open_for_two_sides(
        account=ensure_account(email=email, language=language),
        title=BY_CONSULTANT.title,
        language=language,
        person_name=name,
        capacity=capacity,
        sides=(NewSide("venture", BY_CONSULTANT.venture), NewSide("organisation", UNION.legal_name)),
    )
    if consultant.left_at is not None:
        return
    venture, organisation = Party.objects.filter(partnership=consultant.partnership)
    if not Invitation.objects.filter(party=venture).exists():
        issue(by=consultant, kind=Kind.SIDE, party=venture, email=BY_CONSULTANT.venture_person[1])
    _take_the_side_of_the_union(consultant, organisation)


def _take_the_side_of_the_union(consultant: Companion, party: Party) -> None:
    director = UNION.members[0]
    account = ensure_account(email=director.email, language=UNION.language)
    member = Membership.objects.filter(account=account, organisation__number=UNION.number, left_at=None).select_related("account").first()
    seat = Representative.objects.filter(party=party, account=account).select_related("party", "account").first()
    if seat is None:
        invitation = _invited(consultant, Kind.SIDE, director.email, party, {})
        seat = join_side(account=account, invitation=invitation, person_name=director.name)
    if (
        member is not None
        and seat.left_at is None
        and Round.objects.filter(partnership=party.partnership_id, stage=Round.Stage.OPEN).exists()
    ):
        connect_party(actor=seat, member=member)


def _join_team(administrator: Membership, member: Member, language: str) -> None:
    account = ensure_account(email=member.email, language=language)
    if Membership.objects.filter(organisation=administrator.organisation, account=account).exists():
        return
    pending = Invitation.objects.filter(organisation=administrator.organisation).pending(now=clock.now())
    terms = {name: value for name, value in asdict(member).items() if name not in {"name", "email"}}
    invitation = pending.filter(email=member.email).first()
    if invitation is None:
        invitation, _token = issue(by=administrator, kind=Kind.TEAM, organisation=administrator.organisation, email=member.email, **terms)
    join_organisation(account=account, invitation=invitation, person_name=member.name)


def _invited(inviter: Inviter, kind: Kind, email: str, party: Party, terms: Terms) -> Invitation:
    """The invitation that an interrupted run has left, or a new one."""
    here = Invitation.objects.filter(party__partnership=party.partnership_id, kind=kind, email=email)
    left = here.pending(now=clock.now()).first()
    if left is not None:
        return left
    invitation, _token = issue(by=inviter, kind=kind, party=party, email=email, **terms)
    return invitation


def _first_who_work(round_: Round) -> list[Representative]:
    """Who works on each side, the first of each."""
    rows = Representative.objects.filter(party__partnership=round_.partnership_id, works=True, left_at=None)
    people = list(rows.select_related("party__partnership", "account").order_by("-pk"))
    return list({person.party_id: person for person in people}.values())
