"""Everybody who could stand at a door of ana's and ben's partnership: people of both sides, those beside them, and strangers of every kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from partnerships.domain.companions import ALL, Sees
from partnerships.models import Account, Clause, Party, Representative
from partnerships.queries.companions import what_is_seen
from partnerships.services import clock
from partnerships.services.comments import comment
from partnerships.services.companions import call_third_party
from partnerships.services.distribution import Entry, name_recipient
from tests import beside, factories, organisations
from tests.beside import Reader
from tests.factories import BEN, CORA, TwoSides
from tests.people import Member, Person
from tests.security.posts import RISKS

ADMINISTRATOR, OTHER_MEMBER = "adam@organisation.example", "omri@other.example"


@dataclass(frozen=True)
class Scene:
    """A partnership with everybody who has a place in it beside ana and ben."""

    sides: TwoSides
    viewer: Member
    approver: Member
    readers: Mapping[str, Reader]

    def sees(self, reader: Reader) -> Sees:
        """What this person may see as things stand."""
        return what_is_seen(reader.companion, self.sides.round, list(self.sides.partnership.parties.all()))


def scene_in(stage: str) -> Scene:
    """Ana's and ben's partnership in that stage. An invitation to ana's own side is open; the third party is called once it can be."""
    sides = factories.open_partnership_of_two()
    factories.invite(sides.venture, own_side=True)
    viewer, approver = _of_the_side(sides, "vera@venture.example"), _of_the_side(sides, "amir@venture.example", approves=True)
    companions = {
        "consultant": beside.consultant(sides, allowed=ALL),
        "consultant whom nobody lets in": beside.join(sides.organisation, "consultant", email="yona@advice.example"),
        "observer": beside.join(sides.venture, "observer", may_comment=True),
        "observer from signing": beside.join(sides.organisation, "observer", email="yael@funder.example", reads_from="signing"),
    }
    if stage not in ("open", "answering"):
        factories.begin_answering(sides.partnership)
        factories.reveal(sides.partnership, venture_answers={**factories.VENTURE_ANSWERS, **RISKS})
        tom = beside.join(sides.organisation, "third_party", may_comment=True)
        say_something(sides)
        name_recipient(actor=sides.venture, round_=sides.round, entry=Entry("דנה לוי", "dana@funder.example"))
        companions["third party"] = call_third_party(actor=sides.venture, companion=tom)
    factories.lead_to(stage, sides.partnership)
    return Scene(sides, viewer, approver, {name: Reader(companion) for name, companion in companions.items()})


def strangers(sides: TwoSides, elsewhere: TwoSides) -> dict[str, Person]:
    """Those who have no place in ana's and ben's partnership, however near to it they are."""
    factories.invite(sides.venture, CORA, own_side=True, signs=False)
    member = organisations.found(BEN)
    # whatever the stage: no service connects a side once its text is frozen
    Party.objects.filter(pk=sides.organisation.party_id).update(organisation=member.organisation)
    administrator = organisations.join_team(member, ADMINISTRATOR, administers=True)
    other = organisations.found(OTHER_MEMBER, number=organisations.OTHER_NUMBER)
    uncalled = beside.join(sides.venture, "third_party", email="uri@mediation.example")
    return {
        "somebody of another partnership": Member(elsewhere.venture),
        "invited and not come": Person(factories.account_of(CORA)),
        "former representative": _former(sides),
        "consultant elsewhere": Reader(beside.join(elsewhere.venture, "consultant", email="yoav@advice.example")),
        "former observer": _former_observer(sides),
        "uncalled third party": Reader(uncalled),
        "administrator who is not assigned": Person(administrator.account),
        "member of another organisation": Person(other.account),
        "operator": Person(Account.objects.create_superuser("operator@arig.example")),
    }


def say_something(sides: TwoSides) -> None:
    """The venture begins a thread beside the first clause that has words."""
    clause = Clause.objects.filter(round=sides.round, proposals__isnull=False)[0]
    comment(actor=sides.venture, clause=clause, text="מה דעתכם?", once=uuid4())


def _of_the_side(sides: TwoSides, email: str, *, approves: bool = False) -> Member:
    """Somebody of the venture who neither works nor signs: a viewer, or somebody who only approves."""
    row = factories.join(sides.venture, email, own_side=True, signs=False)
    Representative.objects.filter(pk=row.pk).update(works=False, signs=False, approves=approves)
    return Member(Representative.objects.select_related("party__partnership", "account").get(pk=row.pk))


def _former(sides: TwoSides) -> Member:
    """Fay has left the venture's side."""
    someone = factories.join(sides.venture, "fay@venture.example", own_side=True, signs=False)
    someone.left_at = clock.now() - timedelta(days=1)
    someone.save(update_fields=["left_at"])
    return Member(someone)


def _former_observer(sides: TwoSides) -> Reader:
    observer = beside.join(sides.venture, "observer", email="noa@law.example")
    observer.left_at = clock.now() - timedelta(days=1)
    observer.save(update_fields=["left_at"])
    return Reader(observer)
