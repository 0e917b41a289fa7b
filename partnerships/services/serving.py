"""What a signing page carries: which text was shown to whom and when. Looking at a text writes nothing."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.core import signing
from django.utils.dateparse import parse_datetime

from partnerships.domain.errors import NotWhatWasServed
from partnerships.domain.text import gettext_noop as _
from partnerships.models import AgreementVersion, Representative
from partnerships.services import clock

SERVED_LIFETIME = timedelta(hours=12)
SALT = "served-text"


@dataclass(frozen=True)
class Served:
    """What a signing page carries: its one-time number, what text it showed, to whom, and when."""

    number: UUID
    version_id: int
    representative_id: int
    fingerprint: str
    served_hash: str
    served_at: datetime


def serve(*, actor: Representative, version: AgreementVersion, body: str) -> str:
    """A token for the page that shows this text to this person. Writes nothing: looking at a text changes nothing."""
    return signing.dumps(
        {
            "number": str(uuid4()),
            "version": version.pk,
            "representative": actor.pk,
            "fingerprint": version.fingerprint,
            "served_hash": hashlib.sha256(body.encode()).hexdigest(),
            "served_at": clock.now().isoformat(),
        },
        salt=SALT,
    )


def opened(token: str, actor: Representative) -> Served:
    """What such a token says; NotWhatWasServed when it is old, spoilt, or was given to somebody else."""
    try:
        raw = signing.loads(token, salt=SALT, max_age=SERVED_LIFETIME)
        served_at = parse_datetime(raw["served_at"])
        served = Served(UUID(raw["number"]), raw["version"], raw["representative"], raw["fingerprint"], raw["served_hash"], served_at)  # type: ignore[arg-type]  # our own ISO time always parses
    except signing.SignatureExpired as error:
        raise NotWhatWasServed(_("The text was shown to you too long ago. Nothing was signed. Please read it again.")) from error
    except (signing.BadSignature, KeyError, ValueError) as error:
        raise NotWhatWasServed from error
    if served.representative_id != actor.pk:
        raise NotWhatWasServed
    return served


def refuse_another_text(served: Served, version: AgreementVersion) -> None:
    """NotWhatWasServed unless the page showed this very version."""
    if (served.version_id, served.fingerprint) != (version.pk, version.fingerprint):
        raise NotWhatWasServed
