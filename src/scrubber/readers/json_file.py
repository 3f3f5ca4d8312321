"""JSON files: one object, or an array of objects. What is large is better kept as JSONL, read in parts.

Many programs write JSON Lines under this name, too: they are read as such.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrubber.article import Rejected
from scrubber.hooks import hookimpl
from scrubber.readers import Columns, Piece, Reader, jsonl, whole_file
from scrubber.readers.files import content
from scrubber.readers.json_objects import NotJson, items, parse, record, records

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.record import Record


def read(piece: Piece, columns: Columns) -> Iterable[Record | Rejected]:
    """The file's object, or the objects of its array."""
    found = content(piece)
    if isinstance(found, Rejected):
        yield found
        return
    text, charset = found
    name = piece.source.name
    try:
        value = parse(text, piece.source.limits.max_depth)
    except NotJson as error:
        if _is_lines(text, piece):
            yield from jsonl.read(piece._replace(data=text.encode("utf-8", "surrogatepass"), charset=charset), columns)
        elif len(parts := list(items(text))) > 1:
            yield from _one_by_one(parts, piece, columns, charset)
        else:
            yield Rejected(id=name, reason=str(error), where=name, input={"path": name, "text": text})
        return
    if value == []:
        yield Rejected(id=name, reason="the array is empty", where=name, input={"path": name, "text": text})
    elif isinstance(value, list):
        yield from records(value, name, columns, charset)
    else:
        yield record(value, name, name, columns, charset)


def _one_by_one(
    parts: Iterable[str], piece: Piece, columns: Columns, charset: str | None
) -> Iterable[Record | Rejected]:
    """The items of an array of which one can't be read: it costs only itself, or what follows it."""
    name = piece.source.name
    for number, part in enumerate(parts, 1):
        id_, where = f"{name}#{number}", f"{name} item {number}"
        try:
            yield record(parse(part, piece.source.limits.max_depth), id_, where, columns, charset)
        except NotJson as error:
            yield Rejected(id=id_, reason=str(error), where=where, input=part)


def _is_lines(text: str, piece: Piece) -> bool:
    """Whether it is JSON Lines: an object fills the first line, and another line follows."""
    first, _, others = text.strip().partition("\n")
    try:
        return bool(others) and isinstance(parse(first, piece.source.limits.max_depth), dict)
    except NotJson:
        return False


@hookimpl
def scrubber_readers() -> Iterable[Reader]:
    """Register the reader."""
    return [Reader("json", (".json",), whole_file, read)]
