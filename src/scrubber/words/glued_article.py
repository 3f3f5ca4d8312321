"""Whether the article "a" is glued to a word before or behind it: "witha", "aterm", "Onlya".

All words that begin or end with an "a" look so where what is left is a word, too, and most of them are one
("apolitical", "anew", "Costa"). What speaks for two is weighed by a logistic regression
(benchmarks/train_glued_article.py): how likely the two follow upon each other and upon what stands around them, as
words and as kinds of words (`word_classes`), against the one word; how frequent all three are; whether the text
has the first elsewhere, where it has a capital.
"""

from __future__ import annotations

from functools import lru_cache
from math import inf, log1p, log10
from typing import Final

from scrubber.words.logistic import log_odds, read_weights
from scrubber.words.openings import count, usually_opens
from scrubber.words.pairs import BREAK, NAME, around, chance, row, usual
from scrubber.words.word_classes import fit
from scrubber.words.wordlist import frequencies, frequency, word_set

ARTICLE: Final = "a"

CERTAIN: Final = 2.0
"""The least log-odds at which a word is two."""

CERTAIN_OF_NAMES: Final = 2.7
"""The same of a word with a capital, which may be a name."""

_KNOWN: Final = 1e-5
"""What is more frequent is a word."""
_ALWAYS_TWO: Final = word_set("abit alittle alot avery")
_OFTENER: Final = 10
"""How much more often than the one word the other one of two is used."""
_RARE: Final = 2e-7
_RARE_BEFORE: Final = 1e-7
_FEWEST_LETTERS: Final = 3
_FEWEST_MISSPELT: Final = 5
_ONE: Final = word_set(
    """
    coulda gotta hafta kinda lotta mighta musta oughta outta shoulda sorta wanna woulda
    forma mea
    abloom abubble abuilding afoam aforehand agaze aglare agleam aglimmer aglitter apolitically aquiver aslope aslosh
    asprawl asquint astarboard aswarm aswirl aswoon atilt atingle atremble atwitter aweary aweigh awhirl ayes
    agist agisted agistment ahistoric ahistorically aliteracy aliterate alogical atheoretical atypic
    """
)
"""Words that people speak so, those of Latin phrases, and rare ones that word lists hardly know."""

_UNKNOWN: Final = -9.5
_JOINING: Final = 1e-3
_LEAST: Final = 1e-9


@lru_cache(maxsize=1 << 10)
def ways(word: str) -> tuple[tuple[str, str], ...]:
    """The pairs of the article and a known word that a word in lower case may be made of."""
    if len(word) < _FEWEST_LETTERS or word in _ONE:
        return ()
    known = frequencies().get
    used = known(word, 0.0)
    if used > _KNOWN:
        return ()
    needed = max(_RARE, _OFTENER * used)
    found = []
    if word[0] == ARTICLE and known(word[1:], 0.0) > needed:
        found.append((ARTICLE, word[1:]))
    if word[-1] == ARTICLE and known(word[:-1], 0.0) > needed:
        found.append((word[:-1], ARTICLE))
    return tuple(found)


def where(text: str, start: int, end: int, tail: str = "") -> tuple[int, float] | None:
    """Where `text[start:end]` is to be parted, and how much surer than needed that is; None if it is one word.

    `tail` is what follows and belongs to the second word.
    """
    written = text[start:end]
    found = ways(written.lower())
    if found and found[-1][1] == ARTICLE and (tail or text[end : end + 1] != " "):
        # No sign follows an article.
        found = found[:-1]
    if not found or _is_misspelt(written.lower()):
        return None
    if written[0].isupper():
        if found[-1][1] != ARTICLE or frequency(written[:-1]) < _RARE_BEFORE:
            return None
        before, after = around(text, start, end)
        if _is_foreign(after) or (before != BREAK and frequency(written[:-1].lower()) > _JOINING):
            # "Houdinia flexilissima", "Mount Isa".
            return None
        surplus = log_odds(WEIGHTS_OF_NAMES, features_of_name(text, written, before, after)) - CERTAIN_OF_NAMES
        return (len(written) - 1, surplus) if surplus > 0 else None
    if written in _ALWAYS_TWO:
        return 1, inf
    before, after = around(text, start, end + len(tail))
    if _is_foreign(after):
        return None
    score, (first, _) = max((log_odds(WEIGHTS, features(*way, before, after, tail)), way) for way in found)
    return (len(first), score - CERTAIN) if score > CERTAIN else None


def _is_foreign(word: str) -> bool:
    """Whether a word is of another language."""
    return word[0].islower() and not frequency(word)


def _is_misspelt(word: str) -> bool:
    """Whether a common word comes out when two letters change places: "aovid"."""
    return len(word) >= _FEWEST_MISSPELT and any(
        frequency(word[:n] + word[n + 1] + word[n] + word[n + 2 :]) > _KNOWN
        for n in range(1, len(word) - 1)
        if word[n] != word[n + 1]
    )


def features(first: str, second: str, before: str, after: str, tail: str) -> dict[str, float]:
    """What speaks for two words in lower case, one of which is the article."""
    word, other = first + second, second if first == ARTICLE else first
    used, used_other = frequency(word), frequency(other)
    return {
        "always": 1.0,
        "article_first": float(first == ARTICLE),
        "likely": log10(chance(second + tail, first)),
        "likely_after": log10(chance(after, second + tail)),
        "likely_before": log10(chance(first, before)),
        "used_other": log10(max(_LEAST, used_other)),
        "used": log10(used) if used else _UNKNOWN,
        "known": float(used > 0),
        "whole_before": log10(chance(word, before) / usual(word)) if used else 0.0,
        "whole_after": log10(chance(after, word) / usual(after)) if used else 0.0,
        "usual_after": log10(usual(after)),
        "kind_before": fit(first, before),
        "kind_together": fit(second, first),
        "kind_after": fit(after, second),
        "kind_whole_before": fit(word, before),
        "kind_whole_after": fit(after, word),
        "before_name": float(after == NAME),
        "behind_name": float(before == NAME),
        "at_start": float(before == BREAK),
        "at_end": float(after == BREAK),
        "length": float(min(len(other), 8)),
        "short": float(len(other) < _FEWEST_LETTERS + 1),
        "joins": float(used_other > _JOINING),
        "times": log1p(row(word).times),
    }


def features_of_name(text: str, written: str, before: str, after: str) -> dict[str, float]:
    """What speaks for a word with a capital being two, the second of which is the article."""
    first = written[:-1]
    lower = first.lower()
    used, used_first = frequency(written), frequency(first)
    starts = before == BREAK
    known, known_lower = row(first), row(lower)
    leads = lower if starts and known_lower.times >= known.times else first if known.times else NAME
    return {
        "always": 1.0,
        "at_start": float(starts),
        "used_first": log10(used_first),
        "used": log10(used) if used else _UNKNOWN,
        "known": float(used > 0),
        "opens": log10(max(_RARE, usually_opens(first))) if starts else -4.0,
        "in_article": float(count(text, first) > 0),
        "lower_in_article": float(count(text, lower) > 0),
        "oftener_lower": log10((known_lower.times + 1) / (known.times + 1)),
        "article_comes": log10(chance(ARTICLE, leads)),
        "likely_after": log10(chance(after, ARTICLE)),
        "likely_after_name": log10(chance(after, NAME)),
        "usual_after": log10(usual(after)),
        "kind_after": fit(after, ARTICLE),
        "kind_after_name": fit(after, NAME),
        "kind_lower_first": fit(ARTICLE, lower),
        "kind_first": fit(ARTICLE, first),
        "before_name": float(after == NAME),
        "at_end": float(after == BREAK),
        "length": float(min(len(first), 8)),
        "joins": float(used_first > _JOINING),
    }


WEIGHTS: Final = read_weights("glued_article")
WEIGHTS_OF_NAMES: Final = read_weights("glued_article_with_capital")
