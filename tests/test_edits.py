"""Edits are carried out all or none, never where they don't fit, and can be taken back."""

from __future__ import annotations

import pytest

from scrubber.categories import Category
from scrubber.edits import BadEdit, BulkEdit, Edit, apply, fact, remove, replace, undo

TEXT = "It rained. READ MORE The river rose."


def edit(start: int, before: str, after: str = "", end: int | None = None) -> Edit:
    return Edit(start, start + len(before) if end is None else end, before, after, "rule", Category.PROMO)


def bulk(starts: list[int], before: str, after: str = "") -> BulkEdit:
    return BulkEdit(starts, before, after, "rule", Category.QUOTES)


@pytest.mark.parametrize(
    ("text", "edits", "expected"),
    [
        pytest.param("abc", [], "abc", id="nothing to do"),
        pytest.param(TEXT, [edit(11, "READ MORE ")], "It rained. The river rose.", id="remove"),
        pytest.param("oth sides", [edit(0, "oth", "Both")], "Both sides", id="replace at the start"),
        pytest.param("abc", [edit(3, "", "d")], "abcd", id="insert at the end"),
        pytest.param("abc", [edit(0, "abc")], "", id="remove everything"),
        pytest.param("abc", [edit(2, "c", "C"), edit(0, "a", "A")], "AbC", id="given out of order"),
        pytest.param("abcd", [edit(0, "ab", "x"), edit(2, "cd", "y")], "xy", id="edits that touch"),
        pytest.param("“a” “b”", [bulk([0, 4], "“", '"'), bulk([2, 6], "”", '"')], '"a" "b"', id="in bulk"),
        pytest.param("a “b”", [edit(0, "a", "c"), bulk([2], "“", '"')], 'c "b”', id="single and in bulk"),
        pytest.param("🌧 abc", [edit(2, "a", "A")], "🌧 Abc", id="offsets count code points"),
        pytest.param("abc", [fact("title", "T", "rule")], "abc", id="a fact changes nothing"),
    ],
)
def test_apply(text: str, edits: list[Edit | BulkEdit], expected: str) -> None:
    assert apply(text, edits) == expected


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        pytest.param([edit(0, "abc"), edit(2, "cd")], "overlaps the edit that ends at 3", id="overlap"),
        pytest.param([edit(0, "abc"), bulk([1], "b")], "overlaps", id="overlap with a bulk edit"),
        pytest.param([bulk([0, 1], "ab")], "overlaps", id="a bulk edit overlaps itself"),
        pytest.param([edit(0, "a", "A"), edit(0, "a", "Z")], "overlaps", id="twice at one place"),
        pytest.param([edit(-1, "a")], "starts before the text", id="before the text"),
        pytest.param([edit(4, "efg")], "expects 'efg', but 'ef' is there", id="beyond the text"),
        pytest.param([edit(7, "", "x")], "at 7", id="an insertion beyond the text"),
        pytest.param([edit(1, "x")], "expects 'x', but 'bcdef' is there", id="wrong `before`"),
        pytest.param([edit(0, "ab", end=3)], "0–3 is not as long as `before`", id="span and `before` differ"),
        pytest.param([bulk([0, 3], "a")], "at 3 expects 'a'", id="wrong at one of many places"),
    ],
)
def test_a_bad_edit_is_refused(edits: list[Edit | BulkEdit], message: str) -> None:
    with pytest.raises(BadEdit, match=message):
        apply("abcdef", edits)


def test_to_remove() -> None:
    assert remove(TEXT, 11, 20, "read-more", Category.PROMO) == Edit(
        start=11,
        end=20,
        before="READ MORE",
        after="",
        rule="read-more",
        category=Category.PROMO,
        cleaner="",
        field=None,
        value=None,
        reason="",
    )


def test_to_remove_into_a_field() -> None:
    edit = remove(TEXT, 11, 20, "x", Category.CREDIT, field="credits", value="Reuters", reason="a wire")
    assert (edit.field, edit.value, edit.reason) == ("credits", "Reuters", "a wire")


def test_to_replace() -> None:
    edit = replace(TEXT, 0, 2, "It has", "tense", Category.WORD, reason="since May")
    assert edit == Edit(0, 2, "It", "It has", "tense", Category.WORD, "", None, None, "since May")
    assert replace(TEXT, 0, 2, "It has", "tense", Category.WORD).reason == ""


def test_to_tell_a_fact() -> None:
    assert fact("title", "T", "h1") == Edit(0, 0, "", "", "h1", Category.META, "", "title", "T", "")
    assert fact("notes", ["N"], "note", Category.NOTE).category is Category.NOTE


def test_what_an_edit_need_not_say() -> None:
    assert Edit(0, 1, "a", "", "x", Category.AD)[6:] == ("", None, None, "")
    assert BulkEdit([0], "a", "", "x", Category.AD)[5:] == ("", "")


def test_an_error_shows_the_start_of_a_long_text() -> None:
    long, other = "a" * 41, "b" * 41
    with pytest.raises(BadEdit, match=rf"^edit at 0 expects '{'a' * 40}', but '{'b' * 40}' is there$"):
        apply(other, [edit(0, long)])
    with pytest.raises(BadEdit, match=rf"^edit at -1 \('{'a' * 40}'\) starts before the text$"):
        apply(other, [edit(-1, long, end=40)])
    with pytest.raises(BadEdit, match=rf"^can't take back at 0: expected '{'a' * 40}', found '{'b' * 40}'$"):
        undo(other, [(0, "", long)])


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        pytest.param("abcdef", [(0, "ab", ""), (3, "d", "DDD"), (6, "", "!")], id="shrink, grow, insert"),
        pytest.param("“a” and “b”", [(8, "“", '"'), (0, "“", '"')], id="out of order"),
        pytest.param("abc", [(0, "abc", "")], id="everything removed"),
        pytest.param("ab", [(0, "a", ""), (1, "b", "")], id="removals that touch"),
    ],
)
def test_undo_takes_back_what_apply_did(text: str, changes: list[tuple[int, str, str]]) -> None:
    changed = apply(text, [edit(start, before, after) for start, before, after in changes])
    assert changed != text
    assert undo(changed, changes) == text


def test_undo_refuses_a_text_that_was_altered_since() -> None:
    with pytest.raises(BadEdit, match="can't take back at 0: expected 'Both', found 'Most side"):
        undo("Most sides", [(0, "oth", "Both")])
