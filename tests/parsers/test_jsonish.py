"""JSON, what is nearly JSON, and what was cut."""

import pytest

from scrubber.parsers import jsonish
from tests.parsers.reading import SECOND, cleaned, read


@pytest.mark.parametrize(
    ("dump", "whole"),
    [
        ('{"a": [1, {"b": "}"}]}', True),
        ('{"a": "he said "no" to it", "b": 1}', True),
        ("{a: 'x', b: [1, 2]}", True),
        ('{"a": "begun', False),
        ('[{"a": 1},\n {"a":', False),
    ],
    ids=["well-formed", "raw quotes", "bare keys", "cut in a string", "cut between"],
)
def test_json_and_what_is_nearly_json(dump, whole):
    found = read(jsonish.parse, jsonish.ANCHOR, f"{dump}\n\nNote: words, and more.")
    assert (found[0], found[2]) == (dump, whole)


def test_what_only_looks_like_a_pair_is_no_json():
    assert read(jsonish.parse, jsonish.ANCHOR, '"a": 2a":,1":"') is None


def test_a_record_that_is_glued_to_a_word_leaves_it_whole():
    record = '{\n  "padding": {\n    "bottom": "0px"\n  }\n}'
    assert cleaned(f"It was in the business.{record}\n\n{SECOND}") == f"It was in the business.\n\n{SECOND}"
    assert cleaned(f"Photograph: A. N. Other/EPA{record}\n\n{SECOND}") == f"Photograph: A. N. Other/EPA\n\n{SECOND}"
