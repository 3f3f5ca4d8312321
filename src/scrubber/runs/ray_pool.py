"""The pool on a Ray cluster: the same batches through Ray Data, their results in the same order.

One task cuts the inputs into batches as the main process does locally, as many actors clean them as there are
workers, and the main process writes what comes back. An actor is a pool of one worker: articles that hang or kill
are found out and rejected as in a local run. Files are opened on the nodes of the cluster, so their paths must
lead to them there.
"""

from __future__ import annotations

import logging
import os
import pickle
import socket
import warnings
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from scrubber.plugins import PluginError, load_plugins
from scrubber.readers.streams import is_remote
from scrubber.runs.pool import Pool, WorkerError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrubber.readers import Columns
    from scrubber.runs.plan import Batch, Plan
    from scrubber.runs.worker import Result
    from scrubber.settings import Settings

BLOCK_BYTES: Final = 4 << 20
"""What is sent to an actor at a time: some batches, as each task costs Ray some milliseconds."""


class RayPool:
    """Workers of a cluster for one run; 0: as many as it has CPUs."""

    def __init__(self, workers: int, settings: Settings, writer: str, columns: Columns, address: str | None) -> None:
        """Connect to a cluster; without an address to the one that `RAY_ADDRESS` names, else start one here.

        Raises:
            WorkerError: Ray is not installed, or there is no cluster at the address.

        """
        # Ray tells of its own workings; what fails comes as an exception.
        os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
        warnings.filterwarnings("ignore", module="ray")
        try:
            import ray
        except ImportError:
            raise WorkerError("--engine ray needs Ray: pip install 'scrubber[ray]'") from None
        if address:
            _reach(address)
        self._ray = ray
        self._settings = settings.model_copy(update={"plugins": [path.absolute() for path in settings.plugins]})
        self._writer, self._columns = writer, columns
        self._owned = not ray.is_initialized()
        if self._owned:
            where: dict[str, Any] = {"address": address} if address else {}
            if not (address or os.environ.get("RAY_ADDRESS")):
                where = {"num_cpus": workers or None, "include_dashboard": False}
            try:
                ray.init(**where, log_to_driver=False, logging_level=logging.ERROR, configure_logging=True)
            except (ConnectionError, ValueError, RuntimeError) as error:
                raise WorkerError(f"no Ray cluster at {address or 'RAY_ADDRESS'}: {error}") from None
        self._workers = workers or max(1, int(ray.cluster_resources().get("CPU", 1)))

    def clean(self, plan: Plan) -> Iterator[tuple[Batch, Result]]:
        """Each batch of a plan (without its data) with its result, in order; the plan's shards fill on the way.

        Raises:
            WorkerError: the cluster can't do the work, or a plugin failed and the settings are strict.

        """
        data = self._ray.data
        context = data.DataContext.get_current()
        context.execution_options.preserve_order = True
        context.enable_progress_bars = False
        context.print_on_execution_start = False
        context.target_max_block_size = BLOCK_BYTES
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        sources = [s if is_remote(s.path) else replace(s, path=str(Path(s.path).absolute())) for s in plan.sources]
        recipe = pickle.dumps((self._settings, replace(plan, sources=sources, readers={}, shards=[])))
        # The task that cuts takes no CPU from those that clean; being unlike them, Ray does not make one task of both.
        dataset = (
            data.from_arrow(_table([recipe]))
            .map_batches(_cut, batch_format="pyarrow", batch_size=None, num_cpus=0)
            .map_batches(
                _Cleaner,
                batch_format="pyarrow",
                batch_size=None,
                num_cpus=1,
                concurrency=self._workers,
                fn_constructor_args=(self._settings, self._writer, dict(self._columns)),
            )
        )
        try:
            for table in dataset.iter_batches(batch_size=None, batch_format="pyarrow"):
                for batch, shards, result in map(pickle.loads, table.column(0).to_pylist()):
                    plan.shards += shards
                    if isinstance(result, str):
                        raise WorkerError(result)
                    if batch:
                        yield batch, result
        except self._ray.exceptions.RayError as error:
            raise WorkerError(f"Ray: {str(error).strip().splitlines()[-1]}") from error

    def close(self) -> None:
        """Leave the cluster; end it if it was started here."""
        if self._owned:
            self._ray.shutdown()


def _reach(address: str) -> None:
    """Find out whether anybody listens at an address; Ray itself would wait for minutes.

    Raises:
        WorkerError: nobody does.

    """
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if not host or not port.isdigit():
        return  # "auto", or what else Ray knows.
    try:
        socket.create_connection((host, int(port)), timeout=10).close()
    except OSError as error:
        raise WorkerError(f"no Ray cluster at {address}: {error.strerror or error}") from None


def _table(rows: list[bytes]) -> pa.Table:
    return pa.table({"pickled": pa.array(rows, pa.large_binary())})


def _cut(table: pa.Table) -> Iterator[pa.Table]:
    """The batches of a plan, each with the shards that ended before it; the last shards come without a batch."""
    settings, plan = pickle.loads(table.column(0)[0].as_py())  # noqa: S301
    plan = replace(plan, readers=load_plugins(settings).readers())
    told = 0
    for batch in plan.batches():
        shards, told = plan.shards[told:], len(plan.shards)
        yield _table([pickle.dumps((batch, shards, None))])
    yield _table([pickle.dumps((None, plan.shards[told:], None))])


class _Cleaner:
    """What an actor does: it watches over one worker process."""

    def __init__(self, settings: Settings, writer: str, columns: Columns) -> None:
        self._pool = Pool(1, settings, writer, columns)

    def __call__(self, table: pa.Table) -> pa.Table:
        work = [pickle.loads(row) for row in table.column(0).to_pylist()]  # noqa: S301
        try:
            done = self._pool.results(batch for batch, _, _ in work if batch)
            return _table([pickle.dumps(self._one(item, done)) for item in work])
        except (WorkerError, PluginError) as error:
            return _table([pickle.dumps((None, [], str(error)))])

    @staticmethod
    def _one(item: tuple[Batch | None, list[Any], None], done: Iterator[tuple[Batch, Result]]) -> tuple[Any, ...]:
        batch, shards, _ = item
        if not batch:
            return None, shards, None
        _, result = next(done)
        # Its data need not travel back.
        batch.pieces = [piece._replace(data=b"") for piece in batch.pieces]
        return batch, shards, result
