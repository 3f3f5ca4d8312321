import pytest

from scrubber.breaks import count_inside, features, goes_on

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
