"""How fast the whole job is next to what people use today, and where its time goes.

    python -m benchmarks.speed             both tables
    python -m benchmarks.speed --quick     a look, in a few seconds
    python -m benchmarks.speed --workers   only what a second worker brings

The job reads JSONL, cleans, validates and writes JSONL with the log; without its cleaners it does all of that but
clean. The peers do only their own part, on texts that are in memory already. Each round has articles of its own, as a
crawl has: what a process makes ready when it first meets something new counts. The command gets the whole corpus,
again and again under new ids, and its time includes its start. What a second worker can bring is told by two commands
of one worker each, at once and with half of the articles each: they share nothing but the machine. MB are 10⁶ bytes
of the articles' text in UTF-8. Rounds are interleaved and the median is shown, since other work on the machine comes
and goes.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from functools import cached_property, partial
from itertools import count, cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import orjson

from benchmarks import common, peers
from scrubber import Scrubber, passage, pipeline
from scrubber.article import Article
from scrubber.document import Document
from scrubber.hooks import STAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from scrubber.edits import BulkEdit, Edit
    from scrubber.hooks import CleanFunction

    T = TypeVar("T")

SEED: Final = 7
JOB: Final = "scrub, whole job, one process"
ONE_WORKER: Final = "scrub command, 1 worker"
TWO_WORKERS: Final = "scrub command, 2 workers"
TWO_COMMANDS: Final = "two commands of 1 worker at once"
GAINS: Final = {TWO_WORKERS: "two workers against one", TWO_COMMANDS: "two commands at once against one"}
BARS: Final = {"ftfy.fix_text": 5.0, "clean-text": 10.0, "datatrove C4 filter": 25.0}
WORKERS_BAR: Final = 1.85


def sample(articles: int, parts: int) -> list[list[dict[str, Any]]]:
    """So many parts of the corpus of so many articles each, always the same ones; fewer where it has no more."""
    corpus = common.news()
    most = min(articles, len(corpus) // parts)
    drawn = random.Random(SEED).sample(corpus, most * parts)
    return [drawn[n * most : (n + 1) * most] for n in range(parts)]


def megabytes(articles: Sequence[dict[str, Any]]) -> float:
    """The size of the articles' text."""
    return sum(len(article["text"].encode()) for article in articles) / 1e6


def write_jsonl(path: Path, articles: Sequence[dict[str, Any]], size: float = 0.0) -> float:
    """Write the articles, again and again under new ids, until so many MB are there, or once; returns how many are."""
    written = 0.0
    with path.open("wb") as file:
        for number in count():
            for article in articles:
                if size and written >= size:
                    return written
                file.write(orjson.dumps(article | {"id": f"{article['id']}-{number}"}) + b"\n")
                written += megabytes([article])
            if not size:
                break
    return written


def scrub_job(scrubber: Scrubber, source: Path, target: Path) -> None:
    """The whole job in this process, through the Python API, with a pipeline that is ready."""
    with source.open("rb") as lines, target.open("wb") as out:
        for result in scrubber.clean_many(map(orjson.loads, lines)):
            out.write(result.to_json() + b"\n")


def warmed(articles: Sequence[dict[str, Any]], stages: Collection[str] = STAGES) -> Scrubber:
    """A pipeline that has cleaned some articles: imports and the rules of sites are not what is asked for."""
    scrubber = Scrubber()
    scrubber.cleaners = [cleaner for cleaner in scrubber.cleaners if cleaner.stage in stages]
    for _ in scrubber.clean_many(articles):
        pass
    return scrubber


def json_job(source: Path, target: Path) -> None:
    """Reading and writing the JSON alone: what no cleaner can beat."""
    with source.open("rb") as lines, target.open("wb") as out:
        for line in lines:
            out.write(orjson.dumps(orjson.loads(line)) + b"\n")


def command_job(sources: Sequence[Path], target: Path, workers: int) -> None:
    """The whole job through the command, one for each source, all at once.

    Raises:
        RuntimeError: a command wrote no summary.

    """
    shutil.rmtree(target, ignore_errors=True)
    call = [sys.executable, "-c", "import sys; from scrubber.cli import main; sys.exit(main())"]
    call += ["--quiet", "--workers", str(workers)]
    runs = [
        subprocess.Popen([*call, str(source), "-o", str(target / source.stem)], stderr=subprocess.PIPE, text=True)
        for source in sources
    ]
    for source, run in zip(sources, runs, strict=True):
        _, told = run.communicate()
        if not (target / source.stem / "summary.json").is_file():
            raise RuntimeError((told.strip() or "no message").splitlines()[-1])


def clean_all(clean: Callable[[str], str], texts: Sequence[str]) -> None:
    """A peer's own part, on texts in memory."""
    for text in texts:
        clean(text)


class Stopwatch:
    """Processor time per name, since others may be at work on the machine; what a timed function spends in another timed one counts for that one alone."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self.calls: Counter[str] = Counter()
        self._inner = [0.0]

    def timed(self, name: str, function: Callable[..., T]) -> Callable[..., T]:
        """The function, with its own time added up under a name."""

        def run(*args: Any, **kwargs: Any) -> T:
            self._inner.append(0.0)
            start = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                spent = time.process_time() - start
                self.seconds[name] += spent - self._inner.pop()
                self.calls[name] += 1
                self._inner[-1] += spent

        return run


# The core's functions that are worth a row of their own: where they are looked up, and what they do.
CORE: Final[tuple[tuple[object, str, str], ...]] = (
    (pipeline, "record_of", "core: input to record"),
    (pipeline, "fields_of", "core: given fields"),
    (passage, "apply", "core: apply edits"),
    (passage, "merge", "core: fields from edits"),
    (passage, "_entries", "core: log entries"),
    (pipeline, "sha256", "core: hash of the original"),
    (pipeline, "_article", "core: validate the record"),
    (Article, "to_json", "core: serialize"),
)


def _all_edits(clean: CleanFunction, document: Document) -> list[Edit | BulkEdit]:
    # A generator's time is spent when it is read.
    return list(clean(document))


def time_parts(first: Sequence[dict[str, Any]], articles: Sequence[dict[str, Any]]) -> tuple[Stopwatch, float]:
    """Run articles through a pipeline in memory, that has cleaned `first`, with every cleaner and part of the core timed."""
    watch = Stopwatch()
    scrubber = warmed(first)
    scrubber.cleaners = [
        cleaner._replace(clean=watch.timed(f"{cleaner.stage}: {cleaner.name}", partial(_all_edits, cleaner.clean)))
        for cleaner in scrubber.cleaners
    ]
    saved = [(owner, name, vars(owner)[name]) for owner, name, _ in CORE]
    for owner, name, label in CORE:
        setattr(owner, name, watch.timed(label, getattr(owner, name)))
    lines = vars(Document)["lines"]
    assert isinstance(lines, cached_property)
    find_lines, lines.func = lines.func, watch.timed("core: find lines", lines.func)
    inputs = [orjson.dumps(article) for article in articles]
    try:
        start = time.process_time()
        for result in scrubber.clean_many(watch.timed("core: read JSON", orjson.loads)(line) for line in inputs):
            result.to_json()
        total = time.process_time() - start
    finally:
        lines.func = find_lines
        for owner, name, function in saved:
            setattr(owner, name, function)
    watch.seconds["core: the rest"] = total - sum(watch.seconds.values())
    return watch, total


def parts_table(watch: Stopwatch, total: float, articles: int) -> str:
    """Where the time goes, slowest first."""
    rows = [
        (
            name,
            f"{1e6 * spent / articles:.1f}",
            f"{100 * spent / total:.1f} %",
            f"{watch.calls[name] / articles:.2f}",
        )
        for name, spent in sorted(watch.seconds.items(), key=lambda item: -item[1])
    ]
    rows.append(("all", f"{1e6 * total / articles:.1f}", "100.0 %", ""))
    return common.table(("where the time goes", "µs per article", "share", "calls per article"), rows)


def speed_table(speeds: dict[str, list[float]], failed: dict[str, str]) -> str:
    """MB/s of everything that ran, and how many times as fast the whole job is."""
    job = statistics.median(speeds[JOB]) if speeds.get(JOB) else 0.0
    rows = []
    for name, found in speeds.items():
        if not found:
            rows.append((name, failed.get(name, ""), "", "", ""))
            continue
        median = statistics.median(found)
        bar = f"≥ {BARS[name]:.0f} ×" if name in BARS else ""
        rows.append(
            (
                name,
                f"{median:.2f}",
                f"{min(found):.2f}–{max(found):.2f}",
                f"{job / median:.2f} ×" if job else "",
                bar,
            )
        )
    for name, told in GAINS.items():
        if speeds.get(name):
            # Round by round, since the machine is faster in one than in another.
            gains = [two / one for one, two in zip(speeds[ONE_WORKER], speeds[name], strict=True)]
            bar = f"≥ {WORKERS_BAR} ×" if name == TWO_WORKERS else ""
            rows.append((told, f"{statistics.median(gains):.2f} ×", f"{min(gains):.2f}–{max(gains):.2f}", "", bar))
    return common.table(("", "MB/s", "lowest–highest", "scrub is", "bar"), rows)


def command_jobs(folder: Path, size: float) -> tuple[float, dict[str, Callable[[Sequence[str]], object]]]:
    """The jobs of the command on so many MB, and how many these are."""
    folder.mkdir()
    whole, *halves = (folder / name for name in ("whole.jsonl", "one.jsonl", "other.jsonl"))
    written = write_jsonl(whole, common.news(), size)
    with whole.open("rb") as lines, halves[0].open("wb") as one, halves[1].open("wb") as other:
        for line, out in zip(lines, cycle((one, other)), strict=False):
            out.write(line)
    return written, {
        ONE_WORKER: lambda _: command_job([whole], folder / "out", 1),
        TWO_WORKERS: lambda _: command_job([whole], folder / "out", 2),
        TWO_COMMANDS: lambda _: command_job(halves, folder / "out", 1),
    }


def workers_table(command_mb: float, rounds: int) -> str:
    """What a second worker brings."""
    speeds: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        size, jobs = command_jobs(Path(folder, "command"), command_mb)
        for _ in range(rounds):
            for name, job in jobs.items():
                start = time.perf_counter()
                job(())
                speeds[name].append(size / (time.perf_counter() - start))
    return speed_table(speeds, {})


def measure(parts: Sequence[Sequence[dict[str, Any]]], command_mb: float, wanted: str) -> str:
    """Warm up with the first part, run everything on each of the others, round after round, and make the table."""
    first, *rounds = parts
    failed: dict[str, str] = {}
    jobs: dict[str, Callable[[Sequence[str]], object]] = {}
    with tempfile.TemporaryDirectory() as folder:
        small, written = (Path(folder, name) for name in ("small.jsonl", "written.jsonl"))
        scrubber = warmed(first)
        bare, encoding = (warmed(first, stages) for stages in ((), ("encoding",)))
        jobs["reading and writing the JSON alone"] = lambda _: json_job(small, written)
        jobs["scrub without its cleaners"] = lambda _: scrub_job(bare, small, written)
        jobs["scrub, only the stage encoding"] = lambda _: scrub_job(encoding, small, written)
        jobs[JOB] = lambda _: scrub_job(scrubber, small, written)
        command_size, of_command = command_jobs(Path(folder, "command"), command_mb) if command_mb else (0.0, {})
        jobs |= of_command
        for name, load in peers.SPEED.items():
            if wanted != "all" and wanted.lower() not in name.lower():
                continue
            try:
                clean = load([article["text"] for article in first])
                clean(first[0]["text"])
            except ImportError:
                failed[name] = "not installed"
                clean = str
            jobs[name] = partial(clean_all, clean)
        speeds: dict[str, list[float]] = {name: [] for name in jobs}
        for articles in rounds:
            size = write_jsonl(small, articles)
            texts = [article["text"] for article in articles]
            for name, job in jobs.items():
                if name in failed:
                    continue
                start = time.perf_counter()
                try:
                    job(texts)
                except RuntimeError as error:
                    failed[name] = "failed"
                    print(f"{name}: {error}", file=sys.stderr)
                else:
                    done = command_size if name in of_command else size
                    speeds[name].append(done / (time.perf_counter() - start))
    return speed_table(speeds, failed)


def main(argv: Sequence[str] | None = None) -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--articles", type=int, default=600, help="how many articles a round (default: %(default)s)")
    p.add_argument("--rounds", type=int, default=5, help="rounds to take the median of (default: %(default)s)")
    p.add_argument("--command-mb", type=float, default=100, help="MB for the command, 0: none (default: %(default)s)")
    p.add_argument("--peers", default="all", help="all, none, or a part of one's name (default: all)")
    p.add_argument("--parts", action="store_true", help="only where the time goes")
    p.add_argument("--workers", action="store_true", help="only what a second worker brings")
    p.add_argument("--quick", action="store_true", help="100 articles, one round, 5 MB for the command")
    a = p.parse_args(argv)
    if a.quick:
        a.articles, a.rounds, a.command_mb = 100, 1, 5
    common.require_data()
    if a.workers:
        print(workers_table(a.command_mb, a.rounds))
        return
    parts = sample(a.articles, a.rounds + 1)
    if not a.parts:
        print(measure(parts, a.command_mb, a.peers), end="\n\n")
    first, articles, *_ = parts
    print(parts_table(*time_parts(first, articles), len(articles)))


if __name__ == "__main__":
    main()
