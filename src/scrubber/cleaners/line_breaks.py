r"""Line breaks that are not line feeds: `\r\n`, `\r`, form feed, Unicode's line and paragraph separators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.characters import positions, unusual
from scrubber.edits import BulkEdit
from scrubber.hooks import Cleaner, hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.document import Document

_BREAKS: Final = frozenset("\r\f\u2028\u2029")


def clean(document: Document) -> list[BulkEdit]:
    """Make every line break a line feed."""
    text = document.text
    found = unusual(text) & _BREAKS
    edits = []
    pairs = positions(text, "\r\n") if "\r" in found else []
    if pairs:
        edits.append(_edit(pairs, "\r\n"))
    for character in sorted(found):
        at = positions(text, character)
        if pairs and character == "\r":
            at = sorted(set(at).difference(pairs))
        if at:
            edits.append(_edit(at, character))
    return edits


def _edit(at: list[int], before: str) -> BulkEdit:
    return BulkEdit(at, before, "\n", "line-break", Category.ENCODING)


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("line_breaks", "encoding", clean, order=20, local=True)]
