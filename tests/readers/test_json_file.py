from __future__ import annotations

import json

import pytest

from scrubber import Record


def test_one_object(read) -> None:
    (record,) = read("a.json", b'{"text": "It rained.", "url": "https://example.org/1", "n": 1}')
    assert (record.id, record.text, record.given["n"]) == ("a.json", "It rained.", 1)


def test_an_object_may_be_spread_over_lines(read) -> None:
    (record,) = read("a.json", json.dumps({"id": "x", "html": "<p>It rained.</p>"}, indent=2).encode())
    assert (record.id, record.media_type) == ("x", "html")


def test_an_array_of_objects(read) -> None:
    first, second, third = read("a.json", b'[{"text": "One."}, {"title": "no text"}, {"id": 3, "text": "Three."}]')
    assert isinstance(first, Record)
    assert (first.id, first.where) == ("a.json#1", "a.json item 1")
    assert (second.id, second.reason) == ("a.json#2", "no `text` and no `html` in the record")
    assert third.id == "3"


def test_an_empty_array_is_told(read) -> None:
    (rejected,) = read("a.json", b" []\n")
    assert (rejected.reason, rejected.input) == ("the array is empty", {"path": "a.json", "text": " []\n"})


def test_broken_json_is_kept_whole(read) -> None:
    (rejected,) = read("a.json", b'{\n"text": "It rained.",\n}')
    assert rejected.reason.startswith("not valid JSON: ")
    assert "line 2 column 21" in rejected.reason
    assert rejected.input == {"path": "a.json", "text": '{\n"text": "It rained.",\n}'}


def test_what_is_no_object(read) -> None:
    (rejected,) = read("a.json", b'"It rained."')
    assert (rejected.reason, rejected.input) == ("expected a JSON object, found a text", "It rained.")


def test_the_encoding_is_recorded(read) -> None:
    (record,) = read("a.json", json.dumps({"text": "Café – it’s"}, ensure_ascii=False).encode("cp1252"))
    assert (record.text, record.charset) == ("Café – it’s", "cp1252")


def test_json_lines_under_this_name(read) -> None:
    lines = '{"text": "Café."}\n\n{"id": "x", "text": "Two."}\n{"text": "Three.\n'
    first, second, broken = read("a.json", lines.encode("cp1252"))
    assert (first.id, first.text, first.where, first.charset) == ("a.json#1", "Café.", "a.json line 1", "cp1252")
    assert (second.id, second.text) == ("x", "Two.")
    assert (broken.where, broken.input) == ("a.json line 4", '{"text": "Three.')


def test_a_damaged_object_is_no_json_lines(read) -> None:
    (rejected,) = read("a.json", b'{"text": "a", "text": "b"}\n')
    assert rejected.input == {"path": "a.json", "text": '{"text": "a", "text": "b"}\n'}


@pytest.mark.parametrize(
    ("data", "ids", "broken"),
    [
        pytest.param(
            '[{"text": "One."}, {"text": "a", "text": "b"}, {"text": "Three."}]',
            ["a.json#1", "a.json#3"],
            [("a.json item 2", "not usable JSON: the key 'text' is given twice", '{"text": "a", "text": "b"}')],
            id="a key given twice costs its record",
        ),
        pytest.param(
            '[{"text": "One."},\n {"text": "Two."},\n {"text": "Thr',
            ["a.json#1", "a.json#2"],
            [("a.json item 3", "not valid JSON", '{"text": "Thr')],
            id="a file that is cut off",
        ),
        pytest.param(
            '[{"text": "One."}, {"text": "Two.",}, {"text": "Three."}]',
            ["a.json#1"],
            [("a.json item 2", "not valid JSON", '{"text": "Two.",}, {"text": "Three."}]')],
            id="what follows a broken item stands in its rejection",
        ),
        pytest.param(
            '[{"text": "One."}, {"text": "Two."}] and more',
            ["a.json#1"],
            [("a.json item 2", "not valid JSON", '{"text": "Two."}] and more')],
            id="something behind the array",
        ),
        pytest.param(
            '[{"text": "One."}, {"text": "Two."} {"text": "Three."}]',
            ["a.json#1"],
            [("a.json item 2", "not valid JSON", '{"text": "Two."} {"text": "Three."}]')],
            id="a comma is missing",
        ),
        pytest.param(
            '[{"text": "One."}, {"text": "Two."} [{"text": "Three."}]]',
            ["a.json#1"],
            [("a.json item 2", "not valid JSON", '{"text": "Two."} [{"text": "Three."}]]')],
            id="an array behind an item",
        ),
        pytest.param(
            '[{"text": "One."}, ' + "[" * 150 + "]" * 150 + ', {"text": "Three."}]',
            ["a.json#1", "a.json#3"],
            [("a.json item 2", "not usable JSON: nested 150 deep", "[" * 150 + "]" * 150)],
            id="an item that is nested too deep",
        ),
    ],
)
def test_an_item_that_can_not_be_read_does_not_cost_the_others(read, data: str, ids: list[str], broken: list) -> None:
    found = list(read("a.json", data.encode()))
    assert [record.id for record in found if isinstance(record, Record)] == ids
    rejected = [item for item in found if not isinstance(item, Record)]
    assert [(item.where, item.input) for item in rejected] == [(where, part) for where, _, part in broken]
    for item, (_, reason, _) in zip(rejected, broken, strict=True):
        assert item.reason.startswith(reason)
