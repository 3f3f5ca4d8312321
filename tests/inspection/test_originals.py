from __future__ import annotations

import pytest

from scrubber import BadEdit
from scrubber.inspection.originals import original, write_originals
from scrubber.inspection.outputs import OutputError
from tests.inspection.material import DIRTY, article


def a_run(folder, *ids: str, **changes: str):
    folder.mkdir()
    made = article().model_copy(update=changes)
    records = [made.model_copy(update={"id": id_}).to_json() + b"\n" for id_ in ids]
    (folder / "articles.jsonl").write_bytes(b"".join(records))
    return folder


@pytest.mark.parametrize(
    ("ids", "files"),
    [
        pytest.param(["2020/rain.txt"], ["2020/rain.txt"], id="a text"),
        pytest.param(["page.html", "b.HTM"], ["b.HTM", "page.html"], id="pages"),
        pytest.param(["rain.txt.gz"], ["rain.txt"], id="was compressed"),
        pytest.param(["a.jsonl#1", "7"], ["7.txt", "a.jsonl#1.txt"], id="lines"),
        pytest.param(["a", "a"], ["a (2).txt", "a.txt"], id="twice the same id"),
        pytest.param(["../../etc/passwd", "/srv/x"], ["_/_/etc/passwd.txt", "srv/x.txt"], id="ids that lead out"),
        pytest.param(["...", ""], ["_ (2).txt", "_.txt"], id="ids that are no names"),
        pytest.param(
            ["x.html", "x.html/y", "x.html/z"],
            ["x.html", "x.html (2)/y.txt", "x.html (2)/z.txt"],
            id="an id that is the folder of another",
        ),
        pytest.param(["x.html/y", "x.html"], ["x (2).html", "x.html/y.txt"], id="the other way round"),
    ],
)
def test_files_are_named_after_ids(tmp_path, ids, files) -> None:
    assert list(write_originals(a_run(tmp_path / "out", *ids), tmp_path / "o")) == [None] * len(ids)
    found = sorted(path for path in (tmp_path / "o").rglob("*") if path.is_file())
    assert [path.relative_to(tmp_path / "o").as_posix() for path in found] == sorted(files)
    assert {path.read_bytes().decode() for path in found} == {DIRTY}


def test_a_record_that_was_altered_is_not_written(tmp_path) -> None:
    (told,) = write_originals(a_run(tmp_path / "out", "a", text=article().text + " Lie."), tmp_path / "o")
    assert told is not None
    assert told.startswith("a: altered after it was made")
    assert list((tmp_path / "o").iterdir()) == []


def test_a_line_that_is_broken_costs_only_itself(tmp_path) -> None:
    out = a_run(tmp_path / "out", "a", "b")
    first, second = (out / "articles.jsonl").read_bytes().splitlines()
    (out / "articles.jsonl").write_bytes(first[:50] + b"\n" + second + b"\n")
    broken, whole = write_originals(out, tmp_path / "o")
    assert broken is not None
    assert "articles.jsonl line 1: not valid JSON" in broken
    assert whole is None
    assert [path.name for path in (tmp_path / "o").iterdir()] == ["b.txt"]


def test_the_hash_decides() -> None:
    assert original(article()) == DIRTY
    with pytest.raises(BadEdit):
        original(article().model_copy(update={"original_sha256": "0" * 64}))


def test_nothing_is_overwritten(tmp_path) -> None:
    (tmp_path / "o").mkdir()
    (tmp_path / "o/mine.txt").write_text("mine")
    with pytest.raises(OutputError, match="not empty; give a new folder"):
        list(write_originals(a_run(tmp_path / "out", "a"), tmp_path / "o"))


def test_line_ends_stay(tmp_path) -> None:
    (tmp_path / "out").mkdir()
    text = "It rained.\r\n\r\nIt rained again.\r"
    (tmp_path / "out/articles.jsonl").write_bytes(article(text).to_json())
    assert list(write_originals(tmp_path / "out", tmp_path / "o")) == [None]
    assert (tmp_path / "o/rain.txt").read_bytes() == text.encode()
