"""What is left of a value whose beginning was cut: `ump's plan" ["id"]=> int(7) }`, `ump's plan', 'id' => 7)`.

Its rest begins a line, in small letters or with a sign, and ends with a quotation mark that nothing opened. So does a
paragraph that was broken in a sentence: a dump must follow, or what dumps have behind a string.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter
from typing import Final

from scrubber.parsers import Dump, ended

KIND: Final = "code-line"
_KINDS: Final = frozenset(("json", "var_dump", "serialize", "var_export", "print_r"))
_LONGEST: Final = 300
_BEGINS: Final = r"[ \t]*+(?=[a-z’'.,:;/?&=>)\]-])"
# The rest of a line before a dump, or the line above it.
_REST: Final = re.compile(
    rf"{_BEGINS}(?!'[^'\n]*'\s*\Z)[^\"\n]{{0,{_LONGEST}}}"
    r"(?:\"(?: refcount\(\d+\)| interned|\.{3})?|'(?:\.{3})?(?: \(length=\d+\))?)"
    r"[ \t]*[,;)\]}]*\s*\Z"
)
# Values of print_r have no marks: a key ends them.
_WORDS: Final = re.compile(
    rf"[ \t]*+(?:(?=[a-z])[^\[\]\n]{{1,{_LONGEST}}}|(?=[^\s]*[\d/])[^\s\[\]]{{1,{_LONGEST}}})\s+\Z"
)
_HELD: Final = r"(?: refcount\(\d+\)| interned)?"
_TYPES: Final = "|".join(
    map(ended, ("string", "int", "float", "double", "bool", "enum", "array", "object", "refcount", "uninitialized"))
)
# What is left of a token of var_dump: `ring(5) "abc"`, `t(7)`, `) refcount(2){`, `e"]=>`.
_TOKEN: Final = re.compile(
    rf"[ \t]*+(?:(?:(?:{_TYPES})?\()?[\w.:+\\-]{{0,60}}\)(?:#\d+ \(\d+\))?{_HELD}"
    rf"(?: ?\{{| \"[^\"\n]{{0,{_LONGEST}}}\"{_HELD})?"
    rf"|[\w $-]{{0,40}}\"?\]? ?=?>(?:\s+NULL)?|\"[^\"\n]{{0,{_LONGEST}}}\"{_HELD})(?:\s*\}})*\s*\Z"
)
# Of an item of var_export: `7,`, `),`; of a value of serialize: `7;`, `5:"abc";`; of a pair of JSON: `e":`.
_ITEM: Final = re.compile(rf"[ \t]*+(?:[\w.:+\\-]{{0,60}}|'[^'\n]{{0,{_LONGEST}}}'),\s+(?:\)\)?,?\s+)*\Z")
_ARROW: Final = re.compile(r"=>\s*\Z")
_MEMBER: Final = re.compile(rf"[ \t]*+(?:\S{{0,60}}\"|\d{{0,9}}:\"[^\"\n]{{0,{_LONGEST}}}\"|[\w.:+-]{{0,60}});\Z")
_PAIR: Final = re.compile(r"[ \t]*+(?:(?:[\w$-]{0,40}\")?:\s?|(?:\S{0,60}[\]}\"])?,\s*)\Z")
_TOKENS: Final = {"var_dump": _TOKEN, "var_export": _ITEM, "serialize": _MEMBER, "json": _PAIR}
# The end of a list of strings of which one has the escapes of JSON.
_ESCAPED: Final = re.compile(
    r"^[ \t]*+(?=[^\n]*?\\(?:/|u[\da-fA-F]{4}))[^\"\n]{0,100}\"(?:,\s*\"(?:[^\"\\\n]|\\.){0,300}\")*+"
    r"(?:\s*[\]}])+[ \t]*$",
    re.MULTILINE,
)
# What closes and parts the records of JSON whose beginning was cut.
_COMMA: Final = re.compile(r"\s*,\s*")
_CLOSERS: Final = re.compile(r"(?:\s*[\]}],?)+(?=[\s\"“‘A-Z]|\Z)")
# What only a dump has behind a string. A quotation mark with a comma or a bracket ends lines of prose, too.
_ALONE: Final = re.compile(
    rf"^[ \t]*+[a-z][^\"\n]{{0,{_LONGEST}}}(?:\"(?: refcount\(\d+\)|;?[ \t]*\}}+)|' \(length=\d+\))[ \t]*$",
    re.MULTILINE,
)
_SENTENCE: Final = re.compile(r"[a-z][.!?][\"”’)]*\s")
# A head: nothing of its dump stands before it.
_HEAD: Final = re.compile(r"array|object\(|class |string\(|Array|[OaC]:\d|[\w\\]+ Object|\\?[\w\\]+::|/|[\w\\]+ \{|\^")


def with_cut_values(text: str, found: list[Dump]) -> list[Dump]:
    """The dumps of a text, each with what is left of the value before it, and the rests that stand alone."""
    joined: list[Dump] = []
    free: list[Dump] = []
    for dump in found:
        floor = joined[-1].end if joined else 0
        if dump.end <= floor:
            continue
        dump = dump._replace(start=max(dump.start, floor))
        if dump.kind in _KINDS and not _is_whole_from(text, dump):
            dump = dump._replace(start=_rest_before(text, dump.start, floor, dump.kind))
        if dump.kind == "json":
            if joined and _is_cut_record(text, joined[-1]) and _COMMA.fullmatch(text, floor, dump.start):
                joined[-1] = joined[-1]._replace(end=dump.start)
            if (closers := _CLOSERS.match(text, dump.end)) and _opens_nothing(text, dump.start):
                dump = dump._replace(end=closers.end())
        joined.append(dump)
    starts = [dump.start for dump in joined]
    escaped = _ESCAPED.finditer(text) if "\\" in text else ()
    for rest in (*_ALONE.finditer(text), *escaped):
        n = bisect_left(starts, rest.start())
        if (n == 0 or joined[n - 1].end <= rest.start()) and (n == len(starts) or rest.end() <= starts[n]):
            free.append(Dump(rest.start(), rest.end(), KIND, None, False))
    return sorted([*joined, *free], key=_start) if free else joined


def _is_whole_from(text: str, dump: Dump) -> bool:
    """Whether a dump begins with its head, and no key stands before that."""
    if _HEAD.match(text, dump.start) is None:
        return False
    return dump.kind != "var_dump" or _ARROW.search(text, max(0, dump.start - _NEAR), dump.start) is None


def _is_cut_record(text: str, dump: Dump) -> bool:
    return dump.kind == "json" and text[dump.start] not in "{["


_NEAR: Final = 9


def _opens_nothing(text: str, start: int) -> bool:
    """Whether no bracket stands before a dump on its line, which a bracket behind it may close."""
    return "[" not in text[text.rfind("\n", max(0, start - _LONGEST), start) + 1 : start]


_start: Final = itemgetter(0)


def _rest_before(text: str, start: int, floor: int, kind: str) -> int:
    """Where the rest of a value begins that stands before a dump, on its line or on the one above."""
    line = max(text.rfind("\n", max(0, start - _LONGEST), start) + 1, floor)
    if not text[line:start].strip() and line > floor + 1 and text[line - 2] != "\n":
        line = max(text.rfind("\n", max(0, line - _LONGEST), line - 1) + 1, floor)
    if line > 0 and text[line - 1] != "\n":
        return start
    piece = text[line:start]
    # What ended a sentence is the article's, which may have lost its first letter.
    found = None if _SENTENCE.search(piece) else (_WORDS if kind == "print_r" else _REST).match(piece)
    if found is None and kind in _TOKENS:
        found = _TOKENS[kind].match(piece)
    return line + len(piece) - len(piece.lstrip()) if found else start
