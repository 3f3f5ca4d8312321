from __future__ import annotations

import json

import pytest

from scrubber import Article
from scrubber.article import LogEntry
from scrubber.writers.parquet import Rows, encode, schema

pq = pytest.importorskip("pyarrow.parquet")


def test_every_field_of_a_record_has_a_column() -> None:
    assert schema().names == list(Article.model_fields)


def test_a_row_a_record(tmp_path) -> None:
    edit = LogEntry(step=0, cleaner="quotes", rule="straight", category="quotes", at=[1, 4], before="“", after='"')
    articles = [
        Article(id="1", text="It rained.", published="2020-03-01", authors=["Ann"], edits=[edit]),
        Article(id="2", text="It stopped.", extra={"n": 2**70, "tags": ["a"]}),
    ]
    rows = Rows(tmp_path / "a.parquet")
    assert rows.write(encode(articles[:1])) == 1
    assert rows.write(encode(articles[1:])) == 1
    rows.close()
    first, second = pq.read_table(tmp_path / "a.parquet").to_pylist()
    assert (first["id"], first["published"], first["authors"]) == ("1", "2020-03-01", ["Ann"])
    assert first["edits"][0]["at"] == [1, 4]
    assert json.loads(second["extra"]) == {"n": 2**70, "tags": ["a"]}


def test_a_file_without_rows_can_be_read(tmp_path) -> None:
    Rows(tmp_path / "a.parquet").close()
    assert pq.read_table(tmp_path / "a.parquet").schema.names == list(Article.model_fields)
