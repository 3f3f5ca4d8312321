"""Byte streams: compressed files opened as what is in them, and how far the file itself has been read."""

from __future__ import annotations

import io
import sys
from pathlib import Path, PurePath
from typing import IO, TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

COMPRESSED: Final = (".gz", ".zst")
STDIN: Final = "-"

_SKIP: Final = 1 << 20


def format_suffix(name: str) -> str:
    """The suffix that tells the format, in lower case, below a compression's: `.jsonl` for `A.JSONL.gz`."""
    suffixes = [suffix.lower() for suffix in PurePath(name).suffixes]
    if suffixes and suffixes[-1] in COMPRESSED:
        suffixes.pop()
    return suffixes[-1] if suffixes else ""


def open_stream(path: str) -> tuple[IO[bytes], Callable[[], int]]:
    """Open a file for reading, decompressed; the function says how many bytes of the file are used up.

    Raises:
        OSError: it can't be opened.

    """
    if path == STDIN:
        return sys.stdin.buffer, lambda: 0
    raw = _open_remote(path) if is_remote(path) else Path(path).open("rb")  # noqa: SIM115
    suffix = PurePath(path).suffix.lower()
    if suffix == ".gz":
        import gzip

        return io.BufferedReader(gzip.GzipFile(fileobj=raw), _SKIP), raw.tell
    if suffix == ".zst":
        import zstandard

        reader = zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True)
        return io.BufferedReader(_Zstandard(reader), _SKIP), raw.tell
    return raw, raw.tell


def is_remote(path: str) -> bool:
    """Whether a path is an address that fsspec opens (`s3://…`), not one of the local file system."""
    return "://" in path


def _open_remote(path: str) -> IO[bytes]:
    import fsspec

    return io.BufferedReader(fsspec.open(path, "rb").open(), _SKIP)


def read_file(path: str, limit: int) -> bytes:
    """The content of a file, decompressed.

    Raises:
        OSError: it can't be read, or a compressed file is damaged.
        EOFError: a compressed file is cut off.
        ValueError: it is longer than `limit` bytes.

    """
    stream, _ = open_stream(path)
    with stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise ValueError(f"more than {limit >> 20} MiB in one file")
    return data


def skip(stream: IO[bytes], size: int) -> None:
    """Move a stream from its start to an offset; where it can't seek, by reading."""
    if isinstance(getattr(stream, "raw", None), io.FileIO) and stream.seekable():
        stream.seek(size)
        return
    while size > 0 and (data := stream.read(min(size, _SKIP))):
        size -= len(data)


class _Zstandard(io.RawIOBase):
    """zstandard's reader with the errors of a file: damage is an OSError, a cut an EOFError."""

    def __init__(self, reader: IO[bytes]) -> None:
        self._reader = reader

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        import zstandard

        try:
            return self._reader.readinto(buffer)  # type: ignore[attr-defined, no-any-return]
        except zstandard.ZstdError as error:
            raise OSError(f"not a whole zstandard file: {error}") from None

    def close(self) -> None:
        self._reader.close()
        super().close()
