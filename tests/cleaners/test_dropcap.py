import pytest

from scrubber.cleaners.dropcap import clean
from scrubber.document import Document

from .words_support import AFTER, BEFORE, mended


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
        ("A bolish it, they said.", "Abolish it, they said."),
        ("A merica is great.", "America is great."),
        ("A pril was cold.", "April was cold."),
        ("A bove all, they met.", "Above all, they met."),
        ("A mong those who met was Doe.", "Among those who met was Doe."),
        ("A side from that, they met.", "Aside from that, they met."),
        ("I s it over, they asked.", "Is it over, they asked."),
        ("I talian voters agreed.", "Italian voters agreed."),
        ("A TLAS of the town.", "ATLAS of the town."),
        ("A LEX JONES met them.", "ALEX JONES met them."),
        ("H as the town met?", "Has the town met?"),
        ("S o it goes.", "So it goes."),
        ("Y ou know it.", "You know it."),
        ("D on’t go there.", "Don’t go there."),
        ("D ON'T go there.", "DON'T go there."),
        ("D ON’T GO THERE.", "DON’T GO THERE."),
        ('"I f so, they met.', '"If so, they met.'),
        ("(T he council met.)", "(The council met.)"),
        ("[T he council met.]", "[The council met.]"),
        ("“T he council met.”", "“The council met.”"),
        ("‘T he council met.’", "‘The council met.’"),
        ("T he. End.", "The. End."),
        ("We have s een it.", "We have seen it."),
        ("They gave a b ook to him.", "They gave a book to him."),
        ("T he council met.\nI t was over.\nA nd so on.", "The council met.\nIt was over.\nAnd so on."),
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
        "A way from the town was built.",
        "A part of it was fine.",
        "A cross was on the wall.",
        "A live and well received show was held.",
        "A round table was held.",
        "A board was asked.",
        "A TEAM of nine met.",
        "A LIVE show was held.",
        "A LEX Jones met them.",
        "I ran, and the deal was signed.",
        "I rate it highly.",
        "K is for kite.",
        "Z or nothing.",
        "Z orv is a town.",
        "Z ORVEX is a town.",
        "B movies are sold.",
        "U turns are banned.",
        "V neck shirts are sold.",
        "T he@ is a name.",
        "T he/she is a name.",
        "T he_x is a name.",
        "T he&co is a name.",
        "T he.org is an address.",
        "t he council has met.",
        "P. M. said so.",
        "We have s een/it.",
        "We have s een@it.",
        "We have s eenx it.",
        "We saw T he man.",
        "It was p art of it.",
        "The letter s was hard to say.",
        "The small c conservative movement lost.",
    ],
)
def test_letter_that_is_meant_stays(paragraph):
    assert mended(clean, paragraph) == paragraph


@pytest.mark.parametrize(
    ("paragraph", "reason"),
    [
        ("T he council has met.", "p=0.99"),
        ("Z orvexqu is a town.", "p=0.90"),
        ("They gave a b ook to him.", "p=0.98"),
    ],
)
def test_the_log_says_how_sure_it_is(paragraph, reason):
    (edit,) = clean(Document(BEFORE + paragraph + AFTER))
    assert (edit.rule, edit.category, edit.before, edit.after) == ("drop-cap", "word", " ", "")
    assert edit.reason == reason


def test_the_top_of_a_text_is_a_start_too():
    (edit,) = clean(Document("T he council has met, and it was the first time." + AFTER))
    assert (edit.start, edit.end) == (1, 2)


def test_a_text_in_another_language_stays():
    text = "T he Rat hat sich getroffen und die Abgeordneten haben über den Plan abgestimmt. " * 5
    assert list(clean(Document(text))) == []
