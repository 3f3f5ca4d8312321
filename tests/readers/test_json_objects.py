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
