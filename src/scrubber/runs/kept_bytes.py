"""Bytes of inputs that are not read into memory: copied as they are into a file beside the rejections.

They stand one behind the other, and the `input` of each rejection says which are its own. The file is made when the
first comes. Copying takes no more memory than a chunk.
"""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import IO, TYPE_CHECKING, Any, Final

from scrubber.article import Rejected
from scrubber.readers.files import why
from scrubber.readers.streams import open_packed, open_stream, skip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scrubber.readers import ByteRange
    from scrubber.readers.files import Unread

_CHUNK: Final = 1 << 20


class KeptBytes:
    """A file of bytes. `make` opens it for writing; a name that ends in `.part` is told without that."""

    def __init__(self, make: Callable[[], IO[bytes]]) -> None:
        self._make = make
        self._file: IO[bytes] | None = None
        self._source: tuple[str, int, IO[bytes]] | None = None

    def keep(self, unread: Unread) -> Rejected:
        """Copy the bytes of an input. Its rejection says where they are, or why they are not (all) there.

        Raises:
            OSError: they can't be written.

        """
        length = 0
        told: dict[str, Any] = {}
        chunks = self._chunks(unread.bytes_at)
        while True:
            try:
                data = next(chunks, b"")
            except (OSError, EOFError, ValueError) as error:
                told["not_kept"] = why(error)
                break
            if not data:
                break
            self._file = self._file or self._make()
            self._file.write(data)
            length += len(data)
        if self._file and length:
            name = PurePath(self._file.name).name.removesuffix(".part")
            told["bytes"] = {"file": name, "offset": self._file.tell() - length, "length": length}
        return Rejected(id=unread.id, reason=unread.reason, where=unread.where, input=unread.input | told)

    def _chunks(self, at: ByteRange) -> Iterator[bytes]:
        if at.length is None:
            with open_packed(at.path) as packed:
                while data := packed.read(_CHUNK):
                    yield data
            return
        # Kept open: in a compressed file the way to the next one is long from its start.
        path, place, stream = self._source or ("", 0, None)
        if stream is None or path != at.path or place > at.offset:
            self._leave()
            place, stream = 0, open_stream(at.path)[0]
        self._source = None
        skip(stream, at.offset - place)
        left = at.length
        while left and (data := stream.read(min(left, _CHUNK))):
            left -= len(data)
            yield data
        self._source = at.path, at.offset + at.length - left, stream

    def _leave(self) -> None:
        if self._source:
            self._source[2].close()

    def close(self) -> bool:
        """Bring the file to the disk; whether there is one."""
        self._leave()
        if self._file is None:
            return False
        with self._file as file:
            file.flush()
            os.fsync(file.fileno())
        return True
