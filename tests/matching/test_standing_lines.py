"""Lines that many sites print, whatever the article: they go between paragraphs and below them, and nothing else does.

`tests/data/standing_lines.txt` has one a line, with names made up. A page that prints one that stays is worth a line
there.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from scrubber import Scrubber, Settings

LINES = (Path(__file__).parents[1] / "data" / "standing_lines.txt").read_text("utf-8").splitlines()
BODY = """
The council met on Tuesday to decide about the bridge, which has been closed since the flood in March of last year.

Engineers said that the repair would cost some four million pounds and take until the autumn, if the weather allows it.

Residents of the north bank have complained for months that the way to school takes their children an hour each morning.

The mayor promised a ferry, but the harbour office refused to let it land at the old quay before its walls are secured.

A second vote is planned for the first week of June, when the new members of the council will have taken their seats.

Until then, buses go by way of the motorway, and the fare has been lowered by half for those who live in the town.
""".strip()
PARAGRAPHS = BODY.split("\n\n")


@pytest.fixture(scope="module")
def scrubber() -> Scrubber:
    return Scrubber(Settings(site_plugins=False))


@pytest.mark.parametrize("place", [pytest.param(3, id="between paragraphs"), pytest.param(6, id="below them")])
def test_standing_lines_go(scrubber: Scrubber, place: int) -> None:
    left = []
    for line in LINES:
        text = "\n\n".join([*PARAGRAPHS[:place], line, *PARAGRAPHS[place:]])
        if scrubber.clean(text).text != BODY:
            left.append(line)
    assert left == []
