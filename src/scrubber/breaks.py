"""How sure it is that a line goes on in the next one, though that starts with a capital or a number.

Captions and headings stop without a full stop before a paragraph, too. What speaks for a broken paragraph is weighed
by a logistic regression (benchmarks/train_breaks.py): which words names come behind and which end sentences, how often
the next word opens one, whether the article has it inside sentences, how long both lines are, what the first leaves
open, and how many other lines of the text stop so: who has one caption has several.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import log1p, log10
from typing import Final

from scrubber.openings import count, usually_opens
from scrubber.pairs import BREAK, NAME, NUMBER, chance, row

_LAST: Final = re.compile(r"[A-Za-z](?:[A-Za-z'’]*[A-Za-z])?\Z")
_NEXT: Final = re.compile(r"[\"'“‘(\[$€£]*([A-Za-z]+|\d)")
_INSIDE: Final = re.compile(r"[.!?][\"”]? [A-Z]")
_END: Final = re.compile(r"[.!?:;…][\"'”’)\]*]*\Z")
_HARDLY: Final = 1e-7
_SENTENCE_END: Final = re.compile(r"[.!?][\"”]?(?= [A-Z\"“])")
_WORD: Final = re.compile(r"[A-Za-z]+")
_FURNITURE: Final = re.compile(
    r"\b(?:Caption|Credit|Image|Now|Photograph|Policy|Share|Sign|Source|Subscribe|Video|VIDEO)\b"
)
_FEWEST_WORDS: Final = 3


def features(text: str, first: str, second: str) -> tuple[float, ...] | None:
    """What speaks for two lines of a text being one, None where nothing can be said."""
    ending, opening = _LAST.search(first[-40:]), _NEXT.match(second)
    if ending is None or opening is None:
        return None
    last, word = ending[0].replace("’", "'"), opening[1]
    is_number, named = word[0].isdigit(), last[0].isupper()
    before = (last if row(last).times else NAME) if named else last
    together = chance(word, before) if named and before != NAME and word[0].isupper() else 0.0
    stopping, lines = _open_lines(text)
    return (
        1.0,
        log10(chance(NUMBER if is_number else NAME, before)),
        log10(chance(BREAK, before)),
        log10(max(together, 1e-6)),
        float(together > 0.01),
        float(together > 0.1),
        -2.0 if is_number else log10(max(usually_opens(word), _HARDLY)),
        min(len(first), 300) / 100,
        min(len(second), 300) / 100,
        float(_INSIDE.search(first) is not None),
        float(_END.search(second) is not None),
        0.0 if is_number else min(3.0, count_inside(text, word)),
        float(named),
        float(second[0] in "\"'“‘"),
        float(is_number),
        float(count(text, f"{last} {word}") > 0),
        float(first.count('"') % 2 == 1 or first.count("“") > first.count("”")),
        float(first.count("(") > first.count(")")),
        float(first[0].isupper() or first[0] in "\"'“‘"),
        log1p(max(0, stopping - 1)),
        max(0, stopping - 1) / max(1, lines - 2),
        float(_SENTENCE_END.split(second, maxsplit=1)[0].count(" ") < _FEWEST_WORDS),
        float(second.count('"') % 2 == 1 or second.count("”") > second.count("“")),
        _capitals(first),
        float(_FURNITURE.search(first[-60:]) is not None),
        float(len(first) < 60),
    )


@lru_cache(maxsize=1)
def _open_lines(text: str) -> tuple[int, int]:
    """How many lines of a text stop as no sentence does, the last one aside, and how many there are."""
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    return sum(not _END.search(line[-4:]) for line in lines[:-1]), len(lines)


def _capitals(line: str) -> float:
    """The share of words with a capital, the first one aside: headings have many."""
    words = _WORD.findall(line)[1:]
    return sum(1.0 for word in words if word[0].isupper()) / max(1, len(words))


def count_inside(text: str, word: str) -> int:
    """How often a word stands behind a word in lower case, perhaps with a comma: inside a sentence."""
    found = 0
    at = text.find(f" {word}")
    while at >= 0:
        end = at + 1 + len(word)
        before = text[max(0, at - 2) : at].removesuffix(",")[-1:]
        found += before.isascii() and before.islower() and not text[end : end + 1].isalnum()
        at = text.find(f" {word}", end)
    return found


def goes_on(text: str, first: str, second: str) -> float:
    """How sure two lines of a text are one, as log-odds."""
    told = features(text, first, second)
    if told is None:
        return -9.0
    return sum(weight * value for weight, value in zip(WEIGHTS, told, strict=True))


WEIGHTS: Final = (
    *(-2.12, 1.80, -1.98, 0.03, 2.32, 1.47, -0.54, 0.77, -0.47, 0.37),
    *(0.61, 0.22, -2.15, -1.01, 6.54, 3.65, 2.12, 1.41, 0.93, -1.36),
    *(2.34, 1.29, 1.52, -1.94, -3.41, 0.06),
)
