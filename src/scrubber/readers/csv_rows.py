"""CSV files: one article a row, the columns named in the first one. Parted by the sign most frequent in it."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING, Final

import orjson

from scrubber.hooks import hookimpl
from scrubber.readers import PIECE_BYTES, Columns, Piece, Position, Reader, Source
from scrubber.readers.decoding import STRAYS, decode
from scrubber.readers.json_objects import record
from scrubber.readers.streams import open_stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrubber.article import Rejected
    from scrubber.record import Record

DELIMITERS: Final = ",;\t|"
_SAMPLE: Final = 1 << 16


def cut(source: Source, start: Position) -> Iterator[Piece]:
    """Cut every `PIECE_BYTES` of rows. Only reading a row tells where it ends: an offset is a number of rows."""
    csv.field_size_limit(source.limits.max_bytes)
    raw, used = open_stream(source.path, source.limits)
    with raw:
        stream = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(raw, _SAMPLE)  # type: ignore[type-var]
        charset = _charset(stream.peek(_SAMPLE)[:_SAMPLE])
        text = io.TextIOWrapper(stream, charset or "utf-8-sig", STRAYS if not charset else "strict", newline="")
        most = source.limits.max_bytes
        size_of_row, row = 0, 0

        def lines() -> Iterator[str]:
            nonlocal size_of_row
            while line := text.readline(most + 1):
                size_of_row += len(line)
                if size_of_row > most:
                    raise ValueError(f"row {row + 1}: longer than max_bytes = {most}")
                yield line

        head = next(lines(), "")
        size_of_row = 0
        rows = csv.reader(lines(), delimiter=max(DELIMITERS, key=head.count))
        names = next(csv.reader([head], delimiter=max(DELIMITERS, key=head.count)), [])
        piece: list[dict[str, str]] = []
        size, before = 0, 0
        damage: Exception | None = None
        try:
            for values in rows:
                row += 1
                size_of_row = 0
                if row <= start.offset or not values:
                    continue
                piece.append(dict(zip(names, values, strict=False)))
                size += sum(map(len, values))
                if size >= PIECE_BYTES:
                    now = used()
                    yield _piece(source, piece, row, size, now - before, charset)
                    piece, size, before = [], 0, now
        except csv.Error as error:
            damage = ValueError(f"row {row + 1}: {error}")
        except (OSError, EOFError, ValueError) as error:
            damage = error
        # What is whole before the damage is not lost with it.
        if piece:
            yield _piece(source, piece, row, size, used() - before, charset)
        if damage:
            raise damage


def _piece(
    source: Source, rows: list[dict[str, str]], last: int, size: int, on_disk: int, charset: str | None
) -> Piece:
    end = Position(last, last + 1)
    return Piece(source, orjson.dumps(rows), last - len(rows) + 1, size, on_disk, end, charset, records=len(rows))


def _charset(sample: bytes) -> str | None:
    """The encoding, by a sample that may end inside a character; None for UTF-8."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        charset = decode(sample)[1]
        return None if charset == "utf-8+cp1252" else charset
    return None


def read(piece: Piece, columns: Columns) -> Iterable[Record | Rejected]:
    """The records of the rows of a piece."""
    name = piece.source.name
    for number, row in enumerate(orjson.loads(piece.data), piece.number):
        yield record(row, f"{name}#{number}", f"{name} row {number}", columns, piece.charset)


@hookimpl
def scrubber_readers() -> Iterable[Reader]:
    """Register the reader."""
    return [Reader("csv", (".csv", ".tsv"), cut, read)]
