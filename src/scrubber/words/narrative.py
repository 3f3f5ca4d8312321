"""Sentences that tell a story, at the edge of a line that is otherwise about its page.

Where an extractor joined two elements, a paragraph stands on one line with an appeal: "Nobody was hurt. Subscribe to
our newsletter!" A sentence is only said to tell something where nothing speaks for the page: no word that pages use
of themselves and their readers, no address, no question.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scrubber.words.openings import TITLES, usually_opens

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS_OF_PAGES: Final = Path(__file__).with_name("data") / "words_of_pages.txt"
"""Words that pages use of themselves, what they offer, and who reads and writes them: an expression a line.

"I" and "we" are none: who says it may be the author of an essay.
"""

FEWEST_WORDS: Final = 3

_OF_PAGES: Final = re.compile(
    rf"(?i)\b(?:{'|'.join(WORDS_OF_PAGES.read_text(encoding='utf-8').splitlines())})\b"
    r"|[@#©®™|»›*_{}\[\]<>]|https?:|\b\w+\.(?:com|org|net)\b|\d:\d\d"
)
# Finite verbs, of the irregular ones the past. A headline does without.
_TELLS: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|will|would|could|says|[a-z]{3,}ed|ate|became|began|bent|blew|bought|broke"
    r"|brought|built|came|caught|chose|dealt|drank|drew|drove|fell|felt|fled|flew|forgot|fought|found|froze|gave|got|grew"
    r"|heard|held|hid|hung|kept|knew|laid|lay|led|left|lost|made|meant|met|paid|ran|rang|rode|rose|said|sang|sank|sat|saw"
    r"|sent|shook|shot|slept|slid|sold|sought|spent|spoke|stole|stood|struck|swam|swept|swore|took|taught|threw|told|tore"
    r"|understood|went|withdrew|woke|won|wore)\b"
)
_END: Final = re.compile(r"[.!][\"”’')]*\Z")
_END_INSIDE: Final = re.compile(
    r"""(?<=[^\s.])[.!?]["”’')\]]* (?P<blanks>[ ]+ (?=["“‘(]*[A-Z\d]) | (?=["“‘(]?[A-Z][a-z' ]))""", re.VERBOSE
)
# "Sen. Jane Doe", "J. Doe", "the U.S. Senate" are no two sentences.
_ABBREVIATION: Final = re.compile(rf"(?:\b(?:{'|'.join(sorted(TITLES))}|\w)|\.\w+)\Z")
_LONGEST_TITLE: Final = 5
# "Subscribe to our newsletterNobody was hurt."
_GLUED: Final = re.compile(r"(?<=[a-z\d%)])(?=([A-Z][a-z]*)[ ,'’])")
_OPENS: Final = 5e-5


def without_narrative(line: str) -> tuple[int, int] | None:
    """The part of a line that is left when the sentences go that tell something, at its start and at its end.

    None where that is all of the line, or nothing.

    >>> line = "Nobody was hurt. Subscribe to our newsletter! It is free. The bridge opened on Monday."
    >>> line[slice(*without_narrative(line))]
    'Subscribe to our newsletter! It is free.'
    >>> without_narrative("Nobody was hurt. The bridge opened on Monday.")
    >>> without_narrative("Subscribe to our newsletter! It is free.")
    """
    sentences = _sentences(line)
    first, end = 0, len(sentences)
    while first < end and _tells(line[slice(*sentences[first])]):
        first += 1
    while first < end and _tells(line[slice(*sentences[end - 1])]):
        end -= 1
    if first == end or end - first == len(sentences):
        return None
    return sentences[first][0], sentences[end - 1][1]


def _sentences(line: str) -> list[tuple[int, int]]:
    breaks = sorted(_breaks(line))
    return list(zip([0, *(start for _, start in breaks)], [*(end for end, _ in breaks), len(line)], strict=True))


def _breaks(line: str) -> Iterator[tuple[int, int]]:
    """Where a sentence ends and where the next one starts, which may be glued to it."""
    for match in _END_INSIDE.finditer(line):
        if not _ABBREVIATION.search(line, max(0, match.start() - _LONGEST_TITLE), match.start()):
            yield match.start("blanks"), match.end()
    for match in _GLUED.finditer(line):
        if usually_opens(match[1]) > _OPENS:
            yield match.start(), match.start()


def _tells(sentence: str) -> bool:
    return (
        sentence.count(" ") + 1 >= FEWEST_WORDS
        and _END.search(sentence) is not None
        and _TELLS.search(sentence) is not None
        and _OF_PAGES.search(sentence) is None
    )
