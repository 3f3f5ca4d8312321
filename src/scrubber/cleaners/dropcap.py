"""A drop cap that was split off its word: "D EMOCRACY dies", "W hat records", "a mask, e verything".

A letter of its own before letters that it makes a word with. "A man", "I am", "Plan B was", "X Games" are
meant as they stand: the joined word must be known, or a name of the article, and be likelier than its
pieces. Inside a paragraph, where single letters are more often meant, the rest must be no word of any
use.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.edits import Edit
from scrubber.hooks import Cleaner, hookimpl
from scrubber.matching.screens import screen
from scrubber.words.openings import RARE, Scene, count, is_piece
from scrubber.words.wordlist import follower, frequency, general, known_in, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.document import Document

CERTAIN: Final = 0.9
"""The least probability at which "A" or "I" is joined with what follows."""

_SPLIT: Final = r"[\"'“‘(\[]*+([A-Za-z]) (?:([a-z]++(?:['’][a-z]++)?)|([A-Z]++(?:['’][A-Z]++)?))(?![\w@/&]|\.(?! ))"
_AT_TOP: Final = re.compile(_SPLIT)
_AT_START: Final = re.compile(r"\n" + _SPLIT)
_INSIDE: Final = re.compile(r" ([B-HJ-Zb-hj-z]) ([a-z]{2,})(?![\w@/])")
_may_start: Final = screen(r"""(?:\A|\n)["'“‘(\[]*[A-Za-z] [A-Za-z]""")
_may_be_inside: Final = screen(r" [B-HJ-Zb-hj-z] [a-z][a-z]")
_CAPITALS: Final = re.compile(r"\s+[A-Z]{2,}\b")
_SPLIT_IS_RARE: Final = 1e-3


def clean(document: Document) -> Iterable[Edit]:
    """Join a single letter with the rest of its word."""
    text = document.text
    found = [*_AT_START.finditer(text)] if _may_start(text) else []
    if top := _AT_TOP.match(text):
        found.append(top)
    if _may_be_inside(text):
        found += _INSIDE.finditer(text)
    scene = Scene(text)
    joined = set()
    for match in found:
        at = match.start(1)
        if at in joined:
            continue
        letter, rest = match[1], match[2] or match[3]
        if match.re is _INSIDE or letter.islower():
            sure = _is_split_inside(letter, rest)
        elif letter in "AI":
            sure = _is_split_article(scene, letter, rest, at)
        else:
            sure = _is_split(text, letter, rest)
        if sure and known_in(text):
            joined.add(at)
            yield Edit(at + 1, at + 2, " ", "", "drop-cap", Category.WORD, reason=f"p={sure:.2f}")


def _is_split(text: str, letter: str, rest: str) -> float:
    """Whether a letter at a paragraph's start belongs to what follows, by the frequency of both."""
    whole, apart = frequency(letter + rest), 0.0 if is_piece(rest) else frequency(rest)
    if whole < 1e-8 and not count(text, letter + rest):
        return 0.9 if apart < 1e-8 and len(rest) > 2 and rest.islower() else 0.0
    # "H and M", "K is": words that follow a letter which stands for itself.
    needed = 0.05 if rest.lower() in _AFTER_A_LETTER else 0.003
    return 0.99 if whole > needed * apart else 0.0


_AFTER_A_LETTER: Final = word_set("and as at for has in is of on or the to was")


def _is_split_article(scene: Scene, letter: str, rest: str, at: int) -> float:
    """Whether "A" or "I" belongs to what follows: by how often either opens a sentence and goes on so."""
    end = at + 2 + len(rest)
    if scene.text.startswith("-", end):
        return 0.0
    if rest.isupper():
        # The place itself is the one time that the rest stands alone.
        if count(scene.text, letter + rest) and count(scene.text, rest) == 1:
            return 0.99
        sure = _CAPITALS.match(scene.text, end) or (frequency(rest) < RARE and len(rest) > 3)
        return 0.99 if sure and frequency(letter + rest) > 10 * max(frequency(rest), 1e-8) else 0.0
    piece = is_piece(rest.partition("'")[0])
    if not piece and frequency(letter + rest) < frequency(rest) / 1000:
        return 0.0
    if piece or frequency(rest) < min(RARE, frequency(letter + rest) / 30):
        return _is_split(scene.text, letter, rest)
    apart = scene.opens(letter, at + 1) * general(follower(scene.text, end)[0])
    whole = scene.opens(letter + rest, end) * _SPLIT_IS_RARE
    return whole / (whole + apart) if whole > CERTAIN * (whole + apart) else 0.0


def _is_split_inside(letter: str, rest: str) -> float:
    whole, apart = frequency(letter + rest), frequency(rest)
    return 0.98 if whole > 1e-6 and apart < whole / 300 else 0.0


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("dropcap", "words", clean, order=25, local=True)]
