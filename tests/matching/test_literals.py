"""Literals are found where a line holds them, whatever its case, digits and white space, and nowhere else."""

from __future__ import annotations

import pytest
from ahocorasick_rs import BytesAhoCorasick, Implementation

from scrubber.matching import literals
from scrubber.matching.literals import LiteralSets, folded_line
from scrubber.matching.prefilter import DIGIT, Literal


def found(line: str, *sets: set[Literal]) -> set[int]:
    """The numbers of the sets, from 1, that a line holds."""
    known = LiteralSets()
    for number, of in enumerate(sets, 1):
        known.add(number, of)
    known.compile()
    return known.found(folded_line(line.encode("utf-8", "surrogatepass")))


def test_a_set_is_held_if_one_of_its_literals_is() -> None:
    sets = {Literal("read"), Literal("see")}, {Literal("more")}, {Literal("less")}, {Literal("read")}
    assert found("to read more", *sets) == {1, 2, 4}
    assert found("to see", *sets) == {1}


def test_what_one_line_holds_is_no_other_lines() -> None:
    known = LiteralSets()
    for number, text in enumerate(("one", "two", "three")):
        known.add(number, {Literal(text, folded=True), Literal(text, folded=True, starts=True)})
    known.compile()
    lines = [folded_line(line.encode()) for line in ("one and two", "one", "two", "three", "one")]
    assert [known.found(line) for line in lines] == [{0, 1}, {0}, {1}, {2}, {0}]


def test_there_may_be_none() -> None:
    assert found("to read more") == set()


def test_a_literal_inside_another_one_is_found() -> None:
    assert found("read more", {Literal("read more")}, {Literal("ad m")}, {Literal("more")}) == {1, 2, 3}


@pytest.mark.parametrize("at", [0, 65_530, 65_531, 65_535, 65_536, 131_068, 131_072, 200_000])
def test_a_long_line_is_searched_in_pieces(at: int) -> None:
    line = "x" * at + "Read m" + "x" * 70_000
    assert found(line, {Literal("Read m")}, {Literal("m")}, {Literal("read m")}) == {1, 2}


def test_what_is_found_in_a_long_line_is_never_held_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[int] = []

    class Counted:
        def __init__(self, texts: list[bytes], implementation: Implementation) -> None:
            self._automaton = BytesAhoCorasick(texts, implementation=implementation)

        def find_matches_as_indexes(self, text: bytes, *, overlapping: bool) -> list[tuple[int, int, int]]:
            searched.append(len(text))
            return self._automaton.find_matches_as_indexes(text, overlapping=overlapping)

    monkeypatch.setattr(literals, "BytesAhoCorasick", Counted)
    assert found("(" * 200_000, {Literal("(")}, {Literal("((")}) == {1, 2}
    assert len(searched) > 2
    assert max(searched) < 70_000


@pytest.mark.parametrize(
    ("literal", "line", "holds"),
    [
        (Literal("read", folded=True), "To READ it", True),
        (Literal("read"), "To READ it", False),
        (Literal("AP"), "the map", False),
        (Literal("AP"), "the AP of “today”", True),
        (Literal("Ap"), "the AP of “today”", False),
        (Literal("été", folded=True), "L’ÉTÉ", True),
        (Literal("straße", folded=True), "STRASSE", True),
        (Literal("kelvin", folded=True), "\u212aELVIN", True),
        (Literal("µm", folded=True), "5 Μm", True),
        (Literal("читать", folded=True), "ЧИТАТЬ", True),
        (Literal(f"{DIGIT} shares"), "17 shares", True),
        (Literal(f"{DIGIT} shares"), "all shares", False),
        (Literal("read more"), "read \t  more", True),
        (Literal("read more"), "read\fmore", True),
        (Literal("read more"), "readmore", False),
        (Literal("read"), "\ud800 read", True),
    ],
)
def test_anywhere(literal: Literal, line: str, holds: bool) -> None:
    assert found(line, {literal}) == ({1} if holds else set())


@pytest.mark.parametrize(
    ("text", "line", "holds"),
    [
        ("Read", "Read it", True),
        ("Read", "» (Read it", True),
        ("Read", "To Read", False),
        ("Read", "READ", True),
        ("a", "a", True),
        ("a", "“A note", True),
        ("a", "an hour", True),
        ("a", "no", False),
        ("(", "— (note", True),
        ("(", "note (", False),
        ("(", "(", True),
        ("(", "—" * 40 + "(note", True),
        ("→ Read", "→ Read", True),
        ("été", "ÉTÉ", True),
        ("Subscribe to our newsletter", "Subscribe to our newsletter today", True),
        ("Subscribe to our newsletter", "Subscribe to it", False),
        (DIGIT, "7 days", True),
    ],
)
def test_at_the_beginning(text: str, line: str, holds: bool) -> None:
    assert found(line, {Literal(text, starts=True)}) == ({1} if holds else set())


@pytest.mark.parametrize(
    ("text", "line", "holds"),
    [
        ("Reuters", "By Reuters", True),
        ("Reuters", "By Reuters.)", True),
        ("Reuters", "By Reuters and others", False),
        ("b", "a b", True),
        ("b", "a bc", False),
        (")", "(note)”", True),
        (")", "(note) it", False),
        (")", ")", True),
        (")", "note)" + "—" * 40, True),
        ("café", "Le café »", True),
        ("for the New York Times", "a reporter for the New York Times", True),
        ("for the New York Times", "a reporter for the New York Post", False),
    ],
)
def test_at_the_end(text: str, line: str, holds: bool) -> None:
    assert found(line, {Literal(text, ends=True)}) == ({1} if holds else set())


@pytest.mark.parametrize("line", ["İzmir (AP)", "ŉ ẞ (AP)", "in  (AP)"])
def test_case_tells_nothing_where_letters_are_not_in_their_place(line: str) -> None:
    assert found(line, {Literal("AP")}) == {1}
    assert found(line, {Literal("Ap")}) == {1}
