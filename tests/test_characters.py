from __future__ import annotations

import pytest

from scrubber.characters import positions, unusual


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Plain text,\n\nin two lines.", "", id="ASCII"),
        pytest.param("“It’s” – ‘so’ — well…", "", id="marks that sound articles hold"),
        pytest.param("café", "é", id="a letter"),
        pytest.param("a\tb\x00\x7f", "\t\x00\x7f", id="ASCII controls"),
        pytest.param("“a\tb”", "\t", id="a control beside marks"),
        pytest.param("a\xa0b\u200b", "\xa0\u200b", id="spaces and what has no width"),
    ],
)
def test_unusual(text: str, found: str) -> None:
    assert unusual(text) == frozenset(found)


def test_positions_do_not_overlap() -> None:
    assert positions("aaa-aa", "aa") == [0, 4]
    assert positions("", "a") == []
