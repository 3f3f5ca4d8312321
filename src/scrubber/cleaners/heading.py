"""Heading: the title at the top of the text or repeated in it, the section, the standfirst.

A scraped text often opens with what stood above the article: its title (again), another headline for it, the
name of the section, a deck of one or a few lines. They are told from the body by their place, since only what
stands before the first paragraph is looked at, and by how they end: like headlines, not like sentences. The
line after them must be a paragraph, so once they are gone nothing is left at the top that looks like them. A first
paragraph that was broken in mid-sentence begins like a headline, too, and is told by how it goes on.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.edits import Edit
from scrubber.hooks import Cleaner, hookimpl
from scrubber.lines import edge, is_closed, is_headline, is_headline_case, is_paragraph, may_be_title
from scrubber.words.paragraphs import broken, may_go_on

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.document import Document, Line

REPEATS_WITHIN: Final = 8
"""How many lines from the top, and from the foot, a repeated title is looked for."""

MAX_DECK: Final = 4
MAX_DECK_WORDS: Final = 34
MAX_HEADLINE_WORDS: Final = 24
SECTION_WORDS: Final = 4
FEWEST_LINES: Final = 4

_PLACE: Final = re.compile(r"[A-Z][\w.]+(?: [A-Z][\w.]+)?, [A-Z][\w.]+(?: [A-Z][\w.]+)?")
_WORD: Final = re.compile(r"\w+")
# Several lines like "Name: Ane" are the first data of a list.
_LABEL: Final = re.compile(r"[A-Z]\w+: ")
# So end a paragraph broken in mid-sentence, a tweet, and a sentence with a reference or with who says it behind it.
_NO_HEADING: Final = re.compile(
    r" (?:an?|the|of|to|in|on|at|for|with|and|or|but|his|her|its|their|our|by|from|as|that|who|which|is|was|were)$"
    r"|\(@\w+\)|\bpic\.twitter\.com|\ART @"
    r"|[.!?][\"”’]? ?(?:\([^()]*\)|[—–] ?[A-Z][^.!?]{1,40})$"
    r"|[:;]-?[()D]$"
)


def clean(document: Document) -> list[Edit]:
    """Propose to move what stands above the body to its fields."""
    lines = document.lines
    if len(lines) < 2:
        return []
    found: dict[int, tuple[str, str | None, str]] = {}
    title = document.title
    # Where a line above it was taken out, the first line may be a paragraph.
    if document.title_line and not title and may_be_title(lines[0].text):
        title = lines[0].text
        found[0] = ("title-line", "title", "the first line of the file")
    found |= dict.fromkeys(_repeats(lines, title, found), ("title-repeated", None, "repeats the title"))
    top = 0
    while top in found:
        top += 1
    above = _above_the_body(
        lines, top, title, known=bool(document.fields.get("standfirst")), from_file=document.title_line
    )
    if above and not _goes_on(document, max(above)):
        found |= above
    if len(found) == len(lines):
        return []
    spans = document.line_spans(set(found))
    return [
        Edit(*spans[n], document.text[slice(*spans[n])], "", rule, Category.META, "", field, None, reason)
        for n, (rule, field, reason) in sorted(found.items())
    ]


def _goes_on(document: Document, n: int) -> bool:
    """Whether a line is the first part of a paragraph that was broken."""
    first, second = document.lines[n].text, document.lines[n + 1].text
    if is_headline_case(first) and second[0].isupper():
        return False
    return n + 1 in broken(document) or may_go_on(document.text, first, second)


def _fold(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "").replace("'", ""))


def _repeats(lines: list[Line], title: str, found: dict[int, tuple[str, str | None, str]]) -> Iterable[int]:
    words = _fold(title)
    if len(words) < 2:
        return
    for n in edge(len(lines), REPEATS_WITHIN):
        text = lines[n].text
        if n in found or abs(len(text) - len(title)) > len(title) // 3 + 3 or _is_sentence_of_body(lines, n, title):
            continue
        if _same(_fold(text), words):
            yield n


def _is_sentence_of_body(lines: list[Line], n: int, title: str) -> bool:
    """Whether a line with the words of the title is the sentence that the title was taken from.

    It stands below a paragraph, and has a full stop that the title has not.
    """
    return n > 0 and lines[n].text.endswith(".") and not title.endswith(".") and is_paragraph(lines[n - 1].text)


def _same(a: list[str], b: list[str]) -> bool:
    """Whether two lines have the same words, up to a site's name or a short word at either end."""
    if a == b:
        return True
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) < 4 or len(longer) - len(shorter) > 3:
        return False
    return longer[: len(shorter)] == shorter or longer[-len(shorter) :] == shorter


def _above_the_body(
    lines: list[Line], top: int, title: str, *, known: bool, from_file: bool
) -> dict[int, tuple[str, str | None, str]]:
    """Section, second headline and deck: the lines from `top` up to the first paragraph."""
    body = top
    while body < len(lines) and body - top <= MAX_DECK and not is_paragraph(lines[body].text):
        body += 1
    above = lines[top:body]
    if not above or body == len(lines) or len(above) > MAX_DECK or len(lines) - body < FEWEST_LINES:
        return {}
    if not all(_may_head(line.text) for line in above) or sum(bool(_LABEL.match(line.text)) for line in above) > 1:
        return {}
    # An article of headlines, a list, or a transcript has no deck: its lines are all like that.
    open_lines = sum(not is_closed(line.text) for line in lines[body:])
    if open_lines * 3 > len(lines) - body:
        return {}
    out: dict[int, tuple[str, str | None, str]] = {}
    for n, line in enumerate(above, top):
        words = line.text.count(" ") + 1
        if words <= SECTION_WORDS and n == top and (from_file or _PLACE.fullmatch(line.text)):
            field = "dateline" if _PLACE.fullmatch(line.text) else "section"
            out[n] = ("section", field, "a short line above the first paragraph")
        elif is_headline_case(line.text) and (title or n == 0):
            out[n] = ("second-headline", None, "a headline above the first paragraph")
        elif 6 <= words <= MAX_DECK_WORDS:
            out[n] = ("standfirst", None if known else "standfirst", "a line above the first paragraph")
            known = True
    return out


def _may_head(text: str) -> bool:
    """Whether a line may stand above the body: no sentence or part of one, no speech, label, tweet, or table."""
    if text[-1] in ":;,—–-]|" or "://" in text or text[0] in "\"“'‘-—–•*([{|" or text.endswith(("...", "…")):
        return False
    if text[-1] > "\u2600" and unicodedata.category(text[-1]) == "So":
        return False
    if re.match(r"[A-Z][A-Z .'-]{1,30}:|\d+[.)] |[QA][:.] ", text) or _NO_HEADING.search(text):
        return False
    if text.count(" ") >= MAX_HEADLINE_WORDS and is_headline_case(text):
        return False
    return not is_closed(text) or (text.endswith("?") and is_headline(text) and is_headline_case(text))


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("heading", "lines", clean, order=50)]
