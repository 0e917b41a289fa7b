"""Walking a scenario through the same services as the browser, from opening to the sealed document."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import translation

from partnerships.adapters import document, storage
from partnerships.domain.answers import Answer, State
from partnerships.domain.clauses import drafting
from partnerships.domain.clauses.structure import ClauseDraft
from partnerships.domain.errors import InvalidInput, TransitionNotAllowed
from partnerships.domain.facts import agreement_facts_json
from partnerships.domain.lifecycle import Stage
from partnerships.domain.scenario import Scenario, Settlement
from partnerships.domain.text import gettext_noop as _
from partnerships.models import AgreementVersion, Clause, Party, Proposal, Representative, Reveal, Round, SealedDocument
from partnerships.queries.agreement import current_version
from partnerships.queries.comparison import revealed
from partnerships.queries.negotiation import JOINT, clause_keys, clause_views, drafts_of, offered_default
from partnerships.queries.questionnaire import own_answers, own_sheet, revealed_answers, versions_of
from partnerships.services import accounts, agreement, clock, invitation, negotiation, questionnaire, signing
from partnerships.services.negotiation import Wording

ORDER = [Stage.OPEN, Stage.ANSWERING, Stage.NEGOTIATING, Stage.SIGNING, Stage.SEALING, Stage.SEALED]
DAYS_TO_OPENING = 14
NO_BRIDGE_IN_ROW = _("There is no bridge in the row %(row)s. Settle it in another way.")
NO_DEFAULT_IN_ROW = _("There is no suggestion of this site for the row %(row)s. Settle it in another way.")


@dataclass
class Walk:
    """Where a walk stands: the people by party and number as in the file, and what is told to whoever watches."""

    scenario: Scenario
    until: Stage
    tell: Callable[[str], None]
    people: list[list[Representative]] = field(default_factory=list)

    @property
    def round(self) -> Round:
        """The round as it is now."""
        return Round.objects.select_related("partnership").get(partnership=self.people[0][0].party.partnership_id)

    @property
    def goes_on(self) -> bool:
        """Whether the stage asked for lies further on."""
        return ORDER.index(Stage(self.round.stage)) < ORDER.index(self.until)

    def position(self, index: int) -> int:
        """The position of a party that the file counts from 0."""
        return self.people[index][0].party.position


def walk(scenario: Scenario, *, until: Stage = Stage.SEALED, tell: Callable[[str], None] = print) -> Round:
    """Go the whole way, or until the round reaches `until`. A refused step raises Refused; what was done before stands."""
    steps = Walk(scenario, until, tell)
    _open(steps)
    for step in (_begin, _answer, _settle, _freeze, _sign, _seal):
        if not steps.goes_on:
            break
        step(steps)
    if steps.round.stage == Round.Stage.SEALED:
        tell(f"sealed, check code {AgreementVersion.objects.get(round=steps.round, voided_at=None).check_code}")
    return steps.round


def canonical(round_: Round) -> dict[str, Any]:
    """The canonical agreement, once frozen, with, under `comparison`, the result of every question and row once revealed."""
    version = current_version(round_)
    agreement_json: dict[str, Any] = json.loads(version.canonical) if version else {}
    is_revealed = Reveal.objects.filter(round=round_).exists()
    return {**agreement_json, "comparison": _comparison(round_) if is_revealed else {}}


def pdf_of(round_: Round) -> bytes:
    """The sealed document, or before it the reading copy of the frozen text. There is none before freezing."""
    version = AgreementVersion.objects.get(round=round_, voided_at=None)
    sealed = SealedDocument.objects.filter(version=version).first()
    if sealed is not None:
        return storage.read(settings.FILES_DIR, sealed.file_hash)
    return document.agreement_pdf(json.loads(version.canonical), None, final=False, created=version.frozen_at)


def _open(walk_: Walk) -> None:
    first, other = walk_.scenario.sides
    opener = invitation.open_partnership(
        account=accounts.ensure_account(email=first.people[0].email, language=walk_.scenario.language),
        title=walk_.scenario.title,
        language=walk_.scenario.language,
        role=first.role,
        pole=first.pole,
        other_role=other.role,
        path=walk_.scenario.path,
        own_name=first.name,
        other_name=other.name,
        person_name=first.people[0].name,
        signs=first.people[0].signs,
        is_specimen=True,
    )
    walk_.people = [[opener], []]
    walk_.tell(f"opened by {first.name}")
    for index, side in enumerate(walk_.scenario.sides):
        party = Party.objects.get(partnership=opener.party.partnership_id, pole=side.pole)
        for person in side.people[len(walk_.people[index]) :]:
            inviter = walk_.people[index][0] if walk_.people[index] else opener
            invited, _token = invitation.invite_party(actor=inviter, party=party, email=person.email, signs=person.signs)
            account = accounts.ensure_account(email=person.email, language=walk_.scenario.language)
            joined = invitation.accept_invitation(account=account, invitation=invited, person_name=person.name)
            walk_.people[index].append(joined)
            walk_.tell(f"{person.name} joined {side.name}")


def _begin(walk_: Walk) -> None:
    for people, side in zip(walk_.people, walk_.scenario.sides, strict=True):
        negotiation.state_party_facts(actor=people[0], round_=walk_.round, data=side.facts)
    open_on = clock.today() + timedelta(days=DAYS_TO_OPENING)
    for people in walk_.people:
        invitation.accept_ground_rules(actor=people[0], open_on=open_on)
    walk_.tell("both sides accepted the ground rules")


def _answer(walk_: Walk) -> None:
    for people, side in zip(walk_.people, walk_.scenario.sides, strict=True):
        for page in walk_.round.questionnaire.pages:
            given = {question.key: side.answers[question.key] for question in page if question.key in side.answers}
            if given:
                questionnaire.save_answers(actor=people[0], round_=walk_.round, answers=given, expected={})
        count = len(own_answers(own_sheet(walk_.round, people[0].party)))
        walk_.tell(f"{side.name} answered {count} questions")
    for people, side in zip(walk_.people, walk_.scenario.sides, strict=True):
        saved = own_answers(own_sheet(walk_.round, people[0].party))
        questionnaire.seal_answer_sheet(actor=people[0], round_=walk_.round, seen=versions_of(saved))
        walk_.tell(f"{side.name} sealed its answers")
    walk_.tell("the answers were opened")


def _settle(walk_: Walk) -> None:
    """Settle what the scenario names, accept the drafts of what was answered alike, and the rest as `settle_rest` says."""
    for people, side in zip(walk_.people, walk_.scenario.sides, strict=True):
        if walk_.scenario.facts:
            raw = agreement_facts_json(walk_.scenario.facts)
            negotiation.state_facts(actor=people[0], round_=walk_.round, facts=raw)
            walk_.tell(f"{side.name} stated the facts of the agreement")
    for view in clause_views(walk_.round):
        wording = _wording(walk_, view.clause, view.current)
        if wording is not None:
            number = view.current.number if view.current else 0
            negotiation.propose(actor=walk_.people[0][0], clause=view.clause, wording=wording, based_on=number)
        current = Proposal.objects.filter(clause=view.clause).order_by("-number").first()
        if current is not None:
            _accept(walk_, current)
    for key in _silent_defaults(walk_):
        _accept(walk_, negotiation.propose_default(actor=walk_.people[0][0], round_=walk_.round, key=key, based_on=0))


def _accept(walk_: Walk, proposal: Proposal) -> None:
    for people in walk_.people:
        negotiation.accept_proposal(actor=people[0], proposal=proposal, text_hash=proposal.text_hash)
    walk_.tell(f"settled {proposal.clause.key} ({proposal.origin})")


def _silent_defaults(walk_: Walk) -> list[str]:
    """The questions that nobody answered and that the file settles by the default."""
    keys = clause_keys(walk_.round)
    return [key for key, settlement in walk_.scenario.settle.items() if settlement.by == "default" and key not in keys]


def _wording(walk_: Walk, clause: Clause, current: Proposal | None) -> Wording | None:
    settlement = walk_.scenario.settle.get(clause.key)
    if settlement is not None:
        return _as_wording(walk_, clause, settlement)
    if current is not None or not walk_.scenario.settles_rest:
        return None
    first = _first(walk_, drafts_of(walk_.round, clause))
    return Wording(Proposal.Origin.PARTY, party=first) if first is not None else None


def _first(walk_: Walk, drafts: Mapping[int | str, ClauseDraft]) -> int | None:
    """The position of the first party of the file that has a draft."""
    return next((walk_.position(index) for index in range(len(walk_.people)) if walk_.position(index) in drafts), None)


def _as_wording(walk_: Walk, clause: Clause, settlement: Settlement) -> Wording:
    if settlement.by == "rows":
        return Wording(Proposal.Origin.VALUE, value=_matrix_value(walk_, clause, settlement))
    if settlement.by == "joint" and JOINT not in (drafts := drafts_of(walk_.round, clause)):
        return Wording(Proposal.Origin.PARTY, party=_first(walk_, drafts))  # together they give what one side gives alone
    return Wording(
        settlement.by,
        party=walk_.position(settlement.party) if settlement.party is not None else None,
        value=settlement.value,
        text=settlement.text,
        owner=walk_.position(settlement.owner) if settlement.owner is not None else None,
        until=settlement.until,
    )


def _matrix_value(walk_: Walk, clause: Clause, settlement: Settlement) -> dict[str, Any]:
    """One value a row: as settled; rows that are not named take the first side's, else the next one's stop."""
    by_position = [_value_of(answers.get(clause.key)) for answers in revealed_answers(walk_.round)]
    in_order = [by_position[walk_.position(index)] for index in range(len(by_position))]
    question = walk_.round.questionnaire.question(clause.key)
    value: dict[str, Any] = {}
    for row in question.rows:
        stop = _row_value(walk_, clause, settlement.rows.get(row.key), row.key, in_order)
        if stop is not None:
            value[row.key] = stop
    return value


def _row_value(walk_: Walk, clause: Clause, settlement: Settlement | None, row: str, in_order: list[Mapping[str, Any]]) -> Any:
    if settlement is None:
        return next((value[row] for value in in_order if row in value), None)
    match settlement.by:
        case "party":
            return in_order[settlement.party or 0].get(row)
        case "value":
            return settlement.value
        case "bridge":
            return _offered_stop(Reveal.objects.get(round=walk_.round).bridges.get(clause.key), row, NO_BRIDGE_IN_ROW)
        case "default":
            default = offered_default(walk_.round, clause.key)
            return _offered_stop(default.value if default else None, row, NO_DEFAULT_IN_ROW)
        case "open":
            owner = walk_.people[settlement.owner or 0][0].party.pole
            with translation.override(walk_.scenario.language):
                return {"own": drafting.open_row_text(owner, settlement.until or clock.today(), translate=translation.gettext)}
        case _:
            return {"own": settlement.text}


def _offered_stop(rows: Mapping[str, Any] | None, row: str, refusal: str) -> Any:
    if rows is None or row not in rows:
        raise InvalidInput(refusal, row=row)
    return rows[row]


def _value_of(answer: Answer | None) -> Mapping[str, Any]:
    return answer.value if answer is not None and answer.state is State.GIVEN else {}


def _freeze(walk_: Walk) -> None:
    version = agreement.freeze_agreement(actor=walk_.people[0][0], round_=walk_.round)
    walk_.tell(f"froze version {version.number}, fingerprint {version.fingerprint}")


def _sign(walk_: Walk) -> None:
    for party, person in walk_.scenario.sign:
        signatory = walk_.people[party][person]
        capacity = walk_.scenario.sides[party].people[person].capacity
        version = AgreementVersion.objects.select_related("round__partnership").get(round=walk_.round, voided_at=None)
        form = signing.SignatureForm(name=signatory.name, capacity=capacity, consents=True, has_authority=True, has_read=True)
        body = document.agreement_body(json.loads(version.canonical))
        signing.sign_by_command(actor=signatory, version=version, body=body, form=form, seals=walk_.until is Stage.SEALED)
        walk_.tell(f"{signatory.name} signed")
    if walk_.round.stage == Round.Stage.SIGNING:
        raise TransitionNotAllowed(_("Not everybody who must sign has signed."))


def _seal(walk_: Walk) -> None:
    """The last signature has already begun it; what failed is said, and the sweep will try again."""
    version = AgreementVersion.objects.get(round=walk_.round, voided_at=None)
    if walk_.round.stage == Round.Stage.SEALING:
        raise TransitionNotAllowed(_("All have signed, but the document could not be sealed yet: %(error)s"), error=version.seal_error)


def _comparison(round_: Round) -> dict[str, Any]:
    """What a page would find; the bridge of a matrix is that of each row that has one."""
    return {
        found.question_key: {
            "result": str(found.result),
            "bridge": found.bridge,
            **({"rows": {row.key: str(row.result) for row in found.rows}} if found.rows else {}),
        }
        for found in (entry.comparison for entry in revealed(round_).compared)
    }
