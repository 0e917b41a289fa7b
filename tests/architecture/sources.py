"""The project's own files, for the tests that judge how they are written."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def files(*patterns: str) -> tuple[Path, ...]:
    """All files below the project's folder that match one of the patterns, in order."""
    return tuple(sorted({path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file()}))


def name_of(path: Path) -> str:
    """The path as messages show it."""
    return path.relative_to(ROOT).as_posix()
