"""The article "a" glued to a word, and words that only look so."""

from __future__ import annotations

import pytest

from scrubber.words.glued_article import ways, where


def parted(text: str, word: str) -> str:
    start = text.index(word)
    found = where(text, start, start + len(word))
    return word if found is None else f"{word[: found[0]]} {word[found[0] :]}"


@pytest.mark.parametrize(
    ("text", "word", "two"),
    [
        ("The keeper was known as astrident critic of the harbour board.", "astrident", "a strident"),
        ("The keeper drew up alist of names.", "alist", "a list"),
        ("She spoke witha friend.", "witha", "with a"),
        ("It was avery long night.", "avery", "a very"),
        ("It rained. Undera new law it was over.", "Undera", "Under a"),
        ("The board announced anew plan for the coast.", "anew", "a new"),
        ("They were issuinga warning to all ships.", "issuinga", "issuing a"),
        ("The plan imposesa levy on ferries.", "imposesa", "imposes a"),
        ("It rained. Nearlya third of the boats were lost.", "Nearlya", "Nearly a"),
        ("It helped alot of people.", "alot", "a lot"),
    ],
)
def test_an_article_is_parted_from_its_neighbour(text, word, two):
    assert parted(text, word) == two


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The violence flared anew on Saturday night.", "anew"),
        ("The group says that it is apolitical and small.", "apolitical"),
        ("A lamp stood atop the tower for years.", "atop"),
        ("The ship ran aground near the light.", "aground"),
        ("He watched them from afar and said nothing.", "afar"),
        ("The teacher Oliva Chapela said so.", "Chapela"),
        ("He issued a partial mea culpa on Monday.", "mea"),
        ("They met Avery and left.", "Avery"),
        ("He stood Afteraside and Aspeech.", "Aspeech"),
        ("You coulda been a keeper, she said.", "coulda"),
        ("They had to sell or agist most of their cattle.", "agist"),
        ("She is a nurse at the Mount Isa base.", "Isa"),
        ("The moth Houdinia flexilissima is rare.", "Houdinia"),
        ("It is home to the endangered elseya turtle.", "elseya"),
    ],
)
def test_one_word_stays(text, word):
    assert parted(text, word) == word


def test_a_word_has_the_ways_in_which_the_rest_is_known():
    assert ways("atoll") == (("a", "toll"),)
    assert ways("area") == ways("ago") == ()
    assert ways("xqzva") == ways("aa") == ()
