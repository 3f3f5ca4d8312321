"""Text that repeats other text of the article: paragraphs scraped twice, pull quotes, items that pile up.

A nested list that was scraped level by level gives items that open with a copy of the item before, or of
its end ("Votes: Iowa votes." / "Iowa votes. Nevada is next."): the copy goes, the new part stays. So does a list
that stands in one line above its items. A long paragraph goes whole if it stood before word for word, or if each of its
sentences stands in one other paragraph, as those of a pull quote do. Refrains, speakers' names, sub-headings and
short answers repeat by intention, so what is short stays, but for the lines of a run that was scraped twice, and
for the items of a list in which longer ones are copied.

It looks before the other cleaners of lines do, which would take apart what is a copy as a whole: a caption between two
items, a dateline.

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

    from scrubber.document import Document, Line
    from scrubber.settings import Settings

LONG: Final = 60
"""Characters from which a paragraph is not said twice by intention."""

COPY: Final = 25
"""Characters from which an item's opening counts as a copy of the item before."""

LONGEST: Final = 5000
"""Characters up to which an opening is compared, so that an endless line costs no more."""

_MOST: Final = 50
"""Lines, the longest, that are remembered for a sentence: one that stands in thousands costs no more."""

_ITEMS: Final = 30
"""Lines up to which a list in one line is compared with its items."""
_DATELINE: Final = re.compile(r"[(A-Z][^.!?\n]{0,60}(?:\)|[-—–]) ")

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
    copied = _copied_openings(lines, sentences)
    lists = {n: count for n in range(len(texts)) if (count := _items_below(texts, n))}
    items = {n + k for n, count in lists.items() for k in range(1, count + 1)}
    copies = _copies(texts, first)
    whole = {
        n
        for n, text in enumerate(texts)
        if n in lists
        or (
            len(text) >= LONG
            and n not in items
            and not (_opens_next(texts, n) and (n in copied or n + 2 in copied))
            and (n in copies or _is_part(texts, sentences[n], where, n))
        )
    }
    whole |= _beside_copies(texts, copies, whole)
    spans = document.line_spans(whole)
    edits = [remove(document.text, *spans[n], "said-twice", Category.REPEAT, reason=_TWICE) for n in sorted(whole)]
    for n, (mark, end) in copied.items():
        if n not in whole and n - 1 not in whole:
            start = lines[n].start
            edits.append(
                remove(document.text, start + mark, start + end, "opens-with-last-item", Category.REPEAT, reason=_COPY)
            )
    return edits


def _copies(texts: list[str], first: dict[str, int]) -> dict[int, int]:
    """The lines that stood before, also with another dateline, each with the number of the first of them."""
    tails: dict[str, int] = {}
    copies: dict[int, int] = {}
    for n, text in enumerate(texts):
        if first[text] < n:
            copies[n] = first[text]
        elif len(text) >= LONG:
            m = tails.setdefault(text[-LONG:], n)
            if m < n and text.endswith(texts[m]) and _DATELINE.fullmatch(text, 0, len(text) - len(texts[m])):
                copies[n] = m
    return copies


def _opens_next(texts: list[str], n: int) -> bool:
    """Whether the next line opens with this one, as the next item of a list does."""
    return n + 1 < len(texts) and texts[n + 1].startswith(texts[n] + " ")


def _items_below(texts: list[str], n: int) -> int:
    """How many of the next lines a line is, written as one: a list, and then its items; 0 if it is not two or more."""
    rest, count = texts[n], 0
    for item in texts[n + 1 : n + 1 + _ITEMS]:
        if not (rest == item or rest.startswith(item + " ")):
            break
        rest = rest[len(item) + 1 :]
        count += 1
    return count if count > 1 and not rest else 0


def _beside_copies(texts: list[str], copies: dict[int, int], whole: set[int]) -> set[int]:
    """Short lines of a run that was scraped twice: copies beside a longer line that is one, as their first ones are."""
    found: set[int] = set()
    for step, numbers in ((1, range(len(texts))), (-1, range(len(texts) - 1, -1, -1))):
        expected = -1  # the line of which the next one is a copy if the run goes on
        for n in numbers:
            if n in copies and (n in whole or copies[n] == expected):
                found.add(n)
                expected = copies[n] + step
            else:
                expected = -1
    return found


def _key(sentence: re.Match[str]) -> str:
    return " ".join(sentence[0].split()).strip(_QUOTES)


def _is_part(texts: list[str], sentences: list[re.Match[str]], where: dict[str, set[int]], n: int) -> bool:
    """Whether one longer line says all that line `n` does."""
    others: set[int] = set.intersection(*sorted((where[_key(match)] for match in sentences), key=len))
    return any(len(texts[k]) > len(texts[n]) + 10 for k in others)


def _copied_openings(lines: list[Line], sentences: list[list[re.Match[str]]]) -> dict[int, tuple[int, int]]:
    """The lines that open with a copy of the one before, each with the span of the copy in it."""
    copied: dict[int, tuple[int, int]] = {}
    marks = [marker.end() if (marker := _MARK.match(line.text)) else 0 for line in lines]
    for n in range(1, len(lines)):
        text = lines[n].text
        if end := _copied_opening(lines[n - 1].text, [match.end() for match in sentences[n]], text, marks[n]):
            copied[n] = (marks[n], end)
    # Where one item opens with the last, so does the next with what is new in it, and the one before, however short.
    for n in range(1, len(lines)):
        if n - 1 in copied:
            _copy_whole(copied, lines, marks, n, lines[n - 1].text[copied[n - 1][1] :])
    for n in range(len(lines) - 2, 0, -1):
        if n + 1 in copied:
            _copy_whole(copied, lines, marks, n, lines[n - 1].text[marks[n - 1] :])
    return copied


def _copy_whole(copied: dict[int, tuple[int, int]], lines: list[Line], marks: list[int], n: int, item: str) -> None:
    """Note that a line opens with an item, if it does, and if something follows that begins as an item does."""
    text, mark = lines[n].text, marks[n]
    end = mark + len(item) + 1
    if n not in copied and item and text.startswith(f"{item} ", mark) and not text[end : end + 1].islower():
        copied[n] = (mark, end)


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
    return [Cleaner("repeated", "lines", clean, order=15)]
