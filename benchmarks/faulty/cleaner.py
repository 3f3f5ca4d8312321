"""A plugin that does what a broken or hostile one can do, by chance or where the text asks for it.

`FAULTS` in the environment says how often by chance: `{"raise": 0.01, …}`. A text that holds `FAULT:raise` asks for
it each time, so that the article itself is at fault.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import sys
import time
from typing import TYPE_CHECKING

from scrubber import Category, Cleaner, Edit, hookimpl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scrubber import Document

CHANCES: dict[str, float] = json.loads(os.environ.get("FAULTS", "{}"))
CHANCE = random.Random()
HELD: list[bytes] = []


def fail(_document: Document) -> list[Edit]:
    raise ValueError("as asked")


def wait(_document: Document) -> list[Edit]:
    time.sleep(3600)
    return []


def wait_in_c(_document: Document) -> list[Edit]:
    # A pattern of `re` that backtracks holds the interpreter's lock: no thread of the worker runs.
    re.match("(a|a)+$", "a" * 64 + "b")
    return []


def leak(_document: Document) -> list[Edit]:
    HELD.append(os.urandom(1 << 16) * 256)  # 16 MiB
    return []


def burst(_document: Document) -> list[Edit]:
    HELD.append(bytes(1 << 36))
    return []


def leave_quietly(_document: Document) -> list[Edit]:
    sys.exit(0)


def leave_at_once(_document: Document) -> list[Edit]:
    os._exit(3)


def be_killed(_document: Document) -> list[Edit]:
    os.kill(os.getpid(), signal.SIGKILL)
    return []


def overlap(document: Document) -> list[Edit]:
    return [Edit(0, 1, document.text[:1], "", "r", Category.AD), Edit(0, 1, document.text[:1], "", "r", Category.AD)]


def lie(_document: Document) -> list[Edit]:
    return [Edit(0, 5, "never stood there", "", "r", Category.AD)]


def nonsense(_document: Document) -> Iterable[Edit]:
    return [None]  # type: ignore[list-item]


def talk(_document: Document) -> list[Edit]:
    print("a plugin that prints\x1b[31m", flush=True)
    return []


FAULTS: dict[str, Callable[[Document], Iterable[Edit]]] = {
    "raise": fail,
    "hang": wait,
    "hang_in_c": wait_in_c,
    "leak": leak,
    "burst": burst,
    "sys_exit": leave_quietly,
    "os_exit": leave_at_once,
    "kill": be_killed,
    "overlap": overlap,
    "lie": lie,
    "nonsense": nonsense,
    "print": talk,
}
_ASKED = re.compile(r"FAULT:(\w+)")


def clean(document: Document) -> Iterable[Edit]:
    if asked := _ASKED.search(document.text):
        return FAULTS[asked[1]](document)
    for name, chance in CHANCES.items():
        if CHANCE.random() < chance:
            return FAULTS[name](document)
    return []


@hookimpl
def scrubber_cleaners() -> Iterable[Cleaner]:
    return [Cleaner("faulty", "structure", clean)]
