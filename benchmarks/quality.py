"""How much of what is not the article goes, and how much of the article goes with it: scrub and its peers.

    python -m benchmarks.quality                            scrub and every peer, over all labelled articles
    python -m benchmarks.quality --split --peers none       scrub, on sites to develop on and on held-out ones
    python -m benchmarks.quality --worst 20 --peers none    what scrub gets wrong on sites to develop on

The labels and the scorer are those of ../shared/eval; its README says what each figure means.
"""

from __future__ import annotations

import argparse
import difflib
import json
import multiprocessing
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from benchmarks import common, peers
from scrubber import Article, Scrubber, Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SCRUB: Final = "scrub"
GENERAL: Final = "scrub, no site plugins"
"""What an article of a site that has no plugin gets: the row by which held-out sites are to be read."""
COLUMNS: Final = ("junk recall", "furniture recall", "precision", "F1", "body loss", "perfect articles")


class Labelled(NamedTuple):
    """An article of the corpus and the rows of its hand labels."""

    article: dict[str, Any]
    rows: list[list[str]]


class Wrong(NamedTuple):
    """A run of words that are wrong: words of a category that were left, or body words LOST."""

    what: str
    line: int
    text: str
    words: int


def labelled(sources: str = "all") -> list[Labelled]:
    """The labelled articles of all sites, of those to develop on (`dev`), or of held-out ones (`held`)."""
    labels = common.score_module().read_labels(str(common.LABELS))
    found = [Labelled(article, labels[article["id"]]) for article in common.news() if article["id"] in labels]
    return [x for x in found if sources == "all" or common.is_held_out(x.article) == (sources == "held")]


def clean_with(name: str, articles: Sequence[dict[str, Any]]) -> list[str]:
    """What the cleaner of this name makes of each article's text; empty where it drops the article.

    Raises:
        ImportError: the peer is not installed.

    """
    if name in (SCRUB, GENERAL):
        scrubber = Scrubber(Settings(site_plugins=name == SCRUB))
        return [result.text if isinstance(result, Article) else "" for result in scrubber.clean_many(articles)]
    clean = peers.QUALITY[name]([article["text"] for article in common.news()])
    return [clean(article["text"]) for article in articles]


def judge(item: tuple[Labelled, str]) -> Counter[tuple[str, bool]]:
    """Words by category and by whether they are gone, of one article and what a cleaner made of it."""
    (article, rows), cleaned = item
    counts: Counter[tuple[str, bool]] = common.score_module().score_one(article["text"], rows, cleaned)
    return counts


def errors(count: Counter[tuple[str, bool]]) -> int:
    """Words wrong in an article: labelled ones left, and body words lost."""
    score = common.score_module()
    return count["body", True] + sum(count[name, False] for name in score.JUNK | score.FURNITURE)


def figures(counts: Sequence[Counter[tuple[str, bool]]]) -> dict[str, float]:
    """The scorer's figures over several articles."""
    total: Counter[tuple[str, bool]] = Counter()
    for count in counts:
        total.update(count)
    perfect = sum(errors(count) == 0 for count in counts)
    out: dict[str, float] = common.score_module().figures(total, perfect, len(counts))
    return out


def wrong_words(item: Labelled, cleaned: str) -> list[Wrong]:
    """The runs of words that are wrong, in the article's order, aligned as the scorer aligns them."""
    score = common.score_module()
    text = item.article["text"]
    raw, kept = score.words(text), score.words(cleaned)
    category = ["body"] * len(raw)
    for start, end, name in score.spans(text, item.rows):
        for n, (_, first, last) in enumerate(raw):
            if first < end and last > start:
                category[n] = name
    matcher = difflib.SequenceMatcher(None, [w for w, *_ in raw], [w for w, *_ in kept], autojunk=False)
    gone = [True] * len(raw)
    for at, _, size in matcher.get_matching_blocks():
        gone[at : at + size] = [False] * size

    def verdict(n: int) -> str:
        if category[n] == "body":
            return "LOST" if gone[n] else ""
        return category[n] if not gone[n] and category[n] not in score.NEUTRAL else ""

    runs = []
    for what, group in groupby(range(len(raw)), verdict):
        numbers = list(group)
        if what:
            start, end = raw[numbers[0]][1], raw[numbers[-1]][2]
            runs.append(Wrong(what, text.count("\n", 0, start) + 1, text[start:end], len(numbers)))
    return runs


def worst(items: Sequence[Labelled], cleaned: Sequence[str], n: int, only: str = "") -> Iterator[str]:
    """A report of the articles with most words wrong (of one category, or LOST), for a person to read."""
    found = []
    for item, text in zip(items, cleaned, strict=True):
        runs = [run for run in wrong_words(item, text) if only in ("", run.what)]
        found.append((sum(run.words for run in runs), item.article, runs))
    found.sort(key=lambda x: -x[0])
    for words, article, runs in found[:n]:
        if runs:
            yield f"#### {article['id']}  {words} words wrong  {article['source']}  {article['url']}"
            yield from (
                f"  line {r.line:<4d} {r.what:9s} {r.words:4d}  {' ⏎ '.join(r.text.split(chr(10)))}" for r in runs
            )


def quality_table(results: dict[str, dict[str, float] | None]) -> str:
    """Recall, precision, loss: one row a cleaner."""
    return common.table(("", "articles", *COLUMNS), [_row(name, f, COLUMNS) for name, f in results.items()])


def category_table(results: dict[str, dict[str, float] | None]) -> str:
    """Recall per category: one row a cleaner."""
    score = common.score_module()
    names = [*sorted(score.JUNK), *sorted(score.FURNITURE)]
    rows = [_row(name, f, [f"recall {x}" for x in names]) for name, f in results.items()]
    return common.table(("recall per category", "articles", *names), rows)


def _row(name: str, f: dict[str, float] | None, columns: Iterable[str]) -> list[str]:
    if f is None:
        return [name, "not installed", *("" for _ in columns)]
    return [name, f"{f['articles']:.0f}", *(_show(column, f) for column in columns)]


def _show(column: str, f: dict[str, float]) -> str:
    if column == "F1":
        return f"{f[column]:.3f}"
    if column == "precision" and not f["recall"] and not f["body loss"]:
        return "–"
    return f"{100 * f[column]:.{2 if column == 'body loss' else 1}f} %"


def main(argv: Sequence[str] | None = None) -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--peers", default="all", help="all, none, or a part of one's name (default: all)")
    p.add_argument(
        "--sources",
        choices=["all", "dev", "held"],
        help="which sites' articles (default: all, or dev with --worst)",
    )
    p.add_argument("--split", action="store_true", help="rows for sites to develop on and for held-out sites")
    p.add_argument("--worst", type=int, default=0, metavar="N", help="what scrub gets wrong in the N worst articles")
    p.add_argument("--only", default="", metavar="CATEGORY", help="with --worst: only runs of this category, or LOST")
    p.add_argument("--json", type=Path, metavar="FILE", help="write all figures there too")
    a = p.parse_args(argv)
    common.require_data()
    items = labelled(a.sources or ("dev" if a.worst else "all"))
    names = [SCRUB, GENERAL, *(name for name in peers.QUALITY if a.peers == "all" or a.peers.lower() in name.lower())]
    results: dict[str, dict[str, float] | None] = {}
    # Forked before any library starts threads of its own.
    with multiprocessing.Pool() as pool:
        for name in names:
            try:
                cleaned = clean_with(name, [x.article for x in items])
            except ImportError:
                if name == SCRUB:
                    raise
                results[name] = None
                continue
            counts = pool.map(judge, zip(items, cleaned, strict=True), chunksize=8)
            results[name] = figures(counts)
            if a.split:
                held = [common.is_held_out(x.article) for x in items]
                for part, wanted in ((", dev sites", False), (", held-out sites", True)):
                    results[name + part] = figures([c for c, h in zip(counts, held, strict=True) if h is wanted])
            if name == SCRUB and a.worst:
                print("\n".join(worst(items, cleaned, a.worst, a.only)), end="\n\n")
    print(quality_table(results), category_table(results), sep="\n\n")
    if a.json:
        a.json.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
