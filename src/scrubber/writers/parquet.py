"""Parquet: one record a row, fields as columns, the log as a list of structs. Needs pyarrow.

`extra`, whose shape differs from input to input, is JSON in a text column.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, Final

import orjson

from scrubber.article import Article, LogEntry
from scrubber.hooks import hookimpl
from scrubber.writers import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

GROUP_BYTES: Final = 16 << 20
"""Arrow bytes of a row group: large enough to compress well, small beside the run's memory."""


def schema() -> Any:
    """The Arrow schema of a record."""
    import pyarrow as pa

    text = pa.string()
    texts = pa.list_(text)
    columns = dict.fromkeys(("authors", "credits", "bios", "captions", "notes", "warnings"), texts)
    columns["related"] = pa.list_(pa.struct(dict.fromkeys(("title", "url", "id", "image"), text)))
    columns["versions"] = pa.list_(pa.struct(dict.fromkeys(("name", "published", "text"), text)))
    entry = dict.fromkeys(LogEntry.model_fields, text) | {
        "step": pa.int32(),
        "at": pa.list_(pa.int32()),
        "escaped": pa.bool_(),
    }
    columns["edits"] = pa.list_(pa.struct(entry))
    return pa.schema([(name, columns.get(name, text)) for name in Article.model_fields])


def row(article: Article) -> dict[str, Any]:
    """The record as a row of `schema`."""
    found: dict[str, Any] = orjson.loads(article.to_json())
    # json, as orjson would round what is more than 64 bits.
    found["extra"] = json.dumps(article.extra, ensure_ascii=False, default=str)
    return found


def article_of(row: Mapping[str, Any]) -> Article:
    """The record that a row of `schema` holds.

    Raises:
        ValidationError: it holds none.

    """
    edits = [{key: value for key, value in entry.items() if value is not None} for entry in row["edits"]]
    return Article.model_validate({**row, "extra": json.loads(row["extra"]), "edits": edits})


def encode(articles: Sequence[Article]) -> bytes:
    """The records as an Arrow stream."""
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    table = pa.Table.from_pylist([row(article) for article in articles], schema())
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


class Rows:
    """A Parquet file."""

    def __init__(self, path: Path) -> None:
        import pyarrow.parquet as pq

        self._path = path
        self._writer = pq.ParquetWriter(path, schema(), compression="zstd")
        self._tables: list[Any] = []

    def write(self, data: bytes) -> int:
        """Add rows; their number."""
        import pyarrow as pa

        table = pa.ipc.open_stream(data).read_all()
        self._tables.append(table)
        if sum(waiting.nbytes for waiting in self._tables) >= GROUP_BYTES:
            self._flush()
        return int(table.num_rows)

    def _flush(self) -> None:
        import pyarrow as pa

        if self._tables:
            self._writer.write_table(pa.concat_tables(self._tables).combine_chunks())
            self._tables = []

    def close(self) -> None:
        """Write what is waiting, and bring the file to the disk."""
        self._flush()
        self._writer.close()
        with self._path.open("rb+") as file:
            os.fsync(file.fileno())


@hookimpl
def scrubber_writers() -> Iterable[Writer]:
    """Register the writer."""
    return [Writer("parquet", ".parquet", encode, Rows)]
