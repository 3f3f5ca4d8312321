"""What the benchmarks share: where the data lies, how it is read, how a table is printed.

The corpus and the labels are no part of this repository. They are looked for in `../shared` beside it, or
where the environment variable `SCRUBBER_SHARED` points to.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from scrubber.fields import site_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import ModuleType

SHARED: Final = Path(os.environ.get("SCRUBBER_SHARED") or Path(__file__).resolve().parent.parent.parent / "shared")
NEWS: Final = SHARED / "data" / "news.jsonl.gz"
LABELS: Final = SHARED / "eval" / "dev.tsv"
SCORE: Final = SHARED / "eval" / "score.py"

HELD_OUT_ONE_IN: Final = 4


def missing() -> str:
    """Why the benchmarks can't run here, empty if they can."""
    absent = [path.name for path in (NEWS, LABELS, SCORE) if not path.is_file()]
    return f"{', '.join(absent)} not found under {SHARED}; set SCRUBBER_SHARED" if absent else ""


def require_data() -> None:
    """End the program with a message where the data is absent."""
    if why := missing():
        sys.exit(why)


@cache
def score_module() -> ModuleType:
    """The scorer that lies beside the labels, imported by its path."""
    return module_at(SCORE)


def module_at(path: Path) -> ModuleType:
    """A module that is no part of any package, imported by its path.

    Raises:
        ImportError: it can't be imported.

    """
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} can't be imported")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def news() -> list[dict[str, Any]]:
    """All articles of the corpus, as the input records that they are."""
    with gzip.open(NEWS, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def is_held_out(article: dict[str, Any]) -> bool:
    """Whether an article is of a site that rules are not written against: about one site in four.

    The hash of the site's domain decides, so the list is fixed, has large and small sites, and covers sites
    that are not labelled yet. It goes by site and not by the input's `source`, since one site's boilerplate
    stands under several sources (news and opinion, columnists).
    """
    return int(hashlib.sha256(f"site:{site_of(article['url'])}".encode()).hexdigest(), 16) % HELD_OUT_ONE_IN == 0


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table whose columns line up; the first column is text, the others figures."""
    cells = [list(head), *[list(row) for row in rows]]
    widths = [max(len(row[n]) for row in cells) for n in range(len(head))]
    lines = [
        "| "
        + " | ".join(c.ljust(w) if n == 0 else c.rjust(w) for n, (c, w) in enumerate(zip(r, widths, strict=True)))
        + " |"
        for r in cells
    ]
    lines.insert(
        1,
        "|" + "|".join("-" * (w + 2) if n == 0 else "-" * (w + 1) + ":" for n, w in enumerate(widths)) + "|",
    )
    return "\n".join(lines)
