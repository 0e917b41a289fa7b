"""Arabic is read back from a PDF letter by letter, however its letters join."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from partnerships.adapters.pdf import render_document

CREATED = datetime(2026, 6, 8, 7, 22, tzinfo=UTC)


@pytest.mark.parametrize("weight", [400, 700])
@pytest.mark.parametrize(
    "line", ["البريد الإلكتروني للإشعارات", "كل الكلام لكل الأطراف", "خطوات أولى", "الكرامة والآن لأن", "بتثنية جحخ سشصض"]
)
def test_joined_letters_are_read_back(line: str, weight: int, tmp_path: Path) -> None:
    styled = "font-family: Arig Naskh; font-size: 20pt"
    # the first line has lam and alef together before either stands alone
    body = f'<p style="{styled}; font-weight: {weight}">لا للإلمام</p><p style="{styled}; font-weight: {weight}">{line}</p>'
    html = f'<!doctype html><html lang="ar" dir="rtl"><head><title>T</title></head><body><h1>T</h1>{body}</body></html>'
    (tmp_path / "out.pdf").write_bytes(render_document(html, language="ar", title="T", identifier=b"id", created=CREATED))
    read = subprocess.run(["pdftotext", str(tmp_path / "out.pdf"), "-"], capture_output=True, check=True).stdout.decode()
    assert "".join(filter(str.isalpha, line)) in "".join(filter(str.isalpha, read))
