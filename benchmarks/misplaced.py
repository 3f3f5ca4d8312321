"""Body text in places where nobody wrote it: how much of it is taken out, line by line.

    python -m benchmarks.misplaced [--seed 1] [--show RULE] [--peers none]

What scrub leaves of every article of the corpus is cut into sentences, and these are made an article again, each a line of
its own, in random order; paragraphs of different articles are put together as well, under the title and the authors of one of
them. So a line of the body comes to stand at the top, at the foot, and beside lines that it has nothing to do with, and a rule that
is too wide takes it. The share is not 0 even for a perfect cleaner: what it left wrongly may be told by its new place.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from benchmarks import common, peers
from scrubber import Article, Scrubber, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Mixed = list[tuple[dict[str, Any], list[str]]]

_BETWEEN_SENTENCES = re.compile(r"(?<=[a-z][.!?]) (?=[A-Z\"“])|(?<=[a-z][.!?][\"”]) (?=[A-Z\"“])")
_KNOWN = ("title", "authors", "source", "url")
PARAGRAPHS = 10


def bodies(scrubber: Scrubber) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """What is known of each article, and the paragraphs of its body."""
    for article, result in zip(common.news(), scrubber.clean_many(common.news()), strict=True):
        if isinstance(result, Article):
            yield {key: article[key] for key in _KNOWN if article.get(key)}, result.text.split("\n\n")


def sentences_in_any_order(articles: Mixed, rng: random.Random) -> Mixed:
    """The sentences of each article, each of them a line, in random order."""
    mixed = [(known, [s for p in body for s in _BETWEEN_SENTENCES.split(p)]) for known, body in articles]
    for _, lines in mixed:
        rng.shuffle(lines)
    return mixed


def paragraphs_of_many(articles: Mixed, rng: random.Random) -> Mixed:
    """Paragraphs of any articles, some at a time, as if they were one article's."""
    every = [paragraph for _, body in articles for paragraph in body]
    rng.shuffle(every)
    groups = [every[at : at + PARAGRAPHS] for at in range(0, len(every), PARAGRAPHS)]
    return [(rng.choice(articles)[0], group) for group in groups]


WAYS: dict[str, Callable[[Mixed, random.Random], Mixed]] = {
    "sentences in any order": sentences_in_any_order,
    "paragraphs of many articles": paragraphs_of_many,
}


def taken(scrubber: Scrubber, mixed: Mixed) -> Iterator[tuple[str, str]]:
    """The lines that are no longer in the text, each with the rule that took it."""
    records = [known | {"text": "\n\n".join(lines)} for known, lines in mixed]
    for (_, lines), result in zip(mixed, scrubber.clean_many(records), strict=True):
        if isinstance(result, Article):
            rules = {entry.before.strip(): f"{entry.cleaner}/{entry.rule}" for entry in result.edits if not entry.after}
            yield from ((rules[line.strip()], line) for line in lines if line.strip() in rules)


def taken_by(clean: peers.TextCleaner, mixed: Mixed) -> int:
    """How many lines a peer leaves nothing of."""
    lost = 0
    for _, lines in mixed:
        left = clean("\n\n".join(lines))
        lost += sum(line not in left for line in lines)
    return lost


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", help="list what rules took whose name holds this")
    parser.add_argument("--peers", default="all", help="all, or none")
    options = parser.parse_args()
    common.require_data()
    scrubbers = {
        "scrub": Scrubber(Settings(entry_points=False)),
        "scrub, no site plugins": Scrubber(Settings(site_plugins=False)),
    }
    articles = list(bodies(scrubbers["scrub"]))
    rows, found = [], Counter[str]()
    for way, mix in WAYS.items():
        mixed = mix(articles, random.Random(options.seed))
        total = sum(len(lines) for _, lines in mixed)
        for name, scrubber in scrubbers.items():
            lost = list(taken(scrubber, mixed))
            found.update(rule for rule, _ in lost if name == "scrub")
            rows.append([f"{way}: {name}", f"{total:,}", f"{len(lost):,}", f"{len(lost) / total * 100_000:.0f}"])
            for rule, line in lost if options.show and name == "scrub" else ():
                if options.show in rule:
                    print(f"{rule}: {line[:300]}")
        if options.peers == "all":
            count = taken_by(peers.QUALITY["datatrove C4, line filter"]([]), mixed)
            rows.append([f"{way}: C4 line filter", f"{total:,}", f"{count:,}", f"{count / total * 100_000:,.0f}"])
    print(common.table(["", "lines", "taken out", "in 100,000"], rows))
    print("\nscrub, by rule:", ", ".join(f"{rule} {times}" for rule, times in found.most_common(12)))


if __name__ == "__main__":
    main()
