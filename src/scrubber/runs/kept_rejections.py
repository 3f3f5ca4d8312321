"""Rejections of a run without an output folder: kept in the current folder, in files of a name that is free."""

from __future__ import annotations

from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from scrubber.readers.files import why
from scrubber.runs.kept_bytes import KeptBytes
from scrubber.runs.shards import RAW, rejected_lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO

    from scrubber.runs.worker import Result


class KeptRejections:
    """A file that is made when the first rejection comes; `tell` says where it is, or why there is none."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._file: IO[bytes] | None = None
        self._unread = KeptBytes(lambda: Path(self._open().name).with_suffix(RAW).open("wb"))
        self._refused = False

    def write(self, result: Result) -> None:
        """Add a batch's rejections."""
        if (result.rejected or result.unread) and not self._refused:
            try:
                file = self._open()
                file.write(rejected_lines(result, self._unread))
                file.flush()
            except OSError as error:
                self._refused = True
                self._tell(f"rejected inputs are not kept: {Path.cwd()}: {why(error)}")

    def _open(self) -> IO[bytes]:
        if self._file is None:
            self._file = _free_file()
            self._tell(f"rejected inputs are kept, whole and with the reasons, in {self._file.name}")
        return self._file

    def close(self) -> None:
        """Close the files, if there are any."""
        self._unread.close()
        if self._file:
            self._file.close()


def _free_file() -> IO[bytes]:
    for number in count(1):
        path = Path(f"rejected-{number}.jsonl" if number > 1 else "rejected.jsonl")
        if not path.with_suffix(RAW).exists():
            with suppress(FileExistsError):
                return path.open("xb")
    raise AssertionError("numbers don't end")
