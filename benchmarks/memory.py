"""Memory of a run, in the size of the corpus: it should not grow.

    python -m benchmarks.memory [--gb 1] [--workers 2]
    python -m benchmarks.memory --gb 0.2 --news

Makes a corpus of JSONL of that size (fixed seed; English words as frequent as they are; junk of all kinds, which are
the examples of the rules; half of the articles of sites that have a plugin) or, with `--news`, of the news corpus, again
and again under new ids, which is more varied. Cleans it, and prints what all processes of the command hold together as
the run goes on: the proportional set size (PSS), in which shared pages count once, and beside it the sum of the
resident set sizes (RSS), in which they count for each process.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from itertools import accumulate
from pathlib import Path
from time import monotonic, sleep

import wordfreq

from benchmarks.common import news
from benchmarks.speed import write_jsonl
from scrubber.matching.ruleset import load_rules
from scrubber.plugins import site_plugins_folder

LIMIT_MIB = 400


def paragraphs(chance: random.Random, count: int) -> list[str]:
    """Paragraphs of 200 to 900 characters."""
    frequencies = wordfreq.get_frequency_dict("en")
    words, weights = list(frequencies), list(accumulate(frequencies.values()))
    found = []
    for _ in range(count):
        drawn = chance.choices(words, cum_weights=weights, k=chance.randint(35, 150))
        sentences = (drawn[n : n + 12] for n in range(0, len(drawn), 12))
        found.append(" ".join(" ".join(sentence).capitalize() + "." for sentence in sentences))
    return found


def write_corpus(path: Path, size: int) -> None:
    """Articles of 1 to 12 kB, each with an id, an address and a title of its own."""
    chance = random.Random(11)
    stock = paragraphs(chance, 20_000)
    files = load_rules(site_plugins_folder().glob("*/rules.toml")).files
    junk = [line for file in files for rule in file.rule for line in rule.examples]
    sites = sorted({domain for file in files for domain in file.domains})
    written = number = 0
    with path.open("w", encoding="utf-8") as file:
        while written < size:
            number += 1
            body = chance.choices(stock, k=chance.randint(2, 20))
            if number % 5 == 0:
                body += chance.choices(junk, k=3)
            site = chance.choice(sites) if number % 2 else f"site{number % 5000}.example"
            article = {
                "id": f"{number}",
                "url": f"https://{site}/{number}",
                "title": f"Report {number}",
                "text": "\n\n".join(body),
            }
            written += file.write(json.dumps(article) + "\n")


def tree(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            found += map(int, task.read_text().split())
    return found


def held(pid: int) -> tuple[float, float]:
    """MiB that a process and those below it hold: PSS and RSS."""
    total = {"Pss": 0, "Rss": 0}
    for process in tree(pid):
        try:
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        for line in lines:
            name, _, told = line.partition(":")
            if name in total:
                total[name] += int(told.split()[0])
    return total["Pss"] / 1024, total["Rss"] / 1024


def size(path: Path) -> int:
    """Bytes of a file, 0 where it has just been moved into place."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gb", type=float, default=1.0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--news", action="store_true", help="articles of the news corpus instead of made-up ones")
    parser.add_argument("--disable", action="append", default=[], metavar="CLEANER")
    options = parser.parse_args()
    if not Path("/proc/self/smaps_rollup").exists():
        sys.exit("needs /proc/PID/smaps_rollup (Linux)")
    with tempfile.TemporaryDirectory() as folder:
        corpus, out = Path(folder) / "corpus.jsonl", Path(folder) / "out"
        if options.news:
            write_jsonl(corpus, news(), options.gb * 1e3)
        else:
            write_corpus(corpus, int(options.gb * 1e9))
        call = [sys.executable, "-c", "from scrubber.cli import main; main()", str(corpus), "-o", str(out)]
        call += ["-q", "--workers", str(options.workers)]
        call += [argument for name in options.disable for argument in ("--disable", name)]
        started, peak, told = monotonic(), 0.0, 0
        print(f"{'written':>9} {'seconds':>8} {'PSS':>9} {'peak PSS':>9} {'RSS':>9}")
        with subprocess.Popen(call) as process:
            while process.poll() is None:
                now, resident = held(process.pid)
                peak = max(peak, now)
                written = sum(map(size, out.rglob("articles*"))) if out.exists() else 0
                if written >= told * options.gb * 1e8:
                    print(
                        f"{written / 1e6:6.0f} MB {monotonic() - started:8.0f} {now:5.0f} MiB {peak:5.0f} MiB {resident:5.0f} MiB"
                    )
                    told = int(written / options.gb / 1e8) + 1
                sleep(0.2)
        summary = json.loads((out / "summary.json").read_text())
        speed = summary["times"]["megabytes_per_second"]
        print(f"{summary['in']:,} articles, {options.gb:g} GB, {options.workers} workers, {speed} MB/s")
        print(f"peak PSS {peak:.0f} MiB (bar: {LIMIT_MIB} MiB)")


if __name__ == "__main__":
    main()
