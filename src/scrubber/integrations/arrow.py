"""Arrow in, Arrow out: a batch of articles becomes a batch of records, row by row.

A row that can't become a record stays in its place: its `rejected` holds the rejection as `scrub` writes it to
`rejected.jsonl`, the input whole; its other columns are empty but for `id`. So nothing is lost, an engine
that counts rows finds as many as it gave, and one filter on a column parts the two.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from scrubber.article import Article, Rejected, sha256
from scrubber.pipeline import Scrubber
from scrubber.readers.arrow import rows_of
from scrubber.readers.json_objects import record
from scrubber.readers.tables import plain
from scrubber.settings import Settings
from scrubber.writers import parquet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scrubber.readers import Columns

REJECTED: Final = "rejected"


def schema() -> pa.Schema:
    """The schema of what `clean_batch` gives: that of `--format parquet`, and the column `rejected`."""
    return parquet.schema().append(pa.field(REJECTED, pa.string()))


def clean_batch(
    batch: pa.RecordBatch | pa.Table, settings: Settings | None = None, columns: Columns | None = None
) -> pa.RecordBatch:
    """Clean the articles of a batch; as many rows as it has, in their order.

    The batch's columns are the fields of an input record; `columns` says which of them holds which known field
    (`{"text": "body"}`). A row without `id` is named by a hash of its text, since a batch does not know its place.
    `settings.seconds_per_article` is for runs only: how long a task may take is the engine's matter.

    Raises:
        PluginError: a plugin failed and the settings are strict.

    """
    return clean_rows(rows_of(batch), settings, columns)


def clean_rows(
    rows: Iterable[Mapping[str, Any]], settings: Settings | None = None, columns: Columns | None = None
) -> pa.RecordBatch:
    """Clean the articles of rows that are no batch, as `clean_batch` does.

    Raises:
        PluginError: a plugin failed and the settings are strict.

    """
    scrubber = scrubber_for(settings)
    results = (clean_row(row, scrubber, columns) for row in rows)
    return pa.RecordBatch.from_pylist([_row(result) for result in results], schema())


def clean_row(row: Mapping[str, Any], scrubber: Scrubber, columns: Columns | None = None) -> Article | Rejected:
    """Clean the article of one row, as `clean_batch` does."""
    item = plain(row)
    columns = columns or {}
    bodies = (item.get(columns.get(name, name)) for name in ("text", "html"))
    body = next((body for body in bodies if isinstance(body, str) and body.strip()), "")
    found = record(item, sha256(body)[:16], "", columns)
    return found if isinstance(found, Rejected) else scrubber.clean_record(found)


def results_of(batch: pa.RecordBatch | pa.Table) -> Iterator[Article | Rejected]:
    """The records and rejections of a batch that `clean_batch` gave."""
    for row in batch.to_pylist():
        rejected = row.pop(REJECTED)
        yield Rejected.model_validate_json(rejected) if rejected else parquet.article_of(row)


def scrubber_for(settings: Settings | None = None) -> Scrubber:
    """The pipeline of some settings, made ready once for a process."""
    return _scrubber((settings or Settings()).model_dump_json())


@lru_cache(maxsize=4)
def _scrubber(settings: str) -> Scrubber:
    # One for a process and settings, however many tasks the engine gives it.
    return Scrubber(Settings.model_validate_json(settings))


def _row(result: Article | Rejected) -> dict[str, Any]:
    if isinstance(result, Article):
        return parquet.row(result)
    return {"id": result.id, REJECTED: result.to_json().decode()}
