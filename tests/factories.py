"""Partnerships in every stage, made through the services, with the fewest steps that lead there."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core import mail

from partnerships.adapters.document import agreement_body
from partnerships.models import (
    Account,
    AgreementVersion,
    Clause,
    Invitation,
    OutboxMail,
    Partnership,
    Proposal,
    Representative,
    Round,
    Signature,
)
from partnerships.queries.agreement import current_version
from partnerships.queries.negotiation import clause_views, drafts_of
from partnerships.queries.questionnaire import own_answers, own_sheet, versions_of
from partnerships.services import clock, sealing
from partnerships.services.accounts import ensure_account
from partnerships.services.agreement import freeze_agreement
from partnerships.services.ground_rules import accept_ground_rules
from partnerships.services.invitation import issue
from partnerships.services.joining import join_side
from partnerships.services.negotiation import Wording, accept_proposal, propose, state_facts, state_party_facts
from partnerships.services.opening import open_partnership
from partnerships.services.questionnaire import save_answers, seal_answer_sheet
from partnerships.services.signing import Device, SignatureForm, serve, sign_agreement
from partnerships.services.signing_code import send_signing_code
from tests.snapshots import once

ANA, BEN, CORA = "ana@venture.example", "ben@organisation.example", "cora@guest.example"
DAN, EVE = "dan@elsewhere.example", "eve@advice.example"

Answers = Mapping[str, Mapping[str, Any]]
VENTURE_ANSWERS: Answers = {
    "model.position": {"value": "infrastructure_only", "importance": "principle", "reason": "כדי להישאר קלים"},
    "fit.horizon": {"value": "one_year"},
    "resources.fundraising": {"value": "jointly"},
}
ORGANISATION_ANSWERS: Answers = {
    "model.position": {"value": "programme_of_the_organisation", "importance": "preference"},
    "fit.horizon": {"value": "one_year"},
    "resources.fundraising": {"value": "venture_with_help"},
}
VENTURE_FACTS: Mapping[str, Any] = {"legal_name": "מיזם הקיץ", "form": "unregistered_group", "members": ["ana"], "liability": "own_share"}
ORGANISATION_FACTS: Mapping[str, Any] = {"legal_name": "אגודת הסטודנטים", "form": "association", "number": "580000008"}
AGREEMENT_FACTS = {"binds": "everything", "start": "2027-01-01"}


@dataclass(frozen=True)
class TwoSides:
    """A partnership with one representative on each side."""

    partnership: Partnership
    venture: Representative
    organisation: Representative

    @property
    def round(self) -> Round:
        """The first round as the database has it now."""
        return current_round(self.partnership)


def account_of(email: str) -> Account:
    """The account of that address, which comes into being when it is first asked for; it reads Hebrew."""
    return ensure_account(email=email, language="he")


def partnership_opened_by(
    email: str, *, role: str = "venture", title: str = "ישראל 2050", language: str = "he", path: str = "core"
) -> Representative:
    """A partnership whose other side has not been invited yet; returns the opener."""
    return open_partnership(
        account=account_of(email), title=title, language=language, role=role, own_name="מיזם הקיץ", other_name="אגודת הסטודנטים",
        person_name=email.partition("@")[0], path=path,
    )  # fmt: skip


def invite(inviter: Representative, email: str = "", *, own_side: bool = False, signs: bool = True) -> tuple[Invitation, str]:
    """Invite somebody to the other side, or to the inviter's own; returns the invitation and its token."""
    parties = {party.pk == inviter.party_id: party for party in inviter.party.partnership.parties.all()}
    return issue(by=inviter, party=parties[own_side], email=email, signs=signs)


def join(inviter: Representative, email: str, *, own_side: bool = False, signs: bool = True) -> Representative:
    """Invite that address to the other side (or to the inviter's own) and accept there."""
    invitation, _token = invite(inviter, email, own_side=own_side, signs=signs)
    return join_side(account=account_of(email), invitation=invitation, person_name=email.partition("@")[0])


@once
def open_partnership_of_two(
    *, venture: str = ANA, organisation: str = BEN, title: str = "ישראל 2050", language: str = "he", path: str = "core"
) -> TwoSides:
    """Stage open: both sides have joined, nobody has accepted the ground rules."""
    opener = partnership_opened_by(venture, title=title, language=language, path=path)
    return TwoSides(opener.party.partnership, opener, join(opener, organisation))


@once
def answering_round(
    *, venture: str = ANA, organisation: str = BEN, title: str = "ישראל 2050", language: str = "he", path: str = "core"
) -> TwoSides:
    """Stage answering: both sides have accepted the ground rules and the same date."""
    sides = open_partnership_of_two(venture=venture, organisation=organisation, title=title, language=language, path=path)
    begin_answering(sides.partnership)
    return sides


@once
def revealed_round(
    *,
    venture: str = ANA,
    organisation: str = BEN,
    venture_answers: Answers = VENTURE_ANSWERS,
    organisation_answers: Answers = ORGANISATION_ANSWERS,
    language: str = "he",
    path: str = "core",
) -> TwoSides:
    """Stage negotiating: both sides have answered and sealed."""
    sides = answering_round(venture=venture, organisation=organisation, language=language, path=path)
    reveal(sides.partnership, venture_answers=venture_answers, organisation_answers=organisation_answers)
    return sides


def signing_round(*, venture: str = ANA, organisation: str = BEN) -> TwoSides:
    """Stage signing: everything is settled and frozen, one signatory on each side, nobody has signed."""
    return round_in("signing", venture=venture, organisation=organisation)


def sealed_round(*, venture: str = ANA, organisation: str = BEN) -> TwoSides:
    """Stage sealed: the document is rendered, sealed and named."""
    return round_in("sealed", venture=venture, organisation=organisation)


@once
def round_in(stage: str, *, venture: str = ANA, organisation: str = BEN, path: str = "core") -> TwoSides:
    """A partnership of two in that stage. Stage sealing lasts inside a transaction only, where nothing runs after the commit."""
    sides = open_partnership_of_two(venture=venture, organisation=organisation, path=path)
    lead_to(stage, sides.partnership)
    return sides


def lead_to(stage: str, partnership: Partnership) -> None:
    """Lead a partnership in which both sides have joined on to that stage, from wherever it stands."""
    steps: Mapping[str, Callable[[Partnership], None]] = {
        "open": begin_answering, "answering": reveal, "negotiating": freeze, "signing": sign_all, "sealing": finish,
    }  # fmt: skip
    while (now := current_round(partnership).stage) != stage:
        steps[now](partnership)


def accept_rules(representative: Representative, *, days: int = 30) -> None:
    """Accept the ground rules for a side, with a date so many days from today."""
    accept_ground_rules(actor=representative, open_on=clock.today() + timedelta(days=days))


def begin_answering(partnership: Partnership, *, open_on: date | None = None) -> None:
    """All sides accept the ground rules with the same date, a month from today unless another is given."""
    for representative in representatives_of(partnership):
        accept_ground_rules(actor=representative, open_on=open_on or clock.today() + timedelta(days=30))


def answer(representative: Representative, answers: Answers) -> None:
    """Save first answers of a side."""
    save_answers(actor=representative, round_=current_round(representative.party.partnership), answers=answers, expected={})


def seal(representative: Representative) -> bool:
    """Seal a side's answers; True when that opened all."""
    round_ = current_round(representative.party.partnership)
    saved = own_answers(own_sheet(round_, representative.party))
    return seal_answer_sheet(actor=representative, round_=round_, seen=versions_of(saved))


def gone_over(representative: Representative) -> dict[str, Any]:
    """What the check page posts when this side has gone over its answers as they stand."""
    saved = own_answers(own_sheet(current_round(representative.party.partnership), representative.party))
    return {"confirmed": "yes", "seen": [f"{key}:{version}" for key, version in versions_of(saved).items()]}


def reveal(
    partnership: Partnership, *, venture_answers: Answers = VENTURE_ANSWERS, organisation_answers: Answers = ORGANISATION_ANSWERS
) -> None:
    """Both sides of an answering round answer and seal."""
    for representative, answers in zip(representatives_of(partnership), (venture_answers, organisation_answers), strict=True):
        answer(representative, answers)
        seal(representative)


def propose_own_words(representative: Representative, words: str = "הצדדים ייפגשו אחת לחודש.") -> Proposal:
    """Propose own words for the first clause."""
    clause = Clause.objects.filter(round__partnership=representative.party.partnership).first()
    assert clause is not None
    based_on = clause.proposals.count()
    return propose(actor=representative, clause=clause, wording=Wording(origin="text", text=words), based_on=based_on)


def accept(representative: Representative, proposal: Proposal) -> None:
    """Accept that wording for a side."""
    accept_proposal(actor=representative, proposal=proposal, text_hash=proposal.text_hash)


def settle(partnership: Partnership) -> None:
    """State all facts, and settle each clause: by its draft, or by the answer of the side that gave one."""
    round_ = current_round(partnership)
    people = representatives_of(partnership)
    for person, facts in zip(people, (VENTURE_FACTS, ORGANISATION_FACTS), strict=True):
        state_party_facts(actor=person, round_=round_, data=facts)
        state_facts(actor=person, round_=round_, facts=AGREEMENT_FACTS)
    for view in (view for view in clause_views(round_) if not view.is_gone):
        if view.current is None:
            wording = Wording(origin="party", party=min(key for key in drafts_of(round_, view.clause) if isinstance(key, int)))
            propose(actor=people[0], clause=view.clause, wording=wording, based_on=0)
        for person in people:
            accept(person, Proposal.objects.filter(clause=view.clause).latest("number"))


def freeze(partnership: Partnership) -> None:
    """Settle everything, and freeze it."""
    settle(partnership)
    freeze_agreement(actor=representatives_of(partnership)[0], round_=current_round(partnership))


def sign_all(partnership: Partnership) -> None:
    """One signatory of each side signs."""
    for representative in representatives_of(partnership):
        sign(representative)


def finish(partnership: Partnership) -> None:
    """Render, seal and name the document."""
    sealing.try_to_finish(version_of(partnership).pk)


def sign(representative: Representative) -> Signature:
    """Sign the current version with a fresh code and a typed name."""
    version = version_of(representative.party.partnership)
    token = serve(actor=representative, version=version, body=str(agreement_body(json.loads(version.canonical))))
    form = SignatureForm(name=representative.name, consents=True, has_authority=True, has_read=True, accepts_authority=True)
    code = fresh_code(representative)
    return sign_agreement(actor=representative, version=version, token=token, code=code, form=form, device=Device(ip="192.0.2.7"))


def fresh_code(representative: Representative) -> str:
    """Ask for a signing code and read it: in the mail, or in the outbox while the transaction of the test holds it back."""
    row = send_signing_code(actor=representative, version=version_of(representative.party.partnership))
    waiting = OutboxMail.objects.get(key=f"signing_code:{row.pk}")
    if waiting.values is not None:
        return str(waiting.opened()["code"])
    return str(re.findall(r"\b\d{6}\b", str(mail.outbox[-1].body))[0])


def version_of(partnership: Partnership) -> AgreementVersion:
    """The frozen version that can be signed now, or that was."""
    version = current_version(current_round(partnership))
    assert version is not None
    return version


def representatives_of(partnership: Partnership) -> list[Representative]:
    """The first who joined on each side, in the order of the parties."""
    people = Representative.objects.filter(party__partnership=partnership, left_at=None).select_related("party__partnership", "account")
    first: dict[int, Representative] = {}
    for person in people.order_by("party__position", "joined_at", "pk"):
        first.setdefault(person.party.position, person)
    return list(first.values())


def representative_of(partnership: Partnership, email: str) -> Representative:
    """Who acts there with that address."""
    return Representative.objects.select_related("party__partnership", "account").get(party__partnership=partnership, account__email=email)


def current_round(partnership: Partnership) -> Round:
    """The first round as the database has it now."""
    return Round.objects.select_related("partnership").get(partnership=partnership, number=1)
