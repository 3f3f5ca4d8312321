"""What the linter finds, and that it finds nothing in what is right."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from scrubber.matching.ruleset import BUILT_IN
from scrubber.plugintools.corpus import CorpusError
from scrubber.plugintools.lint import lint
from scrubber.plugintools.scaffold import RULES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _no_built_in_rules(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pipeline without its own rules, which take seconds to make ready; their macros stay."""
    folder = tmp_path_factory.mktemp("rules")
    shutil.copy(BUILT_IN / "macros.toml", folder)
    monkeypatch.setattr("scrubber.matching.ruleset.BUILT_IN", folder)


GOOD = RULES.replace("SITE", "site.example")


def rule(id_: str, more: str) -> str:
    return f'\n[[rule]]\nid = "{id_}"\ncategory = "promo"\nexamples = ["Get {id_}"]\ncounterexamples = ["x"]\n{more}\n'


@pytest.fixture
def findings(tmp_path: Path) -> list[str]:
    """What the linter finds in one file that has every fault, by line."""
    folder = tmp_path / "site.example"
    folder.mkdir()
    text = GOOD.replace('"site.example"]', '"www.site.example"]').replace("counterexamples = [", "# [", 1)
    text += rule("all", "prefix = ['Get ']") + rule("late", "line = ['Get late']")
    text += rule("large", r"pattern = '^Got [\pL ]{2,60} large$'").replace("Get large", "Got it large")
    text += rule("near", "line = 'Near'\nafter = ['newslettr']").replace("Get near", "Near")
    (folder / "rules.toml").write_text(text, "utf-8")
    return [str(finding).partition("rules.toml:")[2].partition(": ")[2] for finding in lint([folder])]


@pytest.mark.parametrize(
    "told",
    [
        "domains: no article's site is ever www.site.example; write site.example",
        "rule newsletter: has no counterexamples: lines much like its own that are body",
        "rule late: is shadowed by all, which comes first and takes all its examples",
        "rule near: after: no rule is called newslettr; did you mean 'newsletter'?",
        (
            r"rule large: RE2 makes more than 10,000 instructions of it: \p{Lu} and \pL hold the letters of all "
            "scripts ({upper} and {letter} the Latin ones), and a repeat is written out as often as it may occur"
        ),
    ],
)
def test_a_fault(findings: list[str], told: str) -> None:
    assert told in findings


def test_no_other_faults_are_found(findings: list[str]) -> None:
    assert len(findings) == 5


def test_a_host_of_an_intranet_is_a_site(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text(RULES.replace("SITE", "intranet"), "utf-8")
    assert list(lint([tmp_path])) == []


def test_what_can_not_be_read_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text("[[rule]]\nid = 3\n", "utf-8")
    assert [(f.path, f.line) for f in lint([tmp_path])] == [(path, 2)]


ARTICLE = "It rained.\n\nGet the site.example newsletter today\n\nIt rained more.\n\n{}\n\nThe river rose."


def corpus(tmp_path: Path, line: str, url: str = "https://site.example/") -> Path:
    path = tmp_path / "corpus.jsonl"
    path.write_text("\n".join([json.dumps({"text": ARTICLE.format(line), "url": url})] * 6), "utf-8")
    return path


def on_corpus(tmp_path: Path, more: str, line: str, most: float = 0.2, **record: str) -> list[str]:
    folder = tmp_path / "site.example"
    folder.mkdir()
    (folder / "rules.toml").write_text(GOOD + more, "utf-8")
    found = lint([folder], corpus(tmp_path, line, **record), most)
    return [finding.message for finding in found]


def test_a_rule_that_fires_now_and_then_is_fine(tmp_path: Path) -> None:
    assert on_corpus(tmp_path, "", "It stopped.") == []


def test_a_rule_that_never_fires(tmp_path: Path) -> None:
    told = on_corpus(tmp_path, rule("own", "line = 'Get own'"), "It stopped.")
    assert told == ["rule own: never fires on the 6 articles: no line matches it"]


def test_a_rule_that_another_one_forestalls(tmp_path: Path) -> None:
    more = rule("own", "contains = 'site.example newsletter'").replace("Get own", "A site.example newsletter")
    told = on_corpus(tmp_path, more, "It stopped.")
    why = "of the 6 lines that match it, site.example/newsletter takes 6 before it"
    assert told == [f"rule own: never fires on the 6 articles: {why}"]


def test_a_rule_whose_lines_stand_elsewhere(tmp_path: Path) -> None:
    more = rule("own", "line = 'It stopped.'\nat = [1]").replace("Get own", "It stopped.")
    told = on_corpus(tmp_path, more, "It stopped.")
    why = "6 lines match it that stand where it does not want them, or that another rule keeps"
    assert told == [f"rule own: never fires on the 6 articles: {why}"]


def test_a_rule_that_takes_too_much(tmp_path: Path) -> None:
    assert on_corpus(tmp_path, "", "It stopped.", most=0.19) == [
        "rule newsletter: takes 20% of all lines, in 6 of 6 articles; is that no body?"
    ]


def test_a_corpus_of_other_sites(tmp_path: Path) -> None:
    told = on_corpus(tmp_path, "", "It stopped.", url="https://other.example/")
    assert told == ["the corpus has no article of its sites"]


def test_a_corpus_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text("", "utf-8")
    with pytest.raises(CorpusError, match=r"none\.jsonl"):
        list(lint([tmp_path], tmp_path / "none.jsonl"))
