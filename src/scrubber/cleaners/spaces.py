"""Spaces of other widths: thin, figure, ideographic and other spaces, tabs, a blank that passes for a letter.

Each becomes one space, and runs of spaces are kept. So is U+00A0: authors and editors set it on purpose, ftfy
keeps it, and to every reader of Unicode it is a space. Only where most spaces of a text are of this kind nobody
set them on purpose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.characters import positions, unusual
from scrubber.edits import BulkEdit
from scrubber.hooks import Cleaner, hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.document import Document

# Unicode's category Zs without U+0020 and U+00A0, the tab, and the Hangul filler.
SPACES: Final = frozenset("\t\u1680\u202f\u205f\u3000\u3164") | {chr(n) for n in range(0x2000, 0x200B)}

NO_BREAK: Final = "\xa0"
FEWEST: Final = 10
"""Spaces that don't break which a text holds at least, if they are not to be meant."""


def clean(document: Document) -> list[BulkEdit]:
    """Make every kind of space a plain one."""
    text = document.text
    found = unusual(text)
    spaces = found & SPACES
    if NO_BREAK in found and text.count(NO_BREAK) > max(text.count(" "), FEWEST - 1):
        spaces |= {NO_BREAK}
    return [BulkEdit(positions(text, space), space, " ", "space", Category.SPACING) for space in sorted(spaces)]


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("spaces", "encoding", clean, order=60, local=True)]
