"""Prose of many kinds stays: recipes, obituaries, transcripts, letters, poems, tables, police logs, in six languages.

`tests/data/kinds_of_prose.txt` has short texts with the words and shapes that junk has, too ("sign up", "share",
labels, prices, questions). What may go from them stands between `[-` and `-]`; everything else must come out as it is.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import scrubber

TEXTS = (Path(__file__).parent / "data" / "kinds_of_prose.txt").read_text("utf-8")
KINDS = dict(kind.split("\n", 1) for kind in re.split(r"(?m)^=== ", TEXTS)[1:])
GOES = re.compile(r"\[-(.*?)-\]")
STRAIGHT = str.maketrans("„“", '""')


@pytest.mark.parametrize("kind", KINDS)
def test_prose_of_all_kinds_stays(kind: str) -> None:
    text = KINDS[kind]
    stays = GOES.sub("", text).translate(STRAIGHT)
    cleaned = scrubber.clean(GOES.sub(r"\1", text).strip("\n"))
    assert lines(cleaned.text) == lines(stays)


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]
