"""What is settled before Django starts: keys outside the database, and refusing to serve an unsafe production."""

import os
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote

from django.core.exceptions import ImproperlyConfigured


def key_of(variable: str, path: Path) -> str:
    """The secret from the environment, or from its own file, which is made (mode 0600) at the first start."""
    if value := os.environ.get(variable):
        return value
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return _made_once(path)


def refuse_unsafe_production(*, production: bool, hosts: Sequence[str], environment: Mapping[str, str]) -> None:
    """Raise ImproperlyConfigured when production lacks a secret, names no hosts, all hosts or no address, or asks for DEBUG."""
    if not production:
        return
    for variable in ("ARIG_SECRET_KEY", "ARIG_ANSWERS_KEY", "ARIG_SEAL_PASSPHRASE"):
        if not environment.get(variable):
            raise ImproperlyConfigured(f"{variable} is not set: production needs it outside the database.")
    if not hosts or "*" in hosts:
        raise ImproperlyConfigured("ARIG_HOSTS must name the hosts of this site, without a wildcard.")
    if not environment.get("ARIG_ADDRESS", "").startswith("https://"):
        raise ImproperlyConfigured("ARIG_ADDRESS must be the https:// address of this site: mails and sealed documents carry it.")
    if environment.get("DEBUG", "") not in ("", "0"):
        raise ImproperlyConfigured("DEBUG is set: production does not start with it.")
    if "synchronous_commit=off" in unquote(environment.get("DATABASE_URL", "")):
        raise ImproperlyConfigured("synchronous_commit=off would lose signatures in a crash: production does not start with it.")


def _made_once(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporary = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
        file.flush()
        os.fsync(file.fileno())  # an answer must not outlive its key in a power cut
    try:
        os.link(temporary, path)  # the first process wins; the others read what it wrote
    except FileExistsError:
        pass
    finally:
        temporary.unlink()
    return path.read_text(encoding="ascii").strip()
