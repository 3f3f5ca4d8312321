"""Whether a place in a text stands in prose, and not in an address, a handle, or code."""

from __future__ import annotations

import re
from typing import Final

_TOKEN_BEFORE: Final = re.compile(r"\S*\Z")
_TOKEN_AFTER: Final = re.compile(r"\S*")
_NO_PROSE: Final = re.compile(r"[@#/_=&\\<>{}]|\(\)|\0\.\w|\w\.\0|www\.|-.*-.*-")
_REACH: Final = 60


def is_prose(text: str, start: int, end: int) -> bool:
    """Whether what stands around `text[start:end]`, up to the blanks, shows no address, no handle and no code."""
    before = _TOKEN_BEFORE.search(text, max(0, start - _REACH), start)
    after = _TOKEN_AFTER.match(text, end, end + _REACH)
    return _NO_PROSE.search((before[0] if before else "") + "\0" + (after[0] if after else "")) is None
