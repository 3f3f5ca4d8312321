"""Language: not a cleaner of dirt, but the fact by which the `lines` stage chooses its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrubber.edits import Edit, fact
from scrubber.hooks import Cleaner, hookimpl
from scrubber.language import detect

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.document import Document


def clean(document: Document) -> list[Edit]:
    """Tell the language, once."""
    if document.language:
        return []
    language = detect(document.text)
    return [fact("language", language, "function-words")] if language else []


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("language", "lines", clean, order=0, settles=True)]
