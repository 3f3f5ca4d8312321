"""Text files: one article a file. The first line is the title if it reads like one and a blank line follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scrubber.article import Rejected
from scrubber.hooks import hookimpl
from scrubber.lines import may_be_title
from scrubber.readers import Columns, Piece, Reader, one_article
from scrubber.readers.files import content
from scrubber.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_TITLE: Final = 300


def read(piece: Piece, columns: Columns) -> Iterable[Record | Rejected]:  # noqa: ARG001
    """The file's article."""
    found = content(piece)
    if isinstance(found, Rejected):
        yield found
        return
    text, charset = found
    name = piece.source.name
    yield Record(name, text, title_line=has_title_line(text), where=name, charset=charset)


def has_title_line(text: str) -> bool:
    """Whether the first line may be a title by its length and its words, and a blank line and more follow it."""
    first, _, rest = text.partition("\n")
    second, _, rest = rest.partition("\n")
    if second.strip() or not rest or rest.isspace():
        return False
    first = first.strip()
    return 0 < len(first) <= MAX_TITLE and may_be_title(first)


@hookimpl
def scrubber_readers() -> Iterable[Reader]:
    """Register the reader."""
    return [Reader("text", (".txt",), one_article, read)]
