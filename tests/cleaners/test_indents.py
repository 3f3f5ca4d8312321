"""Indented text: its indents go before a cleaner of words can take them for the place of a lost word."""

from __future__ import annotations

import pytest

import scrubber
from scrubber import BulkEdit, Category, Document
from scrubber.cleaners.indents import clean
from tests.encoding import after

INDENTED = "  The river rose.\n\n  It fell on Tuesday.\n\n  is home to many gulls"


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        pytest.param(INDENTED, INDENTED.replace("  ", ""), id="all lines"),
        pytest.param("One.\n \xa0Two.\n Three.", "One.\nTwo.\nThree.", id="some lines, with blanks of two kinds"),
        pytest.param(
            "A judge said so.\n\n judge said no.\n\n judge left.",
            "A judge said so.\n\n judge said no.\n\n judge left.",
            id="only lines in lower case: their first word is lost",
        ),
        pytest.param("One.\n\n Two.\n\nThree.", "One.\n\n Two.\n\nThree.", id="one line alone"),
        pytest.param("One. \n \n \nTwo.", "One. \n \n \nTwo.", id="blank lines are not indented"),
    ],
)
def test_indents(text: str, mended: str) -> None:
    assert after(clean, text) == mended


def test_indents_that_are_alike_share_an_edit() -> None:
    assert list(clean(Document(" One.\n Two."))) == [BulkEdit([0, 6], " ", "", "indent", Category.LAYOUT)]


def test_no_word_is_lost_where_all_lines_are_indented() -> None:
    text = (
        "It rained in Harlow on Monday.\n\nGull Island\n\nis home to many birds of the county.\n\nIt rained there, too."
    )
    indented = "\n".join(f" {line}" if line else line for line in text.split("\n"))
    assert scrubber.clean(indented).text == scrubber.clean(text).text
