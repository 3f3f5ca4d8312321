from math import log

import pytest

from scrubber.words.breaks import count_inside, features, goes_on

TEXT = "They say that Harlow is a town, and Harlow is old. For Harlow, it was late."
LINE = "The council met again on Monday, and the members said that they would not vote for what was put to them by the"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("It was said that the talks would be led by President Donald", "Trump in the spring, who had asked for them."),
        (
            "The members of the council met with the lawyers of the United",
            "States in the spring, who had asked for it.",
        ),
        ("He asked for it (as the members of the council wanted", "Harlow to do), in the spring of the year."),
        ("The bill that would build the bridge and add an estimated", "$4 million to the budget was put off again."),
    ],
)
def test_line_that_goes_on(first, second):
    assert goes_on(TEXT, first, second) > 3.2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The members of the council on their way to the hall", "It was the first time that they had met there."),
        ("What the mayor of the town wants to know about the bridge", "The council met again in the spring."),
        ("A view of the bridge over the Tarn on a summer afternoon", "However, it was built again in the spring."),
        ("Stories of the week", "Trump said in the spring that he would come."),
    ],
)
def test_line_that_may_be_whole(first, second):
    assert goes_on(TEXT, first, second) < 3.2


def test_lines_of_which_nothing_can_be_said():
    assert features(TEXT, "It rose by 4 %", "Harlow fell.") is None
    assert features(TEXT, "It rose by", "– – –") is None
    assert goes_on(TEXT, "It rose by", "– – –") < 0


def test_names_inside_sentences_are_counted():
    assert count_inside(TEXT, "Harlow") == 3
    assert count_inside(TEXT, "Har") == count_inside(TEXT, "They") == 0


def test_what_is_left_open_speaks_for_it():
    second = "Harlow to do in the spring of the year."
    assert goes_on(TEXT, f"{LINE} (friends of", second) > goes_on(TEXT, f"{LINE} friends of", second)
    assert goes_on(TEXT, f'{LINE} "friends of', second) > goes_on(TEXT, f"{LINE} friends of", second)


SIGNS = (
    *("one", "a name comes", "a sentence ends", "often together", "nearly always together", "opens sentences"),
    *("length", "length of the next", "has two sentences", "a name before"),
    *("quoted", "a number", "in the article", "open quotation", "open bracket", "capital"),
    *("others stop", "share of others", "next is a piece", "closing quotation", "capitals"),
    *("is more a name", "an article comes", "a preposition comes", "ends in ly", "ends in ed"),
    *("a verb comes", "a title"),
    *("a first name", "surely a first name", "before names", "no sentence ends", "behind lower case"),
    *("capitals of the next", "a date", "furniture"),
    *("kind ends", "kind before names", "kinds together", "kind opens", "kind behind names", "kind before ends"),
    *("kind before comes before names", "lower kind ends", "lower kind before names"),
    *("verb behind names", "verb and kind ends", "verb and kind before names"),
    *("telling and kind ends", "telling and kind before names", "joins names", "possessive", "only names"),
    "short",
)
FIRST = "The members of the council met again in the hall, and they said that they would go and see the people of the"
SECOND = "Harlow that they had met there in the spring of the year."


def signs(first=FIRST, second=SECOND, text=TEXT):
    return dict(zip(SIGNS, features(text, first, second), strict=True))


@pytest.mark.parametrize(
    ("sign", "value", "changes"),
    [
        ("often together", 1.0, {"first": f"{FIRST} New", "second": "York that they had met."}),
        ("nearly always together", 1.0, {"first": f"{FIRST} New", "second": "York that they had met."}),
        ("often together", 1.0, {"first": f"{FIRST} New", "second": "Zealand that they had met."}),
        ("nearly always together", 0.0, {"first": f"{FIRST} New", "second": "Zealand that they had met."}),
        ("often together", 0.0, {"first": f"{FIRST} Donald", "second": "Duck that they had met."}),
        ("opens sentences", -2.0, {"second": "4 that they had met."}),
        ("opens sentences", -7.0, {"second": "Zorvexqu that they had met."}),
        ("length", 0.5, {"first": FIRST[-50:]}),
        ("length", 3.0, {"first": FIRST * 5}),
        ("length of the next", 0.5, {"second": f"Harlow {'a' * 42}."}),
        ("length of the next", 3.0, {"second": SECOND * 9}),
        ("has two sentences", 0.0, {}),
        ("has two sentences", 1.0, {"first": f"It rained. {FIRST}"}),
        ("has two sentences", 1.0, {"first": f"“It rained!” {FIRST}"}),
        ("a name before", 0.0, {}),
        ("a name before", 1.0, {"first": f"{FIRST} New"}),
        ("quoted", 0.0, {}),
        ("quoted", 1.0, {"second": f"“{SECOND}"}),
        ("quoted", 1.0, {"second": f"'{SECOND}"}),
        ("quoted", 0.0, {"second": f"({SECOND}"}),
        ("quoted", 0.0, {"second": f"X{SECOND}"}),
        ("a number", 0.0, {}),
        ("a number", 1.0, {"second": "4 that they had met."}),
        ("in the article", 0.0, {}),
        ("in the article", 1.0, {"text": "It is the Harlow of old."}),
        ("open quotation", 0.0, {}),
        ("open quotation", 1.0, {"first": f'"{FIRST}'}),
        ("open quotation", 1.0, {"first": f'"It is," he said, "{FIRST}'}),
        ("open quotation", 0.0, {"first": f'"It is," he said. {FIRST}'}),
        ("open quotation", 1.0, {"first": f"“{FIRST}"}),
        ("open quotation", 0.0, {"first": f"“It is,” he said. {FIRST}"}),
        ("open bracket", 0.0, {}),
        ("open bracket", 1.0, {"first": f"It is (was) so ({FIRST}"}),
        ("open bracket", 0.0, {"first": f"It is (was) so. {FIRST}"}),
        ("capital", 1.0, {}),
        ("capital", 1.0, {"first": f'"{FIRST}'}),
        ("capital", 1.0, {"first": f"“{FIRST}"}),
        ("capital", 0.0, {"first": FIRST.lower()}),
        ("capital", 0.0, {"first": f'a" {FIRST}'}),
        ("others stop", 0.0, {"text": "It was.\n\nIt is\n\nIt was"}),
        ("others stop", 0.0, {"second": "Harlow that", "text": "It is\n\nHarlow that\n\nIt was."}),
        ("others stop", log(3), {"text": "It is\n\nIt is\n\nIt is\n\nIt was."}),
        ("share of others", 0.0, {"text": "It was.\n\nIt is\n\nIt was"}),
        ("share of others", 0.5, {"text": "It is\n\nIt is\n\nIt was.\n\nIt was."}),
        ("next is a piece", 1.0, {"second": "Harlow they said. It was late by then."}),
        ("next is a piece", 0.0, {"second": "Harlow as they said. It was late by then."}),
        ("closing quotation", 0.0, {}),
        ("closing quotation", 1.0, {"second": f'{SECOND}"'}),
        ("closing quotation", 1.0, {"second": f"{SECOND}”"}),
        ("closing quotation", 0.0, {"second": f'It is "it." {SECOND}'}),
        ("capitals", 0.0, {}),
        ("capitals", 0.5, {"first": "The Council met"}),
        ("capitals", 0.0, {"first": "The"}),
        ("is more a name", pytest.approx(-1.5, abs=0.2), {"second": "The town."}),
        ("is more a name", 0.0, {"second": "4 towns."}),
        ("is more a name", 0.0, {"second": "Zorvexqu that they had met."}),
        ("an article comes", pytest.approx(-2.0, abs=0.2), {}),
        ("an article comes", 0.0, {"first": f"{FIRST} New"}),
        ("a preposition comes", pytest.approx(-2.0, abs=0.2), {}),
        ("a preposition comes", 0.0, {"first": f"{FIRST} New"}),
        ("ends in ly", 0.0, {}),
        ("ends in ly", 1.0, {"first": f"{FIRST} mostly"}),
        ("ends in ed", 0.0, {}),
        ("ends in ed", 1.0, {"first": f"{FIRST} asked"}),
        ("ends in ed", 1.0, {"first": f"{FIRST} asking"}),
        ("a verb comes", 0.0, {}),
        ("a verb comes", 1.0, {"second": "Harlow said that they had met there."}),
        ("a verb comes", 0.0, {"second": "Harlow."}),
        ("a title", 0.0, {}),
        ("a title", 1.0, {"first": f"{FIRST} mayor"}),
        ("a title", 1.0, {"first": f"{FIRST} Mayor"}),
        ("a first name", 1.0, {"first": f"{FIRST} Donald"}),
        ("a first name", 0.0, {"first": f"{FIRST} Trump"}),
        ("a first name", 0.0, {}),
        ("surely a first name", 1.0, {"first": f"{FIRST} Donald"}),
        ("surely a first name", 0.0, {}),
        ("before names", 1.0, {"first": f"{FIRST} former"}),
        ("before names", 0.0, {"first": f"{FIRST} town"}),
        ("before names", 0.0, {"first": f"{FIRST} Donald"}),
        ("no sentence ends", 1.0, {}),
        ("no sentence ends", 0.0, {"first": f"{FIRST} town"}),
        ("no sentence ends", 0.0, {"first": f"{FIRST} New"}),
        ("behind lower case", 1.0, {}),
        ("behind lower case", 0.0, {"first": f"{FIRST} New York"}),
        ("behind lower case", 0.0, {"first": "the town"}),
        ("capitals of the next", 0.0, {}),
        ("capitals of the next", 0.5, {"second": "Harlow Town of"}),
        ("a date", 0.0, {}),
        ("a date", 1.0, {"first": f"{FIRST} town on Monday"}),
        ("a date", 1.0, {"first": f"{FIRST} town in May"}),
        ("furniture", 0.0, {}),
        ("furniture", 1.0, {"first": f"{FIRST}. Source: Harlow"}),
        ("furniture", 0.0, {"first": f"Source: {FIRST}"}),
        ("verb behind names", 1.0, {"second": "Lena Marsh had met them."}),
        ("verb behind names", 1.0, {"second": "Lena Marsh quickly decided to go."}),
        ("verb behind names", 0.0, {"second": "Lena Marsh in the spring."}),
        ("telling and kind ends", 0.0, {"second": "Lena Marsh decided to go."}),
        ("joins names", 1.0, {"second": "Lena Marsh and others."}),
        ("joins names", 0.0, {"second": "Lena Marsh decided."}),
        ("possessive", 1.0, {"second": "Lena Marsh's plan of the town."}),
        ("possessive", 0.0, {"second": "Lena Marsh had decided for it, by others' and her's account."}),
        ("only names", 1.0, {"second": "Lena Marsh, the mayor."}),
        ("only names", 0.0, {"second": "Lena Marsh met them, and others."}),
        ("short", 1.0, {"first": FIRST[-59:]}),
        ("short", 0.0, {"first": FIRST[-60:]}),
    ],
)
def test_what_is_known_of_two_lines(sign, value, changes):
    assert signs(**changes)[sign] == pytest.approx(value)


def test_names_come_behind_some_words_and_sentences_end_behind_others():
    assert signs()["a name comes"] > signs(first=f"{FIRST} town")["a name comes"]
    assert signs()["a sentence ends"] < signs(first=f"{FIRST} town")["a sentence ends"]
    assert signs(second="4 that they had met.")["a name comes"] < signs()["a name comes"]
    assert signs(first=f"{FIRST} President")["a name comes"] > signs(first=f"{FIRST} Trump")["a name comes"]


def test_kinds_of_words_end_lines_or_come_before_names():
    end, open_ = signs(first=f"{FIRST} town yesterday"), signs(first=f"{FIRST} town urging")
    assert end["kind ends"] > open_["kind ends"]
    assert end["kind before names"] < open_["kind before names"]
    assert end["lower kind ends"] == end["kind ends"]
    assert signs(first=f"{FIRST} Harlow")["lower kind ends"] == 0
    assert signs(second="However, they met.")["kind opens"] > signs(second="Of Harlow.")["kind opens"]


def test_words_that_open_sentences_are_told():
    assert (
        signs(second="However, they met.")["opens sentences"]
        > signs(second="Minnesota had met.")["opens sentences"]
        > -7
    )


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("It was in the town, Harlow.", 1),
        ("They say it was. Harlow. THE Harlow", 0),
        (" Harlow is in Harlow", 1),
        ("The MPs Harlow sent", 1),
        ("It is Harlow's, and of Harlows, of Harlow2", 1),
        ("in Harlow in Harlow", 2),
    ],
)
def test_count_inside(text, times):
    assert count_inside(text, "Harlow") == times


@pytest.mark.parametrize(
    ("first", "second", "log_odds"),
    [
        ("It was said that the talks would be led by President Donald", "Trump in the spring, who had asked.", 13.6),
        (f'"It rained. {FIRST}', SECOND, 11.1),
        (f"{FIRST} ({FIRST}", "“Harlow to do", 10.1),
        ("the council of the", "4 towns met.", 10.3),
        ("A view of the town", "However, they met.", 2.4),
    ],
)
def test_how_sure(first, second, log_odds):
    assert goes_on(TEXT, first, second) == pytest.approx(log_odds, abs=0.4)


def test_lines_that_stop_as_no_sentence_does_speak_against_it():
    first, second = "The members of the council met with others from the town of", "Harlow in the spring of the year."
    whole = f"{first}\n\n{second}\n\nA bridge.\n\nA hall." + "\n\nThey left." * 20
    captions = whole.replace("bridge.", "bridge").replace("hall.", "hall")
    assert goes_on(whole, first, second) > goes_on(captions, first, second)


def test_share_of_capitals_tells_a_heading():
    second = "Harlow in the spring of the year."
    assert goes_on(TEXT, f"{LINE} old town", second) > goes_on(TEXT, f"{LINE.title()} old town", second)
