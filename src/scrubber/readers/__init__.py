"""Readers: how files of a format become records.

Reading is parted in two, so that one process can feed many: `cut` runs in the main process and only cuts a
source into pieces, `read` runs in a worker and does all parsing. Every module of this package that implements
the hook `scrubber_readers` is a reader, as is any plugin that does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from scrubber.article import Rejected
    from scrubber.record import Record

PIECE_BYTES: Final = 256 * 1024
"""Size at which a piece is cut: some 20 ms of work, so that sending it costs little beside it."""


class Limits(NamedTuple):
    """What a run takes from an input, as the settings of these names say."""

    max_bytes: int = 256 << 20
    max_expansion: int = 200
    max_depth: int = 100


DEFAULT_LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read. `name` is its path relative to the PATH it was found under, with forward slashes.

    `size` (bytes on disk) and `mtime_ns` are its fingerprint: by them a later run sees that it changed.
    """

    path: str
    name: str
    size: int
    mtime_ns: int
    reader: str
    limits: Limits = DEFAULT_LIMITS


class Position(NamedTuple):
    """Where cutting can go on: `offset` in decompressed bytes, and the `number` of the next record."""

    offset: int = 0
    number: int = 1


class ByteRange(NamedTuple):
    """Where bytes of a file stand: `length` of them from `offset` on, of what is packed in it.

    Without a length it is the whole file as it lies on the disk, packed if it is.
    """

    path: str
    offset: int = 0
    length: int | None = None


class Piece(NamedTuple):
    """A part of a source that a worker can read by itself.

    `data` is what `read` needs; readers of whole files leave it empty and open the file in the worker.
    `number` is that of the first record in it (in JSONL: the line), `problem` what is wrong with a piece that
    could not be read, `charset` the source's encoding where it is not UTF-8. `size` is its bytes of text,
    `on_disk` the bytes of the file that it used up, `end` where the next piece begins. `records` is how many
    records it holds, by which the run checks what comes back; None where only reading it tells. `bytes_at` says of
    a piece without data where its bytes are, so that they are kept if it can't be read.
    """

    source: Source
    data: bytes = b""
    number: int = 1
    size: int = 0
    on_disk: int = 0
    end: Position = Position()
    charset: str | None = None
    problem: str = ""
    records: int | None = None
    bytes_at: ByteRange | None = None


class NotInstalled(ValueError):
    """A library is missing without which a format can't be read. Its files may be as they should."""


Columns = Mapping[str, str]
"""Which field of the input holds which known field: `{"text": "body", "url": "link"}`."""


class Reader(NamedTuple):
    """A format: the suffixes of its files (`(".jsonl",)`), and its two functions.

    `cut(source, start)` yields the source's pieces from a position on, the same ones each time. It may raise
    OSError, EOFError or ValueError for a source that can't be read on; the message becomes the reason of a rejection,
    and the source is copied beside it, unless it is `NotInstalled`.
    `read(piece, columns)` yields the records of a piece, or rejections with the input whole.
    """

    name: str
    suffixes: tuple[str, ...]
    cut: Callable[[Source, Position], Iterable[Piece]]
    read: Callable[[Piece, Columns], Iterable[Record | Rejected]]


def whole_file(source: Source, start: Position) -> Iterable[Piece]:
    """The `cut` of formats that a worker reads as one: a single piece without data."""
    if start.offset == 0:
        end = Position(max(source.size, 1), 2)
        yield Piece(source, size=source.size, on_disk=source.size, end=end, bytes_at=ByteRange(source.path))


def one_article(source: Source, start: Position) -> Iterable[Piece]:
    """The `cut` of formats that hold one article a file."""
    for piece in whole_file(source, start):
        yield piece._replace(records=1)


def renamed(item: Mapping[str, Any], columns: Columns) -> Mapping[str, Any]:
    """A record of the input with its columns under the known names.

    A field that has a known name but is not the column that was asked for stays, as `input_NAME`.
    """
    if not columns:
        return item
    known = {column: name for name, column in columns.items()}
    return {
        known.get(key) or (f"input_{key}" if columns.get(key, key) != key else key): value
        for key, value in item.items()
    }
