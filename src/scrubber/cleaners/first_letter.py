"""Paragraphs that lost their first letter: "oth parties agreed", "he Pentagon said", "n Friday", " man was".

Pages that set the first letter as a picture or a floated drop cap lose it when they are scraped. A
paragraph that starts in lower case is looked at. The 26 words that a letter before it would make, and the
word as it stands, are weighed against each other: by how often each opens a sentence of news, how often
it is used at all, how often the article itself uses it, and which word follows. A repair is proposed only
where one of them is all but certain, and the reason tells the probability.
"""

from __future__ import annotations

import re
from string import ascii_uppercase
from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.edits import Edit
from scrubber.hooks import Cleaner, hookimpl
from scrubber.openings import Scene
from scrubber.screens import screen
from scrubber.wordlist import known_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.document import Document

DAMAGED: Final = 0.95
"""The least probability that a letter is missing at all."""

CERTAIN: Final = 0.5
"""The least probability of the letter that is put back."""

WORD_CERTAIN: Final = 0.9
"""The least probability of "A" or "I" where the whole word is lost."""

# The word must end as words do: an address, a file name or a handle goes on with other signs.
_WORD: Final = r"([ \t\xa0]*+)[\"'“‘(\[]*+([a-z][A-Za-z]*+(?:['’][a-z]++)?)(?=[\s,;—–-]|[.:?!]\s)"
_AT_TOP: Final = re.compile(_WORD)
_LOWER_START: Final = re.compile(r"\n" + _WORD)
_may_hold: Final = screen(r"""(?:\A|\n)[ \t\xa0]*["'“‘(\[]*[a-z]""")
_SENTENCE_END: Final = re.compile(r"[.!?…:;)\]”\"'’*—-]\s*\Z")

# Weights found on one half of the corpus and checked on the other (benchmarks/repair_words.py).
_STANDS: Final = 0.1
_STANDS_IN_LIST: Final = 10.0
_AFTER_HEADING: Final = 5.0
_GOES_ON: Final = 20.0


def clean(document: Document) -> Iterable[Edit]:
    """Put the first letter of a paragraph back where it is all but certain."""
    text = document.text
    if not _may_hold(text):
        return
    found = list(_LOWER_START.finditer(text))
    if top := _AT_TOP.match(text):
        found.insert(0, top)
    if not found or not known_in(text):
        return
    scene = Scene(text)
    for match in found:
        gap, word = match[1], match[2]
        at, end = match.span(2)
        before = text[max(0, match.start() - 200) : match.start()].rstrip()
        if not before and document.title_line:
            continue
        stands = scene.written(word, end) * _stands(before, len(found))
        readings = {word: stands} | {c + word: scene.opens(c + word, end) for c in ascii_uppercase}
        if gap:
            readings |= {c: scene.opens(c, match.start(1)) for c in ("A", "I")}
        total = sum(readings.values())
        best = max(readings, key=readings.__getitem__)
        probability = readings[best] / total
        if probability < (WORD_CERTAIN if best in ("A", "I") else CERTAIN) or stands > (1 - DAMAGED) * total:
            continue
        reason = f"p={probability:.2f}"
        if best in ("A", "I"):
            yield Edit(match.start(1), at, gap, f"{best} ", "lost-word", Category.WORD, reason=reason)
        else:
            yield Edit(at, end, word, best, "lost-letter", Category.WORD, reason=reason)


def _stands(before: str, found: int) -> float:
    """The weight of the guess that the paragraph was written as it stands."""
    weight = _STANDS_IN_LIST if found > 3 else _STANDS
    if before and not _SENTENCE_END.search(before):
        last = before[before.rfind("\n") + 1 :]
        weight = max(weight, _GOES_ON if len(last) > 70 or last[-1:] == "," or last[:1].islower() else _AFTER_HEADING)
    return weight


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("first_letter", "words", clean, order=30)]
