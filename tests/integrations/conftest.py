"""What a local run makes of the articles that the engines get."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from scrubber.article import Article
from tests.integrations.material import articles, local_run
from tests.runs.conftest import in_process

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["in_process"]


@pytest.fixture(autouse=True)
def python_of_spark(monkeypatch) -> None:
    """Spark starts its workers with the Python that runs the tests, whatever `python3` is on the path."""
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)


@pytest.fixture
def same_as_local(in_process, tmp_path) -> Callable[..., None]:
    """Hold the results that an engine gave for `articles(count)` against those of a local run."""

    def check(results: list[Any], count: int) -> None:
        lines, rejected = local_run(articles(count), tmp_path)
        records = [result for result in results if isinstance(result, Article)]
        others = [result for result in results if not isinstance(result, Article)]
        assert [record.to_json() for record in records] == lines
        assert len(others) == len(rejected) == count // 4
        assert [(r.id, r.reason, r.input) for r in others] == [(r["id"], r["reason"], r["input"]) for r in rejected]

    return check
