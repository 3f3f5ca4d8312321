"""Arguments that several commands share, and what is said where they are left out."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click


class _Told(click.Path):
    """A path; where it is left out, what it is for is told."""

    def __init__(self, hint: str, kind: type = Path) -> None:
        super().__init__(path_type=kind)
        self._hint = hint

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:  # noqa: ARG002
        """What to give."""
        return self._hint


OUT: Final = _Told("It is the folder that `scrub PATH -o OUT` wrote to.")
"""The folder of a finished run."""

INPUTS: Final = _Told("Give files or folders to clean, or - for JSON Lines on standard input.", str)
CORPUS: Final = _Told("Give the files or folders to learn from.", str)
ORIGINALS: Final = _Told("Say where the originals go: -o DIR, a new folder.")
PAGE: Final = _Told("Say where the page goes: -o report.html.")
EXPLAINED: Final = _Told("Give a file to clean, or the folder that `scrub PATH -o OUT` wrote to.")
