"""`scrub explain`: an article with what was removed, moved and repaired in it, and why."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scrubber.cli.arguments import EXPLAINED
from scrubber.cli.run import Failed
from scrubber.cli.settings_options import settings_from, settings_options
from scrubber.hooks import hookimpl
from scrubber.plugins import PluginError

if TYPE_CHECKING:
    from scrubber.article import Article


@click.command(short_help="Show an article with what was done to it, and why.")
@click.argument("path", metavar="FILE|OUT", type=EXPLAINED)
@click.argument("others", nargs=-1, type=click.Path(), metavar="")
@click.option("--id", "id_", metavar="ID", help="The article's id, where there are several. [default: the first]")
@click.option(
    "--html", "page", metavar="PAGE", type=click.Path(), help="Write it as a page instead, `-` for standard output."
)
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON instead: its segments and their changes.")
@settings_options
def explain(
    path: Path, others: tuple[str, ...], id_: str | None, page: str | None, as_json: bool, **options: Any
) -> None:
    """Show an article with what was removed, moved and repaired in it, and why.

    FILE is a file or folder to clean (nothing is written), or a file of records (a line of articles.jsonl);
    OUT is the folder of a finished run, whose inputs are not needed any more. `-` reads from standard input.

    \b
    scrub explain page.html
    scrub explain OUT --id 2020/rain.txt
    scrub explain OUT --id 2020/rain.txt --html rain.html

    In a terminal, what was taken out is struck through; elsewhere it stands in [-…-], what came in its place
    in {+…+}. The numbers lead to the rules and their reasons below.

    Exit code 0: shown; 1: the article was rejected; 2: the call is wrong.
    """
    from scrubber.article import Rejected
    from scrubber.edits import BadEdit
    from scrubber.harmless import harmless, one_line
    from scrubber.inspection.outputs import OutputError
    from scrubber.inspection.sources import article_at

    if others:
        raise click.UsageError(f"one article at a time; an article of {path} is chosen by its id: --id {others[0]}")
    if page and as_json:
        raise click.UsageError("--html and --json exclude each other: choose one")
    try:
        settings = settings_from(options, [str(path)])
        article, has_others = article_at(
            str(path), id_, settings, lambda message: click.echo(harmless(message), err=True)
        )
        if isinstance(article, Rejected):
            click.echo(f"{one_line(article.id)} was rejected: {one_line(article.reason)}", err=True)
            sys.exit(1)
        _write(article, page, as_json=as_json)
    except (OutputError, PluginError) as error:
        raise Failed(one_line(str(error))) from None
    except BadEdit as error:
        raise Failed(f"the record was altered after it was made: {one_line(str(error))}") from None
    if has_others:
        click.echo(f"{path} holds other articles too: --id ID shows one of them", err=True)


def _write(article: Article, page: str | None, *, as_json: bool) -> None:
    if as_json:
        import json

        from scrubber.inspection.described import describe

        # Nothing but ASCII: the JSON stays harmless in a terminal whatever the article holds.
        click.echo(json.dumps(describe(article), indent=2))
    elif page:
        from scrubber.inspection.page import article_page

        html = article_page(article)
        if page == "-":
            click.echo(html.encode())
        else:
            try:
                Path(page).write_text(html, "utf-8")
            except OSError as error:
                raise Failed(f"{page}: {error.strerror}") from None
    else:
        from rich.console import Console

        from scrubber.inspection.terminal import show

        show(article, Console(highlight=False, markup=False, emoji=False))


@hookimpl
def scrubber_commands(group: click.Group) -> None:
    """Register the command."""
    group.add_command(explain)
