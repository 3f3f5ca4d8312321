"""Kinds of words, and which of them follow upon each other."""

from __future__ import annotations

import pytest

from scrubber.words.pairs import KINDS, tokens
from scrubber.words.word_classes import EVEN, LEVELS, STEP, _classes, class_of, ending, fit, read_classes


@pytest.mark.parametrize(
    ("likelier", "than"),
    [
        (("senator", "the"), ("senators'", "a")),
        (("said", "Clinton"), ("say", "Clinton")),
        (("voted", "who"), ("vote", "has")),
        (("strident", "a"), ("stridently", "a")),
        (("Monday", "on"), ("Monday", "the")),
        ((".", "yesterday"), (".", "the")),
    ],
)
def test_a_kind_of_word_follows_another(likelier, than):
    assert fit(*likelier) > fit(*than)


def test_words_that_stand_in_the_same_company_have_one_class():
    assert class_of("January") == class_of("February")
    assert class_of("hospitals") != class_of("hospitalized")


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("defenestrating", "-ing"),
        ("defenestrated", "-ed"),
        ("defenestration", "-tion"),
        ("gurgly", "-ly"),
        ("zorb", "-"),
    ],
)
def test_a_word_that_is_not_listed_is_told_by_its_ending(word, told):
    assert ending(word) == told
    assert class_of(word) == class_of(told)


def test_a_name_that_is_not_listed_is_a_name():
    assert class_of("Zorbington") == class_of("^")


def test_every_kind_and_every_class_is_in_the_table():
    classes = _classes()
    assert all(kind in classes.of for kind in KINDS)
    assert all(len(signs) == len(classes.next) for signs in classes.next)
    assert all(abs(ord(sign) - EVEN) <= LEVELS for signs in classes.next for sign in signs)


def test_a_table_is_read():
    made = read_classes(f"{chr(EVEN)}{chr(EVEN + 1)}\tlamp light\n{chr(EVEN - 1)}{chr(EVEN)}\tburns\n")
    assert made.of == {"lamp": 0, "light": 0, "burns": 1}
    assert (ord(made.next[0][1]) - EVEN) * STEP == pytest.approx(0.1)


def test_names_are_told_as_kinds_or_as_themselves():
    assert list(tokens("The keeper Lena Marsh left.")) == ["the", "keeper", "^", "^", "left", "."]
    assert list(tokens("The keeper Lena Marsh left.", names=True)) == ["the", "keeper", "Lena", "Marsh", "left", "."]
