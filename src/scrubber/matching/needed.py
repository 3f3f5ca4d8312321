"""What a line needs for the expressions of the rules that come with scrubber, worked out beforehand.

Reading an expression (`scrubber.matching.prefilter`) takes a millisecond, and there are hundreds: half a second at the
start of every process. So what they need is written down in `needed.json`, which `python -m benchmarks.write_needed`
makes. What is not there, as a rule of a plugin or one that was changed, is worked out when it is asked for.
"""

from __future__ import annotations

import json
from functools import cache
from hashlib import blake2b
from itertools import starmap
from pathlib import Path
from typing import Final

from scrubber.matching.prefilter import Part, as_part, required

NEEDED: Final = Path(__file__).with_name("needed.json")


def needed(expression: str) -> list[Part]:
    """All that a line holds which an expression matches, the rarest first.

    There are none where a match needs nothing but what prose has all the time.

    >>> needed(r"(?:Read|See) more: .+")
    [Part(opening='', anywhere='(?:(?:Read\\\\ more:\\\\ |See\\\\ more:\\\\ ))')]
    """
    parts, known = _written_down()
    numbers = known.get(key(expression))
    return worked_out(expression) if numbers is None else [parts[number] for number in numbers]


def worked_out(expression: str) -> list[Part]:
    """The same, whatever is written down."""
    return [as_part(literals) for literals in required(expression)]


def key(expression: str) -> str:
    """Under which an expression is written down."""
    return blake2b(expression.encode(), digest_size=12).hexdigest()


@cache
def _written_down() -> tuple[list[Part], dict[str, list[int]]]:
    told = json.loads(NEEDED.read_text("utf-8"))
    return list(starmap(Part, told["parts"])), told["needed"]
