"""Byline: an author whom the record already knows, named on a line alone or after the last sentence.

Bylines that say "By" are rules; these say nothing but the name, so only a name that is known is found.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.edits import Edit, remove
from scrubber.hooks import Cleaner, hookimpl
from scrubber.lines import edge

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.document import Document

EDGE: Final = 5
"""How many lines from the top and from the foot are looked at."""

MOST_TIMES: Final = 2
"""How often a name stands alone at the most: the label of a speaker stands above each of the questions."""

_ENDS: Final = (".", "!", "?", '"', "'", "”", "’", ")")


def clean(document: Document) -> list[Edit]:
    """Propose to take out the authors' names where they stand for themselves."""
    names = {_fold(name) for name in document.authors if len(name) > 4}
    lines = document.lines
    if not names or len(lines) < 2:
        return []
    names.add(_fold(" and ".join(document.authors)))
    short = [n for n in edge(len(lines), EDGE) if len(lines[n].text) < 120]
    # A line of names alone ends with the last one's last word, but for signs.
    last_words = tuple(name[name.rfind(" ") + 1 :] for name in names)
    alone = {n for n in short if _ends_so(lines[n].text, last_words) and _fold(_BY.sub("", lines[n].text)) in names}
    alone = {n for n in alone if sum(line.text == lines[n].text for line in lines) <= MOST_TIMES}
    spans = document.line_spans(alone)
    edits = [
        remove(document.text, *spans[n], "author-alone", Category.META, reason="the author's name")
        for n in sorted(alone)
    ]
    last = len(lines) - 1
    if last not in alone:
        line = lines[last]
        for name in document.authors:
            start = len(line.text) - len(name)
            if start > 20 and line.text.endswith(name) and line.text[:start].rstrip().endswith(_ENDS):
                at = line.start + len(line.text[:start].rstrip())
                why = "the author's name"
                edits.append(remove(document.text, at, line.end, "author-at-end", Category.META, reason=why))
                break
    return edits


def _ends_so(text: str, words: tuple[str, ...]) -> bool:
    text = text.lower()
    return text.endswith(words) or (not text[-1].isalnum() and any(word in text for word in words))


_BY: Final = re.compile(r"(?i)^\W*by:?\s+")


_WORD: Final = re.compile(r"\w+")


def _fold(name: str) -> str:
    return " ".join(_WORD.findall(name.lower()))


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("byline", "lines", clean, order=30)]
