"""What was said while talking: what stands behind the answers, and the shared notes. Each is one query, however many questions."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from partnerships.models import Motive, Round, TalkNote


@dataclass(frozen=True)
class Talk:
    """What was said about the questions of a round."""

    notes: Mapping[str, TalkNote] = field(default_factory=dict)
    """By question; also emptied ones, which carry a version."""
    motives: Mapping[tuple[str, int], Motive] = field(default_factory=dict)
    """By question and side."""

    def note(self, key: str) -> TalkNote | None:
        """The note of a question, if somebody ever wrote in it."""
        return self.notes.get(key)

    def motive(self, key: str, party_id: int) -> Motive | None:
        """What that side says stands behind its answer."""
        return self.motives.get((key, party_id))

    @property
    def keys(self) -> frozenset[str]:
        """The questions about which something is written down."""
        return frozenset(key for key, note in self.notes.items() if note.text) | frozenset(key for key, _party in self.motives)


def talk_of(round_: Round, *, only: str = "") -> Talk:
    """All that was said in this round, or about one question alone, with who said it. Two queries."""
    notes = TalkNote.objects.filter(round=round_).select_related("changed_by__party")
    motives = Motive.objects.filter(round=round_).select_related("changed_by")
    if only:
        notes, motives = notes.filter(key=only), motives.filter(key=only)
    return Talk({note.key: note for note in notes}, {(motive.key, motive.party_id): motive for motive in motives})
