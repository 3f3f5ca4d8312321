"""Learning: what recurs in a corpus, site by site, far more than prose does, as rules for a person to read.

`corpus` brings the lines of all articles into an embedded engine, `counting` counts there what recurs, `judging`
decides what of it is no body, `writing` writes it down as rules files.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from scrubber.learning import corpus, counting, judging, writing
from scrubber.ruleset import load_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from duckdb import DuckDBPyConnection

    from scrubber.pipeline import Record
    from scrubber.settings import Settings

MEMORY: Final = "1GB"
"""Memory that the engine may take before it goes to disk; Python needs some hundred megabytes beside it."""


class MissingEngine(RuntimeError):
    """DuckDB is not installed."""


class Learned(NamedTuple):
    """What came of it: the number of articles read and of proposals, and the files that were written."""

    articles: int
    proposals: int
    files: list[Path]


def learn(
    records: Iterable[Record],
    out: Path,
    settings: Settings,
    *,
    memory: str = MEMORY,
    threads: int | None = None,
    scratch: Path | None = None,
    progress: Callable[[str], object] = bool,
) -> Learned:
    """Learn rules from records and write them to a folder; tables on disk are kept in `scratch` meanwhile.

    `progress` is told in a few words what is being done, at every step and every so many articles.

    Raises:
        MissingEngine: DuckDB is not installed.
        OSError: the files can't be written.
    """
    with tempfile.TemporaryDirectory(prefix="scrub-learn-", dir=scratch) as folder:
        con = _engine(Path(folder), memory, threads)
        try:
            articles = corpus.load(con, records, settings, progress)
            guess = judging.Guess(load_rules([]))
            proposals = list(judging.judge(counting.count(con, guess.tells, progress), guess))
        finally:
            con.close()
    progress("writing and testing the rules")
    return Learned(articles, len(proposals), writing.write(proposals, out))


def _engine(folder: Path, memory: str, threads: int | None) -> DuckDBPyConnection:
    try:
        import duckdb
    except ImportError:
        raise MissingEngine("learning needs DuckDB: pip install 'scrubber[learn]'") from None
    con = duckdb.connect(str(folder / "counts.duckdb"))
    con.execute(f"SET memory_limit = '{memory}'")
    con.execute(f"SET temp_directory = '{folder / 'spilled'}'")
    con.execute("SET preserve_insertion_order = false")
    con.execute("SET enable_progress_bar = false")
    if threads:
        con.execute(f"SET threads = {threads}")
    return con
