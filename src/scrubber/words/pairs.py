"""How English words follow upon each other in news, and which of them make compounds.

The table `data/word_pairs.tsv` is made by benchmarks/train_word_pairs.py. It has a line for each word:
`word ⇥ times ⇥ before ⇥ behind ⇥ follower:times …`. `times` is how often the word was counted, `before` how many
known closed compounds it begins ("under" is in "underdog"), `behind` how many it ends. Followers are those that come
clearly more often than their frequency lets expect. Names, numbers and signs are counted by kind, and so is the
start of a sentence; what follows a name ("New York", "Trump said") is counted under that name as well. A follower that
came 0 times makes one name with it ("YouTube").
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from scrubber.words.wordlist import frequency

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD_PAIRS: Final = Path(__file__).with_name("data") / "word_pairs.tsv"

NAME: Final = "^"
NUMBER: Final = "#"
SIGN: Final = ","
BREAK: Final = "."
KINDS: Final = (NAME, NUMBER, SIGN, BREAK)
"""Words with a capital inside a sentence, numbers, signs inside a sentence, and the place between two sentences."""

_TOKEN: Final = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|\d[\d,.]*|[^\sA-Za-z\d]|\n")
_INSIDE: Final = frozenset(",;:()-—–\"'‘’“”")
_SMOOTHING: Final = 8.0
_UNKNOWN: Final = 1e-10
_LOOK_BACK: Final = 40


class Row(NamedTuple):
    """What is known about a word: see the module. `rest` is how many of `times` went to no follower of the list."""

    times: int
    before: int
    behind: int
    next: dict[str, int]
    rest: int


_NOTHING: Final = Row(0, 0, 0, {}, 0)


def tokens(text: str, *, names: bool = False) -> Iterator[str]:
    """The words of a text, in lower case, and what stands for names (`names`: themselves), numbers and signs."""
    starts = True
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token[0].isalpha() and token[0].isascii():
            word = token.replace("’", "'")
            kind = word.lower() if starts or token[0].islower() else word if names else NAME
            starts = False
        elif token[0].isdigit():
            kind, starts = NUMBER, False
        else:
            kind = SIGN if token in _INSIDE else BREAK
            starts = starts or kind is BREAK
        yield kind


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What comes before and after `text[start:end]`, as `tokens` names it."""
    before = BREAK
    for kind in tokens(text[max(0, start - _LOOK_BACK) : start]):
        before = kind
    after = _TOKEN.search(text, end, end + 40)
    if after is None:
        return before, BREAK
    first = after[0][0]
    if first.isalpha() and first.isascii():
        return before, after[0].replace("’", "'") if first.islower() else NAME
    return before, NUMBER if first.isdigit() else SIGN if first in _INSIDE else BREAK


@cache
def _lines() -> tuple[int, dict[str, str]]:
    return read_pairs(WORD_PAIRS.read_text(encoding="utf-8"))


def read_pairs(tsv: str) -> tuple[int, dict[str, str]]:
    """Read a table of pairs: the number of all words counted, and what is told of each word, still as text."""
    head, *lines = tsv.rstrip("\n").split("\n")
    return int(head), {word: told for word, _, told in (line.partition("\t") for line in lines)}


@lru_cache(maxsize=1 << 9)
def row(word: str) -> Row:
    """What is known about a word, in lower case; a name has its capital, or is `NAME`."""
    told = _lines()[1].get(word)
    if told is None:
        return _NOTHING
    times, before, behind, pairs = told.split("\t")
    next_ = {follower: int(n) for follower, _, n in (pair.rpartition(":") for pair in pairs.split())}
    # Names behind a name are counted by themselves and, all of them, as NAME.
    told_twice = next_.get(NAME, 0) if word[0].isupper() else 0
    return Row(int(times), int(before), int(behind), next_, max(0, int(times) - sum(next_.values()) + told_twice))


def chance(word: str, after: str) -> float:
    """How likely a word comes next behind another one (0 … 1)."""
    known = row(after)
    # What follows a name that was seen a few times follows other names, too.
    other = chance(word, NAME) if after[0].isupper() else usual(word)
    return (known.next.get(word, 0) + (known.rest + _SMOOTHING) * other) / (known.times + _SMOOTHING)


def usual(word: str) -> float:
    """How likely a word is anywhere; never 0."""
    if word in KINDS:
        return row(word).times / _lines()[0]
    return max(0.8 * frequency(word), _UNKNOWN)
