"""What Xdebug makes of var_dump() on a page, its HTML stripped: `array (size=2)`, `'id' => string '7' (length=1)`.

Format: https://xdebug.org/docs/develop#better_var_dump. Nothing closes an array: it goes on as long as keys follow.
Xdebug's form for a terminal is near PHP's own and read with it, by `var_dump`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Any, Final, NamedTuple

from scrubber.parsers import Dump, Parser, line_end

PLACE: Final = r"(?:(?<![A-Za-z])[A-Za-z]:[\\/]|/)[^\s:*?\"<>|]{1,300}:\d{1,6}:"
"""Where the dump was called, as `/path/file.php:3:`."""

_OPEN: Final = r"(?:array \(size=(?P<size>\d+)\)|object\([\w\\@./:$-]{1,300}\)\[\d+\])"
_STRING: Final = r"string '"
_SCALAR: Final = (
    r"(?:int (?P<int>-?\d+)|float (?:-?\d[\d.]*(?:E[-+]?\d+)?|-?INF|NAN)|boolean (?:true|false)|null\b"
    r"|resource\(\d+, [^()\n]{1,60}\)|enum\([\w\\]+::\w+\)(?: : (?:int -?\d+|(?P<enum>string '))?)?"
    r"|\*uninitialized\*|empty\b|more elements\.{3}|\.{3})"
)
_KEY: Final = (
    r"(?:(?P<scope>public|protected|private|virtual)(?: [^'\s\d][^'\s]{0,99}){0,3} )?"
    r"(?:'(?P<name>[^'\n]{0,300}|[^\n]{0,300}?)'(?: \([\w\\]{1,100}\))?|(?P<index>-?\d+)) =>"
)
_CLOSING: Final = r"'(?:\.{3})? \(length=\d+\)"


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


ANCHOR: Final = _unnamed(
    rf"(?:{PLACE}\s*(?:{_OPEN}|string '|int -?\d|float |boolean |null\b|resource\(|enum\()"
    rf"|{_OPEN}\s+(?:{_KEY}|empty\b|\.\.\.)"
    rf"|(?:'[^'\n]{{1,300}}'|(?<!\d)\d{{1,20}}) =>\s*(?:{_OPEN}|string '[^\n]{{0,5000}}?{_CLOSING})"
    rf"|string '[^'\n]*{_CLOSING}|array \(size=\d*\)?[ \t]*$)"
)

_PLACE: Final = re.compile(rf"{PLACE}\s*")
_TOKEN: Final = re.compile(rf"\s*&?(?:(?P<key>{_KEY})|(?P<open>{_OPEN})|(?P<string>{_STRING})|{_SCALAR})")
_VIRTUAL: Final = re.compile(r"\s*virtual 'closure' '[^'\n]{0,200}'")
_END: Final = re.compile(_CLOSING)
_CUT: Final = re.compile(
    r"(?:[ \t]*\n)?[ \t]*&?(?:(?:public|protected|private|virtual)\b[^'\n]{0,100}(?:'[^'\n]*'?)?(?: =?>?)?"
    r"|'[^'\n]*'?(?: =?>?)?"
    r"|-?\d+(?: =?>?)?|\(more? ?e?l?e?m?e?n?t?s?\)?|(?:array|object|string|resource|enum|int|float)\b[^'\n]{0,100}"
    r"|[a-z]{1,8}|\*[a-z]*\*?|\.{1,3})?[ \t]*(?=\n|\Z)"
)


class _Level(NamedTuple):
    items: dict[Any, Any]
    size: int | None
    """How many items it has, where that is told: of an array, not of an object."""

    def is_full(self) -> bool:
        return self.size is not None and len(self.items) >= self.size


def parse(text: str, match: re.Match[str]) -> Dump | None:
    """Read a dump, with the place that it names before it, from where the anchor matched."""
    start = at = match.start()
    if place := _PLACE.match(text, at):
        at = place.end()
    root: dict[Any, Any] = {}
    levels = [_Level(root, None)]
    key: Any = None
    values = 0
    while token := _TOKEN.match(text, at):
        if token["key"]:
            if key is not None:
                break
            of_object = token["scope"] is not None
            while len(levels) > 1 and ((levels[-1].size is None) != of_object or levels[-1].is_full()):
                levels.pop()
            key = token["name"] if token["index"] is None else int(token["index"])
            at = token.end()
            if virtual := _VIRTUAL.match(text, at):
                at = virtual.end()
            continue
        elided = token[0].strip() in ("empty", "...", "more elements...")
        if key is None and values and not elided:
            break
        at = token.end()
        values += 1
        if elided and key is None:
            if len(levels) > 1:
                levels.pop()
            continue
        value: Any = None
        if token["open"]:
            value = {}
        elif token["string"] or token["enum"]:
            end = _string_end(text, at)
            if end is None:
                levels[-1].items[key] = text[at : line_end(text, at)]
                return Dump(start, line_end(text, at), "var_dump", root, whole=False)
            value = text[at : end.start]
            at = end.end
        else:
            value = token["int"]
        levels[-1].items[len(levels[-1].items) if key is None else key] = value
        if token["open"]:
            levels.append(_Level(value, int(token["size"]) if token["size"] else None))
        if virtual := _VIRTUAL.match(text, at):
            at = virtual.end()
        key = None
    whole = key is None
    if (not whole or values == 0 or len(levels) > 1) and (cut := _CUT.match(text, at)) and cut[0].strip():
        at, whole = cut.end(), False
    return Dump(start, at, "var_dump", root, whole) if at > start and (values or not whole) else None


class _Span(NamedTuple):
    start: int
    end: int


def _string_end(text: str, at: int) -> _Span | None:
    """Where the first closing quote with a length stands; a string with line breaks has no dump's head in it."""
    closings = _closings(text)
    n = bisect_left(closings, at, key=lambda span: span.start)
    return closings[n] if n < len(closings) else None


@lru_cache(maxsize=1)
def _closings(text: str) -> list[_Span]:
    return [_Span(*found.span()) for found in _END.finditer(text)]


PARSER: Final = Parser(
    frozenset(":="),
    r"\((?:size|length)=\d|object\([^()\n]{1,300}\)\[\d|[A-Za-z]:\d{1,6}:(?:\s|resource\()",
    ANCHOR,
    parse,
)
