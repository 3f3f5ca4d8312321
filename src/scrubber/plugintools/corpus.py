"""The articles of files and folders, one after another, for tools that look at all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrubber.article import Rejected
from scrubber.readers import Position
from scrubber.runs.inputs import find_inputs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from scrubber.readers import Reader
    from scrubber.record import Record


class CorpusError(ValueError):
    """A corpus that can't be read; the message says which path and why."""


def records(
    paths: Iterable[Path | str],
    readers: Mapping[str, Reader],
    columns: Mapping[str, str] | None = None,
    apart: Path | None = None,
) -> Iterator[Record]:
    """The records of all inputs under some paths, as `scrub run` reads them; what can't be read is passed over.

    `columns` are the input's names for fields; what lies in the folder `apart` is no input.

    Raises:
        CorpusError: there is nothing to read.
    """
    inputs = find_inputs(map(str, paths), readers, apart)
    if not inputs.sources:
        raise CorpusError("; ".join(inputs.missing) or "nothing to read")
    for source in inputs.sources:
        reader = readers[source.reader]
        try:
            for piece in reader.cut(source, Position()):
                if not piece.problem:
                    yield from (item for item in reader.read(piece, columns or {}) if not isinstance(item, Rejected))
        except (OSError, EOFError, ValueError):
            # `scrub run` tells of it; here it is one file less.
            continue
