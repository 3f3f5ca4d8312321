"""The article that is to be explained, wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scrubber import Article, Rejected, Settings
from scrubber.inspection.outputs import OutputError
from scrubber.inspection.sources import article_at
from tests.inspection.material import article

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = Settings(entry_points=False, site_plugins=False)


def test_the_first_article_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "1", "text": "It rained."}\n{"id": "2", "text": "It stopped."}\n', encoding="utf-8")
    found, has_others = article_at(str(path), None, SETTINGS)
    assert isinstance(found, Article)
    assert (found.id, found.text, has_others) == ("1", "It rained.", True)


def test_the_article_with_an_id(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(f'{{"id": "{n}", "text": "Rain {n}."}}\n' for n in range(6)), encoding="utf-8")
    found, has_others = article_at(str(path), "5", SETTINGS)
    assert isinstance(found, Article)
    assert (found.text, has_others) == ("Rain 5.", False)
    with pytest.raises(OutputError, match=r"no article has the id '9' \(ids look like '0', '1', '2'\)"):
        article_at(str(path), "9", SETTINGS)


def test_records_of_a_run_are_read_as_they_are(tmp_path: Path) -> None:
    record = article(id="a")
    path = tmp_path / "some.jsonl"
    path.write_bytes(record.to_json() + b"\n\n \n" + article(id="b").to_json() + b"\n")
    assert article_at(str(path), None, SETTINGS) == (record, True)
    assert article_at(str(path), "b", SETTINGS) == (article(id="b"), False)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param('{"id": "a", "text": "An \\\\"original_sha256\\\\" is a hash."}', id="a text that names it"),
        pytest.param('{"id": "a", "text": "It rained.", "original_sha256": ""}', id="a field of that name alone"),
    ],
)
def test_a_line_that_is_no_record_is_cleaned(tmp_path: Path, line: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(line.replace("\\\\", "\\") + "\n", encoding="utf-8")
    found, _ = article_at(str(path), None, SETTINGS)
    assert isinstance(found, Article)
    assert found.original_sha256


def test_a_line_that_is_no_json_is_rejected_as_in_a_run(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"original_sha256", \n', encoding="utf-8")
    found, _ = article_at(str(path), None, SETTINGS)
    assert isinstance(found, Rejected)


def test_a_run_without_records(tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").write_bytes(b"")
    (tmp_path / "summary.json").write_bytes(b"{}")
    with pytest.raises(OutputError, match="the run made no records"):
        article_at(str(tmp_path), None, SETTINGS)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("no-such.txt", "no-such.txt", id="a path that is not there"),
        pytest.param("picture.png", "picture.png", id="a file that no reader knows"),
        pytest.param("empty", r"no file in it that can be read \(known: .*\.txt", id="a folder without files"),
        pytest.param("empty.jsonl", "empty.jsonl: no article in it", id="a file without articles"),
        pytest.param("cut.jsonl.gz", r"cut\.jsonl\.gz: can't be read: ", id="an archive that is none"),
    ],
)
def test_nothing_to_explain(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty.jsonl").write_bytes(b"\n")
    (tmp_path / "cut.jsonl.gz").write_bytes(b"It rained.")
    with pytest.raises(OutputError, match=message):
        article_at(str(tmp_path / name), None, SETTINGS)
