"""Edits of all steps, where they stand in the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubber import Article, BadEdit, Category, Record
from scrubber.article import LogEntry
from scrubber.inspection.segments import segments
from tests.inspection.material import article, changed
from tests.properties.strategies import dirty_texts, html_pages

AD, MEDIA, QUOTES, WORD = Category.AD, Category.MEDIA, Category.QUOTES, Category.WORD


def told(made) -> list[tuple[str, ...]]:
    return [(s.before,) if not s.changes else (s.kind, s.before, s.after, s.change.rule) for s in segments(made)]


@pytest.mark.parametrize(
    ("text", "steps", "pieces"),
    [
        pytest.param("It rained.", [], [("It rained.",)], id="nothing was changed"),
        pytest.param(
            "One. AD Two. FOTO Three.",
            [[("AD ", "", AD)], [("FOTO ", "", MEDIA)]],
            [("One. ",), ("removed", "AD ", "", "r0"), ("Two. ",), ("moved", "FOTO ", "", "r1"), ("Three.",)],
            id="a later step's offsets are those of the original",
        ),
        pytest.param(
            "One. “AD” Two.",
            [[("“", '"', QUOTES), ("”", "'", QUOTES)], [("\"AD' ", "", AD)]],
            [("One. ",), ("removed", "“AD” ", "", "r1"), ("Two.",)],
            id="what was repaired and then removed was removed, as it stood in the original",
        ),
        pytest.param(
            "One. AD AD2 Two.",
            [[("AD ", "", AD)], [("AD2 ", "", AD)]],
            [("One. ",), ("removed", "AD ", "", "r0"), ("removed", "AD2 ", "", "r1"), ("Two.",)],
            id="neighbours stay what they are",
        ),
        pytest.param(
            "One. FOTO AD FOTO. Two.",
            [[("AD ", "", AD)], [("FOTO FOTO. ", "", MEDIA)]],
            [
                ("One. ",),
                ("moved", "FOTO ", "", "r1"),
                ("removed", "AD ", "", "r0"),
                ("moved", "FOTO. ", "", "r1"),
                ("Two.",),
            ],
            id="around what is gone already",
        ),
        pytest.param(
            "plat- forms",
            [[("- ", "-", WORD)], [("t-f", "tf", WORD)]],
            [("pla",), ("repaired", "t- f", "tf", "r1"), ("orms",)],
            id="a repair of a repair",
        ),
        pytest.param(
            "oth sides",
            [[("oth", "both of the", WORD)], [("of the ", "", AD)]],
            [("repaired", "oth", "both ", "r0"), ("removed", " ", "", "r1"), ("sides",)],
            id="a part of what a repair wrote is removed",
        ),
        pytest.param(
            "safe.He",
            [[("e.H", "e. H", WORD)]],
            [("saf",), ("repaired", "e.H", "e. H", "r0"), ("e",)],
            id="a repair",
        ),
    ],
)
def test_pieces(text, steps, pieces) -> None:
    assert told(changed(text, *steps)) == pieces


def test_an_insertion() -> None:
    made = article("It rained.He left.")
    entry = LogEntry(step=0, cleaner="c", rule="r", category=WORD, at=[10], after=" ")
    made = made.model_copy(update={"text": "It rained. He left.", "edits": [entry], "original_sha256": ""})
    assert told(made) == [("It rained.",), ("repaired", "", " ", "r"), ("He left.",)]


def test_every_change_of_a_piece_is_told_in_order() -> None:
    (_, removed, _) = segments(changed("One. “AD Two.", [("“", '"', QUOTES)], [('"AD ', "", AD)]))
    assert [(change.category, change.rule) for change in removed.changes] == [(QUOTES, "r0"), (AD, "r1")]


def test_text_that_moved_tells_its_field_and_reason() -> None:
    (segment,) = (s for s in segments(article()) if s.kind == "moved")
    assert segment.before.strip() == "(AP Photo/John Doe)"
    assert segment.change.field == "captions"
    assert segment.change.reason


@pytest.mark.parametrize("text", ["Something else.", article().text + " And more."], ids=["whole", "at the end"])
def test_a_record_that_was_altered(text) -> None:
    with pytest.raises(BadEdit):
        segments(article().model_copy(update={"text": text}))


def test_many_changes_take_no_longer_than_few() -> None:
    made = article("It rained “all” night. " * 5_000)
    assert len(segments(made)) > 10_000


@given(text=dirty_texts() | html_pages(), html=st.booleans())
def test_the_pieces_are_the_original_and_the_record(built_in, text, html) -> None:
    made = built_in.clean_record(Record("a", text, "html" if html else "text"))
    if isinstance(made, Article):
        pieces = segments(made)
        assert "".join(piece.before for piece in pieces) == text
        assert "".join(piece.after for piece in pieces) == made.text
        assert all(piece.changes or piece.before == piece.after for piece in pieces)
