"""The articles of files and folders, one after another, for tools that look at all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrubber.article import Rejected
from scrubber.readers import Position
from scrubber.runs.inputs import find_inputs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scrubber.pipeline import Record
    from scrubber.readers import Reader


class CorpusError(ValueError):
    """A corpus that can't be read; the message says which path and why."""


def records(path: Path, readers: dict[str, Reader]) -> Iterator[Record]:
    """The records of all inputs under a path; what can't be read as one is passed over.

    Raises:
        CorpusError: there is nothing to read under the path.
    """
    inputs = find_inputs([str(path)], readers)
    if not inputs.sources:
        raise CorpusError("; ".join(inputs.missing) or f"{path}: holds no articles")
    for source in inputs.sources:
        reader = readers[source.reader]
        for piece in reader.cut(source, Position()):
            if not piece.problem:
                yield from (item for item in reader.read(piece, {}) if not isinstance(item, Rejected))
