"""What is settled before Django starts: keys outside the database, and refusing to serve an unsafe production."""

import os
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from django.core.exceptions import ImproperlyConfigured


def key_of(variable: str, path: Path) -> str:
    """The secret from the environment, or from its own file, which is made (mode 0600) at the first start."""
    if value := secret_of(variable):
        return value
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return _made_once(path)


def secret_of(variable: str) -> str:
    """The secret from the environment, or from the file that VARIABLE_FILE names; empty without both."""
    path = os.environ.get(f"{variable}_FILE", "")
    if os.environ.get(variable) or not path:
        return os.environ.get(variable, "")
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"The file that {variable}_FILE names cannot be read: {error}.") from error


def source_of(variable: str) -> str:
    """Where that secret comes from, for the operator; empty when neither variable nor file is named."""
    if os.environ.get(variable):
        return f"the environment ({variable})"
    path = os.environ.get(f"{variable}_FILE", "")
    return f"the file {path}" if path else ""


def refuse_unsafe_production(*, production: bool, hosts: Sequence[str], environment: Mapping[str, str]) -> None:
    """Raise ImproperlyConfigured when production lacks a secret, names no hosts, all hosts or no address, or asks for DEBUG."""
    if not production:
        return
    of_seal = "ARIG_SEAL_PKCS11_PIN" if environment.get("ARIG_SEAL_PKCS11_LIBRARY") else "ARIG_SEAL_PASSPHRASE"
    for variable in ("ARIG_SECRET_KEY", "ARIG_ANSWERS_KEY", of_seal):
        if not environment.get(variable) and not environment.get(f"{variable}_FILE"):
            raise ImproperlyConfigured(f"{variable} is not set: production needs it outside the database.")
    if not hosts or "*" in hosts:
        raise ImproperlyConfigured("ARIG_HOSTS must name the hosts of this site, without a wildcard.")
    if not environment.get("ARIG_ADDRESS", "").startswith("https://"):
        raise ImproperlyConfigured("ARIG_ADDRESS must be the https:// address of this site: mails and sealed documents carry it.")
    if environment.get("DEBUG", "") not in ("", "0"):
        raise ImproperlyConfigured("DEBUG is set: production does not start with it.")
    if "synchronous_commit=off" in unquote(environment.get("DATABASE_URL", "")):
        raise ImproperlyConfigured("synchronous_commit=off would lose signatures in a crash: production does not start with it.")


def files_storage(environment: Mapping[str, str]) -> dict[str, Any]:
    """Where files are kept: in a bucket that speaks S3 when the environment names one, else in the data folder.

    Without keys of its own the bucket is opened with those that the machine has (boto3's usual places).
    """
    bucket = environment.get("ARIG_S3_BUCKET")
    if not bucket:
        return {"BACKEND": "partnerships.adapters.storage.DurableFolder"}
    options = {
        "bucket_name": bucket,
        "endpoint_url": environment.get("ARIG_S3_ENDPOINT") or None,
        "region_name": environment.get("ARIG_S3_REGION") or None,
        "access_key": environment.get("ARIG_S3_ACCESS_KEY") or None,
        "secret_key": environment.get("ARIG_S3_SECRET_KEY") or None,
        "file_overwrite": True,
        "default_acl": None,
        "signature_version": "s3v4",
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


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
