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

_GAP: Final = re.compile(r"\s*\n\s*|\A\s+|\s+\Z")


def clean(document: Document) -> list[BulkEdit]:
    """Make every gap between paragraphs one blank line."""
    text = document.text
    gaps: dict[tuple[str, str], list[int]] = {}
    for match in _GAP.finditer(text):
        after = "\n\n" if match.start() > 0 and match.end() < len(text) else ""
        if match[0] != after:
            gaps.setdefault((match[0], after), []).append(match.start())
    return [
        BulkEdit(at, before, after, "paragraph-gap", Category.LAYOUT) for (before, after), at in gaps.items()
    ]


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("layout", "layout", clean, settles=True)]
