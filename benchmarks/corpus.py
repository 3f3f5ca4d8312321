"""What must hold for any article, held against every article of the corpus: counts of what does not.

    python -m benchmarks.corpus [--workers]

Strict: a cleaner that raises, or whose edits overlap or leave the text, counts as failed. With `--workers`, the
corpus is also cleaned by one worker and by three, and what they write is compared.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path

import orjson

from benchmarks import common
from scrubber import Article, Category, Scrubber, Settings
from scrubber.plugins import PluginError
from scrubber.runs.job import Job, run
from scrubber.runs.progress import Quiet

REPAIRS = {Category.ENCODING, Category.QUOTES, Category.WORD, Category.SPACING, Category.LAYOUT}


def check(scrubber: Scrubber, item: dict[str, object], told: Counter[str]) -> None:
    """Count what does not hold for an article."""
    try:
        (result,) = scrubber.clean_many([item])
    except PluginError as error:
        told[f"FAILED: {error}"[:100]] += 1
        return
    orjson.loads(result.to_json())
    if not isinstance(result, Article):
        told[f"rejected: {result.reason[:60]}"] += 1
        return
    told["records"] += 1
    told["do not lead back to their original"] += result.revert() != item["text"]
    told["are not read back as they were written"] += Article.model_validate_json(result.to_json()) != result
    told["did not settle"] += any(w.startswith("not settled") for w in result.warnings)
    longer = {entry.category for entry in result.edits if len(entry.after) > len(entry.before)}
    told["got longer by what is no repair"] += not longer <= REPAIRS
    (again,) = scrubber.clean_many([{"id": "again", "text": result.text, "title": result.title, "url": result.url}])
    told["are changed by cleaning again"] += not isinstance(again, Article) or again.text != result.text


def same_for_any_number_of_workers() -> bool:
    """Whether one worker and three write the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        outs = [Path(folder) / str(workers) for workers in (1, 3)]
        for out, workers in zip(outs, (1, 3), strict=True):
            run(Job((str(common.NEWS),), out, Settings(entry_points=False), workers, shard_bytes=4_000_000), Quiet())
        first, second = ({p.name: p.read_bytes() for p in out.glob("*.jsonl")} for out in outs)
        return first == second


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--workers", action="store_true", help="compare what one worker and three write, too")
    options = parser.parse_args()
    common.require_data()
    scrubber = Scrubber(Settings(entry_points=False, strict=True))
    told: Counter[str] = Counter()
    for item in common.news():
        check(scrubber, item, told)
    for name, count in told.items():
        print(f"{count:7,}  {name}")
    if options.workers:
        print("one worker and three write the same bytes:", same_for_any_number_of_workers())


if __name__ == "__main__":
    main()
