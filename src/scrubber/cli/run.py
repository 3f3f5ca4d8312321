"""`scrub run`, which is what `scrub PATH…` does: clean files and folders."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from scrubber.cli.arguments import INPUTS, OUTPUT
from scrubber.cli.learn import learn_to
from scrubber.cli.settings_options import settings_from, settings_options
from scrubber.cli.suggestions import begin
from scrubber.harmless import harmless, one_line
from scrubber.hooks import hookimpl
from scrubber.plugins import PluginError

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrubber.runs.job import Outcome

LOST: Final = 3
INTERRUPTED: Final = 130
FIELDS: Final = ("text", "html", "id", "url", "source", "title", "authors", "date")


class Failed(click.ClickException):
    """The call is wrong, or can't be done here."""

    exit_code = 2


def _column_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for name in reversed(FIELDS):
        command = click.option(f"--{name}-field", metavar="NAME", help=f"The input field that holds `{name}`.")(command)
    return command


@click.command(short_help="Clean files and folders (what `scrub PATH` does).")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=INPUTS)
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=OUTPUT,
    help="Folder to write to, `-` for standard output (the default where PATH is `-`).",
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    metavar="N",
    help="Worker processes. [default: the cores]",
)
@click.option(
    "--format",
    "format_",
    default="jsonl",
    show_default=True,
    metavar="NAME",
    shell_complete=lambda _context, _parameter, typed: begin(typed, ("jsonl", "txt", "parquet")),
    help="jsonl, txt (a tree of files), parquet, or the name of a plugin's writer.",
)
@click.option(
    "--shard-size",
    type=click.FloatRange(0, min_open=True),
    default=64,
    show_default=True,
    metavar="MB",
    help="Input that an output file holds; smaller inputs make one file.",
)
@click.option(
    "--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True, help="Where it runs."
)
@click.option("--address", metavar="HOST:PORT", help="A Ray cluster. [default: $RAY_ADDRESS, else one is started here]")
@click.option(
    "--learn",
    is_flag=True,
    help="First propose rules from what recurs (OUT/learned), and use them; without --overwrite those that are there.",
)
@click.option("--overwrite", is_flag=True, help="Do all again, and take away what earlier runs wrote to OUT.")
@click.option("-q", "--quiet", is_flag=True, help="Tell only what is wrong.")
@_column_options
@settings_options
def run(paths: tuple[str, ...], output: str | None, learn: bool, quiet: bool, **options: Any) -> None:
    """Clean files and folders, and write records, rejections and a summary to OUT.

    PATH is a folder, read recursively without its hidden files, or a file: .txt (one article; a first line
    above a blank one is its title if it reads like one), .html, .json (an object or an array), .jsonl, .csv,
    each also as .gz or .zst, .parquet, .arrow (scrubber[parquet]), .warc (scrubber[warc]), an address such as
    s3://… that fsspec opens (scrubber[remote]), or `-` for JSON Lines on standard input.

    OUT gets articles*.jsonl (one record a line), rejected*.jsonl (what could not become a record, whole, and
    why) and summary.json. The same command again goes on where an interrupted run was, and redoes only what
    changed. With `-o -`, rejections go to rejected.jsonl in the current folder (made when there is one,
    never overwritten).

    Exit code 0: every input has a record; 1: some were rejected; 2: the call is wrong; 3: not every input is
    accounted for, which is a bug.
    """
    from scrubber.runs.accounting import Mismatch
    from scrubber.runs.job import Job, run
    from scrubber.runs.output_folder import is_output_folder
    from scrubber.runs.pool import WorkerError
    from scrubber.runs.progress import progress_for
    from scrubber.runs.shards import JobError

    if paths.count("-") > 1:
        raise click.UsageError("- is named twice, and standard input can be read only once")
    if output is None:
        if paths != ("-",):
            last = paths[-1]
            like = f"-o {last}" if len(paths) > 1 and not Path(last).exists() else "-o OUT (a folder)"
            raise click.UsageError(f"say where to write: {like}, or -o - for standard output")
        output = "-"
    for path in paths:
        if is_output_folder(path):
            raise click.UsageError(
                f"{path}: the output of a run; give what it was made from, or the file {path}/articles.jsonl to clean "
                "its records again"
            )
    if "-" in paths and sys.stdin.isatty() and not quiet:
        click.echo("reading JSON Lines from the terminal; Ctrl-D ends them", err=True)
    if options["address"] and options["engine"] != "ray":
        raise click.UsageError("--address is that of a Ray cluster: --engine ray")
    settings = settings_from(options, paths)
    columns = {name: column for name in FIELDS if (column := options.pop(f"{name}_field"))}
    if learn:
        if output == "-" or "-" in paths:
            raise click.UsageError("--learn reads PATH twice and writes the rules to OUT: it needs files, and -o OUT")
        learned = learn_to(
            paths,
            Path(output) / "learned",
            settings,
            columns,
            overwrite=options["overwrite"],
            apart=Path(output),
            quiet=quiet,
        )
        settings = settings.model_copy(update={"plugins": [*settings.plugins, *([learned] if learned else [])]})
    job = Job(
        paths,
        None if output == "-" else Path(output),
        settings,
        options["workers"] or _cores(options["engine"]),
        options["format_"],
        columns,
        int(options["shard_size"] * 1_000_000),
        options["overwrite"],
        options["engine"],
        options["address"],
    )
    try:
        outcome = run(job, progress_for(quiet=quiet))
    except (JobError, PluginError, WorkerError) as error:
        raise Failed(harmless(str(error))) from None
    except Mismatch as error:
        told = one_line(str(error))
        click.echo(f"Error: not every article is accounted for: {told}. This is a bug: please report it.", err=True)
        sys.exit(LOST)
    except KeyboardInterrupt:
        again = "" if output == "-" else "; what is whole is kept: the same command goes on from there"
        click.echo(f"\nstopped{again}", err=True)
        _leave(INTERRUPTED)
    except BrokenPipeError:
        _leave(0)
    if not quiet:
        _tell(outcome, output)
    if outcome.missing:
        sys.exit(2)
    sys.exit(1 if outcome.summary["rejected"] else 0)


def _tell(outcome: Outcome, output: str) -> None:
    from scrubber.record import NO_BODY

    summary = outcome.summary
    times = summary["times"]
    to = "" if output == "-" else f" in {output}"
    shards = summary.get("shards", {"all": 0, "kept_from_an_earlier_run": 0})
    if kept := shards["kept_from_an_earlier_run"]:
        all_of_it = kept == shards["all"]
        done = "nothing to do" if all_of_it else f"{kept:,} of {shards['all']:,} parts were done before"
        speed = f"{done}; --overwrite does it again" if all_of_it else done
    else:
        speed = f"{times['articles_per_second']:,.0f} articles/s, {times['megabytes_per_second']:.1f} MB/s"
    click.echo(
        f"{summary['records']:,} records, {summary['rejected']:,} rejected{to}: {times['seconds']:.1f} s, {speed}",
        err=True,
    )
    if not summary["records"] and NO_BODY in summary["rejected_by_reason"]:
        click.echo("say which field holds the article: --text-field NAME or --html-field NAME", err=True)
    if duplicates := summary.get("duplicate_ids"):
        click.echo(f"{duplicates:,} records have an id that another one has too", err=True)
    for failure, count in list(summary["plugin_failures"].items())[:10]:
        click.echo(f"{one_line(failure)} (on {count:,} articles)", err=True)


def _leave(code: int) -> None:
    # What is still in the buffer of a pipe that nobody reads can't be written at the end either.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def _cores(engine: str) -> int:
    if engine == "ray":
        return 0  # As many as the cluster has.
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


@hookimpl
def scrubber_commands(group: click.Group) -> None:
    """Register the command."""
    group.add_command(run)
