"""PHP's serialize(): `a:1:{s:5:"title";s:3:"abc";}`, `O:8:"stdClass":0:{}`, `i:1;`, `b:0;`, `N;`.

Format: https://www.php.net/manual/en/function.serialize.php. The NUL bytes around the names of private and
protected members may be kept, lost or replaced, so that lengths no longer fit.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from scrubber.parsers import Dump, Parser, line_end
from scrubber.parsers.strings import Strings

_OPEN: Final = r'(?:a:\d{1,9}:|[OC]:\+?\d{1,9}:"[^"\n]{1,300}":\d{1,9}:)\{'
_STRING: Final = r's:(?P<length>\d{1,9}):"'
_SCALAR: Final = r"(?:i:(?P<int>-?\d+)|b:[01]|d:(?:-?[\d.]+(?:E[-+]?\d+)?|-?INF|NAN)|[rR]:\d+|N);"

ANCHOR: Final = (
    rf'(?:{_OPEN}|[sE]:\d{{1,9}}:"|^(?:i:-?\d+|b:[01]|d:-?[\d.]+(?:E[-+]?\d+)?|N);$'
    r'|[OC]:\d{1,9}:"[A-Za-z_][\w\\]{0,100}(?:"(?::\d*:?)?)?[ \t]*$'
    r'|(?<![A-Za-z])i:\d+;(?:[aO]:\d+:|s:\d+:"|i:\d+;|b:[01];|d:|N;))'
)

_TOKEN: Final = re.compile(
    rf'(?P<open>{_OPEN})|(?P<string>{_STRING})|(?P<close>\}})|{_SCALAR}|E:\d{{1,9}}:"[\w\\]+:\w+";'
)
_CUT: Final = re.compile(
    r'(?:[aOsidbNCErR](?::\+?-?(?:NA?N?|IN?F?|[\d.]*(?:E[-+]?\d*)?)(?::(?:"[^"\n]*"?(?::\d*:?)?)?)?)?)?[ \t]*(?=\n|\Z)'
)
_CLOSING: Final = re.compile(r'";(?=[asidbOCErR]:|N;|\}|\s*\Z|[ \t]*\n)')
_INNER: Final = re.compile(rf"\n\s*{_OPEN}")


@lru_cache(maxsize=1)
def _strings(text: str) -> Strings:
    return Strings(text, _CLOSING, _INNER)


def parse(text: str, match: re.Match[str]) -> Dump | None:
    """Read a serialized value from where the anchor matched; values that follow directly are read as one."""
    start = at = match.start()
    root: list[Any] = []
    stack: list[list[Any]] = [root]
    while token := _TOKEN.match(text, at):
        at = token.end()
        if token["close"]:
            if len(stack) > 1:
                items = stack.pop()
                stack[-1][-1] = dict(zip(map(str, items[::2]), items[1::2], strict=False))
            if len(stack) == 1 and not _TOKEN.match(text, at):
                break
            continue
        if token["open"]:
            inner: list[Any] = []
            stack[-1].append(inner)
            stack.append(inner)
        elif token["string"]:
            end = _string_end(text, at, int(token["length"]), len(stack) - 1)
            if end is None:
                stack[-1].append(text[at : line_end(text, at)])
                return Dump(start, line_end(text, at), "serialize", _closed(stack), whole=False)
            stack[-1].append(text[at:end])
            at = end + 2
        else:
            stack[-1].append(token["int"])
    whole = len(stack) == 1
    if (not whole or at == start) and (cut := _CUT.match(text, at)):
        at = cut.end()
    return Dump(start, at, "serialize", _closed(stack), whole) if at > start else None


def _closed(stack: list[list[Any]]) -> list[Any]:
    while len(stack) > 1:
        items = stack.pop()
        stack[-1][-1] = dict(zip(map(str, items[::2]), items[1::2], strict=False))
    return stack[0]


def _string_end(text: str, start: int, length: int, depth: int) -> int | None:
    strings = _strings(text)
    if depth == 0:
        # Alone, a string may be followed by anything: trust its length if its end stands there.
        for at in (strings.after_bytes(start, length), start + length):
            if text.startswith('";', at):
                return at
    return strings.end(start, length)


PARSER: Final = Parser(
    frozenset(":{;"),
    r"[sE]:\d+:\"|a:\d+:\{|[OC]:\+?\d+:\"|i:\d+;|(?m:^(?:[ibd]:[-\d.E+]+|N);$)",
    ANCHOR,
    parse,
)
