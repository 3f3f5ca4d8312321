"""Two versions of a paragraph in one line are told by their likeness, and what is no version is left alone."""

import time

import pytest

from scrubber.parsers.run_together import glued, is_version, parted

OLD = "Members of both parties had read the old report, the chair said."
NEW = "Members of both parties have read the new report, the chair said."
OTHER = "The mayor was not there, a clerk told the Post."
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


def test_time_grows_with_the_length_only():
    begun = time.process_time()
    parted("the of " * 700, ["the of " * 300] * 6, ["of the " * 300] * 6)
    assert time.process_time() - begun < 0.5
    assert parted("the of " * 1000) is None
