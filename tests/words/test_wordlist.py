import pytest

from scrubber.words.openings import Scene, count
from scrubber.words.wordlist import follower, frequency, known_in, read_starts, sentence_starts, zipf


def test_frequency_knows_case_possessives_and_strangers():
    assert frequency("The") > 0.01
    assert 0 < frequency("Washington’s") < frequency("washington")
    assert frequency("emocracy") == 0
    assert 7 < zipf("the") < 8


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" court ruled", ("court", "")),
        (" the court ruled", ("the", "court")),
        (" the Senate", ("the", "^")),
        (" Friday", ("^", "Friday")),
        (" 2016", ("#", "")),
        (", it", (",", "")),
        (". Jane Doe", (".", "^^")),
        ("", ("*", "")),
    ],
)
def test_follower(text, expected):
    assert follower(text, 0) == expected


def test_table_of_sentence_starts():
    total, table = sentence_starts()
    assert total > 100_000
    assert table["on"].follows("^", "Friday") > 5 * table["in"].follows("^", "Friday")


def test_read_starts_keeps_what_is_rare_as_a_rest():
    total, table = read_starts("\t100\t0\t\non\t10\t1\t^:6 ^_Friday:4 the:2\n")
    assert total == 100
    assert table["on"].other == {"": 2.0, "^": 2.0, "the": 2.0}


def test_scene_weighs_names_of_the_article():
    assert Scene("Harlow is near. Harlow it is.").opens("Harlow", 6) > Scene("Nothing is here.").opens("Harlow", 6)


def test_count_takes_whole_words():
    assert count("He saw the other one. He left.", "He") == 2


def test_text_without_capitals_tells_nothing_of_lost_letters():
    text = "It is the first time that the council has agreed to it in a vote of all of the members. " * 9
    assert known_in(text)
    assert not known_in(text.lower())


def test_known_in_tells_english_from_french():
    assert known_in("It is the first time that the council has agreed to it in a vote of all of the members. " * 3)
    assert not known_in("Le conseil a voté lundi pour le plan présenté au printemps par le maire de la ville. " * 3)
