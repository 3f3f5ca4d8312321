"""Runs with real worker processes: in parallel, watched over, ended at once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from scrubber.runs.job import run
from scrubber.runs.pool import WorkerError
from scrubber.runs.progress import Quiet
from tests.runs.material import SETTINGS, a_job, articles, output, summary

TRAPS = """
import os, signal, time
from scrubber import Cleaner, hookimpl

def clean(document):
    if "HANG" in document.text:
        time.sleep(60)
    if "KILL" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "ONCE" in document.text and not os.path.exists({flag!r}):
        open({flag!r}, "w").close()
        os._exit(3)
    if "RAISE" in document.text:
        raise ValueError("as asked")
    return []

@hookimpl
def scrubber_cleaners():
    return [Cleaner("traps", "structure", clean)]
"""


@pytest.fixture
def settings(tmp_path):
    """A plugin that does what the text says."""
    folder = tmp_path / "traps"
    folder.mkdir()
    (folder / "cleaner.py").write_text(TRAPS.format(flag=str(tmp_path / "flag")))
    return SETTINGS.model_copy(update={"plugins": [folder], "seconds_per_article": 3})


def lines(*texts: str) -> bytes:
    return b"".join(json.dumps({"id": text, "text": f"{text}: it rained."}).encode() + b"\n" for text in texts)


def rejected(out) -> list[tuple[str, str]]:
    return [(line["id"], line["reason"]) for line in map(json.loads, (out / "rejected.jsonl").open())]


def ids(out) -> list[str]:
    return [json.loads(line)["id"] for line in (out / "articles.jsonl").open()]


def test_the_number_of_workers_changes_nothing(tmp_path) -> None:
    (tmp_path / "a.jsonl").write_bytes(articles(2000))
    for workers in (1, 3):
        run(a_job(tmp_path / "a.jsonl", tmp_path / str(workers), workers=workers, shard_bytes=600_000), Quiet())
    assert len(output(tmp_path / "1")) == 6
    assert output(tmp_path / "1") == output(tmp_path / "3")


def test_articles_that_hang_or_kill_are_named_and_the_rest_goes_on(tmp_path, settings) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines("1", "HANG", "3", "KILL", "5", "ONCE", "7"))
    out = tmp_path / "out"
    run(a_job(tmp_path / "a.jsonl", out, workers=2, settings=settings), Quiet())
    assert ids(out) == ["1", "3", "5", "ONCE", "7"]
    assert rejected(out) == [
        ("HANG", "took longer than seconds_per_article = 3"),
        ("KILL", "ended the worker process, 2 times (SIGKILL)"),
    ]
    assert (summary(out)["in"], summary(out)["rejected"]) == (7, 2)


def test_a_cleaner_that_raises_is_named_in_the_summary(tmp_path, settings) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines("1", "RAISE", "3", "RAISE again"))
    run(a_job(tmp_path / "a.jsonl", tmp_path / "out", settings=settings), Quiet())
    ((failure, times),) = summary(tmp_path / "out")["plugin_failures"].items()
    assert failure.startswith("cleaner traps failed: ValueError: as asked (cleaner.py, line ")
    assert times == 2
    assert len(ids(tmp_path / "out")) == 4


def test_rules_that_no_worker_can_use_are_named_in_the_summary(tmp_path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines("1"))
    (tmp_path / "own.toml").write_text("[[rule]]\n")
    settings = SETTINGS.model_copy(update={"plugins": [tmp_path / "own.toml"]})
    run(a_job(tmp_path / "a.jsonl", tmp_path / "out", settings=settings), Quiet())
    assert list(summary(tmp_path / "out")["plugins_not_loaded"]) == ["own"]


def test_a_cleaner_that_raises_ends_a_strict_run(tmp_path, settings) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines("1", "RAISE"))
    strict = settings.model_copy(update={"strict": True})
    with pytest.raises(WorkerError, match="cleaner traps on RAISE: as asked"):
        run(a_job(tmp_path / "a.jsonl", tmp_path / "out", settings=strict), Quiet())


def test_workers_that_can_not_start_end_the_run(tmp_path) -> None:
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "cleaner.py").write_text("import os, multiprocessing\nif multiprocessing.parent_process(): os._exit(7)\n")
    (tmp_path / "a.jsonl").write_bytes(lines("1"))
    settings = SETTINGS.model_copy(update={"plugins": [folder]})
    with pytest.raises(WorkerError, match=r"end before they do any work \(exit code 7\)"):
        run(a_job(tmp_path / "a.jsonl", tmp_path / "out", settings=settings), Quiet())


def started(corpus, out) -> subprocess.Popen[str]:
    """`scrub` in a process group of its own, once it has a shard whole and is at the next."""
    # What a shell starts in the background is deaf to Ctrl-C, and so is what that starts.
    listening = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    call = [sys.executable, "-c", f"{listening}; from scrubber.cli import main; main()", str(corpus), "-o", str(out)]
    call += ["--workers", "2", "--shard-size", "0.3"]
    process = subprocess.Popen(call, stderr=subprocess.PIPE, text=True, start_new_session=True)
    until = time.monotonic() + 60
    while not (out / ".scrubber/00001.json").exists():
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.01)
    return process


def alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "kill -9"])
def test_an_ended_run_leaves_no_process_and_goes_on(tmp_path, how) -> None:
    corpus, out = tmp_path / "a.jsonl", tmp_path / "out"
    corpus.write_bytes(articles(8_000))
    process = started(corpus, out)
    if how == signal.SIGINT:
        os.killpg(process.pid, how)
    else:
        process.kill()
    began = time.monotonic()
    _, told = process.communicate(timeout=60)
    assert time.monotonic() - began < 30  # A second on a machine that has nothing else to do.
    if how == signal.SIGINT:
        assert process.returncode == 130
        assert told.splitlines()[-1] == "stopped; what is whole is kept: the same command goes on from there"
        assert "Traceback" not in told
    while alive(process.pid):
        assert time.monotonic() - began < 40
        time.sleep(0.05)
    assert not (out / "summary.json").exists()
