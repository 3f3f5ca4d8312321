"""Where the keys of a TOML file stand, so that a mistake in a value can be shown at its line.

`tomllib` keeps no positions. This reads just enough of the format (https://toml.io/en/v1.0.0) to know tables,
bare keys, and strings that go over several lines; that the file is valid was seen by `tomllib` before.
"""

from __future__ import annotations

import re
from typing import Final

Place = tuple[str | int, ...]
"""A key's path: `("rule", 2, "pattern")` is `pattern` in the third `[[rule]]`."""

_TABLE: Final = re.compile(r"\s*(\[{1,2})\s*([\w.-]+)\s*\]{1,2}")
_KEY: Final = re.compile(r"\s*([\w-]+)\s*=")
_TOKEN: Final = re.compile(r""""{3}|'{3}|"(?:[^"\\]|\\.)*"|'[^']*'|[#\[\]{}]""")


class TomlLines:
    """The lines of a TOML source and the places of its keys."""

    def __init__(self, source: str) -> None:
        self._lines = source.split("\n")
        self._starts: dict[Place, int] = {}
        table: Place = ()
        seen: dict[str, int] = {}
        depth, string = 0, ""
        for number, line in enumerate(self._lines, 1):
            if not depth and not string:
                if found := _TABLE.match(line):
                    table = _path(found[2], seen, is_array=found[1] == "[[")
                    self._starts.setdefault(table, number)
                    self._starts.setdefault(table[:1], number)
                    continue
                if found := _KEY.match(line):
                    self._starts.setdefault((*table, found[1]), number)
            depth, string = _after(line, depth, string)

    def line(self, place: Place, value: object = None) -> int:
        """The line (from 1) of a key or of what it stands in; where it holds the text `value`, that text's line."""
        known: Place = place
        while known and known not in self._starts:
            known = known[:-1]
        start = self._starts.get(known, 1)
        if isinstance(value, str) and value:
            end = min((n for n in self._starts.values() if n > start), default=len(self._lines) + 1)
            for number in range(start, end):
                if _escaped(value) in self._lines[number - 1] or value in self._lines[number - 1]:
                    return number
        return start


def _path(name: str, seen: dict[str, int], *, is_array: bool) -> Place:
    """The path of a table; a part that is an array of tables means the latest of them."""
    if is_array:
        seen[name] = seen.get(name, -1) + 1
    path: list[str | int] = []
    parts = name.split(".")
    for n, part in enumerate(parts, 1):
        path.append(part)
        if (so_far := ".".join(parts[:n])) in seen:
            path.append(seen[so_far])
    return tuple(path)


def _after(line: str, depth: int, string: str) -> tuple[int, str]:
    """How deep in brackets, and in which multi-line string, the line's end is."""
    at = 0
    while True:
        if string:
            end = line.find(string, at)
            if end < 0:
                return depth, string
            at, string = end + 3, ""
        found = _TOKEN.search(line, at)
        if not found or found[0] == "#":
            return depth, ""
        at = found.end()
        if found[0] in ('"""', "'''"):
            string = found[0]
        elif found[0] in "[{":
            depth += 1
        elif found[0] in "]}":
            depth -= 1


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')
