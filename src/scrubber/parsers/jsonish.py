"""JSON, JSON-LD, and what is nearly JSON: raw quotes and line breaks in strings, bare keys, a cut end.

Well-formed JSON (RFC 8259) is read by the standard library. What it refuses is scanned: a string ends at a quote
that is followed by what may follow a string, brackets are counted, and what is never closed ends with its line.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any, Final

from scrubber.parsers import Dump, Parser, line_end

_PAIR: Final = r'"(?:[^"\\\n]|\\.){0,120}"\s*:(?!//)'
_SCALAR: Final = r'(?:-?\d[\d.eE+-]{0,30}|true|false|null|"(?:[^"\\\n]|\\.){0,2000}")'
# A list of single values and what nobody writes in brackets: one more string, a record, a list.
_MIXED: Final = rf"\[\s*(?:{_SCALAR}\s*,\s*){{1,20}}(?:\"|[{{\[]\s*[\"{{\[\d\]}}])"
# A list that begins with a string that PHP escaped, or with an address.
_LISTED: Final = r"\[\s*\"(?:[^\"\n]{0,300}?\\(?:/|u[\da-fA-F]{4})|https?://[^\s\"]{1,500}\"\s*[,\]])"
# What is left of a pair that is the last of its record, where the beginning was cut.
_CUT_PAIR: Final = (
    r"^[ \t]*(?:[\w$-]{0,40}\")?\s?:\s?(?:-?\d[\d.eE+-]{0,30}|true|false|null|\"(?:[^\"\\\n]|\\.){0,300}\")"
    r"\s*[\]}](?:\s*[\]},])*(?=\s|[{\[]|\Z)"
)

ANCHOR: Final = (
    rf"(?:\{{\s*{_PAIR}|\[\s*\{{\s*(?:{_PAIR}|\}})|\[\s*\[\s*[\[{{\"\d]|^[ \t]*\[\s*\"|^[ \t]*(?:\{{\}}"
    rf"|\[\])[ \t]*$"
    rf"|{_MIXED}|{_LISTED}|^[ \t]*\[[ \t]*\n[ \t]*(?:-?\d[\d.eE+-]{{0,30}}|true|false|null),[ \t]*\n"
    r"|\{\s*[A-Za-z_$][\w$]{0,60}\s*:\s*(?:[\"'\[{]|-?\d+(?:\.\d+)?\s*[,}]|true\b|false\b|null\b)"
    r"|(?:\[\s*)?\{\s*u?'[^'\n]{1,60}'\s*:|\{\s*\\+\"[^\"\n]{1,120}\\+\"\s*:"
    rf"|{_CUT_PAIR}"
    r"|(?<!\\)\"[\w$.@-]{1,60}\"\s?:\s?(?:\"|\[|\{|-?\d|true\b|false\b"
    r"|null\b)[^\n]{0,400}?,\s?\"[\w$.@-]{1,60}\"\s?:)"
)

_DECODER: Final = json.JSONDecoder(strict=False)
_WINDOW: Final = 200_000
"""Longer JSON is scanned: the decoder's errors cost as much as the text that it was given is long."""
_DEEP: Final = re.compile(r"(?:[\[{]\s{0,20}){100}")
"""Nested as nobody nests: at every such bracket the decoder would run into the recursion limit anew."""
_ESCAPED: Final = re.compile(r"[\[{\s]{1,40}\\\"")
_ESCAPES: Final = re.compile(r"\\\\\\\"|\\\"|\\\\")
_PLAIN: Final = {'\\\\\\"': '  \\"', '\\"': ' "', "\\\\": " \\"}
_TOKEN: Final = re.compile(r"[\[\]{}\"']|[^\[\]{}\"'\n]+|\n")
_CLOSING: Final = re.compile(r'(?<!\\)(?:\\\\)*"(?=\s*(?:[,}\]:]|\Z)|[ \t]*\n)')
_CLOSING_SINGLE: Final = re.compile(r"(?<!\\)(?:\\\\)*'(?=\s*(?:[,}\]:]|\Z))")
_IS_CUT_PAIR: Final = re.compile(_CUT_PAIR, re.MULTILINE)
_ROWS: Final = re.compile(r"\[\s*\[\s*(?:\d+\s*,|\"[^\"\n]{0,200}\"\s*,)")
_IS_MIXED: Final = re.compile(rf"{_MIXED}|{_LISTED}")
# Words between quotation marks that somebody put into brackets: `["self-help", "mutual aid" and so on]`.
_QUOTED_WORDS: Final = re.compile(rf"\[\s*(?:{_SCALAR}\s*,\s*)*+{_SCALAR}\s+[A-Za-z]")
# A key of var_dump: `["name"]=>`.
_ARROW: Final = re.compile(r" ?=>")
_LIST: Final = re.compile(r"\[\s*[\"'\[\d](?!\s*\{)")
# A line that may follow inside of JSON: indented, or a pair, a number, a bracket. A paragraph is none of these.
_GOES_ON: Final = re.compile(
    r"(?:[ \xa0]{2}|\t)[ \t\xa0]*\S|\s*(?:[\]}][\]}, \t]*(?:\n|\Z|\")|[\[{]\s*[\"{\[\d]|[\[{][ \t]*\n|,[ \t]*\n"
    r"|\"(?:[^\"\\\n]|\\.){0,120}\"\s*:|(?:-?\d[\d.eE+-]*|true|false|null)\s*(?:[\]}]|,[ \t]*(?:[\n\"\[{]|\Z))"
    r"|\"[^\"\n]*\",[ \t]*\n"
    r"|[\w$]{1,60}\s*:\s*(?:[\"'\[{]|-?\d[\d.]*\s*[,}\n]|true\b|false\b|null\b))"
)
_PAIR_STRING: Final = re.compile(r'"(?P<key>\w{1,60})"\s*:\s*"(?P<value>(?:[^"\\\n]|\\.)*)"')


def parse(text: str, match: re.Match[str]) -> Dump | None:
    """Read JSON, or what was to be JSON, from where the anchor matched."""
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    if cut := _IS_CUT_PAIR.match(text, match.start()):
        return Dump(start, cut.end(), "json", None, whole=False)
    return parse_at(text, start)


def parse_at(text: str, start: int) -> Dump | None:
    """Read JSON from `start` on; None where a list in brackets is none of JSON's, or what looks like a pair is none."""
    if _DEEP.match(text, start):
        return None
    if _ESCAPED.match(text, start):
        found = parse_at(_without_escapes(text), start)
        return found and found._replace(value=value_of(text[start : found.end].replace("\\", "")))
    if text[start] in "{[":
        try:
            # JSON knows four kinds of white space, and pages one more.
            value, length = _DECODER.raw_decode(text[start : start + _WINDOW].replace("\xa0", " "))
        except (ValueError, RecursionError):
            pass
        else:
            if _ARROW.match(text, start + length):
                return None
            return Dump(start, start + length, _kind(text, start, start + length), value)
        if _LIST.match(text, start) and not (_ROWS.match(text, start) or _IS_MIXED.match(text, start)):
            return None
        if _QUOTED_WORDS.match(text, start):
            return None
    end, whole = (_bare_extent if text[start] == '"' else _extent)(text, start)
    if end == start:
        return None
    return Dump(start, end, _kind(text, start, end), _pairs(text, start, end), whole)


@lru_cache(maxsize=4)
def _without_escapes(text: str) -> str:
    """The text of the same length in which quotes that are escaped once (`\\"`) are plain."""
    return _ESCAPES.sub(lambda match: _PLAIN[match[0]], text)


def value_of(text: str) -> Any:
    """What a text says that is JSON from its first character on, or nearly so; None if it is not JSON."""
    if not text or text[0] not in "{[":
        return None
    try:
        return _DECODER.raw_decode(text)[0]
    except (ValueError, RecursionError):
        return _pairs(text, 0, len(text))


def _kind(text: str, start: int, end: int) -> str:
    head = text[start : min(end, start + 4000)]
    return "json-ld" if '"@context"' in head or '"@type"' in head else "json"


_BARE_PAIR: Final = re.compile(
    r"\s?\"[\w$.@-]{1,60}\"\s?:\s?(?:(?P<string>\")|(?=(?P<nested>[\[{]))|(?:-?\d[\d.eE+-]*|true|false"
    r"|null)(?![\w.]))"
)
_BARE_CLOSING: Final = re.compile(r"(?<!\\)(?:\\\\)*\"(?=,?\s?\"[\w$.@-]{1,60}\"\s?:|\s?[\]}]|[ \t]*\n|\Z|,?[ \t])")
_BARE_CUT: Final = re.compile(r",?[ \t]*(?:\"[\w$.@-]{0,60}\"?\s?:?)?[ \t]*(?=\n|\Z)|[ \t]*[\]},;]+|,")


def _bare_extent(text: str, start: int) -> tuple[int, bool]:
    """Where pairs end that no braces enclose, and whether the last of them is whole."""
    at = end = start
    while pair := _BARE_PAIR.match(text, at):
        end = pair.end()
        if pair["string"]:
            eol = line_end(text, end)
            closing = _BARE_CLOSING.search(text, end, eol)
            if closing is None:
                return eol, False
            end = closing.end()
        elif pair["nested"]:
            nested = parse_at(text, end)
            if nested is None or not nested.whole:
                return (nested.end if nested else line_end(text, end)), False
            end = nested.end
        at = end
        comma = _COMMA.match(text, at)
        if comma is None:
            break
        at = comma.end()
    cut = _BARE_CUT.match(text, end)
    return (cut.end() if cut else end), True


_COMMA: Final = re.compile(r"\s?[}\]]{0,4},\s?|[ \t]*\n[ \t]*(?=\")")


def _extent(text: str, start: int) -> tuple[int, bool]:
    """Where brackets are balanced again, else the end of the last line that still looks like JSON."""
    depth = 0
    at = start
    eol = -1
    while at < len(text):
        token = _TOKEN.match(text, at)
        assert token is not None
        what = token[0]
        at = token.end()
        if what in "{[":
            depth += 1
        elif what in "}]":
            depth -= 1
            if depth <= 0:
                return at, True
        elif what in "\"'":
            if eol < at:
                eol = line_end(text, at)
            closing = (_CLOSING if what == '"' else _CLOSING_SINGLE).search(text, at, eol)
            at = eol if closing is None else closing.end()
        elif what == "\n" and not _GOES_ON.match(text, at):
            return token.start(), False
    return at, False


def _pairs(text: str, start: int, end: int) -> list[dict[str, str]]:
    """The objects of a damaged array, told by their pairs of strings alone."""
    found: list[dict[str, str]] = []
    for piece in text[start:end].split("}"):
        pairs = {m["key"]: _unescaped(m["value"]) for m in _PAIR_STRING.finditer(piece)}
        if pairs:
            found.append(pairs)
    return found


def _unescaped(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return value


PARSER: Final = Parser(
    frozenset("{[:"),
    (
        r"[{\[][\s\x{a0}]*[{\[\]}\"'\\]|\[[\s\x{a0}]*(?:-?\d[\d.eE+-]*|true|false|null)\s*,|\{\s*u'"
        r"|\{\s*[A-Za-z_$][\w$]*\s*:|\"[\w$.@-]+\"\s*:|(?m:^[ \t]*(?:[\w$-]*\")?\s?:\s?[-\d\"tfn])"
    ),
    ANCHOR,
    parse,
)
