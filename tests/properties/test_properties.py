"""What holds for any article: it can be taken back, cleaning twice is cleaning once, order is nothing."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

import orjson
from hypothesis import given
from hypothesis import strategies as st

from scrubber import Article, BadEdit, Category, Record, Scrubber, Settings, replace
from scrubber.edits import apply, undo
from tests.properties.strategies import any_text, dirty_texts, html_pages, titles

if TYPE_CHECKING:
    from random import Random

    from scrubber import Rejected

# Strict: a cleaner that raises or proposes edits that overlap or don't fit is an error here.
STRICT = Scrubber(Settings(entry_points=False, strict=True))

REPAIRS = {Category.ENCODING, Category.QUOTES, Category.WORD, Category.SPACING, Category.LAYOUT}

texts = dirty_texts() | any_text


def clean(text: str, title: str | None = None, *, html: bool = False) -> Article | Rejected:
    given = {"title": title} if title else {}
    return STRICT.clean_record(Record("1", text, "html" if html else "text", given=given))


def assert_reversible(text: str, result: Article | Rejected) -> None:
    if isinstance(result, Article):
        assert result.revert() == text
    else:
        assert isinstance(result.input, dict)
        assert text in result.input.values()


@given(texts, titles)
def test_revert_gives_the_original(text: str, title: str | None) -> None:
    assert_reversible(text, clean(text, title))


@given(html_pages())
def test_revert_gives_the_original_page(page: str) -> None:
    assert_reversible(page, clean(page, html=True))


@given(texts)
def test_a_text_file_can_be_taken_back(text: str) -> None:
    assert_reversible(text, STRICT.clean_record(Record("1", text, title_line=True)))


@given(texts, titles)
def test_cleaning_twice_is_cleaning_once(text: str, title: str | None) -> None:
    once = clean(text, title)
    if isinstance(once, Article):
        assert not [warning for warning in once.warnings if warning.startswith("not settled")]
        twice = clean(once.text, once.title)
        assert isinstance(twice, Article)
        assert twice.text == once.text
        assert twice.edits == []


@given(html_pages())
def test_the_text_of_a_page_is_clean(page: str) -> None:
    once = clean(page, html=True)
    if isinstance(once, Article):
        twice = clean(once.text, once.title)
        assert isinstance(twice, Article)
        assert twice.text == once.text


@given(st.lists(st.tuples(texts, titles), max_size=4), st.randoms())
def test_order_changes_nothing(articles: list[tuple[str, str | None]], random: Random) -> None:
    records = [
        Record(str(n), text, given={"title": title} if title else {}) for n, (text, title) in enumerate(articles)
    ]
    shuffled = random.sample(records, len(records))
    first = {result.id: result.to_json() for result in STRICT.clean_many(records)}
    second = {result.id: result.to_json() for result in STRICT.clean_many(shuffled)}
    assert first == second


@given(texts, titles)
def test_edits_of_a_step_never_overlap(text: str, title: str | None) -> None:
    result = clean(text, title)
    if not isinstance(result, Article):
        return
    for step in {entry.step for entry in result.edits}:
        spans = sorted((at, at + len(entry.before)) for entry in result.edits if entry.step == step for at in entry.at)
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@given(texts, titles)
def test_a_record_is_read_back_as_it_was_written(text: str, title: str | None) -> None:
    result = clean(text, title)
    if isinstance(result, Article):
        assert Article.model_validate_json(result.to_json()) == result
    else:
        written = orjson.loads(result.to_json())["input"]
        assert (json.loads(written["json"]) if "json" in written else written)["text"] == text


@given(texts, titles)
def test_only_repairs_make_a_text_longer(text: str, title: str | None) -> None:
    result = clean(text, title)
    if isinstance(result, Article):
        longer = [entry for entry in result.edits if len(entry.after) > len(entry.before)]
        # A table's cells become paragraphs, with a blank line between them.
        assert {entry.category for entry in longer if not entry.after.isspace()} <= REPAIRS
        added = sum(len(entry.at) * (len(entry.after) - len(entry.before)) for entry in longer)
        assert len(result.text) <= len(text) + added


@given(st.text(), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 5), st.text(max_size=5)), max_size=6))
def test_undo_takes_back_any_edits_that_apply_takes(text: str, places: list[tuple[int, int, str]]) -> None:
    edits = [
        replace(text, start, min(start + length, len(text)), after, "rule", Category.WORD)
        for start, length, after in places
        if start <= len(text)
    ]
    try:
        changed = apply(text, edits)
    except BadEdit:
        return
    changes = [(edit.start, edit.before, edit.after) for edit in edits if edit.before != edit.after]
    assert undo(changed, changes) == text
