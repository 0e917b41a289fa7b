"""A fingerprint as people compare it: eight digits together and four groups a line."""

DIGITS, GROUPS = 8, 4


def groups(fingerprint: str) -> tuple[str, ...]:
    """The lines of a SHA-256 in hexadecimal."""
    found = [fingerprint[start : start + DIGITS] for start in range(0, len(fingerprint), DIGITS)]
    return tuple(" ".join(found[start : start + GROUPS]) for start in range(0, len(found), GROUPS))
