"""The audit chain of a partnership as a file that anybody can check without this site: `script/check_chain.py` does."""

from partnerships.domain.audit import GENESIS, canonical
from partnerships.models import AuditEntry, Partnership

CHAIN_FORMAT = "arig-chain-1"
CHAIN_FILE = "chain.json"


def export_chain(partnership: Partnership) -> bytes:
    """The whole chain as JSON, one entry a line; opaque ids and hashes only. Every line but its `hash` is what that hash is of."""
    entries = [canonical(row.entry.as_dict()) for row in AuditEntry.objects.filter(partnership=partnership).order_by("number")]
    head = canonical({"format": CHAIN_FORMAT, "genesis": GENESIS, "partnership": str(partnership.public_id)}).removesuffix(b"}")
    return head + b',"entries":[\n' + b",\n".join(entries) + b"\n]}\n"
