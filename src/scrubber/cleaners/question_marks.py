"""Question marks where an apostrophe could not be encoded: `don?t`, `O?Hara`, `rock ?n? roll`, `the ?90s`.

A question mark is no more than that until it stands where no question can end: inside a word that is written
with an apostrophe, and not in an address. Where a text has such, or a question mark stands behind another
mark (`?Yes,? he said`), those that open and close are quotation marks.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.edits import Edit
from scrubber.hooks import Cleaner, hookimpl
from scrubber.typography import are_words, has_apostrophe, marks_of, words_beside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrubber.document import Document
    from scrubber.settings import Settings

_INSIDE: Final = re.compile(r"\?[A-Za-z]")
_CUT_WORD: Final = re.compile(r"(?<=\s)\?(?:(?=\d0s\b)|n\?(?=\s))")
# Begins with the mark itself, which `re` finds fast.
_SUSPECT: Final = re.compile(r"\?(?:[A-Za-z]|(?<=\s\?)\d0s\b)")
_ADDRESS: Final = re.compile(r"[/=&@]|www\.|\w\.\w+\?")
_LONGEST_ADDRESS: Final = 300

_OPENS: Final = re.compile(r"(?:(?<=[\s(])|^)\?(?=\w)", re.MULTILINE)
_CLOSES: Final = re.compile(r"(?<=[,.!?])\?(?!\w)")
_CLOSES_OR_ASKS: Final = re.compile(r"(?<=\w)\?(?!\w)")
_DASH: Final = re.compile(r"(?<=\w )\?(?= [a-z])|(?<=[A-Za-z])\?(?=[a-z])")


def clean(document: Document, quotes: str) -> list[Edit]:
    """Write the marks that were lost and are certain."""
    text = document.text
    if "?" not in text or not _SUSPECT.search(text):
        return []
    marks = marks_of(text, quotes, document.site)
    edits = [_edit(at, marks.apostrophe, "lost-apostrophe") for at in _apostrophes(text)]
    certain = bool(edits)
    done = {edit.start for edit in edits}
    for opening, closing in _quotations(text, done, certain=certain):
        edits.append(_edit(opening, marks.double[0], "lost-quotation-mark"))
        edits.append(_edit(closing, marks.double[1], "lost-quotation-mark"))
    if certain:
        done = {edit.start for edit in edits}
        edits += [_edit(at, dash, "lost-dash") for at, dash in _dashes(text, marks.dash) if at not in done]
    return edits


def _apostrophes(text: str) -> Iterator[int]:
    for match in _INSIDE.finditer(text):
        at = match.start()
        if has_apostrophe(*words_beside(text, at, at + 1)) and not _in_address(text, at):
            yield at
    for match in _CUT_WORD.finditer(text):
        yield match.start()
        if match.end() - match.start() > 1:
            yield match.end() - 1


def _in_address(text: str, at: int) -> bool:
    left, right = text[max(0, at - _LONGEST_ADDRESS) : at], text[at : at + _LONGEST_ADDRESS]
    token = (left.split()[-1] if left[-1:].strip() else "") + right.split()[0]
    return _ADDRESS.search(token) is not None


def _quotations(text: str, apostrophes: set[int], *, certain: bool) -> Iterator[tuple[int, int]]:
    """Where quotations open and close.

    A plain word before the closing mark is enough only where it is certain that the text lost its marks: it
    could be a question after a lost inverted question mark.
    """
    openings = [match.start() for match in _OPENS.finditer(text) if match.start() not in apostrophes]
    for at, following in pairwise([*openings, len(text)]):
        line_end = text.find("\n", at, following)
        until = line_end if line_end >= 0 else following
        closing = _CLOSES.search(text, at + 1, until)
        if closing is None and certain:
            closing = _CLOSES_OR_ASKS.search(text, at + 1, until)
        if closing and closing.start() not in apostrophes:
            yield at, closing.start()


def _dashes(text: str, between_spaces: str) -> Iterator[tuple[int, str]]:
    """Where a dash stands and which, between spaces or between words of which the second can't begin a sentence."""
    for match in _DASH.finditer(text):
        at = match.start()
        if text[at - 1] == " ":
            if between_spaces:
                yield at, between_spaces
        elif are_words(*words_beside(text, at, at + 1)) and not _in_address(text, at):
            yield at, "—"


def _edit(at: int, after: str, rule: str) -> Edit:
    return Edit(at, at + 1, "?", after, rule, Category.ENCODING)


@hookimpl
def scrubber_cleaners(settings: Settings) -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("question_marks", "encoding", partial(clean, quotes=settings.quotes), order=55)]
