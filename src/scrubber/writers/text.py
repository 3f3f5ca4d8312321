"""A tree of text files: one article a file, named by its id, its title on the first line and a blank line below.

What the shard's other formats keep in one file is a folder here. The text is what `scrub` reads again as the
same title and body; the other fields and the log are left out.
"""

from __future__ import annotations

import hashlib
import os
import re
from itertools import count
from typing import TYPE_CHECKING, Final

import orjson

from scrubber.hooks import hookimpl
from scrubber.writers import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from scrubber.article import Article

MAX_NAME: Final = 120

# What the common file systems refuse in a name, and what would make a name hidden or lead elsewhere.
_REFUSED: Final = re.compile(r'[\x00-\x1f\x7f<>:"\\|?*]|^\.+|[. ]+$')


class Tree:
    """A folder of text files."""

    def __init__(self, path: Path) -> None:
        self._root = path
        path.mkdir(exist_ok=True)
        for old in sorted(path.rglob("*"), reverse=True):
            old.rmdir() if old.is_dir() else old.unlink()

    def write(self, data: bytes) -> int:
        """Add articles; their number."""
        articles = orjson.loads(data)
        for name, text in articles:
            path = free_path(self._root, name, ".txt")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="")
        return len(articles)

    def close(self) -> None:
        """Bring all files to the disk."""
        if hasattr(os, "sync"):
            os.sync()


def encode(articles: Sequence[Article]) -> bytes:
    """Names and texts, as a JSON array of pairs."""
    return orjson.dumps([(file_name(a.id), f"{a.title}\n\n{a.text}\n" if a.title else f"{a.text}\n") for a in articles])


def free_path(folder: Path, name: str, suffix: str) -> Path:
    """A path below a folder for a file of such a relative name, or of that name with a number.

    What is a file already is no folder: of the ids `x.html` and `x.html/y`, the second goes to `x.html (2)/y`.
    """
    *parents, last = name.split("/")
    for parent in parents:
        folder = next(path for path in _numbered(folder, parent, "") if path.is_dir() or not path.exists())
    return next(path for path in _numbered(folder, last, suffix) if not path.exists())


def _numbered(folder: Path, stem: str, suffix: str) -> Iterator[Path]:
    yield folder / f"{stem}{suffix}"
    yield from (folder / f"{stem} ({number}){suffix}" for number in count(2))


def file_name(id_: str) -> str:
    """A relative path without suffix that any system can have, from an id; its folders are kept."""
    parts = [_part(part) for part in id_.removesuffix(".txt").split("/") if part]
    return "/".join(parts) or "_"


def _part(part: str) -> str:
    safe = _REFUSED.sub("_", part)
    if len(safe.encode()) > MAX_NAME:
        safe = f"{safe[:40]}_{hashlib.sha256(part.encode()).hexdigest()[:16]}"
    return safe


@hookimpl
def scrubber_writers() -> Iterable[Writer]:
    """Register the writer."""
    return [Writer("txt", "", encode, Tree)]
