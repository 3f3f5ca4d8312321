from __future__ import annotations

import gzip

import pytest

from scrubber import Rejected
from scrubber.inspection.outputs import OutputError, articles, find, is_output, rejections
from tests.inspection.material import article


@pytest.fixture
def out(tmp_path):
    """The folder of a run with two shards."""
    (tmp_path / "articles-00000.jsonl").write_bytes(article(id="a").to_json() + b"\n\n" + article(id="ü").to_json())
    (tmp_path / "articles-00001.jsonl").write_bytes(article(id="c").to_json() + b"\n")
    (tmp_path / "rejected-00000.jsonl").write_bytes(Rejected(id="r", reason="the body is empty").to_json() + b"\n")
    (tmp_path / "summary.json").write_text("{}")
    return tmp_path


def test_records_in_order(out) -> None:
    assert [made.id for made in articles(out)] == ["a", "ü", "c"]
    assert [made.id for made in articles(out / "articles-00001.jsonl")] == ["c"]
    assert [made.id for made in rejections(out)] == ["r"]


def test_compressed_files(out) -> None:
    path = out / "articles-00001.jsonl"
    (out / "articles-00001.jsonl.gz").write_bytes(gzip.compress(path.read_bytes()))
    path.unlink()
    assert [made.id for made in articles(out)] == ["a", "ü", "c"]


def test_find(out) -> None:
    assert find(out, "ü").id == "ü"
    rejected = find(out, "r")
    assert isinstance(rejected, Rejected)
    with pytest.raises(OutputError, match=r"no article has the id 'x' \(ids look like 'a', 'ü', 'c'\)"):
        find(out, "x")


def test_is_output(out, tmp_path) -> None:
    assert is_output(out)
    assert not is_output(out / "articles-00000.jsonl")
    assert not is_output(tmp_path / "missing")


@pytest.mark.parametrize(
    ("files", "says"),
    [
        pytest.param({}, "give the folder that `scrub PATH -o OUT` wrote to", id="another folder"),
        pytest.param({"articles.parquet": b""}, "clean again with `--format jsonl`", id="another format"),
        pytest.param({"articles.jsonl": b"{broken\n"}, "articles.jsonl line 1: not valid JSON", id="no JSON"),
        pytest.param({"articles.jsonl": b"[]\n"}, "articles.jsonl line 1: not a JSON object", id="no object"),
        pytest.param({"articles.jsonl": b'{"id": "a"}\n'}, "line 1: text: Field required", id="no record"),
        pytest.param(
            {"articles.jsonl": b'{"id": "a"}\n'}, "`scrub PATH -o OUT --overwrite` writes them", id="what next"
        ),
        pytest.param(
            {"articles.jsonl": b'{"schema_version": "0"}\n'},
            "a record of another version of scrubber (schema_version '0', this one reads '1')",
            id="another version",
        ),
        pytest.param({"articles.jsonl.gz": b"\x1f\x8b\x08"}, "articles.jsonl.gz: can't be read", id="cut off"),
    ],
)
def test_what_can_not_be_read_is_told(tmp_path, files, says) -> None:
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    with pytest.raises(OutputError) as told:
        list(articles(tmp_path))
    assert says in str(told.value)


def test_no_such_folder(tmp_path) -> None:
    with pytest.raises(OutputError, match="no such folder"):
        list(articles(tmp_path / "missing"))


def test_a_run_that_has_not_finished_a_file(tmp_path) -> None:
    (tmp_path / ".scrubber").mkdir()
    with pytest.raises(OutputError, match="goes on"):
        list(articles(tmp_path))
