"""Letters that were lost in decoding, and left U+FFFD in their places: `caf�`, `r�sum�`.

They come back where the article itself has the word, or where one choice of letters alone makes a word that is known.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, Final

from scrubber.characters import LOST
from scrubber.words.wordlist import zipf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Letters of the names and loan words of English-language news, the frequent ones first.
_LETTERS: Final = "éáíóñüöçèäúàêâãëïôîåøæœûùßışğšžčćłńőřě"
# Different words with lost letters that are looked up in one text; one with more is no text.
_MOST_GUESSES: Final = 500
_WORD_WITH_LOST: Final = re.compile(rf"(?<![^\W\d_])[^\W\d_]++(?:{LOST}{{1,2}}(?!{LOST})[^\W\d_]*)+")
_ONE_OR_TWO: Final = re.compile(f"{LOST}{{1,2}}")
_ACCENTED: Final = re.compile(r"[^\W\d_a-zA-Z]")
_WORD_WITH_ACCENT: Final = re.compile(r"\b[A-Za-z]*[^\W\d_a-zA-Z][^\W\d_]*")


def letters_of_words(text: str) -> Callable[[str], tuple[str, ...]]:
    """A function from a word with U+FFFD to the letters that were lost: first by the article's own words."""
    known = {
        _ACCENTED.sub(LOST, word).lower(): tuple(_ACCENTED.findall(word)) for word in _WORD_WITH_ACCENT.findall(text)
    }
    guessed: dict[str, tuple[str, ...]] = {}

    def letters_of(word: str) -> tuple[str, ...]:
        own = known.get(_ONE_OR_TWO.sub(LOST, word).lower())
        if own:
            return own
        if word not in guessed and len(guessed) < _MOST_GUESSES:
            guessed[word] = _letters(_ONE_OR_TWO.split(word))
        return guessed.get(word, ())

    return letters_of


def lost_letters(
    text: str, line: int, end: int, letters_of: Callable[[str], tuple[str, ...]], apostrophe: str, *, single: bool
) -> Iterator[tuple[int, int, str]]:
    """Where letters were lost in a line that are certain, and what they are; beside one, an apostrophe.

    `letters_of` is a function of `letters_of_words`; `single` says that each U+FFFD is a character.
    """
    for match in _WORD_WITH_LOST.finditer(text, line, end):
        lost = list(_ONE_OR_TWO.finditer(match[0]))
        if len(lost) > 2:
            continue
        if single and len(lost) == 1 and len(lost[0][0]) > 1:
            left, right = _ONE_OR_TWO.split(match[0])
            if pair := _letter_and_apostrophe(left, right, apostrophe):
                at = match.start() + lost[0].start()
                yield at, at + 1, pair[0]
                yield at + 1, at + 2, pair[1]
                continue
        for run, letter in zip(lost, letters_of(match[0]), strict=False):
            yield match.start() + run.start(), match.start() + run.end(), letter


_AFTER_D: Final = {"tat": "é", "tre": "ê", "tats": "é"}


def _letter_and_apostrophe(left: str, right: str, apostrophe: str) -> tuple[str, str] | None:
    """The two characters between parts of a word: of `José's`, and of `d'état`; None if they are others."""
    if right == "s":
        letters = _letters([left, ""])
        return (letters[0], apostrophe) if letters else None
    return (apostrophe, _AFTER_D[right]) if left in {"d", "D"} and right in _AFTER_D else None


def _letters(parts: list[str]) -> tuple[str, ...]:
    """The letters between the parts of a word, none if that is not certain."""
    *start, end = parts
    # What the word is if an apostrophe or a quotation mark was lost, and no letter.
    rival = zipf("".join(start)) if len(parts) == 2 and end.lower() in {"", "s"} else 0.0
    scored = sorted(
        ((zipf(_join(parts, letters)), letters) for letters in product(_LETTERS, repeat=len(start))),
        reverse=True,
    )
    (best, letters), (second, _) = scored[:2]
    if best < max(1.5, second + 0.3, rival + 0.3):
        return ()
    word = "".join(parts)
    return tuple(letter.upper() for letter in letters) if word.isupper() and len(word) > 1 else letters


def _join(parts: list[str], letters: tuple[str, ...]) -> str:
    return parts[0] + "".join(letter + part for letter, part in zip(letters, parts[1:], strict=True))
