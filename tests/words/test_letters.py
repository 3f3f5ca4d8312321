import pytest

from scrubber.words.letters import STANDS, features, letters, read_families


def best(rest: str, goes_on: str) -> str:
    shares = letters(rest, rest + goes_on, 0, len(rest))
    return max(shares, key=shares.__getitem__)


@pytest.mark.parametrize(
    ("rest", "goes_on", "letter"),
    [
        ("n", " Friday, the court ruled.", "O"),
        ("n", " 2016, the court ruled.", "I"),
        ("n", " Illinois man was hurt.", "A"),
        ("e", " have to go.", "W"),
        ("e", " was born in the town.", "H"),
        ("y", " sense is that they will.", "M"),
        ("hat", " is clear is that they will.", "W"),
        ("hen", " he was asked about it, he left.", "W"),
        ("", " think that is right.", "I"),
        ("", " spokesman for the town said so.", "A"),
        ("he", " temporary deal will hold.", "T"),
        ("e", " study the plan of the town.", "W"),
        ("n", " 30 March, the council met.", "O"),
    ],
)
def test_what_follows_decides(rest, goes_on, letter):
    assert best(rest, goes_on) == letter


@pytest.mark.parametrize(
    ("goes_on", "feature"),
    [
        (" condemn it.", "V-"),
        (" study it.", "V-"),
        (" now face it.", "V-"),
        (" also really studies it.", "Vs"),
        (" condemned it.", "Ved"),
        (" condemning it.", "Vng"),
        (" of the town.", "Vo"),
        (" February 19, it was.", "Mm#"),
        (" February 2016 it was.", "Mmy"),
        (" Feb. 19, it was.", "Mm#"),
        (" February, it was.", "Mma"),
        (" 30 March it was.", "M#m"),
        (" Friday it was.", "Mday"),
    ],
)
def test_forms_of_verbs_and_dates(goes_on, feature):
    assert feature in features("e" + goes_on, 0, 1)


@pytest.mark.parametrize("goes_on", [" Harlow it was.", " 30 towns were.", " Harlow 19 was."])
def test_what_is_no_date(goes_on):
    assert not any(feature.startswith("M") for feature in features("e" + goes_on, 0, 1))


def test_shares_add_up():
    assert sum(letters("n", "n Friday", 0, 1).values()) == pytest.approx(1.0)


def test_word_of_its_own_may_stand():
    assert STANDS in letters("he", "he left", 0, 2)
    assert STANDS not in letters("n", "n Friday", 0, 1)


def test_unknown_family_has_no_letters():
    assert letters("arlow", "arlow is a town", 0, 5) == {}


@pytest.mark.parametrize("text", ["n", "n.", "n\n\nNext", "n —", "n 7", "n 'é"])
def test_features_are_found_at_every_end(text):
    assert features(text, 0, 1)


def test_file_of_weights_is_read_by_family():
    assert read_families("n\tAI\n\t3 -3\n\ne\tHW\n\t1 0\n") == {"n": "AI\n\t3 -3", "e": "HW\n\t1 0"}
