"""Writers: how records become files of a format.

Writing is parted in two as reading is: `encode` runs in a worker and makes bytes of a batch of records,
`open` runs in the main process and puts those bytes into a shard's file, in order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from scrubber.article import Article


class Sink(Protocol):
    """A shard's file while it is written."""

    def write(self, data: bytes) -> int:
        """Add an encoded batch; the number of records that it held."""

    def close(self) -> None:
        """Finish the file and see to it that it is on the disk."""


class Writer(NamedTuple):
    """A format: its name (`--format NAME`), the suffix of its files, and its two functions.

    `encode` may get no records at all, but is not called for a batch without any. `open` is given the path to
    write to, which is moved to its place once the shard is whole.
    """

    name: str
    suffix: str
    encode: Callable[[Sequence[Article]], bytes]
    open: Callable[[Path], Sink]
