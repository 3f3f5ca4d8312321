"""Prose of many kinds stays: recipes, obituaries, transcripts, letters, poems, tables, police logs, in six languages.

`tests/data/kinds_of_prose.txt` has short texts with the words and shapes that junk has, too ("sign up", "share",
labels, prices, questions). What may go from them stands between `[-` and `-]`; everything else must come out as it is.
`tests/data/code_in_prose.txt` has texts that quote code, data and formulas, or what looks like them.
`tests/data/lines_of_prose.txt` has lines that end a story and look like what stands below one, `lines_of_prose_de.txt`
and the like those of other languages.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import scrubber

DATA = Path(__file__).parent / "data"
TEXTS = "".join((DATA / name).read_text("utf-8") for name in ("kinds_of_prose.txt", "code_in_prose.txt"))
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
    return [line.strip() for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("language", "file"),
    [
        ("en", "lines_of_prose"),
        *((language, f"lines_of_prose_{language}") for language in ("de", "es", "fr", "it", "pt")),
    ],
)
@pytest.mark.parametrize(
    "place", [pytest.param(0, id="on top"), pytest.param(3, id="inside"), pytest.param(6, id="at the end")]
)
def test_lines_that_look_like_those_of_a_page_stay(place: int, language: str, file: str) -> None:
    body = tomllib.loads((DATA / "standing_lines" / "bodies.toml").read_text("utf-8"))[language]
    paragraphs = scrubber.clean(body.strip()).text.split("\n\n")
    lost = []
    for line in (DATA / f"{file}.txt").read_text("utf-8").splitlines():
        cleaned = scrubber.clean("\n\n".join([*paragraphs[:place], line, *paragraphs[place:]]))
        if line not in lines(cleaned.text):
            lost.append(line)
    assert lost == []
