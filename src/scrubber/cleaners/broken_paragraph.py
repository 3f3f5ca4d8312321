"""A paragraph broken in mid-sentence: "… said during the press conference ⏎ that the Constitution is clear."

The first part stops without a sign that ends a sentence, and the second goes on in lower case; or the first stops at
a word that can't end anything ("of the"); or a name of the article is cut in two. Lists, poems, tweets and
transcripts have such lines by nature, and headings have no full stop either: a line that starts in lower case itself, a short
line that may be a heading, a second part that does not end like a paragraph, and texts with many lower-case lines
stay as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.edits import Edit
from scrubber.hooks import Cleaner, hookimpl
from scrubber.openings import count
from scrubber.wordlist import known_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.document import Document, Line

LONG: Final = 60
"""Characters that both parts together have at least: shorter lines are verse, lists, or headings."""

# Nothing ends with these, not even a heading.
_HANGING: Final = re.compile(
    r"(?:\A|[\s(\"“'‘—-])(?:[Tt]he|[Aa]nd|[Aa]n?|[Oo]r|[Tt]heir|[Ii]ts|[Oo]ur|[Mm]y|[Yy]our|[Tt]han|whose|[Bb]ecause|[Ee]very"
    r"|[Mm]rs?\.|[Mm]s\.|Dr\.|Sens?\.|Reps?\.|Gov\.|Gen\.|Rev\.|Lt\.|Sgt\.|Col\.|Prof\.)\Z"
)
# These do end headings ("What to look for"), but hardly a line that holds more than a heading does.
_RARELY_LAST: Final = re.compile(
    r"(?:\A|[\s(\"“'‘—-])(?:[Oo]f|[Tt]o|[Ff]or|[Ff]rom|[Ww]ith|[Aa]t|[Bb]y|[Ii]n|[Oo]n|[Aa]s|[Ii]nto|that|[Tt]hat|who|which|[Ww]hen|[Ww]hile|[Ww]here"
    r"|is|are|was|were|has|have|had|will|would|could|should|his|her|[Ii]f|[Bb]ut|[Bb]etween|[Aa]gainst|[Dd]uring|[Uu]ntil|President|[Ss]ome|[Mm]any)\Z"
)
_GOES_ON: Final = re.compile(r"[\"'“‘\[$]*[a-z][\w'’-]*[ ,.;:?!)\"”'’—–-]|[,;] |[–—] ?[a-z]|--? [a-z]")
_STARTS: Final = re.compile(r"[\"'“‘(\[$€£]*(?:[A-Za-z]|\d+(?![\d.]*[.)] ))")
_ENDS: Final = re.compile(r"[.!?:;…][\"'”’)\]*]*\Z")
_LIST_ITEM: Final = re.compile(r"[;,] (?:and|or)\Z")
_CAPTION: Final = re.compile(r"[–—-] (?:video|audio|gallery|in pictures)\Z")
_TWO_SENTENCES: Final = re.compile(r"[.!?][\"”]? [A-Z]")
_NAME_CUT: Final = (re.compile(r"[A-Z][\w'’.-]*\Z"), re.compile(r"[A-Z][\w-]+"))
_TIGHT: Final = re.compile(r"[^\s–—-](?:-|—|--)\Z")
_NO_PROSE: Final = re.compile(r"://|@|\.com/|\bpic\.twitter|\[ ?edit ?\]")


def clean(document: Document) -> list[Edit]:
    """Join the parts of a paragraph."""
    lines = document.lines
    open_ended = [n for n in range(1, len(lines)) if not _ENDS.search(lines[n - 1].text[-4:])]
    open_ended += [n for n in range(1, len(lines)) if lines[n - 1].text.endswith(".") and _HANGING.search(lines[n - 1].text[-8:])]
    if not open_ended:
        return []
    breaks = {n for n in open_ended if _continues(document.text, lines[n - 1].text, lines[n].text)}
    breaks = {n for n in breaks if _is_part_of_prose(lines, n, breaks)}
    lower = sum(line.text[0].islower() for line in lines) - sum(lines[n].text[0].islower() for n in breaks)
    if not breaks or lower > 2 + len(lines) // 20 or not known_in(document.text):
        return []
    return [_join(document.text, lines[n - 1], lines[n]) for n in sorted(breaks)]


def _join(text: str, first: Line, second: Line) -> Edit:
    after = "" if second.text[0] in ",;" or _TIGHT.search(first.text) else " "
    return Edit(first.end, second.start, text[first.end : second.start], after, "broken-paragraph", Category.LAYOUT)


def _continues(text: str, first: str, second: str) -> bool:
    """Whether `second` goes on where `first` stops, to judge by these two alone."""
    if len(first) + len(second) < LONG or _NO_PROSE.search(first) or _NO_PROSE.match(second):
        return False
    if " ".join(second.split(" ", 2)[:2]).strip(" ,.") in first[-60:]:
        return False
    if not _STARTS.match(second) and second[0] not in ",;—–-":
        return False
    if _HANGING.search(first[-12:]):
        return not _LIST_ITEM.search(first)
    if _GOES_ON.match(second):
        return first[0] not in "•*·" and (first[-1].isalnum() or first[-1] in ",-—–%)") and not _CAPTION.search(first)
    if (len(first) > 2 * LONG or _TWO_SENTENCES.search(first)) and _RARELY_LAST.search(first[-12:]):
        return True
    last, next_ = _NAME_CUT[0].search(first[-30:]), _NAME_CUT[1].match(second)
    return bool(last and next_ and len(first) > LONG and count(text, f"{last[0]} {next_[0]}"))


def _is_part_of_prose(lines: list[Line], n: int, breaks: set[int]) -> bool:
    """Whether a paragraph starts before the break and ends behind it, over further breaks if there are more."""
    first = n - 1
    while first in breaks:
        first -= 1
    last = n
    while last + 1 in breaks:
        last += 1
    start = lines[first].text.lstrip("\"'“‘([")[:1]
    return not start.islower() and (_ENDS.search(lines[last].text) is not None or len(lines[last].text) > 2 * LONG)


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("broken_paragraph", "words", clean, order=40)]
