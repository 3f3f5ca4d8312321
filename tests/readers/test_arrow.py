from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from scrubber.fields import fields_of
from scrubber.readers import Position, Source, arrow

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

ROWS = [{"id": n, "text": f"Row {n}. " + "x" * 900, "n": Decimal("1.50"), "tags": ["a"]} for n in range(1000)]


def written(path, rows=ROWS) -> None:
    table = pa.Table.from_pylist(rows)
    if path.suffix == ".parquet":
        pq.write_table(table, path, row_group_size=300)
    elif path.suffix == ".feather":
        with pa.ipc.new_file(path, table.schema) as file:
            file.write_table(table, 100)
    else:
        with pa.ipc.new_stream(path, table.schema) as stream:
            stream.write_table(table, 100)


def source(path) -> Source:
    return Source(str(path), path.name, path.stat().st_size, 0, path.suffix)


@pytest.mark.parametrize("name", ["a.parquet", "a.arrow", "a.feather"])
def test_a_record_a_row_and_cutting_goes_on_from_any_piece(tmp_path, name: str) -> None:
    written(tmp_path / name)
    pieces = list(arrow.cut(source(tmp_path / name), Position()))
    assert len(pieces) > 3
    records = [record for piece in pieces for record in arrow.read(piece, {})]
    assert [record.id for record in records] == [str(n) for n in range(1000)]
    assert records[7].where == f"{name} row 8"
    assert (records[7].given["n"], records[7].given["tags"]) == ("1.50", ["a"])
    for piece in pieces:
        rest = [r.id for p in arrow.cut(source(tmp_path / name), piece.end) for r in arrow.read(p, {})]
        assert rest == [str(n) for n in range(piece.end.offset, 1000)]


def test_times_and_bytes_become_text(tmp_path) -> None:
    written(tmp_path / "a.parquet", [{"text": "It rained.", "date": datetime(2020, 3, 1, 8, 30), "b": b"\xff"}])  # noqa: DTZ001
    (piece,) = arrow.cut(source(tmp_path / "a.parquet"), Position())
    (record,) = arrow.read(piece, {})
    assert (record.given["date"], record.given["b"]) == ("2020-03-01T08:30:00", "/w==")


def test_a_damaged_file_is_an_error_that_a_run_can_tell(tmp_path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 no parquet")
    with pytest.raises((OSError, ValueError)):
        list(arrow.cut(source(tmp_path / "a.parquet"), Position()))


def test_rows_that_take_no_place_are_no_bomb(tmp_path) -> None:
    path = tmp_path / "a.arrow"
    batch = pa.RecordBatch.from_arrays([pa.nulls(1 << 20)], ["text"])
    with pa.ipc.new_stream(path, batch.schema) as stream:
        stream.write_batch(batch)
    with pytest.raises(ValueError, match="rows, more than max_expansion allows"):
        list(arrow.cut(source(path), Position()))


@pytest.mark.parametrize("place", range(100, 1000, 100))
def test_a_damaged_file_is_an_error_of_the_file(tmp_path, place: int) -> None:
    path = tmp_path / "a.arrow"
    written(path, ROWS[:2])
    data = bytearray(path.read_bytes())
    data[place : place + 8] = b"\xff" * 8
    path.write_bytes(data)
    with suppress(OSError, ValueError):
        assert all(piece.records for piece in arrow.cut(source(path), Position()))


@pytest.mark.parametrize("name", ["a.parquet", "a.arrow"])
def test_two_columns_of_one_name_are_refused(tmp_path, name: str) -> None:
    table = pa.table([pa.array(["It rained."]), pa.array(["It poured."])], names=["text", "text"])
    if name == "a.parquet":
        pq.write_table(table, tmp_path / name)
    else:
        with pa.ipc.new_stream(tmp_path / name, table.schema) as stream:
            stream.write_table(table)
    with pytest.raises(ValueError, match=r"^more than one column 'text'; give each a name of its own$"):
        list(arrow.cut(source(tmp_path / name), Position()))


NEVER = 1 << 62


@pytest.mark.parametrize(
    ("values", "kind", "carried"),
    [
        pytest.param([None, 1], pa.duration("ns"), [None, "1"], id="nanoseconds"),
        pytest.param([1, None], pa.timestamp("ns"), ["1970-01-01 00:00:00.000000001", None], id="a time with some"),
        pytest.param([0, None], pa.timestamp("ns"), ["1970-01-01T00:00:00", None], id="a time that is told in them"),
        pytest.param([1, None], pa.time64("ns"), ["00:00:00.000000001", None], id="a time of the day"),
        pytest.param([NEVER, 0], pa.timestamp("us"), [str(NEVER), "1970-01-01T00:00:00"], id="the year 148108"),
        pytest.param([[NEVER, None], None], pa.list_(pa.timestamp("us")), [[str(NEVER), None], None], id="in a list"),
        pytest.param(
            [{"a": NEVER, "b": 2}, None],
            pa.struct({"a": pa.timestamp("us"), "b": pa.int8()}),
            [{"a": str(NEVER), "b": 2}, None],
            id="in a struct",
        ),
    ],
)
def test_what_python_has_no_type_for_becomes_text_and_costs_no_row(tmp_path, values, kind, carried) -> None:
    pq.write_table(pa.table({"text": ["One.", "Two."], "n": pa.array(values, kind)}), tmp_path / "a.parquet")
    (piece,) = arrow.cut(source(tmp_path / "a.parquet"), Position())
    assert [record.given["n"] for record in arrow.read(piece, {})] == carried


def test_a_date_to_the_nanosecond_is_one(tmp_path) -> None:
    pq.write_table(
        pa.table({"text": ["One."], "date": pa.array([1], pa.timestamp("ns", "UTC"))}), tmp_path / "a.parquet"
    )
    (piece,) = arrow.cut(source(tmp_path / "a.parquet"), Position())
    (record,) = arrow.read(piece, {})
    assert fields_of(record.given)["published"] == datetime(1970, 1, 1, tzinfo=UTC)
