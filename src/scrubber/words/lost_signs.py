"""Apostrophes, dashes and ellipses that were lost in decoding, told by what stands beside them: `don�t`, `2015�16`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scrubber.characters import LOST
from scrubber.typography import are_words, has_apostrophe, words_beside
from scrubber.words.wordlist import word_set, zipf

if TYPE_CHECKING:
    from scrubber.typography import Marks

# Parts of words before and behind which the hyphen is a dash if there are two words on the other side ("Truman–era").
_PREFIXES: Final = word_set("anti ex non post pre pro then")
_SUFFIXES: Final = word_set("area backed based born class era led like related style type wide winning")
# Soft hyphens part a word into its syllables, so that others stand nearby.
_LONGEST_SYLLABLE: Final = 8
_JOINS_SYLLABLES: Final = re.compile(rf"[a-z]{{1,7}}{LOST}{{1,2}}[a-z]")
_JOINED: Final = re.compile(rf"[A-Za-z]{LOST}{{1,2}}[a-z]{{1,7}}\Z")
_COMMON: Final = 4.0
"""Frequency on the Zipf scale that a word of up to three letters has; others may be pieces of a name ("Nevárez")."""
# Words that follow a number and are none of its units, before which a blank could have been lost.
_NO_UNIT: Final = word_set(
    """
    a about almost an and are as at but even from he in is it more most nearly not only or she that the they was we were
    when where which while who with
    """
)
_BETWEEN_SHARES: Final = re.compile(rf"[%)] {LOST}{{1,3}} (?=\d{{1,2}}(?:\.\d)?%)")
# A line that names who helped opens with a dash; before the name of who wrote a tweet stands one.
_SIGNED: Final = re.compile(
    rf"(?<![^\n]){LOST}{{1,3}} (?=With (?:assistance|reporting|help) )"
    rf"|(?<![^\s]){LOST}{{1,3}} [^\n(]{{1,60}} \(@\w{{1,20}}\)"
)
CUT_WORD: Final = re.compile(r"\d0s\b|(?:tis|twas|em|til|cause|n)\b", re.IGNORECASE)
_AND_CUT_SHORT: Final = re.compile(rf"[{LOST}'‘’][nN]\Z")
# What was left out between two sentences: behind the end of one, which no abbreviation has, and before the next.
_LEFT_OUT: Final = re.compile(r"[a-z]{3}[.!?] \Z")
_NEXT_SENTENCE: Final = re.compile(r" [A-Z]")
BETWEEN_SPACES: Final = re.compile(rf"(?<=[\w,.!?;:)\"'”’{LOST}] )(?:{LOST}{{3}}|{LOST})(?= (?!\d)[\w$£€(\"'“‘])")


def by_neighbours(
    text: str, match: re.Match[str], left: str, right: str, marks: Marks, *, quoted: bool
) -> tuple[str, str] | None:
    """What a lost character was where the characters beside it decide, and the rule; None where they don't.

    `left` and `right` are those characters, blanks at the ends of a line; `quoted` says that a quotation is open.
    """
    start, end = match.span()
    if left.isalnum() and right.isalpha():
        before, after = words_beside(text, start, end)
        if has_apostrophe(before, after) or (left.isdigit() and after == "s"):
            return marks.apostrophe, "lost-apostrophe"
        if (before in _PREFIXES and after[0].isupper()) or (after in _SUFFIXES and before[:1].isupper()):
            return "–", "lost-dash"
        if _JOINS_SYLLABLES.match(text, end) or _JOINED.search(text, max(0, start - _LONGEST_SYLLABLE), start):
            return None
        short = any(len(word) < 4 and zipf(word) < _COMMON for word in (before, after))
        # In a quotation one in five is an ellipsis; between two names stands a short one as often as a long one.
        short = short or quoted or (before[:1].isupper() and after[0].isupper())
        if (not short and are_words(before, after, least=1.5 if len(match[0]) == 3 else 2.5)) or (
            left.isdigit() and after in _NO_UNIT and not quoted
        ):
            return "—", "lost-dash"
    elif left == ")" and right.islower():
        return "—", "lost-dash"
    elif (left.isdigit() and right.isdigit()) or _BETWEEN_SHARES.match(text, max(0, start - 2)):
        return "–", "lost-dash"
    elif _SIGNED.match(text, start):
        return "—", "lost-dash"
    elif (
        (left == "." and words_beside(text, start, end)[1] == "s")
        or (not left.isalnum() and CUT_WORD.match(text, end))
        or (right == " " and _AND_CUT_SHORT.search(text, max(0, start - 3), start))
    ):
        return marks.apostrophe, "lost-apostrophe"
    elif _NEXT_SENTENCE.match(text, end) and _LEFT_OUT.search(text, max(0, start - 6), start):
        return "…", "lost-ellipsis"
    elif marks.dash and not quoted and BETWEEN_SPACES.match(text, start):
        # In a quotation one in six is an ellipsis, elsewhere one in two hundred.
        return marks.dash, "lost-dash"
    return None
