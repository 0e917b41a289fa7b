"""The commands of docs/evidence.md do by hand what they are said to do."""

import re
import subprocess
from pathlib import Path

from partnerships.models import Partnership
from tests import exports, signing_steps

PAGE = Path(__file__).resolve().parents[2] / "docs" / "evidence.md"


def test_the_commands_of_the_page_work(sealed: Partnership, tmp_path: Path) -> None:
    document = signing_steps.document_of(sealed)
    files = exports.export_of(sealed)
    folder = exports.laid_out(files, tmp_path / "export")
    script = "set -e\n" + "".join(re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL))
    run = subprocess.run(["sh"], input=script, cwd=folder, capture_output=True, text=True, check=False)
    digits = re.findall(r"\b[0-9a-f]{64}\b", run.stdout)
    fingerprint, entry = document.version.fingerprint, exports.entries_in(files)[4]["hash"]
    assert digits == [fingerprint] * 2 + [document.file_hash] * 2 + [entry] * 2 + [document.certificate]
    assert (run.returncode, "CMS Verification successful" in run.stderr, "subject=CN = Arig seal" in run.stdout) == (0, True, True)
