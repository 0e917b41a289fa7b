"""A signature as it stands under the text: the name, how and when it was given, and the pictures that belong to it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from partnerships.adapters.evidence_view import clock, day
from partnerships.domain.evidence import SignatureEvidence
from partnerships.domain.text import gettext_noop

WAYS: Mapping[str, str] = {
    "typed": gettext_noop("Signed on the site, with a typed name"),
    "drawn": gettext_noop("Signed on the site, with a drawn signature"),
    "uploaded": gettext_noop("Signed on the site, with a picture of the signature"),
    "paper": gettext_noop("Signed on paper"),
    "card": gettext_noop("Signed with a signing card"),
}

MEDIUM, SMALL = 16, 30


@dataclass(frozen=True)
class SignatureView:
    """A signature, or with an empty date the place for one. Of one that was given elsewhere, `file_hash` names what came back."""

    name: str
    role: str
    date: str = ""
    clock: str = ""
    way: str = ""
    image: str = ""
    image_text: str = ""
    stamp: str = ""
    stamp_text: str = ""
    file_hash: tuple[str, ...] = ()

    is_typed: bool = False

    @property
    def hand_size(self) -> str:
        """The class that a long typed name takes, so that all of it stands on its line."""
        length = len(self.name)
        return "doc-signature__hand--small" if length > SMALL else "doc-signature__hand--medium" if length > MEDIUM else ""


def unsigned_view(name: str, role: str) -> SignatureView:
    """The place for a signature that is still to be given."""
    return SignatureView(name, role)


def signature_view(act: SignatureEvidence, party: str, *, image: str = "", stamp: str = "") -> SignatureView:
    """A signature that was given; `image` and `stamp` are the addresses of the pictures, `party` is the name of the side."""
    returned = act.returned
    return SignatureView(
        name=act.name,
        role=act.role,
        date=day(returned.signed_on) if returned else day(act.at, zone=act.zone),
        clock="" if returned else clock(act.at, act.zone),
        way=_(WAYS[act.method]) if act.method in WAYS else "",
        is_typed=act.method == "typed",
        image=image,
        image_text=_picture_text(act),
        stamp=stamp,
        stamp_text=_("Stamp of %(name)s") % {"name": party},
        file_hash=(returned.file_hash[:32], returned.file_hash[32:]) if returned else (),
    )


def _picture_text(act: SignatureEvidence) -> str:
    text = _("Drawn signature of %(name)s") if act.method == "drawn" else _("Picture of the signature of %(name)s")
    return text % {"name": act.name}
