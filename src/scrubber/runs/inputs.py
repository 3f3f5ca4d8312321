"""Inputs: which files a run reads, in an order that is the same on every machine."""

from __future__ import annotations

import os
import stat
from collections import Counter
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrubber.readers import DEFAULT_LIMITS, Source
from scrubber.readers.files import why
from scrubber.readers.streams import STDIN, format_suffix, is_remote
from scrubber.runs.output_folder import is_output_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scrubber.readers import Limits, Reader


@dataclass
class Inputs:
    """Sources in the order in which they are read, and what was found and is not read.

    `skipped` tells of single files (a link that leads out of the folder, a pipe), `other_kinds` counts files
    whose suffix no reader knows, `missing` names paths of the call that can't be read at all.
    """

    sources: list[Source] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    other_kinds: Counter[str] = field(default_factory=Counter)

    @property
    def size(self) -> int:
        """Bytes on disk of all sources."""
        return sum(source.size for source in self.sources)

    def to_dict(self, paths: Sequence[str]) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "paths": list(paths),
            "files": len(self.sources),
            "bytes": self.size,
            "missing": self.missing,
            "not_read": self.skipped,
            "of_other_kinds": dict(sorted(self.other_kinds.items())),
        }


def find_inputs(
    paths: Iterable[str], readers: Mapping[str, Reader], out: Path | None = None, limits: Limits = DEFAULT_LIMITS
) -> Inputs:
    """Find the sources under paths: files as they are named, folders recursively, sorted by name.

    Hidden files and folders are left out, as are the run's own output folder `out` and those of other runs. A link
    is followed if it is named in the call, or if it is one to a file inside the folder.
    """
    inputs = Inputs()
    for path in paths:
        if path == STDIN:
            inputs.sources.append(Source(STDIN, "stdin", 0, 0, ".jsonl"))
        elif is_remote(path):
            _remote(path, readers, inputs)
        elif os.path.isdir(path):  # noqa: PTH112 (that of Path raises where nothing may be seen)
            _folder(Path(path), readers, out, inputs)
        else:
            _named_file(path, readers, inputs)
    inputs.sources = [replace(source, limits=limits) for source in inputs.sources]
    return inputs


def _named_file(path: str, readers: Mapping[str, Reader], inputs: Inputs) -> None:
    try:
        status = Path(path).stat()
    except OSError as error:
        inputs.missing.append(f"{path}: {error.strerror}")
        return
    suffix = format_suffix(path)
    if not stat.S_ISREG(status.st_mode):
        inputs.missing.append(f"{path}: {_kind(status.st_mode)}, not a file; `scrub -` reads from a pipe")
    elif suffix not in readers:
        inputs.missing.append(f"{path}: no reader for {suffix or 'files without a suffix'} ({_known(readers)})")
    else:
        inputs.sources.append(_source(path, Path(path).name, status, suffix))


def _remote(path: str, readers: Mapping[str, Reader], inputs: Inputs) -> None:
    """A file or folder elsewhere, with whatever its system calls a version as its fingerprint."""
    try:
        import fsspec

        system, root = fsspec.core.url_to_fs(path)
        found = system.find(root, detail=True)
    except ImportError as error:
        inputs.missing.append(f"{path}: {error}; remote paths need fsspec: pip install 'scrubber[remote]'")
        return
    except (OSError, ValueError) as error:
        inputs.missing.append(f"{path}: {why(error)}")
        return
    if not found:
        inputs.missing.append(f"{path}: nothing is there")
    for place, told in sorted(found.items()):
        name = place.removeprefix(root).strip("/") or place.rpartition("/")[2]
        suffix = format_suffix(name)
        if any(part.startswith(".") for part in name.split("/")):
            continue
        if suffix not in readers:
            inputs.other_kinds[suffix or "no suffix"] += 1
            continue
        look = [str(told.get(key)) for key in ("ETag", "etag", "mtime", "LastModified", "updated", "created")]
        version = int.from_bytes(sha256("|".join(look).encode()).digest()[:7])
        address = system.unstrip_protocol(place)
        inputs.sources.append(Source(address, name, told.get("size") or 0, version, suffix))


def _folder(root: Path, readers: Mapping[str, Reader], out: Path | None, inputs: Inputs) -> None:
    top = root.resolve()
    for path, name in _walk(root, "", os.path.realpath(out) if out else "", inputs):
        entry_path = Path(path)
        suffix = format_suffix(name)
        if suffix not in readers or _is_note_of_dataset(entry_path):
            inputs.other_kinds[suffix or "no suffix"] += 1
            continue
        try:
            status = entry_path.stat()
        except OSError as error:
            inputs.skipped.append(f"{path}: {error.strerror}")
            continue
        if not stat.S_ISREG(status.st_mode):
            inputs.skipped.append(f"{path}: {_kind(status.st_mode)}, not a file")
        elif entry_path.is_symlink() and top not in entry_path.resolve().parents:
            inputs.skipped.append(f"{path}: a link that leads out of the folder")
        else:
            inputs.sources.append(_source(path, name, status, suffix))


def _is_note_of_dataset(path: Path) -> bool:
    """Whether a JSON file only describes a dataset that Hugging Face `datasets` saved beside it."""
    if path.name == "dataset_dict.json":
        return any(path.parent.glob("*/dataset_info.json"))
    return path.name in ("dataset_info.json", "state.json") and any(path.parent.glob("*.arrow"))


def _walk(folder: Path, prefix: str, out: str, inputs: Inputs) -> Iterator[tuple[str, str]]:
    """Paths of all files below a folder and their names relative to it, sorted, without what is hidden or output."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        inputs.skipped.append(f"{folder}: {error.strerror}")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        try:
            is_link, leads_to_folder = entry.is_symlink(), entry.is_dir()
        except OSError as error:
            # A link to itself, or to where nobody may look.
            inputs.skipped.append(f"{entry.path}: {error.strerror}")
            continue
        if not leads_to_folder:
            yield entry.path, prefix + entry.name
        elif is_link:
            inputs.skipped.append(f"{entry.path}: a link to a folder")
        elif os.path.realpath(entry.path) != out:
            if is_output_folder(entry.path):
                inputs.skipped.append(
                    f"{entry.path}: the output of a run; to clean its records again, name their files"
                )
            else:
                yield from _walk(Path(entry.path), f"{prefix}{entry.name}/", out, inputs)


def _source(path: str, name: str, status: os.stat_result, suffix: str) -> Source:
    return Source(path, name, status.st_size, status.st_mtime_ns, suffix)


def _kind(mode: int) -> str:
    kinds = ((stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISDIR, "a folder"))
    return next((name for test, name in kinds if test(mode)), "a device")


def _known(readers: Mapping[str, Reader]) -> str:
    return "known: " + ", ".join(sorted(readers))
