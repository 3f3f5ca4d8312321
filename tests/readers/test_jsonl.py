from __future__ import annotations

import base64
import gzip
import json
import random
from dataclasses import replace

import pytest
import zstandard

from scrubber.readers import PIECE_BYTES, Limits, Position, Source, jsonl


def lines(*texts: str) -> bytes:
    return b"".join(json.dumps({"text": text}).encode() + b"\n" for text in texts)


def source(path, name: str = "a.jsonl") -> Source:
    return Source(str(path / name), name, (path / name).stat().st_size, 0, ".jsonl")


def test_a_record_a_line_numbered_by_line(read) -> None:
    records = read("a.jsonl", lines("One.") + b"\n  \n" + lines("Four.") + b'{"id": "x", "text": "Five."}')
    assert [(r.id, r.text, r.where) for r in records] == [
        ("a.jsonl#1", "One.", "a.jsonl line 1"),
        ("a.jsonl#4", "Four.", "a.jsonl line 4"),
        ("x", "Five.", "a.jsonl line 5"),
    ]


@pytest.mark.parametrize(
    ("name", "compress"),
    [
        pytest.param("a.jsonl.gz", gzip.compress, id="gz"),
        pytest.param("a.jsonl.gz", lambda data: gzip.compress(data[:40]) + gzip.compress(data[40:]), id="gz of two"),
        pytest.param("a.jsonl.zst", zstandard.compress, id="zst"),
        pytest.param(
            "a.jsonl.zst",
            lambda data: zstandard.compress(data[:40]) + zstandard.compress(data[40:]),
            id="zst of two",
        ),
        pytest.param("a.jsonl", lambda data: data.decode().encode("utf-16"), id="UTF-16"),
        pytest.param("a.jsonl", lambda data: data.decode().encode("utf-16-le"), id="UTF-16 without a mark"),
        pytest.param("a.jsonl", lambda data: data.decode().encode("utf-16-be"), id="UTF-16 BE without a mark"),
        pytest.param("a.jsonl", lambda data: b"\xef\xbb\xbf" + data, id="UTF-8 with a mark"),
        pytest.param("a.ndjson", lambda data: data.replace(b"\n", b"\r\n"), id="line ends of Windows"),
    ],
)
def test_what_lines_come_in(read, name: str, compress) -> None:
    texts = [f"Line {n} – über." for n in range(1000)]
    assert [record.text for record in read(name, compress(lines(*texts)))] == texts


def test_a_broken_line_costs_only_itself(read) -> None:
    good, broken, after = read("a.jsonl", lines("One.") + b'{"text": "Two\n' + lines("Three."))
    assert (good.text, after.text) == ("One.", "Three.")
    assert (broken.where, broken.input) == ("a.jsonl line 2", '{"text": "Two')
    assert broken.reason == "not valid JSON: unexpected end of data: line 1 column 14 (char 13)"


def test_a_binary_line_is_rejected_with_its_bytes(read) -> None:
    ascii_, other = read("a.jsonl", b"\x00\x01\\xff\n\x00\x01\xff\\xff\n")
    assert (ascii_.reason, ascii_.input) == ("binary data, not text", "\x00\x01\\xff")
    assert (other.reason, other.where) == ("binary data, not text", "a.jsonl line 2")
    assert base64.b64decode(other.input["base64"]) == b"\x00\x01\xff\\xff"


def test_a_gzip_file_without_its_suffix_is_told(read) -> None:
    rejected, *_ = read("a.jsonl", gzip.compress(lines("One."), mtime=0))
    assert rejected.reason == "packed data, not text: its name should end in .gz"


def test_a_line_in_another_encoding_is_guessed_by_itself(read) -> None:
    first, second = read("a.jsonl", '{"text": "It’s cold"}\n'.encode("cp1252") + lines("Two."))
    assert (first.text, first.charset) == ("It’s cold", "cp1252")
    assert (second.text, second.charset) == ("Two.", None)


def test_columns_by_other_names(read) -> None:
    data = b'{"body": "It rained.", "link": "https://example.org", "text": "teaser", "n": 1}\n'
    (record,) = read("a.jsonl", data, text="body", url="link")
    assert record.text == "It rained."
    assert record.given["url"] == "https://example.org"
    assert (record.given["input_text"], record.given["n"]) == ("teaser", 1)


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_cutting_goes_on_from_any_piece(tmp_path, name: str) -> None:
    data = lines(*(f"Line {n} " + "x" * 900 for n in range(1500)))
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    pieces = list(jsonl.cut(source(tmp_path, name), Position()))
    assert b"".join(piece.data for piece in pieces) == data
    assert len(pieces) > 4
    assert all(PIECE_BYTES <= len(piece.data) < PIECE_BYTES + 1000 for piece in pieces[:-1])
    for n, piece in enumerate(pieces):
        rest = list(jsonl.cut(source(tmp_path, name), piece.end))
        assert [p.data for p in rest] == [p.data for p in pieces[n + 1 :]]
        assert [p.number for p in rest] == [p.number for p in pieces[n + 1 :]]


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("suffix", ["gz", "zst"])
def test_a_file_that_is_cut_off_gives_every_line_that_can_be_read(tmp_path, suffix: str, keep: float) -> None:
    whole = lines(*(f"Line {n} " + random.Random(n).randbytes(450).hex() for n in range(1500)))
    packed = gzip.compress(whole, 1) if suffix == "gz" else zstandard.compress(whole, 1)
    (tmp_path / f"a.jsonl.{suffix}").write_bytes(packed[: int(len(packed) * keep)])
    pieces = []
    with pytest.raises(EOFError):
        pieces.extend(jsonl.cut(source(tmp_path, f"a.jsonl.{suffix}"), Position()))
    found = b"".join(piece.data for piece in pieces)
    assert whole.startswith(found)
    assert found.endswith(b"\n")
    assert len(found) > len(whole) * keep - 300_000


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress], ids=["gz", "zst"])
def test_a_bomb_gives_what_stands_before_it(tmp_path, monkeypatch, pack) -> None:
    monkeypatch.setattr("scrubber.readers.streams._NO_BOMB", 1 << 20)
    suffix = "gz" if pack is gzip.compress else "zst"
    (tmp_path / f"a.jsonl.{suffix}").write_bytes(pack(lines("One.") + bytes(30_000_000)))
    pieces = []
    with pytest.raises(OSError, match="holds more than max_expansion = 200 times its size"):
        pieces.extend(jsonl.cut(source(tmp_path, f"a.jsonl.{suffix}"), Position()))
    assert [piece.data for piece in pieces] == [lines("One.")]


def test_a_line_that_is_too_long_is_passed_over(tmp_path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines("One.") + b'"' + b"x" * 3_000_000 + b'"\n' + lines("Three."))
    small = replace(source(tmp_path), limits=Limits(max_bytes=1_000_000))
    pieces = list(jsonl.cut(small, Position()))
    problem = "the line is longer than max_bytes = 1000000"
    assert [(p.number, p.problem) for p in pieces] == [(1, ""), (2, problem), (3, "")]
    assert [piece.data for piece in pieces] == [lines("One."), b"", lines("Three.")]
    assert list(jsonl.cut(small, pieces[1].end)) == pieces[2:]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
@pytest.mark.parametrize("length", [70_001, 150_000, 262_144, 300_000, 400_000])
def test_each_line_that_is_too_long_is_rejected(tmp_path, name: str, length: int) -> None:
    # Those that fit into a piece are told from the others by nobody but who splits it.
    line = b'{"text": "' + b"x" * (length - 12) + b'"}'
    data = lines("One.") + line + b"\n" + lines("Three.") + line
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    small = replace(source(tmp_path, name), limits=Limits(max_bytes=70_000))
    found = []
    for piece in jsonl.cut(small, Position()):
        found += (
            [(piece.number, piece.problem)]
            if piece.problem
            else [(int(item.id.partition("#")[2]), getattr(item, "reason", "")) for item in jsonl.read(piece, {})]
        )
    problem = "the line is longer than max_bytes = 70000"
    assert found == [(1, ""), (2, problem), (3, ""), (4, problem)]


def test_a_line_of_just_max_bytes_is_read(tmp_path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "' + b"x" * 69_988 + b'"}\n')
    (piece,) = jsonl.cut(replace(source(tmp_path), limits=Limits(max_bytes=70_000)), Position())
    (record,) = jsonl.read(piece, {})
    assert len(record.text) == 69_988


@pytest.mark.parametrize("place", [12, 40, 200])
def test_a_damaged_gzip_file_is_told_as_an_error_of_the_file(tmp_path, place: int) -> None:
    packed = bytearray(gzip.compress(lines(*map(str, range(300)))))
    packed[place : place + 20] = b"\xff" * 20
    (tmp_path / "a.jsonl.gz").write_bytes(packed)
    with pytest.raises((OSError, EOFError)):
        list(jsonl.cut(source(tmp_path, "a.jsonl.gz"), Position()))
