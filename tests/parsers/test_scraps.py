"""Scraps of code beside a piece: they have signs of code and no words of a sentence."""

import pytest

from scrubber.parsers.scraps import closes, is_scrap


@pytest.mark.parametrize(
    "piece", ["() {", "let =", "form.innerHTML += a })", "('div');", "t-2', [[300, 250]], 'div-1')"]
)
def test_what_is_a_scrap_of_code(piece):
    assert is_scrap(piece)


@pytest.mark.parametrize(
    "piece", ["", "He said (so).", "It prints (", "the rest of it = nothing", "“a” = b", "so it is;"]
)
def test_what_is_none(piece):
    assert not is_scrap(piece)


def test_what_closes_more_than_it_opened():
    assert closes("a.b());")
    assert closes("artPrebid()');")
    assert not closes("a.b('c');")
