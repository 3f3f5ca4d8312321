"""What the tests share: pipelines of a few cleaners, and the material outside the repository."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings as hypothesis_settings

from benchmarks import common
from scrubber import Article, Cleaner, Scrubber, Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scrubber.hooks import CleanFunction

# The first example of a run builds the pipeline and imports what cleaners need: no deadline fits that.
hypothesis_settings.register_profile("scrubber", deadline=None, derandomize=True)
hypothesis_settings.register_profile("thorough", deadline=None, max_examples=3000)
hypothesis_settings.load_profile("scrubber")


@pytest.fixture(scope="session")
def built_in() -> Scrubber:
    """The pipeline with every built-in cleaner, the default settings, and no installed plugins."""
    return Scrubber(Settings(entry_points=False))


@pytest.fixture(scope="session")
def without_sites() -> Scrubber:
    """The pipeline with every built-in cleaner and the built-in rules alone."""
    return Scrubber(Settings(entry_points=False, site_plugins=False))


@pytest.fixture
def pipeline_of(without_sites: Scrubber) -> Callable[..., Scrubber]:
    """Make a pipeline of exactly these clean functions, in this order, each named after its function."""

    def make(*functions: CleanFunction, settles: bool = False, **settings: Any) -> Scrubber:
        scrubber = copy.copy(without_sites)
        scrubber.settings = Settings(entry_points=False, site_plugins=False, **settings)
        scrubber.cleaners = [
            Cleaner(getattr(function, "__name__", "?"), "lines", function, settles=settles) for function in functions
        ]
        return scrubber

    return make


def scrub(path: Path, out: Path) -> list[Article]:
    """What `scrub PATH -o OUT` makes of a folder in which every input can become a record."""
    from scrubber.cli import main

    with pytest.raises(SystemExit) as ended:
        main([str(path), "-o", str(out), "--workers", "1"])
    assert b"".join(file.read_bytes() for file in out.glob("rejected*.jsonl")) == b""
    assert ended.value.code == 0
    files = sorted(out.glob("articles*.jsonl"))
    return [Article.model_validate_json(line) for file in files for line in file.read_bytes().splitlines()]


def shared(name: str) -> Path:
    """Material that is no part of the repository; where it is absent, the test is skipped."""
    path = common.SHARED / name
    if not path.exists():
        pytest.skip(f"{name} is not in ../shared, nor where SCRUBBER_SHARED points")
    return path


@pytest.fixture(scope="session")
def seeds() -> Path:
    return shared("seeds")


@pytest.fixture(scope="session")
def news() -> list[dict[str, Any]]:
    """Every twentieth article of the news corpus, as its JSON objects."""
    shared("data/news.jsonl.gz")
    return common.news()[::20]
