"""Every built-in rule matches its examples, leaves its counter-examples, and has both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scrubber.lines import is_closed
from scrubber.matching.compiledrule import CompiledRule
from scrubber.matching.ruleset import BUILT_IN, shared_macros
from scrubber.matching.rulesfile import read_rules
from scrubber.plugintools.lint import LARGE

if TYPE_CHECKING:
    from scrubber.matching.rulesfile import Rule

RULES = [
    pytest.param(rule, file.macros, id=f"{path.parent.name}/{rule.id}")
    for path in sorted(BUILT_IN.glob("*/*.toml"))
    for file in [read_rules(path, shared_macros())]
    for rule in file.rule
]


def hits(rule: Rule, macros: dict[str, str], line: str) -> bool:
    if rule.ends != "any" and is_closed(line) is not (rule.ends == "closed"):
        return False
    return CompiledRule(rule, macros).matches(line)


@pytest.mark.parametrize(("rule", "macros"), RULES)
def test_rule(rule: Rule, macros: dict[str, str]) -> None:
    missed = [line for line in rule.examples if not hits(rule, macros, line)]
    taken = [line for line in rule.counterexamples if hits(rule, macros, line)]
    assert not missed, f"examples that do not match: {missed}"
    assert not taken, f"counter-examples that match: {taken}"
    assert rule.examples, "a rule needs examples"
    assert rule.counterexamples, "a rule needs counter-examples"
    assert CompiledRule(rule, macros).size <= LARGE, "`scrub plugin check` would say what to do"
