"""The site's name and address, left at the head or the foot of a text by its page's frame.

An address is told by its form; a name by the address beside it ("The Bath Star", "www.thebathstar.com"), or by
the site or source that the record knows. A name alone that nothing vouches for stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.edits import Edit, remove
from scrubber.hooks import Cleaner, hookimpl
from scrubber.lines import edge

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.document import Document

EDGE: Final = 3
"""How many lines from the top and from the foot are looked at."""

_ADDRESS: Final = re.compile(r"(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,12})/?", re.IGNORECASE)
_LETTERS: Final = re.compile(r"[^a-z0-9]+")
_ARTICLE: Final = re.compile(r"^the ")


def clean(document: Document) -> list[Edit]:
    """Propose to take out the site's name and address where they stand for themselves at an edge."""
    lines = document.lines
    if len(lines) < 2:
        return []
    short = {n: lines[n].text for n in edge(len(lines), EDGE) if len(lines[n].text) <= 60}
    if not short:
        return []
    addresses = {n: found[1] for n, text in short.items() if (found := _ADDRESS.fullmatch(text))}
    hosts = [*addresses.values(), document.site] if document.site else list(addresses.values())
    names = {_fold(label) for host in hosts for label in host.split(".")[-3:-1]}
    names = (names | {_fold(document.source)}) - {"", "www", "co", "com"}
    if not names:
        return []
    taken = addresses.keys() | {n for n, text in short.items() if text.count(" ") < 6 and _fold(text) in names}
    if len(taken) == len(lines):
        return []
    spans = document.line_spans(set(taken))
    why = "the site's name or address"
    return [remove(document.text, *spans[n], "site-name", Category.META, reason=why) for n in sorted(taken)]


def _fold(name: str) -> str:
    """A name as it would be spelled in an address, without its article."""
    folded = _LETTERS.sub("", _ARTICLE.sub("", name.lower()))
    return folded.removeprefix("the")


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("site_name", "lines", clean, order=35)]
