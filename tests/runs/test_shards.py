"""Shards on disk: written aside, moved into place when whole, and known again if nothing has changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scrubber.readers import Piece, Position, Source
from scrubber.runs.accounting import Mismatch
from scrubber.runs.counts import Counts
from scrubber.runs.plan import Batch, Place, Shard
from scrubber.runs.shards import ShardFolder
from scrubber.runs.worker import Result
from scrubber.writers import Writer
from scrubber.writers.jsonl import Lines, encode

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = Source("a.jsonl", "a.jsonl", 40, 1, ".jsonl")
BATCH = Batch(0, [Piece(SOURCE, records=3)], size=40)
RESULT = Result([b"{}\n{}\n"], b'{"reason": "empty"}\n', Counts(records=2, rejected=1), ids=b"12345678" * 2)
SHARD = Shard(0, Place(), Place(1))


@pytest.fixture
def folder(tmp_path: Path) -> ShardFolder:
    (tmp_path / ".scrubber").mkdir()
    return ShardFolder(tmp_path, Writer("jsonl", ".jsonl", encode, Lines), [SOURCE], "these settings", numbered=False)


def written(folder: ShardFolder) -> None:
    shard = folder.open(0)
    shard.write(BATCH, RESULT)
    folder.finish(SHARD, shard)


def test_nothing_is_in_place_before_all_is_whole(folder) -> None:
    folder.open(0).write(BATCH, RESULT)
    assert [path.name for path in folder.out.iterdir()] == [".scrubber"]
    assert folder.kept() == {}


def test_a_whole_shard_stands_in_its_files_and_in_its_note(folder) -> None:
    written(folder)
    assert (folder.out / "articles.jsonl").read_bytes() == b"{}\n{}\n"
    assert (folder.out / "rejected.jsonl").read_bytes() == b'{"reason": "empty"}\n'
    assert folder.kept() == {0: SHARD}
    assert folder.counts(0) == RESULT.counts
    assert [path.read_bytes() for path in folder.ids(1)] == [RESULT.ids]


@pytest.mark.parametrize(
    "change",
    [
        {"fingerprint": "other settings"},
        {"sources": [replace(SOURCE, size=41)]},
        {"sources": [replace(SOURCE, mtime_ns=2)]},
        {"sources": [SOURCE, SOURCE]},
    ],
    ids=["settings", "an input's size", "an input's time", "an input more"],
)
def test_a_shard_is_done_again_where_something_has_changed(folder, change) -> None:
    written(folder)
    assert replace(folder, **change).whole(0, Place()) is None


def test_a_shard_is_done_again_that_begins_elsewhere_or_has_lost_bytes(folder) -> None:
    written(folder)
    assert folder.whole(0, Place()) == Place(1)
    assert folder.whole(0, Place(0, Position(10, 2))) is None
    (folder.out / "articles.jsonl").write_bytes(b"{}\n")
    assert folder.whole(0, Place()) is None


def test_notes_are_forgotten_where_all_is_to_be_done_again(folder) -> None:
    written(folder)
    folder.forget()
    assert folder.kept() == {}


def test_a_record_that_is_lost_on_the_way_is_told(folder) -> None:
    with pytest.raises(Mismatch, match="2 records and 0 rejections came out"):
        folder.open(0).write(BATCH, replace(RESULT, counts=Counts(records=2)))
    with pytest.raises(Mismatch, match="1 and 1 written"):
        folder.open(0).write(BATCH, replace(RESULT, articles=[b"{}\n"]))


def test_files_have_numbers_where_there_are_several_shards(folder) -> None:
    assert folder.names(3)[0] == "articles.jsonl"
    assert replace(folder, numbered=True).names(3)[0] == "articles-00003.jsonl"
