"""Mojibake and what else ftfy mends: text that was decoded as what it is not, entities, ligatures, widths.

ftfy (Robyn Speer, https://ftfy.readthedocs.io) knows what damage looks like, and decides. It takes a text
line by line and looks at each at length, though in a news article hardly a line needs it. Here a line is
shown to ftfy only where it holds an entity, a character that ftfy would change, text that is not in NFC, or
a sequence that ftfy calls bad. Each match of ftfy's pattern of bad sequences holds an unusual character and
is at most seven characters long, so only the surroundings of unusual characters are searched. Any other line
would come back from ftfy with straight quotes and plain line breaks, and those have cleaners of their own.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final

from scrubber.categories import Category
from scrubber.characters import TYPOGRAPHIC, positions, unusual
from scrubber.cleaners.quotes import STRAIGHT
from scrubber.edits import Edit
from scrubber.hooks import Cleaner, hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrubber.document import Document
    from scrubber.settings import Settings

_ENTITY: Final = re.compile(r"&#?[0-9A-Za-z]{1,24};")

# Runs of words in a foreign script are looked at together.
_KEPT: Final = frozenset("\xa0")
_RUN: Final = re.compile(f"[^\\n -~{TYPOGRAPHIC}\xa0]+(?: [^\\n -~{TYPOGRAPHIC}\xa0]+)*")
_REACH: Final = 7
_FEW: Final = 12
"""Up to so many different characters `str.find` is faster than a pattern that looks at every character."""

# What ftfy leaves as it is, between what it may change: used to find a line's parts again in its mended form.
_PLAIN: Final = re.compile(
    r"""(?:[\n -%'-~] | &(?!\#?[0-9A-Za-z]{1,24};))+""",
    re.VERBOSE,
)
_FARTHEST: Final = 2000
_LONG: Final = 5000
_SHORT: Final = 200
_UNBROKEN: Final = re.compile(r"\S{301,}")
_CONTINUES: Final = frozenset(
    bytes(range(0x80, 0xC0)).decode("cp1252", "ignore") + bytes(range(0x80, 0xC0)).decode("latin-1")
)
_LONGEST_CHARACTER: Final = 12
"""Code points that a character of UTF-8 becomes that is decoded wrongly twice."""
_BETWEEN: Final = re.compile(r"&(?:amp;)*\#?[0-9A-Za-z]{1,24}; | \x1b\[[\d;]*[A-Za-z]", re.VERBOSE)


def clean(document: Document, quotes: str) -> list[Edit]:
    """Propose for every line that can need it what ftfy makes of it."""
    text = document.text
    spans = [part for line in _lines_in_doubt(text) for part in _parted(text, *line)]
    if not spans:
        return []
    import ftfy

    config = ftfy.TextFixerConfig(explain=False, uncurl_quotes=quotes == "straight")
    edits: list[Edit] = []
    for start, end in spans:
        line = text[start:end]
        mended = ftfy.fix_text(line, config)
        if mended != line:
            edits += (_edit(start + at, before, after) for at, before, after in changes(line, mended))
    return edits


def _parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A line in parts that ftfy, whose time can grow with the square of a line, reads in bounded time.

    What costs it most has no blanks: each of its rounds mends a little of it. Such runs are read in small parts, none
    of which begins within a character that was decoded as several.
    """
    for run in _UNBROKEN.finditer(text, start, end):
        if run[0].isascii():
            continue
        yield from _in_lengths(text, start, run.start())
        start = run.start()
        while run.end() - start > _SHORT:
            cut = start + _SHORT
            while text[cut] in _CONTINUES and cut > start + _SHORT - _LONGEST_CHARACTER:
                cut -= 1
            yield start, cut
            start = cut
    yield from _in_lengths(text, start, end)


def _in_lengths(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONG:
        cut = text.rfind(" ", start + _LONG // 2, start + _LONG) + 1 or start + _LONG
        yield start, cut
        start = cut
    if end > start:
        yield start, end


def _lines_in_doubt(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the lines, line feed included, that ftfy must see."""
    places = [match.start() for match in _ENTITY.finditer(text)] if "&" in text else []
    if found := unusual(text) - _KEPT:
        places += _unsound_runs(text, found)
    end = 0
    for at in sorted(places):
        if at >= end:
            start = text.rfind("\n", end, at) + 1 or end
            end = text.find("\n", at) + 1 or len(text)
            yield start, end


def _unsound_runs(text: str, found: frozenset[str]) -> Iterator[int]:
    """Where runs of unusual characters start in whose surroundings ftfy would change something."""
    bad, changed = _patterns()
    for run in _runs(text, found):
        start = max(0, run.start() - _REACH)
        start = text.rfind("\n", start, run.start()) + 1 or start
        around = text[start : run.end() + _REACH]
        if bad.search(around) or changed.search(around) or not unicodedata.is_normalized("NFC", around):
            yield run.start()


def _runs(text: str, found: frozenset[str]) -> Iterator[re.Match[str]]:
    if len(found) > _FEW:
        yield from _RUN.finditer(text)
        return
    end = 0
    for at in sorted(at for character in found for at in positions(text, character)):
        if at >= end and (run := _RUN.match(text, at)):
            end = run.end()
            yield run


@cache
def _patterns() -> tuple[re.Pattern[str], Any]:
    """The pattern of sequences that ftfy calls bad, and one of characters that it changes anywhere."""
    from ftfy.badness import BADNESS_RE
    from ftfy.chardata import CONTROL_CHARS, LIGATURES, WIDTH_MAP

    changed = "".join(map(chr, {*CONTROL_CHARS, *LIGATURES, *WIDTH_MAP}))
    return BADNESS_RE, re.compile(f"[{re.escape(changed)}\ud800-\udfff]")


def changes(before: str, after: str) -> Iterator[tuple[int, str, str]]:
    """Small changes `(offset, before, after)` that together lead from one text to the other, in linear time.

    The plain parts of the text are looked for in the mended one, each a little after the last; what lies
    between two of them has changed. Where a part is not found it counts as changed.
    """
    at, now = 0, 0
    for start, part in _plain_parts(before):
        found = after.find(part, now, now + min(4 * (start - at), _FARTHEST) + len(part) + 8)
        if found < 0:
            continue
        yield from _trimmed(at, before[at:start], after[now:found])
        at, now = start + len(part), found + len(part)
    yield from _trimmed(at, before[at:], after[now:])


def _plain_parts(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for between in [*_BETWEEN.finditer(text), None]:
        end = between.start() if between else len(text)
        for part in _PLAIN.finditer(text, at, end):
            yield part.start(), part[0]
        at = between.end() if between else end


def _trimmed(at: int, before: str, after: str) -> Iterator[tuple[int, str, str]]:
    """One change, without what its two sides have in common at their ends."""
    if before == after:
        return
    # An entity is one thing, also where it begins with what it becomes.
    most = 0 if before.startswith("&") else min(len(before), len(after))
    head = next((n for n in range(most) if before[n] != after[n]), most)
    most -= head
    tail = next((n for n in range(most) if before[-1 - n] != after[-1 - n]), most)
    yield at + head, before[head : len(before) - tail], after[head : len(after) - tail]


def _edit(at: int, before: str, after: str) -> Edit:
    rule, category = "mojibake", Category.ENCODING
    if STRAIGHT.get(before) == after:
        rule, category = "straight-quotes", Category.QUOTES
    elif before.startswith("&") and before.endswith(";"):
        rule = "entity"
    elif not after and not before.isprintable():
        rule = "control-character"
    elif len(before) == 1:
        rule = "character-form"
    return Edit(at, at + len(before), before, after, rule, category)


@hookimpl
def scrubber_cleaners(settings: Settings) -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("mojibake", "encoding", partial(clean, quotes=settings.quotes), order=10, local=True)]
