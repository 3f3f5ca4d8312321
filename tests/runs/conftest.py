"""Runs without worker processes: the same work, done in this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scrubber.readers import jsonl
from scrubber.runs import job, plan
from scrubber.runs.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrubber.runs.plan import Batch, Plan
    from scrubber.runs.worker import Result

WORKERS: dict[tuple[object, ...], Worker] = {}


class PoolOfNone:
    """Stands for the pool."""

    def __init__(self, workers, settings, writer, columns, size=0) -> None:
        key = (settings.model_dump_json(), writer, tuple(columns.items()))
        if key not in WORKERS:
            WORKERS[key] = Worker(settings, writer, columns, [0.0] * 4)
        self.worker = WORKERS[key]

    def clean(self, plan: Plan) -> Iterator[tuple[Batch, Result]]:
        for number, batch in enumerate(plan.batches()):
            yield batch, self.worker.clean(number, batch)

    def close(self) -> None:
        pass


@pytest.fixture
def in_process(monkeypatch) -> None:
    monkeypatch.setattr(job, "Pool", PoolOfNone)
    # Small inputs are to make many shards.
    monkeypatch.setattr(plan, "PIECE_BYTES", 8_000)
    monkeypatch.setattr(jsonl, "PIECE_BYTES", 8_000)
