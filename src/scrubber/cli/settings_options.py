"""Options that stand for settings, shared by all commands that clean."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from scrubber.categories import Action, Category
from scrubber.cli.suggestions import begin
from scrubber.harmless import one_line
from scrubber.settings import Settings, SettingsError, load_settings, meant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_EXISTING: Final = click.Path(exists=True, path_type=Path)


def settings_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options to a command; `settings_from` makes settings of their values."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def settings_from(options: dict[str, Any], inputs: Iterable[str] = ()) -> Settings:
    """Take the options out of a command's arguments, and read the settings.

    A settings file that was found, not named, and lies among the inputs may not name plugins: they are code.

    Raises:
        click.UsageError: an option or the settings file is wrong.

    """
    given = {name: options.pop(name) for name in _NAMES}
    was_named = bool(given["config"] or given["plugins"])
    config = given.pop("config")
    categories = dict(_category(pair) for pair in given.pop("category"))
    try:
        settings = load_settings(
            config,
            categories=categories or None,
            disable=list(given.pop("disable")) or None,
            plugins=list(given.pop("plugins")) or None,
            **given,
        )
    except SettingsError as error:
        raise click.UsageError(one_line(str(error))) from None
    if settings.plugins and not was_named and any(map(_holds_this_folder, inputs)):
        raise click.UsageError(
            "the settings file of this folder lies among the inputs and names plugins, which are code; "
            "if it is yours, say so: --config FILE"
        )
    _check_disabled(settings)
    return settings


def _holds_this_folder(path: str) -> bool:
    here, root = Path.cwd().resolve(), Path(path).resolve()
    return here == root or root in here.parents


def _check_disabled(settings: Settings) -> None:
    if not settings.disable:
        return
    from scrubber.pipeline import Scrubber

    try:
        with warnings.catch_warnings():
            # The command itself tells of plugins that can't be used.
            warnings.simplefilter("ignore")
            Scrubber(settings.model_copy(update={"strict": False}))
    except SettingsError as error:
        raise click.UsageError(one_line(str(error))) from None


def _cleaners() -> list[str]:
    from scrubber.pipeline import names_of_cleaners
    from scrubber.plugins import load_plugins

    settings = Settings()
    return names_of_cleaners(load_plugins(settings), settings)


def _category(pair: str) -> tuple[Category, Action]:
    name, separator, action = pair.partition("=")
    if not separator:
        raise click.UsageError(f"--category {pair}: say what to do with it: --category {pair}=keep, drop or move")
    if name not in set(Category):
        raise click.UsageError(f"--category {pair}: no such category; {meant(name, [*Category])}")
    if action not in set(Action):
        raise click.UsageError(f"--category {pair}: {action!r} is none of {', '.join(Action)}")
    return Category(name), Action(action)


_CHOICES: Final = [f"{category}={action}" for category in Category for action in Action]

_OPTIONS: Final = (
    click.option("--config", type=_EXISTING, metavar="FILE", help="Settings file instead of ./scrubber.toml."),
    click.option(
        "--category",
        multiple=True,
        metavar="NAME=ACTION",
        shell_complete=lambda _context, _parameter, typed: begin(typed, _CHOICES),
        help="What happens with a category: drop, move (to its field) or keep; `bio=keep`. Repeatable.",
    ),
    click.option("--quotes", type=click.Choice(["straight", "curly", "keep"]), help="How quotation marks are written."),
    click.option(
        "--version",
        "version",
        type=click.Choice(["newer", "older"]),
        help="Which version of a table of changes becomes the body.",
    ),
    click.option(
        "--title-line/--no-title-line",
        default=None,
        help="Take a first line that reads like a title for that of a text file.",
    ),
    click.option(
        "--disable",
        multiple=True,
        metavar="CLEANER",
        shell_complete=lambda _context, _parameter, typed: begin(typed, _cleaners()),
        help="A cleaner that does not run. Repeatable.",
    ),
    click.option(
        "--plugins",
        multiple=True,
        type=_EXISTING,
        metavar="DIR",
        help="A folder of plugins, or a rules file. Repeatable.",
    ),
    click.option(
        "--site-plugins/--no-site-plugins", default=None, help="Use the site plugins that come with scrubber."
    ),
    click.option("--entry-points/--no-entry-points", default=None, help="Load installed plugins."),
    click.option("--strict", is_flag=True, default=None, help="A plugin that fails ends the run."),
    click.option("--max-chars", type=click.IntRange(1), metavar="N", help="Reject longer articles."),
    click.option(
        "--seconds-per-article",
        type=click.FloatRange(0, min_open=True),
        metavar="S",
        help="Give an article up after so long.",
    ),
    click.option("--max-bytes", type=click.IntRange(1 << 16), metavar="N", help="Reject longer lines and files."),
    click.option(
        "--max-expansion", type=click.IntRange(1), metavar="N", help="Give up compressed files that hold more times."
    ),
    click.option("--max-depth", type=click.IntRange(1, 100), metavar="N", help="Reject JSON that is nested deeper."),
    click.option(
        "--memory-per-worker", type=click.IntRange(1024), metavar="MIB", help="Replace a worker that takes half of it."
    ),
)
_NAMES: Final = (
    "config", "category", "quotes", "version", "title_line", "disable", "plugins", "site_plugins", "entry_points",
    "strict", "max_chars", "seconds_per_article", "memory_per_worker", "max_bytes", "max_expansion", "max_depth",
)  # fmt: skip
