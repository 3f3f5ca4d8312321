"""CSV files: one article a row, the columns named in the first one. Parted by the sign most frequent in it.

Rows are numbered from the one below the names, blank ones too. Cells for which there is no name are kept as `SURPLUS`.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

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
SURPLUS: Final = "input_surplus"
"""The field of cells that stand in no column with a name: of a row that is longer than the first one, say."""

_SAMPLE: Final = 1 << 16
_QUOTED: Final = re.compile(rf'(?:\A|(?<=[{DELIMITERS}]))"(?:[^"]|"")*"')

# The line by which Excel is told the sign.
_SEPARATOR: Final = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)


def cut(source: Source, start: Position) -> Iterator[Piece]:
    """Cut every `PIECE_BYTES` of rows. Only reading a row tells where it ends: an offset is a number of rows."""
    csv.field_size_limit(source.limits.max_bytes)
    raw, used = open_stream(source.path, source.limits)
    with raw:
        stream = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(raw, _SAMPLE)  # type: ignore[type-var]
        sample = stream.peek(_SAMPLE)[:_SAMPLE]
        charset = _charset(sample)
        encoding = charset or "utf-8-sig"
        begin = sample.decode(encoding, "ignore")
        told = _SEPARATOR.match(begin)
        delimiter = told[1] if told else _delimiter(begin)
        text = io.TextIOWrapper(stream, encoding, STRAYS if not charset else "strict", newline="")
        most = source.limits.max_bytes
        size_of_row, row = 0, 0
        is_read = False
        if told:
            text.readline()

        def lines() -> Iterator[str]:
            nonlocal size_of_row, is_read
            while line := text.readline(most + 1):
                size_of_row += len(line)
                if size_of_row > most:
                    raise ValueError(f"row {row + 1}: longer than max_bytes = {most}")
                yield line
            is_read = True

        rows = csv.reader(lines(), delimiter=delimiter)
        names = _names(next(filter(None, rows), []))
        size_of_row = 0
        piece: list[tuple[int, dict[str, Any]]] = []
        size, before = 0, 0
        damage: Exception | None = None
        try:
            for values in rows:
                row += 1
                size_of_row = 0
                if is_read:
                    # A row is given out before the next line is asked for, unless it is still open.
                    raise ValueError(f"row {row}: a cell begins with a quotation mark, and none ends it")
                if row <= start.offset or not values:
                    continue
                piece.append((row, _named(names, values)))
                size += sum(map(len, values))
                if size >= PIECE_BYTES:
                    now = used()
                    yield _piece(source, piece, size, now - before, charset)
                    piece, size, before = [], 0, now
        except csv.Error as error:
            damage = ValueError(f"row {row + 1}: {error}")
        except (OSError, EOFError, ValueError) as error:
            damage = error
        # What is whole before the damage is not lost with it.
        if piece:
            yield _piece(source, piece, size, used() - before, charset)
        if names and not row:
            damage = damage or ValueError("the first row names the columns, and there is no other")
        if damage:
            raise damage


def _delimiter(sample: str) -> str:
    """The sign that parts the columns, by the first row."""
    head = _QUOTED.sub("", sample).partition("\n")[0]
    return max(DELIMITERS, key=head.count)


def _names(head: list[str]) -> list[str]:
    """The names of the columns, empty where there is none.

    Raises:
        ValueError: a name is given twice.

    """
    names = [name if name.strip() else "" for name in head]
    for name, times in Counter([*names, SURPLUS]).items():
        if name and times > 1:
            raise ValueError(f"the first row names more than one column {name!r}; give each a name of its own")
    return names


def _named(names: list[str], values: list[str]) -> dict[str, Any]:
    row: dict[str, Any] = dict(zip(names, values, strict=False))
    if "" in row or len(values) > len(names):
        row.pop("", None)
        if surplus := [value for name, value in zip_longest(names, values, fillvalue="") if value and not name]:
            row[SURPLUS] = surplus
    return row


def _piece(
    source: Source, rows: list[tuple[int, dict[str, Any]]], size: int, on_disk: int, charset: str | None
) -> Piece:
    first, last = rows[0][0], rows[-1][0]
    end = Position(last, last + 1)
    return Piece(source, orjson.dumps(rows), first, size, on_disk, end, charset, records=len(rows))


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
    for number, row in orjson.loads(piece.data):
        yield record(row, f"{name}#{number}", f"{name} row {number}", columns, piece.charset)


@hookimpl
def scrubber_readers() -> Iterable[Reader]:
    """Register the reader."""
    return [Reader("csv", (".csv", ".tsv"), cut, read)]
