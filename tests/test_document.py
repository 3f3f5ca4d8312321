"""Documents: their lines, what is known of the article, and spans to remove that leave no blank lines."""

from __future__ import annotations

import pytest

from scrubber.categories import Category
from scrubber.document import Document, Line
from scrubber.edits import apply, remove


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="empty"),
        pytest.param(" \n\t\n\u00a0\n", [], id="blank lines only"),
        pytest.param("a\n\nb", [(0, 1, "a"), (3, 4, "b")], id="two paragraphs"),
        pytest.param("  a b \n\tc", [(2, 5, "a b"), (8, 9, "c")], id="white space around lines"),
        pytest.param("\t aba \nb", [(2, 5, "aba"), (7, 8, "b")], id="a letter that comes again"),
        pytest.param("\u00a0a\r\nb\r\n", [(1, 2, "a"), (4, 5, "b")], id="no-break spaces and CR LF"),
    ],
)
def test_lines(text: str, expected: list[tuple[int, int, str]]) -> None:
    lines = Document(text).lines
    assert lines == expected
    assert all(text[line.start : line.end] == line.text for line in lines)


def test_what_is_not_known_is_empty() -> None:
    document = Document("a", {"title": None, "authors": None})
    assert (document.title, document.authors, document.site, document.source) == ("", [], "", "")
    assert document.language == ""


def test_a_document_is_a_text_of_which_nothing_is_known() -> None:
    document = Document("a")
    assert (document.fields, document.media_type, document.title_line) == ({}, "text", False)


def test_what_is_known() -> None:
    document = Document("a", {"title": "T", "authors": ["Ann"], "site": "x.org", "source": "X", "language": "en"})
    assert (document.title, document.authors, document.site) == ("T", ["Ann"], "x.org")
    assert (document.source, document.language) == ("X", "en")


@pytest.mark.parametrize(
    ("text", "numbers", "expected"),
    [
        pytest.param("a\n\nb\n\nc", {1}, "a\n\nc", id="in the middle"),
        pytest.param("a\n\nb\n\nc", {0}, "b\n\nc", id="the first"),
        pytest.param("a\n\nb\n\nc", {2}, "a\n\nb", id="the last"),
        pytest.param("a\n\nb\n\nc\n", {2}, "a\n\nb", id="the last, with a line break after it"),
        pytest.param("a\n\nb\n\nc", {0, 1}, "c", id="the first two"),
        pytest.param("a\n\nb\n\nc", {1, 2}, "a", id="the last two"),
        pytest.param("a\n\nb\n\nc", {0, 2}, "b", id="both ends"),
        pytest.param("\n\n a\nb\nc", {0, 1}, "c", id="blank lines before the first"),
        pytest.param("a\nb\n\n\n\nc", {1}, "a\n\n\n\nc", id="the gap after a removed line stays"),
        pytest.param("\na\nb\n", {0, 1}, "", id="all lines"),
    ],
)
def test_line_spans_leave_no_blank_lines_behind(text: str, numbers: set[int], expected: str) -> None:
    spans = Document(text).line_spans(numbers)
    assert spans.keys() == numbers
    assert apply(text, [remove(text, *span, "rule", Category.PROMO) for span in spans.values()]) == expected


def test_blanks_that_do_not_break_are_plain_in_lines() -> None:
    (line,) = Document("\xa0 Read\xa0on,\xa0all \xa0").lines
    assert line == Line(2, 14, "Read on, all")
