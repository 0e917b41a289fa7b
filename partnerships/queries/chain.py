"""The audit chain of a partnership as a file that anybody can check without this site: `script/check_chain.py` does."""

from partnerships.domain.audit import GENESIS, canonical
from partnerships.models import AuditEntry, Partnership

CHAIN_FORMAT = "arig-chain-1"
CHAIN_FILE = "chain.json"


def export_chain(partnership: Partnership, *, until: int | None = None) -> bytes:
    """The chain as JSON, one entry a line, whole or with that number as its last; opaque ids and hashes only.

    Every line but its `hash` is what that hash is of.
    """
    rows = AuditEntry.objects.filter(partnership=partnership).order_by("number")
    rows = rows if until is None else rows.filter(number__lte=until)
    entries = [canonical(row.entry.as_dict()) for row in rows]
    head = canonical({"format": CHAIN_FORMAT, "genesis": GENESIS, "partnership": str(partnership.public_id)}).removesuffix(b"}")
    return head + b',"entries":[\n' + b",\n".join(entries) + b"\n]}\n"
