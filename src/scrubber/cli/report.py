"""`scrub report`: a whole run on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from scrubber.cli.arguments import OUT, PAGE
from scrubber.cli.run import Failed
from scrubber.hooks import hookimpl

if TYPE_CHECKING:
    from pathlib import Path


@click.command(short_help="Write a page about a whole run.")
@click.argument("out", metavar="OUT", type=OUT)
@click.option(
    "-o", "--output", required=True, metavar="PAGE", type=PAGE, help="The page to write, `-` for standard output."
)
@click.option(
    "--sample",
    type=click.IntRange(0, 2_000),
    default=100,
    show_default=True,
    metavar="N",
    help="How many articles the page shows with their edits, as far as it stays small.",
)
def report(out: Path, output: Path, sample: int) -> None:
    """Write a page that tells of a finished run: what was removed, by which rule, where, and some articles.

    OUT is the folder that `scrub PATH -o OUT` wrote to. The page is one file that loads nothing from anywhere;
    it holds text of the articles in the sample, so share it as you would share those.

    \b
    scrub report OUT -o report.html

    Exit code 0: written; 2: the call is wrong.
    """
    from scrubber.harmless import one_line
    from scrubber.inspection.outputs import OutputError
    from scrubber.inspection.report import report as page_of
    from scrubber.runs.output_folder import write_whole

    if output.is_dir():
        raise Failed(f"{output}: a folder; give the page a name: -o {output / 'report.html'}")
    try:
        page = page_of(out, sample)
    except OutputError as error:
        raise Failed(one_line(str(error))) from None
    if str(output) == "-":
        click.echo(page.encode())
        return
    try:
        write_whole(output, page.encode())
    except OSError as error:
        raise Failed(f"{output}: {error.strerror}") from None
    click.echo(f"{output}: {len(page.encode()) / 1e6:.1f} MB, opens in any browser", err=True)


@hookimpl
def scrubber_commands(group: click.Group) -> None:
    """Register the command."""
    group.add_command(report)
