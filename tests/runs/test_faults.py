"""Runs under broken plugins, bad readers and bad outputs: every article is accounted for."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import scrubber.readers.jsonl
from scrubber.cli import main
from scrubber.readers import Reader
from scrubber.runs import pool
from scrubber.runs.accounting import Mismatch
from scrubber.runs.job import run
from scrubber.runs.progress import Quiet
from scrubber.runs.shards import JobError
from tests.runs.material import OTHERS, SETTINGS, a_job, summary

FULL = Path("/dev/full")
FAULTY = Path(__file__).parents[2] / "benchmarks" / "faulty"
UNDER_FAULTS = SETTINGS.model_copy(
    update={"plugins": [FAULTY], "seconds_per_article": 4, "memory_per_worker": 1024, "site_plugins": False}
)


def corpus(path: Path, faults: list[str]) -> list[str]:
    """Articles that ask the plugin for a fault each, a sound one after each; their ids."""
    lines = []
    for number, fault in enumerate(faults):
        lines += [
            {"id": f"{fault} {number}", "text": f"It rained. FAULT:{fault}"},
            {"id": f"sound {number}", "text": "It rained."},
        ]
    path.write_bytes(b"".join(json.dumps(line).encode() + b"\n" for line in lines))
    return [line["id"] for line in lines]


def came_out(out: Path) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Records by id with their warnings, rejections by id with their reason."""
    records = {r["id"]: r["warnings"] for r in map(json.loads, (out / "articles.jsonl").open())}
    return records, {r["id"]: r["reason"] for r in map(json.loads, (out / "rejected.jsonl").open())}


def test_all_faults_at_once(tmp_path, capfd) -> None:
    harmless = ["raise", "overlap", "lie", "nonsense", "print"]
    fatal = ["hang", "sys_exit", "os_exit", "kill", "burst", "hang_in_c"]
    ids = corpus(tmp_path / "a.jsonl", [*harmless, *fatal])
    run(a_job(tmp_path / "a.jsonl", tmp_path / "out", workers=2, settings=UNDER_FAULTS), Quiet())
    records, rejected = came_out(tmp_path / "out")
    assert sorted([*records, *rejected]) == sorted(ids)
    assert summary(tmp_path / "out")["in"] == len(ids)
    assert {id_.split()[0]: reason for id_, reason in rejected.items()} == {
        "hang": "took longer than seconds_per_article = 4",
        "sys_exit": "ended the worker process, 2 times (exit code 0)",
        "os_exit": "ended the worker process, 2 times (exit code 3)",
        "kill": "ended the worker process, 2 times (SIGKILL)",
        "burst": "ended the worker process, 2 times (more than memory_per_worker = 1024 MiB)",
        "hang_in_c": "took longer than seconds_per_article = 4",
    }
    failed = {id_.split()[0]: warnings for id_, warnings in records.items() if warnings}
    assert set(failed) == {"raise", "overlap", "lie", "nonsense"}
    assert all(warning.startswith("cleaner faulty failed: ") for (warning,) in failed.values())


def test_a_worker_whose_plugin_leaks_is_replaced_and_loses_nothing(tmp_path, monkeypatch) -> None:
    ids = corpus(tmp_path / "a.jsonl", ["leak"] * 70)
    replaced = []
    replace = pool.Pool._replace
    monkeypatch.setattr(pool.Pool, "_replace", lambda self, item: (replaced.append(1), replace(self, item)))
    run(a_job(tmp_path / "a.jsonl", tmp_path / "out", settings=UNDER_FAULTS), Quiet())
    records, rejected = came_out(tmp_path / "out")
    assert list(records) == ids
    assert rejected == {}
    assert len(replaced) >= 2


def test_what_a_plugin_prints_does_not_stand_among_the_records(tmp_path) -> None:
    ids = corpus(tmp_path / "a.jsonl", ["print"])
    call = [sys.executable, "-c", "from scrubber.cli import main; main()", str(tmp_path / "a.jsonl"), "-o", "-"]
    call += ["--workers", "1", "--plugins", str(FAULTY), "--no-site-plugins"]
    call += [argument for name in OTHERS for argument in ("--disable", name)]
    done = subprocess.run(call, capture_output=True, check=True)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ids
    assert b"a plugin that prints" in done.stderr


BAD_READER = """
import os
from dataclasses import replace
from scrubber import Record, hookimpl
from scrubber.readers import Piece, Position, Reader

def cut(source, start):
    if not start.offset:
        yield Piece(source, b"1", 1, 1, 1, Position(1, 4), records=3)

def read(piece, columns):
    yield Record("first", "It rained.")
    HOW

@hookimpl
def scrubber_readers():
    return [Reader("bad", (".bad",), cut, read)]
"""


def run_with_reader(tmp_path: Path, how: str) -> tuple[dict[str, list[str]], dict[str, str]]:
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "cleaner.py").write_text(BAD_READER.replace("HOW", how))
    (tmp_path / "a.bad").write_text("1")
    settings = SETTINGS.model_copy(update={"plugins": [tmp_path / "bad"], "seconds_per_article": 4})
    run(a_job(tmp_path / "a.bad", tmp_path / "out", settings=settings), Quiet())
    return came_out(tmp_path / "out")


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        ("raise ValueError('as asked')", "can't be read: ValueError: as asked"),
        ("os._exit(5)", "ended the worker process, 2 times (exit code 5)"),
        ("import time; time.sleep(60)", "took longer than seconds_per_article = 4"),
    ],
    ids=["raises", "exits", "hangs"],
)
def test_a_reader_that_fails_half_way_keeps_what_it_read_and_rejects_each_other_record(tmp_path, how, reason) -> None:
    records, rejected = run_with_reader(tmp_path, how)
    assert list(records) == ["first"]
    assert rejected == {"a.bad": reason, "a.bad#3": reason}


def test_a_reader_that_leaves_records_out_is_found_out(tmp_path) -> None:
    with pytest.raises(
        Mismatch, match=r"3 articles went in, 1 records and 0 rejections came out, of what begins at a.bad"
    ):
        run_with_reader(tmp_path, "pass")
    assert not (tmp_path / "out" / "summary.json").exists()


def drops_the_last(piece, columns):
    return list(scrubber.readers.jsonl.read(piece, columns))[:-1]


@pytest.mark.usefixtures("in_process")
def test_a_lost_article_is_told_loudly_and_by_the_exit_code(tmp_path, monkeypatch, capsys) -> None:
    corpus(tmp_path / "a.jsonl", ["print"])
    # Workers in this process are kept with their readers; this one is neither taken from other tests nor left to them.
    monkeypatch.setattr("tests.runs.conftest.WORKERS", {})
    lossy = Reader("jsonl", (".jsonl",), scrubber.readers.jsonl.cut, drops_the_last)
    monkeypatch.setattr("scrubber.plugins.Plugins.readers", lambda self: {".jsonl": lossy})
    with pytest.raises(SystemExit) as ended:
        main([str(tmp_path / "a.jsonl"), "-o", str(tmp_path / "out"), "--workers", "1"])
    assert ended.value.code == 3
    assert "not every article is accounted for: 2 articles went in, 1 records" in capsys.readouterr().err


@pytest.mark.parametrize("place", ["a file", "/dev/full", "/proc/out"])
def test_an_output_that_can_not_be_written_is_told_before_any_work(tmp_path, place) -> None:
    (tmp_path / "a file").write_text("")
    corpus(tmp_path / "a.jsonl", ["print"])
    with pytest.raises(JobError, match=f"^{tmp_path / place}: "):
        run(a_job(tmp_path / "a.jsonl", tmp_path / place), Quiet())


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
def test_standard_output_on_a_full_disk_is_told(tmp_path) -> None:
    corpus(tmp_path / "a.jsonl", ["print"])
    call = [sys.executable, "-c", "from scrubber.cli import main; main()", str(tmp_path / "a.jsonl"), "-o", "-"]
    call += ["--workers", "1", "--no-site-plugins"]
    call += [argument for name in OTHERS for argument in ("--disable", name)]
    with FULL.open("wb") as full:
        done = subprocess.run(call, stdout=full, stderr=subprocess.PIPE, check=False, text=True)
    assert done.returncode == 2
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
