"""Sentences that tell a story, at the edge of a line that is otherwise about its page.

Where an extractor joined two elements, a paragraph stands on one line with an appeal: "Nobody was hurt. Subscribe to
our newsletter!" A sentence tells something if it says what somebody said, or if nothing in it speaks for the page: it
turns to no reader, is no question, has no address, and hardly a word that pages use of themselves.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from scrubber.lines import is_headline_case
from scrubber.words.line_ends import SPEAKING
from scrubber.words.openings import TITLES, usually_opens

_DATA: Final = Path(__file__).with_name("data")
WORDS_TO_READERS: Final = _DATA / "words_to_readers.txt"
"""Words with which a page turns to who reads it: an expression a line."""
WORDS_OF_PAGES: Final = _DATA / "words_of_pages.txt"
"""Words that pages use of themselves and of what they offer, and stories now and then: an expression a line.

"I" and "we" are none: who says it may be the author of an essay.
"""

FEWEST_WORDS: Final = 3
LONG: Final = 10
"""From so many words on a sentence needs no verb that is known."""
VERY_LONG: Final = 20
"""A sentence about what happened may have a word of pages for each so many words."""

LONGEST: Final = 4_000
"""Characters of a line that is looked at; what a rule takes is shorter, if it has words."""

_SIGNS: Final = r"[@#©®™|»›*_{}\[\]<>]|https?:|\b\w+\.(?:com|org|net)\b|\d:\d\d"


def _any_of(path: Path) -> str:
    return rf"\b(?:{'|'.join(path.read_text(encoding='utf-8').splitlines())})\b"


_TO_READERS: Final = re.compile(rf"(?i){_any_of(WORDS_TO_READERS)}|{_SIGNS}")
_OF_PAGES: Final = re.compile(rf"(?i){_any_of(WORDS_OF_PAGES)}")
_FIRST_PERSON: Final = re.compile(r"(?i)\b(?:i|we|our|us|my|me)\b")
_QUOTES: Final = re.compile(r"[\"“”]")
_SPEAKS: Final = re.compile(rf"\b(?:{SPEAKING}|argued|warned|testified|replied|insisted|conceded)\b")
# Finite verbs, of the irregular ones the past. A headline does without.
_IS: Final = re.compile(r"\b(?:is|are|has|have|will|would|could)\b")
_HAPPENED: Final = re.compile(
    r"\b(?:was|were|had|did|[a-z]{3,}ed|ate|became|began|bent|blew|bought|broke|brought|built|came|caught|chose|dealt"
    r"|drank|drew|drove|fell|felt|fled|flew|forgot|fought|found|froze|gave|got|grew|heard|held|hid|hung|kept|knew|laid|lay"
    r"|led|left|lost|made|meant|met|paid|ran|rang|rode|rose|said|sang|sank|sat|saw|sent|shook|shot|slept|slid|sold|sought"
    r"|spent|spoke|stole|stood|struck|swam|swept|swore|took|taught|threw|told|tore|understood|went|withdrew|woke|won|wore)\b"
)
_END: Final = re.compile(r"[.!][\"”’')]*\Z")
_END_INSIDE: Final = re.compile(
    r"""(?<=[^\s.])[.!?]["”’')\]]* (?P<blanks>[ ]+ (?=["“‘(]*[A-Z\d]) | (?=["“‘(]?[A-Z][a-z' ]))""", re.VERBOSE
)
# "Sen. Jane Doe", "J. Doe", "the U.S. Senate" are no two sentences.
_ABBREVIATION: Final = re.compile(rf"(?:\b(?:{'|'.join(sorted(TITLES))}|\w)|\.\w+)\Z")
_LONGEST_TITLE: Final = 5
# "Subscribe to our newsletterNobody was hurt.", "Sign up today Nobody was hurt."
_OPENER: Final = re.compile(r"(?<=[\w%)])( ?)(?<![A-Z])(?=[\"“]?([A-Z][a-z]*)[ ,'’])")
_OPENS: Final = 5e-5
_OPENS_BEHIND_BLANK: Final = 1e-3


def parts_of_page(line: str) -> list[tuple[int, int]]:
    """Where in a line what is about the page may stand alone: before the story, or else behind it or between.

    There are none where no sentence tells something, or all do.

    >>> line = "Subscribe to our newsletter! It is free. The bridge opened on Monday. Nobody was hurt."
    >>> [line[start:end] for start, end in parts_of_page(line)]
    ['Subscribe to our newsletter! It is free.']
    >>> parts_of_page("Nobody was hurt. The bridge opened on Monday.")
    []
    """
    if len(line) > LONGEST:
        return []
    sentences = _sentences(line)
    tells = [_tells(line[start:end]) for start, end in sentences]
    if not any(tells):
        start, end = sentences[0][0], _end_before_glued(line, *sentences[-1])
        return [(start, end)] if end < len(line) else []
    first, last = tells.index(True), len(tells) - 1 - tells[::-1].index(True)
    opens, ends = first == 0, last == len(tells) - 1
    told = sum(end - start for (start, end), tell in zip(sentences, tells, strict=True) if tell)
    # Between two parts of a page, a sentence may well be about it, too.
    mostly = 2 * told >= len(line)
    parts = []
    if not opens and (ends or mostly):
        parts.append((0, _end_before_glued(line, *sentences[first - 1])))
    if not ends and (opens or mostly):
        parts.append((sentences[last + 1][0], len(line)))
    if opens and ends and not all(tells):
        between = [n for n, tell in enumerate(tells) if not tell]
        parts.append((sentences[between[0]][0], sentences[between[-1]][1]))
    return parts


def _sentences(line: str) -> list[tuple[int, int]]:
    found = []
    start = 0
    for match in _END_INSIDE.finditer(line):
        if not _ABBREVIATION.search(line, max(0, match.start() - _LONGEST_TITLE), match.start()):
            found.append((start, match.start("blanks")))
            start = match.end()
    return [*found, (start, len(line))]


def _end_before_glued(line: str, start: int, end: int) -> int:
    """Where words end that no full stop parts from a sentence which tells something, behind them."""
    for match in _OPENER.finditer(line, start + 1, end):
        sentence = line[match.end() : end]
        opens = usually_opens(match[2]) > (_OPENS_BEHIND_BLANK if match[1] else _OPENS)
        if opens and (not match[1] or sentence.count(" ") >= LONG) and _tells(sentence):
            return match.start()
    return end


def _tells(sentence: str) -> bool:
    words = sentence.count(" ") + 1
    if words < FEWEST_WORDS or not _END.search(sentence):
        return False
    speaks = words >= LONG and _SPEAKS.search(sentence) is not None
    if speaks and _QUOTES.search(sentence):
        return True
    if _TO_READERS.search(sentence):
        return False
    happened = speaks or _HAPPENED.search(sentence) is not None
    if _FIRST_PERSON.search(sentence) and not happened:
        return False
    of_pages = sum(1 for _ in _OF_PAGES.finditer(sentence))
    if of_pages:
        return happened and of_pages * VERY_LONG <= words
    return happened or _IS.search(sentence) is not None or (words >= LONG and not is_headline_case(sentence))
