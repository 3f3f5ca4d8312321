"""What a line must hold for an expression to match: found in the expression, and never wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.write_needed import written
from scrubber.matching.literals import LiteralSets, folded_line
from scrubber.matching.needed import NEEDED, needed
from scrubber.matching.prefilter import DIGIT, MAX_LITERALS, Literal, of_phrases, required
from scrubber.matching.ruleset import load_rules

if TYPE_CHECKING:
    from collections.abc import Iterable


def holds(literals: Iterable[Literal], line: str) -> bool:
    """Whether a line holds one of the literals."""
    sets = LiteralSets()
    sets.add(7, literals)
    sets.compile()
    return sets.found(folded_line(line.encode())) == {7}


def texts(expression: str) -> list[list[str]]:
    """The literals that an expression needs, set by set, "^" and "$" at one that must stand at the line's edge."""
    return [
        sorted("^" * literal.starts + literal.text.replace(DIGIT, "0") + "$" * literal.ends for literal in literals)
        for literals in required(expression)
    ]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("Read more", ["Read more"]),
        ("Read (?:more|also)", ["Read also", "Read more"]),
        ("Re[ae]d", ["Read", "Reed"]),
        ("Read ?more", ["Read more", "Readmore"]),
        (r"^Read\b.+", ["^Read"]),
        (r"^[\W_]*Read more.*", ["^Read more"]),
        (r"^\(?Read", ["^Read"]),
        (r"^(?:Read|See)\b", ["^Read", "^See"]),
        (r".*\bRead$", ["Read$"]),
        (r".*\bRead[.!]*$", ["Read$"]),
        (r".*\bRead more\W?$", ["Read more$"]),
        (r".*(?: by| for) (?:Reuters|Getty)$", [" by Getty$", " by Reuters$", " for Getty$", " for Reuters$"]),
        (r".* Reuters(?:/Getty)*$", [" Reuters$", "/Getty$"]),
        (r"^\d+ (?:newsletters|readers)", ["0 newsletters", "0 readers"]),
        (r"^\d{1,2}:[0-9]{2}$", ["^0:00$", "^00:00$"]),
        (r"\d+ newsletters? of [A-Z]\w+ today", ["0 newsletter of ", "0 newsletters of "]),
        ("(?:Read|See)+ more of Harbour", ["Read more of Harbour", "See more of Harbour"]),
        (r"^.*(?:subscribe|sign up) now", ["sign up now", "subscribe now"]),
        (r".*(?: Getty)+$", [" Getty$"]),
        (r"(?:Read [a-z]+|See [a-z]+)", ["Read ", "See "]),
        (r"Read\s+more", ["Read more"]),
        (r"Read\s*more", ["Read more", "Readmore"]),
        (r"Read[ \t]\s more", ["Read more"]),
        (r"Read \pL+ more in \p{Lu}\w+", ["Read "]),
    ],
)
def test_the_rarest_literals_of_which_a_match_needs_one(expression: str, expected: list[str]) -> None:
    assert texts(expression)[0] == sorted(expected)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (r"\(.*(?:more|all)\b", [["("], ["all", "more"]]),
        (r"^(?:Read|See) .*(?:more|also)$", [["^Read ", "^See "]]),
        (r"by .*[a-z] the", [["by "]]),
        (r"more.*\(.*\).*quay", [["quay"], ["("]]),
    ],
)
def test_further_sets_are_looked_for_where_the_rarest_is_not_rare(expression: str, expected: list[list[str]]) -> None:
    assert texts(expression) == expected


@pytest.mark.parametrize(
    "expression", ["[A-Z][a-z]+", "[A-Z][a-z]+ [A-Z]", "(?:Read more)?", "(?:Read more)*", "Read|.", ""]
)
def test_there_are_none_where_a_match_needs_nothing(expression: str) -> None:
    assert required(expression) == ()


def test_what_no_parser_here_reads_is_run_over_every_line() -> None:
    assert required(r"Read \PL+ more of the harbour") == ()


def test_case_is_that_of_each_part() -> None:
    assert required("(?i)read") == (frozenset({Literal("read", folded=True)}),)
    assert required("(?i)^(?-i:Read)") == (frozenset({Literal("Read", starts=True)}),)


@pytest.mark.parametrize(
    ("phrases", "starts", "ends", "expected"),
    [
        (["Read more"], False, False, [Literal("read more", folded=True)]),
        (["Read  more\xa0of"], True, True, [Literal("read more of", folded=True, starts=True, ends=True)]),
        (["Today's Paper"], True, True, [Literal("s paper", folded=True, ends=True)]),
        (["The editors' “note”"], True, True, [Literal("the editors", folded=True, starts=True)]),
    ],
)
def test_of_a_phrase_the_longest_piece_without_quotation_marks(
    phrases: list[str], starts: bool, ends: bool, expected: list[Literal]
) -> None:
    assert sorted(of_phrases(phrases, folded=True, starts=starts, ends=ends)) == expected
    assert of_phrases(["Read"], folded=False, starts=False, ends=False) == {Literal("Read")}


def test_a_literal_that_holds_another_one_adds_nothing() -> None:
    assert texts("read(?: more)?(?: here)?") == [["read"]]
    assert texts(r".*Getty(?: Images)?$") == [["Getty Images$", "Getty$"]]


def test_many_alternatives_in_a_row_are_cut() -> None:
    words = [f"{letter}harbour" for letter in "abcdefghijklmnopqrst"]
    assert texts(f"(?:{'|'.join(words)}) (?:{'|'.join(words)})")[0] == [f"{word} " for word in words]


def test_as_many_literals_as_are_allowed_are_looked_for() -> None:
    words = [f"{letter}{letter}harbour" for letter in "abcdefghijklmnopqrst"]
    assert len(texts(f"(?:{'|'.join(words)}) (?:{'|'.join(words[:10])})")[0]) == MAX_LITERALS
    others = [f"x{n}x" for n in range(MAX_LITERALS)]
    assert len(texts(f"Q(?:{'|'.join(others[1:])})?Q$")[0]) == MAX_LITERALS
    assert texts(f"Q(?:{'|'.join(others)})?Q$") == [["Q$"]]


@pytest.mark.parametrize(
    "frequent",
    [" the", " to", " of", " and", " a", " in", " that", " s", " for", " is", " with", ",", "-", "’", "“", "”"],
)
def test_what_nearly_every_line_has_is_not_looked_for_besides(frequent: str) -> None:
    assert texts(rf"\(.*{frequent}\b") == [["("]]


LETTERS = st.text("abR( ", min_size=1, max_size=2).map(lambda text: text.replace("(", r"\("))
EXPRESSIONS = st.recursive(
    LETTERS | st.sampled_from(["[ab]", r"\s", ".", r"[\W_]*", r"\.?", "^", "$", r"\b", r"\d", r"\pL"]),
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
    if re2.search(expression, line):
        for literals in required(expression):
            assert holds(literals, line)


def test_the_examples_of_the_built_in_rules_hold_the_literals_of_their_expressions() -> None:
    for file in load_rules([]).files:
        for rule in file.rule:
            for expression, known in rule.expressions(file.macros):
                for example in rule.examples:
                    if re2.search(expression, example):
                        for literals in needed(expression) if known is None else [known]:
                            assert holds(literals, example), (rule.id, example)


def test_no_built_in_expression_is_run_over_every_line() -> None:
    """Nothing that lines need is known of what needs nothing, or of what Python does not read, as `\\b?`.

    What asks for a line that opens with an author's name is run over hardly any line anyway.
    """
    everywhere = [
        (file.language, rule.id, expression)
        for file in load_rules([]).files
        for rule in file.rule
        for expression, known in rule.expressions(file.macros)
        if known is None and rule.mentions != "author" and not needed(expression)
    ]
    assert everywhere == []


def test_what_the_shipped_rules_need_is_written_down_as_it_is_worked_out() -> None:
    """If it is not: `python -m benchmarks.write_needed` writes it."""
    assert NEEDED.read_text("utf-8") == written()


def test_what_is_not_written_down_is_worked_out() -> None:
    assert needed(r"^Zorvexquhad.*$") == required(r"^Zorvexquhad.*$") == ({Literal("Zorvexquhad", starts=True)},)
