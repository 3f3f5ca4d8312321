"""Inputs for runs, and what can be seen of their output."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scrubber import Scrubber
from scrubber.runs.job import Job
from scrubber.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

KEPT = ("quotes", "layout")
OTHERS = [c.name for c in Scrubber(Settings(entry_points=False)).cleaners if c.name not in KEPT]

SETTINGS = Settings(entry_points=False, site_plugins=False, disable=OTHERS)
"""Two cleaners that need no time to get ready: runs are looked at here, not cleaning."""


def articles(count: int, size: int = 900, start: int = 0) -> bytes:
    """Lines of JSON, every tenth of which can't become a record."""
    lines = []
    for n in range(start, start + count):
        text = f"Article {n}. It’s raining.\n\n" + "The river rose again. " * (size // 22)
        lines.append(json.dumps({"text": text} if n % 10 else {"id": f"bad {n}"}))
    return "\n".join(lines).encode() + b"\n"


def a_job(paths, out: Path | None, **changes) -> Job:
    paths = tuple(map(str, paths if isinstance(paths, list | tuple) else [paths]))
    return Job(paths, out, changes.pop("settings", SETTINGS), **{"shard_bytes": 40_000, **changes})


def output(out: Path) -> dict[str, bytes]:
    """Names and contents of what a run wrote, without the summary, which tells times."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".scrubber" not in path.parts and path.name != "summary.json"
    }


def summary(out: Path) -> dict:
    return json.loads((out / "summary.json").read_bytes())
