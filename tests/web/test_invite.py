"""Inviting the other side, or somebody of one's own team, by mail or by a link."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from partnerships.domain.errors import Conflict
from partnerships.models import AuditEntry, Invitation, Partnership
from partnerships.services.invitation import renew, valid_invitation
from partnerships.services.joining import accept_invitation
from tests import factories
from tests.factories import ANA, BEN, CORA
from tests.people import Member, Person

BY_MAIL = {"by": "mail", "email": CORA, "does": "signs"}
BY_LINK = {"by": "link", "email": "", "does": "signs"}
QUERIES = 8

pytestmark = pytest.mark.django_db


@pytest.fixture
def opener() -> Member:
    """Ana, before she has invited anybody."""
    return Member(factories.partnership_opened_by(ANA))


def url_of(person: Member) -> str:
    return reverse("invite", args=[person.representative.party.partnership.public_id])


def act(name: str, invitation: Invitation) -> str:
    return reverse(name, args=[invitation.public_id])


def link_shown(person: Member) -> str | None:
    link: str | None = person.get(url_of(person)).context["new_link"]
    return link


def test_it_works_by_mail(opener: Member, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        assert opener.post(url_of(opener), BY_MAIL)["Location"] == url_of(opener)
    invitation = Invitation.objects.get()
    assert (invitation.email, str(invitation.party), invitation.signs) == (CORA, "אגודת הסטודנטים", True)
    (message,) = mail.outbox
    assert message.to == [CORA]
    link = next(line for line in str(message.body).splitlines() if line.startswith("http"))
    assert valid_invitation(link.rstrip("/").rsplit("/", 1)[1]) == invitation
    assert link_shown(opener) is None


def test_it_works_by_link_which_is_shown_once(opener: Member) -> None:
    opener.post(url_of(opener), BY_LINK)
    invitation = Invitation.objects.get()
    link = link_shown(opener)
    assert link is not None
    assert valid_invitation(link.rstrip("/").rsplit("/", 1)[1]) == invitation
    assert (invitation.email, link_shown(opener)) == ("", None)


def test_the_link_is_stored_nowhere(opener: Member) -> None:
    opener.post(url_of(opener), BY_LINK)
    link = link_shown(opener)
    assert link is not None
    token = link.rstrip("/").rsplit("/", 1)[1]
    rows = [str(value) for values in Invitation.objects.values_list() for value in values]
    assert [value for value in rows if token in value] == []


@pytest.mark.parametrize(
    ("does", "rights"),
    [
        ("signs", (True, False, True)),
        ("works", (True, False, False)),
        ("only_signs", (False, False, True)),
        ("views", (False, False, False)),
    ],
)
def test_the_own_team_is_invited_at_any_time(ana: Member, answering: Partnership, does: str, rights: tuple[bool, ...]) -> None:
    ana.post(url_of(ana) + "?side=own", BY_MAIL | {"does": does})
    invitation = Invitation.objects.get(accepted_at=None)
    assert (invitation.party, invitation.works, invitation.approves, invitation.signs) == (ana.representative.party, *rights)


def test_after_somebody_joined_there_only_the_own_team_is_invited(ana: Member) -> None:
    assert ana.get(url_of(ana)).context["is_own_side"] is True


def test_a_new_invitation_of_the_other_side_withdraws_the_old_one(opener: Member) -> None:
    for _ in range(2):
        opener.post(url_of(opener), BY_MAIL)
    withdrawn = [invitation.withdrawn_at is not None for invitation in Invitation.objects.order_by("pk")]
    assert withdrawn == [True, False]
    actions = AuditEntry.objects.order_by("number").values_list("action", flat=True)
    assert list(actions) == ["partnership_opened", "party_invited", "invitation_withdrawn", "party_invited"]


def test_withdrawing(opener: Member) -> None:
    invitation, _token = factories.invite(opener.representative, CORA)
    assert opener.post(act("withdraw_invitation", invitation))["Location"] == url_of(opener)
    invitation.refresh_from_db()
    assert invitation.withdrawn_at is not None
    assert opener.get(url_of(opener)).context["invitations"] == ()


@pytest.mark.parametrize("email", [CORA, ""])
@pytest.mark.parametrize("own_side", [True, False])
def test_sending_a_new_one(opener: Member, email: str, own_side: bool) -> None:
    old, _token = factories.invite(opener.representative, email, own_side=own_side)
    opener.post(act("renew_invitation", old))
    (sent,) = opener.get(url_of(opener)).context["invitations"]
    assert sent.invitation != old
    assert (sent.invitation.email, sent.invitation.party) == (email, old.party)


def test_what_was_accepted_meanwhile_is_not_sent_again(ana: Member) -> None:
    """The list on the page may be older than the joining."""
    old, _token = factories.invite(ana.representative, CORA, own_side=True)
    accept_invitation(account=factories.account_of(CORA), invitation=Invitation.objects.get(pk=old.pk), person_name="cora")
    with pytest.raises(Conflict):
        renew(by=ana.representative, invitation=old)
    assert not Invitation.objects.filter(accepted_at=None, withdrawn_at=None).exists()


def test_what_has_run_out_is_listed_as_such(opener: Member) -> None:
    with time_machine.travel(timezone.now() - timedelta(days=31), tick=False):
        factories.invite(opener.representative, CORA)
    (sent,) = opener.get(url_of(opener)).context["invitations"]
    assert sent.is_expired is True


def test_a_stranger_gets_404(opener: Member, dan: Member, cora: Person) -> None:
    invitation, _token = factories.invite(opener.representative, CORA)
    for person in (dan, cora):
        assert person.get(url_of(opener)).status_code == 404
        assert person.post(url_of(opener), BY_LINK).status_code == 404
        assert person.post(act("withdraw_invitation", invitation)).status_code == 404
        assert person.post(act("renew_invitation", invitation)).status_code == 404
        assert person.post(act("withdraw_invitation", invitation)).status_code == 404
    assert Invitation.objects.filter(withdrawn_at=None, accepted_at=None).get() == invitation


def test_the_other_side_neither_sees_nor_withdraws_our_invitations(ana: Member, ben: Member) -> None:
    invitation, _token = factories.invite(ana.representative, CORA, own_side=True)
    assert ben.get(url_of(ben)).context["invitations"] == ()
    assert ben.post(act("withdraw_invitation", invitation)).status_code == 404


def test_nobody_is_sent_to_the_door(nobody: Client, opener: Member) -> None:
    assert nobody.get(url_of(opener))["Location"].startswith(reverse("account_request_login_code"))


@pytest.mark.parametrize("name", ["withdraw_invitation", "renew_invitation"])
def test_it_rejects_get(opener: Member, name: str) -> None:
    invitation, _token = factories.invite(opener.representative, CORA)
    assert opener.get(act(name, invitation)).status_code == 405


@pytest.mark.parametrize(
    ("words", "field"),
    [({"email": ""}, "email"), ({"email": "no address"}, "email"), ({"by": ""}, "by"), ({"does": "perhaps"}, "does")],
)
def test_bad_input_is_explained(opener: Member, words: dict[str, str], field: str) -> None:
    response = opener.post(url_of(opener), BY_MAIL | words)
    assert (response.status_code, list(response.context["form"].errors)) == (400, [field])
    assert response.context["form"]["email"].value() == (BY_MAIL | words)["email"]
    assert not Invitation.objects.exists()


def test_nobodys_mailbox_is_filled(opener: Member) -> None:
    statuses = [opener.post(url_of(opener), BY_MAIL).status_code for _ in range(7)]
    assert statuses == [302] * 6 + [400]
    (sent,) = opener.get(url_of(opener)).context["invitations"]
    assert opener.post(act("renew_invitation", sent.invitation)).status_code == 400
    assert opener.post(url_of(opener), BY_LINK).status_code == 302


def test_the_wrong_stage_is_refused(ana: Member, revealed: Partnership) -> None:
    revealed.rounds.update(stage="sealing")
    assert ana.post(url_of(ana), BY_LINK).status_code == 409


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_is_constant(ana: Member, django_assert_num_queries: DjangoAssertNumQueries, count: int) -> None:
    for _ in range(count):
        factories.invite(ana.representative, own_side=True)
    ana.get(url_of(ana))
    with django_assert_num_queries(QUERIES):
        ana.get(url_of(ana))


def test_a_used_invitation_of_the_other_side_is_not_listed(ana: Member) -> None:
    assert Invitation.objects.get().email == BEN
    assert ana.get(url_of(ana)).context["invitations"] == ()
