"""Headlines below the last paragraph, and lines that only look like them."""

from __future__ import annotations

import pytest

from scrubber.categories import Category
from scrubber.cleaners.foot_headlines import clean
from scrubber.document import Document
from scrubber.edits import apply

BODY = [
    f"Sentence number {n} of the article tells of the river and of the bridge that crosses it." for n in range(1, 9)
]
HEADLINE = "What the Mayor Knew of the Bridge"


def left(lines: list[str], language: str = "en") -> list[str]:
    text = "\n\n".join(lines)
    edits = clean(Document(text, {"language": language}))
    assert {(edit.rule, edit.category, edit.field) for edit in edits} <= {
        ("headline-at-foot", Category.PROMO, "related")
    }
    return [line for line in apply(text, edits).split("\n\n") if line]


@pytest.mark.parametrize(
    "headlines",
    [
        pytest.param([HEADLINE, "Three Ferries That Nobody Wanted"], id="two"),
        pytest.param([HEADLINE, "Three Ferries That Nobody Wanted", "Two Rivers Without Their Mayor"], id="three"),
        pytest.param(["Is This the Last Ferry of Bath?", HEADLINE], id="a question"),
        pytest.param(["12 Bridges That Fell in One Summer", HEADLINE], id="a number"),
        pytest.param(["With Rask, the Bridge Will Be Built", HEADLINE], id="a comma"),
        pytest.param(["COUNCIL CLOSES THE OLD BRIDGE AFTER FLOOD", HEADLINE], id="in capitals"),
        pytest.param([HEADLINE, "The Ferryman's Last Winter"], id="one of four words beside a longer one"),
    ],
)
def test_taken(headlines: list[str]) -> None:
    assert left([*BODY, *headlines]) == BODY


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("What the mayor knew of the bridge", id="not written like a headline"),
        pytest.param("The Bridge of the Two Mayors Fell.", id="a sentence"),
        pytest.param("The Ferryman's Last Winter", id="few words"),
        pytest.param("Minister of Rivers and Bridges: Sen. Jane Doe", id="an office and who holds it"),
        pytest.param("— Mayor John Roe of Lower Bath Village", id="an attribution"),
        pytest.param("• The Bridge of the Two Mayors Fell", id="an entry of a list"),
        pytest.param("12. The Bridge of the Two Mayors Fell", id="a numbered entry"),
        pytest.param("Jane Doe, Professor of River Studies at Bath", id="a signature"),
        pytest.param("Professor Jane Doe, Mayor John Roe, Captain Holm", id="names"),
        pytest.param("Monday: Mayor John Roe and Captain Jane Doe", id="an entry with its label"),
        pytest.param('"Bridges Will Fall Into Every River"—Bath Star', id="a headline that is quoted"),
        pytest.param("Bridges and Rivers of Lower Bath (Bath Press)", id="a book"),
        pytest.param("Copper Bridge Lamp With Three Arms, $28", id="a price"),
        pytest.param("Bath Star Building, River Street, Bath 10013", id="an address"),
        pytest.param("By Jane Doe and the Staff of the Bath Star", id="a byline"),
        pytest.param("Bath Rovers or Lower Harlow v Quay United", id="a fixture"),
    ],
)
def test_stays(line: str) -> None:
    assert left([*BODY, line, line]) == [*BODY, line, line]


def test_a_headline_above_a_paragraph_stays() -> None:
    lines = [*BODY[:5], HEADLINE, HEADLINE, *BODY[5:]]
    assert left(lines) == lines


def test_headlines_below_a_post_go() -> None:
    lines = [*BODY, "I saw the bridge fall — Jane Doe (@janedoe) May 4, 2021"]
    assert left([*lines, HEADLINE, HEADLINE]) == lines


def test_a_headline_below_an_open_line_stays() -> None:
    lines = [*BODY, "These were the headlines of that day:", HEADLINE, HEADLINE]
    assert left(lines) == lines


def test_many_headlines_are_a_list() -> None:
    lines = [*BODY, *[f"{HEADLINE} and of Ferry Number {n}" for n in range(5)]]
    assert left(lines) == lines


def test_headlines_below_few_paragraphs_stay() -> None:
    lines = [*BODY[:4], HEADLINE, HEADLINE]
    assert left(lines) == lines


def test_headlines_below_lines_that_are_no_paragraphs_stay() -> None:
    lines = [*BODY[:5], *["He said nothing"] * 8, BODY[5], HEADLINE, HEADLINE]
    assert left(lines) == lines


def test_languages_with_capitals_of_their_own_stay() -> None:
    lines = [*BODY, *["Bürgermeister Verspricht Neue Brücke Über Den Fluss"] * 2]
    assert left(lines, "de") == lines


def test_headlines_are_told_as_related_stories() -> None:
    edits = clean(Document("\n\n".join([*BODY, HEADLINE, HEADLINE]), {}))
    assert [(edit.field, edit.value) for edit in edits] == [("related", [{"title": HEADLINE}])] * 2


def test_one_headline_may_be_a_subheading() -> None:
    assert left([*BODY, HEADLINE]) == [*BODY, HEADLINE]
