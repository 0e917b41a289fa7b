"""Rendering: nothing from outside, nothing from the disk, and the same bytes for the same input."""

import base64
import zlib
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from threading import Thread

import pydyf
import pytest

from partnerships.adapters.pdf import Attachment, RenderRefused, render_document, renderer_versions
from partnerships.adapters.pdf_finish import finish, has_ambiguous_end
from tests.adapters.agreements import drawn_signature

CREATED = datetime(2026, 6, 8, 7, 22, tzinfo=UTC)


def render(body: str, head: str = "", *, images: dict[str, bytes] | None = None) -> bytes:
    html = f'<!doctype html><html lang="en"><head><title>T</title>{head}</head><body><h1>T</h1>{body}</body></html>'
    return render_document(html, language="en", title="T", identifier=b"id", created=CREATED, images=images)


def test_two_renders_are_equal() -> None:
    assert render("<p>שלום world</p>") == render("<p>שלום world</p>")


def test_a_file_that_is_written_again_keeps_its_attachments(monkeypatch: pytest.MonkeyPatch) -> None:
    verdicts = iter([True, False])
    monkeypatch.setattr("partnerships.adapters.pdf.has_ambiguous_end", lambda pdf: next(verdicts))
    attachments = (Attachment("agreement.json", b"{}", "application/json", "The agreement", "Source"),)
    html = '<!doctype html><html lang="en"><head><title>T</title></head><body><h1>T</h1></body></html>'
    pdf = render_document(html, language="en", title="T", identifier=b"id", created=CREATED, attachments=attachments)
    assert b"agreement.json" in pdf


def test_a_stored_image_may_be_shown() -> None:
    assert len(render('<img src="stored:0.png" alt="x">', images={"0.png": drawn_signature()})) > len(render(""))


VECTORS = {
    "image": '<img src="{url}" alt="x">',
    "image of a set": '<img srcset="{url} 1x" src="{url}" alt="x">',
    "object": '<object data="{url}"></object>',
    "embed": '<embed src="{url}">',
    "background": '<div style="background: url({url})">x</div>',
    "list marker": '<ul style="list-style-image: url({url})"><li>x</li></ul>',
    "content": "<style>p::before {{ content: url({url}) }}</style><p>x</p>",
    "svg image": '<svg width="9" height="9"><image href="{url}" width="9" height="9"/></svg>',
    "svg in data": "<img alt=\"x\" src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Cimage href='{url}'/%3E%3C/svg%3E\">",
    "attachment link": '<a rel="attachment" href="{url}">x</a>',
    "style sheet": '<link rel="stylesheet" href="{url}">',
    "import": "<style>@import url({url});</style>",
    "font": "<style>@font-face {{ font-family: F; src: url({url}) }} p {{ font-family: F }}</style><p>x</p>",
    "attachment": '<link rel="attachment" href="{url}">',
}


class Server:
    """A server on the loopback that remembers whether anybody called."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        calls = self.calls

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                calls.append(self.path)
                self.send_response(404)
                self.end_headers()

            def log_message(self, *_arguments: object) -> None:
                """Be quiet."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}/x"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.mark.parametrize("vector", VECTORS, ids=str)
def test_nothing_is_fetched_from_the_network(vector: str) -> None:
    server = Server()
    try:
        _render_or_refuse(VECTORS[vector].format(url=server.address))
        assert server.calls == []
    finally:
        server.close()


@pytest.mark.parametrize("url", ["file:///etc/passwd", "static:../manage.py", "static:/etc/passwd", "../../etc/passwd", "stored:1.png"])
@pytest.mark.parametrize("vector", ["image", "attachment", "attachment link", "style sheet"])
def test_no_file_gets_into_the_document(vector: str, url: str) -> None:
    pdf = _render_or_refuse(VECTORS[vector].format(url=url))
    assert pdf is None or b"/EmbeddedFile" not in pdf


def test_a_base_address_changes_nothing() -> None:
    server = Server()
    try:
        _render_or_refuse(f'<base href="{server.address}"><img src="a.png" alt="x">')
        assert server.calls == []
    finally:
        server.close()


def test_the_refusal_says_what_was_asked_for() -> None:
    with pytest.raises(RenderRefused, match=r"http://example\.org/a\.png"):
        render('<img src="http://example.org/a.png" alt="x">')


def test_attachments_keep_type_and_relationship() -> None:
    item = Attachment("data.bin", b"{}", "application/x-arig", "Data", "Source")
    html = '<html lang="en"><head><title>T</title></head><body><h1>T</h1></body></html>'
    pdf = render_document(html, language="en", title="T", identifier=b"id", created=CREATED, attachments=(item,))
    assert b"/Subtype /application#2fx-arig" in pdf


@pytest.mark.parametrize("compress", [False, True])
def test_a_stream_never_ends_like_a_line(compress: bool) -> None:
    pdf = pydyf.PDF()
    # deflated data ends in a checksum: the sum of the bytes, plus one
    text = b"\x0c" if compress else b"x\r"
    pdf.add_object(pydyf.Stream([text], compress=compress))
    metadata = pydyf.Stream([b"<rdf:RDF></rdf:RDF>"])
    pdf.add_object(metadata)
    pdf.catalog["Metadata"] = metadata.reference
    out = BytesIO()
    assert has_ambiguous_end(pdf.objects[-2].data)
    finish(pdf, {}, compress_objects=False)
    pdf.write(out, b"1.7", False, True)
    assert not has_ambiguous_end(out.getvalue())
    stream = out.getvalue().partition(b"stream\n")[2].partition(b"~>")[0]
    data = base64.a85decode(stream)
    assert (zlib.decompress(data) if compress else data) == text


def test_the_renderer_is_named() -> None:
    assert [name for name, _version in renderer_versions()] == ["weasyprint", "pydyf", "pango", "looks"]


def _render_or_refuse(markup: str) -> bytes | None:
    """Both are fine: a picture left out, or the whole document refused."""
    try:
        return render(markup)
    except RenderRefused:
        return None
