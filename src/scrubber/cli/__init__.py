"""The command `scrub`: every module of this package with the hook `scrubber_commands` adds a command."""

from __future__ import annotations

import importlib
import io
import pkgutil
import sys
from pathlib import Path
from typing import Any

import click

import scrubber
from scrubber.cli.suggestions import Group
from scrubber.harmless import one_line
from scrubber.plugins import Plugins, load_plugins, site_plugins_folder
from scrubber.settings import Settings


def _version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"scrubber {scrubber.__version__}")
        sites = [name for name, origin in sorted(context.obj.origins.items()) if _ships(origin)]
        for name, origin in sorted(context.obj.origins.items()):
            if origin != "built in" and name not in sites:
                click.echo(f"  plugin {name} ({origin})")
        for name, why in sorted(context.obj.failures.items()):
            click.echo(f"  plugin {name} is not used: {why}")
        if sites:
            click.echo(click.wrap_text(f"{len(sites)} site plugins: {', '.join(sites)}", 78, "  ", "    "))
        context.exit()


def _ships(origin: str) -> bool:
    return Path(origin).is_relative_to(site_plugins_folder())


@click.group(
    cls=Group,
    default="run",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and the installed plugins.",
)
def scrub() -> None:
    """Turn scraped articles into clean, validated records, say what was changed, and undo it.

    \b
    scrub PATH… -o OUT     clean files and folders (the same as `scrub run PATH… -o OUT`)
    scrub -                clean JSON Lines from standard input to standard output

    Exit code 0: every input has a record; 1: some were rejected; 2: the call is wrong.
    """


def load_commands() -> Plugins:
    """Add all commands to `scrub`, the package's own and those of installed plugins."""
    plugins = load_plugins(Settings())
    for info in pkgutil.iter_modules(__path__, __name__ + "."):
        plugins.manager.register(importlib.import_module(info.name), info.name)
    plugins.call("scrubber_commands", group=scrub)
    return plugins


def main(arguments: list[str] | None = None, **options: Any) -> None:
    """Run the command."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that can't show a character shows a question mark; JSON and pages do not depend on it.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        scrub.main(arguments, prog_name="scrub", obj=load_commands(), **options)
    except OSError as error:
        # What a command did not expect: most often, standard output can't be written to.
        click.echo(one_line(f"Error: {error.filename or 'standard output'}: {error.strerror or error}"), err=True)
        sys.exit(2)
