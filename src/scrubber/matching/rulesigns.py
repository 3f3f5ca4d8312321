r"""What `\W` means in a rule: a sign or a blank, and no letter of any script.

To RE2 it is all that is not ASCII, so that a whole sentence of Chinese would stand where a bullet may.
"""

from __future__ import annotations

import re
from typing import Final

# Whole blocks, by the first bytes that they have in UTF-8: RE2 makes a state of each part of a range.
SIGNS: Final = (
    r"\x00-/:-@\[-\^`{-"
    "\xbf"
    # Punctuation, currencies, arrows, symbols, dingbats; signs of CJK.
    "\u2000-\u2bff\u3000-\u303f"
    # Fonts of icons, which form a sign has, signs of full width, emoji.
    "\ue000-\uf8ff\ufe00-\ufe3f\ufeff-\uff0f\uff1a-\uff20\ufffd\U0001f000-\U0001ffff"
)
r"""Code points that are neither letter nor digit, without `_`: what stands between the brackets of a class."""

_PIECE: Final = re.compile(r"\\.|\[\^?\]?|\]|[^\\\[\]]+", re.DOTALL)


def with_signs(expression: str) -> str:
    r"""An expression of RE2 in which `\W` is written out as the signs that it is to mean.

    >>> with_signs(r"^\W*Read") == f"^[{SIGNS}]*Read"
    True
    >>> with_signs(r"[\W_]+") == f"[{SIGNS}_]+"
    True
    """
    if r"\W" not in expression:
        return expression
    pieces: list[str] = []
    inside = False
    for piece in _PIECE.findall(expression):
        if piece == r"\W":
            pieces.append(SIGNS if inside else f"[{SIGNS}]")
            continue
        if piece[0] == "[" and not inside:
            inside = True
        elif piece == "]":
            inside = False
        pieces.append(piece)
    return "".join(pieces)
