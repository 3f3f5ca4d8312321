"""An output folder: what it always holds, writing small files whole, and taking away no more than a run wrote."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ASIDE: Final = ".scrubber"
"""The folder inside it that holds what is not whole yet, and the notes of what is."""

SUMMARY: Final = "summary.json"


def is_output_folder(path: str | os.PathLike[str]) -> bool:
    """Whether a run writes or wrote to a folder."""
    return os.path.isdir(os.path.join(path, ASIDE))  # noqa: PTH112, PTH118 (Path.is_dir raises where nothing may be seen)


def write_whole(path: Path, data: bytes | bytearray) -> None:
    """Write a small file so that it is there whole or not at all."""
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Bring a folder to the disk: only then is a rename safe from a power cut. Not every system can do that."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def files_inside(path: Path) -> list[str] | None:
    """The files in a folder, by their path below it; None if it is no folder."""
    return sorted(_files(path)) if path.is_dir() else None


def size_of(path: Path, inside: Iterable[str] | None) -> int:
    """Bytes of a file, or of some files in a folder.

    Raises:
        OSError: one of them is not there.

    """
    return path.stat().st_size if inside is None else sum((path / name).stat().st_size for name in inside)


def foreign_in(path: Path, inside: Iterable[str] | None) -> Path | None:
    """What stands at a path that is neither the file nor the folder of certain files which a run put there."""
    if inside is None:
        return path if path.is_dir() and not path.is_symlink() else None
    if path.is_symlink() or not path.is_dir():
        return path if path.is_symlink() or path.exists() else None
    known = set(inside)
    return next((path / name for name in _files(path) if name not in known), None)


def remove_own(path: Path, inside: Iterable[str] | None) -> None:
    """Take away a file, or certain files of a folder and the folders that are empty then; all else stays."""
    if foreign_in(path, inside) == path:
        return
    if inside is None:
        path.unlink(missing_ok=True)
        return
    known = set(inside)
    for name in _files(path):
        if name in known:
            (path / name).unlink()
    for folder, _, _ in os.walk(path, topdown=False):
        with suppress(OSError):
            os.rmdir(folder)  # noqa: PTH106


def _files(path: Path) -> Iterator[str]:
    """The files below a folder, and links to folders: what lies behind a link is not in it."""
    for folder, folders, files in os.walk(path):
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]  # noqa: PTH114, PTH118
        yield from (Path(folder, name).relative_to(path).as_posix() for name in files + links)
