"""Which kinds of words follow upon each other in news, so that two that nobody has seen together can be judged.

Words that stand in the same company make a class: months, verbs of speaking, adjectives that stand before people.
The table `data/word_classes.tsv` is made by benchmarks/train_word_classes.py. It has a line for each class: how much
likelier than usual a word of each class comes next, a sign for each, and the words of the class. A name has its
capital; names, numbers and signs that are not listed are told by kind, as in `scrubber.words.pairs`, and other
words by their ending.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from scrubber.words.pairs import NAME

WORD_CLASSES: Final = Path(__file__).with_name("data") / "word_classes.tsv"

STEP: Final = 0.1
"""How much more (log10) a sign says than the one before it in ASCII."""

EVEN: Final = ord("?")
"""The sign that says that a class comes as often as it does anywhere."""

LEVELS: Final = 30
"""How many signs there are above and below that one."""

_ENDINGS: Final = (
    *("tions", "sions", "ments", "ities"),
    *("able", "ance", "ence", "ians", "ible", "ings", "ised", "ists", "ized", "less", "ment", "ness", "sion", "tion"),
    *("ant", "ent", "ers", "est", "ful", "ian", "ing", "ise", "ism", "ist", "ity", "ive", "ize", "ors", "ous"),
    *("al", "ed", "en", "er", "es", "ic", "ly", "or", "'s", "'t"),
    *("s", "y"),
)


class Classes(NamedTuple):
    """The class of each listed word, and for each class the signs that say how it goes on."""

    of: dict[str, int]
    next: list[str]


def ending(word: str) -> str:
    """How the table names all words in lower case that are not listed and end alike."""
    return next((f"-{end}" for end in _ENDINGS if word.endswith(end) and len(word) > len(end) + 1), "-")


@cache
def _classes() -> Classes:
    return read_classes(WORD_CLASSES.read_text(encoding="utf-8"))


def read_classes(tsv: str) -> Classes:
    """Read a table of classes."""
    lines = [line.split("\t") for line in tsv.rstrip("\n").split("\n")]
    return Classes(
        {word: n for n, (_, words) in enumerate(lines) for word in words.split(" ")}, [signs for signs, _ in lines]
    )


def class_of(word: str) -> int:
    """The class of a word in lower case, of a name with its capital, or of one of `pairs.KINDS`."""
    known = _classes().of
    found = known.get(word)
    if found is None:
        found = known.get(NAME if word[0].isupper() else ending(word), known["-"])
    return found


def fit(word: str, after: str) -> float:
    """How much likelier than anywhere a word of this kind comes behind one like `after` (log10; 0 is as likely)."""
    return (ord(_classes().next[class_of(after)][class_of(word)]) - EVEN) * STEP
