"""The report of a run: one page that needs nothing but itself, however large the run was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import scrubber
from scrubber.categories import Category
from scrubber.edits import BadEdit
from scrubber.inspection.outputs import article_files, article_of, lines, read_summary, rejections
from scrubber.inspection.page import compact, page
from scrubber.inspection.statistics import BY_CHANCE, Place, Statistics

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scrubber.inspection.statistics import RuleTally, Tally

SAMPLE: Final = 100
MAX_SAMPLE_BYTES: Final = 3_500_000
MAX_ARTICLE_BYTES: Final = 250_000
MAX_ROWS: Final = 400


def report(out: Path, sample: int = SAMPLE) -> str:
    """The page, with so many articles to look at (fewer where they are so long that the page would not stay small).

    Raises:
        OutputError: there are no records, or one can't be read.

    """
    files = article_files(out)
    numbers = {path: number for number, path in enumerate(files)}
    statistics = Statistics()
    for line in lines(files):
        statistics.add(article_of(line), Place(numbers[line.path], line.number))
    for rejected in rejections(out):
        statistics.reject(rejected)
    wanted = statistics.sample(sample)
    articles = _sample(files, wanted)
    data = _figures(statistics) | {
        "name": str(out.resolve().name),
        "out": str(out),
        "made_by": f"scrubber {scrubber.__version__}",
        "run": _run(read_summary(out) if out.is_dir() else {}),
        "articles": articles,
    }
    return page(f"scrub report: {out.resolve().name}", data, ["plot.min.js", "article.js", "report.js"])


def _sample(files: list[Path], wanted: Mapping[Place, str]) -> list[dict[str, Any]]:
    """The articles at these places, in the order of `wanted`, as far as the page has room."""
    found: dict[Place, dict[str, Any]] = {}
    for number, path in enumerate(files):
        left = {place.line for place in wanted if place.file == number}
        for line in lines([path] if left else []):
            if line.number in left:
                left.remove(line.number)
                place = Place(number, line.number)
                try:
                    article = compact(article_of(line))
                except BadEdit:
                    continue
                if len(line.data) <= MAX_ARTICLE_BYTES:
                    found[place] = article | {"why": wanted[place]}
            if not left:
                break
    room = MAX_SAMPLE_BYTES
    chosen = []
    for place in wanted:
        if place in found:
            room -= len(json.dumps(found[place]))
            if room < 0:
                break
            chosen.append(place)
    # What there is a reason to look at comes first; the others stand as in the run.
    by_chance = sorted(place for place in chosen if wanted[place] == BY_CHANCE)
    return [found[place] for place in [*(p for p in chosen if wanted[p] != BY_CHANCE), *by_chance]]


def _figures(statistics: Statistics) -> dict[str, Any]:
    rules = sorted(statistics.rules.items(), key=lambda item: -item[1].edits)
    sites = sorted(statistics.sites.items(), key=lambda item: item[1].after - item[1].before)
    reasons = sorted(statistics.reasons.items(), key=lambda item: -item[1].count)
    return {
        "totals": {
            "articles": statistics.articles,
            "rejected": statistics.rejected,
            "untouched": statistics.untouched,
            "edits": statistics.edits,
            "before": statistics.before,
            "after": statistics.after,
            "rules": len(rules),
            "sites": len(sites),
        },
        "categories": [
            {"name": name.value, **_plain(statistics.categories[name.value])}
            for name in Category
            if name.value in statistics.categories
        ],
        "cleaners": [
            {"name": name, **_plain(tally)}
            for name, tally in sorted(statistics.cleaners.items(), key=lambda item: -item[1].edits)[:MAX_ROWS]
        ],
        "rules": [_rule(key, tally) for key, tally in rules[:MAX_ROWS]],
        "sites": [{"name": name, **vars(tally)} for name, tally in sites[:MAX_ROWS]],
        "shares": statistics.shares,
        "warnings": statistics.warnings.most_common(20),
        "outliers": [{"id": extreme.id, "why": extreme.why} for extreme in statistics.outliers()],
        "reasons": [
            {
                "reason": reason,
                "count": tally.count,
                "examples": [{"id": r.id, "where": r.where, "input": r.input} for r in tally.examples],
            }
            for reason, tally in reasons[:MAX_ROWS]
        ],
    }


def _plain(tally: Tally) -> dict[str, int]:
    return {"edits": tally.edits, "articles": tally.articles, "words": tally.words}


def _rule(key: tuple[str, str], tally: RuleTally) -> dict[str, Any]:
    cleaner, rule = key
    told = {"cleaner": cleaner, "rule": rule, "category": tally.category, "reason": tally.reason}
    return told | _plain(tally) | {"example": tally.example}


def _run(summary: dict[str, Any] | None) -> dict[str, Any]:
    if summary is None:
        return {"unfinished": True}
    times = summary.get("times", {})
    return {
        "paths": summary.get("inputs", {}).get("paths", []),
        "started": times.get("started", ""),
        "seconds": times.get("seconds"),
        "articles_per_second": times.get("articles_per_second"),
        "megabytes_per_second": times.get("megabytes_per_second"),
        "workers": times.get("workers"),
        "failures": summary.get("plugin_failures", {}) | summary.get("plugins_not_loaded", {}),
        "versions": summary.get("versions", {}),
    }
