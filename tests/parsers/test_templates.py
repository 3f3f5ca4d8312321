"""Shortcodes and tags of templates go, and what they hold stays."""

import pytest

from scrubber.parsers import templates
from tests.parsers.reading import FIRST, SECOND, cleaned, read


def test_a_shortcodes_address_goes_with_it():
    code = "[embed]https://example.org[/embed]"
    assert read(templates.parse_shortcode, templates.SHORTCODE_ANCHOR, f"{code} Words")[0] == code


SHORTCODES = [
    '[tabs][tab title="A"]',
    "[/tab][/tabs]",
    "[youtube=http://example.org/watch?v=abc]",
    "[video:youtube:abc]",
    "[/toggle]",
    "[row]",
    "[videopress abc123 w=640]",
]


@pytest.mark.parametrize("line", SHORTCODES)
def test_a_shortcode_goes(line):
    assert cleaned(f"{FIRST}\n\n{line}\n\n{SECOND}") == f"{FIRST}\n\n{SECOND}"
    assert cleaned(f"{FIRST}\n\n{' '.join(line.split())}\n\n{SECOND}") == f"{FIRST}\n\n{SECOND}"


def test_tags_of_a_pair_go_and_what_they_hold_stays():
    assert cleaned(f"{FIRST}\n\n[standout]The area is 5 acres.[/standout]\n\n{SECOND}") == (
        f"{FIRST}\n\nThe area is 5 acres.\n\n{SECOND}"
    )


@pytest.mark.parametrize("words", ["[laughter]", "[off-camera]", "[cross-talk]", "[/sarcasm]"])
def test_words_in_brackets_stay(words):
    assert cleaned(f"{FIRST}\n\n{words}\n\n{SECOND}") == f"{FIRST}\n\n{words}\n\n{SECOND}"
