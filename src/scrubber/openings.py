"""How likely a sentence of news opens with a word: what decides about lost and split first letters.

The chance of a word is put together from how often it opens a sentence (the table of `wordlist`), how
often it is used at all, and how often the article itself uses it: a name of the article beats a common
word that the article never uses. What comes next counts as well: "n Friday" is "On", "n 2016" is "In".
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from scrubber.wordlist import OTHER, TITLE, Start, follower, frequency, general, sentence_starts, word_set

# Weights found on one half of the corpus and checked on the other (benchmarks/repair_words.py).
_OPENS: Final = 0.7
_USED: Final = 0.05
_IN_ARTICLE: Final = 0.25
RARE: Final = 3e-7
"""The frequency below which a word list holds pieces and misspellings of words as much as words."""

_SMOOTHING: Final = 4.0
_QUESTION: Final = re.compile(r"[^.!?\n]*+\?")
_ABBREVIATED: Final = re.compile(r"\. ([A-Z][\w'’-]*)")
# All other words of one or two letters are pieces of words.
_SHORT: Final = word_set(
    """
    a ad ah al am an as at be by da de di do du eh el go ha he hi i if in is it la le me mr my no of oh
    ok on or so to tv up us vs we
    """
)


class Scene:
    """A text, asked about the words that its paragraphs open with."""

    def __init__(self, text: str) -> None:
        """Take the text; nothing is counted before it is asked for."""
        self.text = text
        self.size = max(len(text) / 6, 200.0)
        self._counts: dict[str, Counter[str]] = {}

    def opens(self, word: str, end: int) -> float:
        """How likely a sentence opens with `word` if the text goes on from `end` (1 is certain)."""
        total, table = sentence_starts()
        key = _key(word)
        start = table.get(key)
        used = frequency(key)
        chance = _OPENS * (start.times if start else 0) / total + _USED * used
        if chance < 1e-10 and len(word) < 4:
            return 0.0
        times = self._count(word)
        if len(word) > 1:
            lower = self._count(word.lower())
            # A word that the article uses more, or less, than others do.
            chance *= (times + lower + 3) / (used * self.size + 3)
            chance += _IN_ARTICLE * times / self.size if len(word) > 2 else 0.0
        if not chance:
            return 0.0
        if title := _ABBREVIATED.match(self.text, end):
            chance *= 1 + 20 * self.text.count(f"{word}. {title[1]}")
        return chance * self._goes_on(start, end)

    def written(self, word: str, end: int) -> float:
        """How likely a paragraph starts with `word` in lower case, as it stands, and goes on from `end`."""
        key = _key(word)
        used = 0.0 if is_piece(word) else frequency(key)
        if used < RARE:
            used *= used / RARE
        others = max(0, count(self.text, word) - 1)
        chance = 0.3 * used + _IN_ARTICLE / 10 * others / self.size + 1e-9
        return chance * self._goes_on(sentence_starts()[1].get(key), end)

    def _count(self, word: str) -> int:
        """How often a word stands in the text; those with the same rest are counted in one go."""
        letter, rest = word[0], word[1:]
        if rest not in self._counts:
            alike = re.compile(rf"(?<![^\W_])([^\W\d_]){re.escape(rest)}(?![^\W_])")
            self._counts[rest] = Counter(alike.findall(self.text))
        return self._counts[rest][letter]

    def _goes_on(self, start: Start | None, end: int) -> float:
        """How likely the text from `end` on follows: counts for the word, smoothed by those for all words."""
        after, then = follower(self.text, end)
        if start is None:
            return general(after) * (general(then) if then else 1.0) * _NOT_A_QUESTION
        chance = start.follows(after, then)
        if after in (OTHER, TITLE):
            return chance
        question = (start.questions + 0.04 * _SMOOTHING) / (start.times + _SMOOTHING)
        return chance * (question if _QUESTION.match(self.text, end) else 1 - question)


_NOT_A_QUESTION: Final = 0.96


def is_piece(word: str) -> bool:
    """Whether one or two letters can only be a piece of a word, though word lists know them."""
    return len(word) < 3 and word.lower() not in _SHORT


def count(text: str, word: str) -> int:
    """How often a word stands in a text, whole and in this spelling."""
    n = 0
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (at and text[at - 1].isalnum()) and not text[end : end + 1].isalnum():
            n += 1
        at = text.find(word, end)
    return n


def _key(word: str) -> str:
    return word.lower().replace("’", "'")
