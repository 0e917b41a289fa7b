"""Walking a scenario through the same services as the browser, from opening to the sealed document."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from partnerships.adapters import document, storage
from partnerships.domain.errors import TransitionNotAllowed
from partnerships.domain.lifecycle import Stage
from partnerships.domain.scenario import Person, Scenario
from partnerships.domain.text import gettext_noop as _
from partnerships.models import (
    AgreementVersion,
    AnswerSheet,
    Invitation,
    Partnership,
    Party,
    Representative,
    Reveal,
    Round,
    SealedDocument,
    Signature,
)
from partnerships.queries.agreement import current_version
from partnerships.queries.comparison import revealed
from partnerships.queries.questionnaire import own_answers, own_sheet, versions_of
from partnerships.services import (
    accounts,
    agreement,
    clock,
    ground_rules,
    invitation,
    joining,
    negotiation,
    opening,
    questionnaire,
    signing,
)
from partnerships.services.scenario_settling import settle
from partnerships.services.scenario_walk import ORDER, Walk

__all__ = ["ORDER", "canonical", "pdf_of", "walk"]

DAYS_TO_OPENING = 14


def walk(
    scenario: Scenario,
    *,
    until: Stage = Stage.SEALED,
    tell: Callable[[str], None] = print,
    is_specimen: bool = True,
    begun: Partnership | None = None,
) -> Round:
    """Go the whole way, or until the round reaches `until`. A refused step raises Refused; what was done before stands.

    `begun` is a partnership that an earlier walk of the same scenario opened: it goes on from wherever that one came to.
    """
    steps = Walk(scenario, until, tell, is_specimen, begun)
    _open(steps)
    for stage, step in STEPS:
        if not steps.goes_on:
            break
        if steps.round.stage == stage:
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
        return storage.read(sealed.file_hash)
    return document.agreement_pdf(json.loads(version.canonical), None, final=False, for_signing=True, created=version.frozen_at)


def _open(walk_: Walk) -> None:
    first, other = walk_.scenario.sides
    opener = _who_joined(walk_.begun, first.people[0]) or opening.open_partnership(
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
        is_specimen=walk_.is_specimen,
    )
    walk_.people = [[opener], []]
    walk_.tell(f"opened by {first.name}")
    for index, side in enumerate(walk_.scenario.sides):
        party = Party.objects.get(partnership=opener.party.partnership_id, pole=side.pole)
        for person in side.people[len(walk_.people[index]) :]:
            inviter = walk_.people[index][0] if walk_.people[index] else opener
            walk_.people[index].append(_who_joined(walk_.begun, person) or _join(walk_, inviter, party, person))
            walk_.tell(f"{person.name} joined {side.name}")


def _who_joined(begun: Partnership | None, person: Person) -> Representative | None:
    if begun is None:
        return None
    rows = Representative.objects.filter(party__partnership=begun, account__email=person.email, left_at=None)
    return rows.select_related("party__partnership", "account").first()


def _join(walk_: Walk, inviter: Representative, party: Party, person: Person) -> Representative:
    # an interrupted walk may have left it
    left = Invitation.objects.filter(party=party, email=person.email).pending(now=clock.now()).first()
    invited = left or invitation.issue(by=inviter, party=party, email=person.email, signs=person.signs)[0]
    account = accounts.ensure_account(email=person.email, language=walk_.scenario.language)
    return joining.join_side(account=account, invitation=invited, person_name=person.name)


def _begin(walk_: Walk) -> None:
    open_on = clock.today() + timedelta(days=DAYS_TO_OPENING)
    for people, side in zip(walk_.people, walk_.scenario.sides, strict=True):
        if Party.objects.get(pk=people[0].party_id).ground_rules_accepted_at is None:
            negotiation.state_party_facts(actor=people[0], round_=walk_.round, data=side.facts)
            ground_rules.accept_ground_rules(actor=people[0], open_on=open_on)
    walk_.tell("both sides accepted the ground rules")


def _answer(walk_: Walk) -> None:
    sealed = set(AnswerSheet.objects.filter(round=walk_.round).exclude(sealed_at=None).values_list("party", flat=True))
    still_open = [
        (people[0], side) for people, side in zip(walk_.people, walk_.scenario.sides, strict=True) if people[0].party_id not in sealed
    ]
    for actor, side in still_open:
        left = side.answers.keys() - own_answers(own_sheet(walk_.round, actor.party)).keys()
        for page in walk_.round.questionnaire.pages:
            given = {question.key: side.answers[question.key] for question in page if question.key in left}
            if given:
                questionnaire.save_answers(actor=actor, round_=walk_.round, answers=given, expected={})
        count = len(own_answers(own_sheet(walk_.round, actor.party)))
        walk_.tell(f"{side.name} answered {count} questions")
    for actor, side in still_open:
        saved = own_answers(own_sheet(walk_.round, actor.party))
        questionnaire.seal_answer_sheet(actor=actor, round_=walk_.round, seen=versions_of(saved))
        walk_.tell(f"{side.name} sealed its answers")
    walk_.tell("the answers were opened")


def _freeze(walk_: Walk) -> None:
    version = agreement.freeze_agreement(actor=walk_.people[0][0], round_=walk_.round)
    walk_.tell(f"froze version {version.number}, fingerprint {version.fingerprint}")


def _sign(walk_: Walk) -> None:
    signed = set(Signature.objects.filter(version__round=walk_.round, version__voided_at=None).values_list("representative", flat=True))
    for party, person in walk_.scenario.sign:
        if walk_.people[party][person].pk in signed:
            continue
        signatory = walk_.people[party][person]
        signatory.party.refresh_from_db()
        capacity = walk_.scenario.sides[party].people[person].capacity
        version = AgreementVersion.objects.select_related("round__partnership").get(round=walk_.round, voided_at=None)
        form = signing.SignatureForm(
            name=signatory.name, capacity=capacity, consents=True, has_authority=True, has_read=True, accepts_authority=True
        )
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


STEPS = (
    (Stage.OPEN, _begin),
    (Stage.ANSWERING, _answer),
    (Stage.NEGOTIATING, settle),
    (Stage.NEGOTIATING, _freeze),
    (Stage.SIGNING, _sign),
    (Stage.SEALING, _seal),
)
"""What is done at which stage, in this order."""
