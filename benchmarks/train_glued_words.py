"""Weigh what speaks for two words where one stands that nobody knows: the weights of `scrubber.cleaners.glued_words`.

    python -m benchmarks.train_glued_words [--show 30]

First writes src/scrubber/words/data/common_words.txt, frequent words, and sound_words.txt: the words that look like two, and are one, by the dictionaries of
symspellpy (SCOWL) and wordsegment (ENABLE), which must be installed, or by the corpus.

Then trains: a logistic regression (Newton's method) over `features`. Two neighbours glued together, a few from every article of one half
of the corpus, are the examples of two; the examples of one are the unknown words of all articles that could be read as
two, but for those that are glued in truth, which were told apart by eye. Writes the weights, and prints for several thresholds
how many of the glued come back, and how many articles of the corpus would be changed, each counted by weights that did not
see it (ten folds).
"""

from __future__ import annotations

import argparse
import random
import re
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from wordfreq import top_n_list

from benchmarks import train_word_pairs
from benchmarks.train_first_letters import STRAIGHT
from benchmarks.train_sentence_starts import articles
from scrubber.cleaners.glued_words import COMMON_WORDS
from scrubber.words import glued_article, pairs, splitting
from scrubber.words.logistic import WEIGHTS
from scrubber.words.splitting import SOUND_WORDS, Reading, are_joining, read, read_sound_words, ways
from scrubber.words.wordlist import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

Examples = list[tuple[dict[str, float], str]]
PER_ARTICLE = 4
MOST_COMMON = 30_000
TWO_COUNT = 3.0
"""How much all examples of two count together, next to those of one."""
RIDGE = 1.0
FOLDS = 10
UNKNOWN = re.compile(r"(?<![\w@#/.'_&=-])[a-z]{3,}(?![\w@/_&=-]|\.\w|'\w)")
PAIR = re.compile(r"(?<![\w@#/.'-])([a-z]{2,}) ([a-z]{2,})(?![\w@/-]|\.\w|'\w)")
UNKNOWN_CAPITALS = re.compile(r"(?<![\w@#/.'_&=-])[A-Z][a-z]{3,}(?![\w@/_&=-]|\.\w|'\w)")
PAIR_OF_CAPITALS = re.compile(r"(?<![\w@#/.'-])([A-Z][a-z]+) ([a-z]{2,})(?![\w@/-]|\.\w|'\w)")
GLUED = word_set(
    """
    accidentin admitin alsoimposed beenin beensaved businessowners bypeople carehttps changein confidantethat directorof feelinghttps feelsjoy
    forthat foundationand fromand gallagheris incharge isan liberalconservative majorityof mattersstudy mooreis moneyto muchover nationson neverwould notlabel ofthe overagethe
    puttingthe secrethttps selectioneven themembers thatto thereports thevast toldin toor tuesdayof websitehttps yanukovychvia
    """
)
NAMES = word_set("alot andi avery ashe asa ata bethe cana fora hasa ina isa ita ona oran orin thana thea willa")
"""Names and misspelt words that, without a capital and in English, are two words."""

COMPOUNDS = word_set(
    """
    adays aways byelection byelections bingewatch bingewatching buildout buildouts carveout carveouts cheapfake cheapfakes cherrypick cherrypicked clickthrough
    cleareyed clubgoer courtwatchers coworking daydrinking dayslong decadelong decadeslong decisionmaker decisionmaking dogwhistles
    doomscrolling doorknocking doorstopped dropboxes economywide faceplant factcheck factchecked factchecker factcheckers
    factchecking fleetwide flipflopped gunowner gunowners halftruth headscratching horsetrading hourslong laughingstocks leadup
    longhaul lookahead maildrop makework memeplex metoo milewide monthslong namecheck namechecked newsmaking notetaking
    oneoff outdoorspeople overcount overperform overperformance passthrough patdown patdowns petrostate pollwatcher
    pollwatchers quarterlong ridehail ridehailing rightwinger seachange seventysomething shallowfake shallowfakes shortsell
    shortsellers slowwalk slowwalked staffwide stallout stepback superspreader superspreaders takeaways talkshow talkshows teargassing
    timeframes truthteller truthtellers truthtelling wakeup walkback walkbacks walkthrough warfighter warfighters wayback
    waystation weekslong yearslong
    """
)
"""Compounds that news writes as one word and no dictionary has yet."""


def sound(texts: list[str]) -> str:
    """The list of words that look like two and are one; those of one length share a line."""
    from importlib.resources import files

    splitting._sound_words = frozenset
    ways.cache_clear()
    spelt = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    dictionary = {line.split()[0] for line in spelt.splitlines()}
    longer = set((files("wordsegment") / "words.txt").read_text(encoding="utf-8").split())
    news = {match[0] for text in texts for match in UNKNOWN.finditer(text)} - GLUED
    found: dict[int, list[str]] = defaultdict(list)
    for word in {*top_n_list("en", 1_000_000, wordlist="large"), *COMPOUNDS}:
        if word in NAMES or not word.isalpha() or not word.isascii() or not (parts := ways(word)):
            continue
        joining = any(are_joining(*part) for part in parts)
        if word in COMPOUNDS or word in dictionary or word in news or (word in longer and not joining):
            found[len(word)].append(word)
    ways.cache_clear()
    return "".join(" ".join(sorted(words)) + "\n" for _, words in sorted(found.items()))


def common() -> str:
    """The most frequent words, but for those that may be two; those of one length share a line."""
    found: dict[int, list[str]] = defaultdict(list)
    for word in top_n_list("en", MOST_COMMON, wordlist="large"):
        if word.isalpha() and word.isascii() and not (ways(word) or glued_article.ways(word)):
            found[len(word)].append(word)
    return "".join(" ".join(sorted(words)) + "\n" for _, words in sorted(found.items()))


def examples(texts: list[str], pattern: re.Pattern[str]) -> Examples:
    """Unknown words that are one."""
    found = []
    for text in texts:
        for match in pattern.finditer(text):
            word = match[0]
            if word.lower() in GLUED or not ways(word.lower()) or text.count(word) > 1:
                continue
            reading = read(text, *match.span())
            if reading is not None and reading.features:
                found.append((reading.features, told(text, match.start(), match.end(), reading)))
    return found


def glued(texts: list[str], pattern: re.Pattern[str], rng: random.Random) -> tuple[Examples, int]:
    """Neighbours that were glued, and how many there were, with those that nothing can be said about."""
    found = []
    tried = 0
    for text in texts:
        places = list(pattern.finditer(text))
        for match in rng.sample(places, min(PER_ARTICLE, len(places))):
            tried += 1
            start, end = match.start(), match.end() - 1
            damaged = text[: match.end(1)] + text[match.start(2) :]
            reading = read(damaged, start, end)
            if reading is not None and reading.features and reading.first == match[1].lower():
                found.append((reading.features, told(damaged, start, end, reading)))
    return found, tried


def told(text: str, start: int, end: int, reading: Reading) -> str:
    """An example as it is listed."""
    line = f"{text[max(0, start - 25) : start]}[{reading.first} {reading.second}]{text[end : end + 20]}"
    return line.replace("\n", "/")


def kind(features: dict[str, float]) -> str:
    """What kind of example it is, by its features."""
    if features["known"]:
        return KINDS[0]
    return KINDS[1] if features["first_joins"] or features["second_joins"] else KINDS[2]


KINDS = ("known to wordfreq", "with a joining word", "without one")


def matrix(examples: Iterable[dict[str, float]]) -> NDArray[np.float64]:
    """A row for each example, a column for each feature in its order."""
    return np.array([list(features.values()) for features in examples])


def write_weights(name: str, features: Iterable[str], weights: NDArray[np.float64]) -> None:
    """Write the weights of a regression to where `scrubber.words.logistic` reads them."""
    lines = [f"{feature}\t{weight:.2f}\n" for feature, weight in zip(features, weights, strict=True)]
    path = WEIGHTS / f"{name}.tsv"
    path.write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines)} weights: {path.name}")


def weigh(one: NDArray[np.float64], two: NDArray[np.float64], count: float) -> NDArray[np.float64]:
    """The weights of a logistic regression, by which `two` has high scores and `one` low ones.

    `count` is how much each example of two counts.
    """
    rows = np.vstack([one, two])
    right = np.r_[np.zeros(len(one)), np.ones(len(two))]
    counts = np.r_[np.ones(len(one)), np.full(len(two), count)]
    weights = np.zeros(rows.shape[1])
    for _ in range(40):
        sure = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (counts * (sure - right)) + RIDGE * weights
        bend = (rows * (counts * sure * (1 - sure))[:, None]).T @ rows + RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return weights


def unseen(
    one: NDArray[np.float64], two: NDArray[np.float64], count: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The score of each example by weights that were trained without its fold."""
    rng = np.random.default_rng(1)
    fold_one, fold_two = rng.integers(0, FOLDS, len(one)), rng.integers(0, FOLDS, len(two))
    score_one, score_two = np.zeros(len(one)), np.zeros(len(two))
    for fold in range(FOLDS):
        weights = weigh(one[fold_one != fold], two[fold_two != fold], count)
        score_one[fold_one == fold] = one[fold_one == fold] @ weights
        score_two[fold_two == fold] = two[fold_two == fold] @ weights
    return score_one, score_two


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--show", type=int, default=20, help="how many of the worst to list")
    options = parser.parse_args()
    words = sound([a["text"] for a in articles()])
    SOUND_WORDS.write_text(words, encoding="utf-8")
    print(f"{len(words.split())} words, {len(words)} bytes: {SOUND_WORDS.name}")
    splitting._sound_words = lambda: read_sound_words(words)
    frequent = common()
    COMMON_WORDS.write_text(frequent, encoding="utf-8")
    print(f"{len(frequent.split())} words, {len(frequent)} bytes: {COMMON_WORDS.name}")
    half = read_sound_words(sound([a["text"] for a in articles(0.5)]))
    splitting._sound_words = lambda: half
    table = pairs.read_pairs(train_word_pairs.table(articles(0.5)))
    pairs._lines = lambda: table
    every = [a["text"].translate(STRAIGHT) for a in articles()]
    others = [a["text"].translate(STRAIGHT) for a in articles(0.5, other=True)]
    for name, unknown, pair in (
        ("glued_words", UNKNOWN, PAIR),
        ("glued_words_with_capital", UNKNOWN_CAPITALS, PAIR_OF_CAPITALS),
    ):
        report(name, examples(every, unknown), *glued(others, pair, random.Random(5)), options.show)


def report(name: str, one: Examples, two: Examples, tried: int, show: int) -> None:
    """Train one set of weights, write them, and print what they are worth."""
    rows_one, rows_two = matrix(features for features, _ in one), matrix(features for features, _ in two)
    count = TWO_COUNT * len(one) / len(two)
    score_one, score_two = unseen(rows_one, rows_two, count)
    print(f"{len(one)} unknown words, {len(two)} of {tried} glued pairs read right")
    kinds_one, kinds_two = ([kind(features) for features, _ in rows] for rows in (one, two))
    for which in KINDS:
        of_one, of_two = (np.array([k == which for k in kinds]) for kinds in (kinds_one, kinds_two))
        for threshold in np.arange(-1, 4.1, 0.5):
            right, wrong = ((score_two > threshold) & of_two).sum(), ((score_one > threshold) & of_one).sum()
            print(
                f"{which}, above {threshold:4}: {right / tried:.1%} of the glued come back, {wrong} unknown words parted"
            )
    for n in np.argsort(-score_one)[:show]:
        print(f"  one: {score_one[n]:5.1f} {one[n][1]}")
    for n in np.argsort(score_two)[:show]:
        print(f"  two: {score_two[n]:5.1f} {two[n][1]}")
    write_weights(name, one[0][0], weigh(rows_one, rows_two, count))


if __name__ == "__main__":
    main()
