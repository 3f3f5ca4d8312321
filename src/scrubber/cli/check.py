"""`scrub check`: whether a run's output is what it should be."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import click

from scrubber.cli.arguments import OUT
from scrubber.cli.run import Failed
from scrubber.hooks import hookimpl

if TYPE_CHECKING:
    from pathlib import Path

SHOWN: Final = 20


@click.command(short_help="Hold a run's records against the schema.")
@click.argument("out", metavar="OUT", type=OUT)
@click.option("--all", "show_all", is_flag=True, help=f"Show all problems, not only the first {SHOWN}.")
def check(out: Path, show_all: bool) -> None:
    """Check the records of a finished run against the schema, and that each leads back to its original.

    OUT is the folder that `scrub PATH -o OUT` wrote to, or a file of records. `scrub schema` prints the schema.

    Exit code 0: all is well; 1: there are problems; 2: the call is wrong.
    """
    from scrubber.harmless import one_line
    from scrubber.inspection.checks import Checked, problems
    from scrubber.inspection.outputs import OutputError

    checked, count = Checked(), 0
    try:
        for found in problems(out, checked):
            count += 1
            if show_all or count <= SHOWN:
                click.echo(one_line(found))
    except OutputError as error:
        raise Failed(one_line(str(error))) from None
    if not show_all and count > SHOWN:
        click.echo(f"and {count - SHOWN:,} more; --all shows them")
    looked_at = f"{checked.records:,} records and {checked.rejected:,} rejections"
    if count:
        click.echo(f"{looked_at}: {count:,} problems", err=True)
        sys.exit(1)
    click.echo(f"{looked_at}: all fit the schema, and each record leads back to its original", err=True)


@hookimpl
def scrubber_commands(group: click.Group) -> None:
    """Register the command."""
    group.add_command(check)
