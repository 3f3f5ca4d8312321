"""Sentences and words glued together, a space lost between them: "he said.The judge", "over.”Later", "it endedHe left".

A sign that ends a sentence stands right before a capital. Initials ("U.S.", "J.K."), degrees ("Ph.D."),
addresses ("Booking.Com", "@a.B"), names with a dot in them ("Node.JS") stay: before the sign there must
be a word, after it one that opens sentences or that the article uses elsewhere. A straight quotation mark
belongs to the side that the count of marks before it in the paragraph says.

Where no sign is left between them, only a capital inside a word shows that they are two. Names ("YouTube",
"LinkedIn", "deGrasse") and what programmers write ("isReady") look the same: the first must be a common word or a
name of the article, the second one that opens sentences or that the article uses elsewhere, and the two together no
word that is known or comes back. In lower case only pairs such as "ofthe" are looked for, and any other words only
where the text has lost a space already.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.characters import positions
from scrubber.edits import Edit
from scrubber.hooks import Cleaner, hookimpl
from scrubber.openings import count
from scrubber.screens import screen
from scrubber.wordlist import frequency, known_in, sentence_starts, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrubber.document import Document

_SIGN_AND_CAPITAL: Final = tuple(
    re.compile(
        re.escape(sign)
        + r"(['\"”’)\]]*+)([\"“‘(\[]*+)([A-Z](?:\.[A-Z]\.)*+[A-Za-z]*+(?:['’][a-z]++)?)(?![\w@/(_\]]|\.[a-z])"
    )
    for sign in ".!?"
)
_LEFT: Final = re.compile(r"(?:[\w’']*[a-z\d%]|[A-Z]{2,}|(?:[A-Z]\.)+[A-Z]|[ap]\.m)[)\]]?\Z")
_may_hold: Final = screen(
    r"""(?:[\w’'[:^ascii:]][a-z\d%]|[A-Z]{2}|[A-Z]\.[A-Z]|[ap]\.m|[A-Za-z\d%][)\]])[.!?]['"”’)\]]*["“‘(\[]*[A-Z]"""
)
_CAPITAL_INSIDE: Final = re.compile(
    r"(?<![^\s\"'“‘(—])([A-Za-z][a-z]+(?:['’][a-z]{1,2})?)([A-Z][a-z]*(?:['’][a-z]+)?)(?=[\s,;—]|[.:!?'\"”’)]+(?:\s|\Z))"
)
_may_hold_words: Final = screen(
    r"""(?:\A|[\s"'“‘(—])(?:[a-z]{2,}(?:['’][a-z]{1,2})?[A-Z]|[A-Z][a-z]+"""
    r"""(?:The|He|She|It|We|They|But|In|And|On|This)[\s,'’])"""
)
# Two words that only join others, in lower case: the commonest of what is glued, and never a word.
_JOINING: Final = "(?:of|in|to|on|for|and|with|from|by|at|that|is|was)"
_JOINED: Final = "th(?:e|is|at|eir|ese|ose|ey)"
_JOINING_PAIR: Final = re.compile(rf"(?<= )({_JOINING}){_JOINED}(?= )")
_may_hold_pair: Final = screen(rf" {_JOINING}{_JOINED} ")
# They stand before a capital in words of their own: "unChristian", "deGrasse", "neverTrump".
_NO_WORD_BEFORE: Final = word_set("al anti da de del di du el ex la le mac mc mid my never non pro un van von")
_LOWER_CASE: Final = re.compile(r"(?<![^\s\"'“‘(—])[a-z]{5,}(?=[\s,;—]|[.:!?\"”)]+(?:\s|\Z))")
# They make compounds: "overbooked", "outraise", "byelection", "familylike".
_BEFORE_A_STEM: Final = word_set(
    """
    after all an any at back be by co de down ex for fore free full he high home in is it less long low may me mis more
    no non not off on one out over own pre pro re self so sub super ten time to too un under up us way we well work you
    """
)
_BEHIND_A_STEM: Final = word_set("back day down like man men off out over people time up way work world year")
_DAYS: Final = word_set(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    January February March April May June July August September October November December
    """
)
_SINGLE: Final = re.compile(r"(?<!\w)'|'(?!\w)")
_TOKEN: Final = re.compile(r"\S*\Z")
_TOP_LEVEL: Final = word_set("Ai Co Com D Edu Gov Io Js Net Org Phil Sc Tv Uk Us")


def clean(document: Document) -> Iterable[Edit]:
    """Put the lost space between two sentences, or two words, back."""
    text = document.text
    places = [(at, "glued-sentences") for at in _sentences(text)] if _may_hold(text) else []
    if _may_hold_words(text):
        places += [(at, "glued-words") for at in _words(text)]
    if _may_hold_pair(text):
        places += [(match.end(1), "glued-words") for match in _JOINING_PAIR.finditer(text)]
    if places and known_in(text):
        # Who lost one space lost others: only there is it worth it to look every word up.
        found = {at for at, _ in places}
        places += [(at, "glued-words") for at in _lower_case(text) if at not in found]
        for at, rule in places:
            yield Edit(at, at, "", " ", rule, Category.SPACING)


def _sentences(text: str) -> Iterator[int]:
    """Where a space is missing behind the end of a sentence."""
    for pattern in _SIGN_AND_CAPITAL:
        for match in pattern.finditer(text):
            if _is_end(text, match) and _opens(text, match[3], match.end(3)):
                yield _where(text, match)


def _words(text: str) -> Iterator[int]:
    """Where a space is missing before a capital."""
    for match in _CAPITAL_INSIDE.finditer(text):
        first, second = match[1], match[2]
        if frequency(match[0]) > _KNOWN or count(text, match[0]) > 1 or first in _NO_WORD_BEFORE:
            continue
        opens = sentence_starts()[1].get(second.lower().replace("’", "'"))
        opens_many = opens is not None and opens.times > _OPENS_MANY
        named = len(second) > 1 and count(text, second) > 0
        if first.islower():
            if frequency(first) > _COMMON and (opens_many or named or _is_name_behind(text, first, second)):
                yield match.start(2)
        elif opens_many and count(text, first) and frequency(match[0]) == 0:
            yield match.start(2)


def _lower_case(text: str) -> Iterator[int]:
    """Where a space is missing inside a word in lower case that nobody knows."""
    for word in sorted(set(_LOWER_CASE.findall(text))):
        if frequency(word):
            continue
        parts = [n for n in range(2, len(word) - 1) if _joins(word[:n], word[n:])]
        if len(parts) == 1 and count(text, word) == 1:
            place = re.search(rf"\b{word}\b", text)
            if place is not None:
                yield place.start() + parts[0]


def _joins(first: str, second: str) -> bool:
    """Whether two words are common, and one of them so common that it is hardly part of a compound."""
    if first in _BEFORE_A_STEM or second in _BEHIND_A_STEM:
        return False
    rarer, commoner = sorted((frequency(first), frequency(second)))
    return rarer > _COMMON_PAIR and commoner > _COMMONEST


def _is_name_behind(text: str, first: str, second: str) -> bool:
    """Whether a word that the article has nowhere else is one of its own behind a very common word."""
    if second in _DAYS:
        return True
    return (
        frequency(first) > _VERY_COMMON and frequency(second) > _RARE_NAME and not any(sign in text for sign in _CODE)
    )


_COMMON_PAIR: Final = 3e-5
_COMMONEST: Final = 1e-3
_KNOWN: Final = 2e-7
_COMMON: Final = 1e-5
_VERY_COMMON: Final = 1e-4
_RARE_NAME: Final = 1e-6
_OPENS_MANY: Final = 300
_CODE: Final = ("()", "{", " = ", "==")


def _is_end(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence can end at the sign: a word before it, and no address around it."""
    at = match.start()
    left = _LEFT.search(text, max(0, at - 30), at)
    if left is None or len(left[0]) < 2 or left[0] == "Yahoo":
        return False
    if match[3] in _TOP_LEVEL and not text.startswith(". ", match.end()):
        return False
    token = _TOKEN.search(text, max(0, at - 60), at)
    return token is None or not any(sign in token[0] for sign in ("@", "://", "www.", "/", "#"))


def _where(text: str, match: re.Match[str]) -> int:
    """Where the space belongs."""
    closing, opening = match[1], match[2]
    if closing and closing[-1] in "\"'" and not opening:
        mark = match.end(1) - 1
        breaks, marks = _line_breaks(text), _marks(text, closing[-1])
        before = bisect_left(breaks, match.start())
        first = bisect_left(marks, breaks[before - 1]) if before else 0
        return mark + (bisect_left(marks, mark) - first) % 2
    return match.end(1)


@lru_cache(maxsize=1)
def _line_breaks(text: str) -> list[int]:
    return positions(text, "\n")


@lru_cache(maxsize=2)
def _marks(text: str, mark: str) -> list[int]:
    """Where the straight quotation marks of a kind stand; an apostrophe inside a word is none."""
    return positions(text, mark) if mark == '"' else [match.start() for match in _SINGLE.finditer(text)]


def _opens(text: str, word: str, end: int) -> bool:
    """Whether a word opens sentences, or the article uses it elsewhere."""
    if len(word) == 1:
        return word in "AI" and text[end : end + 1] in (" ", "'", "’", "-")
    if word.isupper() or "." in word:
        return count(text, word) > 1
    _, table = sentence_starts()
    return word.lower().replace("’", "'") in table or count(text, word) > 1 or frequency(word) > 0


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("glued", "words", clean, order=10, local=True)]
