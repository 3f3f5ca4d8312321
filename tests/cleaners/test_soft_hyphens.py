import pytest

from scrubber.cleaners.soft_hyphens import clean
from scrubber.document import Document
from scrubber.edits import BulkEdit

from .words_support import mended


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("The com\u00admit\u00adtee met.", "The committee met."),
        ("The end of\u00ad\u00ad\u00ad the line.", "The end of the line."),
        ("She \u00addeserves it.", "She deserves it."),
        ("All pur\u00ad poses.", "All purposes."),
        ("All pur\u00ad\nposes.", "All purposes."),
        ("A refu¬gee came.", "A refugee came."),
    ],
)
def test_soft_hyphens_go(damaged, right):
    assert mended(clean, damaged) == right


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("The govern\u00ad\nAnd more.", "The govern\nAnd more."),
        ("It is 5\u00ad\nposes.", "It is 5\nposes."),
        ("The xqzk\u00ad\nzqxk fell.", "The xqzk\nzqxk fell."),
        ("She was there\u00ad in time.", "She was there in time."),
    ],
    ids=["a capital follows", "a number before it", "words that nobody knows", "two words"],
)
def test_the_gap_stays_where_it_parts_no_word(damaged, right):
    assert mended(clean, damaged) == right


@pytest.mark.parametrize("paragraph", ["Read it as ¬p or q.", "The value is p¬q here.", "A well-known fact, naïve."])
def test_other_signs_stay(paragraph):
    assert mended(clean, paragraph) == paragraph


def test_many_are_one_edit():
    [edit] = clean(Document("com\u00admit\u00adtee and com\u00adputer"))
    assert isinstance(edit, BulkEdit)
    assert list(edit.starts) == [3, 7, 19]
