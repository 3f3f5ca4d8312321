"""What decides a run's output, as a hash: two runs with the same one make the same records of the same inputs."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import scrubber

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scrubber.plugins import Plugins
    from scrubber.settings import Settings

_DEPENDENCIES: Final = ("beautifulsoup4", "ftfy", "python-dateutil", "tldextract", "wordfreq")


def versions(plugins: Plugins) -> dict[str, str]:
    """Versions of scrubber, of what decides about its results, and of the plugins; a folder's is its hash."""
    found = {"scrubber": f"{scrubber.__version__} ({_own_hash()})"}
    for name in _DEPENDENCIES:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            found[name] = "not installed"
    for name, origin in sorted(plugins.origins.items()):
        if origin.startswith("installed: "):
            found[f"plugin {name}"] = _installed(name)
        elif origin != "built in":
            found[f"plugin {name}"] = _hash([Path(origin)])
    return found


def fingerprint(settings: Settings, found: Mapping[str, str], *others: object) -> str:
    """A short hash of the settings, versions, and whatever else decides about a run's output."""
    told = json.dumps([settings.model_dump(mode="json"), dict(found), others], sort_keys=True, default=str)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


@cache
def _own_hash() -> str:
    # Once: what is loaded stays, even if the files are edited meanwhile.
    return _hash([Path(scrubber.__file__).parent])


def _installed(name: str) -> str:
    for entry in importlib.metadata.entry_points(group="scrubber"):
        if entry.name == name and entry.dist:
            return f"{entry.dist.name} {entry.dist.version}"
    return "unknown"


def _hash(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
        for file in files:
            if "__pycache__" not in file.parts:
                digest.update(f"{file.relative_to(path)}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:12]
