from functools import partial

import pytest

from scrubber.cleaners.repeated import LONG, clean, scrubber_cleaners
from scrubber.document import Document
from scrubber.settings import Settings
from tests.timing import is_linear, takes_less_than

from .words_support import mended

A = "The members of the committee met on Monday in the hall of the old town."
B = "Nobody but the mayor and his two aides had seen the plan before that day."


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (f"{A}\n\n{B}\n\n{A}", f"{A}\n\n{B}"),
        (f"{A} {B}\n\nSo it was.\n\n“{B}”", f"{A} {B}\n\nSo it was."),
        (f"“{B}”\n\n{A} {B}", f"{A} {B}"),
        (f"One: {A}\n\n{A} Two: {B}\n\nTwo: {B} Three: No.", f"One: {A}\n\nTwo: {B}\n\nThree: No."),
        (f"{A}\n\n{A} {B}\n\n{A} {B} So it was.", "So it was."),
        (f"- One: {A}\n\n- {A} {B}", f"- One: {A}\n\n- {B}"),
        ("Where the members met on Monday\n\nWhere the members met on Monday Who came", "Monday\n\nWho came"),
        (f"{A}\n\n{B}\n\n{A.replace(' on ', '  on ')}", f"{A}\n\n{B}"),
    ],
    ids=[
        "scraped twice",
        "pull quote below",
        "pull quote above",
        "items with a copy of the last",
        "grown",
        "grown under a mark",
        "items without a full stop",
        "other white space",
    ],
)
def test_copies_go(text, right):
    assert mended(clean, text).endswith(right)


@pytest.mark.parametrize(
    "text",
    [
        "JANE DOE: Yes.\n\nJOHN ROE: No.\n\nJANE DOE: Yes.",
        "We shall overcome.\n\nSo they sang.\n\nWe shall overcome.",
        f"The plan\n\nThe plan was ready. {A}",
        f"{A}\n\n{A[:-1]} and talked.",
    ],
    ids=["turns", "refrain", "sub-heading", "only alike"],
)
def test_what_repeats_by_intention_stays(text):
    assert mended(clean, text) == text


C = "It rained all night on the hills above the town, and on the river below it."


@pytest.mark.parametrize(
    ("text", "right"),
    [
        pytest.param(f"{A}\n\n{A} {B}\n\n{B} {C}", f"{A}\n\n{B}\n\n{C}", id="each opens with the last"),
        pytest.param(f"{A}\n\n{A} {B}\n\n{A} {B} {C}", f"{A}\n\n{B}\n\n{C}", id="each holds all before it"),
        pytest.param(f"Why?\n\nWhy? {A}\n\n{A} {B}", f"Why?\n\n{A}\n\n{B}", id="a short one first"),
        pytest.param(f"{A}\n\n{A} Why so\n\nWhy so {B}", f"{A}\n\nWhy so\n\n{B}", id="a short one between"),
        pytest.param(f"{A} Why? {B}\n\n{A}\n\nWhy?\n\n{B}", f"{A}\n\nWhy?\n\n{B}", id="a list above its items"),
    ],
)
def test_items_of_a_list_are_left_each_in_its_line(text, right):
    assert mended(clean, text) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        pytest.param(f"{A}\n\nWhy?\n\n{B}\n\n{A}\n\nWhy?\n\n{B}", f"{A}\n\nWhy?\n\n{B}", id="all of it"),
        pytest.param(f"Why?\n\n{A}\n\n{C}\n\nWhy?\n\n{A}", f"Why?\n\n{A}\n\n{C}", id="a heading and its text"),
        pytest.param(f"{A}\n\nWhy?\n\n{C}\n\n{A}\n\nWhy?", f"{A}\n\nWhy?\n\n{C}", id="a text and what follows"),
        pytest.param(f"{A}\n\n{C}\n\nROME (AP) - {A}", f"{A}\n\n{C}", id="with a dateline"),
        pytest.param(f"Why?\n\n{A}\n\n{C}\n\n{A}\n\nWhy?", f"Why?\n\n{A}\n\n{C}\n\nWhy?", id="in another order"),
        pytest.param(f"{A}\n\n{C}\n\nHe said. Then - {A}", f"{A}\n\n{C}\n\nHe said. Then - {A}", id="no dateline"),
    ],
)
def test_a_run_that_was_scraped_twice_goes_with_its_short_lines(text, right):
    assert mended(clean, text) == right


def test_the_second_line_may_open_with_the_first():
    item = "Two: the mayor had seen the plan."
    found = clean(Document(f"{item}\n\n{item} Three: No."))
    assert [(edit.rule, edit.before) for edit in found] == [("opens-with-last-item", f"{item} ")]


@pytest.mark.parametrize(("length", "goes"), [(LONG, True), (LONG - 1, False)])
def test_how_long_a_paragraph_must_be(length, goes):
    line = "A" + "b" * (length - 2) + "."
    assert bool(clean(Document(f"{line}\n\nSo it was.\n\n{line}"))) is goes


def test_a_copy_that_goes_on_in_lower_case_is_no_copy():
    assert clean(Document(f"Two: {B}\n\nTwo: {B} and more.")) == []


def test_runs_only_where_repeats_are_dropped():
    assert scrubber_cleaners(Settings()) == []
    assert [c.name for c in scrubber_cleaners(Settings(categories={"repeat": "drop"}))] == ["repeated"]


def test_linear_in_endless_lines() -> None:
    def document(count: int) -> Document:
        return Document("\n\n".join(["So it is, they said. " * count] * 2 + [A * count]))

    assert is_linear(2_500, lambda count: partial(clean, document(count)))


@pytest.mark.parametrize(
    "unit", ["A line that stands in a text again and again, and is long enough to count.\n", f"{A} It was # in all.\n"]
)
def test_lines_that_share_a_sentence_are_read_in_linear_time(unit: str) -> None:
    text = "".join(unit.replace("#", str(n)) for n in range(40_000))
    assert takes_less_than(10, lambda: clean(Document(text)))
