"""Which of many literals a line holds, found in one pass, however many there are.

What may stand anywhere is found by an Aho-Corasick automaton, which is whole before the first line is read. RE2 makes
the states of its automata when a line first needs them, so that lines of a kind that was not seen yet cost many times
as much as others, and each worker made its own. What is bound to an edge of the line is looked up.

What is found may be more than is there, never less: each digit stands for every other, white space for one blank, and
what is bound to an edge is looked for in any case, and only its first or last bytes.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final, NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation

from scrubber.matching.prefilter import DIGIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrubber.matching.prefilter import Literal


class FoldedLine(NamedTuple):
    """A line as literals are looked for in it."""

    encoded: bytes
    folded: bytes
    is_in_place: bool
    """Whether each letter stands where it stands in the line itself."""
    opening: bytes
    closing: bytes
    """The folded line without the signs that it begins with, and without those that it ends with."""


def folded_line(encoded: bytes) -> FoldedLine:
    """Read a line (in UTF-8)."""
    folded, is_in_place = _folded(encoded)
    return FoldedLine(encoded, folded, is_in_place, folded.lstrip(_SIGNS), folded.rstrip(_SIGNS))


class LiteralSets:
    """Sets of literals, each with a number; a line holds a set if it holds one of its literals."""

    def __init__(self) -> None:
        self._opening = _Lookup(at_end=False)
        self._closing = _Lookup(at_end=True)
        self._in_any_case: dict[bytes, set[int]] = {}
        self._exact: dict[bytes, dict[bytes, set[int]]] = {}
        self._found: list[tuple[set[int], tuple[tuple[bytes, set[int]], ...]]] = []

    def add(self, number: int, literals: Iterable[Literal]) -> None:
        """Add a set."""
        for literal in literals:
            text = literal.text.replace(DIGIT, "0").encode()
            folded, _ = _folded(text)
            if literal.starts:
                self._opening.add(number, folded)
            elif literal.ends:
                self._closing.add(number, folded)
            elif literal.folded or DIGIT in literal.text:
                self._in_any_case.setdefault(folded, set()).add(number)
            else:
                self._exact.setdefault(folded, {}).setdefault(text, set()).add(number)

    def compile(self) -> None:
        """Make the automaton, once all sets are added."""
        if texts := sorted(self._in_any_case.keys() | self._exact.keys()):
            self._found = [
                (self._in_any_case.get(text, set()), tuple(self._exact.get(text, {}).items())) for text in texts
            ]
            automaton = BytesAhoCorasick(texts, implementation=Implementation.ContiguousNFA)
            self._places = partial(automaton.find_matches_as_indexes, overlapping=True)
            self._overlap = max(map(len, texts)) - 1

    def found(self, line: FoldedLine) -> set[int]:
        """The numbers of the sets that a line holds."""
        encoded, folded, is_in_place, opening, closing = line
        numbers: set[int] = set()
        if found := self._found:
            places = self._places(folded) if len(folded) <= _AT_ONCE else self._in_pieces(folded)
            for n, start, stop in places:
                in_any_case, exact = found[n]
                if in_any_case:
                    numbers |= in_any_case
                for text, others in exact:
                    if not is_in_place or encoded[start:stop].translate(_PLAIN) == text:
                        numbers |= others
        self._opening.find(opening, folded, numbers)
        self._closing.find(closing, folded, numbers)
        return numbers

    def _in_pieces(self, folded: bytes) -> Iterator[tuple[int, int, int]]:
        """The places in a long line, piece by piece: all at once can be a hundred times as large as it."""
        for begin in range(0, len(folded), _AT_ONCE):
            for n, start, stop in self._places(folded[begin : begin + _AT_ONCE + self._overlap]):
                yield n, begin + start, begin + stop


_AT_ONCE: Final = 1 << 16
"""Bytes of a line that are searched at once."""


class _Lookup:
    """What lines begin with, or end with, each with the numbers of the sets that it is in."""

    def __init__(self, *, at_end: bool) -> None:
        self._at_end = at_end
        self._words: dict[int, tuple[slice, dict[bytes, set[int]]]] = {}
        self._signs: dict[bytes, set[int]] = {}
        self._of_signs = lru_cache(maxsize=_REMEMBERED)(self._find_signs)

    def add(self, number: int, text: bytes) -> None:
        """Add a literal of a set."""
        if words := text.rstrip(_SIGNS) if self._at_end else text.lstrip(_SIGNS):
            length = max(n for n in _LENGTHS if n <= len(words))
            edge = slice(-length, None) if self._at_end else slice(length)
            _, known = self._words.setdefault(length, (edge, {}))
            known.setdefault(words[edge], set()).add(number)
        else:
            self._signs.setdefault(text, set()).add(number)

    def find(self, words: bytes, line: bytes, numbers: set[int]) -> None:
        """Add the numbers of the sets that a line holds, given without the signs at its edge and with them."""
        for edge, known in self._words.values():
            if found := known.get(words[edge]):
                numbers |= found
        if self._signs and len(words) < len(line):
            signs = line[len(words) :] if self._at_end else line[: len(line) - len(words)]
            numbers |= self._of_signs(signs) if len(signs) <= _FEW_SIGNS else self._find_signs(signs)

    def _find_signs(self, signs: bytes) -> set[int]:
        return set().union(*(found for text, found in self._signs.items() if text in signs))


_REMEMBERED: Final = 256
_FEW_SIGNS: Final = 32
"""Of how many runs of signs, and of how many bytes, is remembered what they hold: of most lines they are the same."""

_LENGTHS: Final = (1, 2, 4, 8, 16)
"""Bytes of a literal at an edge that are looked up: as many as it has, or the next fewer."""

_SIGNS: Final = bytes(byte for byte in range(256) if not (byte < 128 and chr(byte).isalnum()))
"""What may stand between a literal and the edge of the line that it is bound to; letters of other scripts, too."""


def _folded(text: bytes) -> tuple[bytes, bool]:
    """A text in one case, with one digit and one kind of white space, and whether each letter is where it was."""
    is_in_place = text.isascii() or not text.translate(None, _OF_ONE_CASE)
    if not is_in_place:
        text = text.decode("utf-8", "surrogatepass").casefold().encode("utf-8", "surrogatepass")
    text = text.translate(_FOLDED)
    return (_RUN.sub(b" ", text), False) if b"  " in text else (text, is_in_place)


_OF_ONE_CASE: Final = bytes({*range(0xC0), 0xE2} - {0x84, *range(0xB0, 0xB4)})
"""Bytes of UTF-8 that a letter which may have two cases is not made of alone: of ASCII, quotation marks, dashes."""

_UPPER: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SPACE: Final = b"\t\n\f\r"
_FOLDED: Final = bytes.maketrans(_UPPER + b"123456789" + _SPACE, _UPPER.lower() + b"0" * 9 + b" " * len(_SPACE))
_PLAIN: Final = bytes.maketrans(_SPACE, b" " * len(_SPACE))
_RUN: Final = re.compile(rb"  +")
