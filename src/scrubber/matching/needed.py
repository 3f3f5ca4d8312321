"""What a line needs for the expressions of the rules that come with scrubber, worked out beforehand.

Reading an expression (`scrubber.matching.prefilter`) takes a millisecond, and there are hundreds: half a second at the
start of every process. So what they need is written down in `needed.json`, which `python -m benchmarks.write_needed`
makes. What is not there, as a rule of a plugin or one that was changed, is worked out when it is asked for.
"""

from __future__ import annotations

import json
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scrubber.matching.prefilter import Literal, required

if TYPE_CHECKING:
    from scrubber.matching.prefilter import Literals, Sets

NEEDED: Final = Path(__file__).with_name("needed.json")


def needed(expression: str) -> Sets:
    """Sets of literals, of each of which a line holds one that an expression matches: `prefilter.required`.

    >>> needed(r"Read more: .+")
    (frozenset({Literal(text='Read more: ', folded=False, starts=False, ends=False)}),)
    """
    sets, known = _written_down()
    numbers = known.get(key(expression))
    return required(expression) if numbers is None else tuple(sets[number] for number in numbers)


def key(expression: str) -> str:
    """Under which an expression is written down."""
    return blake2b(expression.encode(), digest_size=12).hexdigest()


@cache
def _written_down() -> tuple[list[Literals], dict[str, list[int]]]:
    told = json.loads(NEEDED.read_text("utf-8"))
    return [frozenset(Literal(*literal) for literal in literals) for literals in told["sets"]], told["needed"]
