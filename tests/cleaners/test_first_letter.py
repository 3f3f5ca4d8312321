import pytest

from scrubber.cleaners.first_letter import clean
from scrubber.document import Document

from .words_support import AFTER, BEFORE, mended


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("oth sides agreed to the deal.", "Both sides agreed to the deal."),
        ("he Pentagon said on Monday that it would wait.", "The Pentagon said on Monday that it would wait."),
        ("hen again, he has time.", "Then again, he has time."),
        ("hen the court ruled, it was late.", "When the court ruled, it was late."),
        ("n Friday, the court ruled.", "On Friday, the court ruled."),
        ("n 2016, the court ruled.", "In 2016, the court ruled."),
        ("ashington has waited for this.", "Washington has waited for this."),
        ("cConnell said no.", "McConnell said no."),
        ("ere's how it works.", "Here's how it works."),
        ("hat is the question?", "What is the question?"),
        ("his is a test of the plan.", "This is a test of the plan."),
        ("en. Mitch McConnell said no.", "Sen. Mitch McConnell said no."),
        ('"hey came at night," she said.', '"They came at night," she said.'),
        ("“e have to go,” she said.", "“We have to go,” she said."),
        ("arlow was founded by monks.", "Harlow was founded by monks."),
        ("he's asked for it, and she's right.", "She's asked for it, and she's right."),
        ("aj. Jane Zorvexqu said no.", "Maj. Jane Zorvexqu said no."),
        ("ells Fargo said that it would wait.", "Wells Fargo said that it would wait."),
        ("arlow's monks left.", "Harlow's monks left."),
        ("emocrats' lead grew.", "Democrats' lead grew."),
        ("y sense is that they will agree.", "My sense is that they will agree."),
        ("hat is clear in the town is that they will agree.", "What is clear in the town is that they will agree."),
        ("n Illinois man was hurt.", "An Illinois man was hurt."),
        (" spokesman for the town said so.", "A spokesman for the town said so."),
        (" think that is right.", "I think that is right."),
        (" visibly angry mayor said that it was over.", "A visibly angry mayor said that it was over."),
        (" volunteer waits for the boat in the town.", "A volunteer waits for the boat in the town."),
        (" readily agree that there are reasons.", "I readily agree that there are reasons."),
        ("ucked in the lush hills of Harlow is a town.", "Tucked in the lush hills of Harlow is a town."),
        (
            "l Zorvex is where they met, and El Zorvex is where they left.",
            "El Zorvex is where they met, and El Zorvex is where they left.",
        ),
    ],
)
def test_lost_letter_comes_back(damaged, right):
    assert mended(clean, damaged) == right


@pytest.mark.parametrize(
    "paragraph",
    [
        "iPhone sales rose in the quarter.",
        "de Blasio said no.",
        "al-Qaeda took responsibility.",
        "eBay and its rivals fell.",
        "after that, he left the room.",
        "many in the town think so.",
        "on Monday, the council met.",
        "michael barbaro",
        "https://example.org/page has it.",
        "info@example.org is the address.",
        "archived recording of the meeting",
        "man who was there",
        "(b. August 1976) was a painter.",
    ],
)
def test_lower_case_that_is_meant_stays(paragraph):
    assert mended(clean, paragraph) == paragraph


def test_name_of_the_article_beats_a_commoner_one():
    text = BEFORE + "arlow was founded by monks." + AFTER
    with_carlow = text.replace("Harlow", "Carlow")
    assert [e.after for e in clean(Document(text))] == ["Harlow"]
    assert [e.after for e in clean(Document(with_carlow))] == ["Carlow"]


@pytest.mark.parametrize("line", ["Advertisement", "— Jane Doe (@janedoe) March 25, 2020", "THE TOWN AND ITS BRIDGES"])
def test_line_that_is_whole_without_a_full_stop_hides_nothing(line):
    text = f"{BEFORE}{line}\n\nhe preferred plan for the bridge is the third.{AFTER}"
    assert [edit.after for edit in clean(Document(text))] == ["The"]


def test_sentence_that_goes_on_after_a_long_line_stays():
    text = BEFORE.rstrip(" .\n") + ", as\n\nhis aides had said before, and the mayor agreed." + AFTER
    assert list(clean(Document(text))) == []


@pytest.mark.parametrize("end", ["month,", "month"])
def test_line_that_stops_in_a_sentence_and_is_too_long_for_a_heading_hides_nothing(end):
    first = f"{BEFORE.strip()} The keeper says that they would give fifty of it every {end}"
    text = f"{first}\n\nor every time you have a moment for it, or every time you win.{AFTER}"
    assert mended(clean, text) == text


def test_quotation_behind_a_colon_may_begin_inside_a_sentence():
    text = BEFORE.rstrip(" .\n") + ', as they write:\n\n"either the town pays for it, or the county does."' + AFTER
    assert list(clean(Document(text))) == []


@pytest.mark.parametrize(("gap", "put_back"), [(" ", ["A "]), ("   ", [])])
def test_one_blank_is_what_a_lost_word_leaves_and_more_are_an_indent(gap, put_back):
    text = f"{BEFORE}{gap}bridge that nobody wants is built in the town.{AFTER}"
    assert [edit.after for edit in clean(Document(text))] == put_back


def test_text_in_another_language_stays():
    text = "Le conseil a voté lundi pour le plan présenté au printemps par le maire de la ville.\n\n" * 4
    assert list(clean(Document(text + "he maire a dit que le conseil avait voté."))) == []


def test_reason_tells_the_probability():
    [edit] = clean(Document(BEFORE + "oth sides agreed." + AFTER))
    assert edit.reason == "p=1.00"


def test_letter_comes_back_behind_a_heading_whose_last_word_it_hardly_follows():
    heading = "What is wrong with what the mayor and the council have begun"
    assert mended(clean, f"{heading}\n\nhe cold facts are known in the town.").endswith(
        "The cold facts are known in the town."
    )


def test_word_of_one_letter_is_not_lost_before_a_quotation_mark():
    document = Document(BEFORE + "  'man was seen there at noon on Monday, they say." + AFTER)
    for edit in clean(document):
        assert document.text[edit.start : edit.end] == edit.before
