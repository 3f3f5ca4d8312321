"""Calling the command in this process."""

from __future__ import annotations

import pytest

from scrubber.cli import main


def call(capfd, *arguments: object) -> tuple[int, str, str]:
    """Exit code, standard output, and standard error of a command."""
    with pytest.raises(SystemExit) as ended:
        main([*map(str, arguments)])
    out, err = capfd.readouterr()
    return ended.value.code or 0, out, err
