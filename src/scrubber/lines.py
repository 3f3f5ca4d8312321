"""What a line looks like: how it ends, whether it reads like a headline or like a sentence of the body."""

from __future__ import annotations

import re
from typing import Final

_CLOSERS: Final = "\"'”’»)]}*_ "
_ENDS: Final = ".!?…:;—–-,"


def is_closed(text: str) -> bool:
    """Whether a line ends like a sentence: with a full stop, a question or exclamation mark, an ellipsis."""
    return text.rstrip(_CLOSERS)[-1:] in {".", "!", "?", "…"} and bool(text)


def is_open(text: str) -> bool:
    """Whether a line ends with a word, as headlines, captions and labels do."""
    return text.rstrip(_CLOSERS)[-1:] not in _ENDS


def is_headline(text: str, most_words: int = 22) -> bool:
    """Whether a line may be a headline: short, one sentence at the most, not ended like one of the body.

    A question or a quotation may end a headline; a full stop may not.
    """
    words = text.count(" ") + 1
    if words > most_words:
        return False
    last = text.rstrip(_CLOSERS)[-1:]
    if last in {".", ",", ";", ":", "—"}:
        return text.endswith(("...", "U.S.", "U.K.")) and words <= most_words
    return _SENTENCE_BREAK.search(text) is None or last in {"?", "!", "…"}


def is_headline_case(text: str) -> bool:
    """Whether a line is written like a headline, most of its longer words with a capital."""
    words = _LONG_WORD.findall(text)
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def is_paragraph(text: str) -> bool:
    """Whether a line reads like a paragraph of the body: it ends like a sentence and is not short."""
    return is_closed(text) and text.count(" ") >= 11 and not is_headline_case(text)


_LONG_WORD: Final = re.compile(r"[^\W\d_][\w'’-]{3,}")
_SENTENCE_BREAK: Final = re.compile(r"[a-z]{3,}[.!?][\"'”’)]* [\"'“‘(]*[A-Z]")


def names_author(text: str, authors: list[str]) -> bool:
    """Whether a text has the last name of one of the authors in it."""
    for author in authors:
        last = author.split()[-1] if author.split() else ""
        if len(last) > 2 and last.lower() in text.lower() and re.search(rf"\b{re.escape(last)}\b", text, re.IGNORECASE):
            return True
    return False


_OPENING_NAME: Final = re.compile(
    r"^\W*(?:(?:Dr|Prof|Rev|Sen|Rep|Gov|Gen|Col|Judge|Ambassador|Professor)\.? )?"
    r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*? ([A-Z][\w'’-]{2,})(?: Jr\.?| III?)?\b(?! [A-Z])"
)


def names_newcomer(line: str, text: str) -> bool:
    """Whether a line opens with a person's full name and the rest of the text never tells of that person."""
    found = _OPENING_NAME.match(line)
    return found is not None and text.count(found[1]) == line.count(found[1])
