"""JSON objects as records: parsing that loses nothing, and says where it is broken."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

import orjson

from scrubber.article import Rejected
from scrubber.readers import DEFAULT_LIMITS, Columns, renamed
from scrubber.record import Record, record_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_EXACT: Final = 1 << 63


class NotJson(ValueError):
    """The text is not JSON; the message says where."""


def parse(data: bytes | str, max_depth: int = DEFAULT_LIMITS.max_depth) -> Any:
    """The value of a JSON text whose arrays and objects stand no more than so many inside each other.

    orjson reads integers of more than 64 bits as floats, refuses lone surrogates and NaN, which json can
    read, and of a key that is given twice tells only the second value; where one of them may be at hand, json decides.

    Raises:
        NotJson: it is not JSON, or not such.

    """
    try:
        value = orjson.loads(data)
        is_exact = True
    except orjson.JSONDecodeError as error:
        value, is_exact = _strictly(data, str(error)), False
    depth, keys, may_be_rounded = _looked_at(value)
    if depth > max_depth:
        raise NotJson(f"not usable JSON: nested {depth} deep, more than max_depth = {max_depth}")
    return _strictly(data) if is_exact and (may_be_rounded or keys != _keys_written(data)) else value


def items(text: str) -> Iterator[str]:
    """The texts of an array's items, one by one; the last is the rest of the text from where it is broken.

    Nothing for a text that is no array.
    """
    begin = _OPENED.match(text)
    if not begin:
        return
    at, decoder = begin.end(), json.JSONDecoder()
    while True:
        try:
            end = decoder.raw_decode(text, at)[1]
        except (ValueError, RecursionError):
            yield text[at:]
            return
        follows = _FOLLOWED.match(text, end)
        if not follows or (follows[1] == "]" and follows.end() < len(text)):
            yield text[at:]
            return
        yield text[at:end]
        if follows[1] == "]":
            return
        at = follows.end()


_OPENED: Final = re.compile(r"\s*\[\s*")
_FOLLOWED: Final = re.compile(r"\s*([,\]])\s*")


def _keys_written(data: bytes | str) -> int:
    """How many keys a JSON text has, or another number where blanks and backslashes make it hard to tell."""
    # From colon to colon, since a search for one character is several times as fast as one for two.
    signs: tuple[Any, Any, Any] = (b":", ord('"'), ord("\\")) if isinstance(data, bytes) else (":", '"', "\\")
    colon, quote, backslash = signs
    keys, at = 0, data.find(colon)
    while at >= 0:
        keys += data[at - 1] == quote and data[at - 2] != backslash
        at = data.find(colon, at + 1)
    return keys


def _strictly(data: bytes | str, why: str = "") -> Any:
    try:
        return json.loads(data, object_pairs_hook=_object)
    except RecursionError:
        raise NotJson("not usable JSON: nested too deeply") from None
    except NotJson:
        raise
    except ValueError as error:
        raise NotJson(f"not valid JSON: {why or error}") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        for key, value in pairs:
            if value != found[key]:
                raise NotJson(f"not usable JSON: the key {key!r} is given twice, with different values")
    return found


def _looked_at(value: Any) -> tuple[int, int, bool]:
    """How deep a value is, how many keys it has, and whether a number in it may have been rounded."""
    depth, keys, may_be_rounded = 0, 0, False
    level = [value]
    while level:
        below: list[Any] = []
        is_container = False
        for item in level:
            kind = type(item)
            if kind is dict:
                is_container = True
                keys += len(item)
                below += [inner for inner in item.values() if type(inner) is not str]
            elif kind is list:
                is_container = True
                below += item
            elif kind is float and abs(item) >= _EXACT:
                may_be_rounded = True
        depth += is_container
        level = below
    return depth, keys, may_be_rounded


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
