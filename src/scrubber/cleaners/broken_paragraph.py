"""Paragraphs broken in mid-sentence: "… he said during the conference ⏎ that the Constitution is clear".

Which lines go on where the one before stops is told in `scrubber.words.paragraphs`; here they are joined, by a blank
where one belongs between them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.edits import Edit
from scrubber.hooks import Cleaner, hookimpl
from scrubber.words.paragraphs import broken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.document import Document, Line

_TIGHT: Final = re.compile(r"[^\s–—-](?:-|—|--)\Z")


def clean(document: Document) -> list[Edit]:
    """Join the parts of a paragraph."""
    lines = document.lines
    return [_join(document.text, lines[n - 1], lines[n]) for n in broken(document)]


def _join(text: str, first: Line, second: Line) -> Edit:
    after = "" if second.text[0] in ",;" or _TIGHT.search(first.text) else " "
    return Edit(first.end, second.start, text[first.end : second.start], after, "broken-paragraph", Category.LAYOUT)


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("broken_paragraph", "words", clean, order=40)]
