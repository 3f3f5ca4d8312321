"""The site's name and address at the edges of a text."""

from __future__ import annotations

import pytest

from scrubber.cleaners.site_name import clean
from scrubber.document import Document
from scrubber.edits import apply

BODY = "The river rose by a metre.\n\nIt fell again on Tuesday."


@pytest.mark.parametrize(
    ("foot", "site"),
    [
        pytest.param("The Bath Star\nwww.bathstar.com", "", id="name above address"),
        pytest.param("bathstar.com", "", id="address alone"),
        pytest.param("Bath Star", "bathstar.com", id="name of the known site"),
        pytest.param("https://www.bathstar.co.uk/", "", id="address with its scheme"),
    ],
)
def test_taken(foot: str, site: str) -> None:
    text = f"{BODY}\n\n{foot}"
    assert apply(text, clean(Document(text, {"site": site}))) == BODY


@pytest.mark.parametrize(
    "line",
    ["The Bath Star", "He reads bathstar.com every day.", "Bath", "See www.bathstar.com", "U.S.", "The Star said so."],
)
def test_kept(line: str) -> None:
    text = f"{BODY}\n\n{line}"
    assert clean(Document(text, {"site": "river.org"})) == []
