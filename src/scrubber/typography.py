"""Apostrophes, quotation marks and dashes: how a text writes them, and where a word has an apostrophe."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from scrubber.words.wordlist import frequency, zipf


class Marks(NamedTuple):
    """How marks are written in a text; of the pairs, the first opens and the second closes.

    `dash` is the one between spaces, empty where nothing tells how long it is.
    """

    apostrophe: str
    double: tuple[str, str]
    single: tuple[str, str]
    dash: str


def marks_of(text: str, quotes: str, site: str = "") -> Marks:
    """The marks to write into a text of a site under a setting of `quotes` (straight, curly, keep).

    Where the setting keeps what is there, new marks are curly if others are. A dash between spaces is the one
    that the text has, else the one that its publisher sets, as far as that is known.
    """
    en, em = text.count(" – "), text.count(" — ")
    dash = ("–" if en > em else "—") if en != em else _house_dashes().get(site, "")
    if quotes == "curly" or (quotes == "keep" and ("’" in text or "“" in text)):
        return Marks("’", ("“", "”"), ("‘", "’"), dash)
    return Marks("'", ('"', '"'), ("'", "'"), dash)


@cache
def _house_dashes() -> dict[str, str]:
    """The dash that a publisher sets between spaces, by site."""
    found = tomllib.loads((resources.files("scrubber") / "data" / "house_dashes.toml").read_text("utf-8"))
    return {site: dash for dash, sites in (("—", found["em"]), ("–", found["en"])) for site in sites}


_AFTER_ANY_WORD: Final = frozenset({"s", "ll"})
_PRONOUNS: Final = frozenset(
    {"i", "you", "he", "she", "it", "we", "they", "who", "that", "there", "what", "how", "where", "this"}
)
_MODALS: Final = frozenset({"could", "would", "should", "might", "must", "may"})
_SUFFIXES: Final = {
    "t": frozenset({"can", "won"}),
    "re": _PRONOUNS,
    "ve": _PRONOUNS | _MODALS,
    "d": _PRONOUNS,
    "m": frozenset({"i"}),
}
_NOT_IN_THE_WORD_LIST: Final = frozenset(
    {"ma'am", "y'all", "o'er", "ne'er", "d'etat", "d'état", "d'être", "hallowe'en"}
)
_NAME_PREFIXES: Final = frozenset({"O", "D", "L"})


def has_apostrophe(left: str, right: str) -> bool:
    """Whether two parts of a word are written with an apostrophe between them: `don` and `t`, `O`, `Hara`."""
    if not left or not right:
        return False
    after = right.lower()
    if after in _AFTER_ANY_WORD:
        return True
    if after in _SUFFIXES:
        return left.lower() in _SUFFIXES[after] or (after == "t" and left[-1] in "nN")
    if left in _NAME_PREFIXES and right[0].isupper() and len(right) > 2:
        return left == "O" or zipf(after) >= 1.5
    word = f"{left}'{after}".lower()
    return word in _NOT_IN_THE_WORD_LIST or frequency(word) > 0


def are_words(left: str, right: str, least: float = 2.5) -> bool:
    """Whether two words can stand on either side of a dash: both known, and no word together.

    `least` is the frequency on the Zipf scale that each must have.
    """
    return (
        all(zipf(word) >= least and (len(word) > 1 or word in "aI") for word in (left, right))
        and zipf(left + right) < 2.5
    )


_LEFT: Final = re.compile(r"[^\W\d_]*\Z")
_RIGHT: Final = re.compile(r"[^\W\d_]*")
_LONGEST_WORD: Final = 40


def words_beside(text: str, start: int, end: int) -> tuple[str, str]:
    """The letters that end at `start`, and those that begin at `end`."""
    left = _LEFT.search(text[max(0, start - _LONGEST_WORD) : start])
    right = _RIGHT.match(text, end)
    return (left[0] if left else ""), (right[0] if right else "")
