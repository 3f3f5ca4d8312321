"""Whether a word that nobody knows is two words glued together: "ofthe", "planto", "Trumpsaid".

A word may be read as two where both are known. What speaks for that is weighed by a logistic regression
(benchmarks/train_glued_words.py): how likely the two follow upon each other and upon what stands around them, against a
word that is only not known; how long they are; how many compounds each of them makes; whether the article has the first
elsewhere, where it is a name. New compounds ("officeholding"), words with a prefix ("overperformed"), inflected and
misspelt ones look alike, and are one word.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from math import inf, log1p, log10
from pathlib import Path
from string import ascii_lowercase
from typing import Final, NamedTuple

from scrubber.words.logistic import log_odds, read_weights
from scrubber.words.openings import count
from scrubber.words.pairs import BREAK, NAME, around, chance, row, usual
from scrubber.words.wordlist import frequencies, frequency, sentence_starts, word_set

SOUND_WORDS: Final = Path(__file__).with_name("data") / "sound_words.txt"

FEWEST_LETTERS: Final = 3
_MOST_LETTERS: Final = 40
_RARE: Final = 1e-7
_RARER: Final = 2e-8
_SHORT: Final = 5
_GLUED_SHARE: Final = 10.0
"""How much more often than the product of its parts' frequencies a word may come, and still be glued."""

PRONOUN: Final = "i"
"""The only word of one letter that is glued with a capital: "Ithink"."""

_NEVER_ONE: Final = word_set("avery")
"""A name."""

_KNOWN_BY_PRONOUN: Final = 2e-5
_RARE_WITH_PRONOUN: Final = 1e-5
"""What is more frequent, and begins with an "i", is a word."""

JOINING: Final = 1e-3
"""The frequency of words that mostly join others: "of", "they", "would"."""


@cache
def _sound_words() -> frozenset[str]:
    return read_sound_words(SOUND_WORDS.read_text(encoding="utf-8"))


def read_sound_words(words: str) -> frozenset[str]:
    """Read a list of words that look like two glued together, and are one; a line for those of each length."""
    return word_set(words)


@lru_cache(maxsize=1 << 10)
def ways(word: str) -> tuple[tuple[str, str], ...]:
    """The pairs of known words that a word may be made of."""
    if not FEWEST_LETTERS <= len(word) <= _MOST_LETTERS or word in _sound_words():
        return ()
    known = frequencies().get
    used = known(word, 0.0)
    found = []
    for n in range(2, len(word) - 1):
        first = known(word[:n], 0.0)
        if first < _RARER or (second := known(word[n:], 0.0)) < _RARER or used >= _GLUED_SHARE * first * second:
            continue
        # Next to a word that joins others, a long one may be rarer.
        long = len(word) - n > _SHORT if first > JOINING else n > _SHORT and second > JOINING
        if long or min(first, second) > _RARE:
            found.append((word[:n], word[n:]))
    if (
        word[0] == PRONOUN
        and len(word) > FEWEST_LETTERS
        and used < _RARE_WITH_PRONOUN
        and known(word[1:], 0.0) > _KNOWN_BY_PRONOUN
    ):
        found.append((PRONOUN, word[1:]))
    return tuple(found)


class Reading(NamedTuple):
    """A word read as two, how sure it is that it is two (log-odds), and why (`features`, none where it is certain)."""

    first: str
    second: str
    features: dict[str, float]
    score: float


def read(text: str, start: int, end: int, tail: str = "") -> Reading | None:
    """The best reading of `text[start:end]` as two words, if there is one that nothing speaks against.

    `tail` is what follows and belongs to the second word, as the end of "didn't" does.
    """
    written = text[start:end]
    word = written.lower()
    named = written[0].isupper()
    if named and (pronoun := next((way for way in ways(word) if way[0] == PRONOUN), None)):
        # Nothing else looks so: news has no such words, nor names, as are rare themselves.
        return Reading(*pronoun, {}, inf)
    if not ways(word) or (named and frequency(word) and not _starts_sentence(text, start)):
        return None
    before, after = around(text, start, end + len(tail))
    best = _likeliest(text, written, before, after, tail)
    if best is None or any(first in _LONG_PREFIXES and second not in row(first).next for first, second in ways(word)):
        return None
    first, second = best.first, best.second
    if word in _NEVER_ONE and not named:
        return Reading(first, second, {}, inf)
    if _is_one(word, first, second):
        return None
    if (
        named
        and frequency(word)
        and not are_joining(first, second)
        and (frequency(first) < _USED or (second not in NO_ENDINGS and second not in row(first).next))
    ):
        return None
    features = _features(text, written, best, before, after, tail)
    weights = WEIGHTS_OF_CAPITALS if named else WEIGHTS
    score = log_odds(weights, features)
    if score > 0 and (frequency(second) < JOINING or frequency(word)) and _lacks_a_letter(word):
        return None
    return Reading(first, second, features, score)


class _Way(NamedTuple):
    """A way to read a word as two: how likely it is (log10), and as what the table of pairs has the first (`leads`)."""

    likely: float
    first: str
    second: str
    leads: str


def _likeliest(text: str, written: str, before: str, after: str, tail: str) -> _Way | None:
    """The way to read a word as two that is the likeliest between its neighbours."""
    named = written[0].isupper()
    best: _Way | None = None
    for first, second in ways(written.lower()):
        if first == PRONOUN and not named:
            continue
        opens_before = before == BREAK or frequency(second) > JOINING
        name = written[: len(first)]
        if named and not opens_before and not row(name).times and not count(text, name):
            continue
        leads = _as_name(name, before) if named else first
        likely = log10(chance(second + tail, leads)) + log10(chance(after, second + tail))
        likely += log10(chance(first, before)) if leads == first else log10(usual(first))
        if best is None or likely > best.likely:
            best = _Way(likely, first, second, leads)
    return best


def _features(text: str, written: str, way: _Way, before: str, after: str, tail: str) -> dict[str, float]:
    """What speaks for a word being two."""
    likely, first, second, leads = way
    named = written[0].isupper()
    as_one = _UNKNOWN_WORD + (log10(chance(after, NAME)) if leads != first else log10(usual(after)))
    known = row(leads)
    opens = sentence_starts()[1].get(first) if named and before == BREAK else None
    return {
        "always": 1.0,
        "two_likelier": max(-_MOST_LIKELY, min(_MOST_LIKELY, likely - as_one)),
        "length_first": min(len(first), 10.0),
        "length_second": min(len(second), 10.0),
        "used_first": log10(frequency(first)),
        "used_second": log10(frequency(second)),
        "together": float(second + tail in known.next),
        "first_joins": float(frequency(first) > JOINING),
        "second_joins": float(frequency(second) > JOINING),
        "compounds_of_first": log1p(row(first).before),
        "compounds_of_second": log1p(row(second).behind),
        "at_start": float(before == BREAK),
        "known": float(is_known(first, second)),
        "adverb_first": float(frequency(second) < JOINING and first in _ADVERBS),
        "ends_like_doer": float(second in ("an", "or") and not first.endswith(_NO_STEMS)),
        "before_name": float(after == NAME),
        "behind_name": float(before == NAME),
        "in_article": float(named and count(text, written[: len(first)]) > 0),
        "opens": log1p(opens.times) if opens else 0.0,
    }


def are_joining(first: str, second: str) -> bool:
    """Whether two words both mostly join others, as "of" and "the" do."""
    return min(frequency(first), frequency(second)) > JOINING


def _starts_sentence(text: str, start: int) -> bool:
    """Whether a line or a sentence starts here; the full stop of "Mrs." ends none."""
    return _SENTENCE_START.search(text, max(0, start - 10), start) is not None


_SENTENCE_START: Final = re.compile(r"(?:\A|\n\s*|[a-z]{3}[.!?][\"'”’]? )[\"'“‘(]?\Z")


def _as_name(name: str, before: str) -> str:
    """How the table of pairs has a word that is written with a capital: inside a sentence, as a name."""
    first = name.lower()
    if before == BREAK and row(first).times >= row(name).times:
        return first
    return name if row(name).times else NAME


WEIGHTS: Final = read_weights("glued_words")
WEIGHTS_OF_CAPITALS: Final = read_weights("glued_words_with_capital")
_UNKNOWN_WORD: Final = -9.0
_MOST_LIKELY: Final = 9.0


def is_known(first: str, second: str) -> bool:
    """Whether wordfreq knows two words as one, though they are not both such as join others."""
    return frequency(first + second) > 0 and not are_joining(first, second)


def _is_one(word: str, first: str, second: str) -> bool:
    """Whether a word is one that is not known for being new, inflected or misspelt."""
    if max(frequency(first), frequency(second)) < JOINING and _is_inflected(word):
        return True
    if frequency(second) < JOINING and first in _PREFIXES:
        return True
    if first in _WORDS_AND_PREFIXES and _is_inflected(word):
        return True
    if second == "and" and first.endswith("l") and frequency(first[:-1]) > frequency(first):
        # "Disneyland".
        return True
    if frequency(first) < JOINING and second in _SUFFIXES:
        # What makes an adjective follows a noun: "childlike", but "feel like", "groups like" and "being able".
        return second not in _NEARLY_WORDS or not (second in row(first).next or first.endswith("s"))
    if second in row(first).next or second == "an" or (second == "or" and not first.endswith(_STEMS_OF_DOERS)):
        return False
    if first == "in" and not frequency(word) and not second.endswith(_ENDS_OF_ADJECTIVES):
        # What "in-" begins are adjectives, and nouns that are made of them.
        return False
    return (frequency(second) < JOINING and first in _WORDS_AND_PREFIXES) or (
        frequency(first) < JOINING and second in _WORDS_AND_SUFFIXES and not first.endswith(_ENDS_OF_NO_STEMS)
    )


_NEARLY_WORDS: Final = word_set("able like")
# "removing something", "youngest woman".
_ENDS_OF_NO_STEMS: Final = ("est", "ing", "ly")
_ENDS_OF_ADJECTIVES: Final = tuple(
    word_set("able ably al ally ant ance ancy ate ated ed ence ency ent ible ibly ic ity ive ly ness ous ously tion")
)
NO_ENDINGS: Final = word_set("the to of that for with from they this")
"""Words in which no name ends, as many do in "on" or "an"."""

_USED: Final = 1e-5


def _is_inflected(word: str) -> bool:
    if word.endswith(("edable", "ingable")):
        return False
    return any(word.endswith(end) and len(word) - len(end) > 4 and frequency(word[: -len(end)]) > 0 for end in _ENDINGS)


def _lacks_a_letter(word: str) -> bool:
    """Whether a common word comes out when a letter is put in."""
    return any(
        frequency(word[:n] + letter + word[n:]) > _USED for n in range(1, len(word)) for letter in ascii_lowercase
    )


_ENDINGS: Final = ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "y", "ish", "ness", "ity", "able")
_STEMS_OF_DOERS: Final = ("t", "te")
# No ending that makes a noun of a verb or a place follows these: "Dreamersor", "endangeredor".
_NO_STEMS: Final = ("ion", "ment", "ship", "al", "ed", "er", "ic", "ing", "ist", "ity", "ive", "ly", "ness", "ous", "s")
# What begins and ends new words, and is hardly a word of its own.
_PREFIXES: Final = word_set(
    """
    anti arch bio co counter cyber de dis electro euro fore hyper inter macro mega meta micro mid mini mis mono multi
    neo non para poly post pre pro proto pseudo psycho quasi re retro self semi sub super techno trans ultra un
    """
)
# Whatever else such a word may be read as: "counterslap" is no "counters lap".
_LONG_PREFIXES: Final = word_set(
    "counter cyber electro hyper inter macro micro multi pseudo psycho quasi retro techno trans ultra"
)
_SUFFIXES: Final = word_set(
    """
    ability able ary craft er ers ery ese ess est fest fold friendly ful goer goers holder holders hood ian ing ious
    isation ise ised ises ish ising ism ist ists ite ization ize ized izing land like long maker makers maniac mates
    monger ness phobia proof scape seeker seekers ship speak wear wide worthy
    """
)
# What also is one: two words where news has them next to each other.
_WORDS_AND_PREFIXES: Final = word_set("in over under")
_ADVERBS: Final = word_set("off out up")
_WORDS_AND_SUFFIXES: Final = word_set(
    """
    boy boys care gate girl girls head holding less making man mate men nation or person
    side something thing woman women world
    """
)
