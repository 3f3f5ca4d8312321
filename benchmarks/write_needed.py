"""Write down what a line needs for the expressions of the shipped rules (`scrubber.matching.needed`).

    python -m benchmarks.write_needed

To be run after rules or the prefilter were changed; a test tells.
"""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from scrubber.matching.needed import NEEDED, key
from scrubber.matching.prefilter import required
from scrubber.matching.ruleset import load_rules
from scrubber.plugins import site_plugins_folder

if TYPE_CHECKING:
    from scrubber.matching.prefilter import Literals


def written() -> str:
    """The file for the rules as they are."""
    files = load_rules(sorted(site_plugins_folder().glob("*/rules.toml"))).files
    expressions = {
        text for file in files for rule in file.rule for text, known in rule.expressions(file.macros) if known is None
    }
    numbers: dict[Literals, int] = {}
    needed = {
        key(expression): [numbers.setdefault(literals, len(numbers)) for literals in required(expression)]
        for expression in sorted(expressions)
    }
    told = {"sets": [sorted(literals) for literals in numbers], "needed": needed}
    return json.dumps(told, separators=(",", ":")).replace("]],", "]],\n") + "\n"


def main() -> None:
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args()
    NEEDED.write_text(written(), "utf-8")


if __name__ == "__main__":
    main()
