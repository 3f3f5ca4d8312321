"""Reading a file as a run does, without processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scrubber.plugins import load_plugins
from scrubber.readers import Position
from scrubber.runs.inputs import find_inputs
from scrubber.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scrubber import Record, Rejected


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., list[Record | Rejected]]:
    """Write bytes to a file of this name and read its records."""
    readers = load_plugins(Settings(entry_points=False)).readers()

    def read(name: str, data: bytes, **columns: str) -> list[Record | Rejected]:
        (tmp_path / name).write_bytes(data)
        (source,) = find_inputs([str(tmp_path)], readers).sources
        reader = readers[source.reader]
        pieces = list(reader.cut(source, Position()))
        return [record for piece in pieces for record in reader.read(piece, columns)]

    return read
