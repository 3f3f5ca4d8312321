"""Ray Data: a dataset of articles becomes a dataset of records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from scrubber.integrations.arrow import clean_batch

if TYPE_CHECKING:
    from ray.data import Dataset

    from scrubber.readers import Columns
    from scrubber.settings import Settings


def clean(
    dataset: Dataset, settings: Settings | None = None, columns: Columns | None = None, **options: Any
) -> Dataset:
    """Clean a dataset, lazily; rows and columns are those of `arrow.clean_batch`.

    `options` go to `Dataset.map_batches` (`concurrency=8`, `num_cpus=1`, …).
    """
    return dataset.map_batches(
        _clean, batch_format="pyarrow", fn_kwargs={"settings": settings, "columns": columns}, **options
    )


def _clean(table: pa.Table, settings: Settings | None, columns: Columns | None) -> pa.Table:
    return pa.Table.from_batches([clean_batch(table, settings, columns)])
