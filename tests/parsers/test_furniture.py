"""Furniture: what a byline, a timestamp, a teaser, a signature tell."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from scrubber.parsers.furniture import byline, parse, timestamp


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ane Holm", ["Ane Holm"]),
        ("by ane holm", ["ane holm"]),
        ("By: Ane Holm", ["Ane Holm"]),
        ("By ANE HOLM and Jon Rask", ["ANE HOLM", "Jon Rask"]),
        ("By Ane Holm, Jon Rask & Eva Lund", ["Ane Holm", "Jon Rask", "Eva Lund"]),
        ("Words by Ane Holm", ["Ane Holm"]),
        ("Ane Holm", ["Ane Holm"]),
        ("By Ane Holm - August 22, 2012", ["Ane Holm"]),
        ("By Ane Holm | The Post", ["Ane Holm"]),
        ("By Ane Holm • Updated today", ["Ane Holm"]),
        ("By Ane Holm, 22 August 2012", ["Ane Holm"]),
        ("By Ane Holm  Staff writer", ["Ane Holm"]),
        ("By Ane Holm, Staff Writer", ["Ane Holm"]),
        ("By Ane Holm Political Editor", ["Ane Holm"]),
        ("By ANE HOLM Associated Press", ["ANE HOLM"]),
        ("By Ane Holm, for the Post", ["Ane Holm"]),
        ("By Ane Holm, The Post", ["Ane Holm"]),
        ("By Ane Holm in Oslo and Jon Rask in New York", ["Ane Holm", "Jon Rask"]),
        ("By Ane Reporter Holm", ["Ane Reporter Holm"]),
        ("By Ane The", ["Ane The"]),
        ("By Reuters", ["By Reuters"]),
        ("By Ane Holm-Rask", ["Ane Holm-Rask"]),
        ("  By Ane Holm.  ", ["Ane Holm"]),
        ("Abby Holm", ["Abby Holm"]),
        ("Von Imke Harms", ["Imke Harms"]),
        ("Autorin: Imke Harms", ["Imke Harms"]),
        ("Von Imke Harms 19. Oktober 2019 00:04 Uhr", ["Imke Harms"]),
        ("Par Anne Dubois et Paul Roux publié le 3 mai 2020", ["Anne Dubois", "Paul Roux"]),
        ("Publicado por Ana Ruiz, 3 de mayo", ["Ana Ruiz"]),
        ("A cura di Anna Rossi", ["Anna Rossi"]),
        ("By Von Miller", ["Von Miller"]),
        ("Von Miller", ["Von Miller"]),
        ("and", ["and"]),
    ],
)
def test_byline(line: str, names: list[str]) -> None:
    assert byline(line) == names


DAY = date(2021, 2, 4)
NOON = datetime.fromisoformat("2021-02-04T12:00")


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("February 4, 2021", "published", DAY),
        ("Published on February 4, 2021", "published", DAY),
        ("First published: February 4, 2021 at 12:00", "published", NOON),
        ("Posted February 4, 2021 | 12:00", "published", NOON),
        ("February 4, 2021 · 3 min read", "published", DAY),
        ("February 4, 2021 • 3-minute read", "published", DAY),
        ("Updated February 4, 2021", "modified", DAY),
        ("Last updated on February 4, 2021 12:00", "modified", NOON),
        ("Modified: 4 Feb 2021", "modified", DAY),
        ("04.02.2021", "published", DAY),
        ("4. 2. 2021, 12:00 Uhr", "published", NOON),
    ],
)
def test_timestamp(line: str, field: str, value: date) -> None:
    assert timestamp("published", line) == (field, value)


@pytest.mark.parametrize("line", ["Updated", "February 2021", "on Monday", "Posted by Ane Holm"])
def test_a_line_that_tells_no_day(line: str) -> None:
    assert timestamp("published", line) == (None, None)


def test_a_time_of_change_stays_one() -> None:
    assert timestamp("modified", "February 4, 2021") == ("modified", DAY)


@pytest.mark.parametrize(
    ("field", "line", "expected"),
    [
        pytest.param("authors", "By Ane Holm", ("authors", ["Ane Holm"]), id="authors"),
        pytest.param("published", "February 4, 2021", ("published", DAY), id="published"),
        pytest.param("modified", "February 4, 2021", ("modified", DAY), id="modified"),
        pytest.param("published", "Updated February 4, 2021", ("modified", DAY), id="published, but updated"),
        pytest.param("dateline", "MARLOW —", ("dateline", "MARLOW"), id="dateline"),
        pytest.param("dateline", "– MARLOW −", ("dateline", "MARLOW"), id="dateline between dashes"),
        pytest.param("credits", "– Reuters", ("credits", "Reuters"), id="credits"),
        pytest.param("credits", "(hw/ah)", ("credits", "hw/ah"), id="credits in brackets"),
        pytest.param("credits", "[–]", ("credits", None), id="credits without a word"),
        pytest.param("captions", "By the river", ("captions", None), id="a caption is the line itself"),
        pytest.param("section", "News", ("section", None), id="a section is the line itself"),
    ],
)
def test_fields(field: str, line: str, expected: tuple[str | None, Any]) -> None:
    assert parse(field, line) == expected


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("READ MORE: Town builds a bridge", "Town builds a bridge"),
        ("Read more Town builds a bridge", "Town builds a bridge"),
        ("Read More The Town's Lesson: It builds a bridge", "The Town's Lesson: It builds a bridge"),
        ("Related: Town builds a bridge", "Town builds a bridge"),
        ("SEE ALSO: Town builds a bridge", "Town builds a bridge"),
        ("See also Town builds a bridge", "Town builds a bridge"),
        ("Don’t miss | Town builds a bridge", "Town builds a bridge"),
        ("(Related story: Town builds a bridge)", "Town builds a bridge"),
        ("[Watch» Town builds a bridge]", "Town builds a bridge"),
        ("* Video – Town builds a bridge", "Town builds a bridge"),
        ("Town builds a bridge Read more »", "Town builds a bridge"),
        ("Town builds a bridge … Continue reading", "Town builds a bridge"),
        ("Town builds a bridge", "Town builds a bridge"),
        ("Reading: a town and its bridge", "Reading: a town and its bridge"),
        ("More than one bridge", "More than one bridge"),
        ("Lesen Sie auch: Die Brücke öffnet", "Die Brücke öffnet"),
        ("À lire aussi : Le pont rouvrira", "Le pont rouvrira"),
        ("Lea también: El puente abre", "El puente abre"),
        ("Leggi anche: Il ponte riapre", "Il ponte riapre"),
        ("Leia mais: A ponte reabre", "A ponte reabre"),
        ("Brexit: Was nun kommt", "Brexit: Was nun kommt"),
    ],
)
def test_a_teaser_becomes_a_related_story(line: str, title: str) -> None:
    assert parse("related", line) == ("related", [{"title": title}])


@pytest.mark.parametrize("line", ["READ MORE:", "( )", "Read more »"])
def test_a_teaser_without_a_title(line: str) -> None:
    assert parse("related", line) == (None, None)
