"""Whether a text is prose, and whether a place in it stands in prose, and not in an address, a handle, or code."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from scrubber.matching.screens import screen

_TOKEN_BEFORE: Final = re.compile(r"\S*\Z")
_TOKEN_AFTER: Final = re.compile(r"\S*")
_NO_PROSE: Final = re.compile(r"[@#/_=&\\<>{}]|\(\)|\0\.\w|\w\.\0|www\.|-.*-.*-")
_REACH: Final = 60


def is_prose(text: str, start: int, end: int) -> bool:
    """Whether what stands around `text[start:end]`, up to the blanks, shows no address, no handle and no code."""
    before = _TOKEN_BEFORE.search(text, max(0, start - _REACH), start)
    after = _TOKEN_AFTER.match(text, end, end + _REACH)
    return _NO_PROSE.search((before[0] if before else "") + "\0" + (after[0] if after else "")) is None


_CODE: Final = r"\w\(\)|[{}]|`[^`\n]{1,60}`|[=!]=|[=-]>|\w::\w|&&|\|\||(?:^|\s)--[a-z]{2}"
WORDS_OF_CODE: Final = Path(__file__).with_name("data") / "words_of_code.txt"
"""Words that nobody but programmers uses, as they are written in running text: an expression a line."""

_WORDS: Final = rf"\b(?:{'|'.join(WORDS_OF_CODE.read_text(encoding='utf-8').splitlines())})\b"
_may_hold_code: Final = screen(f"{_CODE}|{_WORDS}")
_MARK_OF_CODE: Final = re.compile(_CODE)
_WORD_OF_CODE: Final = re.compile(_WORDS)
FEWEST_MARKS: Final = 3
"""How many marks of code make a text one about code, if there is one in so many characters."""
SPARSEST: Final = 3000
FEWEST_WORDS: Final = 4
"""How many different words of code do so."""


def is_about_code(text: str) -> bool:
    """Whether a text shows code or talks of it, whose words look damaged to who looks for damage: "ConfigParser"."""
    if not _may_hold_code(text):
        return False
    marks = sum(1 for _ in _MARK_OF_CODE.finditer(text))
    if marks >= FEWEST_MARKS and marks * SPARSEST > len(text):
        return True
    return len(words_of_code(text)) >= FEWEST_WORDS


def words_of_code(text: str) -> set[str]:
    """The words of a text, in lower case, that nobody but programmers uses."""
    return {match[0].lower() for match in _WORD_OF_CODE.finditer(text)}
