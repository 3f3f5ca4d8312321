"""Where a script begins that is glued to a sentence: "…on the table.document.write(…)", "Imagestwttr.load()".

The last word of the sentence looks like an object whose member is called, or like the first letters of a name.
"""

from __future__ import annotations

import re
from typing import Final

from scrubber.parsers import opens_line
from scrubber.parsers.script_shape import STANDARD
from scrubber.words.wordlist import frequency

_CHAIN: Final = re.compile(r"[\w$]+(?:\.[\w$]+)*")
STANDARD_NAME: Final = re.compile(rf"{STANDARD}(?![\w$])")
_IN_CODE: Final = re.compile(r"(?:\*/|[;{}])\s*\Z")
# A line under a paragraph.
_RULED: Final = re.compile(r"_{3,}(?=[$A-Za-z])")
_SCOTTISH: Final = re.compile(r"(?:Ma?c|De|La|Le|O)[A-Z][a-z]+\Z")
# Names that are no members of an object that is named with a word.
_OF_ALL: Final = re.compile(
    rf"(?:{STANDARD}|setTimeout|setInterval|addEventListener|define|require|fetch|googletag|dataLayer|gtag|fbq|ga)"
)
_OF_TRACKERS: Final = re.compile(r"(?:dataLayer\.push|gtag|fbq|ga)")
_GLUED: Final = re.compile(
    r"(?<=\.)(?:window|document|console|navigator|jQuery|\$)(?=[.(\[])|(?<=[a-z])(?:window|document|jQuery)(?=[.(])"
    r"|(?<=[a-z])\$(?=\()"
)
_SENTENCE_ENDED: Final = re.compile(r"[.!?:;\])”\"…}>][\"”’')]?\s+\Z")
_CALLS_ITSELF: Final = re.compile(
    r"\((?:async )?(?:function\b|\(\) ?=>|[\w$.]{1,60}\s?=\s?[\w$.]{1,60}\s?(?:\|"
    r"|$))",
    re.MULTILINE,
)
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=(?:require|define|fetch|import|export|setTimeout|setInterval)\Z)")
_LONG: Final = re.compile(r"[a-z_$]\w*\.")
_OPERATOR: Final = re.compile(r"(?<!\w)(?:new|return|typeof|await|throw|delete|void|else) \Z")
# What no constructor ends with: "a new phenomenon.define(…)".
_LOWER_LAST: Final = re.compile(r"(?:\A|\.)[a-z]\w*\Z")
# Objects of trackers whose names begin with an underscore; names of several words have humps.
_UNDERSCORED: Final = re.compile(r"([A-Za-z]{3,})_[a-z]{2,}\Z")
_COMMON: Final = 1e-5
_KNOWN: Final = 1e-6
"""Frequency from which a name is a word of the language, too."""
RARE: Final = 1e-7


def start_of(text: str, at: int) -> int:
    """Where a script begins: a name that follows a sentence's full stop is not a member of its last word."""
    names = _CHAIN.match(text, at)
    if names is None or (STANDARD_NAME.match(names[0]) and not _is_word(text, names)):
        return at
    if _IN_CODE.search(text, max(0, at - 4), at):
        return at
    if ruled := _RULED.match(names[0]):
        return at + ruled.end()
    first, _, members = names[0].partition(".")
    if members and _SCOTTISH.match(first):
        return at + len(first) + 1
    if first == "s" and text[at - 1 : at].isdigit():
        return at + len("s.")  # "in the 2030s.vf.init();"
    line = text.rfind("\n", max(0, at - 4), at) + 1
    alone = opens_line(text, at)
    if (
        not alone
        and members != "module"
        and _OF_ALL.fullmatch(members.partition(".")[0])
        and not ODD.match(first)
        and frequency(first) >= _KNOWN
    ):
        return at + len(first) + 1  # "the 2016 U.S. election.document.write(…)"
    glued = _GLUED.search(text, at + (first == "document") * len(first), names.end() + 1)
    if alone or _SENTENCE_ENDED.search(text, max(line, at - 4), at) or not text[at - 1].isspace():
        return _start_behind_sentence(text, names, glued)
    return _start_in_sentence(text, names, glued)


def _start_behind_sentence(text: str, names: re.Match[str], glued: re.Match[str] | None) -> int:
    """Where a script begins in names that open a line, or before which no word of their sentence stands."""
    at = names.start()
    first, _, members = names[0].partition(".")
    if not first[0].isupper():
        return at
    if glued:
        return glued.start()
    if not members and _CALLS_ITSELF.match(text, names.end()) and frequency(first) >= _KNOWN:
        return names.end()
    if camel := _CAMEL.search(first):
        return at + camel.start()
    # "Words.dataLayer.push(…)": a paragraph of one word.
    if first.istitle() and _LONG.match(members) and _is_global(members) and _is_known(text, first, at):
        return at + len(first) + 1
    return at + (_word_before(first) if _CAPITALS.match(first) else 0)


def _start_in_sentence(text: str, names: re.Match[str], glued: re.Match[str] | None) -> int:
    """Where a script begins in names of which the first may be a word of the sentence before them."""
    at = names.start()
    first, _, members = names[0].partition(".")
    if glued:
        return glued.start()
    if (operator := _OPERATOR.search(text, max(0, at - 12), at)) and not (
        operator[0] == "new " and _LOWER_LAST.search(members)
    ):
        return at
    if members and not ODD.match(first) and _is_known(text, first, at):
        return at + len(first) + 1
    if members and (glue := _UNDERSCORED.match(first)) and frequency(glue[1]) >= _KNOWN:
        return at + glue.end(1)
    if members and first[0].isupper() and _OF_TRACKERS.fullmatch(members):
        return at + len(first) + 1  # "… said Ms. Parkey.ga(…)": a name that no list knows
    if members:
        return at + _word_before(first)
    if camel := _CAMEL.search(names[0]):
        return at + camel.start()
    # "… and Twitter(function () {": a function that calls itself, behind a word.
    if _CALLS_ITSELF.match(text, names.end()) and not ODD.match(first):
        return names.end()
    return at + _word_before(first)


_NEAR: Final = 3000


def _is_known(text: str, word: str, at: int) -> bool:
    """Whether a name is a word: of the language, or of the article before it."""
    if frequency(word) >= RARE:
        return True
    return (
        re.search(rf"(?<![\w.]){re.escape(word)}(?![\w(]|\.\w)", text[max(0, at - _NEAR) : at], re.IGNORECASE)
        is not None
    )


ODD: Final = re.compile(r"(?!\d).*?(?:[a-z][A-Z]|[_$])")


def _is_global(members: str) -> bool:
    """Whether the first of several names is no word, as members often are: "dataLayer.push", but "defaults.global"."""
    first = members.partition(".")[0]
    return ODD.match(first) is not None or frequency(first) < _KNOWN


_CAPITALS: Final = re.compile(r"[A-Z]{3,}(?=[a-z$_])(?!_[A-Z])")
_HUMP: Final = re.compile(r"[a-z]{3,}(?=[A-Z])")

_SHOUTED: Final = 5


def _word_before(name: str) -> int:
    """The length of the word that a name is glued to, 0 if it is none: "Imagestwttr", "FIREScallback"."""
    if (capitals := _CAPITALS.match(name)) and frequency(capitals[0]) >= RARE:
        return capitals.end()
    for length in range(min(len(name) - 1, 20), 2, -1):
        word, rest = name[:length], name[length:]
        hump = _HUMP.match(name, length)
        if hump and frequency(word) >= _COMMON and frequency(hump[0]) >= _COMMON and frequency(word + hump[0]) < RARE:
            return length  # "speechdataLayer"
        if frequency(word) < _KNOWN or not word.isalpha() or (word[-1].isupper() and not word.isupper()):
            continue
        if word.islower() and rest.isupper() and len(rest) >= _SHOUTED:
            return length  # "issuesPARSELY", but "innerHTML"
        if (word.istitle() and not rest[0].isdigit()) or frequency(rest) < RARE:
            return length if word.istitle() or (len(word) > 3 and not ODD.match(name)) else 0
        return 0
    return 0


_DOCUMENT: Final = re.compile(
    r"document\.(?:write|get|create|add|query|body|head|cookie|location|title|ready|document|domain|referrer|forms"
    r"|on|append|exec)"
)


def _is_word(text: str, name: re.Match[str]) -> bool:
    """Whether "document" is the last word of a sentence that the script's first name is glued to."""
    return (
        name[0].startswith("document.")
        and text[name.start() - 1 : name.start()].isspace()
        and not _DOCUMENT.match(name[0])
    )
