"""Machine text as a stranger would collect it, for `repair_serialized`: what real pages leave, in files of pieces.

`strangers/*.txt` hold a kind each: scripts of trackers, players, frameworks and bundlers, style sheets, records, tags
of templates, log lines. They were all written before the parsers were measured on them. Every second piece is of the kind
`held …`, and these were not looked at when the parsers were mended: the two rows say how much the mending was
for the pieces, and how much for what they are pieces of.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.machine_text import drawn

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

_FILES: Final = Path(__file__).parent / "strangers"
_BETWEEN: Final = "\n~~~~\n"


def pieces(story: Callable[[], dict[str, Any]], rng: random.Random, count: int) -> dict[str, list[str]]:
    """Pieces of each kind: `stray …`, with which the parsers were mended, and `held …`."""
    return drawn(_made, story, rng, count)


@cache
def _files() -> dict[str, tuple[str, ...]]:
    return {
        path.stem: tuple(path.read_text("utf-8").strip("\n").removesuffix(_BETWEEN.rstrip()).split(_BETWEEN))
        for path in sorted(_FILES.glob("*.txt"))
    }


def _made(title: str, url: str, rng: random.Random) -> dict[str, tuple[str, ...]]:
    number = rng.randrange(10, 1000)
    values = {"¤TITLE¤": json.dumps(title), "¤URL¤": url, "¤N¤": str(number), "¤D¤": str(number % 10)}

    def filled(piece: str) -> str:
        for name, value in values.items():
            piece = piece.replace(name, value)
        return piece

    return {
        f"{half} {kind}": tuple(filled(piece) for piece in found[first::2])
        for kind, found in _files().items()
        for first, half in enumerate(("stray", "held"))
    }
