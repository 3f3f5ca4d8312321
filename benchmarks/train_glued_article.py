"""Weigh what speaks for the article "a" glued to a word: the weights of `scrubber.words.glued_article`.

    python -m benchmarks.train_glued_article [--show 30]

A logistic regression. Examples of two words are made by gluing an article to its neighbour, in a few places of every
article; those of one are all words of the corpus that could be read so. Each half is seen with the tables of the other.
Writes the weights, and prints for several thresholds what they are worth on examples that they were not trained on (ten folds).
"""

from __future__ import annotations

import argparse
import random
import re
from typing import TYPE_CHECKING

import numpy as np

from benchmarks import train_word_classes, train_word_pairs
from benchmarks.train_first_letters import STRAIGHT
from benchmarks.train_glued_words import TWO_COUNT, Examples, matrix, unseen, weigh, write_weights
from benchmarks.train_sentence_starts import articles
from scrubber.words import pairs, word_classes
from scrubber.words.glued_article import ARTICLE, features, features_of_name, ways
from scrubber.words.openings import count
from scrubber.words.pairs import around

if TYPE_CHECKING:
    from collections.abc import Iterator

PER_ARTICLE = 6
WORD = re.compile(r"(?<![\w@#/.'_&=\xad\])-])(?:[A-Za-z][a-z]+a|a[a-z]{2,})(?![\w@/_&=\[(\xad-]|\.\w|'\w)")
PAIR = re.compile(r"(?<![\w@#/.'-])(?:([A-Za-z][a-z]+) (a)(?= [a-z])|(a) ([a-z]{2,}))(?![\w@/-]|\.\w|'\w)")
GLUED = frozenset({"amulti", "aovid"})
"""Words of the corpus that are damaged."""


def examples(text: str) -> Iterator[tuple[bool, dict[str, float], str]]:
    """The words of a text that look so and are one: whether they have a capital, what is told, how they are listed."""
    for match in WORD.finditer(text):
        if match[0] not in GLUED and count(text, match[0]) < 2:
            for first, second in ways(match[0].lower()):
                if match[0][0].islower() or second == ARTICLE:
                    yield told(text, match.start(), match.end(), len(first))


def glued(text: str, rng: random.Random) -> Iterator[tuple[bool, dict[str, float], str]]:
    """The same of words that an article was glued to."""
    places = list(PAIR.finditer(text))
    for match in rng.sample(places, min(PER_ARTICLE, len(places))):
        first, second = match[1] or match[3], match[2] or match[4]
        if (first.lower(), second) in ways(f"{first}{second}".lower()) and not count(text, first + second):
            damaged = text[: match.start()] + first + second + text[match.end() :]
            yield told(damaged, match.start(), match.end() - 1, len(first))


def told(text: str, start: int, end: int, at: int) -> tuple[bool, dict[str, float], str]:
    """An example."""
    written, (before, after) = text[start:end], around(text, start, end)
    named = written[0].isupper()
    found = (
        features_of_name(text, written, before, after)
        if named
        else features(written[:at], written[at:], before, after, "")
    )
    listed = f"{text[max(0, start - 25) : start]}[{written[:at]} {written[at:]}]{text[end : end + 20]}"
    return named, found, listed.replace("\n", "/")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--show", type=int, default=20, help="how many of the worst to list")
    options = parser.parse_args()
    one: dict[bool, Examples] = {False: [], True: []}
    two: dict[bool, Examples] = {False: [], True: []}
    rng = random.Random(3)
    for other in (True, False):
        followers = pairs.read_pairs(train_word_pairs.table(articles(0.5, other=not other)))
        classes = word_classes.read_classes(train_word_classes.table(articles(0.5, other=not other)))
        pairs._lines = lambda followers=followers: followers
        word_classes._classes = lambda classes=classes: classes
        pairs.row.cache_clear()
        for article in articles(0.5, other=other):
            text = article["text"].translate(STRAIGHT)
            for kinds, found in ((one, examples(text)), (two, glued(text, rng))):
                for named, row, listed in found:
                    kinds[named].append((row, listed))
    for name, named in (("glued_article", False), ("glued_article_with_capital", True)):
        report(name, one[named], two[named], options.show)


def report(name: str, one: Examples, two: Examples, show: int) -> None:
    """Train one set of weights, write them, and print what they are worth."""
    rows_one, rows_two = matrix(row for row, _ in one), matrix(row for row, _ in two)
    count_two = TWO_COUNT * len(one) / len(two)
    score_one, score_two = unseen(rows_one, rows_two, count_two)
    for threshold in np.arange(0, 4.1, 0.5):
        print(
            f"above {threshold:4}: {(score_two > threshold).mean():.1%} of {len(two)} come back, "
            f"{(score_one > threshold).sum()} of {len(one)} words parted"
        )
    for n in np.argsort(-score_one)[:show]:
        print(f"  one: {score_one[n]:5.1f} {one[n][1]}")
    for n in np.argsort(score_two)[:show]:
        print(f"  two: {score_two[n]:5.1f} {two[n][1]}")
    write_weights(name, one[0][0], weigh(rows_one, rows_two, count_two))


if __name__ == "__main__":
    main()
