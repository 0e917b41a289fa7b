"""The stored files against the rows that name them."""

import os
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db.models import CharField

from partnerships.adapters import storage
from partnerships.models import Partnership
from partnerships.queries.files import NAMED_BY
from partnerships.services.storage import clear_left_over, take_stock
from tests import signing_steps

OF_SOMETHING_ELSE = {"code_hash", "text_hash", "token_hash", "refused_hash", "certificate_hash"}


def test_no_field_that_names_a_file_was_forgotten() -> None:
    """Whatever is called the hash of something either names a file, or is known to be the hash of something else."""
    hashes = {
        (model.__name__, field.name)
        for model in apps.get_app_config("partnerships").get_models()
        for field in model._meta.get_fields()
        if isinstance(field, CharField) and field.name.endswith("_hash") and field.name not in OF_SOMETHING_ELSE
    }
    # the text on a page is not kept; the copy on which somebody signed elsewhere is
    hashes -= {("Signature", "served_hash")}
    assert {(model.__name__, field) for model, field in NAMED_BY} == hashes | {("OutboxMail", "attachment")}


def path_of(settings: Any, file_hash: str) -> Path:
    return Path(settings.FILES_DIR) / storage.name_of(file_hash)


def make_old(settings: Any, file_hash: str) -> None:
    then = (datetime.now(UTC) - timedelta(days=3)).timestamp()
    os.utime(path_of(settings, file_hash), (then, then))


def test_left_over_files_go_when_they_are_old_and_nobody_names_them(sealed: Partnership, settings: Any) -> None:
    document = signing_steps.document_of(sealed).file_hash
    old, young, renewed = storage.store(b"old"), storage.store(b"young"), storage.store(b"renewed")
    for file_hash in (document, old, renewed):
        make_old(settings, file_hash)
    storage.store(b"renewed")
    assert clear_left_over() == 1
    assert [storage.exists(file_hash) for file_hash in (document, old, young, renewed)] == [True, False, True, True]


def test_reading_everything_back(sealed: Partnership, settings: Any) -> None:
    document = signing_steps.document_of(sealed).file_hash
    left_over = storage.store(b"left over")
    assert (take_stock().whole, take_stock().is_whole, take_stock().left_over) == (1, True, (left_over,))
    path_of(settings, document).write_bytes(b"other bytes")
    assert (take_stock().damaged, take_stock().missing) == ({document: "SealedDocument.file_hash"}, {})
    path_of(settings, document).unlink()
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError, match="backup"):
        call_command("check_storage", stdout=out, stderr=err)
    assert out.getvalue() == "0 files are whole, 1 are named by nobody.\n"
    assert err.getvalue() == f"{document} is missing; SealedDocument.file_hash names it.\n"


def test_a_file_that_is_stored_again_during_the_sweep_stays(db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    file_hash = storage.store(b"again")
    make_old(settings, file_hash)

    def named_meanwhile() -> dict[str, str]:
        storage.store(b"again")  # its row comes after the sweep has read the rows
        return {}

    monkeypatch.setattr("partnerships.services.storage.named_files", named_meanwhile)
    assert (clear_left_over(), storage.exists(file_hash)) == (0, True)


def test_two_sweeps_at_once_do_not_disturb_each_other(db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    file_hash = storage.store(b"old")
    make_old(settings, file_hash)

    def swept_meanwhile() -> dict[str, str]:
        storage.forget(file_hash)
        return {}

    monkeypatch.setattr("partnerships.services.storage.named_files", swept_meanwhile)
    assert clear_left_over() == 0
