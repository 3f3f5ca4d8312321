"""Titles, authors and standfirsts are repaired as the text is, and the record tells what was given."""

from __future__ import annotations

from typing import Any

import pytest

import scrubber

TEXT = "It rained all night in the town, and nobody slept.\n\nIn the morning the river stood in the square."


def entries(article: scrubber.Article) -> list[tuple[str | None, str, str]]:
    return [(entry.field, entry.before, entry.after) for entry in article.edits]


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("Donâ€™t panic", "Don't panic"),
        ("The NegotiatorsÃ¢â‚¬â„¢ Side", "The Negotiators' Side"),
        ("Rain &amp; snow", "Rain & snow"),
        ("America?s rain", "America's rain"),
        ("Don�t panic", "Don't panic"),
        ("Don\x92t panic", "Don't panic"),
        ("The “rain”", 'The "rain"'),
    ],
)
def test_a_title_is_mended(given: str, title: str) -> None:
    article = scrubber.clean(TEXT, title=given)
    assert article.title == title
    assert entries(article) == [("title", given, title)]
    assert article.text == article.revert() == TEXT


@pytest.mark.parametrize("title", ["Will it rain?", "Café  culture", "Rain & snow", "雨が降る", "AT&T; or not?"])
def test_a_sound_title_stays_to_the_letter(title: str) -> None:
    article = scrubber.clean(TEXT, title=title)
    assert article.title == title
    assert article.edits == []


@pytest.mark.parametrize("title", ["Rain\x00fall", "Donâ€™t \ud800panic"])
def test_what_no_field_may_hold_is_refused_as_before(title: str) -> None:
    with pytest.raises(ValueError, match="title"):
        scrubber.clean(TEXT, title=title)


def test_each_author_is_mended() -> None:
    article = scrubber.clean(TEXT, authors=["JosÃ© Marsh", "Lena Roe"])
    assert article.authors == ["José Marsh", "Lena Roe"]
    assert entries(article) == [("authors", "JosÃ© Marsh", "José Marsh")]


def test_a_mended_title_is_known_at_the_texts_head() -> None:
    article = scrubber.clean(f"Donâ€™t panic in the rain\n\n{TEXT}", title="Don’t panic in the rain")
    assert article.text == TEXT


@pytest.mark.parametrize(
    "settings", [scrubber.Settings(quotes="keep"), scrubber.Settings(categories={"quotes": "keep"})]
)
def test_quotes_are_left_where_the_settings_say_so(settings: scrubber.Settings) -> None:
    article = scrubber.Scrubber(settings).clean(TEXT, title="The “rain”")
    assert article.title == "The “rain”"


def test_fields_keep_their_damage_where_encoding_is_kept() -> None:
    settings = scrubber.Settings(categories={"encoding": "keep", "quotes": "keep"})
    assert scrubber.Scrubber(settings).clean(TEXT, title="Donâ€™t panic").title == "Donâ€™t panic"


def test_a_page_whose_title_is_damaged() -> None:
    page = f"<html><head><title>Donâ€™t panic in the rain</title></head><body><p>{TEXT}</p></body></html>"
    assert scrubber.clean(page, html=True).title == "Don't panic in the rain"


def test_a_record_is_written_and_read_back() -> None:
    article: Any = scrubber.clean(TEXT, title="Donâ€™t panic")
    again = scrubber.Article.model_validate_json(article.to_json())
    assert again == article
