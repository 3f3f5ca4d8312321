"""Hostile input at full size: what it costs, and that it ends as a record or as a rejection with its reason.

    python -m benchmarks.hostile [rules|parsers|all] [--megabytes 50] [--seconds 60] [--behind TEXT] [--only NAME …]
    python -m benchmarks.hostile runs                                 files that no run can take, through `scrub`

Each of the units is repeated behind a text that opens the gates of all parsers, to 0.25, 1, 4, 16 and 50 MB, as far as it is read in
so many seconds of work. Growth is how often the time per megabyte of the smallest fits into that of the largest: near 1 is
linear.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic, process_time, sleep
from typing import TYPE_CHECKING, Final

from benchmarks import common
from benchmarks.memory import held
from benchmarks.units import PRIMER, UNITS, bomb
from scrubber import Document, Record, Rejected, Scrubber, Settings
from scrubber.parsers.search import dumps_in

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES: Final = (0.25, 1, 4, 16)
MEMORY: Final = 4 << 30


def parts() -> dict[str, Callable[[str], object]]:
    """What is asked about a text: the rules alone, the parsers of dumps and code alone, or the whole pipeline."""
    scrubber = Scrubber(Settings(entry_points=False))
    rules = next(cleaner.clean for cleaner in scrubber.cleaners if cleaner.name == "boilerplate")

    def all_of_it(text: str) -> str:
        result = scrubber.clean_record(Record("bomb", text))
        if isinstance(result, Rejected):
            return result.reason[:60]
        assert result.revert() == text
        return "; ".join(w for w in result.warnings if "words were taken out" not in w)[:60]

    def rules_alone(text: str) -> object:
        # The stage before leaves no half of a surrogate pair.
        return list(rules(Document(text.encode("utf-8", "replace").decode())))

    made = {"rules": rules_alone, "parsers": dumps_in, "all": all_of_it}
    for ask in made.values():
        ask(PRIMER + "oth banks “so” donâ€™t &amp; T HE end")
    return made


def seconds(ask: Callable[[str], object], text: str, most: float) -> tuple[float | None, str]:
    """Seconds of work that a text takes, None where it is more than so many or too much memory; and what it says.

    In a copy of this process, so that it can be ended.
    """
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        resource.setrlimit(resource.RLIMIT_CPU, (int(most) + 1, int(most) + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        started = process_time()
        try:
            told = ask(text)
        except MemoryError:
            os._exit(1)
        taken = process_time() - started
        os.write(theirs, json.dumps([taken, told if isinstance(told, str) else ""]).encode())
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, "rb") as answer:
        said = answer.read()
    os.waitpid(child, 0)
    taken, told = json.loads(said) if said else (None, f"more than {most:g} s, or {MEMORY >> 30} GiB")
    return taken, told


def bombs(names: list[str], part: str, megabytes: float, most: float, behind: str) -> None:
    """Print what each unit costs at five sizes; none is tried that would take longer than `most` seconds."""
    ask = parts()[part]
    sizes = [size for size in SIZES if size < megabytes] + [megabytes]
    print(f"{'seconds of ' + part:20}" + "".join(f"{size:>8g} MB" for size in sizes) + "  growth", flush=True)
    rows = []
    for name in names:
        found: list[float] = []
        told = ""
        for size in sizes:
            if found and found[-1] * size / sizes[len(found) - 1] > most:
                break
            taken, told = seconds(ask, bomb(UNITS[name], int(size * 1_000_000), behind), most)
            if taken is None:
                break
            found.append(taken)
        # A hundredth of a second is nothing that can be told apart.
        growth = max(found[-1], 0.01) / max(found[0], 0.01) * sizes[0] / sizes[len(found) - 1] if found else 0.0
        rows.append((name, found, growth, told))
        figures = "".join(f"{taken:11.2f}" for taken in found).ljust(11 * len(sizes))
        print(f"{name:20}{figures}{growth:8.1f}  {told}", flush=True)
    whole = [(found[-1], name) for name, found, *_ in rows if len(found) == len(sizes)]
    print(
        f"\n{len(whole)} of {len(rows)} units at {megabytes:g} MB, none in more than {max(whole)[0]:.1f} s"
        if whole
        else ""
    )
    print("grow by more than a half per MB:", ", ".join(f"{n} {g:.1f}" for n, _, g, _ in rows if g > 1.5) or "none")


def line_of_500_mb(folder: Path) -> None:
    with (folder / "a.jsonl").open("wb") as file:
        file.write(b'{"id": "long", "text": "')
        for _ in range(500):
            file.write(b"It rained." * 100_000)
        file.write(b'"}\n{"id": "sound", "text": "It rained."}\n')


def file_of_500_mb(folder: Path) -> None:
    with (folder / "a.txt").open("wb") as file:
        for _ in range(500):
            file.write(b"It rained." * 100_000)


def lines_10_million(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"a\n" * 10_000_000)


def blank_lines_10_million(folder: Path) -> None:
    (folder / "a.jsonl").write_bytes(b"\n" * 10_000_000 + b'{"id": "sound", "text": "It rained."}\n')


def gzip_bomb(folder: Path) -> None:
    with gzip.open(folder / "a.jsonl.gz", "wb", 9) as file:
        file.write(b'{"id": "sound", "text": "It rained."}\n')
        for _ in range(2000):
            file.write(bytes(1_000_000))


def zstandard_bomb(folder: Path) -> None:
    import zstandard

    with (folder / "a.txt.zst").open("wb") as raw, zstandard.ZstdCompressor().stream_writer(raw) as file:
        for _ in range(10_000):
            file.write(bytes(1_000_000))


def nested_html(folder: Path) -> None:
    for name in ("div", "table", "b", "ul", "p", "script"):
        page = f"<p>It rained.</p>{f'<{name}>' * 100_000}It rained all night.{f'</{name}>' * 100_000}"
        (folder / f"{name}.html").write_text(page)
        (folder / f"{name}-open.html").write_text(f"<p>It rained.</p>{f'<{name} a=b>' * 100_000}It rained all night.")


def nested_json(folder: Path) -> None:
    lines = [f'{{"id": "{n}", "text": "It rained.", "x": {"[" * n}{"]" * n}}}' for n in (99, 1000, 100_000, 5_000_000)]
    lines += [f'{{"id": "digits {n}", "text": "It rained.", "x": {"9" * n}}}' for n in (20, 5000, 10_000_000)]
    (folder / "a.jsonl").write_text("\n".join(lines))


CASES: Final[dict[str, Callable[[Path], None]]] = {
    "a line of 500 MB": line_of_500_mb,
    "a file of 500 MB": file_of_500_mb,
    "10 million lines": lines_10_million,
    "10 million blank lines": blank_lines_10_million,
    "gzip: 2 GB in 2 MB": gzip_bomb,
    "zstandard: 10 GB in 1 MB": zstandard_bomb,
    "HTML 100,000 deep": nested_html,
    "JSON deep and long": nested_json,
}


def runs() -> None:
    """Print what becomes of each case in a run with one worker."""
    rows = []
    for name, write in CASES.items():
        with tempfile.TemporaryDirectory() as place:
            folder, out = Path(place) / "in", Path(place) / "out"
            folder.mkdir()
            write(folder)
            call = [sys.executable, "-c", "from scrubber.cli import main; main()", str(folder), "-o", str(out), "-q"]
            started, peak = monotonic(), 0.0
            with subprocess.Popen([*call, "--workers", "1"], stderr=subprocess.DEVNULL) as process:
                while process.poll() is None:
                    peak = max(peak, held(process.pid)[0])
                    sleep(0.05)
            taken = monotonic() - started
            summary = json.loads((out / "summary.json").read_bytes())
        reasons = "; ".join(f"{count} × {reason[:70]}" for reason, count in summary["rejected_by_reason"].items())
        rows.append([name, f"{taken:.1f}", f"{peak:.0f} MiB", f"{summary['records']}", reasons])
        print(*rows[-1], sep="  ", flush=True)
    print(common.table(["input", "seconds", "memory", "records", "rejected"], rows))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("part", nargs="?", default="all", choices=("rules", "parsers", "all", "runs"))
    parser.add_argument("--megabytes", type=float, default=50)
    parser.add_argument("--seconds", type=float, default=60, help="seconds of work for a text (default: 60)")
    parser.add_argument("--behind", default="", help='what stands once before the units, such as "<?php a();"')
    parser.add_argument("--only", action="append", choices=UNITS)
    options = parser.parse_args()
    if options.part == "runs":
        runs()
    else:
        bombs(options.only or list(UNITS), options.part, options.megabytes, options.seconds, options.behind)


if __name__ == "__main__":
    main()
