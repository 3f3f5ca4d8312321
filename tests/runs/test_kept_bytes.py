"""What is too long to be read is kept: its bytes stand beside the rejections, and each rejection says where."""

from __future__ import annotations

import gzip
import io
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest
import zstandard

from scrubber.runs.job import run
from scrubber.runs.progress import Quiet
from tests.runs.material import SETTINGS, a_job, output
from tests.runs.test_restart import run_and_die

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("in_process")

SMALL = SETTINGS.model_copy(update={"max_bytes": 20_000})
SOUND = b'{"text": "It rained."}\n'
LONG = b'{"text": "' + b"It rained. " * 30_000 + b'"}\n'
LONGER = b'{"text": "' + b"It poured. " * 40_000 + b'"}\n'
TOO_LONG = "the line is longer than max_bytes = 20000"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inputs = tmp_path / "in"
    inputs.mkdir()
    return inputs


def cleaned(folder: Path, out: Path, **changes: Any) -> list[dict[str, Any]]:
    """The rejections of a run."""
    run(a_job(folder, out, settings=SMALL, **{"shard_bytes": 10**7, **changes}), Quiet())
    return [json.loads(line) for path in sorted(out.glob("rejected*.jsonl")) for line in path.open()]


def kept(out: Path, rejected: dict[str, Any]) -> bytes:
    told = rejected["input"]["bytes"]
    with (out / told["file"]).open("rb") as file:
        file.seek(told["offset"])
        return file.read(told["length"])


def test_a_rejection_says_which_bytes_are_its_own(folder, tmp_path) -> None:
    (folder / "a.jsonl").write_bytes(SOUND + LONG + SOUND + LONGER)
    first, second = cleaned(folder, tmp_path / "out")
    assert first == {
        "id": "a.jsonl",
        "reason": TOO_LONG,
        "where": "a.jsonl line 2",
        "input": {"path": "a.jsonl", "bytes": {"file": "rejected.raw", "offset": 0, "length": len(LONG)}},
    }
    assert second["input"]["bytes"] == {"file": "rejected.raw", "offset": len(LONG), "length": len(LONGER)}
    assert (tmp_path / "out" / "rejected.raw").read_bytes() == LONG + LONGER


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", SOUND + LONG + SOUND),
        ("a.jsonl.gz", gzip.compress(SOUND + LONG + SOUND)),
        ("a.jsonl.zst", zstandard.compress(SOUND + LONG + SOUND)),
        ("a.jsonl", ("\ufeff" + (SOUND + LONG + SOUND).decode()).encode("utf-16-le")),
    ],
    ids=["plain", "gzip", "zstandard", "UTF-16, kept as UTF-8"],
)
def test_a_line_is_kept_as_it_was_in_any_file(folder, tmp_path, name, data) -> None:
    (folder / name).write_bytes(data)
    (rejected,) = cleaned(folder, tmp_path / "out")
    assert kept(tmp_path / "out", rejected) == LONG


def test_the_last_line_needs_no_end(folder, tmp_path) -> None:
    (folder / "a.jsonl").write_bytes(SOUND + LONG.rstrip())
    (rejected,) = cleaned(folder, tmp_path / "out")
    assert kept(tmp_path / "out", rejected) == LONG.rstrip()


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.txt", LONG), ("a.html", LONG), ("a.json", LONG), ("a.txt.gz", gzip.compress(LONG))],
    ids=["text", "HTML", "JSON", "packed, and kept so"],
)
def test_a_file_of_one_article_is_kept_as_it_lies_on_the_disk(folder, tmp_path, name, data) -> None:
    (folder / name).write_bytes(data)
    (rejected,) = cleaned(folder, tmp_path / "out")
    assert rejected["reason"] == "can't be read: more than max_bytes = 20000"
    assert kept(tmp_path / "out", rejected) == data


def test_a_damaged_file_of_one_article_is_kept_too(folder, tmp_path) -> None:
    data = gzip.compress(b"It rained all night.")[:-4]
    (folder / "a.txt.gz").write_bytes(data)
    (rejected,) = cleaned(folder, tmp_path / "out")
    assert rejected["reason"].startswith("can't be read: Compressed file ended")
    assert kept(tmp_path / "out", rejected) == data


ROWS = b"id,text\n1,It rained.\n"
DAMAGED = {
    "a.jsonl.gz": gzip.compress(SOUND * 50_000)[:-2000],
    "a.jsonl.zst": zstandard.compress(b"".join(b'{"id": "%d", "text": "It rained."}\n' % n for n in range(50_000)))[
        :-999
    ],
    "a.csv": ROWS + b'2,"' + b"It rained. " * 30_000 + b'"\n3,It poured.\n',
    "a.csv.gz": gzip.compress(ROWS * 5_000)[:-8],
}


@pytest.mark.parametrize("name", DAMAGED)
def test_file_of_many_that_can_not_be_read_to_its_end_is_kept_as_it_lies_on_the_disk(folder, tmp_path, name) -> None:
    (folder / name).write_bytes(DAMAGED[name])
    (rejected,) = cleaned(folder, tmp_path / "out")
    assert kept(tmp_path / "out", rejected) == DAMAGED[name]
    assert (tmp_path / "out" / "articles.jsonl").stat().st_size > 0


def test_damaged_file_is_kept_once_wherever_shards_end_and_after_a_kill(folder, tmp_path) -> None:
    (folder / "a.jsonl").write_bytes(SOUND * 300)
    (folder / "b.jsonl.gz").write_bytes(DAMAGED["a.jsonl.gz"])
    (folder / "c.jsonl").write_bytes(SOUND * 300)
    assert run_and_die(a_job(folder, tmp_path / "out", settings=SMALL, shard_bytes=100_000), 9)
    (rejected,) = cleaned(folder, tmp_path / "out", shard_bytes=100_000)
    assert kept(tmp_path / "out", rejected) == DAMAGED["a.jsonl.gz"]
    assert sum(path.stat().st_size for path in (tmp_path / "out").glob("*.raw")) == len(DAMAGED["a.jsonl.gz"])


def test_file_is_not_copied_that_only_lacks_its_library(folder, tmp_path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (folder / "a.parquet").write_bytes(b"PAR1")
    (rejected,) = cleaned(folder, tmp_path / "out")
    assert rejected["reason"] == "can't be read: needs pyarrow: pip install 'scrubber[parquet]'"
    assert rejected["input"] == {"path": "a.parquet"}


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_a_response_of_a_crawl_is_kept_with_its_headers(folder, tmp_path, pack) -> None:
    pytest.importorskip("fastwarc")
    from tests.readers.test_warc import answer, record

    long = record("response", "https://example.org/2", answer(b"<p>It rained.</p>" * 9_000))
    others = [record("response", f"https://example.org/{n}", answer(b"<p>It rained.</p>")) for n in (1, 3)]
    path = folder / ("a.warc" if pack is bytes else "a.warc.gz")
    path.write_bytes(pack(others[0]) + pack(long) + pack(others[1]))
    (rejected,) = cleaned(folder, tmp_path / "out")
    assert rejected["reason"] == "urn:uuid:2: the page is longer than max_bytes = 20000"
    assert kept(tmp_path / "out", rejected) + b"\r\n\r\n" == long


def test_what_comes_through_a_pipe_is_kept_too(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(SOUND + LONG + SOUND))))
    run(a_job("-", tmp_path / "out", settings=SMALL), Quiet())
    (rejected,) = map(json.loads, (tmp_path / "out" / "rejected.jsonl").open())
    assert kept(tmp_path / "out", rejected) == LONG


def test_a_run_to_standard_output_keeps_it_in_the_current_folder(folder, tmp_path, monkeypatch, capfdbinary) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rejected.raw").write_bytes(b"of someone else")
    (folder / "a.jsonl").write_bytes(SOUND + LONG)
    run(a_job(folder, None, settings=SMALL), Quiet())
    (rejected,) = map(json.loads, (tmp_path / "rejected-2.jsonl").open())
    assert rejected["input"]["bytes"]["file"] == "rejected-2.raw"
    assert kept(tmp_path, rejected) == LONG
    assert (tmp_path / "rejected.raw").read_bytes() == b"of someone else"


def test_what_can_not_be_read_again_is_told(folder, tmp_path, monkeypatch) -> None:
    (folder / "a.jsonl").write_bytes(SOUND + LONG)
    monkeypatch.setattr("scrubber.runs.kept_bytes.open_stream", refuse)
    (rejected,) = cleaned(folder, tmp_path / "out")
    assert rejected["input"] == {"path": "a.jsonl", "not_kept": "Permission denied"}
    assert set(output(tmp_path / "out")) == {"articles.jsonl", "rejected.jsonl"}


def refuse(path: str) -> None:
    raise PermissionError(13, "Permission denied", path)


def test_a_file_that_became_shorter_is_kept_as_far_as_it_goes(folder, tmp_path, monkeypatch) -> None:
    (folder / "a.jsonl").write_bytes(SOUND + LONG)
    monkeypatch.setattr("scrubber.runs.kept_bytes.skip", lambda stream, _: stream.seek(-100, io.SEEK_END))
    (rejected,) = cleaned(folder, tmp_path / "out")
    assert kept(tmp_path / "out", rejected) == LONG[-100:]


def test_without_such_inputs_there_is_no_such_file(folder, tmp_path) -> None:
    (folder / "a.jsonl").write_bytes(SOUND + b"no JSON\n")
    cleaned(folder, tmp_path / "out")
    assert set(output(tmp_path / "out")) == {"articles.jsonl", "rejected.jsonl"}
    (folder / "a.jsonl").write_bytes(SOUND + LONG)
    cleaned(folder, tmp_path / "out")
    assert "rejected.raw" in output(tmp_path / "out")
    (folder / "a.jsonl").write_bytes(SOUND)
    cleaned(folder, tmp_path / "out")
    assert set(output(tmp_path / "out")) == {"articles.jsonl", "rejected.jsonl"}


@pytest.fixture
def shards(folder: Path) -> Path:
    """A shard ends anywhere: before a line that is too long, behind it, in between."""
    (folder / "a.jsonl").write_bytes((SOUND * 300 + LONG) * 3 + LONG + LONGER + SOUND * 900 + LONG)
    (folder / "b.txt").write_bytes(LONG)
    return folder


@pytest.mark.parametrize("shard_bytes", [1, 5_000, 9_000, 20_000])
def test_each_is_there_once_wherever_shards_end(shards, tmp_path, shard_bytes) -> None:
    rejected = cleaned(shards, tmp_path / "out", shard_bytes=shard_bytes)
    wanted = [LONG] * 4 + [LONGER, LONG, LONG]
    assert [kept(tmp_path / "out", item) for item in rejected] == wanted


def test_a_run_that_is_started_again_does_only_what_is_left(shards, tmp_path) -> None:
    cleaned(shards, tmp_path / "out", shard_bytes=9_000)
    outcome = run(a_job(shards, tmp_path / "out", settings=SMALL, shard_bytes=9_000), Quiet())
    assert outcome.summary["shards"]["kept_from_an_earlier_run"] == outcome.summary["shards"]["all"]
    lost = next((tmp_path / "out").glob("rejected-*.raw"))
    wanted = output(tmp_path / "out")
    lost.unlink()
    run(a_job(shards, tmp_path / "out", settings=SMALL, shard_bytes=9_000), Quiet())
    assert output(tmp_path / "out") == wanted


@pytest.mark.parametrize("steps", [2, 7, 11, 17, 23, 31])
def test_a_run_that_was_killed_gets_there(shards, tmp_path, steps) -> None:
    cleaned(shards, tmp_path / "fresh", shard_bytes=9_000)
    assert run_and_die(a_job(shards, tmp_path / "out", settings=SMALL, shard_bytes=9_000), steps)
    cleaned(shards, tmp_path / "out", shard_bytes=9_000)
    assert output(tmp_path / "out") == output(tmp_path / "fresh")
