"""A space before punctuation, left where a link was stripped: "the Star Tribune , which", "( Reuters )".

Only a space between a word and a sign that ends it counts. An ellipsis with spaces (". . ."), decimals
(".45"), file endings (".gov") and smileys stay, and so does a text that is not English: French sets a
space before ":;!?".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.edits import BulkEdit
from scrubber.hooks import Cleaner, hookimpl
from scrubber.matching.screens import screen
from scrubber.words.wordlist import known_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrubber.document import Document

_SIGNS: Final = (" ,", " .", " ;", " :", " !", " ?", " )", " 's ", " ’s ")
_BEFORE: Final = re.compile(r"(?:[^\W_]|[)\]%\"”’'])\Z")
_BEHIND: Final = re.compile(
    r"(?: [,!?.)] (?=[\s\"”’')]|\Z) | [;:] (?=[\s\"”]|\Z) | ['’]s\x20 ) (?! \x20?[.!?] )", re.VERBOSE
)

_may_hold: Final = screen(r"""[\w[:^ascii:])\]%"'] (?:[,!?.)](?:[\s"”’')]|\z)|[;:](?:[\s"”]|\z)|['’]s )""")


def clean(document: Document) -> Iterable[BulkEdit]:
    """Take the space before a sign away."""
    text = document.text
    if not _may_hold(text):
        return
    starts = [at for sign in _SIGNS if sign in text for at in _places(text, sign)]
    if starts and known_in(text):
        yield BulkEdit(sorted(starts), " ", "", "space-before-sign", Category.SPACING)


def _places(text: str, sign: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        if _BEFORE.search(text, max(0, at - 1), at) and _BEHIND.match(text, at + 1):
            yield at
        at = text.find(sign, at + 1)


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("punctuation_space", "words", clean, order=20, local=True)]
