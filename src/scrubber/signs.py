r"""What `\W` means in a rule: a sign or a blank, and no letter of any script.

To RE2 it is all that is not ASCII, so that a whole sentence of Chinese would stand where a bullet may.
"""

from __future__ import annotations

import re
from typing import Final

SIGNS: Final = (
    r"\x00-/:-@\[-\^`{-"
    "\xa9\xab-\xb1\xb4\xb6-\xb9\xbb-\xbf\xd7\xf7"
    # Accents on their own; punctuation, currencies, arrows, symbols, dingbats; CJK's signs.
    "\u02b0-\u036f\u2000-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030"
    # Fonts of icons, forms of signs, wide signs, emoji.
    "\ue000-\uf8ff\ufe00-\ufe6f\ufeff-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufff9-\ufffd"
    "\U0001f000-\U0001faff\U000e0000-\U000e007f"
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
