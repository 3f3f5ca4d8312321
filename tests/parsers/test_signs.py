"""Sound articles show no signs of machine text; whatever a parser reads does."""

from __future__ import annotations

import pytest

from scrubber.parsers.signs import signs_of

PROSE = (
    "It rained (again) on Monday: 12:30 to 14:00, 5% more than in May; see [the map] and (b).",
    "“The 401(k) plan,” he said: “It’s yours.” #harbour @ferry $5 & more",
    "Reading: a list\n\nTrending: ferries\n\nN. Marsh (D-Me.); others (R); and so on",
)


@pytest.mark.parametrize("text", PROSE)
def test_prose_has_none(text: str) -> None:
    assert not signs_of(text)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Words. string(3) “abc”", "("),
        ("Words\n\nArray\n(\n)", "("),
        ("if (typeof a", "("),
        ("PHP Warning:  count", ":"),
        ('s:3:"abc"', ":"),
        ("at 10:11:12 it", ":"),
        ('"a": 1', ":"),
        ("[pullquote]", "["),
        ("[/caption]", "["),
        ("&lt;b", "&"),
        ("rows\n%s\nrows", "%"),
        ("#related#", "#"),
        ("Box Object *RECURSION*", "*"),
        ("Words.\nNULL\n", "N"),
        ("i:5;\nN;\n", ";"),
    ],
)
def test_machine_text_has_one(text: str, sign: str) -> None:
    assert sign in signs_of(text)
