"""Memory of a run, in the size of the corpus: it should not grow.

    python -m benchmarks.memory [--gb 1] [--workers 2] [--keep FILE]

Makes a corpus of JSONL of that size (fixed seed, one article in fifty dirty), cleans it, and prints what the
command and its workers hold together (proportional set size, so that shared pages count once) as the run goes on.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic, sleep

from benchmarks.linear import sentences

LIMIT_MIB = 400


def write_corpus(path: Path, size: int) -> None:
    """Articles of 1 to 12 kB, each with an id, an address and a title of its own."""
    chance = random.Random(11)
    stock = [sentences(chance, chance.randint(200, 900)) for _ in range(2000)]
    written = number = 0
    with path.open("w", encoding="utf-8") as file:
        while written < size:
            number += 1
            body = "\n\n".join(chance.choices(stock, k=chance.randint(2, 20)))
            if number % 50 == 0:
                body += "\n\nREAD MORE: It’s raining again\n\nAdvertisement"
            article = {
                "id": f"{number}",
                "url": f"https://site{number % 5000}.example/{number}",
                "title": f"Report {number}",
                "text": body,
            }
            written += file.write(json.dumps(article) + "\n")


def tree(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            found += map(int, task.read_text().split())
    return found


def held(pid: int) -> float:
    """MiB that a process and those below it hold."""
    total = 0
    for process in tree(pid):
        try:
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gb", type=float, default=1.0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--disable", action="append", default=[], metavar="CLEANER")
    options = parser.parse_args()
    if not Path("/proc/self/smaps_rollup").exists():
        sys.exit("needs /proc/PID/smaps_rollup (Linux)")
    with tempfile.TemporaryDirectory() as folder:
        corpus, out = Path(folder) / "corpus.jsonl", Path(folder) / "out"
        write_corpus(corpus, int(options.gb * 1e9))
        call = [sys.executable, "-c", "from scrubber.cli import main; main()", str(corpus), "-o", str(out)]
        call += ["-q", "--workers", str(options.workers)]
        call += [argument for name in options.disable for argument in ("--disable", name)]
        started, peak, told = monotonic(), 0.0, 0
        print(f"{'written':>9} {'seconds':>8} {'held':>9} {'peak':>9}")
        with subprocess.Popen(call) as process:
            while process.poll() is None:
                peak = max(peak, now := held(process.pid))
                written = sum(path.stat().st_size for path in out.rglob("articles*")) if out.exists() else 0
                if written >= told * options.gb * 1e8:
                    print(f"{written / 1e6:6.0f} MB {monotonic() - started:8.0f} {now:5.0f} MiB {peak:5.0f} MiB")
                    told = int(written / options.gb / 1e8) + 1
                sleep(0.2)
        summary = json.loads((out / "summary.json").read_text())
        speed = summary["times"]["megabytes_per_second"]
        print(f"{summary['in']:,} articles, {options.gb:g} GB, {options.workers} workers, {speed} MB/s")
        print(f"peak {peak:.0f} MiB (bar: {LIMIT_MIB} MiB)")


if __name__ == "__main__":
    main()
