"""Lines that many sites print, whatever the article: they go between paragraphs and below them, and nothing else does.

`tests/data/standing_lines` has one a line, in a file for each language, with names made up. A page that prints one that
stays is worth a line there.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from scrubber import Scrubber, Settings

LINES = Path(__file__).parents[1] / "data" / "standing_lines"
BODIES = tomllib.loads((LINES / "bodies.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def scrubber() -> Scrubber:
    return Scrubber(Settings(site_plugins=False))


@pytest.mark.parametrize("place", [pytest.param(3, id="between paragraphs"), pytest.param(6, id="below them")])
@pytest.mark.parametrize("language", BODIES)
def test_standing_lines_go(scrubber: Scrubber, language: str, place: int) -> None:
    body = scrubber.clean(BODIES[language].strip()).text
    paragraphs = body.split("\n\n")
    left = []
    for line in (LINES / f"{language}.txt").read_text("utf-8").splitlines():
        text = "\n\n".join([*paragraphs[:place], line, *paragraphs[place:]])
        if scrubber.clean(text).text != body:
            left.append(line)
    assert left == []
