"""Learning: what recurs in a site becomes a rule that can be read, used, and kept from the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scrubber import Scrubber, Settings
from scrubber.ruleset import shared_macros
from scrubber.rulesfile import read_rules
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
    assert learned.proposals >= 1


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
