"""How each built-in cleaner registers itself: by its module's name, at which stage, in which order, promising what."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import pytest

from scrubber import Cleaner, Document, Settings, cleaners
from scrubber.matching.ruleset import RuleSet

# Stage and order; "settles": its edits give no cleaner new work; "local": it looks at a line alone.
REGISTERED = {
    "html": ("structure", 20, ""),
    "difftable": ("structure", 40, ""),
    "serialized": ("structure", 60, ""),
    "escapes": ("encoding", 5, ""),
    "codepages": ("encoding", 8, ""),
    "mojibake": ("encoding", 10, "local"),
    "line_breaks": ("encoding", 20, "local"),
    "entities": ("encoding", 30, "local"),
    "invisible": ("encoding", 40, "local"),
    "lost_characters": ("encoding", 50, ""),
    "question_marks": ("encoding", 55, ""),
    "soft_hyphens": ("encoding", 60, "local"),
    "spaces": ("encoding", 60, "local"),
    "quotes": ("encoding", 70, "settles"),
    "hard_wraps": ("encoding", 80, ""),
    "indents": ("encoding", 85, ""),
    "language": ("lines", 0, "settles"),
    "scraped_twice": ("lines", 10, ""),
    "repeated": ("lines", 15, ""),
    "byline": ("lines", 30, ""),
    "site_name": ("lines", 35, ""),
    "boilerplate": ("lines", 40, ""),
    "heading": ("lines", 50, ""),
    "foot_headlines": ("lines", 60, ""),
    "glued": ("words", 10, "local"),
    "hyphenation": ("words", 15, "local"),
    "punctuation_space": ("words", 20, "local"),
    "dropcap": ("words", 25, "local"),
    "first_letter": ("words", 30, ""),
    "glued_words": ("words", 35, "local"),
    "broken_paragraph": ("words", 40, ""),
    "layout": ("layout", 50, "settles"),
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
    assert cleaner.name == module
    assert (cleaner.stage, cleaner.order, promises) == REGISTERED[module]
    assert list(cleaner.clean(Document(""))) == []


def test_what_is_not_wanted_is_not_registered() -> None:
    assert registered("repeated", Settings(entry_points=False)) == []
    assert registered("quotes", Settings(entry_points=False, quotes="keep")) == []


def test_curly_quotes_may_give_others_new_work() -> None:
    (cleaner,) = registered("quotes", Settings(entry_points=False, quotes="curly"))
    assert (cleaner.stage, cleaner.order, cleaner.name, cleaner.settles) == ("encoding", 70, "quotes", False)
