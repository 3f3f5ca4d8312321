from __future__ import annotations

import pytest

from scrubber.readers import Limits, Position, Source, csv_rows


def test_a_record_a_row_with_the_columns_of_the_first(read) -> None:
    first, second = read("a.csv", b'id,text,tag\n7,"It rained,\nall night.",x\n8,"He said ""no"".",y\n')
    assert (first.id, first.text, first.given["tag"]) == ("7", "It rained,\nall night.", "x")
    assert (second.text, second.where) == ('He said "no".', "a.csv row 2")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.csv", "title;text\nRain, rain;It rained – über\n".encode(), id="semicolons"),
        pytest.param("a.tsv", "title\ttext\nRain, rain\tIt rained – über\n".encode(), id="tabs"),
        pytest.param("a.csv", '\ufefftitle,text\r\n"Rain, rain",It rained – über\r\n'.encode(), id="a spreadsheet's"),
        pytest.param("a.csv", 'title,text\n"Rain, rain",It rained – über\n'.encode("cp1252"), id="Windows"),
        pytest.param("a.csv", 'title,text\n"Rain, rain",It rained – über\n'.encode("utf-16"), id="UTF-16"),
    ],
)
def test_what_rows_come_in(read, name: str, data: bytes) -> None:
    (record,) = read(name, data)
    assert (record.given["title"], record.text) == ("Rain, rain", "It rained – über")


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_a_line_that_tells_a_spreadsheet_the_sign_names_no_column(read, sign: str) -> None:
    (record,) = read("a.csv", f"sep={sign}\r\nid{sign}text\r\n7{sign}Rain\r\n".encode("utf-8-sig"))
    assert record.given == {"id": "7", "text": "Rain"}


def test_a_column_may_be_called_sep(read) -> None:
    (record,) = read("a.csv", b"sep=,text\n7,It rained.\n")
    assert record.given == {"sep=": "7", "text": "It rained."}


def test_a_quotation_mark_that_none_ends_does_not_make_one_article_of_all_rows_below(tmp_path) -> None:
    (tmp_path / "a.csv").write_text('id,text\n1,It rained.\n2,"It poured.\n3,It snowed.\n')
    pieces = csv_rows.cut(Source(str(tmp_path / "a.csv"), "a.csv", 1, 0, ".csv"), Position())
    assert [record.id for record in csv_rows.read(next(pieces), {})] == ["1"]
    with pytest.raises(ValueError, match=r"^row 2: a cell begins with a quotation mark, and none ends it$"):
        next(pieces)


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\n\n"])
def test_a_last_cell_in_quotation_marks(read, end: str) -> None:
    (record,) = read("a.csv", f'id,text\n7,"It ""rained"".\nAll day."{end}'.encode())
    assert record.text == 'It "rained".\nAll day.'


def test_rows_that_are_too_short_or_too_long(read) -> None:
    short, long = read("a.csv", b"id,text\n7\n8,It rained.,more\n")
    assert short.reason == "no `text` and no `html` in the record"
    assert (long.id, long.text, long.given["input_surplus"]) == ("8", "It rained.", ["more"])


def test_cells_of_columns_without_a_name_are_kept(read) -> None:
    first, second = read("a.csv", b",text, ,\n7,It rained.,a,\n,It poured.,,\n")
    assert first.given == {"text": "It rained.", "input_surplus": ["7", "a"]}
    assert second.given == {"text": "It poured."}


@pytest.mark.parametrize("head", ["text,text", "id,text,tag,tag", "text,input_surplus"])
def test_two_columns_of_one_name_are_refused(read, head: str) -> None:
    name = head.rpartition(",")[2]
    with pytest.raises(ValueError, match=f"^the first row names more than one column '{name}'; give each a name"):
        read("a.csv", f"{head}\nIt rained.,It poured.,a,b\n".encode())


def test_blank_rows_are_passed_over_and_counted(read) -> None:
    records = read("a.csv", b"\ntext\nIt rained.\n\nIt poured.\n\n\nIt snowed.\n")
    assert [record.id for record in records] == ["a.csv#1", "a.csv#3", "a.csv#6"]


def test_names_of_columns_may_hold_line_breaks_and_other_signs(read) -> None:
    (record,) = read("a.csv", b'"the; ""desk"",\nor; the; page",text\nlocal,It rained.\n')
    assert record.given == {'the; "desk",\nor; the; page': "local", "text": "It rained."}


def test_a_file_that_only_names_columns_says_so(read) -> None:
    with pytest.raises(ValueError, match=r"^the first row names the columns, and there is no other$"):
        read("a.csv", b"id,text\n")


def test_long_fields_are_read(read) -> None:
    (record,) = read("a.csv", b"id,text\n7," + b"x" * 1_000_000)
    assert len(record.text) == 1_000_000


@pytest.mark.parametrize(
    "row",
    ["7," + "x" * 2000, '7,"' + "x\n" * 1000 + '"', "7," + ",".join(["x" * 90] * 20), '7,"' + "x" * 2000],
    ids=["a field", "a field of many lines", "all fields together", "a quote that is never closed"],
)
def test_row_that_is_too_long_ends_the_reading_behind_those_before_it(tmp_path, row: str) -> None:
    (tmp_path / "a.csv").write_text(f"id,text\n1,It rained.\n2,It poured.\n{row}\n4,It snowed.\n")
    source = Source(str(tmp_path / "a.csv"), "a.csv", 1, 0, ".csv", Limits(max_bytes=1000))
    pieces = csv_rows.cut(source, Position())
    assert [record.id for record in csv_rows.read(next(pieces), {})] == ["1", "2"]
    with pytest.raises(ValueError, match="row 3: longer than max_bytes = 1000"):
        next(pieces)


def test_rows_as_long_as_allowed_are_read_however_many(tmp_path) -> None:
    (tmp_path / "a.csv").write_text("text\n" + f"{'x' * 999}\n" * 50)
    source = Source(str(tmp_path / "a.csv"), "a.csv", 1, 0, ".csv", Limits(max_bytes=1000))
    assert sum(piece.records or 0 for piece in csv_rows.cut(source, Position())) == 50


def test_cutting_goes_on_from_any_piece(tmp_path) -> None:
    (tmp_path / "a.csv").write_text("text\n" + "".join(f'"Row {n}\n{"x" * 900}"\n' for n in range(1000)))
    source = Source(str(tmp_path / "a.csv"), "a.csv", 1, 0, ".csv")
    pieces = list(csv_rows.cut(source, Position()))
    assert len(pieces) > 2
    for n, piece in enumerate(pieces):
        rest = list(csv_rows.cut(source, piece.end))
        assert [(p.data, p.number) for p in rest] == [(p.data, p.number) for p in pieces[n + 1 :]]
