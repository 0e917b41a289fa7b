"""The rules of signing: fresh codes, what a signatory consents to, how many must sign, and the code on the document."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

from partnerships.domain.fact_values import Form, PartyFacts
from partnerships.domain.text import gettext_noop as _

CODE_LIFETIME = timedelta(minutes=10)
TRIES = 5

CONSENT_READ = _("I have read the full agreement in this version.")
CONSENT_AUTHORITY = _("I have the authority to sign for my side.")
CONSENT_ELECTRONIC = _("I agree to sign electronically. I know that I may sign on paper, or with a signing card of my own, instead.")
CONSENT_INTENT = _("By pressing “Sign the agreement” I mean to sign it.")
CONSENT_DECLARED = _("I accept that whoever signs for another side without a stated resolution does so by the authority that they declare.")

# Raise the version with every change of a sentence, and keep the earlier ones: each signature stores the version under which it was given.
CONSENT_VERSION = "2"
CONSENTS: Mapping[str, tuple[str, ...]] = {
    "1": (
        CONSENT_READ,
        CONSENT_AUTHORITY,
        _("I agree to sign electronically. I know that I may ask to sign on paper instead."),
        CONSENT_INTENT,
    ),
    "2": (CONSENT_READ, CONSENT_AUTHORITY, CONSENT_ELECTRONIC, CONSENT_INTENT),
}
"""By version: what every signatory confirmed."""
CONSENTS_TO_DECLARED: Mapping[str, str] = {"2": CONSENT_DECLARED}
"""By version: what those confirmed besides who accepted that another side signs as it declares."""

# Without 0 O 1 I L U, and without B S Z, which are read as 8 5 2.
CHECK_ALPHABET = "23456789ACDEFGHJKMNPQRTVWXY"
CHECK_LENGTH = 8
CHECK_PREFIX = "AR"
CHECK_RANDOM_BYTES = 16
LOOK_ALIKES = str.maketrans("BSZ", "852")
BETWEEN_SIGNS = re.compile(r"[\s\u2010-\u2015\u05be\u200e\u200f\u2066-\u2069_.-]+")


def may_try_code(*, sent_at: datetime, tries: int, used: bool, now: datetime) -> bool:
    """Whether a signing code may still be tried: unused, at most ten minutes old, fewer than five tries so far."""
    return not used and tries < TRIES and sent_at <= now <= sent_at + CODE_LIFETIME


def check_code(random: bytes) -> str:
    """The code printed on the document, such as AR-7K2M-94XQ, from at least 16 random bytes (so that all codes are equally likely)."""
    if len(random) < CHECK_RANDOM_BYTES:
        raise ValueError(f"a check code needs {CHECK_RANDOM_BYTES} random bytes")
    number, signs = int.from_bytes(random), ""
    for _sign in range(CHECK_LENGTH):
        number, place = divmod(number, len(CHECK_ALPHABET))
        signs += CHECK_ALPHABET[place]
    return _printed(signs)


def read_check_code(typed: str) -> str | None:
    """The code as printed, from what somebody typed: any case, with or without hyphens and prefix; None when it is none."""
    signs = BETWEEN_SIGNS.sub("", typed).upper()
    if len(signs) == len(CHECK_PREFIX) + CHECK_LENGTH:
        signs = signs.removeprefix(CHECK_PREFIX)
    signs = signs.translate(LOOK_ALIKES)
    return _printed(signs) if len(signs) == CHECK_LENGTH and set(signs) <= set(CHECK_ALPHABET) else None


def _printed(signs: str) -> str:
    return f"{CHECK_PREFIX}-{signs[:4]}-{signs[4:]}"


def required_signatures(facts: PartyFacts, *, signatories: int) -> int:
    """How many must sign for a side. Of an unregistered group every member signs, and everybody else who was named to sign."""
    if facts.form is Form.UNREGISTERED_GROUP:
        return max(len(facts.members), signatories, 1)
    return 1 if facts.form is Form.PERSON else max(facts.required_signatures, 1)


def consented(version: str, *, accepts_declared: bool = False) -> tuple[str, ...]:
    """The sentences that somebody confirmed under that version of the consent; none for a version that is not known."""
    besides = (CONSENTS_TO_DECLARED[version],) if accepts_declared and version in CONSENTS_TO_DECLARED else ()
    return (*CONSENTS.get(version, ()), *besides)


def signs_as_declared(facts: PartyFacts) -> bool:
    """Whether those who sign for this side show no resolution. People who sign for themselves need none."""
    return facts.form not in {Form.PERSON, Form.UNREGISTERED_GROUP} and not facts.resolution
