"""Code that no parser reads, told by its tokens alone: lines, what is glued to a paragraph, what stands beside a dump.

A dump whose lines were set as paragraphs leaves them one by one, between paragraphs of the article. What was cut at
its beginning fits no grammar. What lies beside other code needs less evidence than what stands alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scrubber.parsers import Dump
from scrubber.parsers.code_shape import code_score, has_prose

if TYPE_CHECKING:
    from collections.abc import Iterator

KIND: Final = "code-line"
_SURE: Final = 5.0
"""Score from which a piece is code whatever stands in the text besides."""
_GLUED: Final = 4.0
"""Score from which what a paragraph ends or begins with is code."""
_LIKELY: Final = 2.0
"""Score from which it is in a text that holds other code."""
_LEAST: Final = 12
"""Characters that a piece of a line has at least, if it stands alone."""
_LONGEST: Final = 5000
_NEAR: Final = 600
_MOST_PLACES: Final = 24
"""Characters before a place in which words must stand, and places of a line that are looked at, from its end."""
_SIGN: Final = re.compile(r"[{}()\[\]=;<>_$#@|\\&%+*/^`\"']|:(?=\w)|[,:]\Z")
# A line of signs parts sections; what stands in brackets is `{{ a template's }}`, or {laughter}.
_NO_CODE: Final = re.compile(r"[^\w{}()\[\];]*\Z|[\[({<][\w .,!?’'-]*[\])}>]\Z")
# What most code has that is glued to a paragraph, and few paragraphs have.
_GLUED_SIGN: Final = re.compile(
    r"[{}=<>|\\]|;(?=\S)|\((?<=\w\()(?=[\"'{\[$)]|\w+[,.(])|\$(?=[A-Za-z(])|/(?:\*|(?<=[^:]/)/)"
)
_OPENING_WORDS: Final = re.compile(r"[\"“]?(?:[A-Za-z][a-z’]*,? ){4}")
_STRONG_SIGN: Final = re.compile(r"[{}=;<>_$#@|\\&\[\]]|\w\(|\(\)|/\*|//")
# A comment of a script or a style sheet.
_COMMENT: Final = re.compile(r"//[ \t]?(?![^\s/]+\.[a-z]{2,}/)|/\*|[^\n]*\*/\Z")
# Where code may be glued to a paragraph: behind a sentence, or where a word runs into a sign.
_GLUE: Final = re.compile(
    r"[.!?…][\"”’')\]]*(?=\s?\S)|(?<![\w$.])[A-Z]?[a-z]+[\"”’):]?(?<!s:)(?<!p:)(?=[{\[<$/#@_}&|*\\]|;\S)"
)
# Where a paragraph may go on behind code, or is glued to its last sign: four words, of which the first has a capital.
_WORDS: Final = re.compile(
    r"(?:(?<=\S)\s+|(?<=[)\]};>]))(?=[\"“‘'(]{0,2}[A-Z][\w’'-]*:?(?:,? [$\"“(]?[\w’'-]+(?:,\d+)*[.,;:)”\"]{0,3}){3})"
)
_TELLING: Final = frozenset("{}=<;")
_PLAIN: Final = frozenset(("html-tag", "shortcode", "template"))
"""Kinds of dumps that say nothing of code beside them."""
_RECORDS: Final = frozenset(("json", "json-ld", "var_dump", "print_r", "var_export", "serialize"))


def with_unread_code(text: str, found: list[Dump], signs: set[str]) -> list[Dump]:
    """The dumps of a text in order, with the code beside them, and between them the code that no parser found.

    `signs` are those of the text (`signs_of`), which tell whether it is worth a look where no dump was found.
    """
    if not found and signs.isdisjoint(_TELLING):
        return found
    joined: list[Dump] = []
    likely: list[Dump] = []
    """What is code only if there is more of it."""
    sure = sum(dump.kind not in _PLAIN for dump in found)
    n = start = 0
    for raw in text.split("\n"):
        end = start + len(raw)
        here: list[Dump] = []
        while n < len(found) and found[n].start < end:
            here.append(found[n])
            n += 1
        first = max(start, joined[-1].end) if joined else start
        if here:
            joined += _beside(text, first, end, here)
        elif (
            first < end
            and (piece := text[first:end].strip())
            and len(piece) < _LONGEST
            and _SIGN.search(piece)
            and not _NO_CODE.match(piece)
        ):
            at = first + len(text[first:end]) - len(text[first:end].lstrip())
            opens_with_words = first > start or _OPENING_WORDS.match(piece)
            if opens_with_words:
                if _GLUED_SIGN.search(piece):
                    joined += _glued(piece, at, opens_with_words=True)
            elif _COMMENT.match(piece):
                likely.append(Dump(at, at + len(piece), KIND, None, False))
            elif not has_prose(piece) and not _SENTENCE.search(piece):
                score = code_score(piece)
                if score >= _SURE:
                    joined.append(Dump(at, at + len(piece), KIND))
                    sure += 1
                elif score >= _LIKELY and not has_prose(piece, 2):
                    likely.append(Dump(at, at + len(piece), KIND))
            elif _GLUED_SIGN.search(piece):
                joined += _glued(piece, at, opens_with_words=False)
        start = end + 1
    if likely and sure:
        # Comments are words: one piece of code beside them is not enough.
        joined = sorted([*joined, *(line for line in likely if line.whole or sure > 1)])
    starts = [*(dump.start for dump in joined[1:]), len(text)]
    return [_with_cut_lines(text, dump, joined[n - 1].end if n else 0, starts[n]) for n, dump in enumerate(joined)]


def _with_cut_lines(text: str, dump: Dump, floor: int, ceiling: int) -> Dump:
    """A dump with what is left of a line that was cut, directly above its first line or below its last one."""
    if dump.kind in _PLAIN:
        return dump
    start, end = dump.start, dump.end
    # A record begins and ends with its brackets: a name above or below is a speaker's.
    if text[start] not in "{[" and (above := _CUT_ABOVE.search(text, max(floor, start - _CUT), start)):
        start = above.start(1)
    if not (dump.whole and dump.kind in _RECORDS) and (below := _CUT_BELOW.match(text, end)) and below.end() <= ceiling:
        end = below.end()
    return dump._replace(start=start, end=end)


_CUT: Final = 100
# Above it or below it stands nothing more, it begins as no sentence does, and has no sentence's end.
_CUT_WORDS: Final = r"(?![ \t]*(?:[A-Z\d\"“‘'(*•–—-]|https?:|www\.))[^\n]{0,60}[^\s.!?:,;\"”’)…]"
_CUT_ABOVE: Final = re.compile(rf"(?:\A|(?<=\n\n))({_CUT_WORDS})[ \t]*\n[ \t]*\Z")
_CUT_BELOW: Final = re.compile(rf"[ \t]*\n{_CUT_WORDS}(?=[ \t]*(?:\n[ \t]*\n|\Z))")


def _beside(text: str, start: int, end: int, here: list[Dump]) -> Iterator[Dump]:
    """The dumps of a line, each with the code between it and the next one, or the line's end."""
    before = start
    for n, dump in enumerate(here):
        if dump.kind in _PLAIN or dump.start < before:
            yield dump
            before = max(before, dump.end)
            continue
        piece = text[before : dump.start]
        if piece.strip():
            tail = 0 if _is_code(piece, _LIKELY) else _tail(piece, _LIKELY)
            if tail is not None:
                blank = len(piece[tail:]) - len(piece[tail:].lstrip())
                dump = dump._replace(start=before + tail + blank)
        behind = min(end, here[n + 1].start) if n + 1 < len(here) else end
        piece = text[dump.end : behind]
        if piece.strip():
            head = len(piece.rstrip()) if _is_code(piece, _LIKELY) else _head(piece, _LIKELY)
            if head is not None:
                dump = dump._replace(end=dump.end + head)
        yield dump
        before = dump.end


def _glued(piece: str, start: int, *, opens_with_words: bool) -> Iterator[Dump]:
    """The code that a paragraph ends or begins with."""
    tail = _tail(piece, _GLUED)
    head = None if opens_with_words or tail is not None else _head(piece, _GLUED)
    if tail is not None:
        tail += len(piece[tail:]) - len(piece[tail:].lstrip())
        yield Dump(start + tail, start + len(piece), KIND)
    elif head is not None:
        yield Dump(start, start + head, KIND)


def _is_code(piece: str, least: float) -> bool:
    """Whether a piece is code, and neither begins nor ends as a sentence does that quotes some."""
    piece = piece.strip()
    return (
        len(piece) < _LONGEST
        and _SIGN.search(piece) is not None
        and _NO_CODE.match(piece) is None
        and not has_prose(piece)
        and not _SENTENCE.search(piece)
        and code_score(piece) >= least
    )


_SENTENCE: Final = re.compile(r"\A[\"“‘(]?[A-Z][a-z’']* [a-z]+ |[ ,][a-z]+ [a-z]+[.!?][\"”’)]*\Z")


def _tail(piece: str, least: float) -> int | None:
    """Where the code begins that a piece of a line ends with; None if it ends with words."""
    places = [match.end() for match in _GLUE.finditer(piece)][-_MOST_PLACES:]
    behind_words = False
    if not places or not has_prose(piece[max(0, places[-1] - _NEAR) : places[-1]]):
        return None
    for place in places:
        behind_words = behind_words or has_prose(piece[max(0, place - _NEAR) : place])
        if _ADDRESS.search(piece, max(0, place - _LONGEST_ADDRESS), place):
            continue
        tail = piece[place:]
        if behind_words and len(tail.strip()) >= _LEAST and _STRONG_SIGN.search(tail) and _is_code(tail, least):
            return place
    return None


# What stands before a full stop that is a part of an address.
_ADDRESS: Final = re.compile(r"(?://|www\.|@)[^\s\"'<>()]*\Z|\w\.(?=(?:com|org|net|edu|gov|co|io|info)\b)")
_LONGEST_ADDRESS: Final = 200


def _head(piece: str, least: float) -> int | None:
    """Where the code ends that a piece of a line begins with; None if it begins with words."""
    for words in [*_WORDS.finditer(piece)][:_MOST_PLACES]:
        head = piece[: words.start()]
        if not words[0] and len(head.strip()) < _LEAST:
            return None
        if len(head.strip()) >= _LEAST and _STRONG_SIGN.search(head):
            return len(head.rstrip()) if _is_code(head, least) else None
    return None
