"""What `scrub learn` is worth: quality of the rules it proposes, and its speed on a large corpus.

    python -m benchmarks.learn                       quality: learned rules beside what there is without them
    python -m benchmarks.learn --size 1000000        speed: a corpus enlarged to so many articles
    python -m benchmarks.learn --size 20000          the same, short

Quality is told on the labels of ../shared/eval, which learning never sees. Rules are learned from the whole corpus,
and, to see whether they hold for articles that were not counted, from the articles without labels only.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import zstandard

from benchmarks import common, peers, quality
from scrubber.article import Article
from scrubber.cleaners import boilerplate
from scrubber.hooks import Cleaner
from scrubber.learning import learn
from scrubber.matching.ruleset import RuleSet, shared_macros
from scrubber.matching.rulesfile import read_rules
from scrubber.pipeline import Scrubber
from scrubber.record import Record, record_of
from scrubber.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

SEED: Final = 20
RECURRING: Final = "lines in 3 or more articles dropped"
PLAIN: Final = Settings(site_plugins=False)

_scrubber: Scrubber


def with_plugins(folder: Path | None) -> Scrubber:
    """The built-in rules, and the learned ones on top; site plugins are off."""
    return Scrubber(Settings(site_plugins=False, plugins=[folder] if folder else []))


def alone(folder: Path) -> Scrubber:
    """A pipeline that takes nothing out but what the learned rules say: repairs and layout stay, for valid records."""
    files = [read_rules(path, shared_macros()) for path in sorted(folder.glob("*/rules.toml"))]
    scrubber = Scrubber(PLAIN)
    learned = Cleaner("learned", "lines", partial(boilerplate.clean, rules=RuleSet(files)))
    repairs = [cleaner for cleaner in scrubber.cleaners if cleaner.stage == "encoding"]
    scrubber.cleaners = [*repairs, learned, *(c for c in scrubber.cleaners if c.stage == "layout")]
    return scrubber


def records(articles: Iterable[dict[str, Any]]) -> Iterator[Record]:
    for article in articles:
        record = record_of(article, "")
        if isinstance(record, Record):
            yield record


def cleaned(make: Callable[[], Scrubber], articles: Sequence[dict[str, Any]]) -> list[str]:
    with multiprocessing.Pool(initializer=_prepare, initargs=(make,)) as pool:
        return pool.map(_clean, articles, chunksize=16)


def _prepare(make: Callable[[], Scrubber]) -> None:
    global _scrubber
    _scrubber = make()


def _clean(article: dict[str, Any]) -> str:
    result = _scrubber.clean(article["text"], **{k: v for k, v in article.items() if k != "text"})
    return result.text if isinstance(result, Article) else ""


def show_quality(keep: Path | None) -> None:
    common.require_data()
    items = quality.labelled()
    articles = [item.article for item in items]
    labels = {article["id"] for article in articles}
    with tempfile.TemporaryDirectory() as scratch:
        everything = keep or Path(scratch, "all")
        unseen = Path(scratch, "unseen")
        learn(records(common.news()), everything, PLAIN)
        learn(records(a for a in common.news() if a["id"] not in labels), unseen, PLAIN)
        recurring = peers.QUALITY[RECURRING]([article["text"] for article in common.news()])
        made = {
            "built-in rules": cleaned(partial(with_plugins, None), articles),
            "built-in and learned": cleaned(partial(with_plugins, everything), articles),
            "built-in and learned, not from these": cleaned(partial(with_plugins, unseen), articles),
            RECURRING: [recurring(article["text"]) for article in articles],
            "learned only": cleaned(partial(alone, everything), articles),
            "learned only, not from these": cleaned(partial(alone, unseen), articles),
        }
    with multiprocessing.Pool() as pool:
        results = {
            name: quality.figures(pool.map(quality.judge, zip(items, texts, strict=True), chunksize=8))
            for name, texts in made.items()
        }
    print(common.table(("", "recall", *quality.COLUMNS), [_row(name, f) for name, f in results.items()]))


def _row(name: str, f: dict[str, float]) -> list[str]:
    shown = [f"{100 * f['recall']:.1f} %"]
    for column in quality.COLUMNS:
        digits = 3 if column == "body loss" else 1
        shown.append(f"{f[column]:.3f}" if column == "F1" else f"{100 * f[column]:.{digits}f} %")
    return [name, *shown]


def enlarged(size: int) -> Iterator[dict[str, Any]]:
    """A corpus of a given size: lines that recur stay as they are, the words of all others are mixed anew."""
    news = common.news()
    count = Counter(line.strip() for article in news for line in set(article["text"].split("\n")))
    chance = random.Random(SEED)
    words = [word for article in news[::20] for word in article["text"].split()]
    for number in range(size):
        article = news[number % len(news)]
        lines = [
            line if number < len(news) or count[line.strip()] > 2 else _mixed(line, words, chance)
            for line in article["text"].split("\n")
        ]
        title = f"{article['title']} {number // len(news)}"
        yield {**article, "id": str(number), "title": title, "text": "\n".join(lines)}


def _mixed(line: str, words: list[str], chance: random.Random) -> str:
    """A line with every fourth word replaced."""
    parts = line.split(" ")
    for n in range(chance.randrange(4), len(parts), 4):
        parts[n] = words[int(chance.random() * len(words))]
    return " ".join(parts)


def show_speed(size: int, scratch: Path | None) -> None:
    """Learning in a process of its own, whose memory and scratch files are measured; the corpus is made beforehand."""
    common.require_data()
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        path = corpus_of(size, scratch or Path(folder))
        text = path.stat().st_size
        rules = Path(folder, "rules")
        tables = Path(folder, "tables")
        tables.mkdir()
        command = [sys.executable, "-c", "from scrubber.cli import main; main()"]
        command += ["learn", str(path), "-o", str(rules), "--scratch", str(tables)]
        disk = 0
        started = time.perf_counter()
        process = subprocess.Popen(command)
        ended = 0
        while not ended:
            time.sleep(0.5)
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            disk = max(disk, size_of(tables))
        seconds = time.perf_counter() - started
        if status:
            sys.exit(f"{' '.join(command)} failed")
        files = len(list(rules.glob("*/rules.toml")))
    rows = [
        ["articles", f"{size:,}"],
        ["corpus", f"{text / 1e9:.2f} GB compressed"],
        ["time", f"{seconds:,.0f} s"],
        ["articles a second", f"{size / seconds:,.0f}"],
        ["processor time", f"{usage.ru_utime + usage.ru_stime:,.0f} s"],
        ["most memory", f"{usage.ru_maxrss / 1024:,.0f} MiB"],
        ["most disk for tables", f"{disk / 1e9:.1f} GB"],
        ["rules files", f"{files}"],
    ]
    print(common.table(("learning", ""), rows))


def corpus_of(size: int, folder: Path) -> Path:
    """The enlarged corpus as a file of a folder; it is made if it is not there."""
    path = folder / f"corpus-{size}.jsonl.zst"
    if not path.exists():
        unfinished = path.with_suffix(".part")
        with zstandard.open(unfinished, "wt", encoding="utf-8") as file:
            for article in enlarged(size):
                file.write(json.dumps(article, ensure_ascii=False) + "\n")
        unfinished.rename(path)
    return path


def size_of(folder: Path) -> int:
    """Bytes of all files in a folder, of which some may go while they are counted."""
    total = 0
    for path in folder.rglob("*"):
        with contextlib.suppress(FileNotFoundError):
            total += path.stat().st_size
    return total


def main(argv: Sequence[str] | None = None) -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--size", type=int, metavar="N", help="measure the speed on a corpus of N articles instead")
    p.add_argument(
        "--scratch",
        type=Path,
        metavar="DIR",
        help="where the tables lie, and the large corpus, which stays there for the next time",
    )
    p.add_argument("--keep", type=Path, metavar="DIR", help="write the rules that are learned there")
    a = p.parse_args(argv)
    if a.size:
        show_speed(a.size, a.scratch)
    else:
        show_quality(a.keep)


if __name__ == "__main__":
    main()
