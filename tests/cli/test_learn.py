"""`scrub learn` and `scrub run --learn`: what a user sees of them."""

from __future__ import annotations

import json
import sys
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from tests.bathstar import BOX, NOUNS, article
from tests.cli.support import call

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("duckdb", reason="the extra scrubber[learn] is not installed")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.jsonl"
    records = [article(n, noun) for n, noun in enumerate(NOUNS)]
    path.write_text("".join(json.dumps({"text": r.text, **r.given}) + "\n" for r in records), "utf-8")
    return path


def test_learned_rules_pass_their_own_tests_and_the_linter(corpus, tmp_path, capfd) -> None:
    code, _, err = call(capfd, "learn", corpus, "-o", tmp_path / "rules")
    assert (code, err) == (0, f"1 proposal from 12 articles, in 1 rules file in {tmp_path / 'rules'}\n")
    assert call(capfd, "plugin", "test", tmp_path / "rules")[:2] == (0, "2 passed, 0 failed, in 1 plugin\n")
    assert call(capfd, "plugin", "check", tmp_path / "rules", "--corpus", corpus)[:2] == (0, "0 findings\n")


def test_rules_that_may_have_been_edited_are_not_replaced(corpus, tmp_path, capfd) -> None:
    path = tmp_path / "rules" / "learned-bathstar.com" / "rules.toml"
    path.parent.mkdir(parents=True)
    path.write_text("# mine\n", "utf-8")
    code, _, err = call(capfd, "learn", corpus, "-o", tmp_path / "rules")
    assert code == 2
    assert "holds learned rules, which may have been edited" in err
    assert path.read_text("utf-8") == "# mine\n"
    assert call(capfd, "learn", corpus, "-o", tmp_path / "rules", "--overwrite")[0] == 0
    assert BOX in path.read_text("utf-8")


def test_a_run_learns_first_and_uses_what_it_learned(corpus, tmp_path, capfd, in_process) -> None:
    out = tmp_path / "out"
    code, _, err = call(capfd, corpus, "-o", out, "--learn", "--no-site-plugins", "--workers", 1)
    assert code == 0, err
    cleaned = [json.loads(line) for line in (out / "articles.jsonl").read_text("utf-8").splitlines()]
    assert [BOX in record["text"] for record in cleaned] == [False] * len(NOUNS)
    rules = {edit["rule"] for record in cleaned for edit in record["edits"] if BOX in edit["before"]}
    assert rules == {"learned-bathstar.com/promo-line-1"}


def test_a_run_uses_edited_rules_as_they_are(corpus, tmp_path, capfd, in_process) -> None:
    out = tmp_path / "out"
    command = (corpus, "-o", out, "--learn", "--no-site-plugins", "--workers", 1)
    call(capfd, *command)
    (path,) = out.glob("learned/*/rules.toml")
    edited = path.read_text("utf-8").replace("promo-line-1", "mine")
    path.write_text(edited, "utf-8")
    code, _, err = call(capfd, *command)
    assert (code, path.read_text("utf-8")) == (0, edited)
    assert f"{out / 'learned'} holds learned rules: they are used as they are; --overwrite learns anew" in err
    assert call(capfd, *command, "--overwrite")[0] == 0
    assert path.read_text("utf-8") != edited
    assert [found.name for found in (out / "learned").iterdir()] == ["learned-bathstar.com"]


def test_rules_that_are_not_whole_are_not_there(corpus, tmp_path, capfd, monkeypatch) -> None:
    def interrupted(_) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("scrubber.learning.writing.add_tests", interrupted)
    call(capfd, "learn", corpus, "-o", tmp_path / "rules")
    assert not list((tmp_path / "rules").glob("learned*"))


def test_a_cleaner_that_fails_is_told_and_costs_only_its_own_work(tmp_path, capfd) -> None:
    (tmp_path / "page.html").write_text("<p>It rained all night.</p>", "utf-8")
    code = """
        from scrubber import Cleaner, hookimpl

        @hookimpl
        def scrubber_cleaners():
            return [Cleaner("own", "structure", lambda document: 1 / 0)]
    """
    (tmp_path / "cleaner.py").write_text(dedent(code), "utf-8")
    arguments = ("learn", tmp_path / "page.html", "-o", tmp_path / "rules", "--plugins", tmp_path)
    why = "own failed: on page.html: ZeroDivisionError: division by zero\n"
    assert call(capfd, *arguments) == (
        0, "", f"plugin {why}0 proposals from 1 article, in 0 rules files in {tmp_path / 'rules'}\n"
    )  # fmt: skip
    code, _, err = call(capfd, *arguments, "--strict")
    assert code == 2
    assert "plugin own: on page.html: ZeroDivisionError" in err


def test_a_run_that_finds_nothing_to_learn_is_a_run(tmp_path, capfd, in_process) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "It rained."}\n', "utf-8")
    code, _, err = call(capfd, tmp_path / "a.jsonl", "-o", tmp_path / "out", "--learn", "--workers", 1)
    assert (code, "no such folder" in err) == (0, False)


def test_what_can_be_read_only_once_can_not_be_learned_from(capfd) -> None:
    code, _, err = call(capfd, "-", "-o", "-", "--learn")
    assert code == 2
    assert "--learn reads PATH twice" in err


@pytest.mark.parametrize(
    ("memory", "told"),
    [
        pytest.param("lots", "Memory must have a number", id="none"),
        pytest.param("1MB", "give it more memory, or a scratch folder with more room", id="too little"),
    ],
)
def test_memory_that_does_not_do_is_told(corpus, tmp_path, capfd, memory, told) -> None:
    code, _, err = call(capfd, "learn", corpus, "-o", tmp_path / "rules", "--memory", memory)
    assert code == 2
    assert err.splitlines()[-1].startswith("Error: DuckDB: ")
    assert told in err


@pytest.mark.parametrize("missing", ["duckdb", "numpy"])
def test_what_is_not_installed_is_told(corpus, tmp_path, capfd, monkeypatch, missing) -> None:
    for name in [name for name in sys.modules if name.startswith("scrubber.learning")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    code, _, err = call(capfd, "learn", corpus, "-o", tmp_path / "rules")
    assert code == 2
    assert err.endswith(f"Error: learning needs {missing}: pip install 'scrubber[learn]'\n")
