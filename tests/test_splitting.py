import pytest

from scrubber.splitting import read, ways

TEXT = "The council of Harlow met on Monday to vote on {} in the spring, and the members said so."


def reading(word, tail=""):
    text = TEXT.format(word + tail)
    at = text.index(word)
    return read(text, at, at + len(word), tail)


@pytest.mark.parametrize("word", ["today", "healthcare", "into", "theme", "onetime", "zorvexqu", "ofx", "a" * 50, ""])
def test_word_that_is_one_has_no_ways(word):
    assert ways(word) == ()


def test_ways_are_pairs_of_known_words():
    assert ways("ofthe") == (("of", "the"),)
    assert ("the", "reports") in ways("thereports")


def test_best_way_is_the_one_that_fits():
    found = reading("thereports")
    assert (found.first, found.second) == ("the", "reports")
    assert found.score > 3


def test_tail_belongs_to_the_second_word():
    assert reading("shedidn", "'t").score > reading("shedidn").score


@pytest.mark.parametrize("word", ["overperformed", "familylike", "themelves", "distortedly", "deliverywoman"])
def test_new_inflected_or_misspelt_words_are_one(word):
    assert reading(word) is None


def test_compound_is_less_likely_two_than_neighbours():
    assert reading("cheapfake").score < 0.8 < reading("federalgovernment").score


def test_name_of_the_article_speaks_for_two():
    assert reading("Harlowagreed").score > reading("Trumpagreed").score


def test_what_is_no_name_is_the_beginning_of_one():
    assert reading("Zestagreed") is None
