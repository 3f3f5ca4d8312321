"""Duplicate ids: counted over a whole run in constant memory, by hashes that every shard keeps of its ids."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

AT_ONCE: Final = 500_000
"""Hashes that are held in memory at a time."""


def count_duplicates(files: Sequence[Path]) -> int:
    """How many records have an id that a record before them has. Files hold hashes of 8 bytes each.

    Two different ids share a hash once in some 10^19 pairs: ten million records hold such a pair about one
    time in 400,000.
    """
    total = sum(file.stat().st_size for file in files) // 8
    passes = -(-total // AT_ONCE)
    count = 0
    for number in range(passes):
        found = 0
        seen: set[int] = set()
        for file in files:
            ids = array("Q", file.read_bytes())
            wanted = ids if passes == 1 else [n for n in ids if n % passes == number]
            found += len(wanted)
            seen.update(wanted)
        count += found - len(seen)
    return count
