import pytest

from scrubber.words import breaks, capitals, glued_article, logistic, splitting

TEXT = "The council met the mayor. Harlowsaid that it met ofthe members, ata town, and Onlya few."


def read(word):
    at = TEXT.index(word)
    return splitting.read(TEXT, at, at + len(word)).features


@pytest.mark.parametrize(
    ("name", "features"),
    [
        ("breaks", breaks.features("", "The members of the council of", "Harlow met.")),
        ("capitals_behind_lower", capitals.features("She spoke onFriday.", 10, 12, 18)),
        ("capitals_between_names", capitals.features("At the WhiteHouse.", 7, 12, 17)),
        ("glued_words", read("ofthe")),
        ("glued_words_with_capital", read("Harlowsaid")),
        ("glued_article", glued_article.features("at", "a", "met", "town", "")),
        ("glued_article_with_capital", glued_article.features_of_name(TEXT, "Onlya", "and", "few")),
    ],
)
def test_each_feature_has_a_weight_and_each_weight_a_feature(name, features):
    assert list(logistic.read_weights(name)) == list(features)


def test_all_regressions_are_tested():
    assert len(list(logistic.WEIGHTS.iterdir())) == 7


def test_feature_that_is_missing_is_an_error():
    with pytest.raises(KeyError):
        logistic.log_odds({"always": 1.0, "short": 2.0}, {"always": 1.0})
