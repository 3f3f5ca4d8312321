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


@pytest.mark.parametrize(
    "record",
    [
        '["https:\\/\\/example.org\\/5"]',
        '["https://example.org/5"]',
        '["caf\\u00e9","\\u201cq\\u201d"]',
        '{\n    "a\\"b": 1,\n    "it\'s": 2\n}',
        "[[[[]]]]",
    ],
)
def test_what_php_prints_goes_from_a_sentences_end(record):
    assert cleaned(f"It was in India.{record}\n\n{SECOND}") == f"It was in India.\n\n{SECOND}"


@pytest.mark.parametrize("record", ["[\n    1,\n    2.5,\n    3\n]", "[\n    true,\n    null\n]"])
def test_a_list_that_was_printed_over_several_lines_goes(record):
    assert cleaned(f"It was in India.\n\n{record}\n\n{SECOND}") == f"It was in India.\n\n{SECOND}"


@pytest.mark.parametrize(
    "words",
    [
        "See the notes [1,2,3] and [4].",
        "[1, 2, 3]",
        'He pointed to ["https://example.org/a"] in his letter.',
        'The smiley was :"] and the other one was :5}.',
        "“He is\\/was here”, it says.",
        "[\n\nAn aside, 2,\n\n]",
        "Er sagte: „Das ist {gut}“ und »[so] nicht«. Il a dit: «Voilà [1,2,3] et {4}».",
        "Tel: (02) 123 456; Flat {3}, 12 High Street [rear]",
        "Arsenal 2:1 Chelsea [1:0]\nLeeds 0:0 Everton [0:0]",
    ],
)
def test_what_is_like_it_stays(words):
    assert cleaned(f"It was in India.\n\n{words}\n\n{SECOND}") == f"It was in India.\n\n{words}\n\n{SECOND}"
