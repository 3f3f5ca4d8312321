"""A run that was ended at any moment, started again, writes what an unbroken run does."""

from __future__ import annotations

import os
import resource
import signal
from pathlib import Path

import pytest

from scrubber.runs.job import run
from scrubber.runs.output_folder import SUMMARY
from scrubber.runs.progress import Quiet
from scrubber.runs.shards import JobError
from scrubber.writers.jsonl import Lines
from tests.runs.material import a_job, articles, output, summary

pytestmark = [
    pytest.mark.usefixtures("in_process"),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"),
]

KILLS = 20


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.jsonl").write_bytes(articles(100))
    (folder / "b.jsonl").write_bytes(articles(60, start=200))
    return folder


class Countdown:
    """Kills the process at the n-th step that changes something on the disk, half-way through it if it can."""

    def __init__(self, steps: int) -> None:
        self.steps = steps

    def wrap(self, owner, name: str, *, half=None) -> None:
        original = getattr(owner, name)

        def step(*args, **kwargs):
            self.steps -= 1
            if self.steps == 0:
                if half:
                    half(original, *args)
                os.kill(os.getpid(), signal.SIGKILL)
            return original(*args, **kwargs)

        setattr(owner, name, step)


def half_written(write, sink, data) -> None:
    write(sink, data[: len(data) // 2])


def run_and_die(task, steps: int) -> bool:
    """Run in a child process that dies at a step; whether it did."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            countdown = Countdown(steps)
            countdown.wrap(Lines, "write", half=half_written)
            countdown.wrap(Path, "replace")
            countdown.wrap(Path, "unlink")
            countdown.wrap(os, "fsync")
            run(task, Quiet())
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def unbroken(corpus, tmp_path) -> tuple[dict, dict]:
    run(a_job(corpus, tmp_path / "fresh"), Quiet())
    return output(tmp_path / "fresh"), summary(tmp_path / "fresh")


VOLATILE = ("times", "shards", "seconds", "slowest")


def steady(told: dict) -> dict:
    return {key: value for key, value in told.items() if key not in VOLATILE}


def test_killed_twenty_times_at_any_step(corpus, tmp_path) -> None:
    wanted, wanted_summary = unbroken(corpus, tmp_path)
    assert len(wanted) > 6
    for kill in range(KILLS):
        out = tmp_path / f"out{kill}"
        assert run_and_die(a_job(corpus, out), steps=1 + 3 * kill)
        assert not (out / "summary.json").exists()
        run(a_job(corpus, out), Quiet())
        assert output(out) == wanted
        assert steady(summary(out)) == steady(wanted_summary)


def test_killed_again_and_again_it_gets_there(corpus, tmp_path) -> None:
    wanted, wanted_summary = unbroken(corpus, tmp_path)
    kills = 0
    while run_and_die(a_job(corpus, tmp_path / "out"), steps=28 + 3 * (kills % 5)):
        kills += 1
        assert kills < 30
    assert kills >= 3
    assert output(tmp_path / "out") == wanted
    assert steady(summary(tmp_path / "out")) == steady(wanted_summary)


def test_killed_while_a_change_is_taken_in(corpus, tmp_path) -> None:
    run(a_job(corpus, tmp_path / "out"), Quiet())
    (corpus / "b.jsonl").write_bytes(articles(20, start=900))
    wanted, _ = unbroken(corpus, tmp_path)
    for steps in (1, 3, 6, 9, 12):
        run_and_die(a_job(corpus, tmp_path / "out"), steps)
    run(a_job(corpus, tmp_path / "out"), Quiet())
    assert output(tmp_path / "out") == wanted


def test_a_tree_of_files_killed_while_it_is_replaced(tmp_path) -> None:
    (tmp_path / "a.jsonl").write_bytes(articles(10, size=10))
    out = tmp_path / "out"
    run(a_job(tmp_path / "a.jsonl", out, format="txt"), Quiet())
    (tmp_path / "a.jsonl").write_bytes(articles(5, size=10, start=20))
    for steps in (1, 2, 4, 8, 12, 13):
        assert run_and_die(a_job(tmp_path / "a.jsonl", out, format="txt"), steps)
    run(a_job(tmp_path / "a.jsonl", out, format="txt"), Quiet())
    run(a_job(tmp_path / "a.jsonl", tmp_path / "fresh", format="txt"), Quiet())
    assert output(out) == output(tmp_path / "fresh")


def test_a_full_disk_is_told_and_mended_by_the_same_command(corpus, tmp_path) -> None:
    wanted, _ = unbroken(corpus, tmp_path)
    reason = tmp_path / "reason"
    child = os.fork()
    if child == 0:
        try:
            # What a full disk is to a file: a write that fails with an OSError.
            resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
            run(a_job(corpus, tmp_path / "out"), Quiet())
        except JobError as error:
            reason.write_text(str(error))
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    assert reason.read_text() == "File too large; once that is mended, the same command goes on"
    run(a_job(corpus, tmp_path / "out"), Quiet())
    assert output(tmp_path / "out") == wanted


def test_ended_from_the_keyboard_it_keeps_what_is_whole(corpus, tmp_path, monkeypatch) -> None:
    wanted, _ = unbroken(corpus, tmp_path)

    class Impatient(Quiet):
        def advance(self, on_disk, result=None) -> None:
            super().advance(on_disk, result)
            if self.articles > 80:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(a_job(corpus, tmp_path / "out"), Impatient())
    assert set(output(tmp_path / "out")) < set(wanted)
    outcome = run(a_job(corpus, tmp_path / "out"), Quiet())
    assert outcome.summary["shards"]["kept_from_an_earlier_run"] > 0
    assert output(tmp_path / "out") == wanted
    assert SUMMARY in [path.name for path in (tmp_path / "out").iterdir()]
