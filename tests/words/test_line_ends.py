"""How lines stop that hardly end there: before a noun, a name, a number or a date."""

from __future__ import annotations

import pytest

from scrubber.words.line_ends import (
    counts,
    hangs,
    is_cut_short,
    is_left_open,
    is_long,
    is_name,
    stops_at_month,
    stops_short,
)

LONG = "The council of Harlow met on Monday in the school on the hill to talk about"


@pytest.mark.parametrize("line", ["It was the end of the", "He spoke to Mr.", '"It is late," said', "It fell and"])
def test_a_line_hangs_at_a_word_with_which_nothing_ends(line: str) -> None:
    assert hangs(line)


@pytest.mark.parametrize("line", ["It was the end", "What to look for", "He said so"])
def test_a_heading_may_end_so(line: str) -> None:
    assert not hangs(line)


def test_a_number_of_what_must_follow() -> None:
    assert counts("The bridge took at least 40")
    assert is_left_open("The bridge took at least 40")
    assert not counts("The bridge fell in 1954")


def test_a_month_is_followed_by_a_day() -> None:
    assert stops_at_month("The bridge fell on Sept.")
    assert not stops_at_month("The bridge fell on Monday")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"{LONG} the bridge, said Trade Minister", "Jane Doe, who had come to look at it."),
        (f"{LONG} what would become of Harlow's", "Bridge, which fell in May."),
        ("The bridge of Harlow fell late on May", "4, and nobody was on it."),
        (f"{LONG} the bridge late", "Monday night, when it rained."),
    ],
    ids=["a title", "a possessive", "a month", "a part of a day"],
)
def test_a_line_stops_short(first: str, second: str) -> None:
    assert stops_short("", first, second)


def test_a_line_that_a_sentence_follows_does_not_stop_short() -> None:
    assert not stops_short("", f"{LONG} the bridge", "The mayor was not there.")


def test_a_short_line_is_cut_in_a_title_or_a_date() -> None:
    assert is_cut_short("", "The Mayor", "Harlow was not there.")
    assert is_cut_short("", "It fell on", "Monday, when it rained.")
    assert not is_cut_short("", "A new bridge", "The mayor was not there.")


def test_a_heading_is_no_longer_than_a_sentence() -> None:
    assert is_long(f"It fell. {LONG}")
    assert is_long(f"{LONG} {LONG}")
    assert not is_long(LONG)


def test_a_name_is_what_the_article_has_inside_a_sentence() -> None:
    assert is_name("It was Harlow that fell.", "Harlow said no.")
    assert not is_name("It was harlow that fell.", "Harlow said no.")
