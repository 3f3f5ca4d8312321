"""Hyphens that a line break left inside a word: "plat- forms", "anti- Trump", "multi- decade".

The pieces are joined where they make a known word, or one that the article uses elsewhere, and keep their
hyphen where they make a compound. A suspended hyphen ("pre- and post-war", "18- to 29-year-olds") and a
hyphen used as a dash ("not- nobody") stay as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.edits import Edit
from scrubber.hooks import Cleaner, hookimpl
from scrubber.matching.screens import screen
from scrubber.words.openings import count
from scrubber.words.wordlist import frequency, known_in, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.document import Document

_BREAK: Final = re.compile(r"-( ?\n?| )(?<=\s)([A-Za-z]++(?:['’][a-z]++)?)")
_may_hold: Final = screen(r"[A-Za-z]-(?: \n?|\n|\xa0)[A-Za-z]")
_LEFT: Final = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*\Z")

_SUSPENDED: Final = word_set("and as but et nor not o oder or plus than through to und versus vs y")
_SUSPENDED_BEFORE: Final = re.compile(r"[A-Za-z]- (?:and|or|nor|to|than|but|versus) (?:\w+ )?\Z")
# Pieces that are written with a hyphen before or behind another word.
_PREFIXES: Final = word_set(
    """
    all anti co counter cross ex full half high inter intra long low mid multi neo non post pre pro
    pseudo quasi self semi short then trans ultra vice well
    """
)
_SUFFIXES: Final = word_set(
    """
    American backed based driven elect free friendly funded led level like long looking minded old owned
    related run scale specific sponsored style term wide year
    """
)


def clean(document: Document) -> Iterable[Edit]:
    """Join the pieces of words that a line break hyphenated."""
    text = document.text
    if not _may_hold(text):
        return
    english = None
    for match in _BREAK.finditer(text):
        left = _LEFT.search(text, max(0, match.start() - 40), match.start())
        if left is None or (left.start() and text[left.start() - 1].isalnum()):
            continue
        if _SUSPENDED_BEFORE.search(text, max(0, left.start() - 40), left.start()):
            continue
        if english is None:
            english = known_in(text)
        if not english:
            return
        between = _between(text, left[0], match[2])
        if between is not None:
            gap = text[match.start() : match.start(2)]
            yield Edit(
                match.start(),
                match.start(2),
                gap,
                between,
                "line-break-hyphen",
                Category.WORD,
                reason=_WHY[between],
            )


_WHY: Final = {"": "one word", "-": "a compound"}


def _between(text: str, compound: str, right: str) -> str | None:
    """What stands between two pieces in truth: nothing, a hyphen, or None where they are no one word."""
    left = compound[compound.rfind("-") + 1 :]
    if len(left) == 1 and left.isupper() and right.isupper():
        return None
    whole, first, second = frequency(left + right), frequency(left), frequency(right)
    rarer = min(first, second)
    cased = right.islower() or (left.isupper() and right.isupper())
    if right.lower() in _SUSPENDED:
        return "" if cased and whole > 1e-7 and first < whole / 100 and left.lower() not in _PREFIXES else None
    if cased or left.lower() in ("mc", "mac"):
        if count(text, left + right) or count(text, (left + right).lower()):
            return ""
        if whole > 1e-8 and whole > 0.02 * rarer:
            return ""
    if count(text, f"{left}-{right}") or left.lower() in _PREFIXES or right in _SUFFIXES:
        return "-"
    if cased and second < 1e-8 and first < 1e-6 and len(right) > 1:
        return ""
    return None


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("hyphenation", "words", clean, order=15, local=True)]
