"""The stored files against the rows that name them: reading every one back, and clearing away what nobody names."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from partnerships.adapters import storage
from partnerships.queries.files import named_files
from partnerships.services import clock

LEFT_OVER_AFTER = timedelta(days=2)
"""Whatever is to name a file does so within a minute; a file that nobody named for so long never will be."""


@dataclass(frozen=True)
class Stock:
    """What reading everything back found. `missing` and `damaged` say by hash what names the file."""

    whole: int
    missing: Mapping[str, str]
    damaged: Mapping[str, str]
    left_over: tuple[str, ...]
    """Files that nobody names, young ones among them."""

    @property
    def is_whole(self) -> bool:
        """Whether every file that is named is there and undamaged."""
        return not (self.missing or self.damaged)


def take_stock() -> Stock:
    """Read every named file back and compare it with its name."""
    kept = frozenset(storage.kept())  # before the rows: a file is written before its row, so that a new one cannot seem left over
    named = named_files()
    missing: dict[str, str] = {}
    damaged: dict[str, str] = {}
    for file_hash, namer in named.items():
        try:
            storage.read(file_hash)
        except FileNotFoundError:
            missing[file_hash] = namer
        except storage.FileDamaged:
            damaged[file_hash] = namer
    return Stock(len(named) - len(missing) - len(damaged), missing, damaged, tuple(sorted(kept - named.keys())))


def clear_left_over() -> int:
    """Delete the files that nobody has named for two days; returns how many. A file that is stored again meanwhile is young again."""
    oldest = clock.now() - LEFT_OVER_AFTER
    old = [file_hash for file_hash in storage.kept() if _is_older(file_hash, oldest)]
    named = named_files()  # read after the files, for what is named in between stays
    cleared = 0
    for file_hash in old:
        # looked at again, since whoever stores it anew is about to name it
        if file_hash not in named and _is_older(file_hash, oldest):
            storage.forget(file_hash)
            cleared += 1
    return cleared


def _is_older(file_hash: str, moment: datetime) -> bool:
    """Whether it was written before that; a file that another sweep has deleted meanwhile is none."""
    try:
        return storage.written_at(file_hash) < moment
    except FileNotFoundError:
        return False
