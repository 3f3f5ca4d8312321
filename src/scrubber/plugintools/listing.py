"""What is loaded: cleaners in the order in which they run, rules in order of precedence, and what a run did of each."""

from __future__ import annotations

import importlib.metadata
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import scrubber
from scrubber.matching import ruleset
from scrubber.matching.ruleset import RuleSet, plugin_name, shared_macros
from scrubber.matching.rulesfile import RulesError, RulesFile, read_rules
from scrubber.plugins import ENTRY_POINT_GROUP, load_plugins
from scrubber.runs.output_folder import SUMMARY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.table import Table

    from scrubber.plugins import Plugins
    from scrubber.settings import Settings

_RULES_CLEANER: Final = "boilerplate"
_OWN: Final = "scrubber.cleaners."


class RunError(ValueError):
    """A run whose summary can't be read; the message says why."""


@dataclass(frozen=True)
class LoadedCleaner:
    """A cleaner, the plugin that it is of, and in how many places it edited in the run (None without a run)."""

    name: str
    stage: str
    order: int
    plugin: str
    version: str
    origin: str
    edits: int | None


@dataclass(frozen=True)
class LoadedRules:
    """A rules file, what it is for, and in how many places its rules edited in the run (None without a run)."""

    plugin: str
    sites: str
    rules: int
    version: str
    origin: str
    edits: int | None


@dataclass(frozen=True)
class Listing:
    """All that is loaded, and what is not, by name, with why."""

    cleaners: list[LoadedCleaner]
    rules: list[LoadedRules]
    failures: dict[str, str]


def listing(settings: Settings, out: Path | None = None) -> Listing:
    """Load everything that the settings name; `out` is the output folder of a run.

    Raises:
        RunError: `out` has no summary that can be read.
        PluginError: a plugin can't be loaded and the settings are strict.
    """
    summary = _summary(out) if out else None
    plugins = load_plugins(settings)
    owners = _owners(plugins, settings)
    by_cleaner = summary["edits_by_cleaner"] if summary else None
    cleaners = [
        LoadedCleaner(
            cleaner.name,
            cleaner.stage,
            cleaner.order,
            (owner := owners.get(cleaner.name, "")),
            _version(plugins, owner),
            _short(plugins.origins.get(owner, "")),
            None if by_cleaner is None else by_cleaner.get(cleaner.name, 0),
        )
        for cleaner in plugins.cleaners(settings)
    ]
    return Listing(cleaners, list(_rules(plugins, summary)), plugins.failures)


def _summary(out: Path) -> dict[str, Any]:
    path = out / SUMMARY
    try:
        found: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return {"edits_by_cleaner": found["edits_by_cleaner"], "edits_by_rule": found["edits_by_rule"]}
    except FileNotFoundError:
        raise RunError(f"{out}: has no {SUMMARY}; give the OUT of a run that ended") from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RunError(f"{path}: not the summary of a run: {error}") from None


def _owners(plugins: Plugins, settings: Settings) -> dict[str, str]:
    """By the name of a cleaner, that of the plugin which registers it."""
    arguments: dict[str, Any] = {"settings": settings, "rules": RuleSet([])}
    owners = {}
    for plugin in plugins.manager.hook.scrubber_cleaners.get_hookimpls():
        try:
            found: Any = plugin.function(*(arguments[name] for name in plugin.argnames))
            owners.update({cleaner.name: plugin.plugin_name for cleaner in found})
        except Exception:  # noqa: S112 (the same call is made again for its cleaners, and its failure told)
            continue
    return owners


def _rules(plugins: Plugins, summary: dict[str, Any] | None) -> Iterator[LoadedRules]:
    """Rules files in order of precedence: the user's before others, of both those for sites before general ones."""
    edits = _edits_by_file(summary["edits_by_rule"]) if summary else None
    found = []
    for path in [*sorted(ruleset.BUILT_IN.glob("*/*.toml")), *plugins.rules_files]:
        try:
            file = read_rules(path, shared_macros())
        except RulesError:
            continue
        built_in = path.is_relative_to(ruleset.BUILT_IN)
        name = f"{path.parent.name}/{path.stem}" if built_in else plugin_name(path)
        done = None if edits is None else _done(file, edits) if built_in else edits[name]
        version = file.version or (f"scrubber {scrubber.__version__}" if built_in else "")
        origin = "built in" if built_in else _short(str(path))
        rank = built_in or path in plugins.shipped, not file.is_for_sites
        found.append((rank, LoadedRules(name, _sites(file), len(file.rule), version, origin, done)))
    yield from (rules for _, rules in sorted(found, key=lambda item: item[0]))


def _edits_by_file(by_rule: dict[str, int]) -> Counter[str]:
    """Places edited, by the plugin whose name stands before a rule's id, and by id for built-in rules."""
    edits: Counter[str] = Counter()
    for name, places in by_rule.items():
        cleaner, _, rule = name.partition("/")
        if cleaner == _RULES_CLEANER:
            edits[rule.rpartition("/")[0] or f"/{rule}"] += places
    return edits


def _done(file: RulesFile, edits: Counter[str]) -> int:
    return sum(edits[f"/{rule.id}"] for rule in file.rule)


def _sites(file: RulesFile) -> str:
    if not file.is_for_sites:
        return f"all ({file.language})" if file.language else "all"
    return ", ".join([*file.domains, *(f"source {source}" for source in file.sources)]) or "fingerprint"


def _version(plugins: Plugins, name: str) -> str:
    """The version of a plugin with code: of its distribution, or what it says of itself."""
    origin = plugins.origins.get(name, "")
    if origin == "built in":
        return f"scrubber {scrubber.__version__}"
    if origin.startswith("installed: "):
        entries = importlib.metadata.entry_points(group=ENTRY_POINT_GROUP)
        return next((f"{e.dist.name} {e.dist.version}" for e in entries if e.name == name and e.dist), "")
    return str(getattr(plugins.manager.get_plugin(name), "__version__", ""))


def _short(path: str) -> str:
    """A path from where the user is, if that is shorter."""
    here = f"{Path.cwd()}/"
    return path.removeprefix(here)


def tables(found: Listing) -> list[Table]:
    """The listing as tables for a terminal."""
    cleaners = [
        (str(n), c.stage, c.name, c.plugin.removeprefix(_OWN), c.version, c.origin, c.edits)
        for n, c in enumerate(found.cleaners, 1)
    ]
    rules = [
        (str(n), r.plugin, r.sites, str(r.rules), r.version, r.origin, r.edits) for n, r in enumerate(found.rules, 1)
    ]
    return [
        _table("Cleaners, in the order in which they run", "stage cleaner plugin version from", cleaners),
        _table("Rules, in order of precedence", "plugin sites rules version from", rules),
    ]


def _table(title: str, columns: str, rows: Iterable[tuple[Any, ...]]) -> Table:
    from rich.table import Table

    rows = list(rows)
    with_run = any(row[-1] is not None for row in rows)
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    table.add_column("", justify="right", style="dim")
    for name in columns.split():
        table.add_column(name, justify="right" if name == "rules" else "left", overflow="fold")
    if with_run:
        table.add_column("edits", justify="right")
    for row in rows:
        table.add_row(*row[:-1], *([f"{row[-1]:,}"] if with_run else []))
    return table
