import time

import pytest

from scrubber.cleaners.repeated import LONG, clean, scrubber_cleaners
from scrubber.document import Document
from scrubber.settings import Settings

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
    def seconds(count: int) -> float:
        text = "\n\n".join(["So it is, they said. " * count] * 2 + [A * count])
        return min(timed(text) for _ in range(3))

    def timed(text: str) -> float:
        start = time.process_time()
        clean(Document(text))
        return time.process_time() - start

    assert seconds(20_000) < 10 * max(seconds(5_000), 0.02)


@pytest.mark.parametrize(
    "unit", ["A line that stands in a text again and again, and is long enough to count.\n", f"{A} It was # in all.\n"]
)
def test_lines_that_share_a_sentence_are_read_in_linear_time(unit: str) -> None:
    text = "".join(unit.replace("#", str(n)) for n in range(40_000))
    start = time.process_time()
    clean(Document(text))
    assert time.process_time() - start < 10
