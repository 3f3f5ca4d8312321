import pytest

from scrubber.cleaners.broken_paragraph import clean
from scrubber.document import Document
from scrubber.words.paragraphs import by_punctuation

from .words_support import AFTER, BEFORE, mended

LONG = "The mayor said during the press conference on Monday"


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        (f"{LONG}\n\nthat it was over.", f"{LONG} that it was over."),
        (f"{LONG} that it was over by July\n\n4. Nobody asked.", f"{LONG} that it was over by July 4. Nobody asked."),
        (f"{LONG} that it was over in\n\n2016. Nobody asked.", f"{LONG} that it was over in 2016. Nobody asked."),
        ("They met on June\n\n23 again, and " + LONG[4:] + ".", "They met on June 23 again, and " + LONG[4:] + "."),
        (f"{LONG}, and\n\nMs. Doe agreed with him.", f"{LONG}, and Ms. Doe agreed with him."),
        (f"{LONG} in the\n\nWhite House that it was over.", f"{LONG} in the White House that it was over."),
        (f"{LONG}\n\n, it is said, that it was over.", f"{LONG}, it is said, that it was over."),
        (
            f"{LONG}\n\nthat it was over and\n\nthat he would go.",
            f"{LONG} that it was over and that he would go.",
        ),
        (f"{LONG} that it is a self-\n\nreinforcing cycle.", f"{LONG} that it is a self-reinforcing cycle."),
        (f"{LONG}, a few days later,\n\nMs. Doe agreed.", f"{LONG}, a few days later, Ms. Doe agreed."),
        (
            f"On Monday,\n\nJane {LONG[4:]} that it was over and that the council would meet again to vote on it.",
            f"On Monday, Jane {LONG[4:]} that it was over and that the council would meet again to vote on it.",
        ),
        (
            f"They met in Harlow. {LONG} that the council wisely\n\nintuits what is good for it.",
            f"They met in Harlow. {LONG} that the council wisely intuits what is good for it.",
        ),
        (
            f"Ask him at jane@harlow.org first. {LONG} in the hall of the old town\n\nthat it was over.",
            f"Ask him at jane@harlow.org first. {LONG} in the hall of the old town that it was over.",
        ),
        (f"{LONG} that Sen.\n\nJones would go.", f"{LONG} that Sen. Jones would go."),
        (
            f"They met in Harlow. {LONG} that President\n\nJones would go.",
            f"They met in Harlow. {LONG} that President Jones would go.",
        ),
        (
            f"{LONG} that it would be up to the council of the old town to talk it over with President\n\nJones.",
            f"{LONG} that it would be up to the council of the old town to talk it over with President Jones.",
        ),
        (
            f"They met in Harlow. {LONG} for the former\n\nHarlow council that it was over.",
            f"They met in Harlow. {LONG} for the former Harlow council that it was over.",
        ),
        (
            f"They met, Jane Doe, said. {LONG}, with others such as Nancy\n\nJones, like Jones said, that it was over.",
            f"They met, Jane Doe, said. {LONG}, with others such as Nancy Jones, like Jones said, that it was over.",
        ),
    ],
)
def test_parts_are_joined(damaged, right):
    assert mended(clean, damaged) == right


@pytest.mark.parametrize(
    "text",
    [
        "What the council has to look for\n\nThe council met on Monday to vote on it.",
        "The rules ask for this and for much more than that:\n\na tool that all can use.",
        "I will wear a turban\n\nso you look like an officer,\n\nif you talk truth",
        "michael barbaro\n\nAnd what did they say about it when they met in the hall?",
        "— Jane Doe (@janedoe_of_harlow) March 25, 2020, on Twitter\n\nno, please stay in the box.",
        "• the first of the items that the council has on its list\n\nthe second of them is this.",
        "- that she salted the soup of the town too late,\n\n- that she never wrote back to the editor.",
        "He presented the plan in the hall in spring; and\n\nThe members of the council agreed.",
        f"{LONG} that it was over.\n\niPhone sales rose in the quarter that ended.",
        f"{LONG}, and that is what it is like\n\nThe council of Harlow met on Monday.",
        "Dear members of the council of the old town of Harlow, and all others,\n\nAs you know, it was over.",
        "You can come and go as you like in Harlow,\n\nBut you can not leave.",
        f"{LONG} that there are three ways out\n\n2. The second is to wait for it in the old town hall.",
        f"{LONG} on the first day of the week,\n\nPolice are talking with those who saw it.",
        "Analysis of it all: Jane Doe, harbour correspondent\n\nHarlow council met on Monday to vote on it.",
        f"{LONG}. Jane Q. Doe, graphic designer\n\nHarlow council met on Monday to vote on it.",
        f"{LONG} that it was all over for the town\n\nEditor's Note:",
        f"{LONG} that it was all over for the town\n\nJane Doe contributed to this report.",
        f"{LONG}, and now what have they been waiting for\n\nWhen the council met, it was late.",
        "The bridge in Harlow as it was seen on a day in spring. Photographer: Jane Paul\n\nHarlow has a plan for it.",
        f"{LONG}\n\nhttps://example.org has the rest of what he said.",
        "Yields of the bonds of the town tumbled to decade lows\n\ndecade lows The easy money is made.",
        f"{LONG}, and now what have they been waiting for? — Cold in Harlow\n\nDear Cold: It will be spring.",
    ],
)
def test_lines_that_end_without_a_full_stop_stay(text):
    assert mended(clean, text) == text


REST = "council of the old town met again on a day in spring to talk about it."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(f"{LONG} to those who had met", f"(friends of the town) that the {REST}", id="a word in brackets"),
        pytest.param(f"{LONG} that the Harlow Bridge Authority", f"(HBA) and the {REST}", id="an abbreviation"),
        pytest.param(f"{LONG} that it rose in spring, and fell by 4", "percent in the old town.", id="a share"),
        pytest.param(f"{LONG} that it was seen by at least 850", f"Harlow residents of the {REST}", id="at least"),
        pytest.param(f"{LONG} at the hall of Harlow's", f"Bridge Authority that the {REST}", id="a possessive"),
        pytest.param("“It is all over for us now, as it was before,” said", f"Jane Doe of the {REST}", id="a speaker"),
        pytest.param("It was all over in the old town of Harlow, said", f"Jane Doe of the {REST}", id="said, comma"),
        pytest.param(f"{LONG} to the hall, as he said,", f"“We will meet with the {REST}", id="a quotation"),
        pytest.param(
            f"{LONG} it again, as it was told by Trade Minister", f"Jane Zorvexqu of the {REST}", id="a title"
        ),
        pytest.param(f"{LONG} that the mayor of the town met it", f"Thursday in a hall of the {REST}", id="a day"),
        pytest.param(f"{LONG} that the prices of the town grew", f"0.4 percent, as the {REST}", id="a share, cut"),
        pytest.param(f"{LONG} of the town in Jacksonville,", f"Fla., and the {REST}", id="a place and its state"),
        pytest.param("A spokeswoman for", f"Trump said that the {REST}", id="for, and a name"),
        pytest.param("President", f"Harlow said on a day in spring that the {REST}", id="a title alone"),
        pytest.param("Rep. Jane", f"Zorvexqu said on a day in spring that the {REST}", id="a title and a first name"),
        pytest.param("The council on", f"Friday said that it met, as the {REST}", id="before a day"),
        pytest.param("In April", f"2018, it was said that the {REST}", id="a month and its year"),
        pytest.param('"I', f"think that it was right, as the {REST}", id="a pronoun alone"),
        pytest.param("Much of the book,", f"co-authored by two friends of the {REST}", id="a word with a hyphen"),
        pytest.param(f"{LONG} and {LONG}, according to", f"The Gazette wrote in the {REST}", id="a paper"),
        pytest.param(
            f"{LONG} of Lena Marsh, John Roe, Jane Doe, Richard", f"Miles, Ann Poe and others in the {REST}", id="names"
        ),
        pytest.param(f"{LONG} of the town late", f"Monday, the {REST}", id="late on a day"),
        pytest.param(f"{LONG}, as he has said,", f"'We will', at the {REST}", id="a quotation in single marks"),
        pytest.param(f"{LONG} of last year,", f"Secretary of State Jane Doe met the {REST}", id="a minister"),
        pytest.param(f"{LONG} that the plan has racial subtext;", f"and it was said by the {REST}", id="a semicolon"),
        pytest.param("It is so sad — Jane Doe", "(@janedoe) March 4, 2017", id="the signature of a tweet"),
    ],
)
def test_first_part_that_is_left_open(first, second):
    assert mended(clean, f"{first}\n\n{second}") == f"{first} {second}"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"The lawyer\n\nJane Doe did not want to go to the {REST}", id="a heading that is a title"),
        pytest.param(f"About the author\n\nJane Doe was at home in the {REST}", id="who wrote it"),
        pytest.param(f"Lawmakers Weigh In\n\nImmediately after it, the {REST}", id="a heading that ends with in"),
        pytest.param(f"{LONG}, the voice of their candidate\n\nJane Doe studies it, and the {REST}", id="theirs"),
        pytest.param(f"{LONG}\n\n(b. August 16, 1976) was one of the {REST}"[-90:], id="born"),
        pytest.param(f"{LONG} to the hall,\n\n“We will meet with the {REST}", id="a quotation behind no verb"),
        pytest.param(f"{LONG};\n\nto build a bridge;\n\nto see it, as the {REST}", id="a list with semicolons"),
        pytest.param(f"Washington\n\nTuesday, the {REST}", id="a place"),
        pytest.param(f"Her plan\n\nHarlow said that the {REST}", id="a heading"),
        pytest.param(
            f"Are clustered around one source, far more than any other group of the {LONG}, with\n\n"
            f"Express greater distrust of it. In the {REST}",
            id="an item of a list that lost its end",
        ),
    ],
)
def test_first_part_that_may_be_whole(text):
    assert mended(clean, text) == text


def test_text_of_lower_case_lines_stays():
    turns = "\n\n".join(
        f"speaker {n} Well, that is how it was —\n\nmichael doe and that was all there is." for n in range(9)
    )
    assert clean(Document(BEFORE + turns + AFTER)) == []


NOTHING_ENDS_WITH = """
    the and a an or their its our my your than whose because every which if but as during until between although
    among upon The AND Mr. Mrs. Ms. Dr. Sen. Sens. Rep. Reps. Gov. Gen. Rev. Lt. Sgt. Col. Prof.
"""
HARDLY_LAST = """
    of to for from with at by in into who when where are was were has have had will would could should his her
    against some many President Senator Governor Secretary Commissioner Justice Judge Chairman Rep Sen New San
    Los Las White United Supreme North South West East Fort Saint
"""
BEFORE_A_NAME = """
    that told former since including nearly while whether another saying asked within toward towards via despite
    fellow longtime accused urged criticized named include includes roughly approximately especially involving
    regarding unless per de bin Republican Democratic American Russian Chinese Iranian Israeli British European
    Ukrainian
"""
LAST_IN_A_HEADING_AT_MOST = """
    on about like after over is all under other through only before called early late most not both be how then
    across though so almost near behind supported replace believe throughout spokesman spokeswoman adviser
    counsel correspondent candidate nominee chairman senior conservative liberal
"""
FIRST_NAMES = """
    Andrew Anthony Barack Ben Bernie Bill Bob Brett Brian Charles Chris Chuck Dan David Donald Doug Elizabeth
    Eric George Greg Hillary James Jared Jason Jeb Jeff Jim Joe John Jon Josh Justin Karen Kevin Kim Larry
    Lindsey Marco Maria Mark Mary Matt Michael Michelle Mike Mitch Mitt Nancy Nick Nikki Patrick Paul Peter Rand
    Richard Rick Robert Ron Rudy Ryan Sam Sarah Scott Sean Stephen Steve Steven Susan Ted Thomas Tim Tom Tony
    Vladimir William
"""


@pytest.mark.parametrize("end", NOTHING_ENDS_WITH.split())
def test_words_that_nothing_ends_with(end):
    assert mended(clean, f"{LONG} {end}\n\nHarlow council.") == f"{LONG} {end} Harlow council."


@pytest.mark.parametrize("verb", ["said", "says", "so", "fact", "show", "shows", "believe", "believes"])
def test_nothing_ends_with_a_verb_and_that(verb):
    assert mended(clean, f"{LONG}, it {verb} that\n\nHarlow is it.") == f"{LONG}, it {verb} that Harlow is it."


@pytest.mark.parametrize("sign", ["(", '"', "“", "'", "‘", "—", "-"])
def test_signs_before_the_last_word(sign):
    assert mended(clean, f"{LONG} {sign}the\n\nHarlow council.") == f"{LONG} {sign}the Harlow council."


@pytest.mark.parametrize("end", HARDLY_LAST.split())
def test_words_that_end_headings_but_no_line_of_two_sentences(end):
    line = f"They met in Harlow. {LONG} {end}"
    assert mended(clean, f"{line}\n\nHarlow council that it was over.") == f"{line} Harlow council that it was over."
    heading = f"{LONG} {end}\n\nIt was over, they said."
    assert mended(clean, heading) == heading


@pytest.mark.parametrize("end", BEFORE_A_NAME.split())
def test_words_that_a_name_of_the_article_follows(end):
    line = f"{LONG} it was {end}"
    assert mended(clean, f"{line}\n\nHarlow council that it was over.") == f"{line} Harlow council that it was over."
    other = f"{line}\n\nHowever, the council said that it was over."
    assert mended(clean, other) == other


@pytest.mark.parametrize("end", LAST_IN_A_HEADING_AT_MOST.split())
def test_words_that_a_name_follows_where_the_line_is_no_heading(end):
    line = f"They met in Harlow. {LONG} it was {end}"
    assert mended(clean, f"{line}\n\nHarlow council that it was over.") == f"{line} Harlow council that it was over."
    heading = f"{LONG} it was {end}\n\nHowever, Harlow said that it was over."
    assert mended(clean, heading) == heading


@pytest.mark.parametrize("name", FIRST_NAMES.split())
def test_a_first_name_apart_from_its_last(name):
    line, rest = f"{LONG}, with others such as {name}", "Jones, like Jones said, that it was over."
    assert mended(clean, f"{line}\n\n{rest}") == f"{line} {rest}"


@pytest.mark.parametrize("word", ["January", "May", "December"])
def test_a_date_that_is_cut_in_two(word):
    text = f"They met in Harlow. {LONG} that it had been over since {word}\n\n21, when they met."
    assert mended(clean, text) == text.replace("\n\n", " ")


def test_a_name_of_the_article_that_is_cut_in_two():
    text = "It was Jane Doe who said so. They asked in the hall for it, Jane\n\nDoe met them."
    assert mended(clean, text) == text.replace("\n\n", " ")
    line = "It was Jane Doe who said so. They asked in the hall for it, "
    assert by_punctuation(text, f"{line}Jane", "Doe met them.") is True
    assert by_punctuation(text, f"{line}Olivia", "Doe met them.") is None


@pytest.mark.parametrize(
    ("first", "second", "between"),
    [
        pytest.param(LONG, ", it is said.", "", id="a comma"),
        pytest.param(LONG, "; it is said.", "", id="a semicolon"),
        pytest.param(f"{LONG} in a well-", "known hall.", "", id="a hyphen"),
        pytest.param(f"{LONG} in a hall—", "known to all.", "", id="a dash that is tight"),
        pytest.param(f"{LONG} in a hall –", "known to all.", " ", id="a dash between blanks"),
        pytest.param(f"{LONG} (as it is)", "that it is over.", " ", id="a bracket that closes"),
        pytest.param(f"{LONG} (D-Ala.)", "that it is over.", " ", id="a full stop in brackets"),
        pytest.param(f"{LONG} for the town of", "Harlow that it is over.", " ", id="a heading's word, and a name"),
        pytest.param("It was said on Monday by those of the", "town that it was over.", " ", id="sixty characters"),
        pytest.param(f"{LONG} that 5%", "of it is over.", " ", id="a sign of percent"),
        pytest.param(LONG, "“that” it is over.", " ", id="a quotation that opens"),
        pytest.param(LONG, "– that it is over.", " ", id="a dash that opens"),
        pytest.param(
            LONG,
            "that the rest of it is over, as he said to the whole of the council of the town "
            "of Harlow, which met in the hall on a day in spring",
            " ",
            id="a long last part without an end",
        ),
    ],
)
def test_what_stands_between_the_parts(first, second, between):
    assert mended(clean, f"{first}\n\n{second}") == f"{first}{between}{second}"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{LONG} (as it is.)\n\nThat it is over.", id="a sentence in brackets"),
        pytest.param(f"{LONG}\n\nthat it is over", id="a last part that does not end"),
        pytest.param("He said on Monday\n\nthat it was over.", id="two short lines"),
        pytest.param(f"“{LONG[0].lower()}{LONG[1:]}\n\nthat it was over.", id="a first part in lower case"),
        pytest.param(f"{LONG} – video\n\nthat it was over.", id="a caption"),
        pytest.param(f"{LONG} REUTERS/Jane Doe\n\nthat it was over.", id="a picture's credit"),
        pytest.param(f"{LONG} Jane Doe/Bloomberg\n\nthat it was over.", id="a picture's credit, name first"),
        pytest.param(
            "WHAT THE MAYOR HAS TO SAY TO IT\n\nthat it was over, and then some more.", id="a line of capitals"
        ),
        pytest.param(f"{LONG} \n\nhe@harlow.org said that it was over.", id="an address"),
        pytest.param(f"{LONG}, pic.twitter/1\n\nthat it was over.", id="a link"),
        pytest.param(f"{LONG} [edit]\n\nthat it was over.", id="a heading of an encyclopedia"),
        pytest.param(f"· {LONG}\n\nthat it was over.", id="an item of a list"),
        pytest.param(f"* {LONG}\n\nthat it was over.", id="an item with a star"),
        pytest.param(f"{LONG}; and\n\nthat it was over.", id="the last item but one"),
        pytest.param(f"{LONG}; or\n\nthat it was over.", id="the last item but one, with or"),
        pytest.param(f"{LONG}\n\n1. That it was over.", id="a number of a list"),
        pytest.param(f"{LONG} and on Tuesday\n\non Tuesday the mayor said it.", id="a copy of the end"),
        pytest.param(f"In The Hague, yes. {LONG} it was former\n\nThe council was asked.", id="no name: The"),
        pytest.param("The Fort of Ulm was old, as was\n\nits mayor, they say.", id="less than sixty characters"),
        pytest.param(f"{LONG} it was former\n\nHe was asked in Harlow.", id="no name: an opener"),
    ],
)
def test_other_lines_stay(text):
    assert mended(clean, text) == text


def test_the_log_says_what_it_did():
    (edit,) = clean(Document(f"{BEFORE}{LONG}\n\nthat it was over.{AFTER}"))
    assert (edit.rule, edit.category, edit.before, edit.after) == ("broken-paragraph", "layout", "\n\n", " ")


def test_what_nothing_ends_with_is_joined_among_lines_of_small_letters():
    lines = "\n\nso it was, they said of it." * 9
    assert mended(clean, f"{LONG} of the\n\nold town.{lines}") == f"{LONG} of the old town.{lines}"


@pytest.mark.parametrize(("others", "joined"), [(2, True), (3, False)])
def test_how_many_lines_of_small_letters_a_text_may_have(others, joined):
    text = f"{LONG}\n\nthat it was over." + "\n\nso it was, they said of it." * others
    assert mended(clean, text) == (text.replace("\n\n", " ", 1) if joined else text)


def test_a_text_with_several_broken_paragraphs_has_more():
    doubtful = "It is a plan of the town that would please\n\nHarlow harbour, and the others stayed in the hall."
    others = f"{LONG}\n\nthat it was over.\n\n{LONG}\n\nthat he would go.\n\n{LONG} that it is the\n\nend of the plan."
    assert mended(clean, doubtful) == doubtful
    assert mended(clean, f"{others}\n\n{doubtful}").endswith(doubtful.replace("\n\n", " "))
