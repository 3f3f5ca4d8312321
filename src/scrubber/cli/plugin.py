"""`scrub plugin`: begin, test, list and check plugins."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from scrubber.cli.settings_options import settings_from, settings_options
from scrubber.hooks import hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from scrubber.plugintools.sitetests import Outcome

_FOLDERS: Final = click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="DIR…")


@click.group(short_help="Begin, test, list and check plugins.")
def plugin() -> None:
    """Begin, test, list and check plugins; docs/plugins/tutorial.md shows all four."""


@plugin.command()
@click.argument("site", metavar="DOMAIN")
@click.option("--into", type=click.Path(path_type=Path), default=".", metavar="DIR", help="Where its folder goes. [.]")
@click.option("--cleaner", is_flag=True, help="Also write a cleaner.py, for what rules can't say.")
def new(site: str, into: Path, cleaner: bool) -> None:
    """Begin a site's plugin: a folder with rules that work and pass their test.

    DOMAIN is the site's (example.com), or any address of one of its articles.
    """
    from scrubber.plugintools.scaffold import ScaffoldError, new_plugin

    try:
        written = new_plugin(site, into, cleaner=cleaner)
    except ScaffoldError as error:
        raise click.UsageError(str(error)) from None
    for path in written:
        click.echo(f"wrote {path}")
    click.echo(f"now: scrub plugin test {written[0].parent}")


@plugin.command()
@_FOLDERS
def test(paths: tuple[Path, ...]) -> None:
    """Run the tests and examples inside plugins, and show what differs.

    DIR is a plugin's folder, a folder of such folders, or a rules file; the current folder where none is given.

    Exit code 0: all passed; 1: some failed; 2: the call is wrong.
    """
    from scrubber.matching.ruleset import plugin_name
    from scrubber.plugintools.sitetests import pipeline_for, run

    scrubber = pipeline_for(_found(paths))
    console = _console()
    outcomes: list[Outcome] = []
    for path in scrubber.plugins.rules:
        if plugin_name(path) not in scrubber.plugins.failures:
            outcomes += run(path, scrubber)
    for name, why in scrubber.plugins.failures.items():
        console.print(f"{name} can't be used:\n{why}", style="red", markup=False, highlight=False)
    failed = [outcome for outcome in outcomes if not outcome.passed]
    for outcome in failed:
        _show(console, outcome)
    names = {outcome.case.plugin for outcome in outcomes}
    if not outcomes and not scrubber.plugins.failures:
        raise click.UsageError("no tests and no examples in these plugins; write a [[test]] into rules.toml")
    where = "1 plugin" if len(names) == 1 else f"{len(names)} plugins"
    told = f"{len(outcomes) - len(failed)} passed, {len(failed)} failed, in {where}"
    console.print(told, style="bold red" if failed else "bold green", highlight=False)
    sys.exit(1 if failed or scrubber.plugins.failures else 0)


def _show(console: Console, outcome: Outcome) -> None:
    from scrubber.plugintools.diffs import diff

    case = outcome.case
    console.print(f"{case.path}:{case.line}: {case.name}", style="bold", markup=False, highlight=False)
    for difference in outcome.differences:
        console.print(f"  {difference.what}", style="yellow", markup=False, highlight=False)
        console.print(diff(difference.expected, difference.found), soft_wrap=True)


@plugin.command("list")
@click.option("--run", "out", type=click.Path(path_type=Path), metavar="OUT", help="What each did in that run.")
@settings_options
def list_(out: Path | None, **options: Any) -> None:
    """List what is loaded, from where, in what order and version, and what each did in a run."""
    from scrubber.plugintools.listing import RunError, listing, tables

    settings = settings_from(options)
    try:
        found = listing(settings, out)
    except RunError as error:
        raise click.UsageError(str(error)) from None
    console = _console()
    for table in tables(found):
        console.print(table)
    for name, why in found.failures.items():
        console.print(f"{name} is not used: {why}", style="red", markup=False, highlight=False, soft_wrap=True)


@plugin.command()
@_FOLDERS
@click.option("--corpus", type=click.Path(path_type=Path), metavar="PATH", help="Articles to try the rules on.")
@click.option(
    "--most",
    type=click.FloatRange(0, 100),
    default=20.0,
    show_default=True,
    metavar="PERCENT",
    help="Share of the lines of a site's articles above which a rule takes too much.",
)
def check(paths: tuple[Path, ...], corpus: Path | None, most: float) -> None:
    """Look for rules that are not what they seem.

    Rules without examples or counter-examples, rules that an earlier one shadows, neighbours that no rule has
    as its id, domains that no article has, patterns that become very large, tests whose outcome changes when it
    is cleaned again. With a corpus also: rules that never fire on it, and rules that take more than --most % of
    the lines.

    Exit code 0: nothing was found; 1: something was; 2: the call is wrong.
    """
    from scrubber.plugintools.corpus import CorpusError
    from scrubber.plugintools.lint import NoPluginError, lint

    try:
        findings = list(lint(_found(paths), corpus, most / 100))
    except (CorpusError, NoPluginError) as error:
        raise click.UsageError(str(error)) from None
    console = _console()
    for finding in findings:
        console.print(str(finding), markup=False, highlight=False, soft_wrap=True)
    told = f"{len(findings)} finding{'' if len(findings) == 1 else 's'}"
    console.print(told, style="bold red" if findings else "bold green", highlight=False)
    sys.exit(1 if findings else 0)


def _found(paths: Iterable[Path]) -> list[Path]:
    """The paths of the call, which must be there."""
    given = list(paths) or [Path()]
    for path in given:
        if not path.exists():
            raise click.UsageError(f"{path}: no such folder or rules file")
    return [path.resolve() if path == Path() else path for path in given]


def _console() -> Console:
    from rich.console import Console

    # Without a terminal nobody's lines are too long: what reads them cuts them itself.
    return Console(width=None if sys.stdout.isatty() else 160)


@hookimpl
def scrubber_commands(group: click.Group) -> None:
    """Register the commands."""
    group.add_command(plugin)
