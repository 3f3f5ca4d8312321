import pytest

from scrubber.matching.screens import screen

starts_low = screen(r"(?:\A|\n)[a-z]")
has_star = screen(r"\*")


@pytest.mark.parametrize(
    ("text", "low", "star"),
    [
        ("low\nHigh", True, False),
        ("High\nlow*", True, True),
        ("High\nHigh", False, False),
        ("", False, False),
        ("é\U0001f600*", False, True),
        ("\ud800*", False, True),
    ],
)
def test_each_screen_answers_for_itself(text, low, star):
    assert (starts_low(text), has_star(text)) == (low, star)


def test_screen_that_comes_later_is_asked_too():
    assert has_star("* and #")
    assert screen("#")("* and #")
    assert not screen("%")("* and #")
