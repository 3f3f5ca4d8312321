"""What decides a run's output, as a hash: two runs with the same one make the same records of the same inputs."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import scrubber
from scrubber.matching.ruleset import plugin_name
from scrubber.plugins import BUILT_IN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scrubber.plugins import Plugins
    from scrubber.settings import Settings

_DEPENDENCIES: Final = ("beautifulsoup4", "ftfy", "python-dateutil", "tldextract", "wordfreq")


def versions(plugins: Plugins) -> dict[str, str]:
    """Versions of scrubber, of what decides about its results, and of the plugins; that of files is their hash."""
    found = {"scrubber": f"{scrubber.__version__} ({_own_hash()})"}
    for name in _DEPENDENCIES:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            found[name] = "not installed"
    paths: dict[str, list[Path]] = {}
    for name, origin in sorted(plugins.origins.items()):
        if origin.startswith("installed: "):
            found[f"plugin {name}"] = _installed(name)
        elif origin != BUILT_IN:
            paths[name] = [Path(origin)]
    # Several rules files may go by one name, and one may lie elsewhere than the plugin that names it.
    for path in plugins.rules_files:
        of_name = paths.setdefault(plugin_name(path), [])
        if not any(path.is_relative_to(other) for other in of_name):
            of_name.append(path)
    for name, of_name in paths.items():
        installed = found.get(f"plugin {name}")
        found[f"plugin {name}"] = (f"{installed}, " if installed else "") + _hash(of_name)
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
