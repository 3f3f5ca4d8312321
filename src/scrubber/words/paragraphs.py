"""Whether a line goes on where the line before stops: the two are parts of a paragraph that was broken.

The first part stops without a sign that ends a sentence, and the second goes on in lower case; or the
first stops at a word that can't end anything ("of the"); or a name of the article is cut in two. Lists,
poems, tweets and transcripts have such lines by nature, and headings have no full stop either: a line
that starts in lower case itself, a short line that may be a heading, a second part that does not end like
a paragraph, and texts with many lower-case lines stay as they are. Where no sign tells,
it is weighed (`scrubber.words.breaks`).

The cleaner `broken_paragraph` joins such lines; those of lines ask before they take one of them away.
"""

from __future__ import annotations

import re
from string import ascii_lowercase
from typing import TYPE_CHECKING, Final

from scrubber.matching.screens import screen
from scrubber.words.breaks import TITLES, count_inside, goes_on
from scrubber.words.openings import RARE, count, is_piece, usually_opens
from scrubber.words.pairs import row
from scrubber.words.wordlist import MONTHS, frequency, known_in, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrubber.document import Document, Line

CERTAIN: Final = 4.5
"""The least log-odds at which a line goes on before a capital, where no sign tells it."""

DOUBTFUL: Final = 1.5
"""The least log-odds at which a line is not taken for a heading."""

SHORT: Final = 15
"""Characters that a line has at least, that may go on before a capital."""

LONG: Final = 60
"""Characters that both parts together have at least: shorter lines are verse, lists, or headings."""

# Nothing ends with these, not even a heading.
_HANGING_WORD: Final = (
    r"(?i:the|and|an?|or|their|its|our|my|your|than|whose|because|every|which|if|but|as|during|until"
    r"|between|although|among|upon|(?:said|says|so|fact|shows?|believes?) that)"
    r"|Mrs?\.|Ms\.|Dr\.|Sens?\.|Reps?\.|Gov\.|Gen\.|Rev\.|Lt\.|Sgt\.|Col\.|Prof\.|&"
)
SPEAKING: Final = r"(?:said|says|asked|asks|wrote|writes|added|adds|tweeted|told|noted|explained|declared|commented)"
"""Verbs of who says something (a group of an expression)."""
_LEFT_HANGING: Final = re.compile(r"\s(?:the|an?|of|to|their|its|our|your|and|or|whose)\Z")
# A speaker is named behind a quotation and a verb: "…," said ⏎ Jane Doe.
_HANGING: Final = re.compile(
    rf"(?:\A|[\s(\"“'‘—-])(?:{_HANGING_WORD})\Z|[,?!][\"”'’] {SPEAKING}\Z|[a-z], (?:said|says)\Z"
)
# A quotation comes behind it: "… she said, ⏎ “We will …".
_BEFORE_A_QUOTATION: Final = re.compile(rf"\b(?:{SPEAKING}|saying|that|as|called|calls),\Z")
# These do end headings ("What to look for"), but hardly a line that holds more than one does.
_RARELY_LAST_WORD: Final = (
    r"of|to|for|from|with|at|by|in|into|who|when|where|are|was|were|has|have|had|will|would|could|should"
    r"|his|her|against|some|many|President|Senator|Governor|Secretary|Commissioner|Justice|Judge|Chairman|Rep|Sen"
    r"|New|San|Los|Las|White|United|Supreme|North|South|West|East|Fort|Saint|St\."
)
_RARELY_LAST: Final = re.compile(rf"(?:\A|[\s(\"“'‘—-])(?:{_RARELY_LAST_WORD})\Z")
# Nor do these, with which a heading or a question may end, where a line is longer than those are.
_NEVER_LAST_WORD: Final = (
    r"who|whom|whether|despite|including|are|were|was|has|have|had|will|would|could|should|may|can|to|from|with|at|by"
    r"|into|about|after|under|through|not|both|be|how|then|across|though|so|almost|near|behind|where|when|since|without"
    r"|within|against|among|amid|toward|towards|per|versus|these|those|some|many|most|such|only|just|also|even|still|very"
    r"|former|fellow|nearly|roughly|approximately|named|called|told|longtime|fewer|his|her|each|another|several|unlike|estimated"
)
_NEVER_LAST: Final = re.compile(rf"[\s(\"“'‘—-](?:{_NEVER_LAST_WORD})\Z")
# Not even a heading ends with these, which does with some of the others.
_NO_HEADING_WORD: Final = (
    r"who|whom|whether|where|despite|including|of|from|with|to|about|are|were|has|have|into|among|within|toward|towards|such|very|former|fellow|nearly|roughly|approximately"
    r"|several|longtime|per|amid|estimated"
)
_NO_HEADING: Final = re.compile(rf"[\s(\"“'‘—-](?:{_NO_HEADING_WORD})\Z")
# Where a name follows that the article has inside sentences, these hardly end a line. Some may end a long heading.
_BEFORE_A_NAME_WORD: Final = (
    r"that|told|former|since|including|nearly|while|whether|another|saying|asked|within|toward|towards|via|despite|fellow"
    r"|longtime|accused|urged|criticized|named|include|includes|roughly|approximately|especially|involving|regarding"
    r"|unless|per|de|bin|Republican|Democratic|American|Russian|Chinese|Iranian|Israeli|British|European|Ukrainian"
)
_RARELY_BEFORE_A_NAME_WORD: Final = (
    r"on|about|like|after|over|is|all|under|other|through|only|before|called|early|late|most|not|both|be|how|then|across"
    r"|though|so|almost|near|behind|supported|replace|believe|throughout|spokesman|spokeswoman|adviser|counsel"
    r"|correspondent|candidate|nominee|chairman|senior|conservative|liberal"
)
_FIRST_NAME_WORD: Final = (
    r"Andrew|Anthony|Barack|Ben|Bernie|Bill|Bob|Brett|Brian|Charles|Chris|Chuck|Dan|David|Donald|Doug|Elizabeth|Eric"
    r"|George|Greg|Hillary|James|Jared|Jason|Jeb|Jeff|Jim|Joe|John|Jon|Josh|Justin|Karen|Kevin|Kim|Larry|Lindsey|Marco"
    r"|Maria|Mark|Mary|Matt|Michael|Michelle|Mike|Mitch|Mitt|Nancy|Nick|Nikki|Patrick|Paul|Peter|Rand|Richard|Rick|Robert"
    r"|Ron|Rudy|Ryan|Sam|Sarah|Scott|Sean|Stephen|Steve|Steven|Susan|Ted|Thomas|Tim|Tom|Tony|Vladimir|William"
)
_BEFORE_A_NAME: Final = re.compile(rf"(?:\s(?:{_BEFORE_A_NAME_WORD})|\s[a-z]+,? (?:{_FIRST_NAME_WORD}))\Z")
_RARELY_BEFORE_A_NAME: Final = re.compile(rf"\s(?:{_RARELY_BEFORE_A_NAME_WORD})\Z")
_OPENER: Final = re.compile(
    r"(?:A|After|And|As|At|But|For|He|How|However|If|In|It|On|She|So|The|They|This|We|What|When|Why|You)[\s,]"
)
_MONTH_NAME: Final = rf"(?:{'|'.join(sorted(MONTHS))}|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
_MONTH: Final = re.compile(rf"{_MONTH_NAME}\Z")
# "… on July ⏎ 4. The …", "… in ⏎ 2016. The …": no item of a list.
_DATE_CUT: Final = re.compile(
    rf"{_MONTH_NAME} \d{{1,2}}(?:, (?:19|20)\d\d)?[.)]|\b(?:in|since|of|by|{_MONTH_NAME}) (?:19|20)\d\d[.)]"
)
_GOES_ON: Final = re.compile(
    r"[\"'“‘\[$]*[a-z][a-z'’-]*[ ,.;:?!)\"”'’—–-]|[,;] |[–—] ?[a-z]|--? [a-z]"
    r"|\([a-z]{2,}[ ,)]|\([^()]{1,60}\)(?:,|[\"”]?,? [a-z])"
)
_STARTS: Final = re.compile(r"[\"'“‘(\[+-]*(?:[A-Za-z]|[$€£]\d|\d+\.\d|\d+(?![\d.]*[.)] ))")
_ENDS: Final = re.compile(r"[.!?:;…][\"'”’)\]*]*\Z")
_PLAIN_ENDS: Final = (".", '."', ".”", "?", "!", ":")
_ABBREVIATED: Final = tuple(word_set("Mr. Mrs. Ms. Dr. Sen. Sens. Rep. Reps. Gov. Gen. Rev. Lt. Sgt. Col. Prof."))
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
_TWO_SENTENCES: Final = re.compile(r"[.!?][\"”]? [A-Z]")
_NAME_CUT: Final = (re.compile(r"[A-Z][\w'’.-]*\Z"), re.compile(r"[A-Z][\w.-]+"))
_TITLE: Final = re.compile(
    r"(?:\A[\"'“‘]?|\s)(?:President|Prime Minister|Senator|Congressman|Congresswoman|Governor|Mayor|Secretary|Justice"
    r"|Chancellor|Pope"
    r"|(?:Sen|Rep|Gov|Gen|Dr|Mr|Mrs|Ms)\. [A-Z]\w+)\Z"
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
_DAY: Final = re.compile(rf"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|{_MONTH_NAME} \d")
_NAMES: Final = re.compile(r"[\"'“‘]?(?:[A-Z][\w.'’-]* ){,3}([A-Z][a-z]+)\Z")
_HARDLY_A_WORD: Final = 20
_MORE_A_WORD: Final = 3
_OFTEN_TOGETHER: Final = 0.2
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
    breaks = {n for run in _runs(sorted(breaks)) if _is_prose(lines[run[0] - 1], lines[run[-1]]) for n in run}
    lower = sum(line.text[0].islower() for line in lines) - sum(lines[n].text[0].islower() for n in breaks)
    if lower > 2 + len(lines) // 20:
        breaks = {n for n in breaks if lines[n].text[0].islower() and _is_left_alone(lines, n)}
    if not breaks or not known_in(document.text):
        return []
    return sorted(breaks)


def _is_left_alone(lines: Sequence[Line], n: int) -> bool:
    """Whether a line in lower case goes on in a text that has many: no item of a list, no verse."""
    first, second = lines[n - 1].text, lines[n].text
    if _LEFT_HANGING.search(first[-16:]):
        return True
    follows = lines[n + 1].text[0].islower() if n + 1 < len(lines) else False
    return first[0].isupper() and _is_long(first) and _ENDS.search(second) is not None and not follows


def may_go_on(text: str, first: str, second: str) -> bool:
    """Whether two lines of a text may well be one: too much to take the first away, too little to join them."""
    if not is_open(first, second):
        return False
    told = signs(text, first, second)
    return goes_on(text, first, second) > DOUBTFUL if told is None else told


def is_open(first: str, second: str) -> bool:
    """Whether a line stops as no paragraph does; the full stop of "(D-Ala.)" and "Sen." ends no sentence."""
    if first.endswith(_PLAIN_ENDS):
        return first.endswith(_ABBREVIATED)
    if not _ENDS.search(first[-4:]):
        return True
    return first[-1] in ");" and second[0].islower()


def _continues(text: str, first: str, second: str) -> bool:
    """Whether `second` goes on where `first` stops."""
    told = signs(text, first, second)
    if told is None:
        return goes_on(text, first, second) > CERTAIN
    return told


def signs(text: str, first: str, second: str) -> bool | None:
    """Whether `second` goes on where `first` stops, to judge by signs alone; None where they don't tell."""
    if (_SIGNATURE.search(first[-_TAIL:]) and _HANDLE.match(second)) or (
        _MONTH.search(first[-10:]) and _DAY_AND_YEAR.match(second)
    ):
        return True
    if _is_no_prose(first, second):
        return False
    if _DASHED_ITEM.match(first) and _DASHED_ITEM.match(second):
        return False
    if _is_copy(first, second.lstrip(",;–— ")):
        return False
    if not _STARTS.match(second) and second[0] not in ",;—–-" and not _DATE_CUT.search(f"{first[-12:]} {second[:6]}"):
        return False
    if _HANGING.search(first[-16:]):
        return not _LIST_ITEM.search(first) and (second[0].islower() or len(first) + len(second) > LONG)
    if first[-1] == ";":
        return second[0].islower() and len(first) > LONG and text.count(";\n") == 1
    if len(first) + len(second) < LONG or (not _is_long(first) and _is_piece(second)):
        return False
    if _GOES_ON.match(second):
        heading = first.isupper() and first.strip("\"'“‘(") not in ("A", "I")
        if first[0] in "•*·" or heading or _CAPTION.search(first):
            return False
        return first[-1].isalpha() or (second[0] != "(" and (first[-1].isdigit() or first[-1] in ",;-—–%)"))
    if first[-1] == ",":
        return _goes_on_behind_comma(text, first, second)
    if _stops_short(text, first, second):
        return True
    if len(first) > LONG and second[0].isalpha() and _COUNTED.search(first):
        return True
    if not first[-1].isalpha() or len(first) <= SHORT:
        return len(second) > LONG and _is_cut_short(text, first, second)
    if _OPENER.match(second) or _LABEL.search(second) or _NO_PARAGRAPH.search(first) or _BYLINE.search(first):
        return False
    return None if _ENDS.search(second) else False


def is_left_open(line: str) -> bool:
    """Whether a line stops at a word or a number that something must follow."""
    return any(pattern.search(line[-16:]) for pattern in (_HANGING, _NEVER_LAST, _COUNTED))


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


def _stops_short(text: str, first: str, second: str) -> bool:
    """Whether a line stops as hardly any does, before a name or a number."""
    if _OPENER.match(second):
        # "… according to ⏎ The Gazette": a long line that stops so is no heading, whatever a sentence may open with.
        return len(first) > 2 * LONG and _BEFORE_THE_NAME.search(first[-16:]) is not None and second.startswith("The ")
    if (_NEVER_LAST if len(first) > LONG else _NO_HEADING).search(first[-16:]) and _may_be_name(text, second):
        return True
    if len(first) > LONG and _POSSESSIVE.search(first):
        return True
    if len(first) > 2 * SHORT and _goes_on_as_title_or_date(first, second):
        return True
    if _BEFORE_ITS_NOUN.search(first[-9:]) and len(first) > SHORT and _is_more_name(text, second):
        return True
    if len(first) > LONG and _RARELY_LAST.search(first[-14:]):
        return (_is_long(first) and _may_be_name(text, second)) or _is_name(text, second)
    if _BEFORE_A_NAME.search(first[-30:]) or (_RARELY_BEFORE_A_NAME.search(first[-16:]) and _is_long(first)):
        return len(first) > LONG and _is_name(text, second)
    if len(first) > LONG and _PART_OF_DAY.search(first[-8:]) and _DAY.match(second):
        return True
    if _ENUMERATION[0].search(first[-120:]) and _ENUMERATION[1].match(second):
        return True
    if second[0].isdigit() and len(first) > SHORT and _MONTH.search(first[-10:]):
        return True
    last, next_ = _NAME_CUT[0].search(first[-30:]), _NAME_CUT[1].match(second)
    return bool(last and next_ and len(first) > LONG / 2 and count(text, f"{last[0]} {next_[0]}"))


def _goes_on_as_title_or_date(first: str, second: str) -> bool:
    """Whether a line stops between a title and a name, or before a day or a share that opens no sentence."""
    title = _ANY_TITLE.search(first)
    if title and title[1] in TITLES:
        return _PERSON.match(second) is not None and not _APPOSITION.search(first)
    return first[-1].islower() and _DAY_OR_SHARE.match(second) is not None


def _is_more_name(text: str, second: str) -> bool:
    """Whether a line starts with a number, or a word that the article or news has as a name, and hardly as a word."""
    word = _NAME_CUT[1].match(second)
    if word is None:
        return second[0] in "$€£0123456789"
    named, lower = row(word[0]).times, row(word[0].lower()).times
    return named > lower and (named > _HARDLY_A_WORD * max(1, lower) or _is_name(text, second))


def _may_be_name(text: str, second: str) -> bool:
    """Whether a line may start with a name: items of lists start with words that inside a sentence have no capital."""
    word = _NAME_CUT[1].match(second)
    if word is None or not word[0].isalpha():
        return True
    named, lower = row(word[0]).times, row(word[0].lower()).times
    return lower <= _MORE_A_WORD * max(1, named) or _is_name(text, second)


def _is_cut_short(text: str, first: str, second: str) -> bool:
    """Whether a line as short as headings are stops in a title, a name or a date."""
    if not second[0].isupper() or _OPENER.match(second):
        return second[0].isdigit() and _BEFORE_A_DATE.search(first) is not None
    if _TITLE.search(first) or (_BEFORE_A_DATE.search(first) and _DAY.match(second)):
        return True
    last, next_ = _NAMES.match(first), _NAME_CUT[1].match(second)
    if last is None or next_ is None:
        return False
    together = row(last[1]).next.get(next_[0].rstrip("."), 0) > _OFTEN_TOGETHER * row(last[1]).times
    return together or count(text, f"{last[1]} {next_[0]}") > 0


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
    if second[0].isdigit() or second.startswith(_ABBREVIATED) or _TITLED.match(second):
        return True
    if _SPEAKS.match(second):
        return first.count('"') % 2 == 1 or first.count("“") > first.count("”")
    word = _NAME_CUT[1].match(second)
    return word is not None and not _OPENER.match(second) and (_is_name(text, second) or _hardly_opens(word[0]))


def _hardly_opens(word: str) -> bool:
    """Whether a word with a capital opens fewer sentences than other names do."""
    return usually_opens(word) < _NAMES_OPEN


def _is_long(first: str) -> bool:
    """Whether a line is too long for a heading: it has two sentences, or the length of two."""
    return len(first) > 2 * LONG or (len(first) > LONG and _TWO_SENTENCES.search(first) is not None)


def _is_name(text: str, second: str) -> bool:
    """Whether a line starts with a word that the article has inside a sentence, with its capital."""
    word = _NAME_CUT[1].match(second)
    if word is None or len(word[0]) < 3 or word[0] == "The" or _OPENER.match(second):
        return False
    return count_inside(text, word[0].rstrip(".")) > 0


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
    long = len(last.text) > LONG or (_is_long(first.text) and _ENDS_LOWER.search(first.text) is not None)
    return not start.islower() and (ends or long)
