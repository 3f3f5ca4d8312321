"""What is left of code whose beginning was cut: it begins its line, and closes what nothing opened.

A rule of a style sheet leaves declarations and a brace (`or: red; margin: 0 }`), a comment its words and `*/`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from scrubber.parsers.code_lines import COMMENT

_FURTHEST: Final = 3000
"""Characters that are looked at before a closing brace."""
_DECLARATION: Final = re.compile(r"\s*(?:(?:--[\w-]{1,40}|[-*_]?[a-z][a-z-]{1,40})\s*:(?!//)|\Z)")
_PROSE: Final = re.compile(r"[a-z]{2,} [a-z]{2,} [a-z]{2,} [a-z]{2,} |[a-z][.!?][\"”’]? [A-Z]")
_COMMENT_END: Final = re.compile(r"(?:\A|(?<=\n))(?:(?!/\*)[^\n]){0,300}\*/\s*\Z")
_COMMENTED_LINES: Final = re.compile(
    r"(?:(?:\A|(?<=\n\n))[^\n]{0,60}[^\n.!?])?(?:(?:\A|\n)[ \t]*\*(?!/)[^\n]{0,300}){1,30}\n[ \t]*\*/\s*\Z"
)
_PART_OF_NAME: Final = re.compile(
    r"(?:\A|\n)[ \t]*(?!(?:let|const|var|return|else|try|do|function|class|if|default|export"
    r"|import)\b)((?:[.#:]{0,2}(?:(?=[\d_-]*[a-z])[a-z\d_-]{1,40}|(?=\w{0,60}-)[a-z][\w-]{1,60})"
    r"|[\"']?\])[ ,>+~]{0,3})\Z"
)
_VALUE: Final = re.compile(r"[\d(#!]|:\s?[\w.#-]")
_SHORT: Final = 100


def opening_of(text: str, closing: int) -> int | None:
    """Where the brace is that a closing one belongs to, if it is near; None if nothing opened it."""
    opening = _openings(text).get(closing)
    return opening if opening is not None and closing - opening < _FURTHEST else None


@lru_cache(maxsize=2)
def _openings(text: str) -> dict[int, int]:
    """For each closing brace of a text the one that it belongs to."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            opened.append(brace.start())
        elif opened:
            found[brace.start()] = opened.pop()
    return found


_BRACE: Final = re.compile(r"[{}]")


def declarations_before(text: str, closing: int, *, sure: bool) -> int | None:
    """Where the declarations begin that end with a brace which nothing opened.

    `sure` is whether a style sheet follows: then the rest of a single declaration is enough.
    """
    floor = max(0, closing - _FURTHEST)
    floor = max(floor, text.rfind("\n\n", floor, closing) + 2 if "\n\n" in text[floor:closing] else 0)
    floor = max(floor, text.rfind("}", floor, closing) + 1, text.rfind("{", floor, closing) + 1)
    start = floor if floor == 0 or text[floor - 1] in "\n}" else text.find("\n", floor, closing) + 1
    if start == 0 and floor:
        return None
    inside = _COMMENT.sub("", text[start:closing])
    if not inside.strip() or _PROSE.search(inside):
        return None
    first, *others = inside.split(";")
    if not all(_DECLARATION.match(other) for other in others):
        return None
    short = len(inside) < _SHORT and _VALUE.search(inside)
    if sure or short or any(other.strip() for other in others) or (others and _DECLARATION.match(first)):
        return start + len(text[start:closing]) - len(text[start:closing].lstrip())
    return None


_COMMENT: Final = re.compile(COMMENT)


def comment_end_before(text: str, at: int) -> int | None:
    """Where a comment begins of which the end is left before an offset, on its line or the lines above."""
    window = max(0, at - _FURTHEST)
    piece = text[window:at]
    if not piece.rstrip().endswith("*/"):
        return None
    found = _COMMENTED_LINES.search(piece) or _COMMENT_END.search(piece)
    if found is None:
        return None
    return window + found.end() - len(found[0].lstrip())


def part_of_name_before(text: str, at: int) -> int | None:
    """Where a name begins that fills the line up to an offset: "s-x" of ".button-s-x:hover"."""
    found = _PART_OF_NAME.search(text, max(0, at - 40), at)
    return found.start(1) if found else None
