"""The pool: worker processes that clean batches, watched over, their results in the order of the batches.

A worker that dies takes nothing with it: its batches are given to another. An article that was at work when
one died is tried once more (the system may have killed the worker for what is no fault of the article); when
it takes a second worker with it, or runs out of time, the batch is done without it, and it is rejected. A worker
that has grown too large hands over what it has done and is replaced.
"""

from __future__ import annotations

import signal
import threading
from collections import Counter, deque
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from queue import SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from scrubber.runs import template
from scrubber.runs import worker as worker_module
from scrubber.runs.worker import CLEANING, OUT_OF_MEMORY, Result

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from scrubber.readers import Columns
    from scrubber.runs.plan import Batch, Plan
    from scrubber.settings import Settings

DEATHS: Final = 2
"""Workers that an article may take with it before it is given up."""

AT_HAND: Final = 2
"""Batches that a worker is given ahead, so that it never waits for the main process."""

WINDOW: Final = 4
"""Batches per worker that may be under way or wait for an earlier one: the bound of the run's memory."""

MAX_EARLY_DEATHS: Final = 3
"""Workers in a row that may die before they have done anything."""

START_SECONDS: Final = 120.0
"""Time in which a worker must be ready; loading its plugins is part of it."""

_TICK: Final = 0.2


class WorkerError(Exception):
    """No worker can do the work; the message says why."""


@dataclass
class _Process:
    process: BaseProcess
    connection: Connection
    mark: Any
    batches: dict[int, Batch] = field(default_factory=dict)
    outbox: SimpleQueue[tuple[int, Batch] | None] = field(default_factory=SimpleQueue)
    sender: threading.Thread = field(init=False)
    started: float = field(default_factory=monotonic)

    def __post_init__(self) -> None:
        self.sender = threading.Thread(target=_send_all, args=(self.outbox, self.connection), daemon=True)
        self.sender.start()


class Pool:
    """Workers for one run. They are started as they are needed."""

    def __init__(self, workers: int, settings: Settings, writer: str, columns: Columns, size: int = 0) -> None:
        """Prepare, without starting a worker; `size` is that of the inputs in bytes, 0 if it is not known."""
        self._context, key = template.context(settings, size)
        self._workers = workers
        self._arguments = (settings, writer, columns, key)
        self._limit = settings.seconds_per_article
        self._memory = settings.memory_per_worker
        self._processes: list[_Process] = []
        self._again: deque[tuple[int, Batch]] = deque()
        self._parts: dict[int, Result] = {}
        self._deaths: Counter[tuple[int, int, int]] = Counter()
        self._early_deaths = 0
        self._first = 0

    def clean(self, plan: Plan) -> Iterator[tuple[Batch, Result]]:
        """Each batch of a plan with its result, in order.

        Raises:
            WorkerError: workers can't be started, or a plugin failed and the settings are strict.

        """
        return self.results(plan.batches())

    def results(self, batches: Iterator[Batch]) -> Iterator[tuple[Batch, Result]]:
        """Each batch with its result, in order. May be called again once all results are there.

        Raises:
            WorkerError: workers can't be started, or a plugin failed and the settings are strict.

        """
        numbered = enumerate(batches, self._first)
        results: dict[int, tuple[Batch, Result]] = {}
        under_way, next_out = 0, self._first
        more = True
        while more or under_way:
            while self._again and (free := self._free()):
                _send(free, *self._again.popleft())
            while more and under_way + len(results) < self._workers * WINDOW and (free := self._free()):
                item = next(numbered, None)
                if item is None:
                    more = False
                    break
                under_way += 1
                _send(free, *item)
            for number, batch, result in self._received():
                results[number] = (batch, result)
                under_way -= 1
            while next_out in results:
                yield results.pop(next_out)
                next_out += 1
        # A worker's mark names a batch by its number: none has a second one.
        self._first = next_out

    def close(self) -> None:
        """End all workers, whatever they are at."""
        for item in self._processes:
            item.process.kill()
        for item in self._processes:
            _end(item)
        self._processes.clear()

    def _free(self) -> _Process | None:
        """The worker with the fewest batches at hand; a new one if all have work and there may be more."""
        least = min(self._processes, key=lambda item: len(item.batches), default=None)
        if (least is None or least.batches) and len(self._processes) < self._workers:
            return self._start()
        return least if least and len(least.batches) < AT_HAND else None

    def _start(self) -> _Process:
        ours, theirs = self._context.Pipe()
        mark = self._context.RawArray("d", (-1.0, 0.0, 0.0, 0.0))
        arguments = (theirs, mark, *self._arguments)
        process = self._context.Process(target=worker_module.main, args=arguments, daemon=True)
        with template.starting():
            process.start()
        theirs.close()
        item = _Process(process, ours, mark)
        self._processes.append(item)
        return item

    def _received(self) -> Iterator[tuple[int, Batch, Result]]:
        """What has come back, after at most a tick; whoever died or hangs is buried on the way."""
        owners = {item.connection: item for item in self._processes}
        for connection in wait(list(owners), _TICK):
            item = owners[connection]  # type: ignore[index]
            try:
                number, answer = item.connection.recv()
            except (EOFError, OSError):
                self._bury(item)
                continue
            if not isinstance(answer, Result):
                raise WorkerError(answer)
            self._early_deaths = 0
            if number in self._parts:
                self._parts[number].add(answer)
                answer = self._parts.pop(number)
            if answer.rest is None:
                yield number, item.batches.pop(number), answer
            else:
                self._parts[number] = answer
                item.batches[number].skip = answer.rest
                self._replace(item)
        now = monotonic()
        for item in list(self._processes):
            number, _, _, since = item.mark
            if number in item.batches and now - since > self._limit:
                self._bury(item, f"took longer than seconds_per_article = {self._limit:g}")
            elif number < 0 and now - item.started > START_SECONDS:
                self._bury(item)

    def _bury(self, item: _Process, verdict: str | None = None) -> None:
        """Replace a dead or hanging worker, and find out what was at fault."""
        self._replace(item)
        number, index, piece = map(int, item.mark[:3])
        if number not in item.batches:
            self._early_deaths += 1
            if self._early_deaths > MAX_EARLY_DEATHS:
                raise WorkerError(f"worker processes end before they do any work ({self._cause(item.process)})")
            return
        batch = item.batches[number]
        self._deaths[number, index, piece] += 1
        if verdict is None and self._deaths[number, index, piece] >= DEATHS:
            verdict = f"ended the worker process, {DEATHS} times ({self._cause(item.process)})"
        if not verdict:
            return
        if piece == CLEANING and index not in batch.poison:
            batch.poison[index] = verdict
        elif piece != CLEANING and batch.bad_pieces.get(piece, (1, ""))[0]:
            # What could be read before stays; if it can't be read even up to there, nothing of the piece is.
            batch.bad_pieces[piece] = (0 if piece in batch.bad_pieces else index, verdict)
        else:
            where = batch.pieces[0].source.name
            raise WorkerError(f"no worker survives what begins at {where} line {batch.pieces[0].number}")

    def _replace(self, item: _Process) -> None:
        """Take a worker away and put its batches back."""
        item.process.kill()
        _end(item)
        self._processes.remove(item)
        self._again.extendleft(sorted(item.batches.items(), reverse=True))

    def _cause(self, process: BaseProcess) -> str:
        code = process.exitcode or 0
        if code == OUT_OF_MEMORY:
            return f"more than memory_per_worker = {self._memory} MiB"
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"


def _end(item: _Process) -> None:
    item.process.join()
    item.outbox.put(None)
    item.sender.join()
    item.connection.close()


def _send(item: _Process, number: int, batch: Batch) -> None:
    item.batches[number] = batch
    item.outbox.put((number, batch))


def _send_all(outbox: SimpleQueue[tuple[int, Batch] | None], connection: Connection) -> None:
    """Send what there is to send: in a thread, since a worker that hangs may take nothing in."""
    # A worker that is dead already will be buried, and the batch be given to another.
    with suppress(OSError):
        while item := outbox.get():
            connection.send(item)
