"""Hard-wrapped text: lines of some width become paragraphs again; lists, verses and tables stay as they are."""

from __future__ import annotations

import textwrap

import pytest

from scrubber.cleaners.hard_wraps import clean
from scrubber.document import Document
from scrubber.edits import apply

PARAGRAPHS = """\
The river rose by a metre on Monday, and the lower town was under water by noon, when the council met in the old \
school on the hill to talk about the bridge that the flood of last spring had carried away in a single night.
The ferry did not sail, and those who live on the other bank had to wait until it did. It will take until May to \
build the bridge that the town has asked for since the flood, the mayor said, and nobody knows who will pay for it.
"We have waited for ten years," said a baker whose shop stands where the road to the bridge begins, "and we can \
wait for another one, if only somebody told us that it will be built at all and not only be talked about."
The council of the old town will meet again in the first week of May, and all that live on either bank of the river \
may speak there of what they need, of how they get to school and to work, and of what a new bridge may cost them.
An older bridge, of wood, stood at the same place until the great flood of 1856, which took two mills along with it, \
and half of the market.""".splitlines()
ARTICLE = "\n\n".join(PARAGRAPHS)


def wrapped(width: int, end: str = "\n", gap: str = "\n\n") -> str:
    return gap.join(end.join(textwrap.wrap(paragraph, width)) for paragraph in PARAGRAPHS)


def joined(text: str) -> str:
    return apply(text, clean(Document(text)))


@pytest.mark.parametrize("width", [40, 60, 72, 80, 100])
def test_paragraphs_come_back(width: int) -> None:
    assert joined(wrapped(width)) == ARTICLE


@pytest.mark.parametrize("gap", ["\n", "\n\n\n"])
def test_a_short_line_ends_a_paragraph_whatever_stands_between_them(gap: str) -> None:
    assert joined(wrapped(66, gap=gap)).split(gap) == PARAGRAPHS


def test_lines_with_blank_ones_between_them() -> None:
    assert joined(wrapped(66, end="\n\n")) == ARTICLE


def test_blanks_at_the_edges_of_lines_go() -> None:
    assert joined(wrapped(66).replace("\n", " \n  ")).split(" \n   \n  ") == PARAGRAPHS


def test_a_long_address_is_no_line_of_the_width() -> None:
    address = "https://example.org/" + "a" * 150
    text = wrapped(40) + f"\n\n{address}"
    assert joined(text) == f"{ARTICLE}\n\n{address}"


def test_what_is_done_is_told() -> None:
    edits = clean(Document(wrapped(66)))
    assert {(edit.rule, edit.category, edit.before, edit.after) for edit in edits} == {
        ("hard-wrap", "layout", "\n", " ")
    }


def lines_of(*lengths: int) -> str:
    """Lines of so many characters, each of words in lower case that stop inside a sentence."""
    return "\n".join(("word " * 40)[: length - 2].rstrip().ljust(length - 2, "x") + " y" for length in lengths)


@pytest.mark.parametrize(
    ("text", "joins"),
    [
        pytest.param(lines_of(*[40] * 9), 8, id="the fewest lines"),
        pytest.param(lines_of(*[40] * 8), 0, id="one line less"),
        pytest.param(lines_of(*[30] * 12), 11, id="the narrowest"),
        pytest.param(lines_of(*[29] * 12), 0, id="narrower"),
        pytest.param(lines_of(*[120] * 12), 11, id="the widest"),
        pytest.param(lines_of(*[121] * 12), 0, id="wider"),
        pytest.param(lines_of(*[36] * 11, 40, 40), 12, id="no room for the next word"),
        pytest.param(lines_of(*[35] * 11, 40, 40), 0, id="room for it"),
        pytest.param(lines_of(*[40] * 8, *[30] * 3) + ".", 0, id="most lines are full, and the short ones end nothing"),
    ],
)
def test_limits(text: str, joins: int) -> None:
    assert len(clean(Document(text))) == joins


VERSE = """
The river rose above the town
And all the boats were sailing,
The rain of May came pouring down,
The fishermen were wailing.
The bridge was gone, the road was lost,
And nobody was talking,
Who had to know what ferries cost
When all the town was walking.
The baker sold his bread all day
To those who came by rowing,
And when the flood had gone away
The grass again was growing.
"""
LIST = "\n".join(f"{n}. The {name} of the town on the river" for n, name in enumerate("abcdefghijklm"))
TABLE = "\n".join(f"Harlow Town {n}  Orne Valley {n + 1}  (half-time {n}-0)" for n in range(14))
TURNS = "\n\n".join(f"MAYOR: That is what we have to say about the bridge, part {n}." for n in range(14))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ARTICLE, id="paragraphs"),
        pytest.param("\n\n".join(PARAGRAPHS * 4), id="many paragraphs"),
        pytest.param(VERSE, id="verse"),
        pytest.param(LIST, id="a list"),
        pytest.param(TABLE, id="a table"),
        pytest.param(TURNS, id="turns"),
        pytest.param("\n\n".join(["It rained all day in the lower town by the river."] * 20), id="sentences"),
        pytest.param("\n".join(textwrap.wrap(PARAGRAPHS[0], 60)), id="too few lines to tell"),
        pytest.param(wrapped(20), id="narrower than any text"),
        pytest.param(wrapped(200), id="wider than any"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_not_wrapped_stays(text: str) -> None:
    assert clean(Document(text)) == []
