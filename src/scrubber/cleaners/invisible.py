"""Invisible characters: zero-width spaces and joiners, byte order marks, bidi and other controls.

They come from editors, from tracking, and from pages pasted together; they break words for every reader that
is a program. Joiners stay where a script or an emoji needs them, zero-width spaces between letters of scripts
that write no spaces, direction marks near right-to-left letters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.characters import unusual
from scrubber.edits import Edit
from scrubber.hooks import Cleaner, hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.document import Document

# C0 (but tab and what breaks lines) and C1 controls, zero-width and format characters, noncharacters, tags.
_INVISIBLE: Final = re.compile(
    "[\0-\x08\x0b\x0e-\x1f\x7f-\x9f"
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\ufffc\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e0fff]"
)
# How far from a direction mark letters are looked for in its line, so that a long line costs no more.
_NEAR: Final = 200
_JOINERS: Final = frozenset("\u200c\u200d")
_DIRECTIONS: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]")
_WITHOUT_SPACES: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
# Letters of scripts that shape their letters, and pictures: what a joiner joins or keeps apart.
_JOINED: Final = re.compile("[\u0600-\u1cff\u2190-\u2bff\ufb50-\ufdff\ufe0e\ufe0f\ufe70-\ufefc\U0001f000-\U0001faff]")
# What a variation selector selects a form of: signs, pictures, ideographs.
_SELECTED: Final = re.compile("[#*0-9\xa9\xae\u203c\u2049\u2100-\u33ff\u4e00-\u9fff\u1000-\u18ff\U0001f000-\U0003ffff]")
# The tag characters that name a region (UTS #51: at most six and an end) stand behind a black flag.
_FLAG: Final = re.compile("\U0001f3f4[\U000e0020-\U000e007f]*\\Z")
_LONGEST_TAG: Final = 8
_JAMO: Final = re.compile("[\u1100-\u11ff]")


def clean(document: Document) -> list[Edit]:
    """Take invisible characters out, but for those that their neighbours need."""
    text = document.text
    if not any(map(_INVISIBLE.match, unusual(text))):
        return []
    return [
        Edit(at, at + 1, match[0], "", "invisible-character", Category.ENCODING)
        for match in _INVISIBLE.finditer(text)
        if not _needed(text, at := match.start())
    ]


def _needed(text: str, at: int) -> bool:
    character, left, right = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if character in _JOINERS:
        # At a word's end the joiner still shapes the letter before it (Sinhala, Malayalam).
        return bool(_JOINED.match(left)) and (right in {"", " "} or _JOINED.match(right) is not None)
    if character == "\u200b":
        return _WITHOUT_SPACES.match(left) is not None and _WITHOUT_SPACES.match(right) is not None
    if character in _DIRECTIONS:
        start, end = max(0, at - _NEAR), at + _NEAR
        start = text.rfind("\n", start, at) + 1 or start
        line_end = text.find("\n", at, end)
        return _RIGHT_TO_LEFT.search(text, start, line_end if line_end >= 0 else end) is not None
    if "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef":
        return _SELECTED.match(left) is not None
    if "\U000e0020" <= character <= "\U000e007f":
        return _FLAG.search(text, max(0, at - _LONGEST_TAG), at) is not None
    if character in "\u115f\u1160":
        return _JAMO.match(left) is not None or _JAMO.match(right) is not None
    if character in "\u034f\u17b4\u17b5\u180e":
        return left > "\u02ff"
    return False


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("invisible", "encoding", clean, order=40, local=True)]
