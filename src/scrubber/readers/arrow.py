"""Parquet and Arrow files, such as those of Hugging Face datasets: one article a row. Needs pyarrow.

The main process reads rows and passes them on as Arrow streams, so that a row group of any size is read in
constant memory; making Python objects of them, which takes longer, is left to the worker.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from scrubber.hooks import hookimpl
from scrubber.readers import PIECE_BYTES, Columns, NotInstalled, Piece, Position, Reader, Source
from scrubber.readers.json_objects import record
from scrubber.readers.streams import open_stream
from scrubber.readers.tables import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrubber.article import Rejected
    from scrubber.record import Record


def cut(source: Source, start: Position) -> Iterator[Piece]:
    """Cut every `PIECE_BYTES` of rows. An offset is a number of rows."""
    try:
        import pyarrow as pa
    except ImportError:
        raise NotInstalled("needs pyarrow: pip install 'scrubber[parquet]'") from None
    stream, _ = open_stream(source.path, source.limits)
    with stream:
        batches = _parquet(stream, start.offset) if source.reader == ".parquet" else _arrow(stream, start.offset)
        row, told = start.offset, 0
        most = source.limits.max_expansion * max(source.size, 1)
        for batch in _sound(batches):
            if twice := [name for name, times in Counter(batch.schema.names).items() if times > 1]:
                raise ValueError(f"more than one column {twice[0]!r}; give each a name of its own")
            if batch.num_rows > most:
                # A column of nulls takes no place, however many they are.
                raise ValueError(f"{batch.num_rows} rows, more than max_expansion allows for its size")
            rows = max(1, min(batch.num_rows * PIECE_BYTES // max(batch.nbytes, 1), PIECE_BYTES))
            for first in range(0, batch.num_rows, rows):
                part = batch.slice(first, rows)
                sink = pa.BufferOutputStream()
                with pa.ipc.new_stream(sink, part.schema) as writer:
                    writer.write_batch(part)
                data = sink.getvalue().to_pybytes()
                number = row + 1
                row += part.num_rows
                # Where rows end in the file is not known: its size on disk is told by their share of it.
                used = min(len(data), source.size - told)
                told += used
                end = Position(row, row + 1)
                yield Piece(source, data, number, len(data), used, end, records=part.num_rows)


def _sound(batches: Iterable[Any]) -> Iterator[Any]:
    """Batches whose inside is as it must be: pyarrow reads a damaged one past its end, and the process dies."""
    import pyarrow as pa

    try:
        for batch in batches:
            batch.validate(full=True)
            yield batch
    except (pa.ArrowException, MemoryError) as error:
        raise ValueError(f"damaged: {error}") from None


def _parquet(stream: Any, skip: int) -> Iterator[Any]:
    import pyarrow.parquet as pq

    file = pq.ParquetFile(stream, pre_buffer=False)
    for group in range(file.num_row_groups):
        told = file.metadata.row_group(group)
        if skip >= told.num_rows:
            skip -= told.num_rows
            continue
        rows = max(1, min(told.num_rows, told.num_rows * PIECE_BYTES // max(told.total_byte_size, 1)))
        for batch in file.iter_batches(rows, row_groups=[group], use_threads=False):
            if skip < batch.num_rows:
                yield batch.slice(skip)
            skip = max(0, skip - batch.num_rows)


def _arrow(stream: Any, skip: int) -> Iterator[Any]:
    import pyarrow as pa

    try:
        batches: Iterable[Any] = pa.ipc.open_stream(stream)
    except pa.ArrowInvalid:
        stream.seek(0)
        file = pa.ipc.open_file(stream)
        batches = (file.get_batch(number) for number in range(file.num_record_batches))
    for batch in batches:
        if skip < batch.num_rows:
            yield batch.slice(skip)
        skip = max(0, skip - batch.num_rows)


def read(piece: Piece, columns: Columns) -> Iterable[Record | Rejected]:
    """The records of the rows of a piece."""
    import pyarrow as pa

    name = piece.source.name
    for number, row in enumerate(rows_of(pa.ipc.open_stream(piece.data).read_all()), piece.number):
        yield record(plain(row), f"{name}#{number}", f"{name} row {number}", columns)


def rows_of(table: Any) -> list[dict[str, Any]]:
    """The rows of a table or a batch; what Python has no type for as a text: nanoseconds, the year 10000."""
    import pyarrow as pa

    for n, column in enumerate(table.schema):
        kind = column.type
        if pa.types.is_temporal(kind) and getattr(kind, "unit", "") == "ns":
            # pyarrow makes values of pandas' types of them, if it is installed: they are to be the same everywhere.
            table = table.set_column(n, column.name, _without_nanoseconds(table.column(n)))
    try:
        rows: list[dict[str, Any]] = table.to_pylist()
    except (ValueError, OverflowError, pa.ArrowException):
        columns = [list(map(_value, column)) for column in table.columns]
        rows = [dict(zip(table.schema.names, values, strict=True)) for values in zip(*columns, strict=True)]
    return rows


def _without_nanoseconds(column: Any) -> Any:
    import pyarrow as pa

    kind = column.type
    if pa.types.is_timestamp(kind):
        coarser = pa.timestamp("us", kind.tz)
    else:
        coarser = pa.duration("us") if pa.types.is_duration(kind) else pa.time64("us")
    try:
        return column.cast(coarser)
    except pa.ArrowException:
        return column.cast(pa.string())


def _value(scalar: Any) -> Any:
    import pyarrow as pa

    try:
        return scalar.as_py()
    except (ValueError, OverflowError, pa.ArrowException):
        pass
    if isinstance(scalar, pa.StructScalar):
        return {name: _value(inner) for name, inner in scalar.items()}
    if isinstance(scalar, pa.ListScalar | pa.LargeListScalar | pa.FixedSizeListScalar):
        return list(map(_value, scalar.values))
    return str(getattr(scalar, "value", scalar))


@hookimpl
def scrubber_readers() -> Iterable[Reader]:
    """Register the reader."""
    return [Reader("arrow", (".parquet", ".arrow", ".feather"), cut, read)]
