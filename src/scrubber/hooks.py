"""The hooks through which everything is added: cleaners, rules, readers, writers, commands, and listeners.

The built-in cleaners come in through the same hooks as a plugin's. A plugin marks its functions with
`scrubber.hookimpl`; docs/plugins has an example of each hook, and the tests run them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

import pluggy

from scrubber.document import Document
from scrubber.edits import BulkEdit, Edit

if TYPE_CHECKING:
    from pathlib import Path

    import click

    from scrubber.article import Article, Rejected
    from scrubber.matching.ruleset import RuleSet
    from scrubber.readers import Reader
    from scrubber.settings import Settings
    from scrubber.writers import Writer

Stage = Literal["structure", "encoding", "lines", "words", "layout"]
STAGES: Final[tuple[Stage, ...]] = ("structure", "encoding", "lines", "words", "layout")

CleanFunction = Callable[[Document], Iterable[Edit | BulkEdit]]


class Cleaner(NamedTuple):
    """A function from a document to edits, and where it stands in the pipeline.

    Cleaners run stage by stage, inside a stage by `order` (then by name). `settles` says that the edits can't
    give any cleaner new work, so that the pipeline need not look at its result again because of them. `local`
    says that what it does to a line depends on that line alone, so that it need not run again because other
    lines were taken out.
    """

    name: str
    stage: Stage
    clean: CleanFunction
    order: int = 50
    settles: bool = False
    local: bool = False


hookspec = pluggy.HookspecMarker("scrubber")
hookimpl = pluggy.HookimplMarker("scrubber")


@hookspec
def scrubber_cleaners(settings: Settings, rules: RuleSet) -> Iterable[Cleaner]:
    """Return cleaners to add to the pipeline.

    An implementation names only the arguments that it needs: `def scrubber_cleaners(): …` is fine.
    """
    return ()


@hookspec
def scrubber_rules() -> Iterable[Path]:
    """Return paths of rules files (TOML) to add to the built-in rules."""
    return ()


@hookspec
def scrubber_readers() -> Iterable[Reader]:
    """Return readers for further file formats."""
    return ()


@hookspec
def scrubber_writers() -> Iterable[Writer]:
    """Return writers for further output formats."""
    return ()


@hookspec
def scrubber_commands(group: click.Group) -> None:
    """Add commands to `scrub`."""


@hookspec
def scrubber_article_done(article: Article) -> None:
    """Called after an article became a record, in the process that cleaned it."""


@hookspec
def scrubber_article_rejected(rejected: Rejected) -> None:
    """Called after an input was rejected, in the process that read it."""
