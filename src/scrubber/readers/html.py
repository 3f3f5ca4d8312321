"""HTML files: one page a file, one article a page. The encoding may be named in the page's head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrubber.article import Rejected
from scrubber.hooks import hookimpl
from scrubber.readers import Columns, Piece, Reader, one_article
from scrubber.readers.files import content
from scrubber.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable


def read(piece: Piece, columns: Columns) -> Iterable[Record | Rejected]:  # noqa: ARG001
    """The page, as it is."""
    found = content(piece, declared_encoding)
    if isinstance(found, Rejected):
        yield found
        return
    text, charset = found
    yield Record(piece.source.name, text, "html", where=piece.source.name, charset=charset)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that `<meta>` or the XML declaration names."""
    from bs4.dammit import EncodingDetector

    return EncodingDetector.find_declared_encoding(data, is_html=True)


@hookimpl
def scrubber_readers() -> Iterable[Reader]:
    """Register the reader."""
    return [Reader("html", (".html", ".htm", ".xhtml"), one_article, read)]
