"""Two versions of a paragraph in one line are told by their likeness, and what is no version is left alone."""

import pytest

from scrubber.parsers.run_together import glued, is_version, parted
from tests.timing import takes_less_than

OLD = "Members of both parties had read the old report, the chair said."
NEW = "Members of both parties have read the new report, the chair said."
OTHER = "The mayor was not there, a clerk told the Post."
ITEMS = ", the house by the old mill. The church , a house by the lake."
SEND = "Send letters to the editor at letters@post.com"
LATER = "It rained all night on the hills above the town."


@pytest.mark.parametrize("between", [" ", ""])
def test_two_versions_are_parted(between):
    line = OLD + between + NEW
    assert parted(line) == len(OLD + between)


@pytest.mark.parametrize(
    ("line", "beside", "begins"),
    [
        pytest.param(f"{OTHER} {NEW}", {"older": [OLD]}, NEW, id="its older version stands beside it"),
        pytest.param(f"{OLD} {LATER}", {"newer": [NEW]}, LATER, id="the newer version of what is gone does"),
        pytest.param(f"{OTHER} {NEW}", {"after": f"{OLD} {LATER}"}, NEW, id="the next line begins with it"),
        pytest.param(f"{OLD} {LATER}", {"before": f"{OTHER} {NEW}"}, LATER, id="the line before ends with it"),
        pytest.param(f"{OLD} Then m{NEW[1:]}", {}, f"Then m{NEW[1:]}", id="a word more at the beginning"),
        pytest.param(f"The o{OLD[1:-17]} {NEW}", {"older": [OLD]}, NEW, id="no full stop between"),
        pytest.param(f"{OLD} yesterday{NEW}", {}, NEW, id="a word glued to another"),
        pytest.param(f"{SEND} today {SEND}", {}, SEND, id="a stop within a word"),
    ],
)
def test_what_stands_beside_a_line_tells_where_it_is_parted(line, beside, begins):
    at = parted(line, **beside)
    assert at is not None
    assert line[at:] == begins


@pytest.mark.parametrize(
    ("line", "beside"),
    [
        pytest.param(f"{OTHER} {LATER}", {}, id="two that are not alike"),
        pytest.param(NEW, {"older": [OLD]}, id="one, and its older version beside it"),
        pytest.param(NEW, {"newer": [OLD]}, id="one, and another version beside it"),
        pytest.param(f"{OLD} {OLD}", {}, id="one that stands there twice"),
        pytest.param("Doors open at 7 a.m. and close at 7 p.m.", {}, id="a sentence that goes on behind a stop"),
        pytest.param("The inn , the house by the old mill.", {"after": ITEMS}, id="items of a list run together"),
        pytest.param(
            "Photos: A day at the fair. Hide 1 of 3 Photos: A day at the fair. Hide 2 of 3 "
            "Photos: A day at the fair. Hide 3 of 3",
            {},
            id="a row of captions",
        ),
        pytest.param("Yes, yes.", {}, id="too short"),
        pytest.param("", {}, id="nothing"),
    ],
)
def test_a_line_that_is_no_two_versions_stays(line, beside):
    assert parted(line, **beside) is None


def test_a_sentence_that_is_glued_to_another_begins_a_text():
    assert glued("He left.The town did not.") == 8
    assert glued("He left. The town did not.") is None
    assert glued("He left.The town did.It did not.") is None


def test_versions():
    assert is_version(OLD, NEW)
    assert not is_version(OLD, OTHER)


def test_items_of_a_list_are_not_surely_versions():
    one, other = "Ann Lee , the present clerk of the court.", "The mayor of the town , a clerk of the court."
    assert is_version(one, other)
    assert not is_version(one, other, surely=True)
    assert is_version(OLD, NEW, surely=True)


def test_time_grows_with_the_length_only():
    assert takes_less_than(0.5, lambda: parted("the of " * 700, ["the of " * 300] * 6, ["of the " * 300] * 6))
    assert parted("the of " * 1000) is None
