import pytest

from scrubber.words.capitals import WEIGHTS_BEHIND_LOWER, WEIGHTS_BETWEEN_NAMES, are_two, camel_names, features
from scrubber.words.logistic import log_odds


def two(text, word, first):
    at = text.index(word)
    return are_two(text, at, at + len(first), at + len(word))


@pytest.mark.parametrize(
    ("text", "word", "first"),
    [
        ("It is known at the WhiteHouse already.", "WhiteHouse", "White"),
        ("She spoke onFriday, it is said.", "onFriday", "on"),
        ("It was the spokesmanZorvexqu who came.", "spokesmanZorvexqu", "spokesman"),
        ("It was AndreaZorvexqu who came.", "AndreaZorvexqu", "Andrea"),
    ],
)
def test_two_words_are_two(text, word, first):
    assert two(text, word, first)


@pytest.mark.parametrize(
    ("text", "word", "first"),
    [
        ("He put it on YouTube at once.", "YouTube", "You"),
        ("It is SkyNews that says so.", "SkyNews", "Sky"),
        ("It is a firm called HomeGreen that sells it.", "HomeGreen", "Home"),
        ("The firm is called HartigTV by all.", "HartigTV", "Hartig"),
    ],
)
def test_name_is_one(text, word, first):
    assert not two(text, word, first)


def test_known_names_have_a_capital_inside():
    assert all(any(letter.isupper() for letter in name[1:]) for name in camel_names())


def told(text, start, at, end, *names):
    of = features(text, start, at, end)
    return tuple(of[name] for name in names)


def test_words_of_the_article_are_told():
    alone = "It was ZorvexTarl who came."
    named = "It was ZorvexTarl who came. The house of Tarl is old, and so is Zorvex."
    assert told(alone, 7, 13, 17, "first_in_article", "second_in_article") == (0.0, 0.0)
    assert told(named, 7, 13, 17, "first_in_article", "second_in_article") == (1.0, 1.0)


def test_capitals_around_are_told():
    assert told("Those Who HaveSeen It", 10, 14, 18, "behind_capital", "before_capital") == (1.0, 1.0)
    assert told("those who HaveSeen it", 10, 14, 18, "behind_capital", "before_capital") == (0.0, 0.0)


def test_capital_inside_the_second_word_is_told_unless_its_kind_has_it():
    assert told("by HartigWorldMill there", 3, 9, 18, "second_has_capital") == (1.0,)
    assert told("by HartigMcGovern there", 3, 9, 17, "second_has_capital") == (0.0,)
    assert told("by HartigYouTube there", 3, 9, 16, "second_has_capital") == (0.0,)


@pytest.mark.parametrize(
    ("text", "word", "first", "expected"),
    [
        ("The meeting of the council endedHe left at once.", "endedHe", "ended", 4.04),
        ("She spoke onFriday in Harlow, it is said.", "onFriday", "on", 6.49),
        ("Known at the WhiteHouse, and in the White House too.", "WhiteHouse", "White", 11.88),
        ("He met the ZorblatCommittee, and the Committee met Zorblat.", "ZorblatCommittee", "Zorblat", 3.03),
        ("They use YouTube at the desk.", "YouTube", "You", -8.67),
        ("It is SkyNews that says so.", "SkyNews", "Sky", -4.07),
        ("It is up to CharityWatch, of New York.", "CharityWatch", "Charity", 0.35),
        ("It was the spokesmanZorvexqu who asked. Zorvexqu left.", "spokesmanZorvexqu", "spokesman", 2.31),
        ('"WhatAre You Waiting For?" was the title.', "WhatAre", "What", 2.28),
        ("It came from the GOP-ledHouse in May.", "ledHouse", "led", 5.82),
        ("In what LouHartig wrote, Hartig says so.", "LouHartig", "Lou", 1.73),
        ("He left NewYork/Boston for good.", "NewYork", "New", 11.90),
        ("She said the planUSA is what it is.", "planUSA", "plan", 1.89),
        ("ThePlan is late. It is old.", "ThePlan", "The", 1.49),
        ("President DonaldTrump Says So Again.", "DonaldTrump", "Donald", 15.99),
        ("By the timeMcCain spoke, it was late.", "timeMcCain", "time", 2.49),
        ("Old Harlow.TheHouse of it stood.", "TheHouse", "The", 9.20),
        ("It is JaneZorvexMill who came to Jane.", "JaneZorvexMill", "Jane", -0.71),
        ("A word on HartigTV and iHartig, said Hartig.", "HartigTV", "Hartig", -2.10),
    ],
)
def test_how_sure_it_is(text, word, first, expected):
    at = text.index(word)
    weights = WEIGHTS_BETWEEN_NAMES if word[0].isupper() else WEIGHTS_BEHIND_LOWER
    told = features(text, at, at + len(first), at + len(word))
    assert log_odds(weights, told) == pytest.approx(expected, abs=0.006)
