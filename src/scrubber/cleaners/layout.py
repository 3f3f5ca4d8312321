"""Layout: blanks at line ends, runs of blank lines, single line breaks.

Paragraphs of a record are parted by one blank line, and nothing stands before the first or after the last.
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

_BREAK: Final = re.compile(r"\n\s*")
_ODD_BREAK: Final = re.compile(r"\n(?!(?<=\S\n)\n\S|(?<=\S\n\n)\S)")
"""A line break that is no part of one blank line between two paragraphs."""


def clean(document: Document) -> list[BulkEdit]:
    """Make every gap between paragraphs one blank line."""
    text = document.text
    if not (_ODD_BREAK.search(text) or text[:1].isspace() or text[-1:].isspace()):
        return []
    gaps: dict[tuple[str, str], list[int]] = {}
    for start, end in _gaps(text):
        after = "\n\n" if start > 0 and end < len(text) else ""
        if text[start:end] != after:
            gaps.setdefault((text[start:end], after), []).append(start)
    return [BulkEdit(at, before, after, "paragraph-gap", Category.LAYOUT) for (before, after), at in gaps.items()]


def _gaps(text: str) -> Iterable[tuple[int, int]]:
    """White space with a line break in it, and all of it at both ends."""
    body = text.strip()
    lead = len(text) - len(text.lstrip())
    end = lead + len(body)
    if lead:
        yield 0, lead
    for match in _BREAK.finditer(text, lead, end):
        start = match.start()
        while text[start - 1].isspace():
            start -= 1
        yield start, match.end()
    if end < len(text) and body:
        yield end, len(text)


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("layout", "layout", clean, settles=True)]
