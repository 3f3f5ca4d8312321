"""Shards on disk: written aside, moved into place when whole, and remembered.

Beside the output there is a folder `.scrubber` that holds what is not whole yet (`*.part`) and one small note
for every whole shard: which part of which inputs it holds, how they looked, with which settings it was made,
and what was counted. The note is written last: a shard without one is not whole, whenever the run ended.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Final

from scrubber.readers import Position
from scrubber.readers.streams import STDIN, is_remote
from scrubber.runs.accounting import Mismatch, account
from scrubber.runs.counts import Counts
from scrubber.runs.kept_bytes import KeptBytes
from scrubber.runs.plan import Place, Shard
from scrubber.writers.jsonl import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from scrubber.readers import Source
    from scrubber.runs.plan import Batch
    from scrubber.runs.worker import Result
    from scrubber.writers import Sink, Writer

ASIDE: Final = ".scrubber"
RAW: Final = ".raw"
OUTPUT: Final = re.compile(r"(articles|rejected)(-\d{5,})?(\.\w+)?")


class JobError(Exception):
    """A job can't be done as it was asked for; the message says why."""


class OpenShard:
    """The files of a shard that is being written."""

    def __init__(self, articles: Sink, rejected: Sink, unread: KeptBytes) -> None:
        """Take the files; `counts` sums up what is written to them."""
        self._articles, self._rejected, self._unread = articles, rejected, unread
        self.counts = Counts()
        self.articles_in = 0
        self.ids = bytearray()

    def write(self, batch: Batch, result: Result) -> None:
        """Add a batch's records and rejections.

        Raises:
            OSError: the disk is full, or the like.
            Mismatch: the worker sent fewer or more than it was given, or than it counted.

        """
        self.articles_in += account(batch, result)
        written = sum(map(self._articles.write, result.articles))
        lines = rejected_lines(result, self._unread)
        rejected = self._rejected.write(lines) if lines else 0
        if (written, rejected) != (result.counts.records, result.counts.rejected):
            raise Mismatch(
                f"{result.counts.records} records and {result.counts.rejected} rejections were made, "
                f"{written} and {rejected} written"
            )
        self.counts.merge(result.counts)
        self.ids += result.ids

    def close(self) -> bool:
        """Bring the files to the disk; whether there is one of bytes."""
        self._articles.close()
        self._rejected.close()
        return self._unread.close()


def rejected_lines(result: Result, unread: KeptBytes) -> bytes:
    """A batch's rejections, a line each, once the bytes of what was not read are kept."""
    return result.rejected + b"".join([unread.keep(item).to_json() + b"\n" for item in result.unread])


@dataclass
class ShardFolder:
    """The output folder of a run. `numbered` says whether its files have numbers (more than one shard)."""

    out: Path
    writer: Writer
    sources: Sequence[Source]
    fingerprint: str
    numbered: bool

    def names(self, number: int) -> tuple[str, str, str]:
        """The names of a shard's files: its articles, what was rejected, and the bytes of what of it was not read.

        The last is there only if it is needed.
        """
        tag = f"-{number:05}" if self.numbered else ""
        return f"articles{tag}{self.writer.suffix}", f"rejected{tag}.jsonl", f"rejected{tag}{RAW}"

    def open(self, number: int) -> OpenShard:
        """Begin a shard, aside."""
        articles, rejected, unread = (self._part(name) for name in self.names(number))
        self._note(number).unlink(missing_ok=True)
        return OpenShard(self.writer.open(articles), Lines(rejected), KeptBytes(lambda: unread.open("wb")))

    def forget(self) -> None:
        """Take away the notes of an earlier run, so that all is done again."""
        for path in (self.out / ASIDE).glob("[0-9]*.json"):
            path.unlink()

    def finish(self, shard: Shard, written: OpenShard) -> None:
        """Bring a shard to the disk, move it into place, and note that it is whole."""
        names = list(self.names(shard.number))
        if not written.close():
            _remove(self.out / names.pop())
        for name in names:
            if (self.out / name).is_dir():
                # Unlike a file, a folder can't be replaced in one step; a shard without a note is done again.
                _remove(self.out / name)
            self._part(name).replace(self.out / name)
        _sync_folder(self.out)
        write_whole(self._ids(shard.number), written.ids)
        note = {
            "fingerprint": self.fingerprint,
            "start": shard.start,
            "end": shard.end,
            "sources": self._looks(shard.start, shard.end),
            "files": {name: _size(self.out / name) for name in names},
            "in": written.articles_in,
            "counts": written.counts.to_dict(),
        }
        write_whole(self._note(shard.number), json.dumps(note).encode())

    def whole(self, number: int, start: Place) -> Place | None:
        """Where a shard ends that an earlier run finished and that would be the same now; else None."""
        note = self.note(number)
        try:
            end = _place(note["end"])
            same = (
                note["fingerprint"] == self.fingerprint
                and _place(note["start"]) == start
                and note["sources"] == self._looks(start, end)
                and all(_size(self.out / name) == size for name, size in note["files"].items())
                and set(self.names(number)[:2]) <= set(note["files"]) <= set(self.names(number))
                # Without a number there is room for one shard: inputs that were added belong to it, too.
                and (self.numbered or end.source == len(self.sources))
            )
        except (KeyError, TypeError, ValueError, OSError):
            return None
        return end if same else None

    def kept(self) -> dict[int, Shard]:
        """The shards that an earlier run finished and that would be the same now, if they begin at the same place."""
        found = {}
        for path in sorted((self.out / ASIDE).glob("[0-9]*.json")):
            number = int(path.stem)
            with suppress(KeyError, TypeError, ValueError):
                start = _place(self.note(number)["start"])
                if end := self.whole(number, start):
                    found[number] = Shard(number, start, end)
        return found

    def note(self, number: int) -> dict[str, Any]:
        """The note of a whole shard, empty if there is none that can be read."""
        try:
            note = json.loads(self._note(number).read_bytes())
        except (OSError, ValueError):
            return {}
        return note if isinstance(note, dict) else {}

    def remove_others(self, count: int) -> None:
        """Take away what an earlier run left that this one, of `count` shards, has no place for."""
        kept = {name for number in range(count) for name in self.names(number)}
        for path in self.out.iterdir():
            if OUTPUT.fullmatch(path.name) and path.name not in kept:
                _remove(path)
        aside = self.out / ASIDE
        for path in aside.glob("*.part"):
            _remove(path)
        for path in aside.iterdir():
            if path.stem.isdigit() and int(path.stem) >= count:
                path.unlink()

    def counts(self, number: int) -> Counts:
        """What was counted in a whole shard."""
        return Counts.from_dict(self.note(number)["counts"])

    def ids(self, count: int) -> list[Path]:
        """The files that hold the hashes of the ids of so many shards."""
        return [self._ids(number) for number in range(count)]

    def _looks(self, start: Place, end: Place) -> list[list[Any]]:
        """How the sources of a shard look from outside."""
        last = end.source + (1 if end.position.offset else 0)
        return [[s.name, s.size, s.mtime_ns] for s in self.sources[start.source : last]]

    def _note(self, number: int) -> Path:
        return self.out / ASIDE / f"{number:05}.json"

    def _ids(self, number: int) -> Path:
        return self.out / ASIDE / f"{number:05}.ids"

    def _part(self, name: str) -> Path:
        return self.out / ASIDE / f"{name}.part"


@contextmanager
def owned(out: Path, paths: Sequence[str], *, overwrite: bool) -> Iterator[None]:
    """Make a folder the output of a run over these paths, for as long as the run lasts.

    Raises:
        JobError: it is no folder, can't be written to, holds the output of something else, or another run is
            writing to it.

    """
    called = [path if path == STDIN or is_remote(path) else os.path.realpath(path) for path in paths]
    try:
        (out / ASIDE).mkdir(parents=True, exist_ok=True)
        lock = (out / ASIDE / "lock").open("w")
    except (FileExistsError, NotADirectoryError):
        raise JobError(f"{out}: a file, not a folder") from None
    except OSError as error:
        raise JobError(f"{out}: {error.strerror}") from None
    with lock:
        _lock(lock, out)
        owner = out / ASIDE / "paths.json"
        try:
            before = json.loads(owner.read_bytes())
        except (OSError, ValueError):
            before = None
            if not overwrite and (name := next((p.name for p in out.iterdir() if OUTPUT.fullmatch(p.name)), "")):
                raise JobError(f"{out}: holds {name}, but not of a run of scrub; --overwrite takes it away") from None
        if before is not None and before != called and not overwrite:
            raise JobError(f"{out}: holds the records of {', '.join(before)}; --overwrite takes them away")
        if before != called:
            write_whole(owner, json.dumps(called).encode())
        yield


def _lock(file: IO[str], out: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Not every system has it.
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise JobError(f"{out}: another run is writing to it") from None


def write_whole(path: Path, data: bytes | bytearray) -> None:
    """Write a small file so that it is there whole or not at all."""
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    _sync_folder(path.parent)


def _size(path: Path) -> int:
    """Bytes of a file, or of all files in a folder."""
    if path.is_dir():
        return sum(inside.stat().st_size for inside in path.rglob("*") if inside.is_file())
    return path.stat().st_size


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    # A rename is only safe from a power cut once its folder is on the disk; not every system can do that.
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


def _place(value: Any) -> Place:
    source, (offset, number) = value
    return Place(source, Position(offset, number))
