"""What a line looks like: like a sentence, a headline, a paragraph; whom it names."""

from __future__ import annotations

import pytest

from scrubber.lines import (
    edge,
    is_closed,
    is_headline,
    is_headline_case,
    is_in_capitals,
    is_paragraph,
    names_newcomer,
    opens_with_author,
)


@pytest.mark.parametrize(
    ("total", "expected"), [(5, (0, 1, 3, 4)), (4, (0, 1, 2, 3)), (3, (0, 1, 2)), (1, (0,)), (0, ())]
)
def test_the_lines_near_both_ends(total: int, expected: tuple[int, ...]) -> None:
    assert edge(total, 2) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("It rained.", True),
        ("Did it rain?", True),
        ("It rained!", True),
        ("It rained…", True),
        ("It rained...", True),
        ('He said: "It rained."', True),
        ("He said: “It rained.”", True),
        ("(It rained.)", True),
        ("It rained [in May.]", True),
        ("_It rained._", True),
        ("It rained. ", True),
        ("It rained.[1]", True),
        ("雨が降った。", True),
        ("「雨が降った。」", True),
        ("هل أمطرت؟", True),
        ("It rained.[a][23]", True),
        ("Where it rained[1]", False),
        ("It rained.X", False),
        ("It rained", False),
        ("It rained:", False),
        ("It rained,", False),
        ('The "rain"', False),
        ("", False),
    ],
)
def test_a_line_is_closed(line: str, expected: bool) -> None:
    assert is_closed(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Town builds a bridge", True, id="a few words"),
        pytest.param("Did the town build a bridge?", True, id="a question"),
        pytest.param("Town builds a bridge at last!", True, id="an exclamation"),
        pytest.param('Mayor: "We have a bridge"', True, id="speech"),
        pytest.param("The bridge that the town never built...", True, id="three dots"),
        pytest.param("Bridges of the U.S.", True, id="an abbreviation at the end"),
        pytest.param("Bridges of the U.K.", True, id="another one"),
        pytest.param("Mr. Rask builds a bridge", True, id="an abbreviation inside"),
        pytest.param("Bridge falls. Will the town build another?", True, id="two sentences that end in a question"),
        pytest.param("Bridge falls. Town builds another!", True, id="that end in an exclamation"),
        pytest.param("Bridge falls. Town builds another…", True, id="that end in an ellipsis"),
        pytest.param("Bridge falls. Town builds another", False, id="two sentences"),
        pytest.param("Bridge falls.” Town builds another", False, id="two sentences and speech"),
        pytest.param("The town builds a bridge.", False, id="a sentence"),
        pytest.param('Mayor: "We have a bridge."', False, id="a sentence in quotes"),
        pytest.param("The town builds a bridge,", False, id="a comma"),
        pytest.param("The town builds a bridge;", False, id="a semicolon"),
        pytest.param("The town builds a bridge:", False, id="a colon"),
        pytest.param("The town builds a bridge—", False, id="a dash"),
        pytest.param(" ".join(["word"] * 22), True, id="22 words"),
        pytest.param(" ".join(["word"] * 23), False, id="23 words"),
    ],
)
def test_a_line_may_be_a_headline(line: str, expected: bool) -> None:
    assert is_headline(line) is expected


def test_how_long_a_headline_may_be_is_up_to_the_caller() -> None:
    assert is_headline("Town builds a bridge", most_words=4)
    assert not is_headline("Town builds a bridge", most_words=3)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Town Council Builds Bridge", True),
        ("Town of the River Builds a Bridge", True),
        ("Town Builds Bridge", True),
        ("Builds Bridge", False),
        ("Town builds a bridge for people", False),
        ("Town Council Builds Bridge after", True),
        ("Town Council Builds bridge after", False),
        ("1234 5678 9012 3456", False),
        ("the the the the", False),
    ],
)
def test_a_line_is_written_like_a_headline(line: str, expected: bool) -> None:
    assert is_headline_case(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("The river rose by a metre on Monday night, said the mayor.", True, id="twelve words"),
        pytest.param("The river rose by a metre on Monday, said the mayor.", False, id="eleven words"),
        pytest.param("The river rose by a metre on Monday night, said the mayor", False, id="no full stop"),
        pytest.param(
            "The River Rose By One Metre On Monday Night, Said The Mayor Today.", False, id="written like a headline"
        ),
    ],
)
def test_a_line_reads_like_a_paragraph(line: str, expected: bool) -> None:
    assert is_paragraph(line) is expected


@pytest.mark.parametrize(
    ("line", "author"),
    [
        pytest.param("Ezra Klein is a columnist.", "Ezra Klein", id="the name"),
        pytest.param("Klein is a columnist.", "Klein", id="an author of one name"),
        pytest.param("Mr. Klein is a columnist.", "Ezra Klein", id="a title"),
        pytest.param("Prof Klein is a columnist.", "Ezra Klein", id="a title without its full stop"),
        pytest.param("Dr. Ezra Klein is a columnist.", "Ezra Klein", id="a title and the name"),
        pytest.param("E. Klein is a columnist.", "Ezra Klein", id="an initial"),
        pytest.param("Ezra J. Klein is a columnist.", "Ezra Klein", id="a middle initial"),
        pytest.param("Jim Holm is a columnist.", "James Holm", id="a short form"),
        pytest.param("Jay Holm is a columnist.", "Eva Jane Holm", id="one of two first names"),
        pytest.param("Ezra Klein Jr. is a columnist.", "Ezra Klein", id="junior"),
        pytest.param("Ezra Klein III is a columnist.", "Ezra Klein", id="the third"),
        pytest.param("“Ezra Klein is a columnist.", "Ezra Klein", id="a quotation mark before it"),
        pytest.param("Ezra Klein is a columnist.", "EZRA KLEIN", id="an author in capitals"),
        pytest.param("Ane O'Brien is a columnist.", "Ane O'Brien", id="an apostrophe"),
        pytest.param("Ane Holm-Rask is a columnist.", "Ane Holm-Rask", id="a hyphen"),
    ],
)
def test_a_line_opens_with_an_author(line: str, author: str) -> None:
    assert opens_with_author(line, [author])
    assert opens_with_author(line, ["Jon Rask", author])


@pytest.mark.parametrize(
    ("line", "author"),
    [
        pytest.param("Ezra Klein is a columnist.", "Philip Klein", id="a namesake"),
        pytest.param("U.S. House Republicans are from Texas.", "Billy House", id="a name that is a word"),
        pytest.param("House Republicans are from Texas.", "Billy House", id="a name before another capital"),
        pytest.param("The columnist Ezra Klein agreed.", "Ezra Klein", id="not at the start"),
        pytest.param("Kleinfeld is a shop.", "Ezra Klein", id="a longer name"),
        pytest.param("Ezra is a columnist.", "Ezra Klein", id="the first name alone"),
        pytest.param("klein is German for small.", "Ezra Klein", id="no capital"),
        pytest.param("It rained.", "Ezra Klein", id="nobody"),
        pytest.param("Li is a columnist.", "Ane Li", id="a short last name"),
        pytest.param("Klein also spoke of the ferry.", "President Ezra Klein", id="the last name alone"),
        pytest.param("It rained.", "", id="an author without a name"),
    ],
)
def test_a_line_does_not_open_with_an_author(line: str, author: str) -> None:
    assert not opens_with_author(line, [author])


def test_no_line_opens_with_nobody() -> None:
    assert not opens_with_author("Ezra Klein is a columnist.", [])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Ane Holm teaches here.", True, id="a person of whom the rest does not tell"),
        pytest.param("Ane Holm teaches here. Holm lives here.", True, id="named twice in the line"),
        pytest.param("Jon Rask teaches here.", False, id="a person of whom the rest tells"),
        pytest.param("Holm teaches here.", False, id="a last name alone"),
        pytest.param("Mr. Holm teaches here.", False, id="a title and a last name"),
        pytest.param("She teaches here.", False, id="nobody"),
    ],
)
def test_a_line_names_a_newcomer(line: str, expected: bool) -> None:
    assert names_newcomer(line, f"Mr. Rask left.\n\n{line}") is expected


REPORT = "The river rose by a metre on Monday, and the lower town of HARLOW was under water by noon. " * 6


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(REPORT.upper(), True, id="all of it"),
        pytest.param(f"Harlow Post, page 3\n\n{REPORT.upper()}", True, id="but for its head"),
        pytest.param(REPORT, False, id="a report"),
        pytest.param(f"{REPORT}\n\n{REPORT[:400].upper()}\n\n{REPORT}", False, id="one paragraph in the middle"),
        pytest.param("HARLOW WAITS FOR A NEW BRIDGE", False, id="too short to tell"),
        pytest.param("12:30 " * 400, False, id="numbers"),
    ],
)
def test_text_in_capitals(text: str, expected: bool) -> None:
    assert is_in_capitals(text) is expected
