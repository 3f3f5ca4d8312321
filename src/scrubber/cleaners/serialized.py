"""Serialized data and code residue: dumps of PHP, JSON, error messages, scripts, styles, shortcodes, tags.

The parsers of `scrubber.parsers` say how far a dump reaches; what stands around it says whether it is residue
or a quotation (`parsers/quoted`), which stays. Stories that a dump tells of go to `related`, a caption to `captions`.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from scrubber.categories import Category
from scrubber.edits import Edit
from scrubber.hooks import Cleaner, hookimpl
from scrubber.parsers import Dump, opens_line, tags
from scrubber.parsers.quoted import residue
from scrubber.parsers.search import dumps_in
from scrubber.parsers.stories import stories_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrubber.document import Document
    from scrubber.hooks import CleanFunction
    from scrubber.settings import Settings


def clean(document: Document, *, quotes: str = "straight") -> list[Edit]:
    """Take out machine text, and tell the stories and captions that it held."""
    text = document.text
    if document.media_type == "html":
        return []
    found = dumps_in(text)
    return list(_edits(text, residue(text, found), quotes)) if found else []


def _edits(text: str, dumps: list[Dump], quotes: str) -> Iterator[Edit]:
    """The edits that take dumps out without leaving a hole; those with only white space between go as one."""
    run: list[Dump] = []
    for dump in dumps:
        if run and text[run[-1].end : dump.start].strip() and not _is_parted_by_a_mark(text, run, dump):
            yield from _run_edits(text, run, quotes)
            run = []
        run.append(dump)
    if run:
        yield from _run_edits(text, run, quotes)


_MARK_OR_BLANK: Final = re.compile(r"[ \t]*(?:\n|\Z|[|:,/·–—-][ \t]*\{)")
_MARK: Final = re.compile(r"[ \t]*[|:,/·–—-][ \t]*")


def _is_parted_by_a_mark(text: str, run: list[Dump], other: Dump) -> bool:
    """Whether placeholders are a line of their own with a mark between them: `{{title}} | {{site}}`."""
    one = run[-1]
    if one.kind != "template" or other.kind != "template" or not _MARK.fullmatch(text, one.end, other.start):
        return False
    return opens_line(text, run[0].start) and _MARK_OR_BLANK.match(text, other.end) is not None


_REASON: Final = "what a program printed, not what an author wrote"


def _run_edits(text: str, run: list[Dump], quotes: str) -> Iterator[Edit]:
    start, end, after = _span(text, run)
    for dump in run:
        last = dump is run[-1]
        stop = end if last else dump.end
        field, value = _told(dump, quotes)
        category = Category.MEDIA if field == "captions" else Category.MARKUP
        yield Edit(start, stop, text[start:stop], after if last else "", dump.kind, category, "", field, value, _REASON)
        start = stop


def _span(text: str, run: list[Dump]) -> tuple[int, int, str]:
    """What to take out, and what to write there: nothing, or the gap between words that were parted by it."""
    begin, finish = run[0].start, run[-1].end
    start, end = begin, finish
    while start > 0 and text[start - 1].isspace():
        start -= 1
    while end < len(text) and text[end].isspace():
        end += 1
    if start == 0 or end == len(text):
        return start, end, ""
    left, right = text[start:begin], text[finish:end]
    if "\n" in right:
        return start, finish, ""
    if "\n" in left:
        return begin, end, ""
    found = [text[dump.start : dump.end] for dump in run if dump.kind == "html-tag"]
    if {tags.name_of(tag) for tag in found} & tags.PARTING:
        return start, end, "\n\n"
    inner = len(found) < len(run) or any(text[a.end : b.start] for a, b in pairwise(run))
    return start, end, " " if left or right or inner else ""


_STRAIGHT: Final = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"'})


def _told(dump: Dump, quotes: str) -> tuple[str | None, Any]:
    value = dump.value
    if dump.kind == "shortcode":
        return ("captions", value["caption"]) if value else (None, None)
    if value is None or dump.kind == "json-ld":
        return None, None
    stories = stories_of(value)
    if quotes == "straight":
        stories = [s | {"title": s["title"].translate(_STRAIGHT)} for s in stories]
    return ("related", stories) if stories else (None, None)


@hookimpl
def scrubber_cleaners(settings: Settings) -> Iterable[Cleaner]:
    """Register the cleaner."""
    function: CleanFunction = partial(clean, quotes=settings.quotes)
    return [Cleaner("serialized", "structure", function, order=60)]
