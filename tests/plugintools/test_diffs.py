"""Differences of two texts, line by line, with the words that differ set off."""

from __future__ import annotations

import pytest

from scrubber.plugintools.diffs import diff

CASES = [
    pytest.param("a\n\nb", "a\n\nb", "  … 2 equal lines\n", id="none"),
    pytest.param("a\n\nb", "a", "  a\n- b\n", id="a line is missing"),
    pytest.param("a", "a\n\nb", "  a\n+ b\n", id="a line too many"),
    pytest.param("It rained", "It snowed", "- It rained\n+ It snowed\n", id="another line"),
    pytest.param("", "b", "+ b\n", id="nothing expected"),
    pytest.param("a\nb\nc\nd", "a\nb\nc\nx", "  … 2 equal lines\n  c\n- d\n+ x\n", id="what is equal is left out"),
    pytest.param("[red]x", "[b]x", "- [red]x\n+ [b]x\n", id="brackets are no markup"),
]


@pytest.mark.parametrize(("expected", "found", "shown"), CASES)
def test_diff(expected: str, found: str, shown: str) -> None:
    assert diff(expected, found).plain == shown


def test_words_that_differ_are_set_off_and_the_others_are_not() -> None:
    text = diff("The river rose by a metre", "The river rose by two metres")
    marked = {text.plain[span.start : span.end] for span in text.spans if "reverse" in str(span.style)}
    assert marked == {"a", "metre", "two", "metres"} or marked == {"a metre", "two metres"}
    assert "river" not in "".join(marked)
