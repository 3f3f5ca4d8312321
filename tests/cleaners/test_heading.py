"""Heading: what stands above the body goes to its fields, and a paragraph is never taken for a heading."""

from __future__ import annotations

from typing import Any

import pytest

from scrubber.categories import Category
from scrubber.cleaners.heading import clean
from scrubber.document import Document
from scrubber.edits import apply

TITLE = "Town on the river builds a bridge"
BODY = [
    "The river rose by a metre on Monday, and the lower town was under water by noon.",
    "The ferry did not sail, and those who live on the other bank had to wait until it did.",
    "It will take until May to build the bridge that the town has asked for since the flood.",
    "The mayor of the town said on Friday that she did not know who would pay for it.",
]


REASONS = {
    "title-line": "the first line of the file",
    "title-repeated": "repeats the title",
    "section": "a short line above the first paragraph",
    "second-headline": "a headline above the first paragraph",
    "standfirst": "a line above the first paragraph",
}


def found(lines: list[str], *, title_line: bool = False, **fields: Any) -> list[tuple[str, str, str | None]]:
    """The lines that are taken, each with its rule and the field that it moves to."""
    text = "\n\n".join(lines)
    edits = clean(Document(text, fields, title_line=title_line))
    assert {edit.category for edit in edits} <= {Category.META}
    assert all(edit.reason == REASONS[edit.rule] for edit in edits)
    left = apply(text, edits)
    assert not left.startswith("\n")
    assert [line.text for line in Document(left).lines] == [
        line for line in lines if line not in {e.before.strip() for e in edits}
    ]
    return [(edit.before.strip(), edit.rule, edit.field) for edit in edits]


# The title.


def test_the_first_line_of_a_file_is_its_title() -> None:
    assert found([TITLE, *BODY], title_line=True) == [(TITLE, "title-line", "title")]


def test_the_first_line_of_another_text_is_not() -> None:
    assert found([BODY[1], *BODY]) == []


def test_a_paragraph_above_which_something_was_taken_out_is_not_its_title() -> None:
    assert found([BODY[1], *BODY], title_line=True) == []


def test_a_title_that_is_known_is_not_the_first_line() -> None:
    assert found(BODY, title_line=True, title=TITLE) == []


def test_a_text_of_one_line_has_no_heading() -> None:
    assert found([TITLE], title_line=True, title=TITLE) == []
    assert found([TITLE], title_line=True) == []


def test_the_body_of_two_lines_stays() -> None:
    assert found([TITLE, "It rained."], title_line=True) == [(TITLE, "title-line", "title")]


def test_not_every_line_is_taken() -> None:
    assert found([TITLE, TITLE], title_line=True) == []


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(TITLE, id="as it is"),
        pytest.param("TOWN ON THE RIVER BUILDS A BRIDGE", id="in capitals"),
        pytest.param("“Town on the river” builds a bridge!", id="with other punctuation"),
        pytest.param("Town on the river builds a bridge | The Post", id="with the site's name"),
        pytest.param("Town on the river builds a bridge | Evening Sun", id="with a longer name"),
        pytest.param("VIDEO: Town on the river builds a bridge", id="with a label"),
        pytest.param("on the river builds a bridge", id="cut at the start"),
    ],
)
@pytest.mark.parametrize("at", [0, 1, 4], ids=["on top", "after a line", "at the foot"])
def test_a_line_that_repeats_the_title_goes(line: str, at: int) -> None:
    lines = [*BODY[:at], line, *BODY[at:]]
    assert found(lines, title=TITLE) == [(line, "title-repeated", None)]


def test_an_apostrophe_makes_no_difference() -> None:
    assert found(["The town's bridge", *BODY], title="The town’s bridge") == [
        ("The town's bridge", "title-repeated", None)
    ]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        pytest.param("Town on the lake builds a bridge and it is long enough.", TITLE, id="another word"),
        pytest.param("Town on the river builds a bridge | Evening News.", TITLE, id="with too long a name"),
        pytest.param("Town on the river builds a bridge that all four towns wanted.", TITLE, id="much longer"),
        pytest.param("Bridge.", "Bridge", id="a title of one word"),
        pytest.param("The new bridge of May.", "The new bridge", id="a short title with more words"),
    ],
)
def test_a_line_that_is_much_like_the_title_stays(line: str, title: str) -> None:
    assert found([BODY[0], line, *BODY[1:]], title=title) == []


def test_the_sentence_that_the_title_was_taken_from_stays() -> None:
    assert found([BODY[0], f"{TITLE}.", *BODY[1:]], title=TITLE) == []


def test_a_title_with_a_full_stop_is_repeated_on_top() -> None:
    assert found([f"{TITLE}.", *BODY], title=TITLE) == [(f"{TITLE}.", "title-repeated", None)]


def test_a_repeated_title_is_looked_for_near_both_ends_only() -> None:
    lines = [*BODY, *BODY, TITLE, *BODY, *BODY]
    assert found(lines, title=TITLE) == []
    assert found([*BODY, *BODY[1:], TITLE, *BODY, *BODY], title=TITLE) == [(TITLE, "title-repeated", None)]
    assert found([*BODY, *BODY, TITLE, *BODY, *BODY[1:]], title=TITLE) == [(TITLE, "title-repeated", None)]


def test_the_title_of_a_file_is_looked_for_further_down() -> None:
    assert found([TITLE, BODY[0], TITLE, *BODY[1:]], title_line=True) == [
        (TITLE, "title-line", "title"),
        (TITLE, "title-repeated", None),
    ]


# What stands between the title and the body.

DECK = "What the flood left behind, and who has to pay for it"


@pytest.mark.parametrize(
    ("line", "rule", "field"),
    [
        pytest.param(DECK, "standfirst", "standfirst", id="a standfirst"),
        pytest.param("Business", "section", "section", id="a section"),
        pytest.param("Marlow, Texas", "section", "dateline", id="a place"),
        pytest.param("Council Wants Another Bridge Before Winter", "second-headline", None, id="a second headline"),
        pytest.param("Who Will Pay For Bridges After Floods?", "second-headline", None, id="a question"),
    ],
)
def test_a_line_above_the_first_paragraph(line: str, rule: str, field: str | None) -> None:
    assert found([TITLE, line, *BODY], title_line=True)[1:] == [(line, rule, field)]


def test_several_lines_above_the_first_paragraph() -> None:
    lines = ["News", DECK, "And a second line of the deck that says more"]
    assert found([TITLE, *lines, *BODY], title_line=True)[1:] == [
        ("News", "section", "section"),
        (DECK, "standfirst", "standfirst"),
        ("And a second line of the deck that says more", "standfirst", None),
    ]


def test_a_standfirst_that_is_known_keeps_its_value() -> None:
    assert found([DECK, *BODY], title=TITLE, standfirst="Known") == [(DECK, "standfirst", None)]


def test_a_short_line_is_a_section_only_in_a_file_or_if_it_is_a_place() -> None:
    assert found(["Business", *BODY], title=TITLE) == []
    assert found(["Marlow, Texas", *BODY], title=TITLE) == [("Marlow, Texas", "section", "dateline")]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("The river rose again on Monday.", id="a sentence"),
        pytest.param('"We can not wait for the bridge any longer', id="speech"),
        pytest.param("“We can not wait for the bridge any longer", id="speech in curly quotes"),
        pytest.param("– the bridge of which the town had dreamed", id="an item of a list"),
        pytest.param("1. The bridge of which the town had dreamed", id="a numbered item"),
        pytest.param("Q: What does the town want with a bridge", id="a question of an interview"),
        pytest.param("MAYOR: What does the town want with a bridge", id="a speaker"),
        pytest.param("What the town wants from the bridge is this:", id="a label"),
        pytest.param("What the town wants from the bridge …", id="an ellipsis"),
        pytest.param("The mayor of the town went down to the", id="half a sentence"),
        pytest.param("Does the town need another bridge for that?", id="a question that is no headline"),
        pytest.param(" ".join(["word"] * 35), id="too long"),
        pytest.param("Five words are too few", id="too short for a standfirst, too long for a section"),
        pytest.param("Happy new year to all of you, and may the river stay where it is 🙂", id="a smile ends it"),
        pytest.param("We built it all by hand and with what we had at home :-)", id="signs that smile"),
        pytest.param("| If the town pays for the bridge there is a chance of an earlier date |", id="a row of a table"),
    ],
)
def test_what_may_be_body_stays(line: str) -> None:
    assert found([TITLE, line, *BODY], title_line=True) == [(TITLE, "title-line", "title")]


def test_the_longest_and_the_shortest_standfirst() -> None:
    longest, shortest = " ".join(["word"] * 34), " ".join(["word"] * 6)
    assert found([longest, *BODY], title=TITLE) == [(longest, "standfirst", "standfirst")]
    assert found([shortest, *BODY], title=TITLE) == [(shortest, "standfirst", "standfirst")]


def test_more_lines_than_a_deck_has_stay() -> None:
    deck = [f"{DECK}, part {n}" for n in range(1, 6)]
    assert len(found([*deck[:4], *BODY], title=TITLE)) == 4
    assert found([*deck, *BODY], title=TITLE) == []


def test_one_line_that_may_be_body_keeps_all_of_them() -> None:
    assert found([DECK, "1. The bridge of which the town had dreamed", *BODY], title=TITLE) == []


def test_the_first_data_of_a_list_stay() -> None:
    assert found(["Name: Ane Holm", "Where: a tower on the quay, Holm", *BODY], title=TITLE) == []


def test_a_short_article_has_no_deck() -> None:
    assert found([DECK, *BODY[:3]], title=TITLE) == []
    assert found([DECK, *BODY[:4]], title=TITLE) == [(DECK, "standfirst", "standfirst")]


def test_an_article_of_headlines_has_no_deck() -> None:
    listed = ["A line of the list", "Another line of the list"]
    assert found([DECK, *BODY, *listed], title=TITLE) == [(DECK, "standfirst", "standfirst")]
    assert found([DECK, *BODY, *listed, "A third line of the list"], title=TITLE) == []


def test_a_text_without_a_paragraph_has_no_deck() -> None:
    assert found([DECK, "It rained.", "It stopped.", "He left.", "She stayed."], title=TITLE) == []


def test_a_headline_in_a_text_without_a_title_is_taken_only_on_top() -> None:
    headline = "Council Wants Another Bridge Before Winter"
    assert found([headline, *BODY]) == [(headline, "second-headline", None)]
    assert found([DECK, headline, *BODY]) == [
        (DECK, "standfirst", "standfirst"),
        (headline, "standfirst", None),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            "In defence of a plan that few in the town had wanted",
            "the council said on Monday that the old bridge could not be mended in time for the summer.",
            id="before a small letter",
        ),
        pytest.param(
            "The council of the town on the river, which had met behind closed doors since May, told of it, because",
            "June is the month when it is known what a new bridge costs and who is going to pay for it.",
            id="at a word that ends no line",
        ),
        pytest.param(
            "The ferry has stopped again and the island now needs",
            "Harlow and the county to pay for the bridge, which was promised to the people in the spring of last year.",
            id="at a verb that may go on",
        ),
    ],
)
def test_the_first_part_of_a_broken_paragraph_is_no_heading(first: str, second: str) -> None:
    assert found([first, second, *BODY], title=TITLE) == []


def test_before_a_paragraph_that_does_not_go_on_it_is_one() -> None:
    line = "In defence of a plan that few in the town had wanted"
    assert [rule for _, rule, _ in found([line, *BODY], title=TITLE)] == ["standfirst"]


def test_a_headline_before_a_capital_is_one_wherever_it_stops() -> None:
    line = "Town Council Meets Behind Closed Doors and Decides to Build Because"
    assert [rule for _, rule, _ in found([line, *BODY], title=TITLE)] == ["second-headline"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("The ferry is out again today, so I swam — Jane Doe (@janedoe) May 4, 2015", id="tweet"),
        pytest.param("Six hours at the quay, and no ferry to be seen pic.twitter.com/abc", id="tweet with a picture"),
        pytest.param("The river rose by a metre on Monday, as it had been told that it would.[1]", id="reference"),
        pytest.param("The river rose by a metre on Monday, they say. (On Rivers, p. 4)", id="source in brackets"),
        pytest.param("The river rose by a metre, see https://harlow.example/river", id="address"),
        pytest.param("Harlow Bridge Ferry Total " * 7 + "Harlow", id="the head of a table"),
    ],
)
def test_what_stands_above_the_body_and_is_no_heading(line: str) -> None:
    assert found([line, *BODY], title=TITLE) == []
