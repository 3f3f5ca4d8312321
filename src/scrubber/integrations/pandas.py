"""pandas: a data frame of articles becomes a data frame of records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from scrubber.integrations.arrow import clean_rows

if TYPE_CHECKING:
    from pandas import DataFrame, Series

    from scrubber.readers import Columns
    from scrubber.settings import Settings


def clean(frame: DataFrame, settings: Settings | None = None, columns: Columns | None = None) -> DataFrame:
    """Clean a data frame; rows and columns are those of `arrow.clean_batch`, the index is the frame's own."""
    try:
        rows = pa.RecordBatch.from_pandas(frame, preserve_index=False).to_pylist()
    except pa.ArrowException:
        rows = _rows(frame)
    cleaned: DataFrame = clean_rows(rows, settings, columns).to_pandas()
    return cleaned.set_index(frame.index)


def _rows(frame: DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame with a column that is none to Arrow: values of several kinds, or of one that it has not."""
    columns = {str(name): _values(frame[name]) for name in frame.columns}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _values(column: Series) -> list[Any]:
    try:
        values: list[Any] = pa.array(column, from_pandas=True).to_pylist()
    except pa.ArrowException:
        return [None if is_missing else value for value, is_missing in zip(column, column.isna(), strict=True)]
    return values
