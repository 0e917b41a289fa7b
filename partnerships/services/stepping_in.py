"""Stepping in: the right to sign or to approve goes from one person of a side to another, also when the text is frozen already."""

from django.db import transaction
from django.urls import reverse

from partnerships.domain.errors import Conflict, NotPermitted
from partnerships.domain.lifecycle import Action, Facts
from partnerships.domain.signing_order import Arrangement, stepped_in
from partnerships.domain.text import gettext_noop as _
from partnerships.models import AgreementVersion, Membership, Representative, Round
from partnerships.queries.agreement import current_version
from partnerships.queries.approval import awaited_approvals
from partnerships.services import audit, clock, lifecycle
from partnerships.services import leaving as leaving_rules
from partnerships.services.agreement import freeze_locked
from partnerships.services.notices import tell_people
from partnerships.services.outbox import queue_mail


@transaction.atomic(durable=True)
def replace_signatory(
    *, actor: Representative, leaving: Representative, stepping_in: Representative, reason: str, ends_access: bool = False
) -> AgreementVersion | None:
    """From now on `stepping_in` signs for the side instead of `leaving`; returns the new version where the text was frozen.

    A frozen text names its signatories: its version and the signatures on it are void, and the same words are frozen anew
    under the next number, to be signed in the same order and by the same day. Everybody is told. With `ends_access` the one who
    leaves loses the rest too.
    """
    round_, actor, leaving, stepping_in = _begin(actor, leaving, stepping_in, "signs")
    reason = leaving_rules.clean_reason(reason)
    version = current_version(round_) if round_.stage in {Round.Stage.APPROVING, Round.Stage.SIGNING} else None
    _move(leaving, stepping_in, "signs")
    if version is not None:
        _void(version, round_, actor, reason)
    audit.append(round_.partnership, action="signatory_replaced", actor=actor, payload=_payload(leaving, stepping_in))
    if ends_access:
        _end(leaving, round_, actor, reason)
    if version is None:
        return None
    _tell(round_, version, actor, leaving, stepping_in)
    order = stepped_in(version.order, str(leaving.public_id), str(stepping_in.public_id))
    return freeze_locked(actor, round_, Arrangement(order, version.sign_by))


@transaction.atomic(durable=True)
def replace_approver(
    *, actor: Representative, leaving: Representative, stepping_in: Representative, reason: str, ends_access: bool = False
) -> None:
    """From now on `stepping_in` approves for the side instead of `leaving`. A frozen text stays as it is, and waits for the new one."""
    round_, actor, leaving, stepping_in = _begin(actor, leaving, stepping_in, "approves")
    reason = leaving_rules.clean_reason(reason)
    _move(leaving, stepping_in, "approves")
    audit.append(round_.partnership, action="approver_replaced", actor=actor, payload=_payload(leaving, stepping_in))
    if ends_access:
        _end(leaving, round_, actor, reason)
    version = current_version(round_) if round_.stage == Round.Stage.APPROVING else None
    if version is not None and leaving.party in awaited_approvals(version):
        queue_mail(
            key=f"approval_asked:{version.check_code}:stepping_in:{stepping_in.public_id}",
            to=stepping_in.account.email,
            language=stepping_in.account.language,
            template="approval_asked",
            values={"title": round_.partnership.title, "who": actor.name, "path": _path(round_)},
            partnership=round_.partnership,
            account=stepping_in.account,
        )


def _begin(
    actor: Representative, leaving_one: Representative, stepping_in: Representative, right: str
) -> tuple[Round, Representative, Representative, Representative]:
    partnership = lifecycle.lock(actor.party.partnership_id)
    round_ = Round.objects.filter(partnership=partnership).order_by("-number")[0]
    round_.partnership = partnership
    lifecycle.advance(round_, Action.STEP_IN)
    people = {row.pk: row for row in Representative.objects.filter(party=actor.party_id, left_at=None).select_related("party", "account")}
    if actor.pk not in people:
        raise NotPermitted
    if leaving_one.pk not in people or not getattr(people[leaving_one.pk], right):
        raise Conflict(_("This person no longer has that right. Look again at who does what on your side."))
    if stepping_in.pk not in people:
        raise Conflict(_("Whoever steps in has to act for your side first. Invite them; as soon as they have joined, this is possible."))
    leaving_rules.refuse_changing_people(people[actor.pk], people[leaving_one.pk])
    _refuse_unfit(people[stepping_in.pk], right)
    return round_, people[actor.pk], people[leaving_one.pk], people[stepping_in.pk]


def _refuse_unfit(person: Representative, right: str) -> None:
    if getattr(person, right):
        raise Conflict(_("This person has that right already. Choose somebody else, or send the text back to the table."))
    member = Membership.objects.filter(organisation=person.party.organisation_id, account=person.account, left_at=None).first()
    if person.party.organisation_id is not None and member is not None and not getattr(member, right):
        raise Conflict(_("In the organisation's team this person does not have that right. An administrator can give it there first."))


def _move(leaving_one: Representative, stepping_in: Representative, right: str) -> None:
    for person, has_it in ((leaving_one, False), (stepping_in, True)):
        setattr(person, right, has_it)
        person.save(update_fields=[right])


def _void(version: AgreementVersion, round_: Round, actor: Representative, reason: str) -> None:
    version.voided_at, version.voided_by, version.void_note = clock.now(), actor, reason
    version.save(update_fields=["voided_at", "voided_by", "void_note"])
    lifecycle.advance(round_, Action.SEND_BACK, Facts())


def _end(leaving_one: Representative, round_: Round, actor: Representative, reason: str) -> None:
    if leaving_one.pk == actor.pk:
        raise Conflict(_("You end your own access yourself, once somebody has stepped in."))
    leaving_rules.refuse_who_is_needed(leaving_one, round_)
    leaving_rules.leave_locked(leaving_one, round_.partnership, by=actor, reason=reason)


def _payload(leaving_one: Representative, stepping_in: Representative) -> dict[str, object]:
    return {
        "leaving": str(leaving_one.public_id),
        "stepping_in": str(stepping_in.public_id),
        "position": leaving_one.party.position,
    }


def _tell(
    round_: Round, version: AgreementVersion, actor: Representative, leaving_one: Representative, stepping_in: Representative
) -> None:
    tell_people(
        round_.partnership,
        "signatory_replaced",
        key=f"signatory_replaced:{version.check_code}",
        path=_path(round_),
        values={"who": actor.name, "side": actor.party.name, "leaving": leaving_one.name, "stepping_in": stepping_in.name},
    )


def _path(round_: Round) -> str:
    return reverse("sign", args=[round_.partnership.public_id])
