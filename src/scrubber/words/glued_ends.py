"""Words behind what can only be the end of another one, or the article "a".

"Trump'splan", "the 25thAmendment", "aSenate", "at$5", "and18", "18countries": the first word shows where it ends,
so nothing is weighed. Names, footnotes, units and codes ("news21", "an 8minute ride", "4chan") look alike.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from scrubber.matching.screens import screen
from scrubber.words.glued_article import ARTICLE
from scrubber.words.openings import count, usually_opens
from scrubber.words.pairs import NUMBER, around, chance, row, usual
from scrubber.words.prose import is_prose
from scrubber.words.splitting import JOINING
from scrubber.words.word_classes import fit
from scrubber.words.wordlist import MONTHS, frequency, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    if not _may_hold_end(text):
        return
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
