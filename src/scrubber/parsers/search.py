"""All dumps and pieces of code in a text: which parser is asked where.

Three filters keep the parsers from reading sound articles, each slower and closer than the one before: the signs
that a text has, a gate of RE2 for each parser, and the anchor from which the parser reads on.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Final

from scrubber.parsers import (
    Dump,
    Parser,
    css,
    inspected,
    javascript,
    jsonish,
    logs,
    php_serialize,
    php_source,
    print_r,
    tags,
    templates,
    var_dump,
    var_dumper,
    var_export,
    xdebug,
)
from scrubber.parsers.cut_values import with_cut_values
from scrubber.parsers.scraps import with_scraps, without_paragraphs
from scrubber.parsers.signs import signs_of
from scrubber.parsers.unread import with_unread_code

if TYPE_CHECKING:
    from collections.abc import Callable

    _Gate = Callable[[bytes, int], re.Match[bytes] | None]


# Of two that begin at the same place the first one is asked first.
_PARSERS: Final = (
    php_source.ERRORS,
    tags.PARSER,
    php_source.SOURCE,
    xdebug.PARSER,
    var_dumper.PARSER,
    var_dump.PARSER,
    php_serialize.PARSER,
    print_r.PARSER,
    var_export.PARSER,
    templates.TEMPLATES,
    css.PARSER,
    jsonish.PARSER,
    templates.SHORTCODES,
    javascript.PARSER,
    inspected.PARSER,
    logs.PARSER,
)


@cache
def _gates() -> tuple[_Gate, ...]:
    import re2

    return tuple(re2.compile(parser.gate).search for parser in _PARSERS)


@cache
def _compiled(anchor: str) -> re.Pattern[str]:
    return re.compile(anchor, re.MULTILINE)


def _reach(gate: _Gate, data: bytes) -> int:
    """An offset behind which nothing passes a gate, and so no anchor matches; 0 where nothing does."""
    reach, stride = 0, _STRIDE
    while reach < len(data) and (passed := gate(data, reach)):
        # Wider each time: where a match is as long as what is left, a search reads all of it.
        reach = passed.start() + stride
        stride *= 2
    return reach


_STRIDE: Final = 1 << 8


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        # RE2 can't read halves of surrogate pairs. To an expression they are what this is: no letter and no blank.
        return _HALF.sub("\ufffd", text).encode()


def _blanks(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    return blank.end() - at if blank else 0


_BLANK: Final = re.compile(r"\s*")
_HALF: Final = re.compile(r"[\ud800-\udfff]")


def _next(anchor: re.Pattern[str], text: str, at: int, reach: int) -> re.Match[str] | None:
    """The first match of an anchor from `at` on. Not one that begins behind `reach`, where none is."""
    if reach >= len(text):
        return anchor.search(text, at)
    return next((match for start in range(at, reach) if (match := anchor.match(text, start))), None)


def dumps_in(text: str) -> list[Dump]:
    """Every dump in a text, also one that is written with entities, in order, none overlapping."""
    signs = signs_of(text)
    if not signs:
        return []
    view, offsets = _unescaped(text) if "&" in signs else (text, None)
    if offsets is None:
        return _scan(view, signs)
    return [d._replace(start=offsets(d.start), end=offsets(d.end)) for d in _scan(view, signs_of(view))]


# Not one that a script writes between its own quotes: `replace(/"/g, "&quot;")`.
_ENTITY: Final = re.compile(
    r"(?<![\"'])&(?:amp;)*(?:quot|gt|lt|nbsp|apos|amp|#0?39|#0?34|#x27|#x22|#8217|#822[01]);(?![\"'])"
)
_ESCAPED_CODE: Final = re.compile(r"&(?:amp;)*(?:quot|gt|lt|#0?39|#0?34|#x2[27]|apos);|&amp;[&:_.]")


def _unescaped(text: str) -> tuple[str, Callable[[int], int] | None]:
    """The text with its entities read, and where an offset in it stands in the text itself."""
    if not _ESCAPED_CODE.search(text):
        return text, None
    pieces: list[str] = []
    at, length = 0, 0
    starts, shifts = [0], [0]
    for match in _ENTITY.finditer(text):
        char = html.unescape(match[0].replace("amp;", "") if match[0] != "&amp;" else match[0])
        pieces += (text[at : match.start()], char)
        length += match.start() - at + len(char)
        at = match.end()
        starts.append(length)
        shifts.append(at - length)
    pieces.append(text[at:])

    def offset(position: int) -> int:
        return position + shifts[bisect_right(starts, position) - 1]

    return "".join(pieces), offset


# What is left of a token in which a dump was cut.
_DEBRIS: Final = re.compile(r"\s*[<\[{(\"'/&=?]{1,3}[ \t]*(?=\n|\Z)")

_CUT_TAG: Final = re.compile(r"\s*<[/a-z]{0,2}[ \t]*(?=\n|\Z)")


def _scan(text: str, signs: set[str]) -> list[Dump]:
    found: list[Dump] = []
    ahead: list[tuple[Parser, int, re.Match[str]]] = []
    data = _encoded(text)
    for parser, gate in zip(_PARSERS, _gates(), strict=True):
        # Counted in bytes, of which there are no less than characters.
        if not parser.signs.isdisjoint(signs) and (reach := _reach(gate, data)):
            match = _next(_compiled(parser.anchor), text, 0, reach)
            if match:
                ahead.append((parser, reach, match))
    at = 0
    while ahead:
        n, (parser, reach, match) = min(enumerate(ahead), key=lambda item: item[1][2].start())
        dump = parser.parse(text, match) if match.start() >= at else None
        end = _end(text, dump) if dump else 0
        # What a dump takes along of what stands before it, as a comment, may be a dump already.
        start = max(at, dump.start) if dump else 0
        if dump and start < end:
            found.append(dump._replace(start=start + _blanks(text, start), end=end))
            at = end
        following = _next(_compiled(parser.anchor), text, max(at, match.start() + 1), reach)
        if following is None:
            del ahead[n]
        else:
            ahead[n] = (parser, reach, following)
    found = with_cut_values(text, without_paragraphs(text, with_scraps(text, found)))
    return with_unread_code(text, found, signs)


def _end(text: str, dump: Dump) -> int:
    """Where a dump ends, with what is left of a token in which it was cut, without white space."""
    debris = (_CUT_TAG if dump.whole else _DEBRIS).match(text, dump.end)
    end = debris.end() if debris else dump.end
    while end > dump.start and text[end - 1].isspace():
        end -= 1
    return end
