"""Checking the chains: every entry's hash, its head in the sealed document, and the answers that were committed to."""

from collections.abc import Iterator
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag

from partnerships.domain.answers import shown_part
from partnerships.domain.audit import ChainReport, Entry, Head, check_chain, commitment
from partnerships.domain.questionnaire.catalog import QUESTIONNAIRE
from partnerships.models import AnswerSheet, AuditEntry, Partnership, Reveal, SealedDocument
from partnerships.queries.questionnaire import own_answers, plain_answers


@dataclass(frozen=True)
class Checked:
    """What the check of one partnership's chain found."""

    partnership: Partnership
    chain: ChainReport
    changed_answers: tuple[int, ...]
    """Positions of the sides whose revealed answers are not those that they sealed."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing was changed."""
        return self.chain.ok and not self.changed_answers


def checked_chains() -> Iterator[Checked]:
    """Every partnership with the result of its check."""
    for partnership in Partnership.objects.order_by("pk").iterator():
        yield checked_chain(partnership)


def checked_chain(partnership: Partnership) -> Checked:
    """The check of one partnership."""
    rows = AuditEntry.objects.filter(partnership=partnership).order_by("number")
    entries = [Entry(row.number, row.at, row.action, row.actor, row.payload, row.previous, row.hash) for row in rows]
    return Checked(partnership, check_chain(entries, head=_known_head(partnership)), _changed_answers(partnership, entries))


def _known_head(partnership: Partnership) -> Head | None:
    """The head that the latest sealed document carries."""
    document = SealedDocument.objects.filter(version__round__partnership=partnership).order_by("-pk").first()
    return Head(document.audit_number, document.audit_head) if document else None


def _changed_answers(partnership: Partnership, entries: list[Entry]) -> tuple[int, ...]:
    sealed = {
        (entry.payload["round"], entry.payload["position"]): entry.payload["shown"] for entry in entries if entry.action == "answers_sealed"
    }
    changed: list[int] = []
    for reveal in Reveal.objects.filter(round__partnership=partnership).select_related("round"):
        for sheet in AnswerSheet.objects.filter(round=reveal.round).select_related("party"):
            position = sheet.party.position
            if sealed.get((reveal.round.number, position)) != _commitment_now(sheet, reveal):
                changed.append(position)
    return tuple(sorted(changed))


def _commitment_now(sheet: AnswerSheet, reveal: Reveal) -> str | None:
    """The commitment to the answers as they are stored now; None when they cannot be opened."""
    try:
        return commitment(bytes.fromhex(reveal.nonces[str(sheet.party.position)]), _shown(sheet))
    except (InvalidTag, KeyError, ValueError):
        return None


def _shown(sheet: AnswerSheet) -> dict[str, object]:
    answers = plain_answers(own_answers(sheet))
    return {key: shown_part(QUESTIONNAIRE.question(key), answer) for key, answer in answers.items()}
