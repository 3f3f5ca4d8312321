"""Ids that stand in a run more than once are counted, in one pass or in many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scrubber.runs import duplicates
from scrubber.runs.worker import id_hash

if TYPE_CHECKING:
    from pathlib import Path


def shards(folder: Path, *parts: list[str]) -> list[Path]:
    """A file of the hashes of ids for each of these shards."""
    files = [folder / f"{n:05}.ids" for n in range(len(parts))]
    for file, ids in zip(files, parts, strict=True):
        file.write_bytes(b"".join(map(id_hash, ids)))
    return files


@pytest.mark.parametrize("at_once", [2, 500_000], ids=["in many passes", "in one pass"])
@pytest.mark.parametrize(
    ("parts", "count"),
    [
        ([["a", "b", "c"]], 0),
        ([["a", "b", "a"]], 1),
        ([["a", "b"], ["c", "a"], ["a"]], 2),
        ([["a"], []], 0),
        ([[]], 0),
    ],
    ids=["all differ", "in one shard", "in several shards", "an empty shard", "no record"],
)
def test_duplicates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parts: list[list[str]], count: int, at_once: int
) -> None:
    monkeypatch.setattr(duplicates, "AT_ONCE", at_once)
    assert duplicates.count_duplicates(shards(tmp_path, *parts)) == count
