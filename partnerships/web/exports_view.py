"""What can be taken out of a partnership, as the page for it lists it: in which form, for what, and why not yet."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from partnerships.domain.companions import ALL, Sees
from partnerships.domain.lifecycle import Stage
from partnerships.domain.text import gettext_noop as _
from partnerships.models import AgreementVersion
from partnerships.queries.agreement import current_version
from partnerships.web.access import Beside, Seat
from partnerships.web.comparison_words import Tag

Place = Seat | Beside

IS_SEALED, IS_FROZEN, IS_DRAFT = ("done", _("Sealed")), ("near", _("Frozen, not sealed")), ("wait", _("Draft"))
PAPER, WORDS = _("PDF, to print"), _("DOCX, for word processors")
PLAIN, DATA = _("Plain text"), _("JSON, for programs")
ORIGINAL = _("PDF, the original")


@dataclass(frozen=True)
class Link:
    """One form in which it can be had; `size` in bytes where it is known."""

    label: str
    address: str
    size: int | None = None
    is_original: bool = False


@dataclass(frozen=True)
class Offer:
    """One thing that can be taken out, in its forms."""

    heading: str
    what_for: str
    links: tuple[Link, ...]
    tag: Tag | None = None


def sees_of(place: Place) -> Sees:
    """What whoever is there may see: a side everything, once the answers are open."""
    if isinstance(place, Beside):
        return place.sees
    return ALL if place.round.stage not in (Stage.OPEN, Stage.ANSWERING) else Sees()


def offers(place: Place) -> tuple[Offer, ...]:
    """Everything that can be had now, but the archive; nothing before the answers are open. One query."""
    sees = sees_of(place)
    return tuple(_offers(place, sees, current_version(place.round) if sees.anything else None))


def _offers(place: Place, sees: Sees, version: AgreementVersion | None) -> Iterator[Offer]:
    is_sealed = place.round.stage == Stage.SEALED
    if is_sealed and sees.document and version is not None:
        yield _sealed(place, version)
    if sees.clauses and not is_sealed:
        yield _reading(place, version)
    if sees.answers or sees.clauses:
        yield _conversation(place, sees)


def _sealed(place: Place, version: AgreementVersion) -> Offer:
    links = (
        Link(gettext(ORIGINAL), _address(place, "document_pdf"), version.document.size, is_original=True),
        Link(gettext(WORDS), _address(place, "document_docx")),
        Link(gettext(PLAIN), _address(place, "document_txt")),
        Link(gettext(DATA), _address(place, "document_json"), len(version.canonical.encode())),
    )
    words = gettext("The PDF is what was agreed and sealed. The other forms say the same, to quote from, to compare, and for programs.")
    return Offer(gettext("The agreement"), words, links, _tag(IS_SEALED))


def _reading(place: Place, version: AgreementVersion | None) -> Offer:
    links = (
        Link(gettext(PAPER), _address(place, "agreement_pdf")),
        Link(gettext(WORDS), _address(place, "agreement_docx")),
        Link(gettext(PLAIN), _address(place, "agreement_txt")),
    )
    if version is None:
        words = gettext("The text as it stands, with what is settled so far. To be read by a lawyer, or sent by mail. It binds nobody.")
        return Offer(gettext("The agreement as it stands"), words, links, _tag(IS_DRAFT))
    words = gettext("Version %(number)s, as it is read before it is signed. Each copy says that it is not sealed.")
    return Offer(gettext("The agreement"), words % {"number": version.number}, links, _tag(IS_FROZEN))


def _conversation(place: Place, sees: Sees) -> Offer:
    links: list[Link] = []
    if sees.answers:
        links.append(Link(gettext("The picture, PDF"), _address(place, "picture_pdf")))
        links.append(Link(gettext("The picture, PNG"), _address(place, "picture_png")))
        links.append(Link(gettext("Minutes for a meeting, PDF"), _address(place, "minutes_pdf")))
        links.append(Link(gettext("Minutes for a meeting, DOCX"), _address(place, "minutes_docx")))
    if sees.clauses and isinstance(place, Seat):
        links.append(Link(gettext("Record of decisions, XLSX"), _address(place, "decisions_xlsx")))
    words = gettext("What both sides answered and decided on the way, in the language that you read in.")
    return Offer(gettext("The way to the agreement"), words, tuple(links))


def _address(place: Place, name: str) -> str:
    return reverse(f"{place.ways}{name}", args=[place.partnership.public_id])


def _tag(words: tuple[str, str]) -> Tag:
    return Tag(words[0], gettext(words[1]))
