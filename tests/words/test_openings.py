"""How likely a sentence opens with a word: by news, by the article, and by what follows."""

from __future__ import annotations

import pytest

from scrubber.words.openings import Scene, count, is_piece, usually_opens, usually_stands


def test_some_words_open_more_sentences_than_others() -> None:
    assert usually_opens("The") > usually_opens("She") > usually_opens("Bridge") > usually_opens("Esidents")
    assert usually_stands("the") > usually_stands("bridge")


@pytest.mark.parametrize(
    ("text", "likely", "unlikely"),
    [("n Friday, it rained.", "On", "In"), ("n 2016, it rained.", "In", "On"), ("r. Doe said so.", "Mr", "Er")],
)
def test_what_follows_counts(text: str, likely: str, unlikely: str) -> None:
    end = len(text.split(" ")[0].rstrip("."))
    assert Scene(text).opens(likely, end) > Scene(text).opens(unlikely, end)


def test_a_word_is_likelier_before_what_usually_follows_it() -> None:
    assert Scene("In 2016, it rained.").opens("In", 2) > Scene("In is, it rained.").opens("In", 2)
    assert Scene("Why is it so?").opens("Why", 3) > Scene("Why is it so.").opens("Why", 3)


def test_a_word_that_the_article_uses_more_than_others_do_is_likelier() -> None:
    assert Scene("t fell. It is. It was. It will be.").opens("It", 1) > Scene("t fell.").opens("It", 1)


def test_a_name_of_the_article_opens_more_of_its_sentences() -> None:
    text = "arlow has a bridge."
    assert Scene(f"{text} It is the bridge of Harlow.").opens("Harlow", 5) > 2 * Scene(text).opens("Harlow", 5)


def test_a_word_as_it_stands_is_likelier_than_a_misspelling() -> None:
    assert Scene("he bridge fell.").written("he", 2) > Scene("esidents saw it.").written("esidents", 8)


def test_two_letters_are_a_piece_unless_they_are_known() -> None:
    assert is_piece("th")
    assert not is_piece("to")
    assert not is_piece("the")


@pytest.mark.parametrize("others", [0, 120], ids=["looked for in the text", "looked up in a table"])
def test_words_are_counted_whole_and_in_their_spelling(others: int) -> None:
    text = f"Doe and Does, doe, Doe's bridge: Jane Doe. {others}"
    for n in range(others):
        count(text, f"other{n}")
    assert count(text, "Doe") == 3
    assert count(text, "Jane Doe") == 1
