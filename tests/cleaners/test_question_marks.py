from __future__ import annotations

from functools import partial

import pytest

from scrubber.cleaners.question_marks import clean
from scrubber.document import Document
from tests.encoding import after

straight = partial(clean, quotes="straight")


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        pytest.param("I don?t, what?s up? DON?T", "I don't, what's up? DON'T", id="contractions"),
        pytest.param("we?ve, they?ll, I?m, who?d", "we've, they'll, I'm, who'd", id="more contractions"),
        pytest.param("O?Hara at 5 o?clock", "O'Hara at 5 o'clock", id="names, o'clock"),
        pytest.param("rock ?n? roll of the ?90s", "rock 'n' roll of the '90s", id="words cut short"),
        pytest.param("?Yes,? he said. It?s so.", '"Yes," he said. It\'s so.', id="quotation marks beside them"),
        pytest.param("a ?great success?, isn?t it?", 'a "great success", isn\'t it?', id="quoted words"),
        pytest.param("he?s here ? or there — no", "he's here — or there — no", id="a dash between spaces"),
        pytest.param("IT?S DON?T", "IT'S DON'T", id="capitals alone"),
        pytest.param("It?s ?so said\nhe? more", "It's ?so said\nhe? more", id="a quotation ends in its line"),
        pytest.param("It?s ?so? ?no?\nyes", 'It\'s "so" "no"\nyes', id="two quotations in a line"),
        pytest.param("It?s in a/b?and more", "It's in a/b?and more", id="a dash in no address"),
        pytest.param("It?s xqzvk?and more", "It's xqzvk?and more", id="no dash behind what is no word"),
        pytest.param("that?s that?and more", "that's that—and more", id="a dash between words"),
    ],
)
def test_mended(text: str, mended: str) -> None:
    assert after(straight, text) == mended


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("What? Really?", id="questions"),
        pytest.param("https://example.org/page?s=1 and example.org/a?t", id="addresses"),
        pytest.param("watch?v=s and example.com?s", id="addresses cut short"),
        pytest.param("Why?Because. now?They", id="a lost space"),
        pytest.param("?Qué pasa?", id="a lost inverted question mark"),
        pytest.param("Vitamin D?No", id="a letter that opens no name"),
        pytest.param("Is it true? s is a letter", id="a space between"),
        pytest.param("who knows ? he asked", id="French spacing, and no sign of loss"),
    ],
)
def test_kept(text: str) -> None:
    assert straight(Document(text)) == []
