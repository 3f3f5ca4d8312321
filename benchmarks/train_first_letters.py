"""Train the choice between words that differ in their first letter only: "He" or "We", "In", "On" or "An".

    python -m benchmarks.train_first_letters [--part 0.5]

Reads the corpus and writes src/scrubber/words/data/first_letters.txt: for each family of such words the weights of a
logistic regression over `scrubber.words.letters.features`, trained by AdaGrad (Duchi et al. 2011). Sentence starts
count in full; words inside sentences count a little, with an intercept of their own. A feature must occur
in at least two articles, and one that hardly tells the letters apart is left out, so that the file holds
statistics and no text.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from math import exp, log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.train_sentence_starts import articles
from scrubber.words.letters import SCALE, STANDS, WEIGHTS, features

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# "A" and "I" are words with nothing left of them.
START = re.compile(
    r"(?:^|(?<=[.!?] )|(?<=[.!?]['\"] ))['\"(]*(?:([A-Z])([a-z]+(?:'[a-z]+)?)(?![\w'])|([AI])()(?= [a-z]))",
    re.MULTILINE,
)
INSIDE = re.compile(r"(?<=[a-z,] )(?:([a-z])([a-z]+(?:'[a-z]+)?)(?![\w'])|([aI])()(?= [a-z]))")
STRAIGHT = str.maketrans("‘’“”", "''\"\"")
MIN_TIMES = 5
MIN_SHARE = 0.003
MIN_DOUBT = 8
MIN_AS_IT_STANDS = 100
INSIDE_COUNTS = 0.08
MAX_INSIDE = 2000
MAX_ARTICLES_INSIDE = 20_000
"""The same for "a" and "I", whose choice hangs on which words are nouns and which verbs."""
EPOCHS = 4
RATE = 0.12
MIN_SPREAD = 0.5


class Sample(NamedTuple):
    """A word where it was found."""

    letter: str
    features: list[str]
    inside: bool
    article: int


def families(texts: list[str]) -> dict[str, str]:
    """The letters that come before a rest at the start of sentences, where there is a choice.

    `STANDS` is one of them where the rest is a word of its own.
    """
    times: dict[str, Counter[str]] = defaultdict(Counter)
    words: Counter[str] = Counter()
    for text in texts:
        words.update(match[0] for match in INSIDE.finditer(text))
        for match in START.finditer(text):
            letter, rest = match[1] or match[3], match[2] or ""
            times[rest][letter] += 1
    found = {}
    for rest, letters in times.items():
        n = letters.total()
        likely = sorted(c for c, k in letters.items() if k >= MIN_TIMES and k >= MIN_SHARE * n)
        stands = words[rest] >= MIN_AS_IT_STANDS and len(likely) > 0
        if stands or (len(likely) > 1 and n - max(letters.values()) >= MIN_DOUBT):
            found[rest] = "".join(likely) + STANDS * stands
    return found


def samples(texts: list[str], wanted: dict[str, str]) -> dict[str, list[Sample]]:
    """Every start of a sentence with a word of the families, and some of the places inside sentences."""
    rng = random.Random(1)
    found: dict[str, list[Sample]] = defaultdict(list)
    inside: dict[tuple[str, str], list[tuple[int, int, int]]] = defaultdict(list)
    for number, text in enumerate(texts):
        for match in START.finditer(text):
            letter, rest = match[1] or match[3], match[2] or ""
            if letter in wanted.get(rest, ""):
                start = match.end() - len(letter + rest)
                found[rest].append(Sample(letter, features(text, start, match.end()), False, number))
        for match in INSIDE.finditer(text):
            letter, rest = (match[1] or match[3]).upper(), match[2] or ""
            if letter in wanted.get(rest, ""):
                inside[rest, letter].append((number, match.start(), match.end()))
            if STANDS in wanted.get(match[0], ""):
                inside[match[0], STANDS].append((number, match.start(), match.end()))
    for (rest, letter), places in inside.items():
        for number, start, end in rng.sample(places, min(MAX_INSIDE if rest else MAX_ARTICLES_INSIDE, len(places))):
            is_inside = letter != STANDS
            found[rest].append(Sample(letter, features(texts[number], start, end), is_inside, number))
    return found


def train(found: list[Sample], letters: str) -> dict[str, list[float]]:
    """Weights by feature, a number for each letter; "" is the intercept of sentence starts."""
    in_articles: dict[str, set[int]] = defaultdict(set)
    for sample in found:
        for feature in sample.features:
            in_articles[feature].add(sample.article)
    kept = {feature for feature, numbers in in_articles.items() if len(numbers) > 1}
    rows = [
        (letters.index(s.letter), [f for f in s.features if f in kept] + ["in" if s.inside else ""], s.inside)
        for s in found
    ]
    size = range(len(letters))
    weights: dict[str, list[float]] = {f: [0.0] * len(letters) for f in [*kept, "", "in"]}
    squares: dict[str, list[float]] = {f: [0.01] * len(letters) for f in weights}
    rng = random.Random(1)
    for _ in range(EPOCHS):
        rng.shuffle(rows)
        for right, row, is_inside in rows:
            parts = [weights[f] for f in row]
            sums = [sum(part[n] for part in parts) for n in size]
            most = max(sums)
            odds = [exp(value - most) for value in sums]
            total = sum(odds)
            for n in size:
                gradient = (odds[n] / total - (n == right)) * (INSIDE_COUNTS if is_inside else 1.0)
                if abs(gradient) < 1e-3:
                    continue
                for f in row:
                    squares[f][n] += gradient * gradient
                    weights[f][n] -= RATE * gradient / sqrt(squares[f][n])
    del weights["in"]
    if STANDS in letters:
        # As if the word had lost a letter as often as not.
        stand = sum(s.letter == STANDS for s in found)
        weights[""][letters.index(STANDS)] -= log(stand / sum(not s.inside and s.letter != STANDS for s in found))
    return weights


def written(rest: str, letters: str, weights: dict[str, list[float]]) -> Iterator[str]:
    """The lines of one family."""
    yield f"{rest}\t{letters}"
    for feature, values in sorted(weights.items()):
        if not feature or max(values) - min(values) >= MIN_SPREAD:
            yield f"{feature}\t{' '.join(str(round(SCALE * value)) for value in values)}"


def table(corpus: Iterable[dict[str, str]]) -> str:
    """The whole file."""
    texts = [article["text"].translate(STRAIGHT) for article in corpus]
    wanted = families(texts)
    found = samples(texts, wanted)
    return (
        "\n\n".join(
            "\n".join(written(rest, letters, train(found[rest], letters))) for rest, letters in sorted(wanted.items())
        )
        + "\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--part", type=float, default=1.0, help="share of the corpus to learn from")
    made = table(articles(parser.parse_args().part))
    WEIGHTS.write_text(made, encoding="utf-8")
    print(f"{made.count(chr(10))} lines, {len(made.encode())} bytes: {WEIGHTS.name}")


if __name__ == "__main__":
    main()
