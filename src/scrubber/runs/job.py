"""A job: what a run is to do, and doing it."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

import scrubber
from scrubber.harmless import one_line
from scrubber.plugins import load_plugins
from scrubber.readers import Limits
from scrubber.readers.files import why
from scrubber.readers.streams import STDIN
from scrubber.runs.accounting import Mismatch, account
from scrubber.runs.counts import Counts
from scrubber.runs.duplicates import count_duplicates
from scrubber.runs.fingerprint import fingerprint, versions
from scrubber.runs.heap import give_back_large_blocks
from scrubber.runs.inputs import Inputs, find_inputs
from scrubber.runs.kept_rejections import KeptRejections
from scrubber.runs.output_folder import SUMMARY, write_whole
from scrubber.runs.plan import Plan
from scrubber.runs.pool import Pool
from scrubber.runs.shards import JobError, ShardFolder, owned

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scrubber.plugins import Plugins
    from scrubber.readers import Reader
    from scrubber.runs.plan import Shard
    from scrubber.runs.progress import Progress
    from scrubber.runs.ray_pool import RayPool
    from scrubber.settings import Settings
    from scrubber.writers import Writer

SHARD_BYTES: Final = 64_000_000


@dataclass(frozen=True)
class Job:
    """Paths to read (`-` is standard input), the folder to write to (None: standard output), and how.

    `engine` is `local` or `ray`, `address` that of a Ray cluster, `workers` 0 for as many as that has CPUs.
    """

    paths: tuple[str, ...]
    out: Path | None
    settings: Settings
    workers: int = 1
    format: str = "jsonl"
    columns: Mapping[str, str] = field(default_factory=dict)
    shard_bytes: int = SHARD_BYTES
    overwrite: bool = False
    engine: str = "local"
    address: str | None = None


@dataclass
class Outcome:
    """What became of a job: the summary that was written, and the paths that could not be read at all."""

    summary: dict[str, Any]
    missing: list[str]


def run(job: Job, progress: Progress) -> Outcome:
    """Do a job.

    Raises:
        JobError: the call is wrong, or the output can't be written.
        PluginError: a plugin failed and the settings are strict.
        WorkerError: no worker can do the work.
        Mismatch: an article was lost or doubled: a bug.
        BrokenPipeError: nobody reads standard output any more.

    """
    give_back_large_blocks()
    if job.out and job.out.is_dir() and os.path.realpath(job.out) in map(os.path.realpath, job.paths):
        raise JobError(f"{job.out}: the output can't go into the folder that is read; give another one, such as -o out")
    plugins = load_plugins(job.settings)
    failures = Failures(progress)
    failures.tell(plugins.failures, "is not used")
    writers = plugins.writers()
    if job.format not in writers:
        raise JobError(f"no writer for the format {job.format} (known: {', '.join(sorted(writers))})")
    readers = plugins.readers()
    settings = job.settings
    limits = Limits(settings.max_bytes, settings.max_expansion, settings.max_depth)
    inputs = find_inputs(job.paths, readers, job.out, limits)
    for message in [*inputs.missing, *inputs.skipped]:
        progress.tell(f"not read: {one_line(message)}")
    if inputs.other_kinds:
        kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(inputs.other_kinds.items()))
        progress.tell(f"not read, of other kinds: {one_line(kinds)}")
    if not inputs.sources:
        known = "" if inputs.missing else f": no file of a kind that is known ({', '.join(sorted(readers))})"
        raise JobError(f"nothing to read{known}")
    try:
        if job.out is None:
            return _to_stdout(job, inputs, readers, writers[job.format], failures, progress)
        return _to_folder(job, job.out, inputs, plugins, readers, writers[job.format], failures, progress)
    except BrokenPipeError:
        raise
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        raise JobError(f"{place}{why(error)}; once that is mended, the same command goes on") from error


def _to_folder(
    job: Job,
    out: Path,
    inputs: Inputs,
    plugins: Plugins,
    readers: dict[str, Reader],
    writer: Writer,
    failures: Failures,
    progress: Progress,
) -> Outcome:
    found = versions(plugins)
    made_with = fingerprint(job.settings, found, sorted(job.columns.items()), job.format, job.shard_bytes)
    folder = ShardFolder(out, writer, inputs.sources, made_with, numbered=inputs.size > job.shard_bytes)
    with owned(folder, job.paths, overwrite=job.overwrite):
        if job.overwrite or STDIN in job.paths:
            folder.forget()
        (out / SUMMARY).unlink(missing_ok=True)
        clock = Clock()
        plan = Plan(inputs.sources, readers, job.shard_bytes, folder.kept())
        _fill(folder, plan, job, inputs, failures, progress)
        skipped = {shard.number for shard in plan.shards if shard == plan.kept.get(shard.number)}
        folder.remove_others(len(plan.shards))
        counts = Counts()
        here = Counts()
        articles_in = 0
        for shard in plan.shards:
            part = folder.counts(shard.number)
            note = folder.note(shard.number)
            articles_in += note["in"]
            failures.tell(note["failures"])
            counts.merge(part)
            if shard.number not in skipped:
                here.merge(part)
        if articles_in != counts.records + counts.rejected:
            raise Mismatch(
                f"{articles_in} articles went in, {counts.records} records and {counts.rejected} rejections came out"
            )
        summary = {
            "scrubber": scrubber.__version__,
            "in": articles_in,
            "records": counts.records,
            "rejected": counts.rejected,
            "duplicate_ids": count_duplicates(folder.ids(len(plan.shards))),
            "inputs": inputs.to_dict(job.paths),
            "shards": {"all": len(plan.shards), "kept_from_an_earlier_run": len(skipped)},
            "times": clock.to_dict(here) | {"workers": job.workers},
            **counts.to_dict(),
            "plugins_not_loaded": failures.told,
            "settings": job.settings.model_dump(mode="json"),
            "versions": found,
        }
        write_whole(out / SUMMARY, json.dumps(summary, indent=2, ensure_ascii=False).encode() + b"\n")
    return Outcome(summary, inputs.missing)


class Failures:
    """The plugins that failed, here or in a worker, each told once."""

    def __init__(self, progress: Progress) -> None:
        """Begin with none."""
        self.told: dict[str, str] = {}
        self._progress = progress

    def tell(self, failures: Mapping[str, str], what: str = "failed") -> None:
        """Tell of those that were not told before."""
        for name, reason in failures.items():
            if name not in self.told:
                self.told[name] = reason
                self._progress.tell(f"plugin {name} {what}: {reason}")


def _fill(folder: ShardFolder, plan: Plan, job: Job, inputs: Inputs, failures: Failures, progress: Progress) -> None:
    """Make all shards that are not whole yet."""
    pool = _pool(job, inputs)
    number, current, known = -1, None, 0
    progress.start(inputs.size)
    try:
        for batch, result in pool.clean(plan):
            for shard in plan.shards[known:]:
                if shard == plan.kept.get(shard.number):
                    progress.advance(_distance(inputs, shard))
            known = len(plan.shards)
            if current is None or batch.shard != number:
                if current:
                    folder.finish(plan.shards[number], current)
                number, current = batch.shard, folder.open(batch.shard)
            current.write(batch, result)
            failures.tell(result.failures)
            progress.advance(batch.on_disk, result)
        if current:
            folder.finish(plan.shards[number], current)
    finally:
        pool.close()
        progress.stop()
    for shard in plan.shards:
        if not folder.whole(shard.number, shard.start):
            # No batch came of its inputs: they hold no records.
            folder.finish(shard, folder.open(shard.number))


def _to_stdout(
    job: Job, inputs: Inputs, readers: dict[str, Reader], writer: Writer, failures: Failures, progress: Progress
) -> Outcome:
    if writer.name != "jsonl":
        raise JobError(f"records can't be written to standard output as {writer.name}, only as jsonl")
    plan = Plan(inputs.sources, readers, job.shard_bytes)
    pool = _pool(job, inputs)
    counts = Counts()
    clock = Clock()
    rejections = KeptRejections(progress.tell)
    progress.start(inputs.size)
    try:
        for batch, result in pool.clean(plan):
            account(batch, result)
            rejections.write(result)
            failures.tell(result.failures)
            sys.stdout.buffer.write(b"".join(result.articles))
            sys.stdout.buffer.flush()
            counts.merge(result.counts)
            progress.advance(batch.on_disk, result)
    finally:
        pool.close()
        rejections.close()
        progress.stop()
    summary = {"in": counts.records + counts.rejected, **counts.to_dict(), "times": clock.to_dict(counts)}
    return Outcome(summary, inputs.missing)


class Clock:
    """When a run began, and how fast it was."""

    def __init__(self) -> None:
        """Begin."""
        self._started = datetime.now(UTC)
        self._from = monotonic()

    def to_dict(self, counts: Counts) -> dict[str, Any]:
        """Times and speed, for what this run did itself."""
        seconds = max(monotonic() - self._from, 1e-6)
        return {
            "started": self._started.isoformat(timespec="seconds"),
            "ended": datetime.now(UTC).isoformat(timespec="seconds"),
            "seconds": round(seconds, 3),
            "articles_per_second": round((counts.records + counts.rejected) / seconds, 1),
            "megabytes_per_second": round(counts.bytes_read / seconds / 1e6, 2),
        }


def _pool(job: Job, inputs: Inputs) -> Pool | RayPool:
    if job.engine == "local":
        return Pool(job.workers, job.settings, job.format, job.columns, inputs.size)
    from scrubber.runs.ray_pool import RayPool

    if STDIN in job.paths:
        raise JobError("standard input can't be read on a cluster")
    return RayPool(job.workers, job.settings, job.format, job.columns, job.address)


def _distance(inputs: Inputs, shard: Shard) -> int:
    """Bytes of the inputs that a shard holds; exact for files that are not compressed."""
    whole = sum(source.size for source in inputs.sources[shard.start.source : shard.end.source])
    return max(0, whole - shard.start.position.offset + shard.end.position.offset)
