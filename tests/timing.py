"""What tests say of time: in CPU seconds, and asked again where it does not hold.

Machines differ, and what else runs on one slows a process down at any moment, by a factor of two or three. What is too
slow is so each time; what was only disturbed is not.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.processes import output

if TYPE_CHECKING:
    from collections.abc import Callable

TRIES = 5
# In less than this the clock and what is set up once count more than the size does.
SHORT = 0.003


def cpu_seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def cpu_seconds_of(code: str) -> float:
    """CPU seconds of Python code in a process of its own, to its end; the start of Python is left out."""
    watch = "lambda: print(time.process_time() - started, file=sys.stderr)"
    ended = output(f"import atexit, sys, time; atexit.register({watch}); started = time.process_time()\n{code}")
    return float(ended.stderr)


def takes_less_than(seconds: float, work: Callable[[], object]) -> bool:
    """Whether work takes less CPU time than that in one of a few tries; none may have what another left behind."""
    return any(cpu_seconds(work) < seconds for _ in range(TRIES))


def takes_less_than_import_of_pydantic(times: float, code: str) -> bool:
    """Whether code takes less than so many times what scrubber can't do without."""
    return any(cpu_seconds_of(code) < times * cpu_seconds_of("import pydantic.main") for _ in range(TRIES))


def is_linear(size: int, work: Callable[[int], Callable[[], object]]) -> bool:
    """Whether eight times the size takes eight times as long, give or take: where it is quadratic, it takes sixty-four.

    `work` makes ready what is done with a size, which is not measured, and gives what is.
    """
    return any(cpu_seconds(work(8 * size)) < 8 * 2.5 * max(cpu_seconds(work(size)), SHORT) for _ in range(TRIES))
