"""What the tests of the encoding stage share."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from scrubber import Scrubber, Settings
from scrubber.document import Document
from scrubber.edits import apply

if TYPE_CHECKING:
    from scrubber.hooks import CleanFunction

MAX_ROUNDS = 8


def after(clean: CleanFunction, text: str) -> str:
    """The text with a cleaner's edits applied; a second look must find nothing more to do."""
    cleaned = apply(text, clean(Document(text)))
    assert not list(clean(Document(cleaned))), "the cleaner has work on its own result"
    return cleaned


@cache
def _stage(quotes: str) -> list[CleanFunction]:
    scrubber = Scrubber(Settings(entry_points=False, quotes=quotes))
    return [cleaner.clean for cleaner in scrubber.cleaners if cleaner.stage == "encoding"]


def mend(text: str, quotes: str = "straight") -> str:
    """What the cleaners of the stage make of a text, until none of them proposes anything."""
    for _ in range(MAX_ROUNDS):
        before = text
        for clean in _stage(quotes):
            text = apply(text, clean(Document(text)))
        if text == before:
            return text
    raise AssertionError(f"not settled after {MAX_ROUNDS} rounds: {text[:80]!r}")
