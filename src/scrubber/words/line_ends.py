"""How lines stop that hardly end there: at a word that something must follow, before a name, a number or a date.

Which words those are stands in `data/last_words.toml`. Headings end with some of them ("What to look for"): it counts
how long a line is, and whether a name follows: a word that the article has with a capital inside a sentence.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final

from scrubber.words.breaks import TITLES, count_inside
from scrubber.words.openings import count
from scrubber.words.pairs import row
from scrubber.words.wordlist import MONTHS

SHORT: Final = 15
"""Characters that a line has at least, that may go on before a capital."""

LONG: Final = 60
"""Characters that both parts together have at least: shorter lines are verse, lists, or headings."""

_WORDS: Final[dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("data").joinpath("last_words.toml").read_text(encoding="utf-8")
)


def _any_of(name: str) -> str:
    return "|".join(map(re.escape, _WORDS[name]))


ABBREVIATED: Final = tuple(_WORDS["abbreviated"])
"""Words behind whose full stop no sentence ends."""

SPEAKING: Final = r"(?:said|says|asked|asks|wrote|writes|added|adds|tweeted|told|noted|explained|declared|commented)"
"""Verbs of who says something (a group of an expression)."""

_BEFORE_A_WORD: Final = r"[\s(\"“'‘—-]"
# A speaker is named behind a quotation and a verb: "…," said ⏎ Jane Doe.
_HANGING: Final = re.compile(
    rf"(?:\A|{_BEFORE_A_WORD})(?:(?i:{_any_of('nothing')})|{_any_of('abbreviated')}|&)\Z"
    rf"|[,?!][\"”'’] {SPEAKING}\Z|[a-z], (?:said|says)\Z"
)
_NO_LONG_LINE: Final = re.compile(rf"{_BEFORE_A_WORD}(?:{_any_of('no_long_line')})\Z")
_NO_HEADING: Final = re.compile(rf"{_BEFORE_A_WORD}(?:{_any_of('no_heading')})\Z")
_NO_TWO_SENTENCES: Final = re.compile(rf"(?:\A|{_BEFORE_A_WORD})(?:{_any_of('no_two_sentences')})\Z")
_BEFORE_A_NAME: Final = re.compile(rf"\s(?:{_any_of('before_a_name')}|[a-z]+,? (?:{_any_of('first_names')}))\Z")
_BEFORE_A_NAME_IN_LONG_LINES: Final = re.compile(rf"\s(?:{_any_of('before_a_name_in_long_lines')})\Z")
_OPENER: Final = re.compile(
    r"(?:A|After|And|As|At|But|For|He|How|However|If|In|It|On|She|So|The|They|This|We|What|When|Why|You)[\s,]"
)
_TWO_SENTENCES: Final = re.compile(r"[.!?][\"”]? [A-Z]")
_NAME_AT_END: Final = re.compile(r"[A-Z][\w'’.-]*\Z")
_NAME_AT_START: Final = re.compile(r"[A-Z][\w.-]+")
_TITLE: Final = re.compile(
    r"(?:\A[\"'“‘]?|\s)(?:President|Prime Minister|Senator|Congressman|Congresswoman|Governor|Mayor|Secretary|Justice"
    r"|Chancellor|Pope|(?:Sen|Rep|Gov|Gen|Dr|Mr|Mrs|Ms)\. [A-Z]\w+)\Z"
)
_ANY_TITLE: Final = re.compile(r"\s([A-Za-z-]+)\Z")
_PERSON: Final = re.compile(r"[A-Z][a-z]+(?: [A-Z]\.)? [A-Z][a-z][\w'’-]*,? [a-z]")
# "… Jane Doe, a former minister", "About the author": what bylines and headings end with.
_APPOSITION: Final = re.compile(
    r"\b(?:my|our|their|your) \w+\Z|(?:,|—|–|\bis|\bwas|\A\w+) (?:[a-z]+ ){,4}[A-Za-z-]+\Z"
    r"|\b[Tt]he(?: [A-Z]\w+)? [a-z]+\Z"
)
_POSSESSIVE: Final = re.compile(r"[A-Za-z]['’]s\Z")
_DAY_OR_SHARE: Final = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:about|after|against|and|as|at|before|by|calling|following|for"
    r"|from|in|into|on|saying|that|to|when|with)\b|, (?:and|but|who|which)\b)|\d+\.\d+ percent\b"
)
_COUNTED: Final = re.compile(r"\b(?:least|about|nearly|approximately|than|some|around|over|another) \$?\d[\d.,]*\Z")
_BEFORE_ITS_NOUN: Final = re.compile(r"\s(?:of|for|from|with|at|by|in|into|on|to|than)\Z")
_BEFORE_A_DATE: Final = re.compile(r"\s(?:on|in|by|since|until|from|of)\Z")
_BEFORE_THE_NAME: Final = re.compile(r"\s(?:by|from|of|than|to|told|with)\Z")
# "… John Roe, Jane Doe, Richard ⏎ Miles, …".
_ENUMERATION: Final = (
    re.compile(r"(?:, [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)+){2},? (?:and )?[A-Z][a-z]+\Z"),
    re.compile(r"[A-Z][\w'’-]+(?:,| and ) ?[A-Z]"),
)
_PART_OF_DAY: Final = re.compile(r"\s(?:early|late)\Z")
MONTH_NAME: Final = rf"(?:{'|'.join(sorted(MONTHS))}|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
_MONTH: Final = re.compile(rf"{MONTH_NAME}\Z")
_DAY: Final = re.compile(rf"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|{MONTH_NAME} \d")
_NAMES: Final = re.compile(r"[\"'“‘]?(?:[A-Z][\w.'’-]* ){,3}([A-Z][a-z]+)\Z")
_HARDLY_A_WORD: Final = 20
_MORE_A_WORD: Final = 3
_OFTEN_TOGETHER: Final = 0.2


def hangs(line: str) -> bool:
    """Whether a line stops at a word with which not even a heading ends, or at a verb before who speaks."""
    return _HANGING.search(line[-16:]) is not None


def is_left_open(line: str) -> bool:
    """Whether a line stops at a word or a number that something must follow."""
    return any(pattern.search(line[-16:]) for pattern in (_HANGING, _NO_LONG_LINE, _COUNTED))


def counts(line: str) -> bool:
    """Whether a line stops at a number of what must follow: "at least 40"."""
    return _COUNTED.search(line) is not None


def stops_at_month(line: str) -> bool:
    """Whether a line stops at the name of a month."""
    return _MONTH.search(line[-10:]) is not None


def name_at_start(line: str) -> str | None:
    """The word with a capital, a name perhaps, that a line starts with."""
    found = _NAME_AT_START.match(line)
    return found[0] if found else None


def opens_sentence(line: str) -> bool:
    """Whether a line starts with a word that opens many sentences: no name, though it has a capital."""
    return _OPENER.match(line) is not None


def stops_short(text: str, first: str, second: str) -> bool:
    """Whether a line stops as hardly any does, before a name or a number."""
    if opens_sentence(second):
        # "… according to ⏎ The Gazette": a long line that stops so is no heading, whatever a sentence may open with.
        return len(first) > 2 * LONG and _BEFORE_THE_NAME.search(first[-16:]) is not None and second.startswith("The ")
    if (_NO_LONG_LINE if len(first) > LONG else _NO_HEADING).search(first[-16:]) and _may_be_name(text, second):
        return True
    if len(first) > LONG and _POSSESSIVE.search(first):
        return True
    if len(first) > 2 * SHORT and _goes_on_as_title_or_date(first, second):
        return True
    if _BEFORE_ITS_NOUN.search(first[-9:]) and len(first) > SHORT and _is_more_name(text, second):
        return True
    if len(first) > LONG and _NO_TWO_SENTENCES.search(first[-14:]):
        return (is_long(first) and _may_be_name(text, second)) or is_name(text, second)
    if _BEFORE_A_NAME.search(first[-30:]) or (_BEFORE_A_NAME_IN_LONG_LINES.search(first[-16:]) and is_long(first)):
        return len(first) > LONG and is_name(text, second)
    if len(first) > LONG and _PART_OF_DAY.search(first[-8:]) and _DAY.match(second):
        return True
    if _ENUMERATION[0].search(first[-120:]) and _ENUMERATION[1].match(second):
        return True
    if second[0].isdigit() and len(first) > SHORT and stops_at_month(first):
        return True
    last, next_ = _NAME_AT_END.search(first[-30:]), name_at_start(second)
    return bool(last and next_ and len(first) > LONG / 2 and count(text, f"{last[0]} {next_}"))


def _goes_on_as_title_or_date(first: str, second: str) -> bool:
    """Whether a line stops between a title and a name, or before a day or a share that opens no sentence."""
    title = _ANY_TITLE.search(first)
    if title and title[1] in TITLES:
        return _PERSON.match(second) is not None and not _APPOSITION.search(first)
    return first[-1].islower() and _DAY_OR_SHARE.match(second) is not None


def _is_more_name(text: str, second: str) -> bool:
    """Whether a line starts with a number, or a word that the article or news has as a name, and hardly as a word."""
    word = name_at_start(second)
    if word is None:
        return second[0] in "$€£0123456789"
    named, lower = row(word).times, row(word.lower()).times
    return named > lower and (named > _HARDLY_A_WORD * max(1, lower) or is_name(text, second))


def _may_be_name(text: str, second: str) -> bool:
    """Whether a line may start with a name: items of lists start with words that inside a sentence have no capital."""
    word = name_at_start(second)
    if word is None or not word.isalpha():
        return True
    named, lower = row(word).times, row(word.lower()).times
    return lower <= _MORE_A_WORD * max(1, named) or is_name(text, second)


def is_cut_short(text: str, first: str, second: str) -> bool:
    """Whether a line as short as headings are stops in a title, a name or a date."""
    if not second[0].isupper() or opens_sentence(second):
        return second[0].isdigit() and _BEFORE_A_DATE.search(first) is not None
    if _TITLE.search(first) or (_BEFORE_A_DATE.search(first) and _DAY.match(second)):
        return True
    last, next_ = _NAMES.match(first), name_at_start(second)
    if last is None or next_ is None:
        return False
    together = row(last[1]).next.get(next_.rstrip("."), 0) > _OFTEN_TOGETHER * row(last[1]).times
    return together or count(text, f"{last[1]} {next_}") > 0


def is_long(first: str) -> bool:
    """Whether a line is too long for a heading: it has two sentences, or the length of two."""
    return len(first) > 2 * LONG or (len(first) > LONG and _TWO_SENTENCES.search(first) is not None)


def is_name(text: str, second: str) -> bool:
    """Whether a line starts with a word that the article has inside a sentence, with its capital."""
    word = name_at_start(second)
    if word is None or len(word) < 3 or word == "The" or opens_sentence(second):
        return False
    return count_inside(text, word.rstrip(".")) > 0
