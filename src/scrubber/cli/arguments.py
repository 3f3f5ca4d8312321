"""Arguments that several commands share, and what is said where they are left out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import click

from scrubber.readers.streams import is_remote


class _Told(click.Path):
    """A path; where it is left out, what it is for is told. It is never empty, and if it is `local`, no address."""

    def __init__(self, hint: str = "", kind: type = Path, *, local: bool = False, **checks: bool) -> None:
        super().__init__(path_type=kind, **checks)
        self._hint, self._local = hint, local

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """The path."""
        # Of both, a path would make another one: the current folder, and one that is called `s3:`.
        if not os.fspath(value):
            self.fail("it is empty; is a variable not set?", param, ctx)
        if self._local and is_remote(os.fspath(value)):
            self.fail(f"{value}: what is written goes to a local folder; copy it from there", param, ctx)
        return super().convert(value, param, ctx)

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:  # noqa: ARG002
        """What to give."""
        return self._hint


OUT: Final = _Told("It is the folder that `scrub PATH -o OUT` wrote to.")
"""The folder of a finished run."""

INPUTS: Final = _Told("Give files or folders to clean, or - for JSON Lines on standard input.", str)
CORPUS: Final = _Told("Give the files or folders to learn from.", str)
OUTPUT: Final = _Told(kind=str, local=True)
LEARNED: Final = _Told(local=True, file_okay=False)
ORIGINALS: Final = _Told("Say where the originals go: -o DIR, a new folder.", local=True)
PAGE: Final = _Told("Say where the page goes: -o report.html.", local=True)
EXPLAINED: Final = _Told("Give a file to clean, or the folder that `scrub PATH -o OUT` wrote to.")
