"""Where a line stands and what it looks like: how it ends, whether it reads like a headline or like the body."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST: Final = 2
HEAD: Final = 6
FOOT: Final = 12
LAST: Final = 4
"""How many lines at the start and the end of a text count as its first lines, its head, its foot, its last lines."""

_REFERENCES: Final = re.compile(r"(?:\[\w{1,3}\])+\Z")
_CLOSERS: Final = "\"'”’»)]}*_ 」』）"
# With those of Chinese and Japanese, of Arabic, Urdu and Hindi.
_ENDS: Final = frozenset(".!?…。！？．؟۔।")


def is_closed(text: str) -> bool:
    """Whether a line ends like a sentence: with a full stop, a question or exclamation mark, an ellipsis.

    References may stand behind it: "It rained.[1]".
    """
    if text.endswith("]"):
        text = _REFERENCES.sub("", text)
    return text.rstrip(_CLOSERS)[-1:] in _ENDS


@lru_cache(maxsize=1024)
def edge(total: int, depth: int) -> tuple[int, ...]:
    """Numbers of the lines, of so many in all, that are among the first or the last ones."""
    return tuple(n for n in range(total) if n < depth or n >= total - depth)


def is_headline(text: str, most_words: int = 22) -> bool:
    """Whether a line may be a headline: short, one sentence at the most, not ended like one of the body.

    A question or a quotation may end a headline; a full stop may not.
    """
    words = text.count(" ") + 1
    if words > most_words:
        return False
    last = text.rstrip(_CLOSERS)[-1:]
    if last in {".", ",", ";", ":", "—"}:
        return text.endswith(("...", "U.S.", "U.K."))
    return _SENTENCE_BREAK.search(text) is None or last in {"?", "!", "…"}


def is_headline_case(text: str) -> bool:
    """Whether a line is written like a headline, most of its longer words with a capital."""
    if len(text) > _LONGEST_HEADLINE:
        return False
    words = _LONG_WORD.findall(text)
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def may_be_title(text: str) -> bool:
    """Whether a line above the others may be the title: it does not end like a sentence, or reads like a headline.

    Of 4,409 titles of news 98.4 % are such, of the first paragraphs that end like a sentence and are short enough 2 %.
    """
    return not is_closed(text) or is_headline(text) or is_headline_case(text)


def is_in_capitals(text: str) -> bool:
    """Whether a text is written in capitals, most of its letters at least, so that they tell nothing of a line."""
    middle = len(text) // 2
    if _WORD_IN_LOWER_CASE.search(text, middle, middle + _SAMPLE):
        return False
    capitals = sum(map(str.isupper, text))
    return capitals > _FEW and capitals > sum(map(str.islower, text))


_WORD_IN_LOWER_CASE: Final = re.compile(r"\b[a-z]{3,}\b")
_SAMPLE: Final = 300
_FEW: Final = 300


def is_paragraph(text: str) -> bool:
    """Whether a line reads like a paragraph of the body: it ends like a sentence and is not short."""
    return is_closed(text) and text.count(" ") >= 11 and not is_headline_case(text)


_LONGEST_HEADLINE: Final = 400
_LONG_WORD: Final = re.compile(r"[^\W\d_][\w'’-]{3,}")
_SENTENCE_BREAK: Final = re.compile(r"[a-z]{3}[.!?][\"'”’)]* [\"'“‘(]*[A-Z]")


def opens_with_author(line: str, authors: Iterable[str]) -> bool:
    """Whether a line opens with the name of one of the authors, as a sentence about that author does.

    The last name must be the same, and a first name begin alike ("Jim" and "James"): others share a last name. A bare
    last name is how a story goes on about somebody whom it quotes, and whom some pages count among its authors.
    """
    names = _parts_of_names(tuple(authors))
    opening = line[:_OPENING].lower()
    for parts in names:
        if parts[-1] in opening:
            break
    else:
        return False
    found = _OPENING_NAME.match(line)
    if found is None:
        return False
    *first, last = _NAME_PART.findall(found["name"].lower())
    for parts in names:
        if parts[-1] != last:
            continue
        if first[0][0] in {part[0] for part in parts[:-1]} if first else found["title"] or len(parts) == 1:
            return True
    return False


@lru_cache(maxsize=64)
def _parts_of_names(names: tuple[str, ...]) -> list[list[str]]:
    return [parts for name in names if (parts := _NAME_PART.findall(name.lower()))]


_OPENING: Final = 120
"""In how many characters an author's name is looked for."""
_TITLE: Final = r"(?P<title>(?:Mr|Ms|Mrs|Dr|Prof|Rev|Sen|Rep|Gov|Gen|Col|Judge|Ambassador|Professor)\.? )?"
_NAME_PART: Final = re.compile(r"\w[\w'’-]*")
_OPENING_NAME: Final = re.compile(
    rf"^\W*{_TITLE}(?P<name>(?:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*? )?(?P<last>[A-Z][\w'’-]{{2,}}))"
    r"(?: Jr\.?| Sr\.?| I{2,3})?\b(?! [A-Z])"
)


def opens_with_full_name(line: str) -> bool:
    """Whether a line opens with a person's full name, as one does that introduces somebody."""
    return _opening_full_name(line) is not None


def names_newcomer(line: str, text: str) -> bool:
    """Whether a line opens with a person's full name and the rest of the text never tells of that person."""
    found = _opening_full_name(line)
    return found is not None and text.count(found["last"]) == line.count(found["last"])


def _opening_full_name(line: str) -> re.Match[str] | None:
    found = _OPENING_NAME.match(line)
    return None if found is None or found["name"] == found["last"] else found
