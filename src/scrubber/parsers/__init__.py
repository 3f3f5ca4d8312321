"""Parsers that find how far a dump or a piece of code reaches in a text, and what it says.

Each module knows one format. It ends with a `Parser`: what tells a text that may hold such a dump, where one begins,
and the function that reads it and returns its extent and value as a `Dump`, or None where it is something else.
Parsers are pure, execute nothing, and read each character a bounded number of times: what can't be closed
because it was cut ends with its line, not with the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Dump(NamedTuple):
    """A piece of machine text at `start`–`end` (code points). `kind` is the rule that names it.

    `value` is what could be read of it, as dicts, lists and scalars; `whole` is False where it was cut.
    """

    start: int
    end: int
    kind: str
    value: Any = None
    whole: bool = True


class Parser(NamedTuple):
    """How dumps of a format are found: three filters, each slower and closer than the last, and who reads them."""

    signs: frozenset[str]
    """Of these (`scrubber.parsers.signs`), every text that holds such a dump has one."""
    gate: str
    """What every such dump matches from the start of its anchor on, in the syntax of RE2."""
    anchor: str
    """Where it reads on from, in the syntax of Python, compiled when a text passes the gate."""
    parse: Callable[[str, re.Match[str]], Dump | None]


def line_end(text: str, at: int) -> int:
    """The offset of the line break after `at`, or the text's end."""
    # Asked again and again on one line, which may be all of the text, it is looked for once.
    known, start, end = _LAST_LINE[0]
    if known is not text or not start <= at <= end:
        found = text.find("\n", at)
        end = len(text) if found < 0 else found
        _LAST_LINE[0] = text, at, end
    return end


_LAST_LINE: Final[list[tuple[str, int, int]]] = [("", 0, -1)]


def opens_line(text: str, at: int) -> bool:
    """Whether only blanks stand before an offset on its line."""
    while at > 0 and text[at - 1] != "\n":
        at -= 1
        if not text[at].isspace():
            return False
    return True


def begun(word: str) -> str:
    """A pattern for what is left of a word that was cut, one letter at least: `begun("int")` is `i(?:n(?:t)?)?`."""
    return "(?:".join(map(re.escape, word)) + ")?" * (len(word) - 1)


def has_no_signs(piece: str) -> bool:
    """Whether what is left of a dump has arrows, words and numbers only, as authors write them: `2019 => 2020`."""
    return _SIGN.search(piece) is None


_SIGN: Final = re.compile(r"[^\w\s.=>-]")


def ended(word: str) -> str:
    """A pattern for the end of a word that was cut, one letter at least: `ended("int")` is `(?:(?:i)?n)?t`."""
    return "(?:" * (len(word) - 1) + ")?".join(map(re.escape, word))
