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


FIRST = "The members of the council met again in the hall, and they said that they would go and see the people of the"
SECOND = "Harlow that they had met there in the spring of the year."


def signs(first=FIRST, second=SECOND, text=TEXT):
    return features(text, first, second)


@pytest.mark.parametrize(
    ("sign", "value", "changes"),
    [
        ("often_together", 1.0, {"first": f"{FIRST} New", "second": "York that they had met."}),
        ("nearly_always_together", 1.0, {"first": f"{FIRST} New", "second": "York that they had met."}),
        ("often_together", 1.0, {"first": f"{FIRST} New", "second": "Zealand that they had met."}),
        ("nearly_always_together", 0.0, {"first": f"{FIRST} New", "second": "Zealand that they had met."}),
        ("often_together", 0.0, {"first": f"{FIRST} Donald", "second": "Duck that they had met."}),
        ("opens_sentences", -2.0, {"second": "4 that they had met."}),
        ("opens_sentences", -7.0, {"second": "Zorvexqu that they had met."}),
        ("length", 0.5, {"first": FIRST[-50:]}),
        ("length", 3.0, {"first": FIRST * 5}),
        ("length_of_next", 0.5, {"second": f"Harlow {'a' * 42}."}),
        ("length_of_next", 3.0, {"second": SECOND * 9}),
        ("has_two_sentences", 0.0, {}),
        ("has_two_sentences", 1.0, {"first": f"It rained. {FIRST}"}),
        ("has_two_sentences", 1.0, {"first": f"“It rained!” {FIRST}"}),
        ("behind_name", 0.0, {}),
        ("behind_name", 1.0, {"first": f"{FIRST} New"}),
        ("next_is_quoted", 0.0, {}),
        ("next_is_quoted", 1.0, {"second": f"“{SECOND}"}),
        ("next_is_quoted", 1.0, {"second": f"'{SECOND}"}),
        ("next_is_quoted", 0.0, {"second": f"({SECOND}"}),
        ("next_is_quoted", 0.0, {"second": f"X{SECOND}"}),
        ("is_number", 0.0, {}),
        ("is_number", 1.0, {"second": "4 that they had met."}),
        ("in_article", 0.0, {}),
        ("in_article", 1.0, {"text": "It is the Harlow of old."}),
        ("open_quotation", 0.0, {}),
        ("open_quotation", 1.0, {"first": f'"{FIRST}'}),
        ("open_quotation", 1.0, {"first": f'"It is," he said, "{FIRST}'}),
        ("open_quotation", 0.0, {"first": f'"It is," he said. {FIRST}'}),
        ("open_quotation", 1.0, {"first": f"“{FIRST}"}),
        ("open_quotation", 0.0, {"first": f"“It is,” he said. {FIRST}"}),
        ("open_bracket", 0.0, {}),
        ("open_bracket", 1.0, {"first": f"It is (was) so ({FIRST}"}),
        ("open_bracket", 0.0, {"first": f"It is (was) so. {FIRST}"}),
        ("begins_with_capital", 1.0, {}),
        ("begins_with_capital", 1.0, {"first": f'"{FIRST}'}),
        ("begins_with_capital", 1.0, {"first": f"“{FIRST}"}),
        ("begins_with_capital", 0.0, {"first": FIRST.lower()}),
        ("begins_with_capital", 0.0, {"first": f'a" {FIRST}'}),
        ("others_stop", 0.0, {"text": "It was.\n\nIt is\n\nIt was"}),
        ("others_stop", 0.0, {"second": "Harlow that", "text": "It is\n\nHarlow that\n\nIt was."}),
        ("others_stop", log(3), {"text": "It is\n\nIt is\n\nIt is\n\nIt was."}),
        ("share_of_others", 0.0, {"text": "It was.\n\nIt is\n\nIt was"}),
        ("share_of_others", 0.5, {"text": "It is\n\nIt is\n\nIt was.\n\nIt was."}),
        ("next_is_piece", 1.0, {"second": "Harlow they said. It was late by then."}),
        ("next_is_piece", 0.0, {"second": "Harlow as they said. It was late by then."}),
        ("closing_quotation", 0.0, {}),
        ("closing_quotation", 1.0, {"second": f'{SECOND}"'}),
        ("closing_quotation", 1.0, {"second": f"{SECOND}”"}),
        ("closing_quotation", 0.0, {"second": f'It is "it." {SECOND}'}),
        ("capitals", 0.0, {}),
        ("capitals", 0.5, {"first": "The Council met"}),
        ("capitals", 0.0, {"first": "The"}),
        ("is_more_a_name", pytest.approx(-1.5, abs=0.2), {"second": "The town."}),
        ("is_more_a_name", 0.0, {"second": "4 towns."}),
        ("is_more_a_name", 0.0, {"second": "Zorvexqu that they had met."}),
        ("article_comes", pytest.approx(-2.0, abs=0.2), {}),
        ("article_comes", 0.0, {"first": f"{FIRST} New"}),
        ("preposition_comes", pytest.approx(-2.0, abs=0.2), {}),
        ("preposition_comes", 0.0, {"first": f"{FIRST} New"}),
        ("ends_in_ly", 0.0, {}),
        ("ends_in_ly", 1.0, {"first": f"{FIRST} mostly"}),
        ("ends_in_ed", 0.0, {}),
        ("ends_in_ed", 1.0, {"first": f"{FIRST} asked"}),
        ("ends_in_ed", 1.0, {"first": f"{FIRST} asking"}),
        ("verb_comes", 0.0, {}),
        ("verb_comes", 1.0, {"second": "Harlow said that they had met there."}),
        ("verb_comes", 0.0, {"second": "Harlow."}),
        ("is_title", 0.0, {}),
        ("is_title", 1.0, {"first": f"{FIRST} mayor"}),
        ("is_title", 1.0, {"first": f"{FIRST} Mayor"}),
        ("first_name", 1.0, {"first": f"{FIRST} Donald"}),
        ("first_name", 0.0, {"first": f"{FIRST} Trump"}),
        ("first_name", 0.0, {}),
        ("surely_first_name", 1.0, {"first": f"{FIRST} Donald"}),
        ("surely_first_name", 0.0, {}),
        ("before_names", 1.0, {"first": f"{FIRST} former"}),
        ("before_names", 0.0, {"first": f"{FIRST} town"}),
        ("before_names", 0.0, {"first": f"{FIRST} Donald"}),
        ("no_sentence_ends", 1.0, {}),
        ("no_sentence_ends", 0.0, {"first": f"{FIRST} town"}),
        ("no_sentence_ends", 0.0, {"first": f"{FIRST} New"}),
        ("behind_lower", 1.0, {}),
        ("behind_lower", 0.0, {"first": f"{FIRST} New York"}),
        ("behind_lower", 0.0, {"first": "the town"}),
        ("capitals_of_next", 0.0, {}),
        ("capitals_of_next", 0.5, {"second": "Harlow Town of"}),
        ("dated", 0.0, {}),
        ("dated", 1.0, {"first": f"{FIRST} town on Monday"}),
        ("dated", 1.0, {"first": f"{FIRST} town in May"}),
        ("furniture", 0.0, {}),
        ("furniture", 1.0, {"first": f"{FIRST}. Source: Harlow"}),
        ("furniture", 0.0, {"first": f"Source: {FIRST}"}),
        ("verb", 1.0, {"second": "Lena Marsh had met them."}),
        ("verb", 1.0, {"second": "Lena Marsh quickly decided to go."}),
        ("verb", 0.0, {"second": "Lena Marsh in the spring."}),
        ("telling_and_kind_ends", 0.0, {"second": "Lena Marsh decided to go."}),
        ("joins_names", 1.0, {"second": "Lena Marsh and others."}),
        ("joins_names", 0.0, {"second": "Lena Marsh decided."}),
        ("possessive", 1.0, {"second": "Lena Marsh's plan of the town."}),
        ("possessive", 0.0, {"second": "Lena Marsh had decided for it, by others' and her's account."}),
        ("only_names", 1.0, {"second": "Lena Marsh, the mayor."}),
        ("only_names", 0.0, {"second": "Lena Marsh met them, and others."}),
        ("short", 1.0, {"first": FIRST[-59:]}),
        ("short", 0.0, {"first": FIRST[-60:]}),
    ],
)
def test_what_is_known_of_two_lines(sign, value, changes):
    assert signs(**changes)[sign] == pytest.approx(value)


def test_names_come_behind_some_words_and_sentences_end_behind_others():
    assert signs()["name_comes"] > signs(first=f"{FIRST} town")["name_comes"]
    assert signs()["sentence_ends"] < signs(first=f"{FIRST} town")["sentence_ends"]
    assert signs(second="4 that they had met.")["name_comes"] < signs()["name_comes"]
    assert signs(first=f"{FIRST} President")["name_comes"] > signs(first=f"{FIRST} Trump")["name_comes"]


def test_kinds_of_words_end_lines_or_come_before_names():
    end, open_ = signs(first=f"{FIRST} town yesterday"), signs(first=f"{FIRST} town urging")
    assert end["kind_ends"] > open_["kind_ends"]
    assert end["kind_before_names"] < open_["kind_before_names"]
    assert end["lower_kind_ends"] == end["kind_ends"]
    assert signs(first=f"{FIRST} Harlow")["lower_kind_ends"] == 0
    assert signs(second="However, they met.")["kind_opens"] > signs(second="Of Harlow.")["kind_opens"]


def test_words_that_open_sentences_are_told():
    assert (
        signs(second="However, they met.")["opens_sentences"]
        > signs(second="Minnesota had met.")["opens_sentences"]
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
