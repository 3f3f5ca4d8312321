"""Layout: paragraphs are parted by one blank line, and nothing stands around them."""

from __future__ import annotations

import pytest

from scrubber.categories import Category
from scrubber.cleaners.layout import clean
from scrubber.document import Document
from scrubber.edits import BulkEdit, apply


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\nb", "a\n\nb", id="a single line break"),
        pytest.param("a\n\n\n\nb", "a\n\nb", id="a run of blank lines"),
        pytest.param("a \n\t\n  b", "a\n\nb", id="blanks at the ends of lines"),
        pytest.param("a  \u00a0\n\nb", "a\n\nb", id="a no-break space before the break"),
        pytest.param("a\r\n\r\nb", "a\n\nb", id="CR LF"),
        pytest.param("a\u2028\nb", "a\n\nb", id="a line separator before the break"),
        pytest.param("\n\n a", "a", id="blank lines before the text"),
        pytest.param("a \n\n", "a", id="blank lines after it"),
        pytest.param("  a\n\nb ", "a\n\nb", id="blanks around the text"),
        pytest.param("\n\na\nb\n\n", "a\n\nb", id="all of it"),
        pytest.param("a\nb\n\nc\nd", "a\n\nb\n\nc\n\nd", id="some gaps are right"),
    ],
)
def test_gaps(text: str, expected: str) -> None:
    once = apply(text, clean(Document(text)))
    assert once == expected
    assert clean(Document(once)) == []


@pytest.mark.parametrize("text", ["a", "a\n\nb", "a b  c\n\nd\te", ""])
def test_what_is_right_stays(text: str) -> None:
    assert clean(Document(text)) == []


def test_a_text_of_blanks_alone_is_emptied() -> None:
    assert apply(" \n\n ", clean(Document(" \n\n "))) == ""


def test_gaps_that_are_alike_share_an_edit() -> None:
    assert clean(Document("a\nb\nc\n \nd\n")) == [
        BulkEdit([1, 3], "\n", "\n\n", "paragraph-gap", Category.LAYOUT),
        BulkEdit([5], "\n \n", "\n\n", "paragraph-gap", Category.LAYOUT),
        BulkEdit([9], "\n", "", "paragraph-gap", Category.LAYOUT),
    ]
