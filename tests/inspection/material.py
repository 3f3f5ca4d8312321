"""Articles for looking at, made by cleaners that are told what to do."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import scrubber
from scrubber import Category, Cleaner, Scrubber, Settings, remove, replace

if TYPE_CHECKING:
    from scrubber import Article, Document, Edit

DIRTY = """It rained “all” night in Ulm.

READ MORE: The river that rose

The mayor said the bridge was safe.

(AP Photo/John Doe)

Nothing more is known."""

TAGS = "</script><img src=x onerror=document.title='owned'>\u202e"
EVIL = f"\x1b[31m\x1b]0;title\x07{TAGS}"
"""What an article must not do to a page, and to a terminal; fields of a record hold no controls."""


def article(text: str = DIRTY, **given: object) -> Article:
    return scrubber.clean(text, **{"id": "rain.txt", "url": "https://example.com/rain"} | given)


def changed(text: str, *steps: list[tuple[str, str, Category]], **given: object) -> Article:
    """The article after steps, each a list of (before, after, category)."""

    done: set[int] = set()

    def cleaner(n: int, step: list[tuple[str, str, Category]]) -> Cleaner:
        def clean(document: Document) -> list[Edit]:
            edits: list[Edit] = []
            if n in done:
                return edits
            done.add(n)
            for before, after, category in step:
                at = document.text.index(before)
                if after:
                    edits.append(replace(document.text, at, at + len(before), after, f"r{n}", category))
                else:
                    edits.append(remove(document.text, at, at + len(before), f"r{n}", category, field="captions"))
            return edits

        return Cleaner(f"c{n}", "lines", clean)

    made = _pipeline()
    made.cleaners = [cleaner(n, step) for n, step in enumerate(steps)]
    return made.clean(text, id="a", **given)


@lru_cache
def _pipeline() -> Scrubber:
    return Scrubber(Settings(entry_points=False, site_plugins=False))
