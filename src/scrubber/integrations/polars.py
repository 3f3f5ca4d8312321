"""Polars: a data frame of articles becomes a data frame of records, and a lazy frame a lazy one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

import pyarrow as pa

from scrubber.integrations.arrow import clean_batch, schema

if TYPE_CHECKING:
    import polars as pl

    from scrubber.readers import Columns
    from scrubber.settings import Settings

    Frame = TypeVar("Frame", "pl.DataFrame", "pl.LazyFrame")


def clean(frame: Frame, settings: Settings | None = None, columns: Columns | None = None) -> Frame:
    """Clean a data frame; rows and columns are those of `arrow.clean_batch`."""
    import polars as pl

    work = partial(_clean, settings=settings, columns=columns)
    if isinstance(frame, pl.LazyFrame):
        empty = pl.from_arrow(schema().empty_table())
        return frame.map_batches(work, schema=empty.schema, streamable=True)
    return work(frame)


def _clean(frame: pl.DataFrame, settings: Settings | None, columns: Columns | None) -> pl.DataFrame:
    import polars as pl

    parts = [clean_batch(batch, settings, columns) for batch in frame.to_arrow().to_batches()]
    return pl.from_arrow(pa.Table.from_batches(parts, schema()))
