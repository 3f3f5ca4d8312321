import pytest

from scrubber.words.pairs import BREAK, NAME, NUMBER, SIGN, around, chance, read_pairs, row, tokens, usual


def test_tokens_tell_words_from_what_is_counted_by_kind():
    text = "The mayor of Harlow said: “We don’t have 3,500 pounds.” He left."
    assert list(tokens(text)) == [
        *("the", "mayor", "of", NAME, "said", SIGN, SIGN, NAME, "don't", "have", NUMBER, "pounds", BREAK, SIGN),
        *("he", "left", BREAK),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ofthe", (BREAK, BREAK)),
        ("the end ofthe plan", ("end", "plan")),
        ("Jane Doe ofthe Harlow", (NAME, NAME)),
        ("It ended. ofthe, he", (BREAK, SIGN)),
        ("in 1974\nofthe 10", (BREAK, NUMBER)),
        ("don’t ofthe don’t", ("don't", "don't")),
    ],
)
def test_around(text, expected):
    at = text.index("ofthe")
    assert around(text, at, at + 5) == expected


def test_what_follows_often_is_likely():
    assert chance("the", "of") > 0.1 > chance("of", "the")
    assert chance("York", "New") > 0.1
    assert chance("said", "Trump") > chance("said", NAME) > chance("zorvexqu", NAME) > 0


def test_what_is_not_known_is_hardly_likely_but_possible():
    assert 0 < usual("zorvexqu") < 1e-9
    assert 0 < chance("zorvexqu", "zorvexqu") < 1e-9
    assert row("zorvexqu").times == 0


def test_chances_of_what_is_counted_by_kind_are_shares():
    assert 0.1 < sum(usual(kind) for kind in (NAME, NUMBER, SIGN, BREAK)) < 0.5


def test_parts_of_compounds_are_counted():
    assert row("under").before > 50 > row("federal").before
    assert row("back").behind > 50 > row("government").behind


def test_one_name_in_two_parts_is_told_by_a_zero():
    assert row("Exxon").next["Mobil"] == 0


def test_read_pairs_keeps_lines_as_text():
    assert read_pairs("10\nof\t4\t0\t1\tthe:3\n") == (10, {"of": "4\t0\t1\tthe:3"})
