"""How sure it is that a line goes on in the next one, though that starts with a capital or a number.

Captions and headings stop without a full stop before a paragraph, too. What speaks for a broken paragraph is weighed
by a logistic regression (benchmarks/train_breaks.py): which words names come behind and which end sentences, how often
the next word opens one, whether the article has it inside sentences, how long both lines are, what the first leaves
open.
"""

from __future__ import annotations

import re
from math import log10
from typing import Final

from scrubber.openings import count, usually_opens
from scrubber.pairs import BREAK, NAME, NUMBER, chance, row

_LAST: Final = re.compile(r"[A-Za-z](?:[A-Za-z'’]*[A-Za-z])?\Z")
_NEXT: Final = re.compile(r"[\"'“‘(\[$€£]*([A-Za-z]+|\d)")
_INSIDE: Final = re.compile(r"[.!?][\"”]? [A-Z]")
_END: Final = re.compile(r"[.!?:;…][\"'”’)\]*]*\Z")
_HARDLY: Final = 1e-7


def features(text: str, first: str, second: str) -> tuple[float, ...] | None:
    """What speaks for two lines of a text being one, None where nothing can be said."""
    ending, opening = _LAST.search(first[-40:]), _NEXT.match(second)
    if ending is None or opening is None:
        return None
    last, word = ending[0].replace("’", "'"), opening[1]
    is_number, named = word[0].isdigit(), last[0].isupper()
    before = (last if row(last).times else NAME) if named else last
    together = chance(word, before) if named and before != NAME and word[0].isupper() else 0.0
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
        float(len(first) < 60),
    )


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
    *(-5.25, 1.63, -1.95, 0.03, 2.19, 1.74, -0.54, 1.09, -0.43, 0.14),
    *(1.57, 0.10, -2.95, -1.30, 6.60, 3.50, 3.43, 2.21, 1.27, 0.09),
)
