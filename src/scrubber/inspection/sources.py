"""The article that is to be explained: from a finished run, a record, or a file that is cleaned for it."""

from __future__ import annotations

import warnings
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

import orjson

from scrubber.article import Article, Rejected
from scrubber.inspection.outputs import Line, OutputError, article_of, find, is_output
from scrubber.pipeline import PluginWarning, Scrubber
from scrubber.readers import Position
from scrubber.readers.files import why
from scrubber.readers.streams import STDIN
from scrubber.runs.inputs import find_inputs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scrubber.readers import Piece, Reader
    from scrubber.record import Record
    from scrubber.settings import Settings

_SHOWN: Final = 3


def article_at(
    path: str, id_: str | None, settings: Settings, tell: Callable[[str], object] = bool
) -> tuple[Article | Rejected, bool]:
    """The article of a path (the one with an id, or the first that was not rejected), and whether there are others.

    A folder that a run wrote to and a file of records are read as they are; any other folder or file is
    cleaned, and `tell` gets what there is to say of plugins that failed. `-` is standard input.

    Raises:
        OutputError: there is no such article, or nothing can be read there.
        PluginError: a plugin failed and the settings are strict.

    """
    if path != STDIN and is_output(Path(path)):
        if id_ is None:
            return _first(path)
        return find(Path(path), id_), False
    with warnings.catch_warnings():
        # The command tells of plugins that can't be used.
        warnings.simplefilter("ignore", PluginWarning)
        scrubber = Scrubber(settings)
    found = _records(path, scrubber.plugins.readers())
    if id_ is None:
        record, has_others = _first_of(path, found)
    else:
        seen: list[str] = []
        for record in found:
            if record.id == id_:
                break
            if len(seen) < _SHOWN:
                seen.append(record.id)
        else:
            raise OutputError(f"{path}: no article has the id {id_!r} (ids look like {', '.join(map(repr, seen))})")
        has_others = False
    if isinstance(record, Article | Rejected):
        return record, has_others
    cleaned = scrubber.clean_record(record)
    for name, reason in scrubber.plugins.failures.items():
        tell(f"plugin {name} failed: {reason}")
    return cleaned, has_others


def _first_of(path: str, found: Iterator[Record | Article | Rejected]) -> tuple[Record | Article | Rejected, bool]:
    rejected: Rejected | None = None
    for record in found:
        if not isinstance(record, Rejected):
            return record, rejected is not None or next(found, None) is not None
        rejected = rejected or record
    if rejected is None:
        raise OutputError(f"{path}: no article in it")
    return rejected, False


def _first(path: str) -> tuple[Article, bool]:
    from scrubber.inspection.outputs import articles

    some = list(islice(articles(Path(path)), 2))
    if not some:
        raise OutputError(f"{path}: the run made no records")
    return some[0], len(some) > 1


def _records(path: str, readers: dict[str, Reader]) -> Iterator[Record | Article | Rejected]:
    inputs = find_inputs([path], readers)
    if not inputs.sources:
        told = [*inputs.missing, *inputs.skipped]
        known = ", ".join(sorted(readers))
        raise OutputError(told[0] if told else f"{path}: no file in it that can be read (known: {known})")
    for source in inputs.sources:
        reader = readers[source.reader]
        try:
            for piece in reader.cut(source, Position()):
                if piece.problem:
                    yield Rejected(id=source.name, reason=piece.problem, where=source.name)
                    continue
                yield from _of_piece(piece, reader)
        except (OSError, EOFError, ValueError) as error:
            raise OutputError(f"{source.path}: can't be read: {why(error)}") from None


def _of_piece(piece: Piece, reader: Reader) -> Iterator[Record | Article | Rejected]:
    first, _, rest = piece.data.partition(b"\n")
    if _is_rejection(first):
        for data in piece.data.splitlines():
            yield Rejected.model_validate_json(data)
    elif _is_record(first):
        for number, data in enumerate(chain([first], rest.split(b"\n")), piece.number):
            if data and not data.isspace():
                yield article_of(Line(Path(piece.source.path), number, data))
    else:
        yield from reader.read(piece, {})


def _is_rejection(line: bytes) -> bool:
    """Whether a line is of a rejected.jsonl."""
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError:
        return False
    return isinstance(value, dict) and value.keys() == Rejected.model_fields.keys()


def _is_record(line: bytes) -> bool:
    """Whether a line is what scrubber itself wrote."""
    if b'"original_sha256"' not in line:
        return False
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError:
        return False
    return isinstance(value, dict) and {"edits", "text", "schema_version"} <= value.keys()
