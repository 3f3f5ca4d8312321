"""How likely a sentence of news opens with a word: what decides about lost and split first letters.

The chance of a word is put together from how often it opens a sentence (the table of `wordlist`), how often
it is used at all, and how often the article itself uses it, so that a name of the article beats a common word that the
article never uses. What comes next counts as well: "n Friday" is "On", "n the" is rather "In".
"""

from __future__ import annotations

import re
from typing import Final

from scrubber.wordlist import NAME, follower, frequency, general, sentence_starts

# Weights found on one half of the corpus and checked on the other (benchmarks/repair_words.py).
_OPENS: Final = 0.7
_USED: Final = 0.05
_IN_ARTICLE: Final = 0.25
_SMOOTHING: Final = 20.0
_QUESTION: Final = re.compile(r"[^.!?\n]*+\?")


class Scene:
    """A text, asked about the words that its paragraphs open with."""

    def __init__(self, text: str) -> None:
        """Take the text; nothing is counted before it is asked for."""
        self.text = text
        self.size = max(len(text) / 6, 200.0)

    def opens(self, word: str, end: int) -> float:
        """How likely a sentence opens with `word` if the text goes on from `end` (1 is certain)."""
        total, table = sentence_starts()
        key = _key(word)
        start = table.get(key)
        chance = _OPENS * (start.count if start else 0) / total + _USED * frequency(key)
        if len(word) > 2 and chance > 1e-10:
            chance += _IN_ARTICLE * count(self.text, word) / self.size
            chance += _IN_ARTICLE / 4 * count(self.text, word.lower()) / self.size
        elif len(word) > 3 and (times := count(self.text, word)):
            chance += _IN_ARTICLE * times / self.size
        return chance * self._goes_on(key, end) if chance else 0.0

    def written(self, word: str, end: int) -> float:
        """How likely a paragraph is meant to start with `word` in lower case if the text goes on from `end`."""
        others = max(0, count(self.text, word) - 1)
        chance = 0.3 * frequency(word) + _IN_ARTICLE / 10 * others / self.size + 1e-9
        return chance * self._goes_on(_key(word), end)

    def _goes_on(self, key: str, end: int) -> float:
        """How likely the text from `end` on follows the word: counts for it, smoothed by those for all."""
        _, table = sentence_starts()
        after, name = follower(self.text, end)
        start = table.get(key)
        if start is None:
            return general(after) * (general(name) if name else 1.0)
        chance = _smooth(start.next.get(after, 0), start.count, general(after))
        if name:
            names = start.next.get(NAME, 0)
            chance *= _smooth(start.next.get(name, 0), names, general(name))
        question = _smooth(start.questions, start.count, 0.04)
        return chance * (question if _QUESTION.match(self.text, end) else 1 - question)


def likeliest(readings: dict[str, float]) -> tuple[str, float]:
    """The reading of the greatest weight, and its share of all weights."""
    best = max(readings, key=readings.__getitem__)
    return best, readings[best] / (sum(readings.values()) or 1.0)


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


def _smooth(times: int, of: int, usual: float) -> float:
    return (times + _SMOOTHING * usual) / (of + _SMOOTHING)
