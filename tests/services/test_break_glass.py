"""The real case of a lost person: nobody of a side can be reached, and the operator lets somebody in. All sides see it."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.urls import reverse

from partnerships.domain.errors import Conflict, InvalidInput, InvitationNotValid, NotPermitted
from partnerships.models import Account, AuditEntry, Invitation, OperatorAct, Organisation, OutboxMail, Representative
from partnerships.queries.audit import checked_chain
from partnerships.services import clock
from partnerships.services.break_glass import correct_address, let_somebody_in
from partnerships.services.invitation import issue
from partnerships.services.joining import join_side
from partnerships.services.operator import make_operator
from tests import factories
from tests.factories import ANA, BEN, CORA, TwoSides
from tests.people import Member

pytestmark = pytest.mark.django_db

OLGA = "olga@arig.example"
REASON = "ענה עזבה את הארץ, והתיבה שלה נסגרה. דיברנו בטלפון עם שני חברי המיזם."


@pytest.fixture
def olga() -> Account:
    return make_operator(email=OLGA)


def entries(sides: TwoSides) -> list[tuple[str, str]]:
    """Actions by the operator in the chain, and by whom."""
    rows = AuditEntry.objects.filter(partnership=sides.partnership, actor__startswith="operator:")
    return list(rows.order_by("number").values_list("action", "actor"))


def mails(template: str) -> list[str]:
    return sorted(OutboxMail.objects.filter(template=template).values_list("to", flat=True))


@pytest.mark.parametrize("stage", ["open", "answering", "negotiating", "signing", "sealed"])
def test_somebody_is_let_in_and_all_sides_are_told(olga: Account, stage: str) -> None:
    sides = factories.round_in(stage)
    invitation = let_somebody_in(by=olga, party=sides.venture.party, email=f" {CORA.upper()} ", reason=REASON, lost=sides.venture)
    by = f"operator:{olga.pk}"
    assert entries(sides) == [("party_invited", by), ("operator_let_in", by)]
    assert mails("operator_let_in") == [ANA, BEN]
    assert mails("invitation")[-1] == CORA
    assert list(OperatorAct.objects.values_list("kind", "reason", "party")) == [("let_in", REASON, sides.venture.party_id)]
    cora = join_side(account=factories.account_of(CORA), invitation=invitation, person_name="קורה")
    assert (cora.works, cora.signs, cora.party_id) == (True, stage in {"open", "answering", "negotiating"}, sides.venture.party_id)
    assert Representative.objects.get(pk=sides.venture.pk).left_at is None
    assert checked_chain(sides.partnership).is_whole


def test_the_access_of_the_lost_person_ends(olga: Account) -> None:
    sides = factories.answering_round()
    let_somebody_in(by=olga, party=sides.venture.party, email=CORA, reason=REASON, lost=sides.venture, ends_access=True)
    by = f"operator:{olga.pk}"
    assert entries(sides) == [("party_invited", by), ("operator_let_in", by), ("access_ended", by)]
    assert Representative.objects.get(pk=sides.venture.pk).left_at is not None
    assert mails("operator_let_in") == [ANA, BEN]  # a mailbox that was said to be gone may not be
    assert mails("access_ended") == [ANA]
    assert list(OperatorAct.objects.order_by("pk").values_list("kind", "representative")) == [
        ("let_in", None),
        ("access_ended", sides.venture.pk),
    ]


def test_the_chain_names_nobody(olga: Account) -> None:
    sides = factories.answering_round()
    let_somebody_in(by=olga, party=sides.venture.party, email=CORA, reason=REASON, lost=sides.venture, ends_access=True)
    written = str(list(AuditEntry.objects.filter(partnership=sides.partnership).values_list("actor", "payload")))
    assert [word for word in (OLGA, CORA, ANA, "ענה", "הארץ") if word in written] == []


def test_not_while_somebody_else_of_the_side_can_invite(olga: Account) -> None:
    sides = factories.answering_round()
    with pytest.raises(Conflict, match="still works for that side"):
        let_somebody_in(by=olga, party=sides.venture.party, email=CORA, reason=REASON)
    factories.join(sides.venture, "ada@venture.example", own_side=True)
    with pytest.raises(Conflict, match="still works for that side"):
        let_somebody_in(by=olga, party=sides.venture.party, email=CORA, reason=REASON, lost=sides.venture)
    assert entries(sides) == []


def test_not_while_the_organisation_has_an_administrator(olga: Account) -> None:
    sides = factories.answering_round()
    party = sides.organisation.party
    party.organisation = Organisation.objects.create(legal_name="א", form="association", created_at=clock.now())
    party.save(update_fields=["organisation"])
    party.organisation.memberships.create(
        account=factories.account_of("ada@organisation.example"), name="עדה", administers=True, joined_at=clock.now()
    )
    with pytest.raises(Conflict, match="administers it"):
        let_somebody_in(by=olga, party=party, email=CORA, reason=REASON, lost=sides.organisation)


def test_the_operator_never_joins(olga: Account) -> None:
    sides = factories.answering_round()
    make_operator(email="omer@arig.example")
    for email in (OLGA, "omer@arig.example"):
        with pytest.raises(NotPermitted, match="never takes part"):
            let_somebody_in(by=olga, party=sides.venture.party, email=email, reason=REASON, lost=sides.venture)
    invitation = let_somebody_in(by=olga, party=sides.venture.party, email=CORA, reason=REASON, lost=sides.venture)
    cora = make_operator(email=CORA)
    with pytest.raises(NotPermitted, match="never takes part"):
        join_side(account=cora, invitation=invitation, person_name="קורה")


def test_an_operator_does_not_act_where_they_take_part() -> None:
    sides = factories.answering_round()
    with pytest.raises(NotPermitted, match="never takes part"):
        let_somebody_in(by=make_operator(email=BEN), party=sides.venture.party, email=CORA, reason=REASON, lost=sides.venture)


@pytest.mark.parametrize(
    ("email", "reason", "sentence"), [("", REASON, "Write the address"), ("x", REASON, "not an e-mail"), (CORA, " ", "reason")]
)
def test_bad_input_is_refused(olga: Account, email: str, reason: str, sentence: str) -> None:
    sides = factories.answering_round()
    with pytest.raises(InvalidInput, match=sentence):
        let_somebody_in(by=olga, party=sides.venture.party, email=email, reason=reason, lost=sides.venture)
    assert not Invitation.objects.filter(email=CORA).exists()


def test_the_lost_person_must_be_of_that_side(olga: Account) -> None:
    sides = factories.answering_round()
    with pytest.raises(Conflict, match="does not act for that side"):
        let_somebody_in(by=olga, party=sides.venture.party, email=CORA, reason=REASON, lost=sides.organisation)


def test_somebody_who_is_no_operator_lets_nobody_in() -> None:
    sides = factories.answering_round()
    with pytest.raises(NotPermitted):
        let_somebody_in(by=sides.organisation.account, party=sides.venture.party, email=CORA, reason=REASON, lost=sides.venture)


def test_an_account_gets_another_address(olga: Account) -> None:
    sides = factories.signing_round()
    factories.fresh_code(sides.venture)
    there = Member(sides.venture)
    UserSession.objects.create(user=there.account, session_key=there.session.session_key, ip="192.0.2.7")
    account = correct_address(by=olga, account=sides.venture.account, email=f" {CORA.upper()}", reason=REASON)
    assert there.get(reverse("partnership_list"))["Location"].startswith("/enter/")
    assert account.email == CORA
    assert list(EmailAddress.objects.filter(user=account).values_list("email", "primary", "verified")) == [(CORA, True, False)]
    assert mails("address_corrected") == [ANA, CORA] == sorted([ANA, CORA])
    assert entries(sides) == [("operator_address_corrected", f"operator:{olga.pk}")]
    assert not sides.venture.codes.filter(used_at=None).exists()
    assert list(OperatorAct.objects.order_by("pk").values_list("kind", "partnership")) == [
        ("address_corrected", None),
        ("address_corrected", sides.partnership.pk),
    ]


def test_the_address_of_somebody_else_is_refused(olga: Account) -> None:
    ana, ben = factories.account_of(ANA), factories.account_of(BEN)
    Account.objects.filter(pk=ben.pk).update(last_login=clock.now() - timedelta(days=1))
    for email, sentence in ((BEN, "Another account"), (ANA, "has now")):
        with pytest.raises(InvalidInput, match=sentence):
            correct_address(by=olga, account=ana, email=email, reason=REASON)
    with pytest.raises(NotPermitted, match="command line"):
        correct_address(by=olga, account=olga, email=CORA, reason=REASON)
    assert Account.objects.get(pk=ana.pk).email == ANA


def test_an_operator_corrects_no_address_where_they_take_part() -> None:
    """With it they would enter for the other side."""
    sides = factories.answering_round()
    with pytest.raises(NotPermitted, match="never takes part"):
        correct_address(by=make_operator(email=BEN), account=sides.venture.account, email=CORA, reason=REASON)
    assert Account.objects.get(pk=sides.venture.account_id).email == ANA


def test_the_address_of_an_operator_who_never_entered_stays_theirs(olga: Account) -> None:
    with pytest.raises(InvalidInput, match="Another account"):
        correct_address(by=olga, account=factories.account_of(ANA), email=OLGA, reason=REASON)
    assert Account.objects.filter(pk=olga.pk).exists()


def test_whom_the_other_side_invited_before_does_not_join_beside_who_was_let_in(olga: Account) -> None:
    """The side is taken up: its own people choose who reads what it keeps to itself."""
    ana = factories.partnership_opened_by(ANA)
    party = ana.party.partnership.parties.get(is_opener=False)
    from_ana, _token = issue(by=ana, party=party)
    join_side(
        account=factories.account_of(BEN),
        invitation=let_somebody_in(by=olga, party=party, email=BEN, reason=REASON),
        person_name="בן",
    )
    with pytest.raises(InvitationNotValid):
        join_side(account=factories.account_of(CORA), invitation=from_ana, person_name="קורה")
    assert list(party.representatives.values_list("account__email", flat=True)) == [BEN]
