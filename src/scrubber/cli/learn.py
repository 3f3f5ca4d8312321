"""`scrub learn`: propose rules from what recurs in a corpus."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scrubber.cli.arguments import CORPUS, LEARNED
from scrubber.cli.settings_options import settings_from, settings_options
from scrubber.harmless import harmless
from scrubber.hooks import hookimpl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scrubber.settings import Settings


@click.command(short_help="Propose rules from what recurs in a corpus.")
@click.argument("paths", nargs=-1, required=True, metavar="CORPUS…", type=CORPUS)
@click.option(
    "-o",
    "--output",
    type=LEARNED,
    default=Path("learned"),
    show_default=True,
    metavar="DIR",
    help="Folder for the rules, one folder a site.",
)
@click.option("--memory", default="1GB", show_default=True, help="Memory for counting; the rest goes to disk.")
@click.option(
    "--scratch",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where the tables lie meanwhile, several times as large as the text. [default: the system's]",
)
@click.option("--overwrite", is_flag=True, help="Replace the rules that were learned into DIR before.")
@settings_options
def learn(
    paths: tuple[str, ...], output: Path, memory: str, scratch: Path | None, overwrite: bool, **options: Any
) -> None:
    """Propose rules from what recurs in a corpus, for you to read, edit and use.

    CORPUS is what `scrub run` reads. Lines and line shapes that recur in a site's articles far more than prose
    does, and junk glued to paragraphs, become DIR/learned-SITE/rules.toml, with counts, examples and a test; what
    many sites have goes to DIR/learned-general. `scrub plugin test DIR` tests them, and `scrub run --plugins DIR`
    uses them.
    """
    learn_to(paths, output, settings_from(options), {}, memory=memory, scratch=scratch, overwrite=overwrite)


def learn_to(
    paths: tuple[str, ...],
    output: Path,
    settings: Settings,
    columns: dict[str, str],
    *,
    memory: str = "1GB",
    scratch: Path | None = None,
    overwrite: bool = False,
    apart: Path | None = None,
    quiet: bool = False,
) -> Path | None:
    """Learn from files and folders, and tell what came of it.

    `apart` is the output folder of the run that learns: what lies in it is not learned from, and rules that were
    learned into it before are used as they are, where `scrub learn` refuses to write over them.

    Returns the folder with the rules, none if nothing was proposed.

    Raises:
        click.ClickException: it can't be done; the exit code is 2.
    """
    from scrubber.plugins import PluginError, load_plugins
    from scrubber.plugintools.corpus import CorpusError, records

    try:
        from scrubber.learning import EngineError
        from scrubber.learning import learn as learn_rules
        from scrubber.learning.writing import rules_in
    except ImportError as error:
        raise click.UsageError(f"learning needs {error.name}: pip install 'scrubber[learn]'") from None
    if rules_in(output) and not overwrite:
        if apart is None:
            raise click.UsageError(
                f"{output} holds learned rules, which may have been edited: name another folder, or add --overwrite"
            )
        # The same command goes on where a run was, and what the user made of the rules stays.
        if not quiet:
            click.echo(f"{output} holds learned rules: they are used as they are; --overwrite learns anew", err=True)
        return output

    try:
        corpus = records(paths, load_plugins(settings).readers(), columns, apart or output)
        with _progress(quiet=quiet) as progress:
            learned = learn_rules(corpus, output, settings, memory=memory, scratch=scratch, progress=progress)
    except (EngineError, CorpusError, PluginError, OSError) as error:
        raise click.UsageError(str(error)) from None
    for name, why in learned.failures.items():
        click.echo(harmless(f"plugin {name} failed: {why}"), err=True)
    if not quiet:
        proposals = _counted(learned.proposals, "proposal")
        files = _counted(len(learned.files), "rules file")
        click.echo(f"{proposals} from {_counted(learned.articles, 'article')}, in {files} in {output}", err=True)
    return output if learned.files else None


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[str], object]]:
    """What is being done, in a line on a terminal that goes when it is done."""
    from rich.console import Console

    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield bool
        return
    with console.status("reading") as status:
        yield status.update


def _counted(number: int, name: str) -> str:
    return f"{number:,} {name}{'' if number == 1 else 's'}"


@hookimpl
def scrubber_commands(group: click.Group) -> None:
    """Register the command."""
    group.add_command(learn)
