"""Capitals inside words: whether one shows where a space was ("endedHe", "WhiteHouse"), or is a name's ("YouTube").

What speaks for two words is weighed by a logistic regression (benchmarks/train_capitals.py): how often news has the two
next to each other, whether the article has each of them elsewhere, whether the whole is a word, how often the second
opens sentences or is a name, what stands around them. New names ("SkyNews", "CharityWatch") look like two words of a
heading, so those that are known are a list, and what is no clear case is left.
"""

from __future__ import annotations

import re
from functools import cache
from math import log1p, log10
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scrubber.matching.screens import screen
from scrubber.words.logistic import log_odds, read_weights
from scrubber.words.openings import count, usually_opens
from scrubber.words.pairs import BREAK, KINDS, NAME, around, chance, row, usual
from scrubber.words.prose import is_prose
from scrubber.words.splitting import JOINING
from scrubber.words.wordlist import frequency, word_set, zipf

if TYPE_CHECKING:
    from collections.abc import Iterator

CAMEL_NAMES: Final = Path(__file__).with_name("data") / "camel_names.txt"

CERTAIN_BEHIND_LOWER: Final = -1.0
"""The least log-odds at which a capital behind a word in lower case shows a lost space."""

CERTAIN_BETWEEN_NAMES: Final = 1.7
"""The same behind a word with a capital, where that may well be followed by the second."""

CERTAIN_OF_NEW_NAMES: Final = 3.0
"""The same of other names: brands are made of such."""

CERTAIN_OF_COMMON_WORDS: Final = 3.3
"""The same where the first is a common word, and no capitals stand beside the two."""

_COMMONER: Final = 0.7
_BEHIND_OPENER: Final = re.compile(r"(?:\A|\n|[.!?][\"”’']? )[\"“‘']?(?:And|But|Or|So|Then|When|While) \Z")
_LONGEST_NAME: Final = 9
_FIRST_NAME: Final = 0.4
"""The share of names among what follows, from which a name is a first name or a title."""

_HARDLY: Final = 1e-7
_WORD_BEFORE: Final = re.compile(r"\S+\Z")
_NEXT: Final = re.compile(r"\W{0,3}[A-Z]")
_PLAIN: Final = re.compile(r"(?:Ma?c)?([A-Z][a-z]+)([A-Z][a-z]+)?\Z")
_OPENING: Final = "\"'“‘("


_may_hold_capital: Final = screen(r"[a-z]{2}[A-Z][a-z]")
# What is rarer is looked for first: a capital, then what stands before it.
_CAPITAL_INSIDE: Final = re.compile(r"[A-Z](?<=[a-z].)")
_FIRST: Final = re.compile(
    r"(?<![\w@#&=_\xad])(?<![/.’'-](?=[a-z]))(?:[A-Za-z]+-)?((?:Mc|Mac|De|Di|La|Le)?[A-Za-z][a-z]+)\Z"
)
# On Twitter people write their names as they like: "CityNow (@citynow)".
_SECOND: Final = re.compile(r"[A-Z][A-Za-z]{0,40}(?![\w@_=&(\xad]|\.\w| \(@)")
_LONGEST: Final = 40
# Two words behind a slash that are next to each other so often are a credit ("Jane Doe/GettyImages") and no address.
_NEARLY_ALWAYS: Final = 0.3
_CREDITED: Final = re.compile(r"(?<=[a-z])/(?=[A-Z])[A-Za-z]+(?![\w@/=_-]|\.\w)")
# They stand before a capital in words of their own: "unChristian", "deGrasse", "LaGuardia", "neverTrump", "superPAC".
_NO_WORD_BEFORE: Final = word_set(
    """
    al anti da de del di du el ex la le mac mc med mi micro mid mini my nano never non pro re st super ter tv un van
    vander von
    """
)
_CODE: Final = ("()", "{", " = ", "==")


@cache
def camel_names() -> frozenset[str]:
    """Names that are written as one word with a capital inside."""
    return word_set(CAMEL_NAMES.read_text(encoding="utf-8"))


def capitals(text: str) -> Iterator[tuple[int, int, int]]:
    """The words with a capital inside that may be two: where they start, where the capital stands, where they end.

    Names of the kind come back in an article, and words that were glued do not.
    """
    if not _may_hold_capital(text):
        return
    for match in _CAPITAL_INSIDE.finditer(text):
        at = match.start()
        left, right = _FIRST.search(text, max(0, at - _LONGEST), at), _SECOND.match(text, at)
        if left is None or right is None:
            continue
        start, end = left.start(1), right.end()
        if count(text, left[0] + right[0]) > 1 and not _stand_apart(text, left[1], right[0]):
            continue
        if not (is_prose(text, start, end) or _is_credit(text, start, end, left[1], right[0])):
            continue
        if left[1].lower() in _NO_WORD_BEFORE and not count(text, f"{left[1]} {right[0]}"):
            continue
        if left[1].islower() and any(sign in text for sign in _CODE):
            continue
        yield start, at, end


def _stand_apart(text: str, first: str, second: str) -> bool:
    """Whether the text has two words apart elsewhere, as news has: "WhiteHouse" or "theTimes", each of them twice."""
    if first.islower():
        return frequency(first) > JOINING and count(text, second) > 0
    return row(first).next.get(second, 0) > 0 and count(text, f"{first} {second}") > 0


def _is_credit(text: str, start: int, end: int, first: str, second: str) -> bool:
    """Whether two words stand before or behind the slash of a credit: "Jane Doe/Getty Images", and in no address."""
    if text[start - 1 : start] == "/":
        return chance(second, first) > _NEARLY_ALWAYS
    return _CREDITED.match(text, end) is not None


def are_two(text: str, start: int, at: int, end: int, slack: float = 0.0) -> bool:
    """Whether `text[start:end]` is two words, the second of which starts at `at`, with a capital.

    `slack` is how much less than usual is needed, in log-odds.
    """
    first, second = text[start:at], text[at:end]
    if first + second in camel_names() or row(first).next.get(second) == 0:
        return False
    told = features(text, start, at, end)
    if first[0].islower():
        return log_odds(WEIGHTS_BEHIND_LOWER, told) > CERTAIN_BEHIND_LOWER - slack
    if told["first_joins"] and _BEHIND_OPENER.search(text, max(0, start - 30), start):
        # "But ForAmerica President Jane Doe …": nothing there but a name gives "for" a capital.
        return False
    if len(first) > _LONGEST_NAME and not (frequency(first) or count(text, first)):
        return False
    has_capitals_beside = told["behind_capital"] or told["before_capital"] or told["at_start"]
    if told["first_oftener_lower"] > _COMMONER and not has_capitals_beside:
        # "the head of the StopRush protest": a title would have capitals beside it, too.
        needed = CERTAIN_OF_COMMON_WORDS
    else:
        needed = CERTAIN_BETWEEN_NAMES if _are_expected(text, first, second) else CERTAIN_OF_NEW_NAMES
    return log_odds(WEIGHTS_BETWEEN_NAMES, told) > needed - slack


def _are_expected(text: str, first: str, second: str) -> bool:
    """Whether news has two names next to each other, or the first is a person's, or one is of the article alone."""
    known, known_second = row(first), row(second)
    if not known_second.times and count(text, second) > 0:
        return True
    if not known.times:
        return known_second.times > 0
    return known.next.get(second, 0) > 0 or chance(NAME, first) > _FIRST_NAME or count(text, first) > 0


def features(text: str, start: int, at: int, end: int) -> dict[str, float]:
    """What speaks for `text[start:end]` being two words, the second of which starts at `at`."""
    first, second = text[start:at], text[at:end]
    lower, lower_second = first.lower(), second.lower()
    named = first[0].isupper()
    known, known_second = row(first), row(second)
    seen = known.next.get(second, 0)
    before = around(text, start, start)[0]
    word_before = _WORD_BEFORE.search(text[max(0, start - 25) : start].rstrip(" " + _OPENING))
    return {
        "always": 1.0,
        "times_together": log1p(seen),
        "together": float(seen > 0),
        "whole_known": float(frequency(first + second) > 0),
        "whole_zipf": zipf(first + second),
        "second_zipf": zipf(second),
        "first_joins": float(frequency(first) > JOINING),
        "second_joins": float(frequency(second) > JOINING),
        "lower_together": _within(-2.0, log10(chance(lower_second, lower) / usual(lower_second)), 3.0)
        if named
        else 0.0,
        "first_in_article": min(2.0, count(text, first)),
        "second_in_article": min(2.0, count(text, second)),
        "both_in_article": float(count(text, f"{first} {second}") > 0),
        "name_comes": _within(
            -2.0, log10(chance(NAME, before if before in KINDS or row(before).times else NAME) / usual(NAME)), 2.0
        ),
        "behind_capital": float(word_before is not None and word_before[0].lstrip(_OPENING)[:1].isupper()),
        "before_capital": float(_NEXT.match(text, end) is not None),
        "length_first": min(8.0, len(first)),
        "length_second": min(8.0, len(second)),
        "second_is_upper": float(second.isupper()),
        "second_has_capital": float(not second.isupper() and not _is_plain(second)),
        "first_oftener_lower": log10((row(lower).times + 1) / (known.times + 1)),
        "second_oftener_lower": log10((row(lower_second).times + 1) / (known_second.times + 1)),
        "first_in_news": log1p(known.times),
        "second_in_news": log1p(known_second.times),
        "name_follows": chance(NAME, first) if named and known.times else 0.0,
        "at_start": float(before == BREAK),
        "opens": log10(max(_HARDLY, usually_opens(first))) if before == BREAK else 0.0,
        "second_opens": log10(max(_HARDLY, usually_opens(second))),
        "beside_sign": float(text[start - 1 : start] in ("'", "/", "-", ".") or text[end : end + 1] == "/"),
        "lower_before_names": 0.0 if named else log10(chance(NAME, lower)),
        "lower_before_end": 0.0 if named else log10(chance(BREAK, lower)),
    }


def _is_plain(second: str) -> bool:
    """Whether a word has no capital inside but those that its kind has: "McGovern", "YouTube"."""
    parts = _PLAIN.match(second)
    if parts is None:
        return second[1:].islower()
    return parts[2] is None or second in camel_names() or row(parts[1]).next.get(parts[2]) == 0


def _within(least: float, value: float, most: float) -> float:
    return max(least, min(value, most))


WEIGHTS_BEHIND_LOWER: Final = read_weights("capitals_behind_lower")
WEIGHTS_BETWEEN_NAMES: Final = read_weights("capitals_between_names")
