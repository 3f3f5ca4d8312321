"""What the tests of rules share: rules made from text, without the built-in ones."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from scrubber.matching.ruleset import RuleSet, shared_macros
from scrubber.matching.rulesfile import RulesFile

if TYPE_CHECKING:
    from collections.abc import Collection


def rules(*files: str, users: Collection[int] = ()) -> RuleSet:
    """Rules files given as TOML, in their order; the macros of scrubber hold in them. `users` are the user's."""
    read = [RulesFile.model_validate(tomllib.loads(text)) for text in files]
    return RuleSet([file.model_copy(update={"macros": shared_macros() | file.macros}) for file in read], users)
