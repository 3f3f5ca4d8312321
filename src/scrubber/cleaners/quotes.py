"""Quotation marks and apostrophes, written as the setting `quotes` says: straight, curly, or as they are.

Straight takes what ftfy takes (`uncurl_quotes`). Curly decides for each straight mark whether it opens,
closes, or is an apostrophe; feet and inches stay straight. Marks that are curly already are kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.characters import positions
from scrubber.edits import BulkEdit
from scrubber.hooks import Cleaner, hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.document import Document
    from scrubber.settings import Settings

STRAIGHT: Final = dict.fromkeys("’‘‚‛ʼ", "'") | dict.fromkeys("“”„‟", '"')

_MARKS: Final = re.compile("[\"'“”„‘’\n]")
# Words that lost their beginning, and decades ('90s): an apostrophe opens them, not a quotation mark.
_CUT_WORD: Final = re.compile(
    r"'(?:\d\ds?|[Tt]is|[Tt]was|[Tt]were|[Tt]will|em|[Tt]il|[Nn]|cause|bout|cuz|nuff|kay|[Rr]ound)\b"
)
_FEET_AND_INCHES: Final = re.compile(r"\d['’′] ?\d{1,2}(?:[.½¼¾]\d*)?\Z")
_OPENS_AFTER: Final = frozenset("\n\t \xa0([{<“‘„—–-/=")
_DASHES: Final = frozenset("—–-")


def straighten(document: Document) -> list[BulkEdit]:
    """Replace every curly quotation mark and apostrophe by its straight form."""
    text = document.text
    if text.isascii():
        return []
    return [
        BulkEdit(positions(text, curly), curly, straight, "straight-quotes", Category.QUOTES)
        for curly, straight in STRAIGHT.items()
        if curly in text
    ]


def curl(document: Document) -> list[BulkEdit]:
    """Replace straight quotation marks and apostrophes by curly ones, opening and closing decided."""
    text = document.text
    if '"' not in text and "'" not in text:
        return []
    places: dict[tuple[str, str], list[int]] = {}
    quoted = False
    before, written = -1, ""
    for match in _MARKS.finditer(text):
        at, mark = match.start(), match[0]
        left = written if before == at - 1 and written else text[at - 1 : at] or "\n"
        right = text[at + 1 : at + 2] or "\n"
        before, written = at, mark
        if mark == '"':
            written = _double(text, at, left, right, quoted=quoted)
        elif mark == "'":
            written = _single(text, at, left, right)
        if written in "“„":
            quoted = True
        elif written in "”\n":
            quoted = False
        if written != mark:
            places.setdefault((mark, written), []).append(at)
    return [BulkEdit(at, mark, curly, "curly-quotes", Category.QUOTES) for (mark, curly), at in places.items()]


def _double(text: str, at: int, left: str, right: str, *, quoted: bool) -> str:
    if left.isdigit() and (not quoted or _FEET_AND_INCHES.search(text, max(0, at - 8), at)):
        return '"'
    if left in _DASHES and quoted:
        return "”"
    if left in _OPENS_AFTER:
        return "”" if quoted and (right.isspace() or right in ".,;:!?") else "“"
    if left.isalnum() and right.isalnum():
        return "”" if quoted else "“"
    return "”"


def _single(text: str, at: int, left: str, right: str) -> str:
    if left.isdigit() and (right.isdigit() or right in ' "”'):
        return "'"
    if left not in _OPENS_AFTER or right.isspace() or _CUT_WORD.match(text, at):
        return "’"
    return "‘" if _closed_later(text, at + 1) else "’"


def _closed_later(text: str, at: int) -> bool:
    """Whether a mark that can close a single quotation follows in the line."""
    end = text.find("\n", at, at + _LONGEST_QUOTATION)
    return _CLOSES.search(text, at, end if end >= 0 else at + _LONGEST_QUOTATION) is not None


# Long enough for a quotation inside a quotation, and short enough for a text of one endless line.
_LONGEST_QUOTATION: Final = 2000
_CLOSES: Final = re.compile(r"(?<=[^\s(\[{“‘—–-])['’](?!\w)")


@hookimpl
def scrubber_cleaners(settings: Settings) -> Iterable[Cleaner]:
    """Register the cleaner that the setting asks for."""
    if settings.quotes == "keep":
        return []
    if settings.quotes == "curly":
        return [Cleaner("quotes", "encoding", curl, order=70)]
    # Straight marks for curly ones, one for one: no cleaner finds work by that, least of all ftfy.
    return [Cleaner("quotes", "encoding", straighten, order=70, settles=True)]
