"""What The Harbour's articles carry that is not theirs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from scrubber import Category, Cleaner, hookimpl, remove

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber import Document, Edit

SITE = "harbour.example"
HEADING = re.compile(r"(\d{1,2}) more from the harbour")


def clean(document: Document) -> Iterable[Edit]:
    """Take lists of stories out: a heading says how many follow, and no rule can count."""
    if document.site != SITE or "more from the harbour" not in document.text:
        return
    lines = document.lines
    stories: set[int] = set()
    headings: set[int] = set()
    for n, line in enumerate(lines):
        if found := HEADING.fullmatch(line.text):
            headings.add(n)
            stories.update(range(n + 1, min(n + 1 + int(found[1]), len(lines))))
    spans = document.line_spans(headings | stories)
    for n, (start, end) in spans.items():
        title = [{"title": lines[n].text}] if n in stories else None
        field = "related" if n in stories else None
        yield remove(document.text, start, end, "story-list", Category.PROMO, field=field, value=title)


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner, before the built-in rules, which would take some of the stories for headings."""
    return [Cleaner("harbour", "lines", clean, order=30)]


@hookimpl
def scrubber_rules() -> Iterable[Path]:
    """Register the rules."""
    return [Path(__file__).parent / "rules.toml"]
