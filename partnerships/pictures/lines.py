"""What the picture of all questions is made of: its lines by topic, the words around them, and what a line tells whoever stops at it."""

from dataclasses import dataclass
from typing import Literal

from partnerships.pictures.marks import Firmness

Category = Literal["agreed", "near", "gap", "other"]


@dataclass(frozen=True)
class Said:
    """What one side said, in words: its answer (or the words of its silence), how much it weighs, and why."""

    side: int
    name: str
    answer: str
    weight: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Door:
    """Where a line leads, what a screen reader calls it, and what each side said there."""

    address: str
    name: str
    said: tuple[Said, ...]


@dataclass(frozen=True)
class PictureLine:
    """One question. `positions` count the stops from 0, from more autonomy to more together, one for each side in the parties' order.

    None is a side without a position. A question without stops (a choice, a text) has `stops` 0: it stands beside the axis, and a `note`
    may say there in a few words what came of it. `firmness` is None for a side without an answer. `bridge` is the stop that all can live
    with, where there is one. `is_part` is a row of the question above it.
    """

    label: str
    stops: int
    positions: tuple[int | None, ...]
    firmness: tuple[Firmness | None, ...]
    status_label: str
    category: Category
    bridge: int | None = None
    note: str = ""
    is_part: bool = False
    door: Door | None = None

    @property
    def has_track(self) -> bool:
        """Whether the question has its place on the common axis."""
        return self.stops > 1


@dataclass(frozen=True)
class PictureTopic:
    """One topic with its questions, in the order in which they are drawn; `anchor` is the end of an address that leads to it."""

    title: str
    lines: tuple[PictureLine, ...]
    anchor: str = ""


@dataclass(frozen=True)
class PictureLabels:
    """The words of the picture, translated: its name, what it shows in a sentence, and the two ends of the axis."""

    title: str
    description: str
    near_end: str
    far_end: str
