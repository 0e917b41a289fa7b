"""How dear the dear acts are, as multiples of a plain page within one run, on a database of its own that is thrown away."""

import os
import sys
import tempfile
from pathlib import Path


def main() -> None:
    """Set up, measure, print."""
    with tempfile.TemporaryDirectory(prefix="arig-bench-") as folder:
        _prepare(Path(folder))
        from bench.measures import measured  # needs Django to be set up

        _print(dict(measured()))


def _prepare(folder: Path) -> None:
    (folder / "static").mkdir()
    os.environ |= {"ARIG_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "partnerships.settings"}
    for variable in ("ARIG_PRODUCTION", "DATABASE_URL", "EMAIL_HOST", "REDIS_URL"):
        os.environ.pop(variable, None)
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    settings.DEBUG = False  # as in production: with DEBUG every statement is kept


def _print(figures: dict[str, float]) -> None:
    plain = figures["plain page"]
    sys.stdout.write(f"{'what':<36}{'ms':>10}{'× plain page':>16}\n")
    for name, seconds in figures.items():
        sys.stdout.write(f"{name:<36}{seconds * 1000:>10.1f}{seconds / plain:>16.1f}\n")


if __name__ == "__main__":
    main()
