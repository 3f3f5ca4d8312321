"""The seeds, five real articles with the dirt that this project began with, become what is expected."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import scrub

if TYPE_CHECKING:
    from pathlib import Path

    from scrubber import Article

NAMES = (
    "000_448508ede1c6a686.txt",
    "001_e5332463cddc3ba0.txt",
    "002_c134280b1e2e8da8.txt",
    "003_cbc0affe8684e62a.txt",
    "004_2830f3fc222f4d23.txt",
)


@pytest.fixture(scope="module")
def articles(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Article]:
    folder = tmp_path_factory.mktemp("seeds")
    for name in NAMES:
        (folder / name).write_bytes((seeds / name).read_bytes())
    return {article.id: article for article in scrub(folder, tmp_path_factory.mktemp("out"))}


@pytest.fixture(scope="module")
def expected(seeds: Path) -> dict[str, dict[str, Any]]:
    return json.loads((seeds / "expected.json").read_bytes())  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", NAMES)
def test_text(name: str, articles: dict[str, Article], expected: dict[str, dict[str, Any]]) -> None:
    text = articles[name].text
    wanted = expected[name]["text"]
    if expected[name].get("text_may_lack_first_paragraph_as_standfirst") and articles[name].standfirst:
        text = f"{articles[name].standfirst}\n\n{text}"
    assert text == wanted


@pytest.mark.parametrize("name", NAMES)
def test_fields(name: str, articles: dict[str, Article], expected: dict[str, dict[str, Any]]) -> None:
    record = json.loads(articles[name].to_json())
    wanted = {key: value for key, value in expected[name].items() if key in record and key != "text"}
    assert "title" in wanted
    assert {key: record[key] for key in wanted} == wanted


@pytest.mark.parametrize("name", NAMES)
def test_what_was_removed(name: str, articles: dict[str, Article], expected: dict[str, dict[str, Any]]) -> None:
    removed = {
        category: [line.strip() for text in texts for line in text.split("\n") if line.strip()]
        for category, texts in articles[name].removed.items()
    }
    for category, lines in expected[name].get("removed", {}).items():
        assert [line for line in removed.get(category, []) if line in lines] == lines


@pytest.mark.parametrize("name", NAMES)
def test_related_stories(name: str, articles: dict[str, Article], expected: dict[str, dict[str, Any]]) -> None:
    assert [story.title for story in articles[name].related] == expected[name].get("related_titles", [])


@pytest.mark.parametrize("name", NAMES)
def test_repairs(name: str, articles: dict[str, Article], expected: dict[str, dict[str, Any]]) -> None:
    made = [[entry.before, entry.after] for entry in articles[name].edits if entry.category == "word"]
    assert made == expected[name].get("repairs", [])


@pytest.mark.parametrize("name", NAMES)
def test_the_seed_can_be_taken_back(name: str, articles: dict[str, Article], seeds: Path) -> None:
    assert articles[name].revert() == (seeds / name).read_bytes().decode()
