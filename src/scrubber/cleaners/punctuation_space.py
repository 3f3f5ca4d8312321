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
from scrubber.wordlist import known_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.document import Document

_SIGNS: Final = (" ,", " .", " ;", " :", " !", " ?", " )", " '", " ’")
_SPACED: Final = re.compile(
    r"""(?<=[^\W_]|[)\]%"”’'])(?<!\.\x20) \x20 (?:
      (?: [,!?.)] (?=[\s"”’')]|\Z) | [;:] (?=[\s"”]|\Z) ) (?! \x20\. )
    | ['’]s\b (?=\ )
    )""",
    re.VERBOSE,
)


def clean(document: Document) -> Iterable[BulkEdit]:
    """Take the space before a sign away."""
    text = document.text
    if not any(sign in text for sign in _SIGNS) or not known_in(text):
        return
    starts = [match.start() for match in _SPACED.finditer(text)]
    if starts:
        yield BulkEdit(starts, " ", "", "space-before-sign", Category.SPACING)


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("punctuation_space", "words", clean, order=20)]
