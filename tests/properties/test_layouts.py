"""However the lines of an article are set, its paragraphs are the same, and so is what is taken out of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scrubber import Article, Scrubber, Settings

if TYPE_CHECKING:
    from collections.abc import Callable

INPUTS = Path(__file__).parents[2] / "golden" / "inputs"

# In a page of changes lines mean cells, what is mojibake depends on every character, and wrapped lines are set already.
SET_OTHERWISE = {"diff-table", "mojibake", "mailed-press-archive"}
ARTICLES = [path.stem for path in sorted(INPUTS.glob("*.txt")) if path.stem not in SET_OTHERWISE]

LAYOUTS: dict[str, Callable[[str], str]] = {
    "no blank lines": lambda text: re.sub(r"\n\n+", "\n", text),
    "two blank lines": lambda text: re.sub(r"\n\n+", "\n\n\n", text),
    "line breaks of Windows": lambda text: text.replace("\n", "\r\n"),
    "blanks at line ends": lambda text: text.replace("\n", "  \n"),
    "indented by blanks": lambda text: re.sub(r"(?m)^(?=\S)", "    ", text),
    "indented by a tab": lambda text: re.sub(r"(?m)^(?=\S)", "\t", text),
    "blanks that don't break": lambda text: re.sub(r"(?<=\w) (?=\w)", "\xa0", text),
}


@pytest.fixture(scope="module")
def pipeline() -> Scrubber:
    return Scrubber(Settings(entry_points=False))


@pytest.mark.parametrize("article", ARTICLES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_paragraphs_of_an_article(pipeline: Scrubber, article: str, layout: str) -> None:
    text = (INPUTS / f"{article}.txt").read_text("utf-8")
    plain, set_so = pipeline.clean(text), pipeline.clean(LAYOUTS[layout](text))
    assert paragraphs(set_so) == paragraphs(plain)


def paragraphs(article: Article) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in article.text.split("\n\n")]
