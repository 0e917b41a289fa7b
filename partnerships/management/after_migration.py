"""What a database of an older release lacks after its tables were brought up to date: the rows behind the lists."""

from typing import Any

from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from partnerships.services.status import rebuild


def fill_lists(*, using: str, **signal: Any) -> None:
    """After `migrate`: a row for every side that has none. Not after a flush, nor on the way to or from an older state."""
    if "plan" not in signal:
        return
    executor = MigrationExecutor(connections[using])
    if not executor.migration_plan(executor.loader.graph.leaf_nodes("partnerships")):
        rebuild(only_missing=True)
