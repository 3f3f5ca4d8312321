"""Words glued together, the space between them lost: "ofthe", "planto", "endedHe", "WhiteHouse", "Trump'splan".

Every word of a text is looked up. One that is unknown, or much rarer than two words next to each other that it may be
made of, is parted where that is all but certain (`scrubber.words.splitting`). That comes behind the cleaners of split
words, since the rest of "e verything" looks like two.

A capital inside a word shows where a space was, and names ("YouTube", "McConnell", "deGrasse") look the same: which it
is, is weighed (`scrubber.words.capitals`). Behind what can only be the end of a word ("Trump's", "25th") nothing is
weighed.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import filterfalse, pairwise, starmap
from math import inf
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING, Any, Final

from scrubber.categories import Category
from scrubber.cleaners.soft_hyphens import SOFT_HYPHEN
from scrubber.edits import Edit
from scrubber.hooks import Cleaner, hookimpl
from scrubber.matching.screens import screen
from scrubber.words.capitals import are_two
from scrubber.words.glued_article import ARTICLE
from scrubber.words.glued_article import ways as ways_with_article
from scrubber.words.glued_article import where as where_article
from scrubber.words.openings import count, usually_opens
from scrubber.words.pairs import NAME, NUMBER, around, chance, row, usual
from scrubber.words.prose import is_prose
from scrubber.words.splitting import JOINING, NO_ENDINGS, Reading, are_joining, read, ways
from scrubber.words.word_classes import fit
from scrubber.words.wordlist import MONTHS, frequency, known_in, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrubber.document import Document


def clean(document: Document) -> Iterable[Edit]:
    """Put the lost space between two words back."""
    text = document.text
    places = (
        {at for start, at, end in capitals(text) if are_two(text, start, at, end)} if _may_hold_capital(text) else set()
    )
    if _may_hold_end(text):
        places.update(behind_ends(text))
    rare = _rare(text)
    for word in _suspects(rare):
        places.update(_parted(text, word))
    places.update(_behind_names(text, rare))
    if _may_hold_frequent(text):
        places.update(match.end() for match in _FREQUENT.finditer(text))
    if places and known_in(text):
        for at in sorted(places):
            yield Edit(at, at, "", " ", "glued-words", Category.SPACING)


COMMON_WORDS: Final = Path(__file__).parents[1] / "words" / "data" / "common_words.txt"
"""Made by benchmarks/train_glued_words.py."""

# Words in lower case, or with a capital at their start.

_LETTERS: Final = bytes.maketrans(ascii_uppercase.encode(), ascii_lowercase.encode())
_NO_LETTERS: Final = bytes(n if chr(n) in ascii_lowercase else 32 for n in range(256))
_ONLY_LETTERS: Final = _LETTERS.translate(_NO_LETTERS)
_MOST_SOUND: Final = 25_000
_sound: Final[set[bytes]] = set()


def _rare(text: str) -> set[bytes]:
    """The words of a text, in lower case, that are not common.

    All words of all articles pass here, so it is done in bytes and with sets.
    """
    words = text.encode("utf-8", "surrogatepass").translate(_ONLY_LETTERS).split()
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
_FITS_A_NAME: Final = 0.1
_ENDS_OF_NAMES: Final = word_set("gate ham land like man men son ton ville world")


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
        if behind is None or not is_prose(text, at, behind.end()):
            continue
        if word.endswith("in") and text[end : end + 1] in _APOSTROPHES:
            # Spoken: "thinkin'".
            continue
        if text[at].islower() and _LINE_START.search(text, max(0, at - 4), at):
            continue
        article = where_article(text, at, end, behind[1] or "")
        reading = read(text, at, end, behind[1] or "")
        surplus = reading.score - _needed(reading, text[at:end], text[end : end + 2]) if reading else -inf
        if surplus > 0 and reading and (article is None or surplus > article[1]):
            yield at + len(reading.first)
        elif article is not None:
            yield at + article[0]


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
_LINE_START: Final = re.compile(r"(?:\A|\n)[\"'“‘(]?(?:[A-HJ-Z] )?\Z")
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

# A word behind what can only be the end of another one, or the article "a": "Trump'splan", "the 25thAmendment",
# "aSenate", "at$5", "and18", "18countries".

_END_INSIDE: Final = (
    r"(?:[A-Za-z]['’](?:s|t|re|ve|ll|d|m)[A-Za-z]|\d(?:st|nd|rd|th)[A-Za-z]|\ba[A-Z][a-z]|[a-z]\$\d"
    r"|\b[A-Z]?[a-z]+\d|\d[a-z]{4})"
)
_may_hold_end: Final = screen(_END_INSIDE)
_END: Final = re.compile(
    r"""(?<![\w'’@#&=./$£€-])
    (?: (?: (?:[A-Za-z]{3,}|[A-Z]{2})['’]s | [A-Za-z]+n['’]t
          | (?:I|[Ww]e|[Yy]ou|[Tt]hey|[Hh]e|[Ss]he|[Ii]t|[Ww]ho|[Tt]hat)['’](?:re|ve|ll|d|m|s) ) (?=[A-Za-z])
      | \d{1,3}(?:st|nd|rd|th) (?=[A-Za-z][a-z]{2}) | (?:[A-Z][A-Za-z]*-|\d+[-/])? \$?\d[\d.,]* (?=[a-z]{4})
      | [A-Z]{1,4}\d{1,3} (?=[a-z]{5}) | a (?=[A-Z][a-z]{2}) | [A-Za-z][a-z]* (?=\$?\d) )
    (?= ([A-Za-z]+ (?![\w@&=]|['’]\w|-\W)
       | \$?\d[\d,.]*(?:(?<=\d)(?:st|nd|rd|th|s|m|bn|[GKkM]|[ap]m|:\d\d|/\d+)|%)?(?:-(?:\d+|[a-z]+))*
         (?![\w@&=/]|-\w|:\w)) )""",
    re.VERBOSE,
)
_KNOWN: Final = 1e-7
_OFTEN: Final = 1e-5
_COUNTABLE: Final = 1e-6
# A number makes one word with them: "an 8minute ride", "4chan".
_UNITS: Final = word_set("chan day foot hour inch mile minute month week year")
# These make names with one: "covid19".
_NUMBERED: Final = word_set("covid news windows")
_MONTHS: Final = MONTHS | word_set("Jan Feb Apr Aug Sept Oct Nov Dec")
_FEWEST: Final = 3
_LONG_WORD: Final = 5
_COUNTED: Final = 4.0
_BEFORE_NUMBERS: Final = 0.02
_SELDOM_BEFORE: Final = 0.006
_OPENS: Final = 5e-4
_ORDINAL: Final = re.compile(r"(\d+)(st|nd|rd|th)")


@cache
def _tokens_with_ends() -> Any:
    import re2

    return re2.compile(rf"\S*{_END_INSIDE}\S*")


def behind_ends(text: str) -> Iterator[int]:
    """Where a word starts that is glued to the end of one."""
    for token in _tokens_with_ends().finditer(text):
        match = _END.search(text, *token.span())
        if match is None:
            continue
        first, second = _number_before(match[0], match[1])
        if count(text, first + second) > 1 or not is_prose(text, match.start(), match.end(1)):
            continue
        if "'" in first or "’" in first:
            known = (
                bool(first[0].isupper() or frequency(first) or count(text, first) > 1)
                and (len(second) > 1 or second == ARTICLE)
                and (second[0].isupper() or frequency(second) > _KNOWN)
                and not frequency(first + second)
            )
        elif first[-1].isdigit():
            known = _stands_behind_number(first, second, text[match.end(1) :][:4])
        elif second[0] in "$0123456789":
            known = _stands_before_number(first, second, around(text, match.start(), match.end(1))[1])
        else:
            known = first == ARTICLE or second[0].isupper() or frequency(second) > _OFTEN
        if known:
            yield match.start() + len(first)


def _number_before(first: str, second: str) -> tuple[str, str]:
    """The two parts; what looks like the end of "14th" may begin the next word: "14states"."""
    ordinal = _ORDINAL.fullmatch(first)
    if ordinal is None or frequency(second) > frequency(ordinal[2] + second):
        return first, second
    return ordinal[1], ordinal[2] + second


def _stands_behind_number(number: str, word: str, behind: str) -> bool:
    """Whether a number and a word are two: "an 8minute ride" is one, "18 year olds" are not."""
    if number[0].isupper():
        return frequency(word) > _COUNTABLE
    if word in _UNITS:
        return word == "year" and behind == " old"
    return frequency(word) > (_COUNTABLE if len(word) < _LONG_WORD else _KNOWN)


def _stands_before_number(word: str, number: str, after: str) -> bool:
    """Whether a word and a number are two: many a name ends in one ("news21", "France24")."""
    if word == ARTICLE:
        return number.endswith(("st", "nd", "rd", "th"))
    if len(word) == 1 or (number[0] == "0" and number[1:2] != "."):
        return False
    if frequency(word) > JOINING or word.removesuffix(".") in _MONTHS:
        return True
    if frequency(word) < _COUNTABLE or len(word) < _FEWEST or word.lower() in _NUMBERED:
        return False
    # A footnote is a number by itself, and nothing is counted behind it.
    is_counted = after[0].isalpha() and chance(after, NUMBER) > _COUNTED * usual(after)
    counts = number[-1] == "%" or "," in number[1:-1] or is_counted
    expected = chance(NUMBER, word.lower())
    if word[0].isupper():
        opens = usually_opens(word) > _OPENS and row(word.lower()).times > row(word).times
        return opens or counts or expected > _BEFORE_NUMBERS
    if number[0] == "$" or len(number) > 2 or counts or expected > _SELDOM_BEFORE:
        return True
    if len(number) > 1 and (word.endswith(("ed", "ing")) or (frequency(word) > _OFTEN and after[0].isalpha())):
        return True
    return fit(NUMBER, word) > 0 and after[0].isalpha()


# A capital inside a word.

_may_hold_capital: Final = screen(r"[a-z]{2}[A-Z][a-z]")
# What is rarer is looked for first: a capital, then what stands before it.
_CAPITAL_INSIDE: Final = re.compile(r"[A-Z](?<=[a-z].)")
_FIRST: Final = re.compile(
    r"(?<![\w@#&=_\xad])(?<![/.’'-](?=[a-z]))(?:[A-Za-z]+-)?((?:Mc|Mac|De|Di|La|Le)?[A-Za-z][a-z]+)\Z"
)
# On Twitter people write their names as they like: "CityNow (@citynow)".
_SECOND: Final = re.compile(r"[A-Z][A-Za-z]{0,40}(?![\w@_=&(\xad]|\.\w| \(@)")
_LONGEST: Final = 40
# "Jane Doe/GettyImages" is no address.
_NEARLY_ALWAYS: Final = 0.3
# They stand before a capital in words of their own: "unChristian", "deGrasse", "LaGuardia", "neverTrump".
_NO_WORD_BEFORE: Final = word_set(
    """
    al anti da de del di du el ex la le mac mc med mi mid my never non pro re st ter tv un van vander von
    """
)
_CODE: Final = ("()", "{", " = ", "==")


def capitals(text: str) -> Iterator[tuple[int, int, int]]:
    """The words with a capital inside that may be two: where they start, where the capital stands, where they end.

    Names of the kind come back in an article, and words that were glued do not.
    """
    for match in _CAPITAL_INSIDE.finditer(text):
        at = match.start()
        left, right = _FIRST.search(text, max(0, at - _LONGEST), at), _SECOND.match(text, at)
        if left is None or right is None:
            continue
        start, end = left.start(1), right.end()
        credited = text[start - 1 : start] == "/" and chance(right[0], left[1]) > _NEARLY_ALWAYS
        if count(text, left[0] + right[0]) > 1 or not (is_prose(text, start, end) or credited):
            continue
        if left[1].lower() in _NO_WORD_BEFORE and not count(text, f"{left[1]} {right[0]}"):
            continue
        if left[1].islower() and any(sign in text for sign in _CODE):
            continue
        yield start, at, end


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("glued_words", "words", clean, order=35, local=True)]
