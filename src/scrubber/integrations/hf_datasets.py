"""Hugging Face `datasets`: a dataset of articles becomes a dataset of records, through its `map`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import pyarrow as pa

from scrubber.integrations.arrow import clean_batch, schema

if TYPE_CHECKING:
    import datasets

    from scrubber.readers import Columns
    from scrubber.settings import Settings

    Data = TypeVar("Data", "datasets.Dataset", "datasets.IterableDataset", "datasets.DatasetDict")


def clean(dataset: Data, settings: Settings | None = None, columns: Columns | None = None, **options: Any) -> Data:
    """Clean a dataset; rows and columns are those of `arrow.clean_batch`.

    `options` go to the dataset's `map` (`num_proc=8`, `batch_size=1000`, …).
    """
    from datasets import Dataset, Features

    if isinstance(dataset, dict):
        return type(dataset)({name: clean(split, settings, columns, **options) for name, split in dataset.items()})
    features = Features.from_arrow_schema(schema())
    if isinstance(dataset, Dataset) and not len(dataset):
        # `map` would leave it the columns that it has.
        return Dataset.from_dict({name: [] for name in features}, features)
    cleaned = dataset.with_format("arrow").map(
        _clean,
        batched=True,
        features=features,
        fn_kwargs={"settings": settings, "columns": columns},
        **options,
    )
    return cleaned.with_format(None)


def _clean(table: pa.Table, settings: Settings | None, columns: Columns | None) -> pa.Table:
    return pa.Table.from_batches([clean_batch(table, settings, columns)])
