from __future__ import annotations

import gzip

import pytest

from scrubber.readers import Position, Source, warc

pytest.importorskip("fastwarc")


def record(kind: str, url: str, http: bytes) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2020-03-01T08:30:00Z\r\n"
    head += f"WARC-Record-ID: <urn:uuid:{url[-1]}>\r\nContent-Type: application/http; msgtype={kind}\r\n"
    return head.encode() + f"Content-Length: {len(http)}\r\n\r\n".encode() + http + b"\r\n\r\n"


def answer(page: bytes, media_type: str = "text/html", status: str = "200 OK") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {len(page)}\r\n\r\n"
    return head.encode() + page


LODZ = "<p>Łódź</p>".encode("iso-8859-2")
CRAWL = [
    record("request", "https://example.org/1", b"GET /1 HTTP/1.1\r\n\r\n"),
    record("response", "https://example.org/1", answer(b"<p>It rained.</p>\n")),
    record("response", "https://example.org/2", answer(b"\x89PNG", "image/png")),
    record("response", "https://example.org/3", answer(b"<p>gone</p>", status="404 Not Found")),
    record("response", "https://example.org/4", answer(LODZ, "text/html; charset=iso-8859-2")),
]


@pytest.mark.parametrize("compressed", [False, True], ids=["plain", "gz, a member a record"])
def test_a_record_a_page(tmp_path, compressed: bool) -> None:
    path = tmp_path / ("a.warc.gz" if compressed else "a.warc")
    path.write_bytes(b"".join(map(gzip.compress, CRAWL)) if compressed else b"".join(CRAWL))
    source = Source(str(path), path.name, path.stat().st_size, 0, ".warc")
    pieces = list(warc.cut(source, Position()))
    first, second = [record for piece in pieces for record in warc.read(piece, {})]
    assert (first.id, first.text, first.media_type) == ("urn:uuid:1", "<p>It rained.</p>\n", "html")
    assert first.given == {"url": "https://example.org/1", "crawled": "2020-03-01T08:30:00Z"}
    assert first.where == f"{path.name} response 1"
    assert (second.text, second.charset) == ("<p>Łódź</p>", "iso8859-2")
    assert list(warc.cut(source, pieces[0].end)) == [pieces[1]._replace(on_disk=pytest.approx(0, abs=10**6))]
