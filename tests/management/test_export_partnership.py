"""`export_partnership`: an archive on disk, for a side or for the consultant, or one sentence that says why not."""

import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from partnerships.domain.companions import Sees
from tests import beside, factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is drawn is looked at elsewhere; here it only has to be there."""
    monkeypatch.setattr("partnerships.services.exports.agreement_pdf", lambda *args, **options: b"%PDF")


def export(partnership: object, to: Path, **more: str) -> set[str]:
    call_command("export_partnership", str(partnership), to=to, verbosity=0, **more)
    with zipfile.ZipFile(to) as packed:
        return {name.partition("/")[0] for name in packed.namelist()}


def test_it_works(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    public_id, file = factories.revealed_round().partnership.public_id, tmp_path / "out.zip"
    assert export(public_id, file) == {"README.html", "answers", "chain.json", "check_chain.py", "drafts", "schemas"}
    assert capsys.readouterr().out == f"{file}: {file.stat().st_size} bytes, as for the venture.\n"


def test_a_consultant_gets_what_both_sides_allow(tmp_path: Path) -> None:
    sides = factories.revealed_round()
    with pytest.raises(CommandError, match="No consultant accompanies this partnership"):
        export(sides.partnership.public_id, tmp_path / "none.zip", reader="consultant")
    beside.consultant(sides, allowed=Sees(clauses=True))
    assert export(sides.partnership.public_id, tmp_path / "out.zip", reader="consultant") == {"README.html", "drafts", "schemas"}


def test_it_is_refused_in_one_sentence(tmp_path: Path) -> None:
    answering, file = factories.answering_round().partnership.public_id, tmp_path / "out.zip"
    asked = (
        ("x", file, "not the id of a partnership"),
        ("018f6f3e-0000-7000-8000-000000000001", file, "no partnership with the id"),
        (str(answering), file, "nothing to take out yet"),
    )
    for public_id, to, sentence in asked:
        with pytest.raises(CommandError, match=sentence):
            export(public_id, to)
    assert not file.exists()


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be written"):
        export(factories.revealed_round().partnership.public_id, tmp_path / "none" / "out.zip")
