"""Weigh what speaks for two words where a capital stands inside one: the weights of `scrubber.words.capitals`.

    python -m benchmarks.train_capitals [--show 30]

A logistic regression. Neighbours glued together at a capital, a few from every article of one half of the corpus, are the
examples of two words; the examples of one are all words of the corpus that have a capital inside and stand once in their
article, but for those that are glued in truth, which were told apart by eye. Which names are known counts for nothing here,
so that each is weighed as a new one. Writes the weights, and prints for several thresholds how many of the glued come back and how
many names would be parted, each counted by weights that did not see its like (ten folds, by word): of all, and of those
that are on no list and in no article of the other half, as names in unseen articles are.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import defaultdict
from typing import NamedTuple
from zlib import crc32

import numpy as np

from benchmarks import train_word_pairs
from benchmarks.train_first_letters import STRAIGHT
from benchmarks.train_glued_words import FOLDS, matrix, weigh, write_weights
from benchmarks.train_sentence_starts import articles
from benchmarks.train_word_pairs import GLUED
from scrubber.words import pairs
from scrubber.words.capitals import camel_names, capitals, features

PER_ARTICLE = 5
TWO_COUNT = 3.0
"""How much all examples of two count together, next to those of one."""
SPACE = re.compile(r"(?<=[a-z]{2})( )(?=[A-Z][a-z])")


class Example(NamedTuple):
    """A word with a capital inside: what is told of it, and how it is listed."""

    word: str
    features: dict[str, float]
    listed: str


def examples(text: str) -> list[Example]:
    """The words of a text that have a capital inside, and are one."""
    return [
        Example(text[start:end], features(text, start, at, end), listed(text, start, at, end))
        for start, at, end in capitals(text)
        if text[start:end] not in GLUED
    ]


def glued(text: str, rng: random.Random) -> tuple[list[Example], int]:
    """Neighbours that were glued, one after the other, and how many were tried."""
    found = []
    places = list(SPACE.finditer(text))
    chosen = rng.sample(places, min(PER_ARTICLE, len(places)))
    for match in chosen:
        damaged = text[: match.start()] + text[match.end() :]
        for start, at, end in capitals(damaged):
            if at == match.start():
                told = features(damaged, start, at, end)
                found.append(Example(damaged[start:end], told, listed(damaged, start, at, end)))
    return found, len(chosen)


def listed(text: str, start: int, at: int, end: int) -> str:
    """An example as it is listed."""
    return f"{text[max(0, start - 25) : at]}|{text[at : end + 20]}".replace("\n", "/")


def fold(examples: list[Example]) -> np.ndarray:
    """The fold of each example: the same for all of one word."""
    return np.array([crc32(example.word.lower().encode()) % FOLDS for example in examples])


def report(name: str, one: list[Example], two: list[Example], tried: int, seen: set[str], show: int) -> None:
    """Train one set of weights, write them, and print what they are worth."""
    rows_one, rows_two = matrix(e.features for e in one), matrix(e.features for e in two)
    count = TWO_COUNT * len(one) / len(two)
    fold_one, fold_two = fold(one), fold(two)
    score_one, score_two = np.zeros(len(one)), np.zeros(len(two))
    for n in range(FOLDS):
        weights = weigh(rows_one[fold_one != n], rows_two[fold_two != n], count)
        score_one[fold_one == n] = rows_one[fold_one == n] @ weights
        score_two[fold_two == n] = rows_two[fold_two == n] @ weights
    new = np.array([e.word not in camel_names() and e.word not in seen for e in one])
    print(
        f"{name}: {len(one)} words with a capital inside, {new.sum()} of them new, {len(two)} of {tried} glued pairs read"
    )
    for threshold in np.arange(-0.5, 5.1, 0.5):
        right, wrong = (score_two > threshold).sum(), score_one > threshold
        print(
            f"above {threshold:4}: {right / tried:.1%} of the glued come back, {wrong.sum()} parted, {(wrong & new).sum()} new"
        )
    for n in np.argsort(-score_one)[:show]:
        print(f"  one: {score_one[n]:5.1f} {'new' if new[n] else '   '} {one[n].listed}")
    for n in np.argsort(score_two)[:show]:
        print(f"  two: {score_two[n]:5.1f} {two[n].listed}")
    write_weights(name, one[0].features, weigh(rows_one, rows_two, count))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--show", type=int, default=20, help="how many of the worst to list")
    options = parser.parse_args()
    table = pairs.read_pairs(train_word_pairs.table(articles(0.5)))
    pairs._lines = lambda: table
    half = {a["id"] for a in articles(0.5)}
    one: dict[bool, list[Example]] = defaultdict(list)
    two: dict[bool, list[Example]] = defaultdict(list)
    tried: dict[bool, int] = defaultdict(int)
    seen = set()
    rng = random.Random(11)
    for article in articles():
        text = article["text"].translate(STRAIGHT)
        for example in examples(text):
            one[example.word[0].isupper()].append(example)
            if article["id"] in half:
                seen.add(example.word)
        if article["id"] not in half:
            found, n = glued(text, rng)
            for example in found:
                two[example.word[0].isupper()].append(example)
            tried[True] += n
    for name, named in (("capitals_between_names", True), ("capitals_behind_lower", False)):
        report(name, one[named], two[named], tried[True], seen, options.show)


if __name__ == "__main__":
    main()
