"""Fingerprints: what decides about a run's output changes them, what does not does not."""

from __future__ import annotations

import importlib.metadata
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from scrubber.plugins import load_plugins
from scrubber.runs import fingerprint as module
from scrubber.runs.fingerprint import fingerprint, versions
from scrubber.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

NO_PLUGINS = Settings(entry_points=False, site_plugins=False)


def test_versions_name_scrubber_and_what_decides_about_its_results() -> None:
    found = versions(load_plugins(NO_PLUGINS))
    assert found.keys() == {"scrubber", "beautifulsoup4", "ftfy", "python-dateutil", "tldextract", "wordfreq"}
    assert found["ftfy"] == importlib.metadata.version("ftfy")


def test_a_dependency_that_is_not_there_is_said_to_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_DEPENDENCIES", ("no-such-package",))
    assert versions(load_plugins(NO_PLUGINS))["no-such-package"] == "not installed"


def test_the_version_of_a_folder_is_its_content(tmp_path: Path) -> None:
    folder = tmp_path / "river.example"
    folder.mkdir()
    (folder / "rules.toml").write_text('[[rule]]\nid = "x"\ncategory = "ad"\nline = ["a"]\n', encoding="utf-8")
    plugins = load_plugins(NO_PLUGINS.model_copy(update={"plugins": [folder]}))
    before = versions(plugins)["plugin river.example"]
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "cleaner.pyc").write_bytes(b"what Python writes there does not count")
    assert versions(plugins)["plugin river.example"] == before
    (folder / "notes.txt").write_text("a change", encoding="utf-8")
    assert versions(plugins)["plugin river.example"] != before


def test_the_version_of_a_bare_rules_file_is_its_content(tmp_path: Path) -> None:
    rules = tmp_path / "mine.toml"
    rules.write_text("", encoding="utf-8")
    plugins = load_plugins(NO_PLUGINS.model_copy(update={"plugins": [rules]}))
    before = versions(plugins)["plugin mine"]
    rules.write_text("# changed", encoding="utf-8")
    assert versions(plugins)["plugin mine"] != before


@pytest.mark.parametrize("names", [("ra/rules.toml", "rb/rules.toml"), ("ra/own.toml", "rb/own.toml")])
def test_each_of_several_rules_files_counts(tmp_path: Path, names: tuple[str, str]) -> None:
    files = [tmp_path / name for name in names]
    for path in files:
        path.parent.mkdir()
        path.write_text("", encoding="utf-8")
    seen = set()
    for path in [*files, files[0]]:
        path.write_text(f"{path.read_text(encoding='utf-8')}# changed\n", encoding="utf-8")
        plugins = load_plugins(NO_PLUGINS.model_copy(update={"plugins": files}))
        seen.add(fingerprint(NO_PLUGINS, versions(plugins)))
    assert len(seen) == 3


def test_rules_that_a_plugin_names_count_wherever_they_lie(tmp_path: Path) -> None:
    rules = tmp_path / "elsewhere.toml"
    rules.write_text("", encoding="utf-8")
    folder = tmp_path / "own"
    folder.mkdir()
    code = "from pathlib import Path; from scrubber import hookimpl; scrubber_rules = hookimpl(lambda: [Path({!r})])"
    code = f"{code.format(str(rules))}; scrubber_rules.__name__ = 'scrubber_rules'\n"
    (folder / "cleaner.py").write_text(code, encoding="utf-8")
    settings = NO_PLUGINS.model_copy(update={"plugins": [folder]})
    before = versions(load_plugins(settings))
    rules.write_text("# changed", encoding="utf-8")
    after = versions(load_plugins(settings))
    assert before["plugin own"] == after["plugin own"]
    assert before["plugin elsewhere"] != after["plugin elsewhere"]


@pytest.mark.parametrize(
    ("dist", "expected"), [(SimpleNamespace(name="river", version="2.1"), "river 2.1"), (None, "unknown")]
)
def test_the_version_of_an_installed_plugin_is_that_of_its_package(
    monkeypatch: pytest.MonkeyPatch, dist: SimpleNamespace | None, expected: str
) -> None:
    plugins = load_plugins(NO_PLUGINS)
    plugins.origins["river"] = "installed: river.plugin"
    others = SimpleNamespace(name="lake", dist=SimpleNamespace(name="lake", version="1"))
    entries = [others, SimpleNamespace(name="river", dist=dist)]
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: entries if group == "scrubber" else [])
    assert versions(plugins)["plugin river"] == expected


def test_a_fingerprint_changes_with_whatever_it_is_of() -> None:
    plain = fingerprint(NO_PLUGINS, {"scrubber": "1"}, "jsonl")
    assert plain == fingerprint(NO_PLUGINS, {"scrubber": "1"}, "jsonl")
    others = {
        fingerprint(NO_PLUGINS.model_copy(update={"quotes": "keep"}), {"scrubber": "1"}, "jsonl"),
        fingerprint(NO_PLUGINS, {"scrubber": "2"}, "jsonl"),
        fingerprint(NO_PLUGINS, {"scrubber": "1"}, "parquet"),
        fingerprint(NO_PLUGINS, {"scrubber": "1"}),
    }
    assert len(others | {plain}) == 5
