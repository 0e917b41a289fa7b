"""Leaving for good: what goes, what stays, and who is needed first."""

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partnerships.domain.fact_values import Form
from partnerships.models import (
    Account,
    Companion,
    Invitation,
    Membership,
    Organisation,
    OutboxMail,
    Partnership,
    Representative,
    Signature,
    SignatureEvidence,
)
from partnerships.services.evidence import evidence_of
from tests import factories
from tests.beside import join
from tests.factories import ANA
from tests.own_account import confirm, turn_app_on
from tests.people import Member, Person
from tests.web.test_sign_in import CODE, account_in, ask_for_code

DELETE = reverse("delete_account")

pytestmark = pytest.mark.django_db


def delete(person: Person) -> tuple[int, bool]:
    """The status, and whether the account is still open."""
    confirm(person)
    status = person.post(DELETE).status_code
    return status, Account.objects.get(pk=person.account.pk).is_active


def test_it_works(cora: Person) -> None:
    elsewhere = Client()
    elsewhere.post(CODE, {"code": ask_for_code(elsewhere, cora.account.email)})
    confirm(cora)
    page = cora.get(DELETE)
    assert (page.status_code, b" data-forget>" in page.content) == (200, True)
    assert delete(cora) == (302, False)
    account = Account.objects.get(pk=cora.account.pk)
    assert (account.email.endswith("@deleted.invalid"), account.name, account_in(cora)) == (True, "", None)
    assert (mail.outbox[-1].to, elsewhere.get(reverse("account")).status_code) == ([factories.CORA], 302)


def test_whoever_comes_back_begins_anew(cora: Person) -> None:
    delete(cora)
    again = Client()
    again.post(CODE, {"code": ask_for_code(again, factories.CORA)})
    assert account_in(again) not in (None, str(cora.account.pk))


def test_a_get_deletes_nothing(cora: Person) -> None:
    confirm(cora)
    cora.get(DELETE)
    assert Account.objects.get(pk=cora.account.pk).is_active


def test_without_a_fresh_confirmation_nothing_is_deleted(cora: Person) -> None:
    assert cora.post(DELETE)["Location"].startswith(reverse("confirm_identity"))
    assert Account.objects.get(pk=cora.account.pk).is_active


@pytest.mark.parametrize("stage", ["answering", "negotiating", "signing"])
def test_the_only_one_of_a_side_is_needed(stage: str, db: None) -> None:
    ana = Member(factories.round_in(stage).venture)
    confirm(ana)
    assert [entry.reason for entry in ana.get(DELETE).context["obstacles"]] == ["last_of_side"]
    assert delete(ana) == (409, True)


def test_with_somebody_else_on_the_side_one_may_go(ana: Member, answering: Partnership) -> None:
    factories.join(ana.representative, "abe@venture.example", own_side=True)
    assert delete(ana) == (302, False)
    row = Representative.objects.get(pk=ana.representative.pk)
    assert (row.left_at is not None, row.name) == (True, "—")


def test_a_partnership_in_which_nobody_else_is_keeps_nobody(db: None) -> None:
    alone = Member(factories.partnership_opened_by(ANA))
    assert delete(alone) == (302, False)


def test_what_was_signed_stays_with_the_least_evidence(ana: Member, sealed: Partnership) -> None:
    SignatureEvidence.objects.filter(signature__representative=ana.representative).update(ip="192.0.2.7", device="Firefox")
    version = factories.version_of(sealed)
    before = [act.address for act in evidence_of(version).signatures]
    name = ana.representative.name
    turn_app_on(ana.account)
    confirm(ana, "mfa")
    assert ana.post(DELETE).status_code == 302
    signature = Signature.objects.get(representative=ana.representative)
    kept = SignatureEvidence.objects.get(signature=signature)
    assert (signature.name, kept.email, kept.ip, kept.device) == (name, "a…@venture.example", None, "")
    assert [act.address for act in evidence_of(version).signatures] == before
    assert Representative.objects.get(pk=ana.representative.pk).name == name


def test_the_last_administrator_is_needed(cora: Person, ana: Member) -> None:
    now = timezone.now()
    organisation = Organisation.objects.create(legal_name="אגודה", form=Form.ASSOCIATION.value, number="580000008", created_at=now)
    Membership.objects.create(organisation=organisation, account=cora.account, name="cora", administers=True, joined_at=now)
    confirm(cora)
    assert [(each.reason, each.name) for each in cora.get(DELETE).context["obstacles"]] == [("last_administrator", "אגודה")]
    assert delete(cora) == (409, True)
    Membership.objects.create(organisation=organisation, account=ana.account, name="ana", administers=True, joined_at=now)
    assert delete(cora) == (302, False)
    assert Membership.objects.filter(account=cora.account, left_at=None).count() == 0


def test_what_a_consultant_sent_ends_with_the_account_and_the_sides_are_told(cora: Person, ana: Member) -> None:
    companion = join(ana.representative, "consultant", email=factories.CORA)
    assert delete(cora) == (302, False)
    assert OutboxMail.objects.filter(template="companion_left").exists()
    assert not Invitation.objects.filter(email=factories.CORA).exists()
    assert Companion.objects.get(pk=companion.pk).name == "—"


def test_a_mail_server_that_does_not_answer_undoes_nothing(cora: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_mails: object) -> int:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", gone)
    assert delete(cora) == (302, False)
