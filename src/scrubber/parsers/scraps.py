"""Scraps of code between pieces that the parsers found, and before and behind them on their line.

What a parser can't read, because its beginning or its end was cut or its line breaks are lost, is told from prose:
it has signs that prose has not, and no three words in a row.
"""

from __future__ import annotations

import re
from typing import Final

from scrubber.parsers import Dump, line_end
from scrubber.parsers.code_lines import is_code

_KINDS: Final = frozenset(("css", "javascript", "json"))
_LONGEST: Final = 400
_QUOTED: Final = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`\n]*`")
_SIGN: Final = re.compile(r"[{};=]|\(\)|\|\||&&|\)\s*\)|[\"'\])],\s*[\"'\[({]|\w\.[a-z]+[A-Z]|\(['\"]")
_PROSE: Final = re.compile(
    r"\A[\"“‘(]?[A-Z][a-z’']* [a-z]+ |[A-Za-z’']{2,}[,:]? (?:[A-Za-z’']{2,}|I),? [A-Za-z’']{2,}"
    r"|[a-z)][.!?][\"”’)]*(?:\s+[A-Z“\"]|\s*\Z)|[“”…—–]"
)


def is_scrap(piece: str) -> bool:
    """Whether a piece of a line is a part of code."""
    piece = piece.strip()
    if not piece or len(piece) > _LONGEST or not _SIGN.search(piece):
        return False
    return not _PROSE.search(_QUOTED.sub('""', piece))


def is_rest(piece: str) -> bool:
    """Whether a piece, short of its end, closes brackets that nothing in it opened, and has no three words in a row."""
    return len(piece) < _LONGEST and closes(piece) and not _PROSE.search(_QUOTED.sub('""', piece))


def closes(piece: str) -> bool:
    """Whether a piece closes brackets or quotation marks that nothing in it opened."""
    depth = 0
    plain = _QUOTED.sub("''", piece)
    for bracket in _BRACKET.findall(plain):
        depth += 1 if bracket in "([{" else -1
        if depth < 0:
            return True
    return plain.replace("''", "").count("'") % 2 == 1 or plain.count('"') % 2 == 1


_BRACKET: Final = re.compile(r"[()\[\]{}]")
# Brackets behind a piece whose beginning they close.
_CLOSERS: Final = re.compile(r"\s*\}(?:\s?[)\]};,])*(?=\s|\Z)(?:\s*\}(?:\s?[)\]};,])*(?=\s|\Z))*")

# A paragraph that is what somebody says.
_SPEECH: Final = re.compile(r"[\s\]}]*\s[\"“][A-Z][^\"\n]{30,}[.!?,][\"”]")

# What closes the call that a record is given to.
_CALL_END: Final = re.compile(r"\)+;?")


def _lines_above(text: str, start: int) -> int:
    """Where the lines of code begin that stand directly above a piece, which opens its line."""
    for _ in range(_MOST_LINES):
        line = text.rfind("\n", 0, start) + 1
        if line < 2 or text[line:start].strip() or text[line - 2] == "\n":
            return start
        above = text.rfind("\n", max(0, line - _LONGEST), line - 1) + 1
        words = text[above : line - 1]
        if above < line - _LONGEST or not words.strip() or not is_code(text, above) or _PROSE.search(words):
            return start
        start = above + len(words) - len(words.lstrip())
    return start


_MOST_LINES: Final = 60


def with_scraps(text: str, found: list[Dump]) -> list[Dump]:
    """The dumps, each with the scraps of code that stand beside it on its line."""
    joined: list[Dump] = []
    for dump in found:
        if dump.kind not in _KINDS:
            joined.append(dump)
            continue
        before = joined[-1].end if joined else 0
        line = max(text.rfind("\n", max(before, dump.start - _LONGEST), dump.start) + 1, before)
        beside = before == line and bool(joined) and joined[-1].kind in _KINDS
        at_line = line == 0 or text[line - 1] == "\n"
        if (beside or at_line) and is_scrap(text[line : dump.start].removesuffix(".")):
            blank = len(text[line : dump.start]) - len(text[line : dump.start].lstrip())
            dump = dump._replace(start=line + blank)
        if dump.kind != "json":
            dump = dump._replace(start=max(before, _lines_above(text, dump.start)))
        joined.append(dump)
    for n, dump in enumerate(joined):
        following = joined[n + 1].start if n + 1 < len(joined) else len(text)
        end = min(line_end(text, dump.end), following)
        if dump.kind == "javascript" and (closers := _CLOSERS.match(text, dump.end, following)):
            dump = joined[n] = dump._replace(end=closers.end())
        if (
            dump.kind == "json"
            and text[dump.start] not in "[{"
            and (call := _CALL_END.match(text, dump.end, following))
        ):
            dump = joined[n] = dump._replace(end=call.end())
        rest = text[dump.end : end]
        if dump.kind in _KINDS and end == line_end(text, dump.end) and is_scrap(rest) and not _SPEECH.match(rest):
            joined[n] = dump._replace(end=dump.end + len(rest.rstrip()))
    return joined


def without_paragraphs(text: str, found: list[Dump]) -> list[Dump]:
    """The dumps without paragraphs that stand in them between blank lines, or behind them on their last line.

    A comment that is never closed, or a statement that goes on in the next line, may seem to reach over some.
    """
    kept: list[Dump] = []
    for dump in found:
        if dump.kind not in _OF_CODE:
            kept.append(dump)
            continue
        start = dump.start
        for paragraph in _PARAGRAPH.finditer(text, dump.start, dump.end):
            if text[start : paragraph.start()].strip():
                kept.append(dump._replace(start=start, end=paragraph.start(), whole=False))
            start = paragraph.end()
        start += len(text[start : dump.end]) - len(text[start : dump.end].lstrip())
        if start < dump.end:
            kept.append(dump._replace(start=start))
    return kept


_OF_CODE: Final = frozenset(("css", "javascript", "php-code"))
_PARAGRAPH: Final = re.compile(
    r"(?<=\n\n)[\"“‘'(]{0,2}[A-Z\d][\w’'-]*(?:[ ,][^\n{}=<>|\\ ]+){6,}[.!?…:][\"”’')]{0,2}[ \t]*(?=\n[ \t]*\n)"
)
