"""A soak: runs over the corpus for as long as one likes, under every fault at random, and what became of it.

    python -m benchmarks.soak [--minutes 60] [--workers 1] [--seed 1]

Each round cleans some hundred articles of the corpus with a plugin that raises, hangs, leaks, exits and kills its
worker by chance (`benchmarks/faulty`). One round in three is ended by kill -9 and started again, one in three meets a
full disk. After each round every input must be there exactly once, as a record that leads back to it or as a rejection.
The same articles are then cleaned in this process, which must not grow.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

import zstandard

from benchmarks import common
from benchmarks.memory import held
from scrubber import Article, Scrubber, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FAULTY = Path(__file__).parent / "faulty"
CHANCES = {
    "raise": 0.01,
    "overlap": 0.01,
    "lie": 0.01,
    "nonsense": 0.01,
    "print": 0.01,
    "leak": 0.2,
    "hang": 0.0005,
    "hang_in_c": 0.0005,
    "burst": 0.001,
    "sys_exit": 0.001,
    "os_exit": 0.001,
    "kill": 0.001,
}
ALWAYS = ("kill", "sys_exit", "hang", "burst")
LIMITS = ("--seconds-per-article", "10", "--memory-per-worker", "1024", "--shard-size", "0.3")
PACK: dict[str, Callable[[bytes], bytes]] = {
    "a.jsonl": bytes,
    "a.jsonl.gz": gzip.compress,
    "a.jsonl.zst": zstandard.compress,
}


class Lost(Exception):
    """Not every article is accounted for."""


def write_inputs(folder: Path, articles: Sequence[dict[str, Any]], chance: random.Random) -> dict[str, str | None]:
    """Write articles and some broken lines, and tell the original text of each id; None for what is no record."""
    wanted: dict[str, str | None] = {}
    lines = []
    for number, article in enumerate(articles):
        id_ = f"{number}-{article['id']}"
        text = article["text"]
        if chance.random() < 0.002:
            text += f"\n\nFAULT:{chance.choice(ALWAYS)}"
        wanted[id_] = text
        lines.append(json.dumps(article | {"id": id_, "text": text}).encode())
        if chance.random() < 0.01:
            wanted[f"broken {number}"] = None
            lines.append(json.dumps({"id": f"broken {number}", "text": chance.choice(["", 7, None])}).encode())
    name = chance.choice(list(PACK))
    (folder / name).write_bytes(PACK[name](b"\n".join(lines)))
    return wanted


def scrub(inputs: Path, out: Path, workers: int, **options: Any) -> subprocess.Popen[bytes]:
    call = [sys.executable, "-c", "from scrubber.cli import main; main()", str(inputs), "-o", str(out), "-q"]
    call += ["--plugins", str(FAULTY), "--workers", str(workers), *LIMITS]
    environment = os.environ | {"FAULTS": json.dumps(CHANCES)}
    return subprocess.Popen(call, env=environment, stderr=subprocess.DEVNULL, **options)


def full_disk() -> None:
    # What a full disk is to a file: a write that fails with an OSError.
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))


def round_(inputs: Path, out: Path, workers: int, how: str, chance: random.Random) -> None:
    """One run, disturbed once, and then to its end."""
    if how == "killed":
        with scrub(inputs, out, workers) as process:
            sleep(chance.uniform(0.5, 8))
            process.kill()
    elif how == "disk full":
        with scrub(inputs, out, workers, preexec_fn=full_disk) as process:
            process.wait(3600)
        if process.returncode != 2:
            raise Lost(f"a full disk gave exit code {process.returncode}")
    with scrub(inputs, out, workers) as process:
        process.wait(3600)
    if process.returncode not in (0, 1):
        raise Lost(f"exit code {process.returncode}")


def check(out: Path, wanted: dict[str, str | None], told: Counter[str]) -> None:
    """Hold a run's output against its inputs.

    Raises:
        Lost: an input is missing, doubled, or can't be had back.

    """
    ids: Counter[str] = Counter()
    for path in out.glob("articles*.jsonl"):
        for line in path.open():
            article = Article.model_validate_json(line)
            ids[article.id] += 1
            told["records"] += 1
            told["of them with a failed cleaner"] += any(w.startswith("cleaner ") for w in article.warnings)
            if article.revert() != wanted[article.id]:
                raise Lost(f"{article.id} does not lead back to its original")
    for path in out.glob("rejected*.jsonl"):
        for line in path.open():
            rejected = json.loads(line)
            id_ = rejected["input"]["id"]
            ids[id_] += 1
            told["rejected"] += 1
            told[f"rejected: {rejected['reason'][:60]}"] += 1
            if rejected["input"]["text"] != wanted[id_] and wanted[id_] is not None:
                raise Lost(f"{id_} was rejected without its text")
    summary = json.loads((out / "summary.json").read_bytes())
    told["inputs"] += len(wanted)
    if ids != Counter(wanted.keys()) or summary["in"] != len(wanted):
        raise Lost(f"{len(wanted)} in, {ids.total()} out, {summary['in']} told")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    common.require_data()
    corpus = common.news()
    chance = random.Random(options.seed)
    scrubber = Scrubber(Settings(entry_points=False))
    told: Counter[str] = Counter()
    grown: list[float] = []
    began = monotonic()
    said = 0
    while (minutes := (monotonic() - began) / 60) < options.minutes:
        how = ("undisturbed", "killed", "disk full")[told["rounds"] % 3]
        articles = chance.sample(corpus, chance.randint(100, 300))
        with tempfile.TemporaryDirectory() as folder:
            inputs, out = Path(folder) / "in", Path(folder) / "out"
            inputs.mkdir()
            wanted = write_inputs(inputs, articles, chance)
            round_(inputs, out, options.workers, how, chance)
            check(out, wanted, told)
        for _ in scrubber.clean_many(articles):
            told["cleaned in this process"] += 1
        grown.append(held(os.getpid())[0])
        told["rounds"] += 1
        told[f"rounds {how}"] += 1
        if minutes >= said:
            print(
                f"{minutes:5.1f} min  {told['inputs']:7,} in  {told['rejected']:5,} rejected  {grown[-1]:5.0f} MiB",
                flush=True,
            )
            said += 5
    print(f"\n{(monotonic() - began) / 60:.0f} minutes, nothing lost")
    for name, count in sorted(told.items(), key=lambda item: item[0]):
        print(f"{count:9,}  {name}")
    third = max(1, len(grown) // 3)
    first, last = statistics.median(grown[third : 2 * third] or grown), statistics.median(grown[-third:])
    print(f"memory of this process: {first:.0f} MiB in the second third, {last:.0f} MiB in the last")


if __name__ == "__main__":
    main()
