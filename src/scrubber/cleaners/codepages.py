"""UTF-8 that was read as a code page of DOS, cp437 or cp850, which ftfy leaves: `donΓÇÖt`, `caf├⌐`, `donÔÇÖt`.

A mark of UTF-8 begins with two bytes that are letters there which follow each other in no language
(`ΓÇ`, `ÔÇ`), and an emoji with `≡ƒ`. Where a text has one, all that are exactly the bytes of a character
are read so; where it has none, Latin letters are, in words.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.characters import unusual
from scrubber.edits import Edit
from scrubber.hooks import Cleaner, hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.document import Document

_CODE_PAGES: Final = ("cp437", "cp850")


def _bytes(first: int, last: int, code_page: str) -> str:
    return re.escape(bytes(range(first, last + 1)).decode(code_page))


def _pattern(code_page: str, longest: int) -> re.Pattern[str]:
    """The characters of UTF-8, of up to so many bytes, as a code page shows them."""
    follows = f"[{_bytes(0x80, 0xBF, code_page)}]"
    leads = ((0xC2, 0xDF if longest > 2 else 0xC3), (0xE0, 0xEF), (0xF0, 0xF4))[: longest - 1]
    return re.compile("|".join(f"[{_bytes(*lead, code_page)}]{follows}{{{n}}}" for n, lead in enumerate(leads, 1)))


_ANY: Final = {page: _pattern(page, 4) for page in _CODE_PAGES}
_LATIN: Final = {page: _pattern(page, 2) for page in _CODE_PAGES}
_BOX: Final = re.compile("[\u2500-\u259f]")
_CERTAIN: Final = {page: [bytes(lead).decode(page) for lead in ((0xE2, 0x80), (0xF0, 0x9F))] for page in _CODE_PAGES}
# What every text has that is to be read again: an ASCII text has none of it.
_LEADS: Final = frozenset([*(mark[0] for marks in _CERTAIN.values() for mark in marks), *"├┬"])


def clean(document: Document) -> list[Edit]:
    """Read each sequence as the character of UTF-8 that it is."""
    text = document.text
    if _LEADS.isdisjoint(unusual(text)):
        return []
    for page in _CODE_PAGES:
        if any(mark in text for mark in _CERTAIN[page]):
            return [edit for match in _ANY[page].finditer(text) if (edit := _edit(match, page))]
    for page in _CODE_PAGES:
        if (found := list(_LATIN[page].finditer(text))) and _are_letters(text, found):
            return [edit for match in found if (edit := _edit(match, page))]
    return []


def _are_letters(text: str, found: list[re.Match[str]]) -> bool:
    """Whether each stands beside a letter, one alone between two, and no drawn box is left."""
    beside = [text[m.start() - 1 : m.start()].isalpha() + text[m.end() : m.end() + 1].isalpha() for m in found]
    drawn = len(_BOX.findall(text)) - sum(len(_BOX.findall(match[0])) for match in found)
    return all(beside) and (len(found) > 1 or beside[0] > 1) and not drawn


def _edit(match: re.Match[str], page: str) -> Edit | None:
    try:
        after = match[0].encode(page).decode()
    except UnicodeDecodeError:
        return None
    # Also spaces and what is not seen, for which there are cleaners.
    if unicodedata.category(after)[0] != "C" or unicodedata.category(after) == "Cf":
        return Edit(match.start(), match.end(), match[0], after, "code-page", Category.ENCODING)
    return None


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("codepages", "encoding", clean, order=8)]
