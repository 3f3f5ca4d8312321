"""An article that was scraped twice, one copy behind the other, with or without other lines between them.

The second copy goes before anything else is taken from the lines: later, a copy that lost its dateline, its standfirst
or its byline is no longer one. `repeated` looks after what stands twice inside of an article.

The category is `repeat`, which is kept by default: the cleaner runs only where the settings drop it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scrubber.categories import Action, Category
from scrubber.cleaners.repeated import LONG
from scrubber.edits import Edit, remove
from scrubber.hooks import Cleaner, hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scrubber.document import Document
    from scrubber.settings import Settings

FEWEST: Final = 3
"""Long lines that the copy must have at least."""
SHARE: Final = 0.4
"""The part of the text that the copy must be at least."""


def clean(document: Document) -> list[Edit]:
    """Take out the second copy of the article."""
    texts = [" ".join(line.text.split()) for line in document.lines]
    first = len(texts) - _border(texts)
    copy = texts[first:]
    long = sum(len(text) >= LONG for text in copy)
    if long < FEWEST or sum(map(len, copy)) < SHARE * sum(map(len, texts)):
        return []
    spans = document.line_spans(set(range(first, len(texts))))
    start, end = spans[first][0], spans[len(texts) - 1][1]
    return [remove(document.text, start, end, "scraped-twice", Category.REPEAT, reason=_REASON)]


_REASON: Final = "the article stands above as a whole"


def _border(lines: Sequence[str]) -> int:
    """How many lines at the end are also those at the beginning, all of them aside (Knuth, Morris, Pratt)."""
    borders = [0] * len(lines)
    for n in range(1, len(lines)):
        k = borders[n - 1]
        while k and lines[n] != lines[k]:
            k = borders[k - 1]
        borders[n] = k + (lines[n] == lines[k])
    return borders[-1] if lines else 0


@hookimpl
def scrubber_cleaners(settings: Settings) -> Iterable[Cleaner]:
    """Register the cleaner, unless repeated text is kept."""
    if settings.action(Category.REPEAT) is Action.KEEP:
        return []
    return [Cleaner("scraped_twice", "lines", clean, order=10)]
