r"""Escapes of JSON and of scripts that stayed in running text: `the mayor\u2019s`, `\"Yes,\" she said`, `.\n\nThe`.

Syntax: RFC 8259, section 7. Two must stand in a text, or one that is certain, and the text must
not be about code. A `\n` is a line break only where a sentence or a word ends and another begins: not in `C:\new`.
Some systems take the backslash away and leave the rest: `donu2019t`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.edits import Edit
from scrubber.hooks import Cleaner, hookimpl
from scrubber.words.prose import is_about_code, words_of_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrubber.document import Document

_HIGH: Final = r"[dD][89abAB][\da-fA-F]{2}"
_LOW: Final = r"[dD][c-fC-F][\da-fA-F]{2}"
# Marks and dashes, the characters whose number is told from words without a backslash.
_BARE: Final = r"20(?:1[3489cdCD]|26)"
# What was escaped more than once has as many backslashes.
_ESCAPE: Final = re.compile(
    rf"\\{{1,4}}u(?P<pair>{_HIGH}\\{{1,4}}u{_LOW})|\\{{1,4}}u(?P<code>[\da-fA-F]{{4}})"
    r"|\\{1,4}(?P<quote>[\"'])|(?<=[\w:<\"'/.)\s])\\{1,4}(?P<slash>/)(?=[\w\\<\s])"
    r"|(?P<breaks>(?:(?<=[^\\])|\A)(?:(?:\\{1,4}[rt])*(?:\\{1,4}n(?:\\{1,4}[rt])*){2,8}"
    r"|(?:\\{1,4}[rnt]){1,8}(?=\s|\Z|[A-Z\d\"'“‘(\[*#$@{–—•]|\\{1,4}[\"'u])))"
    rf"|(?<=[\w.,:;!?’'”\")…%])u(?P<bare>{_BARE})(?=[\s\w.,:;!?)…\"”’]|\Z)|(?<![\w\\+@#/])u(?P<opening>{_BARE})(?=[\w\s\"“‘.…])"
)
# One of these alone is no author's: a mark or a letter by its number, or what can only be an apostrophe or a dash.
_CERTAIN: Final = re.compile(
    rf"\\{{1,4}}u(?:{_BARE}|00[a-fA-F][\da-fA-F]|{_HIGH}\\)|(?<=[a-z])\\{{1,4}}'(?=[a-z])"
    r"|(?<=[A-Za-z])u2019(?=(?:s|t|re|ve|ll|d|m)\b)|(?<=[a-z])u201[34](?=[a-z])"
)
_FEWEST: Final = 2
# What a text without backslashes has, looked for fast: nearly every mark without one begins so.
_COMMONEST: Final = "u201"


def clean(document: Document) -> list[Edit]:
    """Write the characters that escapes stand for."""
    text = document.text
    if "\\" not in text and _COMMONEST not in text:
        return []
    edits = list(_edits(text))
    if len(edits) < _FEWEST and not _CERTAIN.search(text):
        return []
    return [] if words_of_code(text) or is_about_code(text) else edits


def _edits(text: str) -> Iterator[Edit]:
    for match in _ESCAPE.finditer(text):
        after = _character(match)
        if after is not None:
            yield Edit(match.start(), match.end(), match[0], after, "escape", Category.ENCODING)


def _character(match: re.Match[str]) -> str | None:
    """What an escape stands for; None where that is no character of a text."""
    if match["pair"]:
        return bytes.fromhex(re.sub(r"\\+u", "", match["pair"])).decode("utf-16-be")
    if code := match["code"] or match["bare"] or match["opening"]:
        return _of_number(int(code, 16))
    if breaks := match["breaks"]:
        return "\n" * min(2, breaks.count("n")) if "n" in breaks else "\n" if "r" in breaks else " "
    return match["quote"] or match["slash"]


def _of_number(number: int) -> str | None:
    if 0x80 <= number < 0xA0:
        # What Windows has there.
        return bytes([number]).decode("cp1252", "ignore") or None
    character = chr(number)
    return character if character == "\n" or unicodedata.category(character) not in ("Cc", "Cs", "Co", "Cn") else None


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("escapes", "encoding", clean, order=5)]
