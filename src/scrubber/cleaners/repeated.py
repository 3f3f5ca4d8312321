"""Text that repeats other text of the article: paragraphs scraped twice, pull quotes, items that pile up.

A nested list that was scraped level by level gives items that open with a copy of the item before, or of
its end ("Votes: Iowa votes." / "Iowa votes. Nevada is next."): the copy goes, the new part stays. A long
paragraph goes whole if it stood before word for word, or if each of its sentences stands in one other
paragraph, as those of a pull quote do. Refrains, speakers' names, sub-headings and short answers repeat
by intention, so what is short stays.

The category is `repeat`, which is kept by default: the cleaner runs only where the settings drop it.
"""

from __future__ import annotations

import re
from heapq import nlargest
from typing import TYPE_CHECKING, Final

from scrubber.categories import Action, Category
from scrubber.edits import Edit, remove
from scrubber.hooks import Cleaner, hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.document import Document
    from scrubber.settings import Settings

LONG: Final = 60
"""Characters from which a paragraph is not said twice by intention."""

COPY: Final = 25
"""Characters from which an item's opening counts as a copy of the item before."""

LONGEST: Final = 5000
"""Characters up to which an opening is compared, so that an endless line costs no more."""

_MOST: Final = 50
"""Lines, the longest, that are remembered for a sentence: one that stands in thousands costs no more."""

_TWICE: Final = "another paragraph says it all"
_COPY: Final = "a copy of the item before"

_SENTENCE: Final = re.compile(r"\S[^.!?:\n]*+(?:[.!?:]++(?![\"'”’)]*\s)[^.!?:\n]*+)*+[.!?:]*[\"'”’)]*")
_MARK: Final = re.compile(r"(?:[-•*–]|\d{1,3}[.)]) +")
_PHRASE: Final = 4
"""Spaces in an item without a full stop, beyond which its copy is no accident."""
_QUOTES: Final = "\"'“”‘’ .,"


def clean(document: Document) -> list[Edit]:
    """Propose to take the copies out."""
    lines = document.lines
    sentences = [list(_SENTENCE.finditer(line.text)) for line in lines]
    texts = [" ".join(line.text.split()) for line in lines]
    first: dict[str, int] = {}
    for n, text in enumerate(texts):
        first.setdefault(text, n)
    where: dict[str, set[int]] = {}
    for n in first.values():
        for match in sentences[n]:
            where.setdefault(_key(match), set()).add(n)
    for sentence, found in where.items():
        if len(found) > _MOST:
            where[sentence] = set(nlargest(_MOST, found, key=lambda n: len(texts[n])))
    whole = {
        n
        for n, text in enumerate(texts)
        if len(text) >= LONG and (first[text] < n or _is_part(texts, sentences[n], where, n))
    }
    spans = document.line_spans(whole)
    edits = [remove(document.text, *spans[n], "said-twice", Category.REPEAT, reason=_TWICE) for n in sorted(whole)]
    for n in range(1, len(lines)):
        if n in whole or n - 1 in whole:
            continue
        text = lines[n].text
        mark = marker.end() if (marker := _MARK.match(text)) else 0
        ends = [match.end() for match in sentences[n]]
        if end := _copied_opening(lines[n - 1].text, ends, text, mark):
            start = lines[n].start
            edits.append(
                remove(document.text, start + mark, start + end, "opens-with-last-item", Category.REPEAT, reason=_COPY)
            )
    return edits


def _key(sentence: re.Match[str]) -> str:
    return " ".join(sentence[0].split()).strip(_QUOTES)


def _is_part(texts: list[str], sentences: list[re.Match[str]], where: dict[str, set[int]], n: int) -> bool:
    """Whether one longer line says all that line `n` does."""
    others: set[int] = set.intersection(*sorted((where[_key(match)] for match in sentences), key=len))
    return any(len(texts[k]) > len(texts[n]) + 10 for k in others)


def _copied_opening(before: str, ends: list[int], text: str, mark: int) -> int:
    """Where what `text` opens with and `before` ends with is over, in sentences; 0 if nothing new follows.

    An item without a full stop counts if it is copied as a whole. What comes before `mark` is the list's own.
    """
    said = before[mark:] if before.startswith(text[:mark]) else before
    whole = [mark + len(said)] if said.count(" ") > _PHRASE and text.startswith(said + " ", mark) else []
    for end in sorted((end for end in {*ends, *whole} if end <= LONGEST), reverse=True):
        copy = text[mark:end]
        if COPY <= len(copy) < len(text) - mark and before.endswith(copy):
            rest = text[end:].lstrip()
            return len(text) - len(rest) if rest and not rest[0].islower() else 0
    return 0


@hookimpl
def scrubber_cleaners(settings: Settings) -> Iterable[Cleaner]:
    """Register the cleaner, unless repeated text is kept."""
    if settings.action(Category.REPEAT) is Action.KEEP:
        return []
    return [Cleaner("repeated", "lines", clean, order=90)]
