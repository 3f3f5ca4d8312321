"""pandas: a data frame of articles becomes a data frame of records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from scrubber.integrations.arrow import clean_batch

if TYPE_CHECKING:
    from pandas import DataFrame

    from scrubber.readers import Columns
    from scrubber.settings import Settings


def clean(frame: DataFrame, settings: Settings | None = None, columns: Columns | None = None) -> DataFrame:
    """Clean a data frame; rows and columns are those of `arrow.clean_batch`, the index is the frame's own."""
    batch = pa.RecordBatch.from_pandas(frame, preserve_index=False)
    cleaned: DataFrame = clean_batch(batch, settings, columns).to_pandas()
    return cleaned.set_index(frame.index)
