"""How likely a sentence of news opens with a word: what decides about lost and split first letters.

The chance of a word is put together from how often it opens a sentence (the table of `wordlist`), how
often it is used at all, and how often the article itself uses it: a name of the article beats a common
word that the article never uses. What comes next counts as well: "n Friday" is "On", "n 2016" is "In".
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property, lru_cache
from typing import Final

from scrubber.words.pairs import row
from scrubber.words.wordlist import OTHER, TITLE, Start, follower, frequency, general, sentence_starts, word_set

# Weights found on one half of the corpus and checked on the other (benchmarks/repair_words.py).
_OPENS: Final = 0.7
_USED: Final = 0.05
_IN_ARTICLE: Final = 0.25
_STANDS: Final = 0.3
RARE: Final = 3e-7
"""The frequency below which a word list holds pieces and misspellings of words as much as words."""

_SMOOTHING: Final = 4.0
_QUESTION: Final = re.compile(r"[^.!?\n]*+\?")
_NAME_BEHIND: Final = re.compile(r"\.? ([A-Z][\w-]*)(?:['’]\w+)?")
_TOGETHER: Final = 20
_SEEN_TOGETHER: Final = 100.0
_TITLED: Final = 100.0
TITLES: Final = word_set("Capt Cmdr Col Dr Gen Gov Lt Maj Mr Mrs Ms Pres Prof Rep Rev Sen Sgt St")
"""What a full stop and a name come behind at the start of a sentence."""
_NO_NOUN: Final = 2e-3
_POSSESSIVE: Final = re.compile(r"(?<=...)['’]s\Z")
# All other words of one or two letters are pieces of words.
_SHORT: Final = word_set(
    """
    a ad ah al am an as at be by da de di do du eh el ex go ha he hi i if in is it la le me mr my no of oh
    ok on or so to tv up us vs we
    """
)


class Scene:
    """A text, asked about the words that its paragraphs open with."""

    def __init__(self, text: str) -> None:
        """Take the text."""
        self.text = text
        self.size = max(len(text) / 6, 200.0)

    def opens(self, word: str, end: int) -> float:
        """How likely a sentence opens with `word` if the text goes on from `end` (1 is certain)."""
        key = _key(word)
        start = sentence_starts()[1].get(key)
        used = frequency(key)
        chance = usually_opens(word)
        if chance < 1e-10 and len(word) < 4:
            return 0.0
        base = _POSSESSIVE.sub("", word)
        if base != word and start is None and frequency(base) > _NO_NOUN:
            # "The's".
            return 0.0
        times = count(self.text, base)
        if len(word) > 1:
            lower = count(self.text, word.lower())
            # A word that the article uses more, or less, than others do.
            chance *= (times + lower + 3) / (used * self.size + 3)
            chance += _IN_ARTICLE * times / self.size if len(word) > 2 else 0.0
        if not chance:
            return 0.0
        if name := _NAME_BEHIND.match(self.text, end):
            chance *= 1 + _TOGETHER * count(self.text, f"{word}{name[0]}") + _SEEN_TOGETHER * _share(word, name[1])
            if name[0][0] == ".":
                chance *= _TITLED if word in TITLES else 1.0
        return chance * self._goes_on(start, end)

    def written(self, word: str, end: int) -> float:
        """How likely a paragraph starts with `word` in lower case, as it stands, and goes on from `end`."""
        key = _key(word)
        used = 0.0 if is_piece(word) else frequency(key)
        if used < RARE:
            used *= used / RARE
        others = max(0, count(self.text, word) - 1)
        chance = _STANDS * used + _IN_ARTICLE / 10 * others / self.size + 1e-9
        return chance * self._goes_on(sentence_starts()[1].get(key), end)

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


def _share(word: str, name: str) -> float:
    """How often a name comes next where news has `word` as a name (0 … 1)."""
    known = row(word)
    return known.next.get(name, 0) / known.times if known.times else 0.0


def usually_opens(word: str) -> float:
    """How likely a sentence opens with `word`, whatever the article and whatever follows."""
    total, table = sentence_starts()
    key = _key(word)
    start = table.get(key)
    return _OPENS * (start.times if start else 0) / total + _USED * frequency(key)


def usually_stands(word: str) -> float:
    """How likely a paragraph that starts in lower case, as it was written, starts with `word`."""
    return _STANDS * frequency(word)


def is_piece(word: str) -> bool:
    """Whether one or two letters can only be a piece of a word, though word lists know them."""
    return len(word) < 3 and word.lower() not in _SHORT


def count(text: str, word: str) -> int:
    """How often a word, or several with signs between them, stands in a text, whole and in this spelling."""
    return _words_of(text).count(word)


class _Words:
    """The words of a text, counted when they are asked for.

    The first few are looked for in the text. Who asks for more, as a long text with much damage does, is
    answered from a table, so that the time does not grow with the questions times the text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._counted: dict[str, int] = {}

    def count(self, word: str) -> int:
        times = self._counted.get(word)
        if times is None:
            times = self._search(word) if len(self._counted) < _SEARCHES else self._look_up(word)
            self._counted[word] = times
        return times

    def _search(self, word: str) -> int:
        n = 0
        at = self._text.find(word)
        while at >= 0:
            n += self._is_whole(at, at + len(word))
            at = self._text.find(word, at + len(word))
        return n

    def _look_up(self, word: str) -> int:
        if word.isalnum():
            return self._times[word]
        # Only the places of the rarest part can be places of the whole.
        part = min(_PART.finditer(word), key=lambda match: self._times[match[0]])
        starts = (at - part.start() for at in self._places.get(part[0], ()))
        return sum(at >= 0 and self._text.startswith(word, at) and self._is_whole(at, at + len(word)) for at in starts)

    def _is_whole(self, start: int, end: int) -> bool:
        return not (start and self._text[start - 1].isalnum()) and not self._text[end : end + 1].isalnum()

    @cached_property
    def _times(self) -> Counter[str]:
        return Counter(_PART.findall(self._text))

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for match in _PART.finditer(self._text):
            places.setdefault(match[0], []).append(match.start())
        return places


_words_of: Final = lru_cache(maxsize=1)(_Words)
_PART: Final = re.compile(r"[^\W_]+")
# A table of a text's words takes as long as 30 to 50 searches, that of their places as long as some hundred.
_SEARCHES: Final = 100


def _key(word: str) -> str:
    return word.lower().replace("’", "'")
