"""Why something failed, told without what it was about: an error of the machine or the mail server in full, of any other its kind alone."""

import re

# A message of these names files, servers and addresses; that of any other error may repeat a piece of the text that it stumbled over.
PLAIN = re.compile(
    r"SMTP\w*|\w*OSError|IOError|Connection\w*Error|BrokenPipeError|TimeoutError|gaierror|herror|SSL\w*|PermissionError|FileNotFoundError"
)


def harmless(error: str) -> str:
    """What an operator may read of an error that is noted as `Kind: message`."""
    kind = error.partition(":")[0]
    return error if PLAIN.fullmatch(kind) else kind
