"""How much the log of edits adds to the text, and which rules it comes from.

    python -m benchmarks.log_size

The bar is 20 % of the text: bytes of `edits` in the record's JSON, against the original text's in UTF-8.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
from collections import Counter
from typing import TYPE_CHECKING, Final

import orjson

from benchmarks import common
from scrubber import Article, Scrubber

if TYPE_CHECKING:
    from collections.abc import Sequence

SEED: Final = 7
BAR: Final = 0.20


def log_bytes(article: Article) -> dict[str, int]:
    """Bytes that the log takes in the record's JSON, by `cleaner/rule`."""
    found: Counter[str] = Counter()
    for entry in orjson.loads(article.to_json())["edits"]:
        found[f"{entry['cleaner']}/{entry['rule']}"] += len(orjson.dumps(entry)) + 1
    return found


def main(argv: Sequence[str] | None = None) -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--articles", type=int, default=0, help="a sample of so many articles (default: all)")
    p.add_argument("--top", type=int, default=20, help="how many rules to list (default: %(default)s)")
    a = p.parse_args(argv)
    common.require_data()
    corpus = common.news()
    articles = random.Random(SEED).sample(corpus, min(a.articles, len(corpus))) if a.articles else corpus
    rules: Counter[str] = Counter()
    shares: list[float] = []
    text_total = 0
    for source, result in zip(articles, Scrubber().clean_many(articles), strict=True):
        if isinstance(result, Article):
            found = log_bytes(result)
            rules.update(found)
            size = len(source["text"].encode())
            text_total += size
            shares.append(sum(found.values()) / size)
    if not shares:
        sys.exit("no article became a record")
    percent = statistics.quantiles(shares, n=100) if len(shares) > 1 else shares * 99
    print(
        common.table(
            ("articles", "all together", "bar", "median", "90 % below", "99 % below", "highest"),
            [
                [
                    str(len(shares)),
                    f"{sum(rules.values()) / text_total:.2%}",
                    f"< {BAR:.0%}",
                    *(f"{share:.2%}" for share in (percent[49], percent[89], percent[98], max(shares))),
                ]
            ],
        ),
        common.table(
            ("rule", "bytes per article", "share of the text"),
            [
                [rule, f"{size / len(shares):.1f}", f"{size / text_total:.3%}"]
                for rule, size in rules.most_common(a.top)
            ],
        ),
        sep="\n\n",
    )


if __name__ == "__main__":
    main()
