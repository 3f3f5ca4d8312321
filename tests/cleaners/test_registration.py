"""How each built-in cleaner registers itself: by which name, at which stage, in which order, and what it promises."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import pytest

from scrubber import Cleaner, Document, Settings, cleaners
from scrubber.ruleset import RuleSet

# Stage, order, name; "settles": its edits give no cleaner new work; "local": it looks at a line alone.
REGISTERED = {
    "html": ("structure", 20, "html", ""),
    "difftable": ("structure", 40, "difftable", ""),
    "serialized": ("structure", 60, "serialized", ""),
    "mojibake": ("encoding", 10, "mojibake", "local"),
    "line_breaks": ("encoding", 20, "line-breaks", "local"),
    "entities": ("encoding", 30, "entities", "local"),
    "invisible": ("encoding", 40, "invisible", "local"),
    "lost_characters": ("encoding", 50, "lost-characters", ""),
    "question_marks": ("encoding", 55, "question-marks", ""),
    "soft_hyphens": ("encoding", 60, "soft_hyphens", "local"),
    "spaces": ("encoding", 60, "spaces", "local"),
    "quotes": ("encoding", 70, "quotes", "settles"),
    "language": ("lines", 0, "language", "settles"),
    "byline": ("lines", 30, "byline", ""),
    "site_name": ("lines", 35, "site-name", ""),
    "boilerplate": ("lines", 40, "boilerplate", ""),
    "heading": ("lines", 50, "heading", ""),
    "repeated": ("lines", 90, "repeated", ""),
    "glued": ("words", 10, "glued", "local"),
    "hyphenation": ("words", 15, "hyphenation", "local"),
    "punctuation_space": ("words", 20, "punctuation_space", "local"),
    "dropcap": ("words", 25, "dropcap", "local"),
    "first_letter": ("words", 30, "first_letter", ""),
    "glued_words": ("words", 35, "glued_words", "local"),
    "broken_paragraph": ("words", 40, "broken_paragraph", ""),
    "layout": ("layout", 50, "layout", "settles"),
}


def registered(module: str, settings: Settings) -> list[Cleaner]:
    hook = importlib.import_module(f"scrubber.cleaners.{module}").scrubber_cleaners
    given = {"settings": settings, "rules": RuleSet([])}
    return list(hook(**{name: given[name] for name in inspect.signature(hook).parameters}))


@pytest.mark.parametrize("module", [info.name for info in pkgutil.iter_modules(cleaners.__path__)])
def test_a_cleaner(module: str) -> None:
    settings = Settings(entry_points=False, categories={"repeat": "drop"})
    (cleaner,) = registered(module, settings)
    promises = " ".join(name for name in ("settles", "local") if getattr(cleaner, name))
    assert (cleaner.stage, cleaner.order, cleaner.name, promises) == REGISTERED[module]
    assert list(cleaner.clean(Document(""))) == []


def test_what_is_not_wanted_is_not_registered() -> None:
    assert registered("repeated", Settings(entry_points=False)) == []
    assert registered("quotes", Settings(entry_points=False, quotes="keep")) == []


def test_curly_quotes_may_give_others_new_work() -> None:
    (cleaner,) = registered("quotes", Settings(entry_points=False, quotes="curly"))
    assert (cleaner.stage, cleaner.order, cleaner.name, cleaner.settles) == ("encoding", 70, "quotes", False)
