"""Language: told once, as a fact that changes no text."""

from __future__ import annotations

from scrubber.categories import Category
from scrubber.cleaners.language import clean
from scrubber.document import Document
from scrubber.edits import Edit

TEXT = "The river rose by a metre in the night, and the people who live on its banks were told that they had to leave."


def test_the_language_is_a_fact() -> None:
    assert clean(Document(TEXT)) == [
        Edit(0, 0, "", "", "function-words", Category.META, field="language", value="en"),
    ]


def test_a_language_that_is_known_is_not_told_again() -> None:
    assert clean(Document(TEXT, {"language": "de"})) == []


def test_a_text_that_is_too_short_to_tell() -> None:
    assert clean(Document("READ MORE")) == []
