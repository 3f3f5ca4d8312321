"""Shards on disk: written aside, moved into place when whole, and remembered.

Beside the output there is a folder `.scrubber` that holds what is not whole yet (`*.part`) and one small note
for every shard. Before the first of its files is moved into place, it names them; when all are, it says which part of
which inputs they hold, how these looked, with which settings they were made, and what was counted: a shard whose
note does not is not whole, whenever the run ended. What no note names, no run has written, and it is left alone.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from scrubber.readers import Position
from scrubber.readers.streams import STDIN, is_remote
from scrubber.runs.accounting import Mismatch, account
from scrubber.runs.counts import Counts
from scrubber.runs.kept_bytes import KeptBytes
from scrubber.runs.output_folder import (
    ASIDE,
    SUMMARY,
    files_inside,
    foreign_in,
    remove_own,
    size_of,
    sync_folder,
    write_whole,
)
from scrubber.runs.plan import Place, Shard
from scrubber.writers.jsonl import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrubber.readers import Source
    from scrubber.runs.plan import Batch
    from scrubber.runs.worker import Result
    from scrubber.writers import Sink, Writer

Own = dict[str, list[str] | None]
"""Names of files and of folders that a run wrote, and which files are in the folders."""

RAW: Final = ".raw"
_OUTPUT: Final = re.compile(r"(?:articles|rejected)(?:-(\d{5,}))?((?:\.[^/]*)?)")


class JobError(Exception):
    """A job can't be done as it was asked for; the message says why."""


class OpenShard:
    """The files of a shard that is being written."""

    def __init__(self, articles: Sink, rejected: Sink, unread: KeptBytes) -> None:
        """Take the files; `counts` sums up what is written to them, `failures` names plugins that failed."""
        self._articles, self._rejected, self._unread = articles, rejected, unread
        self.counts = Counts()
        self.failures: dict[str, str] = {}
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
        self.failures |= result.failures

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
        """Begin a shard, aside.

        Raises:
            JobError: where it is to go, there is something that no run wrote.

        """
        names, own = self.names(number), self._own(number)
        self._refuse(names, own)
        if own:
            # From here on it is not whole, but what it was is a run's.
            self._note_own(number, own)
        articles, rejected, unread = (self._part(name) for name in names)
        return OpenShard(self.writer.open(articles), Lines(rejected), KeptBytes(lambda: unread.open("wb")))

    def forget(self) -> None:
        """Leave of the notes of an earlier run only which files it wrote, so that all is done again."""
        for number in self._noted():
            self._note_own(number, self._own(number))

    def finish(self, shard: Shard, written: OpenShard) -> None:
        """Bring a shard to the disk, move it into place, and note that it is whole.

        Raises:
            JobError: where it is to go, something has come that no run wrote.

        """
        names = list(self.names(shard.number))
        if not written.close():
            names.pop()
        earlier = self._own(shard.number)
        self._refuse(names, earlier)
        own = {name: files_inside(self._part(name)) for name in names}
        folders = {name: inside for name, inside in own.items() if inside is not None}
        # Whenever this ends, the note names all that is in place, be it of this run or of an earlier one.
        both: Own = {name: [*(earlier.get(name) or ()), *inside] for name, inside in folders.items()}
        self._note_own(shard.number, own | earlier | both)
        for name in names:
            if name in folders or earlier.get(name) is not None:
                # Unlike a file, a folder can't be replaced in one step; a shard that is not whole is done again.
                remove_own(self.out / name, earlier.get(name))
            self._part(name).replace(self.out / name)
        for name in earlier.keys() - own.keys():
            remove_own(self.out / name, earlier[name])
        sync_folder(self.out)
        write_whole(self._ids(shard.number), written.ids)
        note = {
            "fingerprint": self.fingerprint,
            "start": shard.start,
            "end": shard.end,
            "sources": self._looks(shard.start, shard.end),
            "files": {name: size_of(self.out / name, inside) for name, inside in own.items()},
            "inside": folders,
            "in": written.articles_in,
            "counts": written.counts.to_dict(),
            "failures": written.failures,
        }
        write_whole(self._note(shard.number), json.dumps(note).encode())

    def refuse_foreign(self, paths: Sequence[str], *, first: bool, again: bool) -> None:
        """See to it that the run can write what it may write, without taking away anything but its own.

        `first` says that no run has written to the folder before, `again` that nothing of one that has is kept.

        Raises:
            JobError: a file is in the way that no run wrote, or one of the paths would be taken away.

        """
        present: dict[int, list[str]] = {}
        for path in self.out.iterdir():
            number = self._number(path.name)
            if number is not None:
                present.setdefault(number, []).append(path.name)
            elif first and path.name == SUMMARY:
                self._refuse([SUMMARY], {})
        for number, names in present.items():
            own = self._own(number)
            if self._foreign(names, own) and (again or not self._kept(number)):
                self._refuse(names, own)
        here = Path(os.path.realpath(self.out))
        for path in map(Path, paths):
            if path != here and path.is_relative_to(here):
                name = path.relative_to(here).parts[0]
                number = self._number(name, of_any_format=True)
                if number is not None and name in self._own(number):
                    raise JobError(
                        f"{self.out}: {path} is of an earlier run to that folder, and would be taken away; "
                        "give another folder to write to"
                    )

    def _foreign(self, names: Iterable[str], own: Own) -> Path | None:
        """What stands where these files or folders are to go and is not `own`; None if that is nothing."""
        there = ((self.out / name, name) for name in names)
        found = (foreign_in(path, own[name]) if name in own else path for path, name in there)
        return next((path for path in found if path and (path.exists() or path.is_symlink())), None)

    def _refuse(self, names: Iterable[str], own: Own) -> None:
        if foreign := self._foreign(names, own):
            raise JobError(
                f"{self.out}: holds {foreign.relative_to(self.out)}, which is not known to be of a run and would be "
                "taken away; move it, or give another folder to write to"
            )

    def whole(self, number: int, start: Place) -> Place | None:
        """Where a shard ends that an earlier run finished and that would be the same now; else None."""
        note = self.note(number)
        own = self._own(number, note)
        try:
            end = _place(note["end"])
            same = (
                note["fingerprint"] == self.fingerprint
                and _place(note["start"]) == start
                and note["sources"] == self._looks(start, end)
                and all(size_of(self.out / name, own[name]) == size for name, size in note["files"].items())
                and set(self.names(number)[:2]) <= set(note["files"]) <= set(self.names(number))
                # Without a number there is room for one shard: inputs that were added belong to it, too.
                and (self.numbered or end.source == len(self.sources))
            )
        except (KeyError, TypeError, ValueError, OSError):
            return None
        return end if same else None

    def kept(self) -> dict[int, Shard]:
        """The shards that an earlier run finished and that would be the same now, if they begin at the same place."""
        return {number: shard for number in self._noted() if (shard := self._kept(number))}

    def _kept(self, number: int) -> Shard | None:
        with suppress(KeyError, TypeError, ValueError):
            start = _place(self.note(number)["start"])
            if end := self.whole(number, start):
                return Shard(number, start, end)
        return None

    def note(self, number: int) -> dict[str, Any]:
        """The note of a whole shard, empty if there is none that can be read."""
        try:
            note = json.loads(self._note(number).read_bytes())
        except (OSError, ValueError):
            return {}
        return note if isinstance(note, dict) else {}

    def remove_others(self, count: int) -> None:
        """Take away what an earlier run left that this one, of `count` shards, has no place for."""
        for number in self._noted():
            if number >= count:
                for name, inside in self._own(number).items():
                    remove_own(self.out / name, inside)
        aside = self.out / ASIDE
        for path in aside.glob("*.part"):
            remove_own(path, files_inside(path))
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

    def _noted(self) -> list[int]:
        """The numbers of all shards of which there is a note."""
        return sorted(int(path.stem) for path in (self.out / ASIDE).glob("[0-9]*.json"))

    def _own(self, number: int, note: dict[str, Any] | None = None) -> Own:
        """What runs wrote of a shard, or were about to: its files and folders by name, and which files are in these."""
        note = self.note(number) if note is None else note
        try:
            inside = note.get("inside", {})
            return {
                name: inside.get(name) for name in note["files"] if self._number(name, of_any_format=True) == number
            }
        except (KeyError, TypeError, AttributeError):
            # A note that is damaged still tells that there was such a shard.
            return dict.fromkeys(self.names(number)) if self._note(number).exists() else {}

    def _note_own(self, number: int, own: Own) -> None:
        """Note of a shard that is not whole what of it is a run's."""
        inside = {name: files for name, files in own.items() if files is not None}
        # Not waited for until it is on the disk: a note that a power cut damaged still names the files of its shard.
        part = self._part(self._note(number).name)
        part.write_bytes(json.dumps({"files": dict.fromkeys(own), "inside": inside}).encode())
        part.replace(self._note(number))

    def _number(self, name: str, *, of_any_format: bool = False) -> int | None:
        """The number of the shard whose file or folder has such a name; None if it is one that no shard has."""
        found = _OUTPUT.fullmatch(name)
        suffixes = (self.writer.suffix,) if name.startswith("articles") else (".jsonl", RAW)
        if not found or not (of_any_format or found[2] in suffixes):
            return None
        return int(found[1] or 0)

    def _note(self, number: int) -> Path:
        return self.out / ASIDE / f"{number:05}.json"

    def _ids(self, number: int) -> Path:
        return self.out / ASIDE / f"{number:05}.ids"

    def _part(self, name: str) -> Path:
        return self.out / ASIDE / f"{name}.part"


@contextmanager
def owned(folder: ShardFolder, paths: Sequence[str], *, overwrite: bool) -> Iterator[None]:
    """Make a folder the output of a run over these paths, for as long as the run lasts.

    Raises:
        JobError: it is no folder, can't be written to, holds what is not to be taken away, or another run is
            writing to it.

    """
    out = folder.out
    called = [path if path == STDIN or is_remote(path) else os.path.realpath(path) for path in paths]
    was_there = (out / ASIDE).exists()
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
        if before not in (None, called) and not overwrite:
            raise JobError(f"{out}: holds the records of {', '.join(before)}; --overwrite takes them away")
        try:
            folder.refuse_foreign(called, first=before is None, again=overwrite or STDIN in paths)
        except JobError:
            if not was_there:
                # A folder that is not made a run's is not to look like one.
                with suppress(OSError):
                    (out / ASIDE / "lock").unlink()
                    (out / ASIDE).rmdir()
            raise
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


def _place(value: Any) -> Place:
    source, (offset, number) = value
    return Place(source, Position(offset, number))
