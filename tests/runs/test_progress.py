"""Progress: what is told on stderr, on a terminal and elsewhere."""

from __future__ import annotations

import io
import sys

import pytest

from scrubber.runs import progress
from scrubber.runs.counts import Counts
from scrubber.runs.progress import TOLD, Bar, Lines, Quiet, progress_for
from scrubber.runs.worker import Result


def result(messages: list[str], records: int = 8, bytes_read: int = 2_000_000) -> Result:
    counts = Counts(bytes_read=bytes_read)
    counts.records, counts.rejected = records, len(messages)
    return Result([], b"", counts, messages, b"", None)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds since whenever, to be set by the test."""
    now = [100.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    return now


def test_rejections_are_told_one_by_one_up_to_a_point(capfd: pytest.CaptureFixture[str]) -> None:
    told = Quiet()
    told.advance(10, result([f"a{n}" for n in range(TOLD - 1)]))
    told.advance(10, result(["b", "c"]))
    told.advance(10, result(["d"]))
    lines = capfd.readouterr().err.splitlines()
    assert lines[0] == "rejected: a0"
    assert lines[TOLD - 1 :] == ["rejected: b", "further rejections are not told one by one"]


def test_what_an_earlier_run_did_counts_as_done_only(clock: list[float]) -> None:
    told = Quiet()
    told.start(100)
    clock[0] += 2
    told.advance(40)
    assert told.rates() == "0 articles/s, 0.0 MB/s, 0 rejected"
    told.advance(10, result(["x"]))
    assert told.rates() == "4 articles/s, 1.0 MB/s, 1 rejected"


@pytest.mark.parametrize(
    ("total", "done", "seconds", "expected"),
    [
        pytest.param(100, 50, 60, ", 0:01:00 left", id="half"),
        pytest.param(100, 1, 120, ", 3:18:00 left", id="hours"),
        pytest.param(100, 120, 60, ", 0:00:00 left", id="more than was thought"),
        pytest.param(100, 0, 60, "", id="nothing done"),
        pytest.param(0, 50, 60, "", id="the size is not known"),
    ],
)
def test_how_long_it_will_take(clock: list[float], total: int, done: int, seconds: int, expected: str) -> None:
    told = Quiet()
    told.start(total)
    clock[0] += seconds
    told.advance(done)
    assert told.left() == expected


def test_a_line_every_few_seconds(clock: list[float], capfd: pytest.CaptureFixture[str]) -> None:
    told = Lines()
    told.start(100)
    for _ in range(5):
        clock[0] += 2
        told.advance(10, result([]))
    told.stop()
    assert capfd.readouterr().err.splitlines() == ["30%, 24 articles, 4 articles/s, 1.0 MB/s, 0 rejected, 0:00:14 left"]


def test_a_line_without_the_share_where_the_size_is_not_known(
    clock: list[float], capfd: pytest.CaptureFixture[str]
) -> None:
    told = Lines()
    told.start(0)
    clock[0] += 10
    told.advance(10, result([]))
    assert capfd.readouterr().err == "8 articles, 1 articles/s, 0.2 MB/s, 0 rejected\n"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_on_a_terminal(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("TERM", "xterm")
    told = progress_for(quiet=False)
    assert isinstance(told, Bar)
    told.start(100)
    clock[0] += 2
    told.advance(50, result(["a.txt: [bold]the body is empty"]))
    told.stop()
    shown = terminal.getvalue()
    assert "rejected: a.txt: [bold]the body is empty" in shown
    assert " 50 %" in shown
    assert "4 articles/s, 1.0 MB/s, 1 rejected, 0:00:02 left" in shown


def test_what_fits_to_where_stderr_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert type(progress_for(quiet=False)) is Lines
    assert type(progress_for(quiet=True)) is Quiet
