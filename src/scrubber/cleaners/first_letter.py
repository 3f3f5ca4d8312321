"""Paragraphs that lost their first letter: "oth parties agreed", "he Pentagon said", "n Friday", " man was".

Pages that set the first letter as a picture or a floated drop cap lose it when they are scraped. A
paragraph that starts in lower case is looked at. The 26 words that a letter before it would make, and the
word as it stands, are weighed against each other: by how often each opens a sentence of news, how often
it is used at all, how often the article itself uses it, and which word follows. A repair is proposed only
where one of them is all but certain, and the reason tells the probability.
"""

from __future__ import annotations

import re
from math import sqrt
from string import ascii_uppercase
from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.edits import Edit
from scrubber.hooks import Cleaner, hookimpl
from scrubber.matching.screens import screen
from scrubber.words.letters import STANDS, letters
from scrubber.words.line_ends import is_left_open
from scrubber.words.openings import RARE, Scene, is_piece, usually_opens, usually_stands
from scrubber.words.pairs import chance, usual
from scrubber.words.wordlist import frequency, known_in, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.document import Document

DAMAGED: Final = 0.95
"""The least probability that a letter is missing at all."""

CERTAIN: Final = 0.5
"""The least probability of the letter that is put back."""

PIECE_CERTAIN: Final = 0.35
"""The same where what is left is no word: that one is missing is beyond doubt."""

WORD_CERTAIN: Final = 0.5
"""The least probability of "A" or "I" where the whole word is lost."""

# The word must end as words do: an address, a file name or a handle goes on with other signs.
_WORD: Final = r"([ \t\xa0]*+)[\"'“‘(\[]*+([a-z][A-Za-z]*+(?:['’][a-z]++)?)(?=['’]?[\s,;—–-]|[.:?!]\s)"
_AT_TOP: Final = re.compile(_WORD)
_LOWER_START: Final = re.compile(r"\n" + _WORD)
_may_hold: Final = screen(r"""(?:\A|\n)[ \t\xa0]*["'“‘(\[]*[a-z]""")
_SENTENCE_END: Final = re.compile(r"[.!?…:;)\]”\"'’*—-]\s*\Z")
# Lines that end without a full stop and are whole: a heading, a tweet's date, a picture's source, a label.
_WHOLE: Final = re.compile(
    r"\A(?:Advertisement|Video|[A-Z0-9][^a-z]{3,}|.*\b(?:Continued Below|Policy|Read more))\Z"
    r"|\b(?:19|20)\d\d\Z|(?:Reuters|REUTERS|AP|AFP|Getty Images|Getty|REUTERS/[\w ]+|[+-]\d+\.\d+%)\Z"
)

_QUOTES: Final = ('"', "'", "“", "‘")
# No heading is as long as that, and no paragraph stops so but where it is broken.
_LONG: Final = 120
_IN_SENTENCE: Final = re.compile(r"\s[a-z]+,?\Z")
_LAST_WORD: Final = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?\Z")

# News hardly opens a paragraph with these, and a wrong one would be worse than none.
_COARSE: Final = word_set(
    "Bitch Bitches Cock Cocks Cunt Cunts Fuck Fucked Fucker Fucking Fucks Shit Shits Slut Sluts Tit Tits Whore Whores"
)

# Weights found on one half of the corpus and checked on the other (benchmarks/repair_words.py).
_STANDS: Final = 0.05
_STANDS_IN_LIST: Final = 10.0
_AFTER_HEADING: Final = 1.0
_GOES_ON: Final = 3.0
_LEFT_OPEN: Final = 100.0
_INDENTED: Final = 0.1
_A_OVER_I: Final = 3.0


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
        word = match[2]
        # More than one blank is an indent, not what stood behind a word.
        gap = match[1] if len(match[1]) == 1 else ""
        at, end = match.span(2)
        before = text[max(0, match.start() - 200) : match.start()].rstrip()
        if not before and document.title_line:
            continue
        readings = {r: 0.0 if r in _COARSE else scene.opens(r, end) for r in (c + word for c in ascii_uppercase)}
        weight = _stands(before, word, len(found), quoted=text[at - 1 : at] in _QUOTES) * (_INDENTED if gap else 1.0)
        stands = scene.written(word, end) * weight
        shares = {c + word: share for c, share in letters(word, text, at, end).items()}
        kept = shares.pop(STANDS + word, 0.0)
        together = _weigh(readings, shares)
        if kept:
            usual = sum(usually_opens(reading) for reading in shares)
            stands = together * kept / (1 - kept) * weight * usually_stands(word) / usual
        readings[word] = stands
        if gap and match.end(1) == at:
            readings |= {c: scene.opens(c, match.start(1)) for c in ("A", "I")}
            _weigh(readings, letters("", text, match.start(1), match.start(1)))
            readings["A"] *= _A_OVER_I * sqrt(_noun_over_verb(word))
        total = sum(readings.values())
        best = max(readings, key=readings.__getitem__)
        probability = readings[best] / total
        if stands > (1 - DAMAGED) * total or probability < _needed(word, best):
            continue
        reason = f"p={probability:.2f}"
        if best in ("A", "I"):
            yield Edit(match.start(1), at, gap, f"{best} ", "lost-word", Category.WORD, reason=reason)
        else:
            yield Edit(at, end, word, best, "lost-letter", Category.WORD, reason=reason)


def _weigh(readings: dict[str, float], shares: dict[str, float]) -> float:
    """Weigh some of the readings anew by what the context says of them; their sum, which stays, is returned."""
    together = sum(readings[reading] for reading in shares)
    mixed = {reading: share * sqrt(readings[reading]) for reading, share in shares.items()}
    scale = together / (sum(mixed.values()) or 1.0)
    readings |= {reading: value * scale for reading, value in mixed.items()}
    return together


def _noun_over_verb(word: str) -> float:
    """How much likelier a word comes where nouns do than where verbs do."""
    return sum(chance(word, before) for before in ("the", "a")) / sum(
        chance(word, before) for before in ("to", "they", "we")
    )


def _needed(word: str, best: str) -> float:
    """The least probability at which a reading is written."""
    if best in ("A", "I"):
        return WORD_CERTAIN
    return PIECE_CERTAIN if is_piece(word) or frequency(word) < RARE else CERTAIN


def _stands(before: str, word: str, found: int, *, quoted: bool) -> float:
    """The weight of the guess that the paragraph was written as it stands, with `word` first.

    What is quoted behind a colon may begin in the middle of a sentence.
    """
    weight = _STANDS_IN_LIST if found > 3 or (quoted and before.endswith(":")) else _STANDS
    if before and not _SENTENCE_END.search(before):
        last = before[before.rfind("\n") + 1 :]
        if is_left_open(last) or (len(last) > _LONG and _IN_SENTENCE.search(last)):
            return _LEFT_OPEN
        if _WHOLE.search(last):
            return weight
        goes_on = len(last) > 70 or last[-1:] == "," or last[:1].islower() or last.rpartition(" ")[2].islower()
        weight = max(weight, _GOES_ON * _follows(last, word) if goes_on else _AFTER_HEADING)
    return weight


def _follows(line: str, word: str) -> float:
    """How much likelier than usual a word comes behind the last one of a line, 1 at most."""
    last = _LAST_WORD.search(line)
    return min(1.0, chance(word, last[0]) / usual(word)) if last and last[0].islower() else 1.0


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("first_letter", "words", clean, order=30)]
