"""Soft hyphens (U+00AD), the invisible places where a browser may break a word: "com·put·er" where "·" is one.

They go before the rules look at a line, so that "Ad·ver·tise·ment" is found. A not sign (¬)
between two lower-case letters is a soft hyphen that went through MS-DOS code page 437 or 850 and is taken
out where the word without it is known.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.edits import BulkEdit, Edit
from scrubber.hooks import Cleaner, hookimpl
from scrubber.words.wordlist import frequency

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.document import Document

SOFT_HYPHEN: Final = "\u00ad"

_RUN: Final = re.compile("\u00ad+(\\s+)?")
_LEFT: Final = re.compile("[A-Za-z\u00ad]+\\Z")
_RIGHT: Final = re.compile("[a-z\u00ad]+")
_NOT_SIGN: Final = re.compile("([A-Za-z]+[a-z])¬([a-z]{2,})")


def clean(document: Document) -> Iterable[Edit | BulkEdit]:
    """Take soft hyphens out, and the line break that one of them led to."""
    text = document.text
    if text.isascii():
        return
    if SOFT_HYPHEN in text:
        runs: dict[str, list[int]] = {}
        for match in _RUN.finditer(text):
            run = match[0] if match[1] and _one_word(text, match) else match[0].rstrip()
            runs.setdefault(run, []).append(match.start())
        for before, starts in runs.items():
            yield BulkEdit(starts, before, "", "soft-hyphen", Category.WORD)
    if "¬" in text:
        for match in _NOT_SIGN.finditer(text):
            if frequency(match[1] + match[2]):
                yield Edit(match.end(1), match.start(2), "¬", "", "soft-hyphen", Category.WORD)


def _one_word(text: str, gap: re.Match[str]) -> bool:
    """Whether the letters on both sides of a gap make one word, commoner than the rarer of its parts."""
    left, right = _LEFT.search(text, max(0, gap.start() - 40), gap.start()), _RIGHT.match(text, gap.end())
    if left is None or right is None:
        return False
    whole = frequency(left[0].replace(SOFT_HYPHEN, "") + right[0].replace(SOFT_HYPHEN, ""))
    return whole > min(frequency(left[0]), frequency(right[0]))


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("soft_hyphens", "encoding", clean, order=60, local=True)]
