"""What workers are forked from is used for exactly the settings and rules that it was made for."""

from __future__ import annotations

import gc

import pytest

from scrubber.matching import compiledrule
from scrubber.runs import template
from scrubber.settings import Settings
from scrubber.words import word_classes
from tests.runs.material import SETTINGS

pytestmark = pytest.mark.skipif(not template.context(SETTINGS)[1], reason="needs a fork server")


@pytest.fixture
def rules(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text("")
    return path


def key_of(settings: Settings) -> str:
    return template.context(settings)[1]


def test_the_key_stands_for_settings_and_rules(rules) -> None:
    settings = SETTINGS.model_copy(update={"plugins": [rules]})
    keys = [key_of(SETTINGS), key_of(SETTINGS.model_copy(update={"quotes": "curly"})), key_of(settings)]
    rules.write_text("# now with a comment\n")
    keys.append(key_of(settings))
    assert len(set(keys)) == 4


def test_code_of_plugins_is_not_run_in_it(rules) -> None:
    (rules.parent / "cleaner.py").write_text("raise SystemExit\n")
    assert key_of(SETTINGS.model_copy(update={"plugins": [rules.parent]})) == ""
    assert key_of(SETTINGS.model_copy(update={"plugins": [rules]})) != ""


@pytest.mark.parametrize("large", [False, True])
def test_a_worker_takes_the_pipeline_that_is_ready_for_its_key(monkeypatch, large: bool) -> None:
    monkeypatch.setattr(template, "_ready", {})
    monkeypatch.setattr(gc, "freeze", bool)
    template._prepare("key", SETTINGS, large=large)
    ready = template.scrubber_for(SETTINGS, "key")
    assert ready is template.scrubber_for(SETTINGS, "key")
    assert template.scrubber_for(SETTINGS, "other") is not ready


def test_for_a_large_run_rules_are_compiled_and_lists_are_read(monkeypatch) -> None:
    word_classes._classes.cache_clear()
    settings = Settings()
    monkeypatch.setattr(template, "_ready", {})
    monkeypatch.setattr(gc, "freeze", bool)
    template._prepare("key", settings, large=True)
    monkeypatch.setattr(compiledrule, "_set_of", None)
    assert word_classes._classes.cache_info().currsize
    text = "It rained all night in Harlow, and the river rose by a metre.\n\nSign up for our newsletter"
    article = template.scrubber_for(settings, "key").clean(text, url="https://www.bbc.co.uk/news")
    assert (article.warnings, list(article.removed)) == ([], ["signup"])
