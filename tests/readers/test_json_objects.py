from __future__ import annotations

import json

import orjson
import pytest

from scrubber.readers.json_objects import NotJson, parse


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param('{"n": 123456789012345678901}', {"n": 123456789012345678901}, id="more than 64 bits"),
        pytest.param('{"a": [{"n": -98765432109876543210}]}', {"a": [{"n": -98765432109876543210}]}, id="deep inside"),
        pytest.param('{"n": 18446744073709551615}', {"n": 18446744073709551615}, id="64 bits"),
        pytest.param('{"n": 1e300}', {"n": 1e300}, id="a large float"),
        pytest.param('{"n": 0.5}', {"n": 0.5}, id="a float"),
        pytest.param('{"t": "\\ud83d"}', {"t": "\ud83d"}, id="half a surrogate pair"),
    ],
)
def test_nothing_is_lost(text: str, value: object) -> None:
    assert parse(text) == value
    assert parse(text.encode()) == value


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"text": "a", "title": "T", "text": "b"}', id="at the top"),
        pytest.param('{"a": [{"text": "a", "text": "b"}]}', id="deep inside"),
        pytest.param('{"text" : "a", "text"\n:"b"}', id="blanks before a colon"),
        pytest.param('{"te\\u0078t": "a", "text": "b"}', id="one of them with an escape"),
        pytest.param('{"text": NaN, "text": "b"}', id="one that orjson refuses"),
        pytest.param('{"text": "He: \\"a\\": b", "text": "c"}', id="quotation marks in the values"),
    ],
)
def test_a_key_given_twice_is_refused(text: str) -> None:
    for data in (text, text.encode()):
        with pytest.raises(NotJson, match=r"^not usable JSON: the key 'text' is given twice, with different values$"):
            parse(data)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param('{"a": 1, "a": 1}', {"a": 1}, id="twice the same"),
        pytest.param('{"a\\\\": "\\":\\\\", "b" : "x:"}', {"a\\": '":\\', "b": "x:"}, id="signs like those of keys"),
        pytest.param('[{"a": 1}, {"a": 2}]', [{"a": 1}, {"a": 2}], id="in two objects"),
    ],
)
def test_what_only_looks_like_a_key_given_twice(text: str, value: object) -> None:
    assert parse(text) == parse(text.encode()) == value


def test_json_is_not_asked_about_usual_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("json.loads", None)
    line = {"text": 'He said: "It rained":\n\\ {"a": 1}', "tags": [{"name": "rain"}], "id": 7}
    assert parse(orjson.dumps(line)) == line
    assert parse(json.dumps(line)) == line


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param('{"text": "a', "not valid JSON: unexpected end of data: line 1 column 12 (char 11)", id="cut off"),
        pytest.param('{"text" "a"}', "not valid JSON: unexpected character", id="no colon"),
        pytest.param("[" * 100_000, "not usable JSON: nested too deeply", id="nested without end"),
    ],
)  # fmt: skip
def test_what_is_broken_is_told(text: str, reason: str) -> None:
    with pytest.raises(NotJson) as error:
        parse(text)
    assert str(error.value).startswith(reason)


@pytest.mark.parametrize("depth", [101, 900, 100_000])
def test_what_is_nested_too_deep_is_refused(depth: int) -> None:
    with pytest.raises(NotJson, match=r"not usable JSON: nested .*deep"):
        parse("[" * depth + "]" * depth)


def test_the_depth_that_is_allowed_can_be_set() -> None:
    assert parse("[[[1]]]", max_depth=3) == [[[1]]]
    with pytest.raises(NotJson, match="nested 3 deep, more than max_depth = 2"):
        parse("[[[1]]]", max_depth=2)


@pytest.mark.parametrize("number", ["9" * 5000, "-" + "9" * 5000, "1e999999", "9" * 5000 + ".5e-4000"])
def test_a_number_of_any_size_is_read_or_refused(number: str) -> None:
    try:
        value = parse(f"[{number}]")
    except NotJson:
        return
    assert isinstance(value[0], float)
