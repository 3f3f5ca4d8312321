"""Byline: a known author's name where it stands for itself, and nowhere else."""

from __future__ import annotations

import pytest

from scrubber.categories import Category
from scrubber.cleaners.byline import clean
from scrubber.document import Document
from scrubber.edits import apply

AUTHORS = ["Ane Holm", "Jon Rask"]
BODY = [f"Sentence number {n} of the article tells of the river." for n in range(1, 13)]


def left(lines: list[str], authors: list[str] = AUTHORS) -> list[str]:
    text = "\n\n".join(lines)
    edits = clean(Document(text, {"authors": authors}))
    assert {(edit.category, edit.field, edit.reason) for edit in edits} <= {(Category.META, None, "the author's name")}
    assert {edit.rule for edit in edits} <= {"author-alone", "author-at-end"}
    return apply(text, edits).split("\n\n")


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Ane Holm", id="the name"),
        pytest.param("ANE HOLM", id="in capitals"),
        pytest.param("By Ane Holm", id="with by"),
        pytest.param("by: Ane Holm,", id="with by and a colon"),
        pytest.param("— By Jon Rask —", id="with dashes"),
        pytest.param("Ane Holm and Jon Rask", id="both"),
        pytest.param("Ane  Holm", id="with more white space"),
    ],
)
@pytest.mark.parametrize("at", [0, 4, 8, 12], ids=["on top", "in the fifth line", "in the fifth from the foot", "last"])
def test_a_name_alone_goes(line: str, at: int) -> None:
    assert left([*BODY[:at], line, *BODY[at:]]) == BODY


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Ane Holm is a writer", id="more than the name"),
        pytest.param("Naomi Holm", id="a namesake"),
        pytest.param("Holm", id="the last name alone"),
        pytest.param("By the river", id="by, and no name"),
        pytest.param("Goodbye Ane Holm", id="a word that ends in by"),
        pytest.param("Ane Holm and Eva Lund", id="another author"),
    ],
)
def test_other_lines_stay(line: str) -> None:
    lines = [line, *BODY, line]
    assert left(lines) == lines


@pytest.mark.parametrize("at", [5, 7])
def test_a_name_alone_in_the_middle_stays(at: int) -> None:
    lines = [*BODY[:at], "Ane Holm", *BODY[at:]]
    assert left(lines) == lines


def test_a_long_line_is_no_name() -> None:
    longest, too_long = f"By {'—' * 107} Ane Holm", f"By {'—' * 108} Ane Holm"
    assert left([longest, *BODY]) == BODY
    assert left([too_long, *BODY]) == [too_long, *BODY]


def test_no_author_is_known() -> None:
    assert left(["Ane Holm", *BODY], []) == ["Ane Holm", *BODY]


def test_a_short_name_is_too_little() -> None:
    assert left(["Bono", *BODY], ["Bono"]) == ["Bono", *BODY]
    assert left(["Adele", *BODY], ["Adele"]) == BODY


def test_a_text_of_one_line_stays() -> None:
    assert left(["Ane Holm"]) == ["Ane Holm"]
    assert left(["Ane Holm", "It rained."]) == ["It rained."]


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        pytest.param("It rained all night in the town. Ane Holm", "It rained all night in the town.", id="full stop"),
        pytest.param("Did it rain in the lower town? Jon Rask", "Did it rain in the lower town?", id="the second"),
        pytest.param('He said: "It rained all night." Ane Holm', 'He said: "It rained all night."', id="speech"),
        pytest.param("It rained (all night in the town).Ane Holm", "It rained (all night in the town).", id="glued"),
    ],
)
def test_a_name_after_the_last_sentence_goes(end: str, expected: str) -> None:
    assert left([*BODY, end]) == [*BODY, expected]


@pytest.mark.parametrize(
    "end",
    [
        pytest.param("It rained all night, according to Ane Holm", id="part of the sentence"),
        pytest.param("A book. Ane Holm", id="a short line"),
        pytest.param("It rained all night in the town. Eva Lund", id="somebody else"),
        pytest.param("It rained all night in the town. Ane Holm did not sleep", id="the start of a sentence"),
    ],
)
def test_a_name_that_belongs_to_the_last_sentence_stays(end: str) -> None:
    assert left([*BODY, end]) == [*BODY, end]


def test_a_name_after_a_sentence_that_is_not_the_last_stays() -> None:
    lines = ["It rained all night in the town. Ane Holm", *BODY]
    assert left(lines) == lines


def test_a_name_after_a_sentence_is_seen_once_the_line_below_it_is_gone() -> None:
    sentence = "It rained all night in the town."
    lines = [*BODY, f"{sentence} Ane Holm", "Jon Rask"]
    assert left(lines) == lines[:-1]
    assert left(left(lines)) == [*BODY, sentence]


def test_a_name_above_each_question_stays() -> None:
    lines = ["Ane Holm", BODY[0], "Ane Holm", *BODY[1:9], "Ane Holm", BODY[9]]
    assert left(lines) == lines


def test_a_name_at_either_end_goes() -> None:
    assert left(["Ane Holm", *BODY, "Ane Holm"]) == BODY
