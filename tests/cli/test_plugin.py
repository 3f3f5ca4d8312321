"""`scrub plugin`: what a user sees of it, and its exit codes."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from scrubber.cli import main
from scrubber.matching.ruleset import BUILT_IN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Scrub = Callable[..., tuple[int, str]]


@pytest.fixture
def scrub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Scrub:
    """Run `scrub plugin …` in an empty folder, without the built-in rules, which take seconds to make ready."""
    shutil.copytree(BUILT_IN, tmp_path / "rules", ignore=lambda _, names: {n for n in names if n != "macros.toml"})
    monkeypatch.setattr("scrubber.matching.ruleset.BUILT_IN", tmp_path / "rules")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    def run(*arguments: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as ended:
            main(["plugin", *arguments])
        captured = capsys.readouterr()
        return int(ended.value.code or 0), captured.out + captured.err

    return run


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def rules(scrub: Scrub, tmp_path: Path) -> Path:
    """The rules of a new plugin."""
    assert scrub("new", "https://www.harbour.co.uk/news/1", "--cleaner", "--into", "plugins")[0] == 0
    return tmp_path / "here" / "plugins" / "harbour.co.uk" / "rules.toml"


def test_new_tells_what_it_wrote_and_what_to_do_next(scrub: Scrub) -> None:
    assert scrub("new", "harbour.co.uk") == (
        0,
        "wrote harbour.co.uk/rules.toml\nnow: scrub plugin test harbour.co.uk\n",
    )


def test_a_new_plugin_passes_its_test_and_the_linter(scrub: Scrub, rules: Path) -> None:
    assert scrub("test", "plugins") == (0, "2 passed, 0 failed, in 1 plugin\n")
    assert scrub("check", "plugins") == (0, "0 findings\n")


@pytest.mark.parametrize(
    ("site", "told"),
    [
        pytest.param("harbour", "harbour: no domain of a site; expected one like example.com", id="no domain"),
        pytest.param("../x", "no domain of a site", id="a path"),
        pytest.param("harbour.co.uk", "is there already", id="twice"),
    ],
)
def test_new_refuses(scrub: Scrub, rules: Path, site: str, told: str) -> None:
    code, out = scrub("new", site, "--into", "plugins")
    assert code == 2
    assert told in out


def test_the_cleaner_of_a_new_plugin_works(rules: Path) -> None:
    from scrubber import Scrubber, Settings

    scrubber = Scrubber(Settings(plugins=[rules.parent], entry_points=False, site_plugins=False))
    article = scrubber.clean("It rained.\n\nRain", title="Rain", url="https://harbour.co.uk/")
    assert article.text == "It rained."
    assert [(entry.cleaner, entry.rule) for entry in article.edits] == [("harbour.co.uk", "title-again")]
    elsewhere = scrubber.clean("It rained.\n\nRain", title="Rain", url="https://harbour.org.uk/")
    assert elsewhere.text == "It rained.\n\nRain"


def test_a_failing_test_is_shown_with_its_differences(scrub: Scrub, rules: Path) -> None:
    text = rules.read_text("utf-8")
    head, middle, tail = text.rpartition("It will be open again in May")
    rules.write_text(f"{head}{middle.replace('May', 'June')}{tail}", "utf-8")
    code, out = scrub("test", "plugins")
    assert code == 1
    assert f"plugins/harbour.co.uk/rules.toml:{text[: text.index('[[test]]')].count(chr(10)) + 1}: an invitation" in out
    assert "\n- It will be open again in June, when" in out
    assert "\n+ It will be open again in May, when" in out
    assert out.endswith("1 passed, 1 failed, in 1 plugin\n")


def test_rules_that_can_not_be_read_are_told(scrub: Scrub, rules: Path) -> None:
    change(rules, "prefix =", "prefx =")
    code, out = scrub("test", "plugins")
    assert code == 1
    assert "rule newsletter: prefx: no such key; did you mean 'prefix'?" in out.replace("\n", " ").replace("  ", " ")
    code, out = scrub("check", "plugins")
    assert code == 1
    assert ": rule newsletter: prefx: no such key; did you mean 'prefix'?" in out


def test_a_path_that_is_not_there(scrub: Scrub) -> None:
    for command in ("test", "check"):
        code, out = scrub(command, "nowhere")
        assert code == 2
        assert "nowhere: no such folder or rules file" in out


def test_to_check_where_there_is_no_plugin_is_a_wrong_call(scrub: Scrub, tmp_path: Path) -> None:
    (tmp_path / "here" / "empty").mkdir()
    for arguments in ((), ("empty",)):
        code, out = scrub("check", *arguments)
        assert code == 2
        assert "no rules file and no folder with a rules.toml or cleaner.py" in out.replace("\n", " ")
    code = tmp_path / "here" / "empty" / "cleaner.py"
    code.write_text("", "utf-8")
    assert "no function in it is marked with @hookimpl" in scrub("check", "empty")[1].replace("\n", " ")
    code.write_text("from scrubber import hookimpl\n\n@hookimpl\ndef scrubber_rules():\n    return []\n", "utf-8")
    assert scrub("check", "empty") == (0, "0 findings\n")


def test_a_folder_without_tests_is_a_wrong_call(scrub: Scrub) -> None:
    code, out = scrub("test")
    assert code == 2
    assert "no tests and no examples" in out


def lines(out: str) -> list[list[str]]:
    return [line.split() for line in out.splitlines()]


def test_list_shows_order_version_origin_and_what_a_run_did(scrub: Scrub, rules: Path, tmp_path: Path) -> None:
    summary = {
        "edits_by_cleaner": {"harbour.co.uk": 7, "layout": 2},
        "edits_by_rule": {"boilerplate/harbour.co.uk/newsletter": 12, "boilerplate/read-more": 5, "layout/x": 2},
    }
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "summary.json").write_text(json.dumps(summary), "utf-8")
    code, out = scrub(
        "list", "--plugins", "plugins", "--no-site-plugins", "--no-entry-points", "--run", str(tmp_path / "out")
    )
    assert code == 0
    found = lines(out)
    where = "plugins/harbour.co.uk"
    (own,) = [row for row in found if "harbour.co.uk" in row and "lines" in row]
    assert own[1:] == ["lines", "harbour.co.uk", "harbour.co.uk", where, "7"]
    (layout,) = [row for row in found if row[1:3] == ["layout", "layout"]]
    assert layout[-1] == "2"
    assert int(own[0]) < int(layout[0])
    (of_rules,) = [row for row in found if f"{where}/rules.toml" in row]
    assert of_rules == ["1", "harbour.co.uk", "harbour.co.uk", "1", "1", f"{where}/rules.toml", "12"]


def test_list_has_the_rules_that_the_user_named_first(scrub: Scrub, tmp_path: Path) -> None:
    rule = '[[rule]]\nid = "a"\ncategory = "ad"\nline = ["Advert"]\n'
    (tmp_path / "rules" / "en").mkdir()
    (tmp_path / "rules" / "en" / "ads.toml").write_text(rule)
    (tmp_path / "mine.toml").write_text(rule)
    code, out = scrub("list", "--plugins", str(tmp_path / "mine.toml"), "--no-entry-points")
    listed = [found[1] for found in lines(out.partition("Rules, in order")[2])[2:] if found[0].isdigit()]
    assert code == 0
    assert listed[0] == "mine"
    assert listed[-1] == "en/ads"


def test_list_names_what_is_not_used(scrub: Scrub, rules: Path) -> None:
    (rules.parent / "cleaner.py").write_text("import nothing_like_it\n", "utf-8")
    code, out = scrub("list", "--plugins", "plugins", "--no-site-plugins", "--no-entry-points")
    assert code == 0
    assert "harbour.co.uk is not used: " in out
    assert "No module named 'nothing_like_it'" in out


@pytest.mark.parametrize(
    ("summary", "told"),
    [
        pytest.param(None, "has no summary.json", id="none"),
        pytest.param("{", "not the summary of a run", id="broken"),
        pytest.param("[]", "not the summary of a run", id="something else"),
    ],
)
def test_list_with_a_run_that_is_none(scrub: Scrub, tmp_path: Path, summary: str | None, told: str) -> None:
    if summary:
        (tmp_path / "summary.json").write_text(summary, "utf-8")
    code, out = scrub("list", "--run", str(tmp_path))
    assert code == 2
    assert told in out.replace("\n", " ")
