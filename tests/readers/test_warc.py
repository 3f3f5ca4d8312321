from __future__ import annotations

import base64
import gzip
import zlib
from functools import partial

import pytest

from scrubber.readers import Limits, Position, Source, warc
from scrubber.readers.http_body import unpacked
from tests.timing import is_linear

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


RAIN = b"<p>It rained all night.</p>\n" * 5
PACKED = gzip.compress(RAIN)
TWO_MEMBERS = gzip.compress(RAIN[:54]) + gzip.compress(RAIN[54:])


def chunks(body: bytes, size: int = 40) -> bytes:
    parts = [body[at : at + size] for at in range(0, len(body), size)] + [b""]
    return b"".join(b"%x;n=1\r\n%b\r\n" % (len(part), part) for part in parts)


def crawled(path, head: bytes, body: bytes, limits: Limits = Limits()):  # noqa: B008
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + head + b"\r\n" + body
    path.write_bytes(record("response", "https://example.org/1", http) + CRAWL[1])
    pieces = warc.cut(Source(str(path), path.name, path.stat().st_size, 0, ".warc", limits), Position())
    page, following = [record for piece in pieces for record in warc.read(piece, {})]
    assert following.text == "<p>It rained.</p>\n"
    return page


@pytest.mark.parametrize(
    ("head", "body"),
    [
        pytest.param(b"Content-Encoding: gzip\r\n", PACKED, id="gzip"),
        pytest.param(b"Content-Encoding: X-GZIP\r\n", PACKED, id="gzip by its old name"),
        pytest.param(b"Content-Encoding: gzip\r\n", TWO_MEMBERS, id="two members"),
        pytest.param(b"Content-Encoding: gzip\r\n", PACKED + b"\0\0", id="something behind the last member"),
        pytest.param(b"Content-Encoding: deflate\r\n", zlib.compress(RAIN), id="deflate"),
        pytest.param(b"Content-Encoding: deflate\r\n", zlib.compress(RAIN)[2:-4], id="deflate without its header"),
        pytest.param(b"Transfer-Encoding: chunked\r\n", chunks(RAIN), id="in chunks"),
        pytest.param(b"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunks(PACKED), id="both"),
        pytest.param(b"Content-Encoding: gzip\r\n", RAIN, id="said to be packed, and is not"),
        pytest.param(b"Content-Encoding: br\r\n", RAIN, id="said to be packed in another way, and is not"),
        pytest.param(b"Transfer-Encoding: chunked\r\n", RAIN, id="said to be in chunks, and is not"),
    ],
)
def test_a_page_as_the_server_sent_it(tmp_path, head: bytes, body: bytes) -> None:
    assert crawled(tmp_path / "a.warc", head, body).text == RAIN.decode()


def test_the_last_chunk_may_be_cut_off(tmp_path) -> None:
    page = crawled(tmp_path / "a.warc", b"Transfer-Encoding: chunked\r\n", chunks(RAIN)[:70])
    assert page.text == RAIN[:52].decode()


def test_time_grows_with_the_length_of_a_page_in_tiny_members_only() -> None:
    member = gzip.compress(b"a")
    assert is_linear(5_000, lambda members: partial(unpacked, member * members, "", "gzip", 10**6))
    assert len(unpacked(member * 5_000, "", "gzip", 10**6)) == 5_000


def test_of_a_packed_page_that_is_cut_off_the_beginning_is_read(tmp_path) -> None:
    page = crawled(tmp_path / "a.warc", b"Content-Encoding: gzip\r\n", PACKED[:-12])
    assert page.text
    assert RAIN.decode().startswith(page.text)


def test_a_page_that_can_not_be_unpacked_says_how_it_is_packed(tmp_path) -> None:
    page = crawled(tmp_path / "a.warc", b"Content-Encoding: br\r\n", b"\x1b\xa1\x00 \x1d\t")
    assert page.reason == "binary data, not text (Content-Encoding: br)"


def test_a_page_that_is_too_long_unpacked_is_kept_packed(tmp_path) -> None:
    page = crawled(tmp_path / "a.warc", b"Content-Encoding: gzip\r\n", PACKED, Limits(max_bytes=100))
    assert page.reason == "the page is longer than max_bytes = 100"
    assert gzip.decompress(base64.b64decode(page.input["base64"])) == RAIN
