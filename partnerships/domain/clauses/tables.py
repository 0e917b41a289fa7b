"""Tables in the plain text of a clause: every row is a line `| cell | cell |`, and the first one is the head."""

import re
from collections.abc import Iterable, Sequence

ESCAPED = "\\|"
BETWEEN_CELLS = re.compile(r"(?<!\\)\|")


def table_line(cells: Iterable[str]) -> str:
    """One row of a table; each cell becomes one line, and a pipe in somebody's words stays a pipe."""
    safe = (" ".join(cell.split()).replace("|", ESCAPED) for cell in cells)
    return f"| {' | '.join(safe)} |"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The lines of a table, the head first."""
    return "\n".join(table_line(row) for row in (head, *rows))


def read_row(line: str) -> tuple[str, ...] | None:
    """The cells of that line of text; None where it is no row of a table."""
    parts = BETWEEN_CELLS.split(line.strip())
    if len(parts) < 4 or parts[0] or parts[-1]:
        return None
    return tuple(part.strip().replace(ESCAPED, "|") for part in parts[1:-1])


def read_table(lines: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The rows of a table made of these lines; empty where they only look like one, having no row or uneven ones."""
    rows = [read_row(line) for line in lines]
    found = tuple(row for row in rows if row is not None)
    even = len(found) == len(rows) >= 2 and len({len(row) for row in found}) == 1
    return found if even else ()
