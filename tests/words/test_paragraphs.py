"""Which lines go on where the line before stops: parts of a broken paragraph, and no heading, list or verse."""

from __future__ import annotations

import pytest

from scrubber import Document
from scrubber.words.paragraphs import broken, by_punctuation, is_open, may_go_on

FIRST = "The council of Harlow met on Monday in the school on the hill to talk about a new bridge and decided"
SECOND = "that it would be built by May, if somebody could be found who pays for it, the mayor said."


GO_ON = {
    "in lower case": (["It rained.", FIRST, SECOND, "It fell."], [2]),
    "behind an article": (["It was the talk of the", "Town Hall for days, and nobody there knew what to say."], [1]),
    "behind a title": ([f"{FIRST} so, said Trade Minister", "Jane Doe, who had come to look at it."], [1]),
    "a standfirst before a name": (
        [
            "Paper says it has no proof that the gulls of Harlow were counted on behalf of president",
            "Donald Trump refused to count them again on Friday, though the council of Harlow had asked him twice.",
            "It rained.",
        ],
        [],
    ),
    "a headline before its paragraph": (
        [
            "The old mayor has already taken pieces of the law. The bridge as a weapon for GOP",
            "Republican governors are building it to force a change that nobody in Harlow had asked for, they said.",
            "It rained.",
        ],
        [],
    ),
    "a standfirst before a label": (
        [
            f"{FIRST} to sell bears with both the young and the old. It's a far cry from the Harlow-inspired original",
            "Name: Harlow Bear.",
            "It rained.",
        ],
        [],
    ),
    "twice": ([FIRST, f"{SECOND[:-16]} and", "which nobody had said before, those told who were there."], [1, 2]),
    "behind a full stop": ([f"{FIRST}.", SECOND], []),
    "a heading": (["A bridge for Harlow", "The council met on Monday, and decided to build it."], []),
    "a list": (["- the old bridge", "- the new bridge", "- the ferry"], []),
    "short lines": (["He left", "and she did not."], []),
    "many lines in lower case": ([FIRST, SECOND, "so said one.", "and so another.", "they left.", "it rained."], []),
}


@pytest.mark.parametrize(("lines", "numbers"), GO_ON.values(), ids=GO_ON)
def test_lines_that_go_on(lines: list[str], numbers: list[int]) -> None:
    assert broken(Document("\n\n".join(lines))) == numbers


@pytest.mark.parametrize(
    ("line", "open_"), [("He met Sen.", True), ("He left", True), ("He left.", False), ("Why?", False)]
)
def test_a_line_is_open_that_no_sentence_ends(line: str, open_: bool) -> None:
    assert is_open(line, "Doe") is open_


def test_punctuation_says_yes_no_or_nothing() -> None:
    assert by_punctuation("", FIRST, SECOND) is True
    assert by_punctuation("", f"{FIRST} so, said Trade Minister", "Jane Doe, who had come to look at it.") is True
    assert by_punctuation("", FIRST, "Harlow had asked for it since the flood.") is None
    assert by_punctuation("", "See https://example.org/a", SECOND) is False


def test_a_first_half_is_no_heading() -> None:
    assert may_go_on(f"{FIRST}\n\n{SECOND}", FIRST, SECOND)
    assert not may_go_on("", f"{FIRST}.", SECOND)
