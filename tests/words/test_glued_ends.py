"""Words behind the end of another one are parted; names, codes and footnotes that look alike are not."""

from __future__ import annotations

import pytest

from scrubber.words.glued_ends import behind_ends


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("It was Trump'splan to go.", "plan"),
        ("They don'tknow it.", "know"),
        ("The 25thAmendment says so.", "Amendment"),
        ("It was built in2016 by Doe.", "2016"),
        ("The baker earns$5 an hour.", "$5"),
        ("He called aSenate hearing.", "Senate"),
        ("Some 18countries came.", "countries"),
        ("Some 14states came.", "states"),
    ],
)
def test_a_word_behind_an_end(text: str, word: str) -> None:
    assert [text[at:].startswith(word) for at in behind_ends(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "He read news21 at home.",
        "An 8minute ride is long.",
        "We saw France24 there.",
        "See http://a.example/in2016 now.",
        "It is Trump's plan, in 2016.",
        "It was Zork'splan and Zork'splan again.",
    ],
    ids=["a name", "a unit", "a station", "an address", "nothing glued", "what stands twice"],
)
def test_what_only_looks_so(text: str) -> None:
    assert list(behind_ends(text)) == []
