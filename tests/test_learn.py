"""Learning: what recurs in a site becomes a rule that can be read, used, and kept from the body."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scrubber import Record, Scrubber, Settings
from scrubber.matching.compiledrule import CompiledRule
from scrubber.matching.ruleset import shared_macros
from scrubber.matching.rulesfile import read_rules
from scrubber.plugintools.sitetests import matches_alone, pipeline_for, run
from tests.bathstar import BOX, NOUNS, article

pytest.importorskip("duckdb", reason="the extra scrubber[learn] is not installed")

from scrubber.learning import Learned, learn

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> Learned:
    out = tmp_path_factory.mktemp("learned")
    return learn([article(n, noun) for n, noun in enumerate(NOUNS)], out, Settings(site_plugins=False))


def rules_of(learned: Learned) -> dict[str, Path]:
    return {path.parent.name: path for path in learned.files}


def test_counts_what_it_read(learned: Learned) -> None:
    assert learned.articles == len(NOUNS)
    assert learned.proposals == 1


def test_counts_the_proposals_that_it_writes(tmp_path: Path) -> None:
    bylines = ["Ane Holm", "John Roe", "Lena Marsh"]
    records = [
        article(n, noun) for n, noun in enumerate(f"{age} {noun}" for age in ("old", "new", "wide") for noun in NOUNS)
    ]
    records = [replace(r, text=f"Set down by {bylines[n % 3]} on the quay\n\n{r.text}") for n, r in enumerate(records)]
    learned = learn(records, tmp_path, Settings(site_plugins=False))
    # Three bylines, and the shape that all have, are one rule.
    (rules,) = map(read_rules, learned.files)
    assert learned.proposals == sum(len(rule.line + rule.pattern) for rule in rules.rule) == 2


def test_a_line_that_recurs_at_the_foot_becomes_a_rule_of_its_site(learned: Learned) -> None:
    file = read_rules(rules_of(learned)["learned-bathstar.com"], shared_macros())
    assert file.domains == ["bathstar.com"]
    assert any(BOX in rule.line for rule in file.rule)


def test_the_learned_rules_take_the_line_and_nothing_else(learned: Learned) -> None:
    folder = rules_of(learned)["learned-bathstar.com"].parent
    record = article(40, "signal box")
    scrubber = Scrubber(Settings(site_plugins=False, plugins=[folder]))
    cleaned = scrubber.clean(record.text, **record.given)
    assert cleaned.text == record.text.removesuffix(f"\n\n{BOX}")
    assert Scrubber(Settings(site_plugins=False)).clean(record.text, **record.given).text == record.text


def test_a_speakers_name_that_recurs_is_body(learned: Learned) -> None:
    assert all("HOST" not in path.read_text("utf-8") for path in learned.files)


BIO = "Jane Roe has sailed every ferry of the coast and is the author of two books on the tides of Bath."
QUOTATION = '"We will build it again, whatever it may cost the town and all who live in it," the mayor said.'


def with_furniture(n: int, noun: str) -> Record:
    """An article of which every second has a teaser, every third an address at the foot, two a biography."""
    plain = article(n, noun)
    lines = plain.text.removesuffix(f"\n\n{BOX}").split("\n\n")
    if n < 2:
        lines = [lines[0], QUOTATION, *lines[1:], BIO]
    if n % 2:
        lines.insert(2, f"Read More John {noun.title()} Doe told us what he knows of {n} ships. It is not much.")
    if n % 3 == 0:
        lines.append(f"A {noun} is where she feels at home. Follow her on Twitter @{noun}Roe.")
    return replace(plain, text="\n\n".join(lines))


@pytest.fixture(scope="module")
def furniture(tmp_path_factory: pytest.TempPathFactory) -> Learned:
    out = tmp_path_factory.mktemp("furniture")
    records = [with_furniture(n, noun) for n, noun in enumerate(NOUNS)]
    return learn(records, out, Settings(site_plugins=False), threads=1)


@pytest.mark.parametrize(
    ("line", "taken"),
    [
        pytest.param(BIO, True, id="a long line that stands in two articles and says what it is"),
        pytest.param(QUOTATION, False, id="a long line that stands in two articles and says nothing"),
        pytest.param("Read More Ane Holm on the tides. She has seen them all.", True, id="a teaser that is a sentence"),
        pytest.param("Read more books, he said, and you will know it all.", False, id="a sentence like a teaser"),
        pytest.param("Ane Holm sails. Follow her on Twitter @aneholm.", True, id="an address ends a biography"),
        pytest.param("She wrote it on Twitter, where @aneholm saw it first.", False, id="an address in a sentence"),
    ],
)
def test_of_what_recurs(furniture: Learned, line: str, taken: bool) -> None:
    (path,) = (path for path in furniture.files if path.parent.name == "learned-bathstar.com")
    file = read_rules(path, shared_macros())
    compiled = [CompiledRule(rule, file.macros) for rule in file.rule]
    assert any(matches_alone(rule, line) for rule in compiled) is taken


def test_near_misses_and_tests_are_written_with_the_rules(furniture: Learned) -> None:
    scrubber = pipeline_for([path.parent for path in furniture.files])
    for path in furniture.files:
        file = read_rules(path, shared_macros())
        assert [rule.id for rule in file.rule if not rule.examples or not rule.counterexamples] == []
        assert [test.name for test in file.test] == ["what was found goes, paragraphs stay"]
        assert [outcome.differences for outcome in run(path, scrubber)] == [()] * (len(file.rule) + 1)


def test_tells_what_it_is_doing(tmp_path: Path) -> None:
    told: list[str] = []
    learn([article(0, "ferry")], tmp_path, Settings(site_plugins=False), progress=told.append)
    assert told[0] == "folding names, dates and numbers"
    assert told[-1] == "writing and testing the rules"


def test_sources_that_differ_in_signs_only_have_files_of_their_own(tmp_path: Path) -> None:
    names = ["Bath Star", "bath/star", "«»", "Bath Star " + "x" * 300]
    records = [
        Record(f"{n}{name}", article(n, noun).text, given={"source": name, "title": f"The {noun} of {name}"})
        for name in names
        for n, noun in enumerate(NOUNS)
    ]
    files = learn(records, tmp_path, Settings(site_plugins=False)).files
    assert sorted(read_rules(path, shared_macros()).sources for path in files) == sorted([name] for name in names)
    assert [path.parent.name for path in files if len(path.parent.name) > 100] == []
