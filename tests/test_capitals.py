import pytest

from scrubber.capitals import are_two, camel_names, features


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


def test_words_of_the_article_are_told():
    alone = "It was ZorvexTarl who came."
    named = "It was ZorvexTarl who came. The house of Tarl is old, and so is Zorvex."
    assert features(alone, 7, 13, 17)[9:11] == (0.0, 0.0)
    assert features(named, 7, 13, 17)[9:11] == (1.0, 1.0)


def test_capitals_around_are_told():
    assert features("Those Who HaveSeen It", 10, 14, 18)[13:15] == (1.0, 1.0)
    assert features("those who HaveSeen it", 10, 14, 18)[13:15] == (0.0, 0.0)


def test_capital_inside_the_second_word_is_told_unless_its_kind_has_it():
    assert features("by HartigWorldMill there", 3, 9, 18)[18] == 1.0
    assert features("by HartigMcGovern there", 3, 9, 17)[18] == 0.0
    assert features("by HartigYouTube there", 3, 9, 16)[18] == 0.0
