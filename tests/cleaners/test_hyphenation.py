import pytest

from scrubber.cleaners.hyphenation import clean

from .words_support import mended


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("New plat- forms were built.", "New platforms were built."),
        ("New plat-\nforms were built.", "New platforms were built."),
        ("It was in Wash- ington that they met.", "It was in Washington that they met."),
        ("The husb- and left.", "The husband left."),
        ("They came to Har- low by night.", "They came to Harlow by night."),
        ("The anti- Trump group met.", "The anti-Trump group met."),
        ("It is at a multi- decade low.", "It is at a multi-decade low."),
        ("A decades- old rule was kept.", "A decades-old rule was kept."),
    ],
)
def test_pieces_are_joined(damaged, right):
    assert mended(clean, damaged) == right


@pytest.mark.parametrize(
    "paragraph",
    [
        "The pre- and post-war years.",
        "The 18- to 29-year-olds voted.",
        "There were fewer pro- than anti- statements.",
        "Both low- and middle-income families.",
        "The African- or Asian-sounding names.",
        "This is not- nobody should say it.",
        "Jack Kemp, R- N.Y., was there.",
        "He said no - and left.",
        "It was the end -- or so it seemed.",
    ],
)
def test_hyphen_that_is_meant_stays(paragraph):
    assert mended(clean, paragraph) == paragraph
