"""Byte streams: compressed files opened as what is in them, and how far the file itself has been read."""

from __future__ import annotations

import io
import sys
import zlib
from pathlib import Path, PurePath
from typing import IO, TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrubber.readers import Limits

COMPRESSED: Final = (".gz", ".zst")
STDIN: Final = "-"

_SKIP: Final = 1 << 20
_LITTLE: Final = 1 << 16
_LITTLE_PACKED: Final = 1 << 11
"""Of zstandard, four bytes can hold 128 KiB: so much is unpacked at a time that even a bomb fits into 64 MiB."""
_NO_BOMB: Final = 64 << 20
"""Decompressed bytes up to which no file is taken for a bomb."""


def format_suffix(name: str) -> str:
    """The suffix that tells the format, in lower case, below a compression's: `.jsonl` for `A.JSONL.gz`."""
    suffixes = [suffix.lower() for suffix in PurePath(name).suffixes]
    if suffixes and suffixes[-1] in COMPRESSED:
        suffixes.pop()
    return suffixes[-1] if suffixes else ""


def open_stream(path: str, limits: Limits | None = None) -> tuple[IO[bytes], Callable[[], int]]:
    """Open a file for reading, decompressed; the function says how many bytes of the file are used up.

    Reading raises OSError where a file is damaged, or holds more than `max_expansion` times its size.

    Raises:
        OSError: it can't be opened.

    """
    if path == STDIN:
        return sys.stdin.buffer, lambda: 0
    raw = open_packed(path)
    suffix = PurePath(path).suffix.lower()
    if suffix == ".gz":
        import gzip

        return io.BufferedReader(_Expanding(gzip.GzipFile(fileobj=raw).read1, raw, limits), _SKIP), raw.tell
    if suffix == ".zst":
        return io.BufferedReader(_Expanding(_Zstandard(raw).read, raw, limits), _SKIP), raw.tell
    return raw, raw.tell


def is_remote(path: str) -> bool:
    """Whether a path is an address that fsspec opens (`s3://…`), not one of the local file system."""
    return "://" in path


def open_packed(path: str) -> IO[bytes]:
    """Open a file for reading as it lies on the disk.

    Raises:
        OSError: it can't be opened.

    """
    if not is_remote(path):
        return Path(path).open("rb")
    import fsspec

    return io.BufferedReader(fsspec.open(path, "rb").open(), _SKIP)


def read_file(path: str, limits: Limits) -> bytes:
    """The content of a file, decompressed.

    Raises:
        OSError: it can't be read, or a compressed file is damaged.
        EOFError: a compressed file is cut off.
        ValueError: it is longer than `max_bytes`.

    """
    stream, _ = open_stream(path, limits)
    with stream:
        data = stream.read(limits.max_bytes + 1)
    if len(data) > limits.max_bytes:
        raise ValueError(f"more than max_bytes = {limits.max_bytes}")
    return data


def skip(stream: IO[bytes], size: int) -> None:
    """Move a stream on by so many bytes; where it can't seek, by reading."""
    if isinstance(getattr(stream, "raw", None), io.FileIO) and stream.seekable():
        stream.seek(size, io.SEEK_CUR)
        return
    while size > 0 and (data := stream.read(min(size, _SKIP))):
        size -= len(data)


class _Expanding(io.RawIOBase):
    """A decompressed stream that ends with an error where it grows beyond all measure.

    It can be moved forwards only, which is what fastwarc asks for.
    """

    def __init__(self, read: Callable[[int], bytes | memoryview], packed: IO[bytes], limits: Limits | None) -> None:
        # Little at a time: what is read before an error is given out before it.
        self._read, self._packed = read, packed
        self._most = limits.max_expansion if limits else 0
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        wanted = offset + (self._at if whence == io.SEEK_CUR else 0)
        if whence == io.SEEK_END or wanted < self._at:
            raise io.UnsupportedOperation("a packed file is read forwards only; unpack it first")
        while self._at < wanted and self.read(min(wanted - self._at, _SKIP)):
            pass
        return self._at

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        try:
            data = self._read(min(len(view), _LITTLE))
        except zlib.error as error:
            raise OSError(f"not a whole gzip file: {error}") from None
        size = len(data)
        view[:size] = data
        self._at += size
        if self._most and self._at > _NO_BOMB and self._at > self._most * self._packed.tell():
            raise OSError(f"holds more than max_expansion = {self._most} times its size: a decompression bomb?")
        return size

    def close(self) -> None:
        self._packed.close()
        super().close()


class _Zstandard:
    """What is in a zstandard file, frame by frame, with the errors of a file.

    zstandard's own reader takes a file that was cut off for one that ends there.
    """

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed = packed
        self._frame: Any = None
        self._unused = b""
        self._data = memoryview(b"")

    def read(self, size: int) -> memoryview:
        """Some bytes, at the most so many; none at the end.

        Raises:
            OSError: the file is damaged.
            EOFError: it is cut off.

        """
        while not self._data and (packed := self._unused or self._packed.read(_LITTLE_PACKED)):
            self._unpack(packed)
        if not self._data and self._frame is not None:
            raise EOFError("the file is cut off inside a zstandard frame")
        data, self._data = self._data[:size], self._data[size:]
        return data

    def _unpack(self, packed: bytes) -> None:
        import zstandard

        self._frame = self._frame or zstandard.ZstdDecompressor().decompressobj()
        try:
            self._data = memoryview(self._frame.decompress(packed))
        except zstandard.ZstdError as error:
            raise OSError(f"not a whole zstandard file: {error}") from None
        self._unused = self._frame.unused_data if self._frame.eof else b""
        if self._frame.eof:
            self._frame = None
