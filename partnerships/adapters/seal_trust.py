"""What the offline verdict trusts: this site's seals by their hashes, and who vouches for its time-stamping services."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cryptography.hazmat.primitives import hashes

from partnerships.adapters.seal_keys import SealKey


@dataclass(frozen=True)
class Trust:
    """`seals`: SHA-256 of each certificate of a seal, with those of the certificates that stand beside it in the container.

    `revoked` names those of them under which nothing is trusted by the seal alone. `stamp_roots` are certificates as PEM.
    """

    seals: Mapping[str, frozenset[str]] = field(default_factory=dict)
    revoked: frozenset[str] = frozenset()
    stamp_roots: str = ""

    @classmethod
    def of(cls, keys: Iterable[SealKey], *, stamp_roots: str = "") -> "Trust":
        """Trust in exactly these keys."""
        return cls({key.certificate_hash: chain_of(key) for key in keys}, stamp_roots=stamp_roots)

    def dump(self) -> bytes:
        """One line, for the process that judges."""
        seals = {seal: sorted(chain) for seal, chain in self.seals.items()}
        return json.dumps({"seals": seals, "revoked": sorted(self.revoked), "stamp_roots": self.stamp_roots}).encode()

    @classmethod
    def load(cls, line: bytes) -> "Trust":
        """What `dump` wrote."""
        value = json.loads(line)
        seals = {seal: frozenset(chain) for seal, chain in value["seals"].items()}
        return cls(seals, frozenset(value["revoked"]), value["stamp_roots"])


def chain_of(key: SealKey) -> frozenset[str]:
    """The hashes of the certificates that vouch for this one."""
    return frozenset(one.fingerprint(hashes.SHA256()).hex() for one in key.chain)
