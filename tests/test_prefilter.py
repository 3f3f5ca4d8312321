"""What a line must hold for an expression to match: found in the expression, and never wrong."""

from __future__ import annotations

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from scrubber.prefilter import Literal, as_expression, required
from scrubber.ruleset import load_rules


def texts(expression: str) -> list[str] | None:
    """The literals of an expression, "^" before one that must stand at the line's start."""
    found = required(expression)
    return None if found is None else sorted("^" * literal.starts + literal.text for literal in found)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("Read more", ["Read more"]),
        ("Read (?:more|also)", ["Read also", "Read more"]),
        ("Re[ae]d$", ["Read", "Reed"]),
        ("Read ?more", ["Read more", "Readmore"]),
        (r"^Read\b.+", ["^Read"]),
        (r"^[\W_]*Read more.*", ["^Read more"]),
        (r"^\(?Read", ["^(Read", "^Read"]),
        (r"\d+ newsletters? of [A-Z]\w+ today", [" newsletter of ", " newsletters of "]),
        ("(?:Read|See)+ more of Harbour", [" more of Harbour"]),
        (r"^.*(?:subscribe|sign up) now", ["sign up now", "subscribe now"]),
        (r"Read\s+harbour", ["harbour"]),
    ],
)
def test_the_rarest_literals_of_which_a_match_needs_one(expression: str, expected: list[str]) -> None:
    assert texts(expression) == expected


@pytest.mark.parametrize(
    "expression", [r"\d{4}", "[A-Z][a-z]+", "[.,]", "(?:Read more)?", "(?:Read more)*", "Read|.", ""]
)
def test_there_are_none_where_a_match_needs_nothing_that_prose_does_not_have(expression: str) -> None:
    assert required(expression) is None


def test_what_only_re2_reads_is_run_over_every_line() -> None:
    assert required(r"Read \pL+ more of the harbour") is None


def test_case_is_that_of_each_part() -> None:
    assert required("(?i)read") == {Literal("read", folded=True)}
    assert required("(?i)^(?-i:Read)") == {Literal("Read", starts=True)}
    assert re2.search(as_expression({Literal("read", folded=True)}), "READ")
    assert not re2.search(as_expression({Literal("read")}), "READ")


def test_signs_may_stand_before_a_literal_at_the_start() -> None:
    expression = as_expression({Literal("Read", starts=True)})
    assert re2.search(expression, "» Read")
    assert not re2.search(expression, "To Read")


def test_many_alternatives_in_a_row_are_cut() -> None:
    words = [f"{letter}harbour" for letter in "abcdefghijklmnopqrst"]
    assert texts(f"(?:{'|'.join(words)}) (?:{'|'.join(words)})") == [f"{word} " for word in words]


LETTERS = st.text("abR( ", min_size=1, max_size=2).map(lambda text: text.replace("(", r"\("))
EXPRESSIONS = st.recursive(
    LETTERS | st.sampled_from(["[ab]", r"\s", ".", r"[\W_]*", "^", "$", r"\b", r"\d"]),
    lambda parts: st.one_of(
        st.lists(parts, min_size=1, max_size=3).map("".join),
        st.lists(parts, min_size=1, max_size=3).map(lambda branches: f"(?:{'|'.join(branches)})"),
        st.tuples(parts, st.sampled_from(["?", "*", "+", "{2}", "{0,2}"])).map(lambda pair: f"(?:{pair[0]}){pair[1]}"),
        parts.map(lambda part: f"(?i:{part})"),
        parts.map(lambda part: f"(?-i:{part})"),
    ),
    max_leaves=8,
)


@given(EXPRESSIONS, st.booleans(), st.text("abARr( \t1.", max_size=8))
def test_no_match_is_ever_missed(expression: str, any_case: bool, line: str) -> None:
    expression = "(?i)" * any_case + expression
    if re2.search(expression, line) and (literals := required(expression)) is not None:
        assert re2.search(as_expression(literals), line)


def test_the_examples_of_the_built_in_rules_hold_the_literals_of_their_patterns() -> None:
    for file in load_rules([]).files:
        for rule in file.rule:
            for expression, is_phrases in rule.expressions(file.macros):
                literals = None if is_phrases else required(expression)
                for example in rule.examples if literals else ():
                    if re2.search(expression, example):
                        assert re2.search(as_expression(literals), example), (rule.id, example)
