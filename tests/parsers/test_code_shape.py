"""A line is told for code by which kinds of tokens follow each other, whatever language it is in."""

import pytest

from scrubber.parsers.code_shape import BIAS, WEIGHTS, classes, code_score, has_prose

LIKELY = 2.0


@pytest.mark.parametrize(
    "line",
    [
        "zork.zap = zip[3] || {};",
        "max-width: calc(100% - 4px) !important;",
        "'zork_a': 'zap', 'zork_b': null,",
        "$zork = zap($zip, array('id' => 5));",
        "ALTER TABLE zork ADD COLUMN zap_id int(11) NOT NULL DEFAULT '0',",
        "zork{zap=\"1\",zip=\"2\"} 17.5",
        "});",
        "@include zork($zap, 10px);",
        "if (zork[i] !== zap) {",
        "<zork:zap id=\"1\" value=\"${zip.name}\"/>",
    ],
)  # fmt: skip
def test_a_line_of_code(line: str) -> None:
    assert code_score(line) > LIKELY


@pytest.mark.parametrize(
    "line",
    [
        'The mayor (a Democrat) said: "We won\'t pay."',
        "Vote: 52-48; absent: 2.",
        "1. e4 e5 2. Nf3 Nc6 3. Bb5 a6",
        "f(x) = 3x^2 + 2x - 1",
        "@mayor_of_X: #Budget2020 passed 5-4! https://t.co/a1B2c3",
        "Tel: +44 20 7946 0000; fax: 020-7946-0001",
        "Section 12(a)(2)(B) of the act",
        "- 3 tbsp. sugar;",
        "AT&T (T) $31.20, +1.4%",
        "Smith 7-6 (7-4), 6-3 | Jones 2-6",
        "Das ist – so der Minister – „nicht wahr“; er irre.",
        "* * *",
    ],
)
def test_a_line_that_has_signs_and_is_none(line: str) -> None:
    assert code_score(line) < LIKELY


def test_tokens_have_kinds_and_blanks_are_kept() -> None:
    assert classes('zorkZap = "a b" + 5px;') == ["^", "camel", " =", " text", " +", " unit", ";", "$"]


def test_a_sign_that_is_repeated_counts_once() -> None:
    assert classes("-----") == classes("--")


def test_four_words_in_a_row_are_prose() -> None:
    assert has_prose("zork(); The mayor said so.")
    assert not has_prose("zork(); The mayor said")
    assert has_prose("zork(); the mayor said", 2)


def test_words_of_strings_and_comments_are_none() -> None:
    assert not has_prose('zork("The mayor said so.");')
    assert not has_prose("zork(); // the mayor said so")
    assert not has_prose("/* the mayor said so */ zork();")


def test_the_weights_can_be_read() -> None:
    names = [line.split("\t")[0] for line in WEIGHTS.read_text("utf-8").splitlines()]
    assert BIAS in names
    assert len(set(names)) == len(names) > 500
