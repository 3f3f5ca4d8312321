"""`scrub review`: uncertain edits, one by one, marked right or wrong by a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from scrubber.cli.arguments import OUT
from scrubber.cli.run import Failed
from scrubber.hooks import hookimpl

if TYPE_CHECKING:
    from pathlib import Path


@click.command(short_help="Mark uncertain edits right or wrong, in a browser.")
@click.argument("out", metavar="OUT", type=OUT)
@click.option(
    "--limit", type=click.IntRange(1, 5_000), default=200, show_default=True, metavar="N", help="Edits to ask for."
)
@click.option("--port", type=click.IntRange(0, 65_535), default=0, metavar="PORT", help="Port to listen on. [any free]")
@click.option("--open/--no-open", "open_", default=True, show_default=True, help="Open the page in a browser.")
def review(out: Path, limit: int, port: int, open_: bool) -> None:
    """Go through the uncertain edits of a finished run in a browser, and mark them right or wrong.

    OUT is the folder that `scrub PATH -o OUT` wrote to. The page is served to this machine only, and nothing is
    sent anywhere. Every mark is kept at once, so that the review can go on another day, in OUT/review.jsonl. Of
    the marks are made: labels for scoring in OUT/review-labels.tsv, and rules files, one a site, in
    OUT/review-rules: exceptions for what was wrongly taken, rules for what was missed. Try them with
    `scrub PATH -o OUT2 --plugins OUT/review-rules`, and see what they do with `scrub diff OUT OUT2`.

    Exit code 0: the review was closed; 2: the call is wrong.
    """
    from scrubber.edits import BadEdit
    from scrubber.harmless import one_line
    from scrubber.inspection.marks import MarksError
    from scrubber.inspection.outputs import OutputError
    from scrubber.inspection.review import LABELS, RULES, Review
    from scrubber.inspection.server import LOOPBACK, ReviewServer

    try:
        found = Review(out, limit)
    except (OutputError, MarksError) as error:
        raise Failed(one_line(str(error))) from None
    except BadEdit as error:
        raise Failed(
            f"{out}: a record was altered after it was made ({one_line(str(error))}); see scrub check {out}"
        ) from None
    if not found.questions:
        click.echo(f"{out}: no uncertain edits, nothing to review", err=True)
        return
    try:
        server = ReviewServer(found, out.resolve().name, port)
    except OSError as error:
        raise Failed(f"port {port} of {LOOPBACK}: {error.strerror}; leave --port out for a free one") from None
    click.echo(f"{len(found.questions)} edits to review, {len(found.marks)} marks so far: {server.address}", err=True)
    click.echo("Close it on the page, or with Ctrl-C; every mark is kept at once.", err=True)
    if open_:
        click.launch(server.address)
    try:
        with server:
            server.serve_forever()
    except KeyboardInterrupt:
        pass
    folder = out if out.is_dir() else out.parent
    told = f"{folder / LABELS} and {folder / RULES} are made of them" if found.marks else "nothing was written"
    click.echo(f"{len(found.marks)} marks; {told}", err=True)


@hookimpl
def scrubber_commands(group: click.Group) -> None:
    """Register the command."""
    group.add_command(review)
