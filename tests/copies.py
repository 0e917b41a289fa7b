"""People who receive the agreement, for tests: named by a side, and the link that stands in their mail."""

from partnerships.models import Delivery, OutboxMail, Recipient, Representative
from partnerships.queries.distribution import mail_key
from partnerships.services.distribution import Entry, name_recipient
from tests import factories

DANA = Entry("דנה לוי", "dana@funder.example", "whole", "en")


def name(actor: Representative, entry: Entry = DANA) -> Recipient:
    """Put somebody on the list of the actor's side, in whatever stage; once the document is sealed the link leaves."""
    return name_recipient(actor=actor, round_=factories.current_round(actor.party.partnership), entry=entry)


def link_to(recipient: Recipient) -> Delivery:
    """The link that was sent last."""
    return Delivery.objects.select_related("recipient").filter(recipient=recipient).latest("sent_at", "pk")


def token_of(delivery: Delivery) -> str:
    """The token of a link, read from the mail that waits while the transaction of the test lasts."""
    link = str(OutboxMail.objects.get(key=mail_key(delivery)).opened()["link"])
    return link.rstrip("/").rpartition("/")[2]
