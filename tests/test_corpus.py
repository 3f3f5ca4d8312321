"""A sample of the news corpus becomes records that can be taken back and that cleaning again leaves alone."""

from __future__ import annotations

from typing import Any

import pytest

from scrubber import Article, Scrubber


@pytest.fixture(scope="module")
def articles(built_in: Scrubber, news: list[dict[str, Any]]) -> list[Article]:
    results = list(built_in.clean_many(news))
    assert [result for result in results if not isinstance(result, Article)] == []
    return results  # type: ignore[return-value]


def test_nothing_failed(articles: list[Article]) -> None:
    failed = [(a.id, w) for a in articles for w in a.warnings if w.startswith(("cleaner ", "not settled"))]
    assert failed == []


def test_revert_gives_the_original(articles: list[Article], news: list[dict[str, Any]]) -> None:
    assert [a.id for a, item in zip(articles, news, strict=True) if a.revert() != item["text"]] == []


def test_cleaning_again_changes_nothing(articles: list[Article], built_in: Scrubber) -> None:
    changed = []
    for article in articles:
        given = {"id": article.id, "title": article.title, "url": article.url, "text": article.text}
        (again,) = built_in.clean_many([given])
        if again.text != article.text:  # type: ignore[union-attr]
            changed.append(article.id)
    assert changed == []


def test_most_of_the_text_stays(articles: list[Article]) -> None:
    gutted = [
        article.id
        for article in articles
        for warning in article.warnings
        if warning.endswith("characters were taken out of the body")
    ]
    assert gutted == []


def test_the_log_adds_less_than_a_fifth(articles: list[Article]) -> None:
    text = sum(len(article.text.encode()) for article in articles)
    bare = sum(len(article.model_copy(update={"edits": []}).to_json()) for article in articles)
    assert sum(len(article.to_json()) for article in articles) - bare < 0.2 * text
