"""A worker reads the pieces of a batch and cleans them; each record comes back, as an article or with a reason."""

from __future__ import annotations

import json

import pytest

from scrubber.readers import Piece, Source
from scrubber.runs.plan import Batch
from scrubber.runs.worker import TOLD, Result, Worker, id_hash
from tests.runs.material import SETTINGS, articles


@pytest.fixture(scope="module")
def worker() -> Worker:
    return Worker(SETTINGS, "jsonl", {}, [0.0] * 4)


def batch_of(lines: bytes, **changes) -> Batch:
    piece = Piece(Source("a.jsonl", "a.jsonl", len(lines), 0, ".jsonl"), data=lines, records=lines.count(b"\n"))
    return Batch(0, [piece], size=len(lines), **changes)


def numbers(result: Result) -> list[int]:
    """The numbers of the articles that became records."""
    lines = b"".join(result.articles).splitlines()
    return [int(json.loads(line)["text"].split()[1].rstrip(".")) for line in lines]


def test_each_record_becomes_an_article_or_a_rejection(worker) -> None:
    result = worker.clean(7, batch_of(articles(12)))
    assert numbers(result) == [1, 2, 3, 4, 5, 6, 7, 8, 9, 11]
    assert [json.loads(line)["id"] for line in result.rejected.splitlines()] == ["bad 0", "bad 10"]
    assert (result.counts.records, result.counts.rejected) == (10, 2)
    assert len(result.messages) == 2
    assert result.ids[:8] == id_hash("a.jsonl#2")


def test_the_mark_tells_how_far_it_is(worker) -> None:
    worker.clean(7, batch_of(articles(3)))
    assert list(worker.mark[:3]) == [7, 3, 0]


def test_what_is_done_is_skipped_and_what_ended_workers_is_rejected(worker) -> None:
    result = worker.clean(0, batch_of(articles(6), skip=2, poison={3: "it ended two workers"}))
    assert numbers(result) == [2, 4, 5]
    assert json.loads(result.rejected)["reason"] == "it ended two workers"
    assert result.counts.bytes_read == 0


def test_a_piece_that_can_not_be_read_gives_a_rejection_for_each_record(worker) -> None:
    batch = batch_of(articles(3))
    batch.pieces[0] = batch.pieces[0]._replace(problem="a damaged file")
    result = worker.clean(0, batch)
    assert [json.loads(line)["reason"] for line in result.rejected.splitlines()] == ["a damaged file"] * 3


def test_a_worker_that_holds_too_much_memory_asks_to_be_replaced(worker, monkeypatch) -> None:
    monkeypatch.setattr(worker, "enough", -1)
    result = worker.clean(0, batch_of(articles(6), skip=2))
    assert (numbers(result), result.rest) == ([2], 3)


def test_only_the_first_rejections_are_told_one_by_one(worker) -> None:
    result = worker.clean(0, batch_of(b'{"id": "x"}\n' * (TOLD + 5)))
    assert len(result.messages) == TOLD
    assert result.counts.rejected == TOLD + 5
