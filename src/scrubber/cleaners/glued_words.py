"""Words glued together, the space between them lost: "ofthe", "planto", "endedHe", "WhiteHouse", "Trump'splan".

Every word of a text is looked up. One that is unknown, or much rarer than two words next to each other that it may be
made of, is parted where that is all but certain (`scrubber.words.splitting`). That comes behind the cleaners of split
words, since the rest of "e verything" looks like two.

A capital inside a word shows where a space was, and names ("YouTube", "McConnell", "deGrasse") look the same: which it
is, is weighed (`scrubber.words.capitals`). Behind what can only be the end of a word ("Trump's", "25th") nothing is
weighed (`scrubber.words.glued_ends`).
"""

from __future__ import annotations

import re
from functools import cache
from itertools import filterfalse, pairwise, starmap
from math import inf
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.characters import encoded
from scrubber.cleaners.soft_hyphens import SOFT_HYPHEN
from scrubber.edits import Edit
from scrubber.hooks import Cleaner, hookimpl
from scrubber.matching.screens import screen
from scrubber.words.capitals import are_two, capitals
from scrubber.words.glued_article import ways as ways_with_article
from scrubber.words.glued_article import where as where_article
from scrubber.words.glued_ends import behind_ends
from scrubber.words.openings import count
from scrubber.words.pairs import NAME
from scrubber.words.prose import is_prose
from scrubber.words.splitting import JOINING, NO_ENDINGS, Reading, are_joining, read, ways
from scrubber.words.word_classes import fit
from scrubber.words.wordlist import frequency, known_in, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrubber.document import Document


def clean(document: Document) -> Iterable[Edit]:
    """Put the lost space between two words back."""
    text = document.text
    rare = _rare(text)
    suspects = _suspects(rare)
    places = set(behind_ends(text))
    places.update(_weighed(text, suspects, 0.0))
    if len(places) >= _SEVERAL:
        places.update(_weighed(text, suspects, SLACK))
    places.update(_behind_names(text, rare))
    if _may_hold_frequent(text):
        places.update(match.end() for match in _FREQUENT.finditer(text))
    if places and known_in(text):
        for at in sorted(places):
            yield Edit(at, at, "", " ", "glued-words", Category.SPACING)


def _weighed(text: str, suspects: list[str], slack: float) -> Iterator[int]:
    """Where words are to be parted that are weighed, if so much less than usual is needed."""
    yield from (at for start, at, end in capitals(text) if are_two(text, start, at, end, slack))
    for word in suspects:
        yield from _parted(text, word, slack)


_SEVERAL: Final = 3
"""Lost spaces in a text from which more of them are to be expected: who loses one loses others."""

SLACK: Final = 1.5
"""How much less (log-odds) is needed then."""

COMMON_WORDS: Final = Path(__file__).parents[1] / "words" / "data" / "common_words.txt"
"""Made by benchmarks/train_glued_words.py."""

# Words in lower case, or with a capital at their start.

_LETTERS: Final = bytes.maketrans(ascii_uppercase.encode(), ascii_lowercase.encode())
_NO_LETTERS: Final = bytes(n if chr(n) in ascii_lowercase else 32 for n in range(256))
_ONLY_LETTERS: Final = _LETTERS.translate(_NO_LETTERS)
_MOST_SOUND: Final = 8_000
_sound: Final[set[bytes]] = set()


def _rare(text: str) -> set[bytes]:
    """The words of a text, in lower case, that are not common.

    All words of all articles pass here, so it is done in bytes and with sets.
    """
    words = encoded(text).translate(_ONLY_LETTERS).split()
    return set(filterfalse(_common().__contains__, words))


def _suspects(rare: set[bytes]) -> list[str]:
    """The rare words that two words may be glued into; what was found sound once is remembered."""
    suspects = []
    for word in rare - _sound:
        if ways(word.decode()) or ways_with_article(word.decode()):
            suspects.append(word.decode())
        elif len(_sound) < _MOST_SOUND:
            _sound.add(word)
    return suspects


def _behind_names(text: str, rare: set[bytes]) -> Iterator[int]:
    """Where words are glued to names that nobody knows, and that the text has elsewhere: "Zorvexquhad"."""
    for name, word in pairwise(sorted(rare)):
        if not word.startswith(name) or len(name) < _FEWEST_OF_NAME:
            continue
        first, second = name.decode(), word[len(name) :].decode()
        written = first.capitalize() + second
        if (
            len(second) >= _FEWEST
            and frequency(second) > _COUNTABLE
            and not frequency(written)
            and second not in _ENDS_OF_NAMES
            and (frequency(second) > JOINING or fit(second, NAME) > _FITS_A_NAME)
            and count(text, written) == 1
            and count(text, first.capitalize()) > 0
        ):
            yield from (at + len(name) for at in _places(text, written) if is_prose(text, at, at + len(word)))


_FEWEST_OF_NAME: Final = 4
_FEWEST: Final = 3
_COUNTABLE: Final = 1e-6
_FITS_A_NAME: Final = 0.1
_ENDS_OF_NAMES: Final = word_set("gate ham land like man men son ton ville world")


@cache
def _common() -> frozenset[bytes]:
    """Frequent words that no two words glued together make: nearly all of a text, with no need to load wordfreq."""
    return frozenset(COMMON_WORDS.read_bytes().split())


def _parted(text: str, word: str, slack: float) -> Iterator[int]:
    """Where the places of a word in a text are to be parted, if so much less than usual is needed."""
    places = [at for written in _writings(word) for at in _places(text, written)]
    joining = any(starmap(are_joining, ways(word)))
    if len(places) > 1 and not (joining and all(text.startswith(word, at) for at in places)):
        return
    for at in places:
        end = at + len(word)
        behind = _BEHIND.match(text, end)
        if behind is None or not is_prose(text, at, behind.end()):
            continue
        if word.endswith("in") and text[end : end + 1] in _APOSTROPHES:
            # Spoken: "thinkin'".
            continue
        if text[at].islower() and _LINE_START.search(text, max(0, at - 4), at):
            continue
        article = where_article(text, at, end, behind[1] or "")
        reading = read(text, at, end, behind[1] or "")
        surplus = slack + reading.score - _needed(reading, text[at:end], text[end : end + 2]) if reading else -inf
        if surplus > 0 and reading and (article is None or surplus > article[1]):
            yield at + len(reading.first)
        elif article is not None:
            yield at + article[0]


def _writings(word: str) -> Iterator[str]:
    """How a word may be written: in lower case, with a capital, or with two as in "McConnell"."""
    yield word
    yield word.capitalize()
    if word.startswith(_BEFORE_A_CAPITAL):
        n = 3 if word.startswith("mac") else 2
        yield word[:n].capitalize() + word[n:].capitalize()


_BEFORE_A_CAPITAL: Final = ("de", "di", "la", "le", "mac", "mc")


# Words that are frequent, and two where they stand so.
_FREQUENT: Final = re.compile(
    r"\b(?:as|find|finding|found|in|such) a"
    r"(?=way(?: (?:around|for|forward|he|in|it|of|out|she|that|the|they|through|to|we|you)\b|[.,]))"
    r"|\b(?:after|been|by|for|has|have|in|of|such) a(?=long [a-z])|\ba(?=part of\b)"
    r"|\b(?:for|had|has|have|in|of|on|such|with) a(?=broad (?!and |as |at |but |by |or |to |who )[a-z])"
    r"|\b(?:[Hh]ere|[Tt]h(?:ere|ese|ey|ose)|[Ww]e|[Yy]ou) are(?=a [a-z])"
)
_may_hold_frequent: Final = screen(
    r"\b(?:as|find|finding|found|in|such) away\b|\b(?:after|been|by|for|has|have|in|of|such) along\b|\bapart of\b"
    r"|\b(?:for|had|has|have|in|of|on|such|with) abroad\b|\b(?:[Hh]ere|[Tt]h(?:ere|ese|ey|ose)|[Ww]e|[Yy]ou) area\b"
)


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text, whole, not as a part of "[a]nother", "(s)he", "Trump'splan", "think\xading"."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        before, behind = text[at - 1 : at], text[end : end + 1]
        if not (before.isalnum() or behind.isalnum() or before in _JOINED_BEFORE or behind in _JOINED_BEHIND) and not (
            before in _APOSTROPHES and text[at - 2 : at - 1].isalnum()
        ):
            yield at
        at = text.find(word, end)


_JOINED_BEFORE: Final = frozenset((SOFT_HYPHEN, "]", ")"))
_JOINED_BEHIND: Final = frozenset((SOFT_HYPHEN, "[", "("))
_APOSTROPHES: Final = ("'", "’")
# What starts a line in lower case has lost its first letter, or a drop cap was split off it.
_LINE_START: Final = re.compile(r"(?:\A|\n)[\"'“‘(]?(?:[B-HJ-Z] )?\Z")
_BEHIND: Final = re.compile(r"(['’](?:t|re|ve|ll|d|s|m)\b)?(?!['’]\w)")


def _needed(reading: Reading, written: str, behind: str) -> float:
    """The least log-odds at which a word is parted."""
    if written[0].isupper():
        if not frequency(written) or reading.second in NO_ENDINGS:
            joins = max(frequency(reading.first), frequency(reading.second)) > JOINING
            return CERTAIN_OF_CAPITALS if joins else CERTAIN_OF_CAPITALS_AND_CONTENT
        # A known word with a capital before a name is a first name: "Andon Koka".
        return inf if behind[1:].isupper() else CERTAIN_OF_KNOWN_CAPITALS
    known = frequency(written) > 0
    if max(frequency(reading.first), frequency(reading.second)) < JOINING:
        # Two words that join nothing make compounds, too: "daydrinking", "makework"; most of those that are known are.
        return CERTAIN_OF_KNOWN_CONTENT if known else CERTAIN_OF_CONTENT
    if are_joining(reading.first, reading.second):
        return CERTAIN_OF_KNOWN_JOINING if known else CERTAIN
    if frequency(written) > _SELDOM:
        return CERTAIN_OF_KNOWN_CONTENT
    return CERTAIN_WHERE_KNOWN if known else CERTAIN


CERTAIN: Final = 0.4
CERTAIN_WHERE_KNOWN: Final = 2.2
CERTAIN_OF_KNOWN_JOINING: Final = 3.5
CERTAIN_OF_CONTENT: Final = 0.9
CERTAIN_OF_KNOWN_CONTENT: Final = 5.5
_SELDOM: Final = 1e-7
CERTAIN_OF_CAPITALS: Final = 2.0
CERTAIN_OF_CAPITALS_AND_CONTENT: Final = 2.6
CERTAIN_OF_KNOWN_CAPITALS: Final = 4.5


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("glued_words", "words", clean, order=35, local=True)]
