"""Spark: a data frame of articles becomes a data frame of records, through `mapInArrow` (Spark 4 or newer)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrubber.integrations.arrow import clean_batch, schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow as pa
    from pyspark.sql import DataFrame

    from scrubber.readers import Columns
    from scrubber.settings import Settings


def clean(frame: DataFrame, settings: Settings | None = None, columns: Columns | None = None) -> DataFrame:
    """Clean a data frame, lazily; rows and columns are those of `arrow.clean_batch`."""
    from pyspark.sql.pandas.types import from_arrow_schema

    def batches(given: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return (clean_batch(batch, settings, columns) for batch in given)

    return frame.mapInArrow(batches, from_arrow_schema(schema()))
