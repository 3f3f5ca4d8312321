"""How RE2 is set up here: with the memory that a use of it is given, and silent.

What it refuses, it raises; what it writes to stderr besides would be about a rule, to the user of a run.
"""

from __future__ import annotations

from typing import Any


def re2_options(max_mem: int) -> Any:
    """`re2.Options` with at most so many bytes for an expression or a set."""
    import re2

    options = re2.Options()
    options.max_mem = max_mem
    options.log_errors = False
    return options
