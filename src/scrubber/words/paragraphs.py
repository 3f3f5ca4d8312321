"""Whether a line goes on where the line before stops: the two are parts of a paragraph that was broken.

The first part stops without a sign that ends a sentence, and the second goes on in lower case; or the first stops where
hardly any line ends ("of the", "Mr.": `scrubber.words.line_ends`), or a name of the article is cut in two. Lists,
poems, tweets and transcripts have such lines by nature, and headings have no full stop either: a line that starts in
lower case itself, a short line that may be a heading, a second part that does not end like a paragraph, and texts with
many lower-case lines stay as they are. Where no sign tells, it is weighed (`scrubber.words.breaks`).

The cleaner `broken_paragraph` joins such lines; those of lines ask before they take one of them away.
"""

from __future__ import annotations

import re
from string import ascii_lowercase
from typing import TYPE_CHECKING, Final

from scrubber.matching.screens import screen
from scrubber.words.breaks import goes_on
from scrubber.words.line_ends import (
    ABBREVIATED,
    LONG,
    MONTH_NAME,
    SHORT,
    SPEAKING,
    counts,
    hangs,
    is_cut_short,
    is_long,
    is_name,
    name_at_start,
    opens_sentence,
    stops_at_month,
    stops_short,
)
from scrubber.words.openings import RARE, is_piece, usually_opens
from scrubber.words.wordlist import frequency, known_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrubber.document import Document, Line

CERTAIN: Final = 4.5
"""The least log-odds at which a line goes on before a capital, where no sign tells it."""

SEVERAL: Final = 3
"""How many broken paragraphs of a text make more of them likely."""

LIKELY: Final = 2.5
"""The least log-odds at which a line goes on in such a text."""

DOUBTFUL: Final = 1.5
"""The least log-odds at which a line is not taken for a heading."""

_LEFT_HANGING: Final = re.compile(r"\s(?:the|an?|of|to|their|its|our|your|and|or|whose)\Z")
# A quotation comes behind it: "… she said, ⏎ “We will …".
_BEFORE_A_QUOTATION: Final = re.compile(rf"\b(?:{SPEAKING}|saying|that|as|called|calls),\Z")
# "… on July ⏎ 4. The …", "… in ⏎ 2016. The …": no item of a list.
_DATE_CUT: Final = re.compile(
    rf"{MONTH_NAME} \d{{1,2}}(?:, (?:19|20)\d\d)?[.)]|\b(?:in|since|of|by|{MONTH_NAME}) (?:19|20)\d\d[.)]"
)
_GOES_ON: Final = re.compile(
    r"[\"'“‘\[$]*[a-z][a-z'’-]*[ ,.;:?!)\"”'’—–-]|[,;] |[–—] ?[a-z]|--? [a-z]"
    r"|\([a-z]{2,}[ ,)]|\([^()]{1,60}\)(?:,|[\"”]?,? [a-z])"
)
_STARTS: Final = re.compile(r"[\"'“‘(\[+-]*(?:[A-Za-z]|[$€£]\d|\d+\.\d|\d+(?![\d.]*[.)] ))")
_ENDS: Final = re.compile(r"[.!?:;…][\"'”’)\]*]*\Z")
_PLAIN_ENDS: Final = (".", '."', ".”", "?", "!", ":")
# "Jane Doe said …", but not "Jane Doe, who …".
_WHOLE_SENTENCE: Final = re.compile(r"(?:[A-Z][\w.'’-]* )+[a-z]|[A-Z]\w+: ")
_LOWER_WORD: Final = re.compile(r"[\"'“‘]?([a-z]+(?:['’][a-z]+)?)(?![-.]\w)")
_WHOLE: Final = 10.0
_LIST_ITEM: Final = re.compile(r"; (?:and|or)\Z")
_SIGNATURE: Final = re.compile(r"[—–] [A-Z][^!?—–]{1,40}\Z|[—–]\Z")
_HANDLE: Final = re.compile(r"(?:[A-Z][\w.'’-]* ){,3}\(@\w+\) [A-Z][a-z]+\.? \d")
_CAPTION: Final = re.compile(
    r"[–—-] (?:video|audio|gallery|in pictures)\Z"
    r"|(?:REUTERS|Reuters|AP|AFP|Bloomberg|Getty|Getty Images)/[\w ]+\Z"
    r"|/(?:AP|AFP|Bloomberg|Getty|Getty Images|Reuters)\Z"
    r"|\b(?:Hide Caption \d+ of \d+|reading the main story|Advertisement)\Z"
)
# A caption's source, share buttons, teasers.
_NO_PARAGRAPH: Final = re.compile(
    r"[|©]|\A(?:About|Meet) (?:our|the) \w+\Z|/(?:AP|AFP|Getty|Reuters|Staff|File)\b"
    r"|\b(?:AFP|Getty Images|Photo(?:graph(?:er)?)?|REUTERS|Slideshow|Source:|[Rr]ead more|[Ss]hare this)\b"
)
# A name and what its bearer is, perhaps behind a label: "Analysis: Jane Doe, harbour correspondent".
_BYLINE: Final = re.compile(r"(?:\A|[.!?:] )[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*){1,3}, [a-z][a-z -]{2,40}\Z")
_LABEL: Final = re.compile(r"\A.{,30}:\Z|\A\d+ (?:/|of) \d+\b|\bcontributed to this\b")
_DAY_AND_YEAR: Final = re.compile(r"\d{1,2}, (?:19|20)\d\d\b|(?:19|20)\d\d\b")
_ENDS_LOWER: Final = re.compile(r"\s[a-z]+[,;]?\Z")
_DASHED_ITEM: Final = re.compile(r"[–—-]{1,2} ")
# A line break behind an open end, or before what goes on; more than that is cheaper to ask of the lines.
_SPACE: Final = r"[\s\x1c-\x1f\x85\p{Z}]"
_BREAK: Final = rf"{_SPACE}*\n{_SPACE}*"
_may_hold: Final = screen(
    rf"""(?:[^.!?:…"'”’)\]*{_SPACE[1:]}["'”’)\]*]*|\)|[A-Z][a-z]{{1,3}}\.){_BREAK}(?:["'“‘(\[$]*[a-z@]|[,;—–-])"""
    rf"""|(?:[\w,&—–[:^ascii:]-]|[A-Z][a-z]{{1,3}}\.){_BREAK}["'“‘(\[$€£+-]*[A-Z\d]"""
)
# "Dear readers," and "To the editor," stand above a letter.
_ADDRESS: Final = re.compile(r"(?:Dear|Dearest|Hello|Hi|Hey|Sincerely|To|Yours)\b")
_SALUTATION: Final = re.compile(r"Dear [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){,3}[:,]")
_TAIL: Final = 80
_ADDRESS_TAIL: Final = 24
_TWEETED: Final = re.compile(r"@\w+\)? [A-Z][a-z]+ \d{1,2}, (?:19|20)\d\d\b")
_DATE: Final = re.compile(r"\b(?:19|20)\d\d\Z")
_COPY: Final = 20
_SENTENCE: Final = 40
_NAMES_OPEN: Final = 2e-4
_SPEAKS: Final = re.compile(r"I(?:['’](?:m|ve|ll|d))? [a-z]")
_TITLED: Final = re.compile(
    r"(?:Secretary of|(?:President|Secretary|Senator|Governor|Attorney General|Prime Minister)) [A-Z]"
)
_NO_PROSE: Final = re.compile(r"://|@|\.com/|\bpic\.twitter|\[ ?edit ?\]")


def broken(document: Document) -> list[int]:
    """The numbers of the lines that go on where the line before stops, in order."""
    if not _may_hold(document.text):
        return []
    lines = document.lines
    open_ended = [n for n in range(1, len(lines)) if is_open(lines[n - 1].text, lines[n].text)]
    if not open_ended:
        return []
    breaks = {n for n in open_ended if _continues(document.text, lines[n - 1].text, lines[n].text)}
    if 1 in breaks and _may_stand_above(lines[0].text, lines[1].text):
        breaks.remove(1)
    breaks = {n for run in _runs(sorted(breaks)) if _is_prose(lines[run[0] - 1], lines[run[-1]]) for n in run}
    lower = sum(line.text[0].islower() for line in lines) - sum(lines[n].text[0].islower() for n in breaks)
    if lower > 2 + len(lines) // 20:
        breaks = {n for n in breaks if lines[n].text[0].islower() and _is_left_alone(lines, n)}
    if not breaks or not known_in(document.text):
        return []
    if len(breaks) >= SEVERAL:
        likely = (n for n in open_ended if n not in breaks and _likely_goes_on(document.text, lines, n))
        breaks.update(n for n in likely if _is_prose(lines[n - 1], lines[n]))
    return sorted(breaks)


def _may_stand_above(first: str, second: str) -> bool:
    """Whether the first line of a text may be a standfirst: it ends with a word, and a sentence or a label follows."""
    return first[-1].isalnum() and not hangs(first) and _WHOLE_SENTENCE.match(second) is not None


def _likely_goes_on(text: str, lines: Sequence[Line], n: int) -> bool:
    """Whether a line goes on where the one before stops, in a text of which others do for certain."""
    first, second = lines[n - 1].text, lines[n].text
    return by_punctuation(text, first, second) is None and goes_on(text, first, second) > LIKELY


def _is_left_alone(lines: Sequence[Line], n: int) -> bool:
    """Whether a line in lower case goes on in a text that has many: no item of a list, no verse."""
    first, second = lines[n - 1].text, lines[n].text
    if _LEFT_HANGING.search(first[-16:]):
        return True
    follows = lines[n + 1].text[0].islower() if n + 1 < len(lines) else False
    return first[0].isupper() and is_long(first) and _ENDS.search(second) is not None and not follows


def may_go_on(text: str, first: str, second: str) -> bool:
    """Whether two lines of a text may well be one: too much to take the first away, too little to join them."""
    if not is_open(first, second):
        return False
    decided = by_punctuation(text, first, second)
    return goes_on(text, first, second) > DOUBTFUL if decided is None else decided


def is_open(first: str, second: str) -> bool:
    """Whether a line stops as no paragraph does; the full stop of "(D-Ala.)" and "Sen." ends no sentence."""
    if first.endswith(_PLAIN_ENDS):
        return first.endswith(ABBREVIATED)
    if not _ENDS.search(first[-4:]):
        return True
    return first[-1] in ");" and second[0].islower()


def _continues(text: str, first: str, second: str) -> bool:
    """Whether `second` goes on where `first` stops."""
    decided = by_punctuation(text, first, second)
    return goes_on(text, first, second) > CERTAIN if decided is None else decided


def by_punctuation(text: str, first: str, second: str) -> bool | None:
    """Whether `second` goes on where `first` stops, by how the two end and begin; None where that does not tell."""
    if (_SIGNATURE.search(first[-_TAIL:]) and _HANDLE.match(second)) or (
        stops_at_month(first) and _DAY_AND_YEAR.match(second)
    ):
        return True
    if _is_no_prose(first, second):
        return False
    if (_DASHED_ITEM.match(first) and _DASHED_ITEM.match(second)) or _SALUTATION.match(second):
        return False
    if _is_copy(first, second.lstrip(",;–— ")):
        return False
    if not _STARTS.match(second) and second[0] not in ",;—–-" and not _DATE_CUT.search(f"{first[-12:]} {second[:6]}"):
        return False
    if hangs(first):
        return not _LIST_ITEM.search(first) and (second[0].islower() or len(first) + len(second) > LONG)
    if first[-1] == ";":
        return second[0].islower() and len(first) > LONG and text.count(";\n") == 1
    if len(first) + len(second) < LONG or (not is_long(first) and _is_piece(second)):
        return False
    if _GOES_ON.match(second):
        heading = first.isupper() and first.strip("\"'“‘(") not in ("A", "I")
        if first[0] in "•*·" or heading or _CAPTION.search(first):
            return False
        return first[-1].isalpha() or (second[0] != "(" and (first[-1].isdigit() or first[-1] in ",;-—–%)"))
    if first[-1] == ",":
        return _goes_on_behind_comma(text, first, second)
    if stops_short(text, first, second):
        return True
    if len(first) > LONG and second[0].isalpha() and counts(first):
        return True
    if not first[-1].isalpha() or len(first) <= SHORT:
        return len(second) > LONG and is_cut_short(text, first, second)
    if opens_sentence(second) or _LABEL.search(second) or _NO_PARAGRAPH.search(first) or _BYLINE.search(first):
        return False
    return None if _ENDS.search(second) else False


def _is_no_prose(first: str, second: str) -> bool:
    """Whether a line ends with an address or a tweet, or the next one starts with an address."""
    return bool(
        _NO_PROSE.search(first[-_ADDRESS_TAIL:])
        or _TWEETED.search(first[-_TAIL:])
        or _NO_PROSE.search(second.split(" ", 1)[0])
    )


def _is_copy(first: str, opening: str) -> bool:
    """Whether a line starts as the one before does, or with its end: an item of a list, a caption."""
    if first.endswith(" ".join(opening.split(" ", 2)[:2])):
        return True
    at = first.find(opening[:_COPY]) if len(opening) > _COPY else -1
    return at >= 0 and (not opening[0].islower() or opening.startswith(first[at:]))


def _goes_on_behind_comma(text: str, first: str, second: str) -> bool:
    """Whether a line that stops at a comma is prose: no verse, no address of a letter, no list.

    Nor one whose comma should be a full stop or a colon: that is a whole sentence, and a word that opens one follows.
    """
    if _ADDRESS.match(first) or _NO_PARAGRAPH.search(first):
        return False
    if second[0] in "\"“'‘":
        return _BEFORE_A_QUOTATION.search(first[-16:]) is not None
    if len(first) < _SENTENCE:
        return len(second) > 2 * LONG
    if second[0].isdigit() or second.startswith(ABBREVIATED) or _TITLED.match(second):
        return True
    if _SPEAKS.match(second):
        return first.count('"') % 2 == 1 or first.count("“") > first.count("”")
    name = name_at_start(second)
    return name is not None and not opens_sentence(second) and (is_name(text, second) or _hardly_opens(name))


def _hardly_opens(word: str) -> bool:
    """Whether a word with a capital opens fewer sentences than other names do."""
    return usually_opens(word) < _NAMES_OPEN


def _is_piece(second: str) -> bool:
    """Whether a line starts with the rest of a word that lost its first letter."""
    word = _LOWER_WORD.match(second)
    if word is None or not (is_piece(word[1]) or frequency(word[1]) < RARE):
        return False
    return any(frequency(letter + word[1]) > _WHOLE * frequency(word[1]) + RARE for letter in ascii_lowercase)


def _runs(numbers: list[int]) -> list[list[int]]:
    """Sorted numbers, those that follow upon each other together."""
    runs: list[list[int]] = []
    for n in numbers:
        if runs and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return runs


def _is_prose(first: Line, last: Line) -> bool:
    """Whether a paragraph starts before a run of breaks and ends behind it."""
    start = first.text.lstrip("\"'“‘([")[:1]
    ends = _ENDS.search(last.text) is not None or _DATE.search(last.text) is not None
    long = len(last.text) > LONG or (is_long(first.text) and _ENDS_LOWER.search(first.text) is not None)
    return not start.islower() and (ends or long)
