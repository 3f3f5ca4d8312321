"""Progress on stderr: a bar on a terminal, a plain line every few seconds elsewhere, or nothing."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING, Final, Protocol

from scrubber.harmless import harmless, one_line

if TYPE_CHECKING:
    from scrubber.runs.worker import Result

EVERY: Final = 5.0
TOLD: Final = 20
"""Rejections that are told one by one; the file of rejections has them all."""


class Progress(Protocol):
    """What a run tells while it goes on."""

    def start(self, total: int) -> None:
        """The run begins; its inputs have so many bytes on disk, 0 if that is not known."""

    def advance(self, on_disk: int, result: Result | None = None) -> None:
        """So many bytes more are done; no result if an earlier run did them."""

    def tell(self, message: str) -> None:
        """Something that the user should know."""

    def stop(self) -> None:
        """The run ends."""


class Quiet:
    """Tells only what is wrong."""

    def __init__(self) -> None:
        self._told = 0
        self.articles = self.rejected = self.bytes_read = 0
        self.done = self.total = 0
        self._began = monotonic()

    def start(self, total: int) -> None:
        """Note the time."""
        self.total = total
        self._began = monotonic()

    def advance(self, on_disk: int, result: Result | None = None) -> None:
        """Count, and tell rejections."""
        self.done += on_disk
        if result:
            self.articles += result.counts.records
            self.rejected += result.counts.rejected
            self.bytes_read += result.counts.bytes_read
            for message in result.messages[: max(0, TOLD - self._told)]:
                self.tell(f"rejected: {one_line(message)}")
            if self._told < TOLD <= self._told + len(result.messages):
                self.tell("further rejections are not told one by one")
            self._told += len(result.messages)

    def tell(self, message: str) -> None:
        """Write a line."""
        print(harmless(message), file=sys.stderr, flush=True)

    def stop(self) -> None:
        """Nothing is open."""

    def rates(self) -> str:
        """How fast it goes."""
        seconds = max(monotonic() - self._began, 1e-6)
        speed = f"{self.articles / seconds:,.0f} articles/s, {self.bytes_read / seconds / 1e6:.1f} MB/s"
        return f"{speed}, {self.rejected:,} rejected"

    def left(self) -> str:
        """How long it will take, as far as that can be told."""
        seconds = monotonic() - self._began
        if not self.total or not self.done:
            return ""
        rest = seconds * max(self.total - self.done, 0) / self.done
        return f", {int(rest // 3600)}:{int(rest // 60) % 60:02}:{int(rest) % 60:02} left"


class Lines(Quiet):
    """A line every few seconds."""

    def __init__(self) -> None:
        super().__init__()
        self._last = monotonic()

    def advance(self, on_disk: int, result: Result | None = None) -> None:
        """Write a line if it is time for one."""
        super().advance(on_disk, result)
        if monotonic() - self._last >= EVERY:
            self._last = monotonic()
            share = f"{self.done / self.total:.0%}, " if self.total else ""
            self.tell(f"{share}{self.articles:,} articles, {self.rates()}{self.left()}")


class Bar(Quiet):
    """A bar that is drawn by rich."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        super().__init__()
        columns = (BarColumn(), TextColumn("{task.percentage:>3.0f} %"), TextColumn("{task.fields[rates]}"))
        # Drawn from `advance`, not from a thread of its own: the main process has none, and needs none.
        self._bar = Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
        self._task = self._bar.add_task("", total=None, rates="")
        self._last = 0.0

    def start(self, total: int) -> None:
        """Draw the bar."""
        super().start(total)
        self._bar.update(self._task, total=total or None)
        self._bar.start()

    def advance(self, on_disk: int, result: Result | None = None) -> None:
        """Move on."""
        super().advance(on_disk, result)
        if monotonic() - self._last >= 0.1:
            self._last = monotonic()
            self._bar.update(self._task, completed=self.done, rates=self.rates() + self.left())
            self._bar.refresh()

    def tell(self, message: str) -> None:
        """Write a line above the bar."""
        self._bar.console.print(harmless(message), markup=False, highlight=False, soft_wrap=True)

    def stop(self) -> None:
        """Take the bar away."""
        self._bar.stop()


def progress_for(*, quiet: bool) -> Quiet:
    """The progress that fits to where stderr goes."""
    if quiet:
        return Quiet()
    return Bar() if sys.stderr.isatty() else Lines()
