import pytest

from scrubber.words.splitting import read, ways

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


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("tocountermand", ("to", "countermand")),
        ("recalibratingthe", ("recalibrating", "the")),
        ("citizenshipor", ("citizenship", "or")),
        ("behindan", ("behind", "an")),
        ("feellike", ("feel", "like")),
        ("organizationslike", ("organizations", "like")),
        ("careerpeople", ("career", "people")),
    ],
)
def test_words_that_may_be_two(word, parts):
    found = reading(word)
    assert (found.first, found.second) == parts


@pytest.mark.parametrize("word", ["contradictor", "childlike", "musicland", "billionare"])
def test_words_that_are_one(word):
    found = reading(word)
    assert found is None or found.score < 0.4


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
    assert reading("deepphoto").score < 0.7 < reading("federalgovernment").score


def test_name_of_the_article_speaks_for_two():
    assert reading("Harlowagreed").score > reading("Trumpagreed").score


def test_what_is_no_name_is_the_beginning_of_one():
    assert reading("Zestagreed") is None


def signs(word, tail="", text=TEXT):
    text = text.format(word + tail)
    at = text.index(word)
    return read(text, at, at + len(word), tail).features


@pytest.mark.parametrize(
    ("word", "sign", "value"),
    [
        ("thereports", "length_first", 3),
        ("thereports", "length_second", 7),
        ("federalgovernment", "length_second", 10),
        ("internationalgovernment", "length_first", 10),
        ("thereports", "together", 1.0),
        ("Theyagreed", "together", 0.0),
        ("thereports", "first_joins", 1.0),
        ("thereports", "second_joins", 0.0),
        ("planto", "first_joins", 0.0),
        ("planto", "second_joins", 1.0),
        ("federalgovernment", "compounds_of_first", pytest.approx(1.6, abs=0.1)),
        ("underfire", "compounds_of_first", pytest.approx(5.3, abs=0.1)),
        ("federalgovernment", "compounds_of_second", pytest.approx(1.1, abs=0.1)),
        ("planto", "compounds_of_second", pytest.approx(4.9, abs=0.1)),
        ("ofthe", "used_first", pytest.approx(-1.6, abs=0.1)),
        ("ofthe", "used_second", pytest.approx(-1.3, abs=0.1)),
        ("thereports", "at_start", 0.0),
        ("thereports", "adverb_first", 0.0),
        ("offreports", "adverb_first", 1.0),
        ("offthe", "adverb_first", 0.0),
        ("exampleor", "ends_like_doer", 1.0),
        ("agreedor", "ends_like_doer", 0.0),
        ("thereports", "before_name", 0.0),
        ("thereports", "behind_name", 0.0),
        ("thereports", "in_article", 0.0),
        ("Harlowagreed", "in_article", 1.0),
        ("Trumpagreed", "in_article", 0.0),
        ("thereports", "opens", 0.0),
        ("Theyagreed", "opens", 0.0),
    ],
)
def test_what_is_known_of_a_word(word, sign, value):
    assert signs(word)[sign] == value


@pytest.mark.parametrize(
    ("text", "at_a_start"),
    [
        ("{} in the spring.", 1.0),
        ("It rained.\n{} in the spring.", 1.0),
        ("It rained. {} in the spring.", 1.0),
        ("It rained, and {} in the spring.", 0.0),
    ],
)
def test_where_a_word_stands(text, at_a_start):
    assert signs("theyagreed", text=text)["at_start"] == at_a_start
    assert signs("Theyagreed", text=text)["at_start"] == at_a_start
    assert (signs("Theyagreed", text=text)["opens"] > 0) == at_a_start
    assert signs("theyagreed", text=text)["opens"] == 0


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("{} in the spring.", True),
        ("It rained. {} in the spring.", True),
        ("It rained.” {} in the spring.", True),
        ("It rained.\n\n“{} in the spring.", True),
        ("It rained, said {} in the spring.", False),
        ("It rained on Mrs. {} in the spring.", False),
    ],
)
def test_known_word_with_a_capital_is_read_only_where_sentences_start(text, is_read):
    """ "Ofthe" is in no dictionary, yet wordfreq has seen it; inside a sentence it may be a name."""
    text = text.format("Ofthe")
    at = text.index("Ofthe")
    assert (read(text, at, at + 5) is not None) == is_read


@pytest.mark.parametrize(
    "word",
    [
        *("sinces", "rightes", "beinged", "firstd", "latering", "beingly", "momenter", "knowners", "peopley"),
        *("changedish", "skillness", "beingity", "startable", "inessentials", "overvisits"),
    ],
)
def test_ending_makes_a_word_one(word):
    assert ways(word)
    assert reading(word) is None


@pytest.mark.parametrize(
    ("word", "log_odds"),
    [
        ("thereports", 11.2),
        ("ofthe", 10.5),
        ("federalgovernment", 17.0),
        ("planto", 3.2),
        ("underfire", 4.0),
        ("Harlowagreed", 5.2),
        ("Trumpagreed", 4.6),
        ("Theyagreed", 5.4),
    ],
)
def test_how_sure(word, log_odds):
    assert reading(word).score == pytest.approx(log_odds, abs=0.4)


def test_longest_word_that_is_looked_at_has_40_letters():
    assert ways("uncharacteristicallyinternationalization") == (("uncharacteristically", "internationalization"),)
    assert ways("counterintelligenceelectroencephalography") == ()


def test_ending_behind_four_letters_makes_no_word_one():
    assert (reading("mored").first, reading("mored").second) == ("mo", "red")


@pytest.mark.parametrize("word", ["byfriend", "tanksgiving", "hadquarters"])
def test_word_that_lacks_its_second_letter_is_one(word):
    assert ways(word)
    assert reading(word) is None


def test_first_word_with_a_capital_must_be_known_with_one():
    assert ways("fromand")[0] == ("fro", "mand")
    assert reading("Fromand").first == "from"


def test_end_of_a_word_counts_to_what_is_read():
    assert reading("shedidn", "'t").score == pytest.approx(6.3, abs=0.4)
