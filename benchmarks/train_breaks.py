"""Weigh what speaks for a broken paragraph before a capital: the weights of `scrubber.words.breaks`.

    python -m benchmarks.train_breaks [--show 30]

A logistic regression. Examples of broken paragraphs are made from all articles, by a break before any word with a
capital, or before a number; the others are all lines that stop without a full stop before such a word. Each half is
seen with the tables of the other. Only what `by_punctuation` leaves undecided is learned from. Writes the weights, and
prints for several thresholds what they are worth on examples that they were not trained on (ten folds).
"""

from __future__ import annotations

import argparse
import random
import re
from itertools import pairwise

import numpy as np

from benchmarks import train_word_classes, train_word_pairs
from benchmarks.repair_words import STRAIGHT, line_of
from benchmarks.train_glued_words import Examples, matrix, unseen, weigh, write_weights
from benchmarks.train_sentence_starts import articles
from scrubber.document import Document
from scrubber.words import pairs, word_classes
from scrubber.words.breaks import features
from scrubber.words.paragraphs import by_punctuation, is_open

BEFORE_CAPITAL = re.compile(r"(?m)(?<![.!?:\"',])( )(?=[\"'(]?[A-Z0-9$])")
LONG_LINE = 120
PER_ARTICLE = 3


def examples(text: str) -> Examples:
    """The lines of a text that are undecided."""
    lines = [line.text for line in Document(text).lines]
    found = []
    for first, second in pairwise(lines):
        if (
            is_open(first, second)
            and by_punctuation(text, first, second) is None
            and (told := features(text, first, second))
        ):
            found.append((told, f"{first[-40:]} | {second[:40]}"))
    return found


def broken(text: str, rng: random.Random) -> Examples:
    """The same of a text that is broken in some places, one after the other."""
    places = [match for match in BEFORE_CAPITAL.finditer(text) if len(line_of(text, match.start())) > LONG_LINE]
    sound = {line for _, line in examples(text)}
    found = []
    for match in rng.sample(places, min(PER_ARTICLE, len(places))):
        damaged = text[: match.start()] + "\n\n" + text[match.end() :]
        found += [example for example in examples(damaged) if example[1] not in sound]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--show", type=int, default=30, help="how many of the worst to list")
    options = parser.parse_args()
    rng = random.Random(4)
    one: Examples = []
    two: Examples = []
    for other in (True, False):
        table = pairs.read_pairs(train_word_pairs.table(articles(0.5, other=not other)))
        pairs._lines = lambda table=table: table
        classes = word_classes.read_classes(train_word_classes.table(articles(0.5, other=not other)))
        word_classes._classes = lambda classes=classes: classes
        pairs.row.cache_clear()
        texts = [a["text"].translate(STRAIGHT) for a in articles(0.5, other=other)]
        one += [example for text in texts for example in broken(text, rng)]
        two += [example for text in texts for example in examples(text)]
    rows_one, rows_two = matrix(told for told, _ in one), matrix(told for told, _ in two)
    score_two, score_one = unseen(rows_two, rows_one, 1.0)
    short_one, short_two = (np.array([bool(told["short"]) for told, _ in rows]) for rows in (one, two))
    for name, short in (("long", False), ("short", True)):
        for threshold in np.arange(2, 8.1, 0.5):
            joined = ((score_one > threshold) & (short_one == short)).sum() / len(one)
            wrong = ((score_two > threshold) & (short_two == short)).sum()
            print(
                f"{name}, above {threshold}: {joined:.1%} of {len(one)} broken are joined, {wrong} of {len(two)} others"
            )
    for n in np.argsort(-score_two)[: options.show]:
        print(f"  {score_two[n]:5.1f} {two[n][1]}")
    write_weights("breaks", one[0][0], weigh(rows_two, rows_one, 1.0))


if __name__ == "__main__":
    main()
