"""Where lines begin and end."""

import pytest

from scrubber.parsers import line_end, opens_line

TEXT = "It rained.\n \t It poured.\n\nIt snowed."


@pytest.mark.parametrize("order", [1, -1], ids=["forwards", "backwards"])
def test_line_end_from_any_place_in_any_order(order):
    places = range(len(TEXT) + 1)[::order]
    expected = [min(end for end in (10, 24, 25, 36) if end >= at) for at in places]
    assert [line_end(TEXT, at) for at in places] == expected


def test_line_end_in_texts_by_turns():
    other = "It was\ndry."
    assert [(line_end(TEXT, 3), line_end(other, 3)) for _ in range(2)] == [(10, 6)] * 2


@pytest.mark.parametrize(
    ("at", "opens"), [(0, True), (1, False), (10, False), (11, True), (14, True), (15, False), (25, True), (26, True)]
)
def test_only_blanks_stand_before_what_opens_a_line(at, opens):
    assert opens_line(TEXT, at) is opens
