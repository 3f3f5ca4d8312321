"""`scrub diff`: what a change of settings, plugins or version does to a corpus."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from scrubber.cli.arguments import OUT
from scrubber.cli.run import Failed
from scrubber.hooks import hookimpl

if TYPE_CHECKING:
    from pathlib import Path

    from scrubber.inspection.differences import Difference


@click.command(short_help="Compare two runs.")
@click.argument("one", metavar="OUT1", type=OUT)
@click.argument("two", metavar="OUT2", type=OUT)
@click.option("--id", "id_", metavar="ID", help="Show how this article's text differs, instead of the sums.")
@click.option("--json", "as_json", is_flag=True, help="Print the sums as JSON.")
def diff(one: Path, two: Path, id_: str | None, as_json: bool) -> None:
    """Compare two runs over the same inputs: articles changed, edits gained and lost by rule.

    \b
    scrub articles -o before
    scrub articles -o after --plugins my-plugin
    scrub diff before after

    Exit code 0: the records are the same; 1: they differ; 2: the call is wrong.
    """
    from scrubber.harmless import one_line
    from scrubber.inspection.differences import compare, text_difference
    from scrubber.inspection.outputs import OutputError

    if id_ is not None and as_json:
        raise click.UsageError("--id and --json exclude each other: choose one")
    try:
        if id_ is not None:
            lines = list(text_difference(one, two, id_))
            _show_lines(lines)
            sys.exit(1 if lines else 0)
        found = compare(one, two)
    except OutputError as error:
        raise Failed(one_line(str(error))) from None
    if as_json:
        import json

        click.echo(json.dumps(vars(found), indent=2))
    else:
        _show(found, one, two)
    sys.exit(0 if found.is_empty else 1)


def _show_lines(lines: list[str]) -> None:
    from scrubber.harmless import visible

    colours = {"+": "green", "-": "red", "@": "cyan"}
    for line in lines:
        click.secho(visible(line), fg=colours.get(line[:1]))
    if not lines:
        click.echo("the text is the same in both", err=True)


def _show(found: Difference, one: Path, two: Path) -> None:
    from rich.console import Console
    from rich.table import Table

    from scrubber.harmless import one_line
    from scrubber.inspection.outputs import read_summary

    console = Console(highlight=False, markup=False, emoji=False)
    for out in (one, two):
        if out.is_dir() and read_summary(out) is None:
            told = f"{out}: no summary.json, the run there has not ended; settings are not compared"
            console.print(one_line(told), soft_wrap=True)
    for title, changes in (("setting", found.settings), ("version", found.versions)):
        for name, (before, after) in changes.items():
            console.print(one_line(f"{title} {name}: {_plain(before)} → {_plain(after)}"), soft_wrap=True)
    console.print(
        f"{found.both:,} articles in both: {found.changed_text:,} with another text, {found.changed_fields:,} with "
        f"other fields only; {found.words[0]:,} words → {found.words[1]:,}",
        soft_wrap=True,
    )
    sides = zip((one, two), (two, one), found.only, found.only_rejected, found.only_examples, strict=True)
    for out, other, count, rejected, ids in sides:
        if count:
            told = f"{count:,} articles only in {out} ({rejected:,} of them rejected in {other}): {', '.join(ids[:3])}"
            console.print(one_line(told), soft_wrap=True)
    if rules := sorted(found.articles_by_rule, key=lambda rule: (-found.gained[rule] - found.lost[rule], rule)):
        table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
        for name in ("rule", "gained", "lost", "articles"):
            table.add_column(name, justify="left" if name == "rule" else "right", overflow="fold")
        for rule in rules:
            counts = (found.gained[rule], found.lost[rule], found.articles_by_rule[rule])
            table.add_row(one_line(rule), *(f"{count:,}" if count else "·" for count in counts))
        console.print()
        console.print(table)
    if found.examples:
        console.print(f"\nfor one article: scrub diff {one} {two} --id {one_line(found.examples[0])!r}", soft_wrap=True)
        console.print(one_line("changed: " + ", ".join(found.examples)), soft_wrap=True)


def _plain(value: Any) -> str:
    return "nothing" if value is None else str(value)


@hookimpl
def scrubber_commands(group: click.Group) -> None:
    """Register the command."""
    group.add_command(diff)
