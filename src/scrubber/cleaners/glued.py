"""Sentences and clauses glued together, the space between them lost: "he said.The judge", "over.”Later", "so,but".

A sign that ends a sentence stands right before a capital. Initials ("U.S.", "J.K."), degrees ("Ph.D."),
addresses ("Booking.Com", "@a.B"), names with a dot in them ("Node.JS") stay: before the sign there must
be a word, after it one that opens sentences or that the article uses elsewhere. A comma, a semicolon or a colon
stands between two words that are known. A straight quotation mark belongs to the side that the count of marks before
it in the paragraph says.
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
from scrubber.matching.screens import screen
from scrubber.words.openings import count
from scrubber.words.prose import is_prose
from scrubber.words.wordlist import frequency, known_in, sentence_starts, word_set

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
_SINGLE: Final = re.compile(r"(?<!\w)'|'(?!\w)")
_TOKEN: Final = re.compile(r"\S*\Z")
_TOP_LEVEL: Final = word_set("Ai Co Com D Edu Gov Io Js Net Org Phil Sc Tv Uk Us")


_CLAUSES: Final = re.compile(r"[,;](?<=[A-Za-z\d]{2}[,;])(?=[A-Za-z]{2}|[aI]\b)|:(?<=[a-z]{3}:)(?=[A-Z][a-z])")
_QUOTES: Final = re.compile(r"[\"“”](?:(?<=[a-z]{2}.)|(?<=[a-z]{2}[,.!?].))(?=[A-Za-z])")
_may_hold_clause: Final = screen(
    r"""[A-Za-z\d]{2}[,;](?:[A-Za-z]{2}|[aI]\b)|[a-z]{3}:[A-Z][a-z]|[a-z]{2}[,.!?]?["“”][A-Za-z]"""
)
_WORD_BEFORE: Final = re.compile(r"(?:(?<!\d)[A-Za-z][A-Za-z'’]+|(?<![\w#@])\$?\d+[a-z%]?)\Z")
_WORD: Final = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")


def clean(document: Document) -> Iterable[Edit]:
    """Put the lost space between two sentences or clauses back."""
    text = document.text
    places = dict.fromkeys(_sentences(text), "glued-sentences") if _may_hold(text) else {}
    if _may_hold_clause(text):
        places = dict.fromkeys(_clauses(text), "glued-clauses") | places
    if places and known_in(text):
        for at, rule in sorted(places.items()):
            yield Edit(at, at, "", " ", rule, Category.SPACING)


def _clauses(text: str) -> Iterator[int]:
    """Where a space is missing behind a sign inside a sentence, or at a quotation mark."""
    for match in _CLAUSES.finditer(text):
        before, after = (
            _WORD_BEFORE.search(text, max(0, match.start() - 30), match.start()),
            _WORD.match(text, match.end()),
        )
        if (
            before
            and after
            and _is_known(text, before[0])
            and _is_known(text, after[0])
            and is_prose(text, match.start(), match.end())
        ):
            yield match.end()
    for match in _QUOTES.finditer(text):
        closes = match[0] == "”" if match[0] != '"' else _closes(text, match.start())
        if closes is not None and is_prose(text, match.start() - (text[match.start() - 1] == "."), match.end()):
            yield match.end() if closes else match.start()


def _is_known(text: str, word: str) -> bool:
    return word[-1].isdigit() or word[0].isdigit() or frequency(word) > 0 or count(text, word) > 1


def _closes(text: str, mark: int) -> bool | None:
    """Whether a straight quotation mark closes what one before it opened; None if the paragraph has one too many."""
    breaks, marks = _line_breaks(text), _marks(text, '"')
    line = bisect_left(breaks, mark)
    first = bisect_left(marks, breaks[line - 1]) if line else 0
    end = bisect_left(marks, breaks[line]) if line < len(breaks) else len(marks)
    return None if (end - first) % 2 else (bisect_left(marks, mark) - first) % 2 == 1


def _sentences(text: str) -> Iterator[int]:
    """Where a space is missing behind the end of a sentence."""
    for pattern in _SIGN_AND_CAPITAL:
        for match in pattern.finditer(text):
            if _is_end(text, match) and _opens(text, match[3], match.end(3)):
                yield _where(text, match)


def _is_end(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence can end at the sign: a word before it, and no address around it."""
    at = match.start()
    left = _LEFT.search(text, max(0, at - 30), at)
    if left is None or len(left[0]) < 2 or left[0] == "Yahoo":
        return False
    if match[3] in _TOP_LEVEL and not text.startswith(". ", match.end()):
        return False
    token = _TOKEN.search(text, max(0, at - 60), at)
    if token is None:
        return True
    # A line without a blank is the name of a site: "TideWatch.News".
    opens_line = text[token.start() - 1 : token.start()] in ("", "\n")
    if opens_line and _ENDS_LINE.match(text, match.end()):
        return False
    return not any(sign in token[0] for sign in ("@", "://", "www.", "/", "#"))


_ENDS_LINE: Final = re.compile(r"\S*(?:\n|\Z)")


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
