"""What is said about a first word that is neither a command nor a path: most likely a command with a slip in it."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
from click.shell_completion import CompletionItem
from click_default_group import DefaultGroup

if TYPE_CHECKING:
    from collections.abc import Iterable

OTHER_WORDS: Final = {
    "clean": "run",
    "undo": "revert",
    "restore": "revert",
    "validate": "check",
    "compare": "diff",
    "show": "explain",
    "stats": "report",
    "plugins": "plugin list",
    "help": "--help",
    "version": "--version",
}
"""What people call it elsewhere."""


ORDER: Final = ("run", "explain", "report", "check", "diff", "review", "revert", "schema", "learn", "plugin")
"""The commands as a user comes to need them; those of plugins follow."""


class Group(DefaultGroup):
    """A group whose default command takes paths: a word that is no path and looks like a command is a slip."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order in which they are shown."""
        names = super().list_commands(ctx)
        return [name for name in ORDER if name in names] + [name for name in names if name not in ORDER]

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands and options; a word that begins none of them may be a path."""
        return super().shell_complete(ctx, incomplete) or [CompletionItem(incomplete, type="file")]

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[Any, Any, list[str]]:
        """Find the command.

        Raises:
            click.UsageError: the first word is no path, but resembles a command.

        """
        word = args[0] if args else ""
        if word and not word.startswith("-") and word not in self.commands and not Path(word).exists():
            meant = suggestion(word, self.list_commands(ctx))
            if meant:
                raise click.UsageError(
                    f"there is no file {word!r} and no such command; did you mean `scrub {meant}`?", ctx
                )
        found: tuple[Any, Any, list[str]] = super().resolve_command(ctx, args)
        return found


def begin(typed: str, words: Iterable[str]) -> list[CompletionItem]:
    """What the shell offers for a word that was begun."""
    return [CompletionItem(word) for word in words if word.startswith(typed)]


def suggestion(word: str, commands: Iterable[str]) -> str:
    """The command that was meant by a word, empty if it looks like none."""
    if word.lower() in OTHER_WORDS:
        return OTHER_WORDS[word.lower()]
    return next(iter(difflib.get_close_matches(word.lower(), [c.lower() for c in commands], 1, 0.7)), "")
