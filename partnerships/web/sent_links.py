"""What a person reads after making an invitation: where the mail goes, or the link, shown once. And how many mails leave a day."""

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from partnerships.domain.errors import InvalidInput
from partnerships.models import Invitation
from partnerships.models.encryption import hidden_text, hide_text

NEW_LINK = "new_invitation_link"


def refuse_too_many_mails(request: HttpRequest, email: str) -> None:
    """Nobody fills a mailbox from here."""
    if email and not ratelimit.consume(request, action="invite", key=email.lower()):
        raise InvalidInput(_("Many invitations were sent today. Try again tomorrow, or hand over a link."))


def say_what_was_sent(request: HttpRequest, invitation: Invitation, token: str, *, as_link: bool = False) -> None:
    """To whom the mail goes; or keep the link for the next page."""
    if invitation.email and not as_link:
        messages.success(request, gettext("The invitation is on its way to %(email)s.") % {"email": invitation.email})
        return
    link = request.build_absolute_uri(reverse("invitation", args=[token]))
    request.session[NEW_LINK] = hide_text(link, bound_to=NEW_LINK)


def new_link(request: HttpRequest) -> str | None:
    """The link of an invitation that was just made: shown on the next page, and then nowhere."""
    hidden = request.session.pop(NEW_LINK, None) if request.method == "GET" else None
    return hidden_text(hidden, bound_to=NEW_LINK) if hidden else None
