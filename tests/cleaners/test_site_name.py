"""The site's name and address at the edges of a text."""

from __future__ import annotations

import pytest

from scrubber.categories import Category
from scrubber.cleaners.site_name import clean
from scrubber.document import Document
from scrubber.edits import apply

BODY = [f"Sentence number {n} of the article tells of the river." for n in range(1, 9)]


def left(lines: list[str], site: str = "") -> list[str]:
    text = "\n\n".join(lines)
    edits = clean(Document(text, {"site": site}))
    assert {(edit.rule, edit.category, edit.field, edit.reason) for edit in edits} <= {
        ("site-name", Category.META, None, "the site's name or address")
    }
    return [line for line in apply(text, edits).split("\n\n") if line]


@pytest.mark.parametrize(
    ("lines", "site"),
    [
        pytest.param(["The Bath Star", "www.bathstar.com"], "", id="name above address"),
        pytest.param(["www.bathstar.com", "Bath Star"], "", id="address above name"),
        pytest.param(["bathstar.com"], "", id="address alone"),
        pytest.param(["BathStar.com"], "", id="address with capitals"),
        pytest.param(["https://www.bathstar.co.uk/"], "", id="address with its scheme"),
        pytest.param(["http://bathstar.com"], "", id="address with another scheme"),
        pytest.param(["news.bathstar.com", "The Bath Star"], "", id="address with a part before the name"),
        pytest.param(["Bath Star"], "bathstar.com", id="name of the known site"),
        pytest.param(["The Bath-Star"], "bathstar.com", id="name with an article and a hyphen"),
        pytest.param(["Bath Star"], "bathstar.co.uk", id="name of a known site with two endings"),
        pytest.param(["Bath Star"], "thebathstar.com", id="name without the article that the address has"),
        pytest.param(["The Theatre"], "theatre.org", id="name that begins like an article"),
        pytest.param(["R i v e r star"], "riverstar.org", id="six words"),
    ],
)
@pytest.mark.parametrize("at", [0, 8], ids=["head", "foot"])
def test_taken(lines: list[str], site: str, at: int) -> None:
    assert left([*BODY[:at], *lines, *BODY[at:]], site) == BODY


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("The Bath Star", id="another name"),
        pytest.param("He reads bathstar.com every day.", id="an address in a sentence"),
        pytest.param("See www.bathstar.com", id="an address after a word"),
        pytest.param("Bath", id="one word"),
        pytest.param("U.S.", id="an abbreviation"),
        pytest.param("The Star said so.", id="a sentence"),
        pytest.param("Co", id="a part of addresses"),
        pytest.param("r i v e r s tar", id="too many words"),
    ],
)
@pytest.mark.parametrize("site", ["", "riverstar.co.uk"])
def test_kept(line: str, site: str) -> None:
    assert left([*BODY, line], site) == [*BODY, line]


@pytest.mark.parametrize(("at", "goes"), [(0, True), (2, True), (3, False), (5, False), (6, True), (8, True)])
def test_it_stands_within_three_lines_of_either_end(at: int, goes: bool) -> None:
    lines = [*BODY[:at], "bathstar.com", *BODY[at:]]
    assert left(lines) == (BODY if goes else lines)


def test_a_long_line_is_no_address() -> None:
    longest, too_long = f"{'a' * 56}.com", f"{'a' * 57}.com"
    assert left([*BODY, longest]) == BODY
    assert left([*BODY, too_long]) == [*BODY, too_long]


def test_not_every_line_is_taken() -> None:
    assert left(["bathstar.com", "The Bath Star"]) == ["bathstar.com", "The Bath Star"]
    assert left(["bathstar.com"]) == ["bathstar.com"]
    assert left(["It rained.", "bathstar.com"]) == ["It rained."]


@pytest.mark.parametrize("line", ["The Bath Star", "BATH STAR"])
def test_the_name_of_the_source_goes(line: str) -> None:
    text = "\n\n".join([*BODY, line])
    edits = clean(Document(text, {"source": "The Bath Star"}))
    assert apply(text, edits).split("\n\n") == BODY


def test_a_name_in_the_middle_stays() -> None:
    text = "\n\n".join([*BODY[:4], "The Bath Star", *BODY[4:]])
    assert not clean(Document(text, {"source": "The Bath Star"}))
