from __future__ import annotations

import pytest

from scrubber.cleaners.line_breaks import clean
from scrubber.document import Document
from tests.encoding import after


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        pytest.param("a\r\nb\r\n\r\nc", "a\nb\n\nc", id="Windows"),
        pytest.param("a\rb", "a\nb", id="old Mac"),
        pytest.param("a\r\r\nb\r", "a\n\nb\n", id="mixed"),
        pytest.param("a\u2028b\u2029c\x0cd", "a\nb\nc\nd", id="separators and form feed"),
        pytest.param("a\nb", "a\nb", id="line feeds are kept"),
    ],
)
def test_line_breaks(text: str, mended: str) -> None:
    assert after(clean, text) == mended


def test_equal_breaks_share_an_edit() -> None:
    (edit,) = clean(Document("a\r\nb\r\nc"))
    assert edit.starts == [1, 4]
