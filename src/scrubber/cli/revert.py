"""`scrub revert`: the originals of a finished run, each checked against its hash."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from scrubber.cli.arguments import ORIGINALS, OUT
from scrubber.cli.run import Failed
from scrubber.hooks import hookimpl

if TYPE_CHECKING:
    from pathlib import Path


@click.command(short_help="Write the originals of a run back.")
@click.argument("out", metavar="OUT", type=OUT)
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="DIR",
    type=ORIGINALS,
    help="Folder to write to, new or empty.",
)
def revert(out: Path, output: Path) -> None:
    """Write the originals of a finished run back, and check each against its hash.

    OUT is the folder that `scrub PATH -o OUT` wrote to; the inputs are not needed. Each original becomes a file
    in DIR named after the article's id, in UTF-8. What was rejected stands whole in OUT's rejected*.jsonl.

    Exit code 0: all are what they were; 1: some records were altered and can't be taken back; 2: the call is wrong.
    """
    from scrubber.harmless import one_line
    from scrubber.inspection.originals import write_originals
    from scrubber.inspection.outputs import OutputError

    written, failed = 0, 0
    try:
        for problem in write_originals(out, output):
            if problem is None:
                written += 1
            else:
                failed += 1
                click.echo(one_line(problem), err=True)
    except OutputError as error:
        raise Failed(one_line(str(error))) from None
    told = f"{written:,} originals written to {output}, each checked against its hash"
    click.echo(told + (f"; {failed:,} not written" if failed else ""), err=True)
    sys.exit(1 if failed else 0)


@hookimpl
def scrubber_commands(group: click.Group) -> None:
    """Register the command."""
    group.add_command(revert)
