"""WARC files of crawled pages (ISO 28500): one article a response that holds HTML. Needs fastwarc.

Requests, metadata, errors and other media types are no inputs. The record's id is the WARC-Record-ID; the time
of the crawl goes to `extra`, since it does not say when the article was published.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import orjson

from scrubber.hooks import hookimpl
from scrubber.readers import ByteRange, Columns, NotInstalled, Piece, Position, Reader, Source
from scrubber.readers.decoding import NotText, decode
from scrubber.readers.files import undecodable
from scrubber.readers.html import declared_encoding
from scrubber.readers.http_body import unpacked
from scrubber.readers.streams import open_stream, skip
from scrubber.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrubber.article import Rejected

HTML: Final = ("text/html", "application/xhtml+xml")
_MAX_HEADER: Final = 1 << 16
_ENCODINGS: Final = ("Transfer-Encoding", "Content-Encoding")


def cut(source: Source, start: Position) -> Iterator[Piece]:
    """A piece a page. An offset is a number of responses."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise NotInstalled("needs fastwarc: pip install 'scrubber[warc]'") from None
    stream, used = open_stream(source.path, source.limits)
    with stream:
        before = number = 0
        records = ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True)
        for response in _without_panics(records):
            number += 1
            if number <= start.offset or not _is_page(response):
                continue
            told = {
                "id": (response.record_id or "").strip("<>"),
                "url": (response.headers.get("WARC-Target-URI") or "").strip("<>"),
                "crawled": response.headers.get("WARC-Date"),
                "charset": response.http_charset,
                "encodings": [response.http_headers.get(name) or "" for name in _ENCODINGS],
            }
            page = response.reader.read(source.limits.max_bytes + 1)
            now = used()
            data = orjson.dumps(told) + b"\n" + page
            end = Position(number, number + 1)
            piece = Piece(source, data, number, len(page), now - before, end, records=1)
            if len(page) > source.limits.max_bytes:
                problem = f"{told['id']}: {_too_long(source.limits.max_bytes)}"
                piece = piece._replace(data=b"", problem=problem, bytes_at=_bytes_at(source, response))
            yield piece
            before = now


def _without_panics(records: Iterable[Any]) -> Iterator[Any]:
    try:
        yield from records
    except BaseException as error:
        # What fastwarc, which is written in Rust, did not foresee; it would end the run.
        if type(error).__name__ == "PanicException":
            raise ValueError(f"not a WARC file: {error}") from None
        raise


def _bytes_at(source: Source, response: Any) -> ByteRange:
    """Where a response stands, with its headers; fastwarc says where it begins, and how long it is below its own."""
    head = 0
    stream, _ = open_stream(source.path, source.limits)
    with stream:
        skip(stream, response.stream_pos)
        while (line := stream.readline(_MAX_HEADER)).strip():
            head += len(line)
    length = int(response.headers["Content-Length"])
    return ByteRange(source.path, response.stream_pos, head + len(line) + length)


def _is_page(response: Any) -> bool:
    media_type = (response.http_content_type or "").partition(";")[0].strip().lower()
    return media_type in HTML and (response.http_headers.status_code or 0) == 200


def read(piece: Piece, columns: Columns) -> Iterable[Record | Rejected]:  # noqa: ARG001
    """The page."""
    head, _, page = piece.data.partition(b"\n")
    told = orjson.loads(head)
    where = f"{piece.source.name} response {piece.number}"
    charset = told.pop("charset")
    transfer_encoding, content_encoding = told.pop("encodings")
    id_ = told.pop("id") or f"{piece.source.name}#{piece.number}"
    most = piece.source.limits.max_bytes
    body = unpacked(page, transfer_encoding, content_encoding, most)
    if len(body) > most:
        yield undecodable(id_, where, page, _too_long(most))
        return
    try:
        text, found = decode(body, charset or declared_encoding(body))
    except NotText as error:
        packed = f" (Content-Encoding: {content_encoding})" if content_encoding else ""
        yield undecodable(id_, where, page, f"{error}{packed}")
        return
    yield Record(id_, text, "html", given=told, where=where, charset=found)


def _too_long(most: int) -> str:
    return f"the page is longer than max_bytes = {most}"


@hookimpl
def scrubber_readers() -> Iterable[Reader]:
    """Register the reader."""
    return [Reader("warc", (".warc",), cut, read)]
