from __future__ import annotations

import pytest

from scrubber.cleaners.escapes import clean
from tests.encoding import after


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        pytest.param(r"The mayor\u2019s \u201cplan\u201d", "The mayor’s “plan”", id="marks by their number"),
        pytest.param(r"It isn\u2019t so.", "It isn’t so.", id="one mark"),
        pytest.param(r"At the caf\u00e9.", "At the café.", id="one letter"),
        pytest.param(r"Fun \ud83d\ude00 for all.", "Fun 😀 for all.", id="a pair of surrogates"),
        pytest.param(r"So \u0096 or so, the mayor\u0092s", "So – or so, the mayor’s", id="as Windows has them"),
        pytest.param(r"\"We agree,\" she said.", '"We agree," she said.', id="quotation marks"),
        pytest.param(r"It\'s late.", "It's late.", id="one apostrophe"),
        pytest.param(
            r"the players\' and the fans\' day", "the players' and the fans' day", id="two at the ends of words"
        ),
        pytest.param(r"It\\\'s \\\"late\\\".", 'It\'s "late".', id="escaped twice"),
        pytest.param(r"See https:\/\/example.org\/a, and\/or b.", "See https://example.org/a, and/or b.", id="slashes"),
        pytest.param(
            r"It ended.\n\nThe next day.\nIt rained.", "It ended.\n\nThe next day.\nIt rained.", id="line breaks"
        ),
        pytest.param(r"It ended.\r\n\r\nthe iPhone\tThen.", "It ended.\n\nthe iPhone Then.", id="Windows line breaks"),
        pytest.param("I donu2019t know, u201cso it isu201d.", "I don’t know, “so it is”.", id="without backslashes"),
        pytest.param("ABCu2019s news", "ABC’s news", id="one apostrophe without a backslash"),
    ],
)
def test_an_escape_becomes_its_character(text: str, mended: str) -> None:
    assert after(clean, text) == mended


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(r"He \"said so.", id="one that is not certain"),
        pytest.param(r"The share C:\news\table and \\server\notes", id="paths"),
        pytest.param(r"In JSON one writes \u2019 and \" in strings.", id="an article that names a format"),
        pytest.param(r"Type `f()`, `g()` and `h()`: \u2019 and \"", id="an article that shows code"),
        pytest.param(r"He shrugs ¯\_(ツ)_/¯ and \o/ again.", id="faces"),
        pytest.param(r"\ud83d alone and \ud83d again, \u0000 and \ue000", id="no characters"),
        pytest.param("The U2 fans of u2014 and @u2019", id="names"),
        pytest.param("The mayor said so.", id="nothing"),
    ],
)
def test_what_is_none_stays(text: str) -> None:
    assert after(clean, text) == text
