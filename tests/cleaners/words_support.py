"""What the tests of damaged words share: an article around a paragraph, and a cleaner run until it rests."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from scrubber.document import Document
from scrubber.edits import BulkEdit, Edit, apply

Clean = Callable[[Document], Iterable[Edit | BulkEdit]]

BEFORE = (
    "The council of Harlow met on Monday to vote on the plan that the mayor had presented in the spring, and "
    "the members of both parties said that they would support it.\n\n"
)
AFTER = "\n\nIt is the first time in ten years that the council has agreed on the budget of the town of Harlow."


def mended(clean: Clean, paragraph: str) -> str:
    """The paragraph after the cleaner, which must leave its own output and the rest of the article alone."""
    text = BEFORE + paragraph + AFTER
    once = apply(text, clean(Document(text)))
    assert list(clean(Document(once))) == []
    assert once.startswith(BEFORE)
    assert once.endswith(AFTER)
    return once[len(BEFORE) : -len(AFTER)]
