"""Every site plugin that ships passes its own tests, its rules' examples and counter-examples, and the linter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scrubber.matching.ruleset import shared_macros
from scrubber.matching.rulesfile import read_rules
from scrubber.plugintools.diffs import diff
from scrubber.plugintools.lint import lint_file
from scrubber.plugintools.sitetests import Case, cases, pipeline_for

if TYPE_CHECKING:
    from scrubber import Scrubber

PLUGINS = Path(__file__).parent.parent / "plugins"
FILES = sorted(PLUGINS.glob("*/rules.toml"))
CASES = [pytest.param(case, id=f"{case.plugin}: {case.name}") for path in FILES for case in cases(path)]


@pytest.fixture(scope="module")
def scrubber() -> Scrubber:
    found = pipeline_for([PLUGINS])
    assert found.plugins.failures == {}
    return found


@pytest.mark.parametrize("case", CASES)
def test_what_the_rules_file_says_is_so(case: Case, scrubber: Scrubber) -> None:
    differences = [f"{d.what}\n{diff(d.expected, d.found).plain}" for d in case.check(scrubber)]
    assert differences == [], f"{case.path}:{case.line}: " + "\n".join(differences)


@pytest.mark.parametrize("path", [pytest.param(path, id=path.parent.name) for path in FILES])
def test_the_linter_finds_nothing(path: Path, scrubber: Scrubber) -> None:
    assert [str(finding) for finding in lint_file(path, read_rules(path, shared_macros()), scrubber)] == []


def test_a_plugin_is_named_after_its_site() -> None:
    assert [
        path.parent.name for path in FILES if path.parent.name not in read_rules(path, shared_macros()).domains
    ] == []
