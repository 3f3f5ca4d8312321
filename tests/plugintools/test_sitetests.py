"""What a rules file says of itself is checked, and every way in which it may not be so is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scrubber.plugintools.sitetests import pipeline_for, run

if TYPE_CHECKING:
    from pathlib import Path

    from scrubber import Scrubber

RULES = """
domains = ["site.example"]
sources = ["The Site"]
fingerprints = ['(?m)^Copyright The Site']

[[rule]]
id = "app"
category = "promo"
prefix = ["Get the oars"]
ends = "open"
examples = ["Get the oars today"]
counterexamples = ["Get the oars today, he said."]

[[rule]]
id = "picture"
category = "media"
pattern = ['^Picture: ']
field = "captions"
"""

TEST = '''
[[test]]
name = "t"
input = """
It rained all night, the council said.

Get the oars today

Picture: The river

The river rose by a metre.

Copyright The Site
"""
text = """
It rained all night, the council said.

The river rose by a metre.
"""
'''


@pytest.fixture(scope="module")
def scrubber(tmp_path_factory: pytest.TempPathFactory) -> Scrubber:
    path = tmp_path_factory.mktemp("plugins") / "site.toml"
    path.write_text(RULES, "utf-8")
    return pipeline_for([path])


def problems(tmp_path: Path, scrubber: Scrubber, text: str) -> list[tuple[str, str]]:
    """The case and the kind of each difference."""
    path = tmp_path / "site.toml"
    path.write_text(text, "utf-8")
    return [(outcome.case.name, d.what) for outcome in run(path, scrubber) for d in outcome.differences]


PASSING = [
    pytest.param("", id="the text alone"),
    pytest.param('fields = { captions = ["Picture: The river"], site = "site.example" }', id="fields"),
    pytest.param('removed = { promo = ["Get the oars today"] }', id="what was removed"),
    pytest.param('source = "The Site"', id="by source"),
    pytest.param('url = ""', id="by fingerprint"),
]


@pytest.mark.parametrize("more", PASSING)
def test_what_is_so_passes(tmp_path: Path, scrubber: Scrubber, more: str) -> None:
    assert problems(tmp_path, scrubber, RULES + TEST + more) == []


FAILING = [
    pytest.param(TEST.replace("a metre.\n\"\"\"", "two metres.\n\"\"\""), ("t", "text"), id="another text"),
    pytest.param(TEST + 'fields = { captions = [] }', ("t", "fields.captions"), id="another field"),
    pytest.param(TEST + 'removed = { promo = [] }', ("t", "removed.promo"), id="something removed that should not be"),
    pytest.param(TEST + 'removed = { ad = ["Get the oars today"] }', ("t", "removed.ad"), id="nothing removed"),
    pytest.param(TEST + 'url = "https://other.example/"', ("t", "text"), id="an article of another site"),
    pytest.param('[[test]]\nname = "t"\ninput = "Get the oars"\ntext = "x"', ("t", "text"), id="nothing is left"),
]  # fmt: skip


@pytest.mark.parametrize(("test", "problem"), FAILING)
def test_what_is_not_so_fails(tmp_path: Path, scrubber: Scrubber, test: str, problem: tuple[str, str]) -> None:
    assert problems(tmp_path, scrubber, RULES + test)[:1] == [problem]


EXAMPLES = [
    pytest.param("Get the oars today", "Get the oars today.", "example that does not match", id="example"),
    pytest.param("today, he said", "today", "counter-example that matches", id="counter-example"),
]


@pytest.mark.parametrize(("old", "new", "what"), EXAMPLES)
def test_examples(tmp_path: Path, scrubber: Scrubber, old: str, new: str, what: str) -> None:
    head, _, tail = RULES.partition('[[rule]]\nid = "picture"')
    changed = head.replace(f'{old}"', f'{new}"') if old in head else head
    changed = changed.replace(f"{old}.", new) if changed == head else changed
    assert problems(tmp_path, scrubber, changed + tail[:0]) == [("examples of app", what)]


def test_where_a_case_stands(tmp_path: Path, scrubber: Scrubber) -> None:
    path = tmp_path / "site.toml"
    path.write_text(RULES + TEST, "utf-8")
    assert [outcome.case.line for outcome in run(path, scrubber)] == [6, 20]
