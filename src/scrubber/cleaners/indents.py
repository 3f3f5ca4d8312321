"""Indented text: paragraphs that begin with blanks, as they were set in print or in the source of a page.

A lone blank before a lower-case word tells that a word was lost there ("⏎ judge said"), and a gap of blanks tells
nothing where all lines have one. So they are taken out before the cleaners of words look at the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.edits import BulkEdit
from scrubber.hooks import Cleaner, hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.document import Document

FEWEST: Final = 2
"""How many indented lines must be whole, beginning otherwise than in lower case."""

_INDENT: Final = re.compile(r"(?:\A|(?<=\n))[ \xa0]+(?=\S)")


def clean(document: Document) -> list[BulkEdit]:
    """Take out the blanks at the start of lines, where that is how the text was set."""
    text = document.text
    if all(text[line.start - 1] == "\n" for line in document.lines if line.start):
        return []
    indents = list(_INDENT.finditer(text))
    if sum(not text[indent.end()].islower() for indent in indents) < FEWEST:
        return []
    starts: dict[str, list[int]] = {}
    for indent in indents:
        starts.setdefault(indent[0], []).append(indent.start())
    return [BulkEdit(at, blanks, "", "indent", Category.LAYOUT) for blanks, at in starts.items()]


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("indents", "encoding", clean, order=85)]
