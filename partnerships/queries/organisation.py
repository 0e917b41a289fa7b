"""Organisations as their people see them: profile, team, certificates, and on which partnerships who works."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import formats, translation

from partnerships.domain.fact_values import Form, PartyFacts
from partnerships.domain.facts import party_facts_json, presumed_facts, read_party_facts
from partnerships.domain.organisation import ALARM, Ending, Profile, ending, facts_from
from partnerships.models import Account, Certificate, Membership, Organisation, Party, Representative, Round, SealedDocument


@dataclass(frozen=True)
class CertificateState:
    """A certificate, and how near its end is."""

    certificate: Certificate
    ending: Ending


@dataclass(frozen=True)
class Worker:
    """Somebody who acts for the organisation on one partnership; `member` is none for somebody who is not in the team."""

    representative: Representative
    member: Membership | None


@dataclass(frozen=True)
class Engagement:
    """One partnership of the organisation: its side there, where it stands, who works there, and who else of the team could."""

    party: Party
    round: Round
    others: tuple[Party, ...]
    workers: tuple[Worker, ...]
    assignable: tuple[Membership, ...]


def memberships_of(account: Account) -> tuple[Membership, ...]:
    """The teams in which this person is, by the organisation's name."""
    rows = Membership.objects.filter(account=account, left_at=None).select_related("organisation")
    return tuple(rows.order_by("organisation__legal_name", "pk"))


def team_of(organisation: Organisation) -> tuple[Membership, ...]:
    """Who is in the team, administrators first, then in the order in which they joined."""
    rows = organisation.memberships.filter(left_at=None).select_related("account")
    return tuple(rows.order_by("-administers", "joined_at", "pk"))


def profile_of(organisation: Organisation) -> Profile:
    """The stored profile as the domain knows it."""
    values = {field: getattr(organisation, field) for field in Profile.__dataclass_fields__}
    return Profile(**{**values, "form": Form(organisation.form)})


def certificates_of(organisation: Organisation, *, on: date) -> tuple[CertificateState, ...]:
    """The certificates, the one that ends first before the others."""
    return tuple(CertificateState(row, ending(row.valid_until, on=on)) for row in organisation.certificates.all())


def ending_certificates(on: date) -> QuerySet[Certificate]:
    """The certificates of all organisations that end within the days of the alarm, or have ended, with their organisation."""
    return (
        Certificate.objects.filter(valid_until__lte=on + ALARM)
        .select_related("organisation")
        .order_by("organisation", "valid_until", "kind")
    )


def may_connect(person: Representative) -> bool:
    """Whether this person works in a team whose organisation the person's side could be."""
    is_free = person.party.role == Party.Role.ORGANISATION and person.party.organisation_id is None
    return is_free and Membership.objects.filter(account=person.account_id, works=True, left_at=None).exists()


def facts_from_profile(party: Party, organisation: Organisation, *, language: str) -> PartyFacts:
    """What this side would state as that organisation: its profile over what the side has stated. The decision is in that language."""
    days = {certificate.kind: certificate.valid_until for certificate in organisation.certificates.all()}
    return facts_from(
        profile_of(organisation),
        stated_facts(party),
        resolution=resolution_in_words(organisation, language=language),
        proper_management_until=days.get(Certificate.Kind.PROPER_MANAGEMENT),
        section_46_until=days.get(Certificate.Kind.SECTION_46),
    )


def stated_facts(party: Party) -> PartyFacts:
    """What the side has stated; only its name before that."""
    facts, _mistakes = read_party_facts(party.facts) if party.facts else (None, ())
    return facts or replace(presumed_facts(name=party.name), liability=None)


def has_changed_since(party: Party, *, language: str) -> bool:
    """Whether the profile of the side's organisation says something else than the side states."""
    if party.organisation is None:
        return False
    stated: dict[str, object] = party.facts
    return party_facts_json(facts_from_profile(party, party.organisation, language=language)) != stated


def logos_of(partnership_id: int) -> dict[int, str]:
    """The hashes of the logos that the sides' organisations show, each by the place of its side in the agreement."""
    rows = Party.objects.filter(partnership=partnership_id).exclude(organisation=None).exclude(organisation__logo_hash="")
    return dict(rows.order_by("position").values_list("position", "organisation__logo_hash"))


def logos_on(document: SealedDocument) -> dict[int, str]:
    """The same as they stand in this document, whatever is shown since."""
    if document.logos is None:
        return logos_of(document.version.round.partnership_id)
    return {int(position): logo for position, logo in document.logos.items()}


def resolution_in_words(organisation: Organisation, *, language: str) -> str:
    """The decision of the board on who signs, as the agreement says it; empty when none is stated."""
    number, on = organisation.resolution, organisation.resolved_on
    with translation.override(language):
        day = formats.date_format(on, "DATE_FORMAT") if on else ""
        if number and day:
            return translation.gettext("Resolution no. %(number)s of the board, of %(day)s") % {"number": number, "day": day}
        if number:
            return translation.gettext("Resolution no. %(number)s of the board") % {"number": number}
        return translation.gettext("Resolution of the board of %(day)s") % {"day": day} if day else ""


def engagements(organisation: Organisation) -> tuple[Engagement, ...]:
    """The partnerships of the organisation, the newest first, in a constant number of queries. Nothing here hangs on answers."""
    return _engagements(organisation.parties.all(), organisation)


def engagements_of_member(member: Membership) -> tuple[Engagement, ...]:
    """Where this member acts for the organisation."""
    acting = Q(representatives__account=member.account_id, representatives__left_at=None)
    return _engagements(member.organisation.parties.filter(acting), member.organisation)


def _engagements(parties: QuerySet[Party], organisation: Organisation) -> tuple[Engagement, ...]:
    own = list(parties.select_related("partnership").order_by("-partnership__created_at", "-pk"))
    team = team_of(organisation)
    partnerships = [party.partnership_id for party in own]
    rounds = {row.partnership_id: row for row in Round.objects.filter(partnership__in=partnerships).order_by("number")}
    sides: dict[int, list[Party]] = defaultdict(list)
    for row in Party.objects.filter(partnership__in=partnerships):
        sides[row.partnership_id].append(row)
    people: dict[int, list[Representative]] = defaultdict(list)
    for person in Representative.objects.filter(party__in=own, left_at=None).select_related("account").order_by("joined_at", "pk"):
        people[person.party_id].append(person)
    return tuple(_engagement(party, rounds[party.partnership_id], sides[party.partnership_id], people[party.pk], team) for party in own)


def _engagement(
    party: Party, round_: Round, parties: Sequence[Party], people: Sequence[Representative], team: Sequence[Membership]
) -> Engagement:
    members = {member.account_id: member for member in team}
    acting = {person.account_id for person in people}
    return Engagement(
        party=party,
        round=round_,
        others=tuple(other for other in parties if other.pk != party.pk),
        workers=tuple(Worker(person, members.get(person.account_id)) for person in people),
        assignable=tuple(member for member in team if member.account_id not in acting),
    )
