"""Which unusual characters a text holds: by this most repairs know that they have nothing to do."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

TYPOGRAPHIC: Final = "’“”‘—–…"
"""What a sound English text holds beside ASCII: nearly all articles hold nothing else."""

LOST: Final = "\ufffd"
"""What stands for a character, or for a byte of one, that could not be decoded."""

_COMMON: Final = bytes([0x0A, *range(0x20, 0x7F)])
_TYPOGRAPHIC: Final = frozenset(TYPOGRAPHIC)
_NONE: Final[frozenset[str]] = frozenset()


@lru_cache(maxsize=1)
def encoded(text: str) -> bytes:
    """A text in UTF-8, lone surrogates as they are; kept for whoever asks next, as many do for the same text."""
    return text.encode("utf-8", "surrogatepass")


@lru_cache(maxsize=2)
def unusual(text: str) -> frozenset[str]:
    """The characters of a text that are neither printable ASCII, nor a line feed, nor in `TYPOGRAPHIC`.

    The answer for a text is kept for the cleaners that ask next: as long as none of them changes the text,
    it is looked through once.
    """
    # Bytes can be deleted by a table, ten times as fast as a regex looks for the others.
    rest = encoded(text).translate(None, _COMMON)
    return frozenset(rest.decode("utf-8", "surrogatepass")) - _TYPOGRAPHIC if rest else _NONE


def positions(text: str, part: str) -> list[int]:
    """The offsets at which `part` stands in a text, without overlaps."""
    found = []
    at = text.find(part)
    while at >= 0:
        found.append(at)
        at = text.find(part, at + len(part))
    return found
