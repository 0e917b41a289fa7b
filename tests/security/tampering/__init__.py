"""Ways to tamper with a sealed file: those of the published attacks on signed PDF files, and those of whoever has an editor."""

from tests.security.tampering import editors, forgery, updates
from tests.security.tampering.material import CLASSES, Material

__all__ = ["CLASSES", "Material", "editors", "forgery", "updates"]
