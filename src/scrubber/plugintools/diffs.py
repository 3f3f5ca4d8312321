"""Two texts line by line with their differences in colour, as text for rich."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from scrubber.harmless import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.text import Text

_AROUND: Final = 1
"""How many lines that are equal are shown before and after those that are not."""

_WORDS: Final = re.compile(r"\s+|[^\s]+")


def diff(expected: str, found: str) -> Text:
    """Lines with `-` were expected and are missing, those with `+` were found instead; blank lines are left out."""
    from rich.text import Text

    out = Text()
    old, new = _lines(expected), _lines(found)
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            out.append_text(_equal(old[a:b], first=a == c == 0, last=b == len(old) and d == len(new)))
        else:
            for n in range(max(b - a, d - c)):
                out.append_text(_pair(old[a:b][n : n + 1], new[c:d][n : n + 1]))
    return out


def _lines(text: str) -> list[str]:
    return [visible(line) for line in text.split("\n") if line.strip()]


def _equal(lines: Sequence[str], *, first: bool, last: bool) -> Text:
    from rich.text import Text

    head = [] if first else lines[:_AROUND]
    tail = [] if last else lines[max(len(head), len(lines) - _AROUND) :]
    left_out = len(lines) - len(head) - len(tail)
    shown = [f"  {line}" for line in head]
    if left_out:
        shown.append(f"  … {left_out} equal line{'s' if left_out > 1 else ''}")
    shown += [f"  {line}" for line in tail]
    return Text("".join(f"{line}\n" for line in shown), style="dim")


def _pair(old: Sequence[str], new: Sequence[str]) -> Text:
    """A line that was expected above the one that was found, with the words that differ set off."""
    from rich.text import Text

    out = Text()
    words: list[list[str]] = [_WORDS.findall(line[0]) if line else [] for line in (old, new)]
    codes = SequenceMatcher(None, words[0], words[1], autojunk=False).get_opcodes()
    alike = old and new and sum(b - a for tag, a, b, _, _ in codes if tag == "equal") * 2 > len(words[0])
    for sign, line, colour, side in (("-", old, "red", 0), ("+", new, "green", 1)):
        if line:
            out.append(f"{sign} ", style=f"bold {colour}")
            for piece, differs in _pieces(words[side], codes, side):
                out.append(piece, style=f"reverse {colour}" if alike and differs else colour)
            out.append("\n")
    return out


def _pieces(words: list[str], codes: Iterable[tuple[str, int, int, int, int]], side: int) -> Iterator[tuple[str, bool]]:
    for tag, *ends in codes:
        start, end = ends[2 * side : 2 * side + 2]
        yield "".join(words[start:end]), tag != "equal"
