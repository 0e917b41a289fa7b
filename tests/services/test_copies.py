"""The receiver's end: the receipt, the file, what a link says that no longer opens, and being left alone."""

import hashlib
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine

from partnerships.domain.distribution import LinkState
from partnerships.domain.errors import InvalidInput
from partnerships.models import AuditEntry, OutboxMail, Partnership, SealedDocument, SealedExtract
from partnerships.services import clock, distribution
from partnerships.services.checking import Verdict, check_file
from partnerships.services.copies import LinkNotValid, ask_for_link, fetch_copy, open_copy, refuse_copy
from partnerships.services.distribution import remove_recipient, send_copy, withdraw_copy
from partnerships.services.expiry import clear
from tests import copies
from tests.copies import DANA
from tests.people import Member


def receipts(partnership: Partnership) -> list[str]:
    """What the log says of the receiver."""
    entries = AuditEntry.objects.filter(partnership=partnership, actor="site", action__startswith="copy_").order_by("number")
    return list(entries.values_list("action", flat=True))


def test_opening_is_the_receipt(ana: Member, sealed: Partnership) -> None:
    token = copies.token_of(copies.link_to(copies.name(ana.representative)))
    first = open_copy(token=token).opened_at
    assert (open_copy(token=token).opened_at, first is None, receipts(sealed)) == (first, False, ["copy_opened"])


def test_the_whole_is_the_original_byte_for_byte(ana: Member, sealed: Partnership) -> None:
    link = copies.link_to(copies.name(ana.representative))
    found = [fetch_copy(delivery=link) for _time in range(2)]
    document = SealedDocument.objects.get()
    assert {hashlib.sha256(file.content).hexdigest() for file in found} == {document.file_hash}
    assert (found[0].name, receipts(sealed)) == (f"{document.version.check_code}.pdf", ["copy_fetched"])


def test_the_extract_is_made_once_and_known(ana: Member, sealed: Partnership) -> None:
    link = copies.link_to(copies.name(ana.representative, replace(DANA, receives="without_annexes")))
    first, second = (fetch_copy(delivery=link) for _time in range(2))
    extract = SealedExtract.objects.get()
    checked = check_file(first.content)
    assert (first, hashlib.sha256(first.content).hexdigest(), extract.size) == (second, extract.file_hash, len(first.content))
    assert (checked.verdict, checked.document, checked.extract) == (Verdict.UNCHANGED, extract.document, extract)


def test_a_notice_has_no_file(ana: Member, sealed: Partnership) -> None:
    link = copies.link_to(copies.name(ana.representative, replace(DANA, receives="notice")))
    with pytest.raises(LinkNotValid):
        fetch_copy(delivery=link)


def test_each_end_of_a_link_has_its_name(ana: Member, sealed: Partnership) -> None:
    dana = copies.name(ana.representative)
    old = copies.link_to(dana)
    token = copies.token_of(old)
    assert state_of("unknown") is None
    send_copy(actor=ana.representative, recipient=dana)
    assert state_of(token) is LinkState.REPLACED
    link = copies.link_to(dana)
    token = copies.token_of(link)
    with time_machine.travel(link.expires_at, tick=False):
        assert state_of(token) is LinkState.EXPIRED
    withdraw_copy(actor=ana.representative, delivery=link)
    assert state_of(token) is LinkState.WITHDRAWN
    remove_recipient(actor=ana.representative, recipient=dana)
    assert (state_of(token), receipts(sealed)) == (LinkState.REMOVED, [])


def test_not_for_me_ends_the_mails_and_forgets_the_address(ana: Member, sealed: Partnership) -> None:
    dana = copies.name(ana.representative)
    token = copies.token_of(copies.link_to(dana))
    for _time in range(2):
        refuse_copy(token=token)
    dana.refresh_from_db()
    assert (dana.email, dana.removed_at, state_of(token)) == ("", dana.refused_at, LinkState.REFUSED)
    assert [mail.to for mail in OutboxMail.objects.filter(template="copy_refused")] == [ana.representative.account.email]
    with pytest.raises(InvalidInput) as refusal:
        copies.name(ana.representative)
    assert (refusal.value.message, receipts(sealed)) == (distribution.REFUSED, ["copy_refused"])
    assert "dana@funder.example" not in str(list(AuditEntry.objects.values_list("payload", flat=True)))


def test_a_new_link_is_asked_for_once_a_day(ana: Member, sealed: Partnership) -> None:
    link = copies.link_to(copies.name(ana.representative))
    token = copies.token_of(link)
    assert ask_for_link(token=token) is False
    with time_machine.travel(link.expires_at, tick=False):
        assert [ask_for_link(token=token) for _time in range(3)] == [True, True, True]
    with time_machine.travel(link.expires_at + timedelta(days=1), tick=False):
        ask_for_link(token=token)
    mails = OutboxMail.objects.filter(template="copy_asked")
    assert ([mail.to for mail in mails], receipts(sealed)) == ([ana.representative.account.email] * 2, ["copy_asked"] * 2)


def state_of(token: str) -> LinkState | None:
    """Why this token opens nothing."""
    with pytest.raises(LinkNotValid) as refusal:
        open_copy(token=token)
    return refusal.value.state


def test_the_mails_that_left_forget_the_address_too(ana: Member, sealed: Partnership) -> None:
    refused, removed = copies.name(ana.representative), copies.name(ana.representative, replace(DANA, email="other@funder.example"))
    token = copies.token_of(copies.link_to(refused))
    mails = OutboxMail.objects.filter(template="copy").order_by("pk").values_list("to", flat=True)
    mails.update(sent_at=clock.now())
    refuse_copy(token=token)
    remove_recipient(actor=ana.representative, recipient=removed)
    clear()
    assert list(mails) == ["", "other@funder.example"]  # which still counts for the limit of a day
    with time_machine.travel(clock.now() + timedelta(days=2), tick=False):
        clear()
    assert list(mails.all()) == ["", ""]
