"""Hard-wrapped text: paragraphs that a mail program, a terminal or an archive cut into lines of some width.

Who wraps a text ends a line where the next word would be too much. So nearly every line, but for the last of each
paragraph, is too long to take the first word of the next one, stops inside a sentence, and goes on in lower case. No
list, verse or table has such lines. Where blank lines stand between all of them a paragraph ends with a short line.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.edits import Edit
from scrubber.hooks import Cleaner, hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.document import Document, Line

WIDEST: Final = 120
NARROWEST: Final = 30
"""Characters of a wrapped line."""

FEWEST: Final = 8
"""How many lines must follow another one of their paragraph."""

_FULL: Final = 0.7
_OPEN: Final = 0.5
_LOWER: Final = 0.5
_ENDED: Final = 0.8
_WITHIN: Final = 0.98
_ENDS: Final = re.compile(r"[.!?:;…][\"'”’)\]]*\Z")


def clean(document: Document) -> list[Edit]:
    """Join the lines of each paragraph."""
    text = document.text
    # With a break for each of its lines, and perhaps a blank line behind it, no text is longer.
    if len(text) > (WIDEST + 1) * (text.count("\n") + 1):
        return []
    lines = document.lines
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[int(_WITHIN * (len(lengths) - 1))] if lengths else 0
    if not NARROWEST <= width <= WIDEST:
        return []
    pairs = list(pairwise(lines))
    inside = [pair for pair in pairs if text.count("\n", pair[0].end, pair[1].start) == 1]
    if 2 * len(inside) > len(pairs):
        pairs = inside
    full = [pair for pair in pairs if _is_full(*pair, width)]
    if len(pairs) < FEWEST or not _are_wrapped(full, len(pairs) - len(full), pairs):
        return []
    return [
        Edit(first.end, second.start, text[first.end : second.start], " ", "hard-wrap", Category.LAYOUT)
        for first, second in full
    ]


def _is_full(first: Line, second: Line, width: int) -> bool:
    """Whether a line of at most so many characters has no room for the first word of the next one."""
    return len(first.text) + 1 + len(second.text.split(" ", 1)[0]) > width


def _are_wrapped(full: list[tuple[Line, Line]], short: int, pairs: list[tuple[Line, Line]]) -> bool:
    """Whether most lines are full, stop inside sentences, go on in lower case, and the others end with a sentence."""
    open_ended = sum(_ENDS.search(first.text) is None for first, _ in full)
    lower = sum(second.text[0].islower() for _, second in full)
    taken = set(full)
    ended = sum(_ENDS.search(pair[0].text) is not None for pair in pairs if pair not in taken)
    return (
        len(full) >= _FULL * len(pairs)
        and open_ended >= _OPEN * len(full)
        and lower >= _LOWER * len(full)
        and ended >= _ENDED * short
    )


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("hard_wraps", "encoding", clean, order=80)]
