"""Finding and loading plugins: the built-in ones, installed ones, folders, and bare rules files.

Code is loaded only from the package, from installed entry points, and from folders that the user named.
A plugin that can't be loaded costs only itself: it is listed in `failures` and the rest goes on.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import importlib.util
import pkgutil
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pluggy

from scrubber import cleaners, hooks, readers, writers
from scrubber.hooks import STAGES, Cleaner
from scrubber.matching.ruleset import load_rules, plugin_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import ModuleType

    from scrubber.matching.ruleset import RuleSet
    from scrubber.readers import Reader
    from scrubber.settings import Settings
    from scrubber.writers import Writer

ENTRY_POINT_GROUP = "scrubber"


class PluginError(Exception):
    """A plugin failed and the settings are strict."""


@dataclass
class Plugins:
    """The plugins of a run: pluggy's manager, rules files, and what could not be loaded (`{name: why}`).

    `shipped` are those of the rules files that are site plugins of scrubber, not named by the user.
    """

    manager: pluggy.PluginManager
    strict: bool = False
    rules: list[Path] = field(default_factory=list)
    shipped: frozenset[Path] = frozenset()
    origins: dict[str, str] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)

    def cleaners(self, settings: Settings) -> list[Cleaner]:
        """All cleaners that are not switched off, in the order in which they run.

        Raises:
            PluginError: a plugin or a rules file is broken and the settings are strict.

        """
        _register(self, _modules_of(cleaners))
        ordered: list[tuple[int, int, str, Cleaner]] = []

        def add(found: Iterable[Cleaner]) -> None:
            ordered.extend([(_stage_number(c), c.order, c.name, c) for c in found])

        self.call("scrubber_cleaners", add, settings=settings, rules=self.rule_set)
        ordered.sort(key=lambda item: item[:3])
        return [cleaner for *_, cleaner in ordered if cleaner.name not in settings.disable]

    @cached_property
    def rule_set(self) -> RuleSet:
        """All rules; a file that can't be used is a failure of its plugin.

        Raises:
            PluginError: there is such a file and the settings are strict.

        """
        return load_rules(self.rules_files, self.fail, self.shipped)

    @cached_property
    def rules_files(self) -> list[Path]:
        """The rules files that were found and those that plugins name, in the order in which they hold.

        Raises:
            PluginError: a plugin failed and the settings are strict.

        """
        paths = list(self.rules)
        self.call("scrubber_rules", paths.extend)
        return paths

    def readers(self) -> dict[str, Reader]:
        """Readers by the suffix of their files; a plugin's wins over a built-in one."""
        found: list[Reader] = []
        self.call("scrubber_readers", found.extend)
        return {suffix: reader for reader in found for suffix in reader.suffixes}

    def writers(self) -> dict[str, Writer]:
        """Writers by name; a plugin's wins over a built-in one."""
        found: list[Writer] = []
        self.call("scrubber_writers", found.extend)
        return {writer.name: writer for writer in found}

    def call(self, hook: str, take: Callable[[Any], object] = bool, **arguments: Any) -> None:
        """Call a hook plugin by plugin, so that one that fails costs only itself; `take` gets each result.

        Raises:
            PluginError: a plugin failed and the settings are strict.

        """
        for plugin in getattr(self.manager.hook, hook).get_hookimpls():
            try:
                take(plugin.function(*(arguments[name] for name in plugin.argnames)))
            except Exception as error:
                self.fail(plugin.plugin_name, f"{hook}: {type(error).__name__}: {error}")

    def fail(self, name: str, why: str) -> None:
        """Take a plugin to the list of failures; what it failed at first stands there.

        Raises:
            PluginError: the settings are strict.

        """
        if self.strict:
            raise PluginError(f"plugin {name}: {why}")
        self.origins.pop(name, None)
        self.failures.setdefault(name, why)


def _stage_number(cleaner: Cleaner) -> int:
    if not isinstance(cleaner, Cleaner):
        raise TypeError(f"expected a Cleaner, found {cleaner!r}")
    if cleaner.stage not in STAGES:
        raise ValueError(f"cleaner {cleaner.name}: stage {cleaner.stage!r} is none of {', '.join(STAGES)}")
    return STAGES.index(cleaner.stage)


def load_plugins(settings: Settings) -> Plugins:
    """Load every plugin that the settings allow.

    Raises:
        PluginError: a plugin can't be loaded and the settings are strict.

    """
    manager = pluggy.PluginManager("scrubber")
    manager.add_hookspecs(hooks)
    plugins = Plugins(manager, settings.strict)
    _register(plugins, [*_modules_of(readers), *_modules_of(writers)])
    # Who only reads and writes need not wait for the cleaners, and all that they are made of, to be imported.
    plugins.origins |= dict.fromkeys(_modules_of(cleaners), BUILT_IN)
    if settings.entry_points:
        for entry in importlib.metadata.entry_points(group=ENTRY_POINT_GROUP):
            _try(plugins, entry.name, f"installed: {entry.value}", entry.load)
    for path in {path.absolute(): path for path in settings.plugins}.values():
        _load_path(plugins, path)
    if settings.site_plugins:
        named = len(plugins.rules)
        _load_path(plugins, site_plugins_folder())
        plugins.shipped = frozenset(plugins.rules[named:])
    return plugins


BUILT_IN: Final = "built in"
"""The origin of what comes with the package."""


def _modules_of(package: ModuleType) -> list[str]:
    return [info.name for info in pkgutil.iter_modules(package.__path__, package.__name__ + ".")]


def _register(plugins: Plugins, modules: Iterable[str]) -> None:
    for name in modules:
        if not plugins.manager.has_plugin(name):
            plugins.manager.register(importlib.import_module(name), name)
            plugins.origins[name] = BUILT_IN


def site_plugins_folder() -> Path:
    """Where the site plugins that come with scrubber lie: in the package, or beside it in a checkout."""
    installed = Path(__file__).parent / "sites"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "plugins"


def _load_path(plugins: Plugins, path: Path) -> None:
    if path.suffix == ".toml" and path.is_file():
        plugins.rules.append(path)
        plugins.origins.setdefault(plugin_name(path), str(path))
    elif path.is_dir():
        if (path / "cleaner.py").is_file() or (path / "rules.toml").is_file():
            _load_folder(plugins, path)
        else:
            for folder in sorted(p for p in path.iterdir() if p.is_dir() and not p.name.startswith((".", "_"))):
                _load_folder(plugins, folder)
            for rules in sorted(path.glob("*.toml")):
                _load_path(plugins, rules)
    else:
        why = (
            "neither a folder nor a rules file, whose name ends in .toml"
            if path.exists()
            else "no such folder or rules file"
        )
        plugins.fail(str(path), why)


def _load_folder(plugins: Plugins, folder: Path) -> None:
    has_code = (folder / "cleaner.py").is_file()
    if has_code and plugins.manager.has_plugin(folder.name):
        earlier = plugins.origins[folder.name]
        if Path(earlier).absolute() != folder.absolute():
            plugins.fail(str(folder), f"{earlier} is called {folder.name}, too; give one of them another name")
        return
    if (folder / "rules.toml").is_file():
        plugins.rules.append(folder / "rules.toml")
        plugins.origins.setdefault(folder.name, str(folder))
    if has_code:
        _try(plugins, folder.name, str(folder), lambda: _import_file(folder / "cleaner.py"))


def _import_file(path: Path) -> ModuleType:
    name = f"scrubber_plugin_{path.parent.name}".replace("-", "_").replace(".", "_")
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} can't be imported")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _try(plugins: Plugins, name: str, origin: str, load: Callable[[], object]) -> None:
    manager = plugins.manager
    if manager.has_plugin(name):
        if plugins.origins[name] != origin:
            plugins.fail(f"{name} ({origin})", f"{plugins.origins[name]} is called {name}, too")
        return
    try:
        loaded = load()
        if manager.is_registered(loaded):
            raise ValueError(f"is loaded already, as {manager.get_name(loaded)}")
        manager.register(loaded, name)
        manager.check_pending()
        if not manager.get_hookcallers(loaded):
            raise ValueError("no function in it is marked with @hookimpl, so that nothing of it would be used")
    except (Exception, SystemExit) as error:
        if manager.has_plugin(name):
            manager.unregister(name=name)
        plugins.fail(name, f"{origin}: {type(error).__name__}: {error}")
    else:
        plugins.origins[name] = origin
