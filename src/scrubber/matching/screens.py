"""What a text does not hold, told to many cleaners in one pass over it.

Most articles have none of the dirt that a cleaner is there for, and to find that out must cost next to
nothing. A cleaner names a pattern without which it has nothing to do. The patterns of all of them are one
automaton (an RE2 set), which reads a text once, whoever asks first.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from scrubber.characters import encoded
from scrubber.matching.re2options import re2_options

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

_patterns: Final[list[str]] = []
_MAX_MEM: Final = 64 << 20


def screen(pattern: str) -> Callable[[str], bool]:
    """Make a function that says whether a pattern (RE2 syntax) is found in a text."""
    number = len(_patterns)
    _patterns.append(pattern)

    def passes(text: str) -> bool:
        return number in _found(text, len(_patterns))

    return passes


@lru_cache(maxsize=1)
def _found(text: str, patterns: int) -> Collection[int]:
    """The numbers of the patterns that a text holds; all of them where the automaton gives up."""
    # RE2 tells nobody when it runs out of memory; that the last pattern, which ends every text, is missing, does.
    return _automaton(patterns).Match(encoded(text)) or range(patterns)


@cache
def _automaton(patterns: int) -> Any:
    import re2

    found = re2.Set.SearchSet(re2_options(_MAX_MEM))
    for pattern in [*_patterns[:patterns], r"\z"]:
        found.Add(pattern)
    found.Compile()
    return found
