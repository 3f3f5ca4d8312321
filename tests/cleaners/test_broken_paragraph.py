import pytest

from scrubber.cleaners.broken_paragraph import clean
from scrubber.document import Document

from .words_support import AFTER, BEFORE, mended

LONG = "The mayor said during the press conference on Monday"


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        (f"{LONG}\n\nthat it was over.", f"{LONG} that it was over."),
        (f"{LONG}, and\n\nMs. Doe agreed with him.", f"{LONG}, and Ms. Doe agreed with him."),
        (f"{LONG} in the\n\nWhite House that it was over.", f"{LONG} in the White House that it was over."),
        (f"{LONG}\n\n, it is said, that it was over.", f"{LONG}, it is said, that it was over."),
        (
            f"{LONG}\n\nthat it was over and\n\nthat he would go.",
            f"{LONG} that it was over and that he would go.",
        ),
        (f"{LONG} that it is a self-\n\nreinforcing cycle.", f"{LONG} that it is a self-reinforcing cycle."),
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
        f"{LONG}, and now what have they been waiting for\n\nWhen the council met, it was late.",
        "The bridge in Harlow as it was seen on a day in spring. Photographer: Jane Paul\n\nHarlow has a plan for it.",
        f"{LONG}\n\nhttps://example.org has the rest of what he said.",
        "Yields of the bonds of the town tumbled to decade lows\n\ndecade lows The easy money is made.",
    ],
)
def test_lines_that_end_without_a_full_stop_stay(text):
    assert mended(clean, text) == text


def test_text_of_lower_case_lines_stays():
    turns = "\n\n".join(
        f"speaker {n} Well, that is how it was —\n\nmichael doe and that was all there is." for n in range(9)
    )
    assert clean(Document(BEFORE + turns + AFTER)) == []
