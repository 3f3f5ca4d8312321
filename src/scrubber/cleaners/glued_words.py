"""Words glued together, the space between them lost: "ofthe", "planto", "endedHe", "onFriday", "WhiteHouse".

Every word of a text is looked up. One that is unknown, or much rarer than two words next to each other that it may be
made of, is parted where that is all but certain (`scrubber.splitting`). That comes behind the cleaners of split words,
since the rest of "e verything" looks like two.

A capital inside a word shows where a space was, and names ("YouTube", "McConnell", "deGrasse") look the same: the two
must be a pair that news knows, or words that the article has elsewhere, and the whole no word that comes back.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import filterfalse, starmap
from math import inf
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.cleaners.soft_hyphens import SOFT_HYPHEN
from scrubber.edits import Edit
from scrubber.hooks import Cleaner, hookimpl
from scrubber.openings import count
from scrubber.pairs import BREAK, NAME, around, chance, row
from scrubber.screens import screen
from scrubber.splitting import JOINING, Reading, are_joining, is_known, read, ways
from scrubber.wordlist import frequency, known_in, sentence_starts, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrubber.document import Document


def clean(document: Document) -> Iterable[Edit]:
    """Put the lost space between two words back."""
    text = document.text
    places = set(_capitals(text)) if _may_hold_capital(text) else set()
    for word in _suspects(text):
        places.update(_parted(text, word))
    if places and known_in(text):
        for at in sorted(places):
            yield Edit(at, at, "", " ", "glued-words", Category.SPACING)


COMMON_WORDS: Final = Path(__file__).parents[1] / "data" / "common_words.txt"
"""Made by benchmarks/train_glued_words.py."""

# Words in lower case, or with a capital at their start.

_LETTERS: Final = bytes.maketrans(ascii_uppercase.encode(), ascii_lowercase.encode())
_NO_LETTERS: Final = bytes(n if chr(n) in ascii_lowercase else 32 for n in range(256))
_ONLY_LETTERS: Final = _LETTERS.translate(_NO_LETTERS)
_MOST_SOUND: Final = 100_000
_sound: Final[set[bytes]] = set()


def _suspects(text: str) -> list[str]:
    """The words of a text, in lower case, that two words may be glued into.

    All words of all articles pass here, so it is done in bytes and with sets; what was found sound once is remembered.
    """
    words = text.encode("utf-8", "surrogatepass").translate(_ONLY_LETTERS).split()
    rare = set(filterfalse(_common().__contains__, words)) - _sound
    suspects = []
    for word in rare:
        if ways(word.decode()):
            suspects.append(word.decode())
        elif len(_sound) < _MOST_SOUND:
            _sound.add(word)
    return suspects


@cache
def _common() -> frozenset[bytes]:
    """Frequent words that no two words glued together make: nearly all of a text, with no need to load wordfreq."""
    return frozenset(COMMON_WORDS.read_bytes().split())


def _parted(text: str, word: str) -> Iterator[int]:
    """Where the places of a word in a text are to be parted."""
    places = [*_places(text, word), *_places(text, word.capitalize())]
    joining = any(starmap(are_joining, ways(word)))
    if len(places) > 1 and not (joining and all(text.startswith(word, at) for at in places)):
        return
    for at in places:
        end = at + len(word)
        behind = _BEHIND.match(text, end)
        if behind is None or not _is_prose(text, at, behind.end()):
            continue
        reading = read(text, at, end, behind[1] or "")
        if reading is not None and reading.score > _needed(reading, text[at:end], text[end : end + 2]):
            yield at + len(reading.first)


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text, whole; a soft hyphen beside it is a part of a longer one."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        before, behind = text[at - 1 : at], text[end : end + 1]
        if not (before.isalnum() or behind.isalnum() or before == SOFT_HYPHEN or behind == SOFT_HYPHEN):
            yield at
        at = text.find(word, end)


def _is_prose(text: str, start: int, end: int) -> bool:
    """Whether a word is none of an address, a handle, or code."""
    before = _TOKEN_BEFORE.search(text, max(0, start - 60), start)
    after = _TOKEN_AFTER.match(text, end, end + 60)
    token = (before[0] if before else "") + "\0" + (after[0] if after else "")
    return _NO_PROSE.search(token) is None


_BEHIND: Final = re.compile(r"(['’](?:t|re|ve|ll|d|s|m)\b)?(?!['’]\w)")
_TOKEN_BEFORE: Final = re.compile(r"\S*\Z")
_TOKEN_AFTER: Final = re.compile(r"\S*")
_NO_PROSE: Final = re.compile(r"[@#/_=&\\<>{}]|\(\)|\0\.\w|\w\.\0|www\.|-.*-.*-")


def _needed(reading: Reading, written: str, behind: str) -> float:
    """The least log-odds at which a word is parted."""
    if written[0].isupper():
        if not frequency(written):
            return CERTAIN_OF_CAPITALS
        # A known word with a capital before a name is a first name: "Andon Koka".
        return inf if behind[1:].isupper() else CERTAIN_OF_KNOWN_CAPITALS
    if max(frequency(reading.first), frequency(reading.second)) < JOINING:
        # Two words that join nothing make compounds, too: "daydrinking", "makework".
        return CERTAIN_OF_CONTENT
    return CERTAIN_WHERE_KNOWN if is_known(reading.first, reading.second) else CERTAIN


CERTAIN: Final = 0.9
CERTAIN_WHERE_KNOWN: Final = 2.0
CERTAIN_OF_CONTENT: Final = 2.3
CERTAIN_OF_CAPITALS: Final = 2.5
CERTAIN_OF_KNOWN_CAPITALS: Final = 6.0

# A capital inside a word.

_may_hold_capital: Final = screen(r"[a-z]{2}[A-Z][a-z]")
# What is rarer is looked for first: a capital, then what stands before it.
_CAPITAL_INSIDE: Final = re.compile(r"[A-Z](?<=[a-z].)")
_FIRST: Final = re.compile(r"(?<![\w@#/.&=_'’\xad-])(?:[a-z]+-)?([A-Za-z][a-z]+)\Z")
_SECOND: Final = re.compile(r"[A-Z][A-Za-z]*(?![\w@/_=&(\xad]|\.\w)")
_LONGEST: Final = 40
# They stand before a capital in words of their own: "unChristian", "deGrasse", "LaGuardia", "neverTrump".
_NO_WORD_BEFORE: Final = word_set(
    "al anti da de del di du el ex la le mac mc med mi mid my never non pro tv un van von"
)
_DAYS: Final = word_set(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    January February March April May June July August September October November December
    """
)
_CODE: Final = ("()", "{", " = ", "==")
_USED: Final = 1e-6
_KNOWN: Final = 2e-7
_MUCH_USED: Final = 1e-5
_RARE_NAME: Final = 1e-7
_OPENS_MANY: Final = 300
_SEEN: Final = 5
_SEEN_ENOUGH: Final = 15
_NAMES_SEEN: Final = 8
_MOSTLY: Final = 0.5


def _capitals(text: str) -> Iterator[int]:
    """Where a space is missing before a capital."""
    for match in _CAPITAL_INSIDE.finditer(text):
        at = match.start()
        left, right = _FIRST.search(text, max(0, at - _LONGEST), at), _SECOND.match(text, at)
        if left is None or right is None:
            continue
        first, second = left[1], right[0]
        if first.lower() in _NO_WORD_BEFORE or count(text, left[0] + second) > 1:
            continue
        if first.islower():
            two = _is_name_behind(text, first, second)
        else:
            two = _are_names(text, first, second) or _opens(text, left.start(1), first, second)
        if two:
            yield at


def _is_name_behind(text: str, first: str, second: str) -> bool:
    """Whether a word in lower case and a name are two words: the name is known, or one of the article."""
    used = frequency(first)
    if used < _USED or frequency(first + second) > _KNOWN:
        return False
    if second in _DAYS or (count(text, second) and (used > JOINING or _is_name(second))):
        return True
    opens = sentence_starts()[1].get(second.lower())
    if opens is not None and opens.times > _OPENS_MANY:
        return used > _MUCH_USED
    if second.isupper() or any(sign in text for sign in _CODE):
        return False
    return used > JOINING or frequency(second) > (_RARE_NAME if used > _MUCH_USED else _USED)


def _are_names(text: str, first: str, second: str) -> bool:
    """Whether two words with capitals are two.

    News has them next to each other, or the article; or the first is a title or a first name, or the second what an
    office or a company is.
    """
    seen = row(first).next.get(second)
    known_as_one = frequency(first + second) > 0
    if seen is not None:
        return seen >= (_SEEN_ENOUGH if known_as_one else _SEEN)
    if second.isupper() or (known_as_one and second not in _BODIES):
        return False
    if count(text, f"{first} {second}"):
        return True
    known = row(first)
    if second in _BODIES:
        return known.times > 0 or count(text, first) > 0
    if first in _TITLES:
        return True
    if known.times < _NAMES_SEEN or chance(NAME, first) < _MOSTLY or row(first.lower()).times > _MOSTLY * known.times:
        return False
    if max((n for name, n in known.next.items() if name != NAME), default=0) > _MOSTLY * known.times:
        return False
    # Brands are written so, too ("AlphaBay"); the article itself must have one of the two.
    return _is_name(second) and count(text, first) + count(text, second) > 0


def _is_name(word: str) -> bool:
    """Whether a word with a capital is hardly ever written without one."""
    return frequency(word) < _MUCH_USED or row(word).times > row(word.lower()).times


# They end the names of offices, companies and places, but hardly those that are written as one word.
_BODIES: Final = word_set(
    """
    Act Administration Administrator Agency Assembly Association Attorney Avenue Board Cabinet Center Centre Church
    City Club College Commission Commissioner Committee Company Conference Congress Convention Corporation
    Council Counsel Country County Court Defense Democrat Democratic Democrats Department Director District Division
    Empire Foundation General Government Governor Institute Institution Intelligence Journal Judge Jr
    League Library Management Minister Ministry Museum Office Officer Organization Parliament Partnership Party
    Policy President Prize Professor Program Republican Republicans Reserve School Schools Secretary Senate Senator
    Service Services Society Spokesman State States Street Studies System Treasury Tribune Trump Union University
    Valley
    """
)
_TITLES: Final = word_set(
    """
    African American Attorney Australian Bishop British Canadian Cardinal Chief Chinese Christian Congressman
    Congressmen Congresswoman Conservative Democrat Democratic Democrats Deputy Doctor Dutch Earlier Egyptian
    European Federal Follow French General German Governor Indian Iranian Iraqi Israeli Italian Japanese Jewish
    Judge Justice Justices Korean Mayor Mexican Minister Miss Mr Mrs Ms Muslim National Officer Palestinian Pastor
    Pope President Presidents Prime Prince Princess Professor Rabbi Representative Representatives Republican
    Republicans Russian Saint Saudi Secretary Senate Senator Senators Sergeant Sheriff Sir Speaker Spokesman
    Spokeswoman Syrian Turkish Ukrainian Uncle
    """
)


def _opens(text: str, start: int, first: str, second: str) -> bool:
    """Whether the first of two words with capitals is one that opens a sentence here, before a name of the article."""
    opens = sentence_starts()[1].get(first.lower())
    if opens is None or frequency(first) < JOINING or not count(text, second) or not _is_name(second):
        return False
    return around(text, start, start)[0] == BREAK


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("glued_words", "words", clean, order=35, local=True)]
