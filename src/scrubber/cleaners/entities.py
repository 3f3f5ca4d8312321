"""HTML entities that ftfy leaves: in lines that hold a `<`, and without their semicolon (`&nbsp`).

ftfy takes a `<` for the sign of an HTML page and stops decoding. An article's text may well hold one ("< 5"),
and in no case shows the letter é as `&eacute;`. In a line with a real tag only those entities stay that would
become a part of markup: `&lt;`, `&gt;`, `&amp;`, `&quot;`.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.edits import Edit
from scrubber.hooks import Cleaner, hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.document import Document

# Without a semicolon only what is neither part of an address (`?a=1&copy=2`) nor of a name (`AT&T`).
_ENTITY: Final = re.compile(
    r"&(?:\#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6});"
    r"|[A-Za-z][0-9A-Za-z]{1,23};"
    r"|(?:nbsp|amp|quot|apos|lt|gt|[lr][sd]quo|[mn]dash|hellip)(?![\w;=&])"
    r"|\#(?:3[49]|160|82(?:1[1267]|2[01]|30))(?![\d;]))"
)
_TAG: Final = re.compile(r"</?[A-Za-z][^<>\n]*>|<!--")
# How far from an entity a tag is looked for in its line, so that a long line costs no more.
_NEAR: Final = 1000
_OF_MARKUP: Final = frozenset("<>&\"'")


def clean(document: Document) -> list[Edit]:
    """Decode each entity that stands for a character."""
    text = document.text
    if "&" not in text:
        return []
    edits = []
    for match in _ENTITY.finditer(text):
        after = _character(match[0])
        if after is None or (after in _OF_MARKUP and _stands_in_markup(text, match.start())):
            continue
        edits.append(Edit(match.start(), match.end(), match[0], after, "entity", Category.ENCODING))
    return edits


def _character(entity: str) -> str | None:
    name = entity.removesuffix(";") + ";"
    if name.startswith("&#") or name[1:] in html.entities.html5:
        return html.unescape(name)
    # Upper-case forms come from databases that know no other; ftfy decodes the same ones.
    if name.isupper() and name[1:].lower() in html.entities.html5:
        return html.entities.html5[name[1:].lower()].upper()
    return None


def _stands_in_markup(text: str, at: int) -> bool:
    start, end = max(0, at - _NEAR), at + _NEAR
    start = text.rfind("\n", start, at) + 1 or start
    line_end = text.find("\n", at, end)
    return _TAG.search(text, start, line_end if line_end >= 0 else end) is not None


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("entities", "encoding", clean, order=30, local=True)]
