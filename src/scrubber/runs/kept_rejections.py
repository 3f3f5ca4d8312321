"""Rejections of a run without an output folder: kept in the current folder, in a file of a name that is free."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from scrubber.readers.files import why

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO


class KeptRejections:
    """A file that is made when the first rejection comes; `tell` says where it is, or why there is none."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._file: IO[bytes] | None = None
        self._refused = False

    def write(self, lines: bytes) -> None:
        """Add lines of rejections."""
        if lines and not self._refused:
            try:
                if self._file is None:
                    self._file = _free_file()
                    self._tell(f"rejected inputs are kept, whole and with the reasons, in {self._file.name}")
                self._file.write(lines)
                self._file.flush()
            except OSError as error:
                self._refused = True
                self._tell(f"rejected inputs are not kept: {Path.cwd()}: {why(error)}")

    def close(self) -> None:
        """Close the file, if there is one."""
        if self._file:
            self._file.close()


def _free_file() -> IO[bytes]:
    for number in count(1):
        try:
            return Path(f"rejected-{number}.jsonl" if number > 1 else "rejected.jsonl").open("xb")
        except FileExistsError:
            continue
    raise AssertionError("numbers don't end")
