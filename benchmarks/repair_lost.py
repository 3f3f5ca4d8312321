"""Of characters that were lost in decoding: how many come back right, come back wrong, or stay lost.

Articles of the news corpus lose all that is not ASCII, either as bytes of Windows-1252 read as UTF-8 (one `�` each) or
as UTF-8 read as ASCII (one `�` a byte). Each character is compared with what stood there; curly marks are asked for.

    python -m benchmarks.repair_lost [--articles N] [--seed N] [--show KIND]
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from typing import TYPE_CHECKING, Final

from benchmarks import common
from scrubber.cleaners.lost_characters import LOST, clean
from scrubber.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED: Final = 20240229
KINDS: Final = {"’": "apostrophe or '", "‘": "' that opens", "“": '" that opens', "”": '" that closes', "\xa0": "space"}
KINDS_OF_DASHES: Final = {"–": "en dash", "—": "em dash"}


def kind_of(text: str, at: int) -> str:
    """What sort of character stands in a text at `at`."""
    character = text[at]
    if character in KINDS_OF_DASHES:
        spaced = text[at - 1 : at] in (" ", "\n", "") and text[at + 1 : at + 2] == " "
        return KINDS_OF_DASHES[character] + (" between spaces" if spaced else "")
    return KINDS.get(character, "letter" if character.isalpha() else "other")


def damaged(text: str, *, bytewise: bool) -> tuple[str, list[tuple[int, int]]]:
    """The text without what is not ASCII, and where each lost character stands in the text and in the result."""
    pieces: list[str] = []
    lost: list[tuple[int, int]] = []
    length = 0
    for at, character in enumerate(text):
        if ord(character) < 128:
            piece = character
        else:
            piece = LOST * len(character.encode()) if bytewise else LOST
            lost.append((at, length))
        pieces.append(piece)
        length += len(piece)
    return "".join(pieces), lost


def outcomes(text: str, *, bytewise: bool) -> Iterator[tuple[str, str, int, str]]:
    """Of each lost character its kind, what became of it (right, wrong, kept), its offset, and what was written."""
    bad, lost = damaged(text, bytewise=bytewise)
    # Some entries of the log only tell something, and change nothing.
    written = {edit.start: edit for edit in clean(Document(bad), "curly") if edit.before != edit.after}
    starts = {place for _, place in lost}
    for at, place in lost:
        edit = written.pop(place, None)
        after = edit.after if edit else ""
        outcome = "kept" if edit is None else "right" if after == text[at] else "wrong"
        yield kind_of(text, at), outcome, at, after
    # What was written in the middle of a character's bytes.
    for place in written.keys() - starts:
        yield "between", "wrong", place, written[place].after


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--articles", type=int, default=1200)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--show", help="print what came back wrong of a kind")
    args = parser.parse_args()
    common.require_data()
    texts = [text for article in common.news() if LOST not in (text := article["text"]) and not text.isascii()]
    counts: Counter[tuple[str, str]] = Counter()
    for text in random.Random(args.seed).sample(texts, min(args.articles, len(texts))):
        for bytewise in (False, True):
            for kind, outcome, at, after in outcomes(text, bytewise=bytewise):
                counts[kind, outcome] += 1
                if outcome == "wrong" and args.show and args.show in kind:
                    print(f"{kind} {after!r}: …{text[max(0, at - 60) : at]}⟦{text[at]}⟧{text[at + 1 : at + 50]}")
    kinds = sorted({kind for kind, _ in counts})
    rows = [[kind, *(str(counts[kind, what]) for what in ("right", "wrong", "kept"))] for kind in kinds]
    sums = [sum(n for (_, what), n in counts.items() if what == one) for one in ("right", "wrong", "kept")]
    rows.append(["all", *map(str, sums)])
    print(common.table(["kind", "right", "wrong", "kept"], rows))
    print(f"{sum(sums)} characters: {sums[0] / sum(sums):.1%} right, {sums[1] / sum(sums):.2%} wrong")
    return 0


if __name__ == "__main__":
    sys.exit(main())
