"""JSON Lines: one record a line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from scrubber.hooks import hookimpl
from scrubber.writers import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from scrubber.article import Article


class Lines:
    """A file of lines."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb", buffering=0)

    def write(self, data: bytes) -> int:
        """Add lines; their number."""
        view = memoryview(data)
        while view:
            view = view[self._file.write(view) :]
        return data.count(b"\n")

    def close(self) -> None:
        """Close the file after it has reached the disk."""
        with self._file:
            os.fsync(self._file.fileno())


def encode(articles: Sequence[Article]) -> bytes:
    """The records, one line each."""
    return b"".join([article.to_json() + b"\n" for article in articles])


@hookimpl
def scrubber_writers() -> Iterable[Writer]:
    """Register the writer."""
    return [Writer("jsonl", ".jsonl", encode, Lines)]
