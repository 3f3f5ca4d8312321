"""JSON objects as records: parsing that loses nothing, and says where it is broken."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import orjson

from scrubber.article import Rejected
from scrubber.pipeline import Record, record_of
from scrubber.readers import Columns, renamed

if TYPE_CHECKING:
    from collections.abc import Iterable

_EXACT: Final = 1 << 63


class NotJson(ValueError):
    """The text is not JSON; the message says where."""


def parse(data: bytes | str) -> Any:
    """The value of a JSON text.

    orjson reads integers of more than 64 bits as floats and refuses lone surrogates and NaN, which json can
    read; where one of them may be at hand, json decides.

    Raises:
        NotJson: it is not JSON.

    """
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        try:
            return json.loads(data)
        except RecursionError:
            raise NotJson("not usable JSON: nested too deeply") from None
        except ValueError:
            raise NotJson(f"not valid JSON: {error}") from None
    if _may_be_rounded(value):
        return json.loads(data)
    return value


def _may_be_rounded(value: Any) -> bool:
    kind = type(value)
    if kind is str:
        return False
    if kind is dict:
        return any(_may_be_rounded(item) for item in value.values() if type(item) is not str)
    if kind is list:
        return any(_may_be_rounded(item) for item in value)
    return kind is float and abs(value) >= _EXACT


def record(value: Any, id_: str, where: str, columns: Columns, charset: str | None = None) -> Record | Rejected:
    """The record that a JSON value is, or why it is none."""
    if not isinstance(value, dict):
        reason = f"expected a JSON object, found {_NAMES.get(type(value), 'something else')}"
        return Rejected(id=id_, reason=reason, where=where, input=value)
    found = record_of(renamed(value, columns), id_, where)
    if charset and isinstance(found, Record):
        from dataclasses import replace

        return replace(found, charset=charset)
    return found


def records(values: Iterable[Any], name: str, columns: Columns, charset: str | None) -> Iterable[Record | Rejected]:
    """The records of an array, numbered from 1."""
    for number, value in enumerate(values, 1):
        yield record(value, f"{name}#{number}", f"{name} item {number}", columns, charset)


_NAMES: Final = {
    str: "a text",
    int: "a number",
    float: "a number",
    bool: "true or false",
    list: "an array",
    type(None): "null",
}
