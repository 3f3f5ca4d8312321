"""Learning: what recurs in a corpus, site by site, far more than prose does, as rules for a person to read.

`corpus` brings the lines of all articles into an embedded engine, `counting` counts there what recurs, `judging`
decides what of it is no body, `writing` writes it down as rules files.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import duckdb

from scrubber.learning import corpus, counting, judging, writing
from scrubber.matching.ruleset import load_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scrubber.record import Record
    from scrubber.settings import Settings

MEMORY: Final = "1GB"
"""Memory that the engine may take before it goes to disk; Python needs some hundred megabytes beside it."""


class EngineError(RuntimeError):
    """DuckDB has too little memory or disk; the message says which."""


class Learned(NamedTuple):
    """What came of it: how many articles were read and proposals written, the files with them, which plugins failed."""

    articles: int
    proposals: int
    files: list[Path]
    failures: dict[str, str]


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
        EngineError: DuckDB has too little memory or disk.
        PluginError: a plugin failed and the settings are strict.
        OSError: the files can't be written.
    """
    with tempfile.TemporaryDirectory(prefix="scrub-learn-", dir=scratch) as folder:
        options: dict[str, Any] = {"memory_limit": memory, "temp_directory": str(Path(folder, "spilled"))}
        options |= {"preserve_insertion_order": False} | ({"threads": threads} if threads else {})
        try:
            with duckdb.connect(str(Path(folder, "counts.duckdb")), config=options) as con:
                con.execute("SET enable_progress_bar = false")
                articles, failures = corpus.load(con, records, settings, progress)
                guess = judging.Guess(load_rules([]))
                proposals = list(judging.judge(counting.count(con, guess.tells, progress), guess))
        except duckdb.Error as error:
            # Further lines are advice on settings that the user does not have.
            told = str(error).split("\n", 1)[0]
            hint = "; give it more memory, or a scratch folder with more room" if "Out of Memory" in told else ""
            raise EngineError(f"DuckDB: {told}{hint}") from None
    progress("writing and testing the rules")
    kept = writing.by_site(proposals)
    return Learned(articles, sum(map(len, kept.values())), writing.write(kept, out), failures)
