import pytest

from scrubber.cleaners.dropcap import clean

from .words_support import mended


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("D EMOCRACY IS in retreat.", "DEMOCRACY IS in retreat."),
        ("T HE COUNCIL has met.", "THE COUNCIL has met."),
        ("W hat records show is this.", "What records show is this."),
        ("T he council has met.", "The council has met."),
        ("I f the plan fails, so be it.", "If the plan fails, so be it."),
        ("I n the end, it failed.", "In the end, it failed."),
        ("A nd if it does, so be it.", "And if it does, so be it."),
        ("A lthough it failed, they met.", "Although it failed, they met."),
        ('"S he said no," he told us.', '"She said no," he told us.'),
        ("H ere's what would change.", "Here's what would change."),
        ("H arlow is a town.", "Harlow is a town."),
        ("S ixty-seven percent agreed.", "Sixty-seven percent agreed."),
        ("I t's the old question of the town.", "It's the old question of the town."),
        ("A TLANTA (AP) — They met.", "ATLANTA (AP) — They met."),
        ("A HEJ sued, and AHEJ lost.", "AHEJ sued, and AHEJ lost."),
        ("A TLANTIC COAST towns met.", "ATLANTIC COAST towns met."),
        ("Z orvexqu is a town.", "Zorvexqu is a town."),
        ("M r. Jones said no.", "Mr. Jones said no."),
        ("Even with a mask, e verything else counts.", "Even with a mask, everything else counts."),
    ],
)
def test_letter_is_joined(damaged, right):
    assert mended(clean, damaged) == right


@pytest.mark.parametrize(
    "paragraph",
    [
        "A man was hurt in the town.",
        "A lone officer stood guard.",
        "A bout of flu kept him home.",
        "A mid-March poll has the figures.",
        "A re-elected mayor has the keys.",
        "T cell-based tests have been used.",
        "A HEJ lawsuit was dropped.",
        "A UN official warned of it.",
        "I am sure of it.",
        "I ran for office once.",
        "A NEW DEAL was struck.",
        "I AM SURE of it.",
        "D Company was sent in.",
        "X Games will be held here.",
        "Q posts are known to the police.",
        "H and M sold fewer clothes.",
        "R&D is a cost.",
        "He said that Plan B was ready.",
        "It was Malcolm X who said so, and vitamin C and zinc helped.",
        "The letter s was hard to say.",
        "The small c conservative movement lost.",
    ],
)
def test_letter_that_is_meant_stays(paragraph):
    assert mended(clean, paragraph) == paragraph
