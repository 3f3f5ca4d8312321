"""Rules: phrases and patterns as data, read from TOML, matched over lines in one linear-time pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class RuleSet:
    """Placeholder while the engine is being written."""


def load_rules(paths: Iterable[Path]) -> RuleSet:
    """Read rules files."""
    return RuleSet()
