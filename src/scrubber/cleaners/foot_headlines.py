"""Headlines of other stories, left at the foot of an English text with nothing that says what they are.

A page ends with links to other stories. Where their label is gone, or was a picture, they are told by three things:
they are written like headlines, most words with a capital; nothing follows them; and what stands above is an article of
paragraphs, whose last one is whole. A list that ends an article is longer, or its lines are shorter, or begin with a
sign.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.edits import Edit, remove
from scrubber.hooks import Cleaner, hookimpl
from scrubber.lines import is_headline, is_headline_case, is_paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.document import Document

FEWEST, MOST = 2, 4
"""How many headlines are taken: one may be a subheading whose text was cut off, more are a list."""
FEWEST_PARAGRAPHS: Final = 5
SHARE_OF_PARAGRAPHS: Final = 0.5
"""How many of the lines above must read like paragraphs."""
FEWEST_WORDS: Final = 5
"""How many words the longest of them must have."""

# Entries of lists, signatures, attributions, addresses, prices, posts, fixtures; a book or a person with a role.
_NO_HEADLINE: Final = re.compile(
    r"^[^\w'‘“\"]|^\d+[.)]|[@$€£©|]|https?:|\b\d{5}\b|[\"”] ?[—–-]|[—–]\s*[A-Z][\w.]+(?: [A-Z][\w.]+){0,3}$"
    r"|^(?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w.'’-]+, [A-Z]|,.*,|^[^:]{1,14}:|: (?:Rep|Sen|Gov|Dr)\.|\([^)]*\)$"
    r"|^(?:By|From|The End|Copyright)\b|\bvs?\b\.?(?= )|\d-\d"
)
# The end of a post that the article quotes: "— Jane Doe (@janedoe) May 4, 2021".
_POST: Final = re.compile(r"\(@\w+\) [A-Z][a-z]+ \d{1,2}, \d{4}$")


def clean(document: Document) -> list[Edit]:
    """Propose to take out the headlines below the last paragraph."""
    lines = document.lines
    first = len(lines)
    while first and len(lines) - first <= MOST and _is_headline_of_other_story(lines[first - 1].text):
        first -= 1
    found = range(first, len(lines))
    if not FEWEST <= len(found) <= MOST or first < FEWEST_PARAGRAPHS or document.language not in ("", "en"):
        return []
    last = lines[first - 1].text
    if not (is_paragraph(last) or _POST.search(last)):
        return []
    if max(lines[n].text.count(" ") + 1 for n in found) < FEWEST_WORDS:
        return []
    paragraphs = sum(is_paragraph(line.text) for line in lines[:first])
    if paragraphs < max(FEWEST_PARAGRAPHS, SHARE_OF_PARAGRAPHS * first):
        return []
    spans = document.line_spans(set(found))
    return [
        remove(
            document.text,
            *spans[n],
            "headline-at-foot",
            Category.PROMO,
            field="related",
            value=[{"title": lines[n].text}],
            reason="a headline below the last paragraph",
        )
        for n in found
    ]


def _is_headline_of_other_story(text: str) -> bool:
    return is_headline(text) and is_headline_case(text) and not _NO_HEADLINE.search(text)


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("foot_headlines", "lines", clean, order=60)]
