"""Crawled pages and what extractors made of them: how much of the articles is there before and after scrub.

    python -m benchmarks.pages CHECKOUT                     all of its 181 pages
    python -m benchmarks.pages CHECKOUT --keys 89abcdef     those that the reading of pages was not developed on

CHECKOUT is a clone of github.com/scrapinghub/article-extraction-benchmark, whose pages, ground truth, outputs of
extractors and scorer (`evaluate.py`, four-word shingles) are used as they are.

That ground truth counts bylines, datelines and credits as the article's text where they stand inside of it; scrub moves
them to fields. The last column is the recall with such lines left in place (`categories = {meta = "keep", …}`): what is
missing there is lost.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks import common
from scrubber import Action, Article, Category, Scrubber, Settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType

MOVED: Final = (Category.BIO, Category.CREDIT, Category.MEDIA, Category.META)
HEAD: Final = ("precision", "recall", "F1", "recall, what is moved counted")


class Judge:
    """The scorer of the checkout, over some of its articles."""

    def __init__(self, scorer: ModuleType, truth: Mapping[str, Any]) -> None:
        self.scorer, self.truth = scorer, truth
        self.kept = Scrubber(Settings(categories=dict.fromkeys(MOVED, Action.KEEP)))
        self.moved = Scrubber()

    def figures(self, texts: Sequence[str]) -> dict[str, float]:
        """Precision, recall and F1 of texts, in the order of the articles."""
        counts = [
            self.scorer.string_shingle_matching(true=true.get("articleBody", ""), pred=text)
            for true, text in zip(self.truth.values(), texts, strict=True)
        ]
        found: dict[str, float] = self.scorer.metrics_from_tp_fp_fns(counts)
        return found

    def row(self, name: str, texts: Sequence[str]) -> list[str]:
        """A row of the table, for texts as they are."""
        found = self.figures(texts)
        return [name, *(f"{found[key]:.3f}" for key in ("precision", "recall", "f1")), ""]

    def scrubbed(self, name: str, key: str, inputs: Sequence[str]) -> list[str]:
        """A row of the table, for what scrub makes of pages (`key` is "html") or texts."""
        records = [{key: text, "url": true.get("url")} for true, text in zip(self.truth.values(), inputs, strict=True)]
        kept = self.figures([_text(result) for result in self.kept.clean_many(records)])
        return [
            *self.row(name, [_text(result) for result in self.moved.clean_many(records)])[:-1],
            f"{kept['recall']:.3f}",
        ]


def _text(result: object) -> str:
    return result.text if isinstance(result, Article) else ""


def _with_trafilatura(pages: Sequence[str]) -> list[str] | None:
    try:
        import trafilatura
    except ImportError:
        return None
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return [trafilatura.extract(page, include_comments=False) or "" for page in pages]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkout", type=Path, metavar="CHECKOUT")
    parser.add_argument("--keys", default="", help="first letters of the keys of the pages, all by default")
    parser.add_argument("--only-pages", action="store_true", help="leave out the outputs of extractors")
    options = parser.parse_args()
    checkout: Path = options.checkout
    truth = json.loads((checkout / "ground-truth.json").read_text("utf-8"))
    truth = {key: true for key, true in sorted(truth.items()) if not options.keys or key[0] in options.keys}
    judge = Judge(common.module_at(checkout / "evaluate.py"), truth)

    pages = [
        gzip.decompress((checkout / "html" / f"{key}.html.gz").read_bytes()).decode("utf-8", "replace") for key in truth
    ]
    rows = [judge.scrubbed("scrub", "html", pages)]
    if extracted := _with_trafilatura(pages):
        rows += [judge.row("trafilatura", extracted), judge.scrubbed("trafilatura, then scrub", "text", extracted)]
    else:
        rows.append(["trafilatura", "not installed", "", "", ""])
    print(f"{len(pages)} pages\n\n{common.table(('read by', *HEAD), rows)}\n")

    rows = []
    for path in sorted((checkout / "output").glob("*.json")) if not options.only_pages else ():
        output, _ = judge.scorer.load_prediction(path)
        texts = [output.get(key, {}).get("articleBody") or "" for key in truth]
        rows += [judge.row(path.stem, texts), judge.scrubbed("… and scrub", "text", texts)]
    if rows:
        print(common.table(("extracted by", *HEAD), rows))


if __name__ == "__main__":
    main()
