"""What the operator does with accounts, organisations, mails and documents; each act is kept with its reason."""

import pytest

from partnerships.domain.errors import Conflict, InvalidInput, NotPermitted
from partnerships.models import Account, OperatorAct, Organisation, OutboxMail
from partnerships.services import clock, outbox
from partnerships.services.operator import (
    close_account,
    correct_organisation,
    end_operator,
    give_up_mail,
    make_operator,
    open_account,
    try_mail_again,
    try_sealing_again,
)
from tests import factories
from tests.factories import ANA, BEN

pytestmark = pytest.mark.django_db

OLGA = "olga@arig.example"


@pytest.fixture
def olga() -> Account:
    return make_operator(email=OLGA)


def acts() -> list[tuple[str, str, str]]:
    return list(OperatorAct.objects.order_by("pk").values_list("kind", "by__email", "reason"))


def organisation(number: str = "580000008") -> Organisation:
    return Organisation.objects.create(legal_name="אגודת הסטודנטים", form="association", number=number, created_at=clock.now())


def waiting_mail() -> OutboxMail:
    outbox.queue_mail(
        key="joined:1",
        to=ANA,
        language="he",
        template="joined",
        values={"who": "דנה", "title": "א", "side": "ב", "path": "/"},
        partnership=None,
    )
    return OutboxMail.objects.get(key="joined:1")


def test_an_account_is_closed_and_opened_again(olga: Account) -> None:
    ana = factories.account_of(ANA)
    assert not close_account(by=olga, account=ana, reason="ביקשה בטלפון").is_active
    close_account(by=olga, account=ana, reason="שוב")
    assert open_account(by=olga, account=ana, reason="חזרה").is_active
    assert acts() == [("account_closed", OLGA, "ביקשה בטלפון"), ("account_opened", OLGA, "חזרה")]


@pytest.mark.parametrize("reason", ["", "   "])
def test_nothing_is_done_without_a_reason(olga: Account, reason: str) -> None:
    ana = factories.account_of(ANA)
    with pytest.raises(InvalidInput, match="Write the reason"):
        close_account(by=olga, account=ana, reason=reason)
    assert (Account.objects.get(email=ANA).is_active, acts()) == (True, [])


def test_nobody_else_is_an_operator(olga: Account) -> None:
    ana, ben = factories.account_of(ANA), factories.account_of(BEN)
    with pytest.raises(NotPermitted):
        close_account(by=ana, account=ben, reason="x")
    end_operator(email=OLGA)
    with pytest.raises(NotPermitted):  # the object in memory still says that she is one
        close_account(by=olga, account=ben, reason="x")
    assert acts() == []


def test_an_operators_account_is_not_changed_from_the_pages(olga: Account) -> None:
    other = make_operator(email="omer@arig.example")
    for account in (other, olga):
        with pytest.raises(NotPermitted, match="command line"):
            close_account(by=olga, account=account, reason="x")


def test_whoever_stops_being_an_operator_is_no_superuser_either() -> None:
    Account.objects.create_superuser(email=OLGA)
    account = end_operator(email=OLGA)
    assert (account.is_staff, account.is_superuser, account.is_active) == (False, False, True)


def test_an_organisation_gets_its_right_name_and_number(olga: Account) -> None:
    row = organisation()
    row.memberships.create(account=factories.account_of(BEN), name="בן", administers=True, joined_at=clock.now())
    row.memberships.create(account=factories.account_of(ANA), name="ענה", joined_at=clock.now())
    corrected = correct_organisation(
        by=olga, organisation=row, legal_name=" אגודת  הסטודנטים הארצית ", number="580000016", reason="טעות בהקלדה"
    )
    assert (corrected.legal_name, corrected.number) == ("אגודת הסטודנטים הארצית", "580000016")
    assert list(OutboxMail.objects.values_list("to", "template")) == [(BEN, "organisation_corrected")]
    assert acts() == [("organisation_corrected", OLGA, "טעות בהקלדה")]


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("580000009", "This number is not right"),
        ("515000008", "begins with 58"),
        ("", "A registered body has a number"),
        ("580000016", "Another organisation here has this number"),
    ],
)
def test_a_wrong_number_is_refused(olga: Account, number: str, sentence: str) -> None:
    row = organisation()
    organisation(number="580000016")
    with pytest.raises(InvalidInput, match=sentence):
        correct_organisation(by=olga, organisation=row, legal_name="א", number=number, reason="x")
    assert Organisation.objects.get(pk=row.pk).number == "580000008"


def test_a_mail_set_aside_is_tried_again(olga: Account) -> None:
    mail = waiting_mail()
    OutboxMail.objects.update(set_aside_at=clock.now(), attempts=8, error="SMTPServerDisconnected: x")
    try_mail_again(by=olga, mail=mail)
    assert OutboxMail.objects.values_list("set_aside_at", "attempts", "error").get() == (None, 0, "")
    assert outbox.send_mail(mail.pk)
    with pytest.raises(Conflict, match="has left meanwhile"):
        try_mail_again(by=olga, mail=mail)
    assert acts() == [("mail_tried", OLGA, "")]


def test_a_mail_given_up_keeps_nothing_and_never_leaves(olga: Account) -> None:
    mail = waiting_mail()
    give_up_mail(by=olga, mail=mail, reason="התיבה נסגרה")
    assert OutboxMail.objects.get().values is None
    assert not outbox.send_mail(mail.pk)
    with pytest.raises(Conflict):
        try_mail_again(by=olga, mail=mail)
    with pytest.raises(Conflict):
        give_up_mail(by=olga, mail=mail, reason="x")
    assert acts() == [("mail_given_up", OLGA, "התיבה נסגרה")]


def test_a_document_is_sealed_by_another_try(olga: Account) -> None:
    sides = factories.round_in("sealing")
    document = try_sealing_again(by=olga, version=factories.version_of(sides.partnership))
    assert document is not None
    assert sides.round.stage == "sealed"
    assert acts() == [("sealing_tried", OLGA, "")]
