"""Markdown in a line: which signs are its marks, and what its links lead to."""

from __future__ import annotations

import pytest

from scrubber.markdown import first_link, without_marks
from tests.timing import takes_less_than


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param("**READ MORE**", "READ MORE", id="strong"),
        pytest.param("*Jane Doe is a writer.*", "Jane Doe is a writer.", id="emphasis"),
        pytest.param("__Note__: it rained", "Note: it rained", id="strong, by underscores"),
        pytest.param("***Update***", "Update", id="both"),
        pytest.param("### Related Stories", "Related Stories", id="heading"),
        pytest.param("> > He said **so**.", "He said so.", id="quotation in a quotation"),
        pytest.param("[The river](https://river.example) rose", "The river rose", id="link"),
        pytest.param("[The river](<a b.html>)", "The river", id="address with blanks"),
        pytest.param('[The river](/river_(of_bath) "On Monday")', "The river", id="address with brackets, and a title"),
        pytest.param("![The bridge](bridge.jpg)", "The bridge", id="picture"),
        pytest.param("[![The bridge](bridge.jpg)](/bridge)", "The bridge", id="picture in a link"),
        pytest.param("![](bridge.jpg)", "", id="picture without words"),
        pytest.param("* * *", "* * *", id="a rule is no emphasis"),
        pytest.param("* ferries, old and new", "* ferries, old and new", id="nor is an item of a list"),
        pytest.param("It cost 2 * 3 * 4 coins", "It cost 2 * 3 * 4 coins", id="nor a sum"),
        pytest.param("the file_of_the_mayor", "the file_of_the_mayor", id="nor what stands inside a word"),
        pytest.param("#ferries", "#ferries", id="a hashtag is no heading"),
        pytest.param("[sic] (he said)", "[sic] (he said)", id="brackets are no link"),
    ],
)
def test_words_of_a_line(line: str, words: str) -> None:
    assert without_marks(line) == words


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("READ MORE: [One](a.html), [two](b.html)", "a.html"),
        ("[One](<a b.html>)", "a b.html"),
        ("[One]()", None),
        ("One (a.html)", None),
    ],
)
def test_first_link(line: str, address: str | None) -> None:
    assert first_link(line) == address


@pytest.mark.parametrize("piece", ["[", "[](", "[a](", "[a](b(", "*a ", "_", "> ", "# ", "([", "[a](b c"])
def test_lines_of_any_length_take_linear_time(piece: str) -> None:
    line = "*" + piece * 100_000
    assert takes_less_than(2, lambda: without_marks(line))
