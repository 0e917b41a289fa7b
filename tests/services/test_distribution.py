"""Each side names who receives the agreement; links leave when it is sealed, and can be sent anew, withdrawn and extended."""

import json
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from partnerships.domain.errors import Conflict, InvalidInput, NotPermitted, TransitionNotAllowed
from partnerships.models import AuditEntry, Delivery, OutboxMail, Partnership, Recipient
from partnerships.queries.agreement import draft_agreement
from partnerships.services import clock, distribution
from partnerships.services.distribution import (
    Entry,
    change_recipient,
    extend_copy,
    name_recipient,
    remove_recipient,
    send_copies,
    send_copy,
    withdraw_copy,
)
from tests import copies, factories
from tests.copies import DANA
from tests.people import Member


def actions(partnership: Partnership) -> list[str]:
    """What the log says of the lists and copies."""
    found = AuditEntry.objects.filter(partnership=partnership).order_by("number").values_list("action", flat=True)
    return [action for action in found if action.startswith(("recipient_", "cop"))]


def test_the_lists_of_both_sides_are_printed(ana: Member, ben: Member, revealed: Partnership) -> None:
    copies.name(ana.representative)
    copies.name(ana.representative, Entry("מי שיורד מהרשימה"))
    copies.name(ben.representative, Entry("Northern Fund", receives="notice"))
    remove_recipient(actor=ana.representative, recipient=Recipient.objects.get(name="מי שיורד מהרשימה"))
    factories.freeze(revealed)
    frozen = json.loads(factories.version_of(revealed).canonical)
    assert frozen["distribution"] == ["דנה לוי: ההסכם כולו", "Northern Fund: רק הודעה שההסכם נחתם"]


def test_when_it_is_sealed_everybody_with_an_address_gets_a_link(ana: Member, ben: Member, revealed: Partnership) -> None:
    dana = copies.name(ana.representative)
    copies.name(ben.representative, Entry("Northern Fund"))
    factories.lead_to("sealed", revealed)
    link = Delivery.objects.get()
    mail = OutboxMail.objects.get(template="copy")
    assert (link.recipient, link.expires_at - link.sent_at, link.opened_at) == (dana, timedelta(days=30), None)
    assert (mail.to, mail.language, mail.attachment, copies.token_of(link) in str(vars(link))) == ("dana@funder.example", "en", "", False)
    assert actions(revealed) == ["recipient_named", "recipient_named", "copies_sent"]


def test_a_specimen_sends_nothing(ana: Member, sealed: Partnership) -> None:
    Partnership.objects.filter(pk=sealed.pk).update(is_specimen=True)
    dana = copies.name(ana.representative)
    round_, version = factories.current_round(sealed), factories.version_of(sealed)
    assert (send_copies(round_, version), Delivery.objects.count(), OutboxMail.objects.filter(template="copy").count()) == (0, 0, 0)
    with pytest.raises(Conflict):
        send_copy(actor=ana.representative, recipient=dana)


def test_nobody_is_named_before_the_reveal(ana: Member, answering: Partnership) -> None:
    with pytest.raises(TransitionNotAllowed) as refusal:
        copies.name(ana.representative)
    assert (refusal.value.message, Recipient.objects.count()) == (distribution.NOT_YET, 0)


def test_the_list_is_frozen_with_the_text(ana: Member, signing: Partnership) -> None:
    with pytest.raises(TransitionNotAllowed) as refusal:
        copies.name(ana.representative)
    assert (refusal.value.message, Recipient.objects.count()) == (distribution.FROZEN, 0)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (Entry(" "), distribution.NO_NAME),
        (Entry("Dana dana@funder.example"), distribution.ADDRESS_IN_NAME),
        (replace(DANA, name="דנה"), distribution.TWICE),
        (Entry("Noa", "noa@funder.example\nBcc: all@funder.example"), "This is not an e-mail address. Write it like name@example.org."),
        (Entry("Noa", receives="nothing"), "Choose what this person receives, and in which language the mail is written."),
    ],
)
def test_what_cannot_be_taken_is_said(ana: Member, revealed: Partnership, entry: Entry, message: str) -> None:
    copies.name(ana.representative)
    with pytest.raises(InvalidInput) as refusal:
        copies.name(ana.representative, entry)
    assert (refusal.value.message, Recipient.objects.count()) == (message, 1)


def test_a_list_has_an_end(ana: Member, revealed: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distribution, "RECIPIENTS_AT_MOST", 1)
    copies.name(ana.representative)
    with pytest.raises(InvalidInput):
        copies.name(ana.representative, Entry("Noa"))


def test_the_same_post_is_one_person(ana: Member, revealed: Partnership) -> None:
    once = uuid4()
    for _time in range(2):
        name_recipient(actor=ana.representative, round_=factories.current_round(revealed), entry=DANA, once=once)
    assert (Recipient.objects.count(), actions(revealed)) == (1, ["recipient_named"])


def test_whoever_is_named_later_gets_a_link_at_once(ana: Member, sealed: Partnership) -> None:
    dana = copies.name(ana.representative)
    assert (copies.link_to(dana).recipient, actions(sealed)) == (dana, ["recipient_named", "copy_sent"])
    assert json.loads(factories.version_of(sealed).canonical)["distribution"] == []


def test_each_side_looks_after_its_own(ana: Member, ben: Member, sealed: Partnership) -> None:
    dana = copies.name(ana.representative)
    for act in (
        lambda: change_recipient(actor=ben.representative, recipient=dana, entry=DANA),
        lambda: remove_recipient(actor=ben.representative, recipient=dana),
        lambda: send_copy(actor=ben.representative, recipient=dana),
        lambda: withdraw_copy(actor=ben.representative, delivery=copies.link_to(dana)),
        lambda: extend_copy(actor=ben.representative, delivery=copies.link_to(dana)),
    ):
        with pytest.raises(NotPermitted):
            act()


def test_a_new_link_ends_the_one_before(ana: Member, sealed: Partnership) -> None:
    dana = copies.name(ana.representative)
    first = copies.link_to(dana)
    send_copy(actor=ana.representative, recipient=dana)
    first.refresh_from_db()
    assert (first.withdrawn_by, Delivery.objects.filter(withdrawn_at=None).count()) == (ana.representative, 1)
    assert [mail.to for mail in OutboxMail.objects.filter(template="copy")] == ["dana@funder.example"]


def test_a_printed_entry_keeps_its_name(ana: Member, revealed: Partnership) -> None:
    dana = copies.name(ana.representative)
    assert draft_agreement(factories.current_round(revealed), number=1).distribution == ("דנה לוי: ההסכם כולו",)
    factories.lead_to("sealed", revealed)
    change_recipient(actor=ana.representative, recipient=dana, entry=Entry("אחרת", "new@funder.example", "notice", "he"))
    dana.refresh_from_db()
    assert (dana.name, dana.email, dana.receives, dana.language) == ("דנה לוי", "new@funder.example", "whole", "he")
    assert copies.link_to(dana).withdrawn_at is not None


def test_whoever_is_taken_off_gets_nothing_more(ana: Member, sealed: Partnership) -> None:
    dana = copies.name(ana.representative)
    for _time in range(2):
        remove_recipient(actor=ana.representative, recipient=dana)
    dana.refresh_from_db()
    assert (dana.removed_at is None, dana.email, OutboxMail.objects.filter(template="copy").count()) == (False, "", 0)
    with pytest.raises(Conflict):
        send_copy(actor=ana.representative, recipient=dana)
    assert actions(sealed) == ["recipient_named", "copy_sent", "recipient_removed"]


def test_a_withdrawn_link_is_not_extended(ana: Member, sealed: Partnership) -> None:
    link = copies.link_to(copies.name(ana.representative))
    for _time in range(2):
        withdraw_copy(actor=ana.representative, delivery=link)
    with pytest.raises(Conflict):
        extend_copy(actor=ana.representative, delivery=link)
    assert actions(sealed) == ["recipient_named", "copy_sent", "copy_withdrawn"]


def test_a_link_that_ran_out_opens_again(ana: Member, sealed: Partnership) -> None:
    link = copies.link_to(copies.name(ana.representative))
    with time_machine.travel(link.expires_at + timedelta(days=1), tick=False):
        assert extend_copy(actor=ana.representative, delivery=link).expires_at == clock.now() + timedelta(days=30)


@pytest.mark.parametrize(
    ("limit", "message"), [("LINKS_A_DAY", distribution.ENOUGH_TODAY), ("LINKS_A_DAY_TO_AN_ADDRESS", distribution.ENOUGH_TO_ADDRESS)]
)
def test_nobody_is_flooded(ana: Member, sealed: Partnership, monkeypatch: pytest.MonkeyPatch, limit: str, message: str) -> None:
    dana = copies.name(ana.representative)
    OutboxMail.objects.filter(template="copy").update(sent_at=clock.now())
    monkeypatch.setattr(distribution, limit, 1)
    with pytest.raises(InvalidInput) as refusal:
        send_copy(actor=ana.representative, recipient=dana)
    assert (refusal.value.message, Delivery.objects.count()) == (message, 1)
    with time_machine.travel(clock.now() + timedelta(days=1, minutes=1), tick=False):
        send_copy(actor=ana.representative, recipient=dana)
