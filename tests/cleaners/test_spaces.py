from __future__ import annotations

import unicodedata
from sys import maxunicode

import pytest

from scrubber import BulkEdit, Category, Document
from scrubber.cleaners.spaces import SPACES, clean
from tests.encoding import after


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        pytest.param("10\xa0million", "10\xa0million", id="no-break space is kept"),
        pytest.param("10\xa0million " * 10, "10\xa0million " * 10, id="no-break spaces are kept, as many as others"),
        pytest.param("a\xa0b\xa0c " * 5, "a b c " * 5, id="no-break spaces between nearly all words"),
        pytest.param("a\xa0b\xa0c " * 4, "a\xa0b\xa0c " * 4, id="a few no-break spaces are kept"),
        pytest.param("future\u2003 talks", "future  talks", id="runs are kept as long as they are"),
        pytest.param("a\tb", "a b", id="tab"),
        pytest.param("10\u202f000\u2009km", "10 000 km", id="narrow and thin spaces"),
        pytest.param("plain  text\n", "plain  text\n", id="plain spaces and line feeds are kept"),
        pytest.param("zero\u200bwidth", "zero\u200bwidth", id="no width: not a space"),
    ],
)
def test_spaces(text: str, mended: str) -> None:
    assert after(clean, text) == mended


def test_spaces_that_are_alike_share_an_edit() -> None:
    assert list(clean(Document("a\tb\tc"))) == [BulkEdit([1, 3], "\t", " ", "space", Category.SPACING)]


def test_every_space_of_unicode_is_known() -> None:
    spaces = {chr(n) for n in range(maxunicode + 1) if unicodedata.category(chr(n)) == "Zs"}
    assert spaces - SPACES == {" ", "\xa0"}
