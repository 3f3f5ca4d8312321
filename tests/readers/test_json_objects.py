from __future__ import annotations

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
