"""Boilerplate: which lines the rules take, where those stand, and what goes along with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from scrubber.categories import Category
from scrubber.cleaners import boilerplate
from scrubber.document import Document
from scrubber.edits import Edit, apply
from tests.rulesets import rules

if TYPE_CHECKING:
    from scrubber import Scrubber

NUMBERED = [f"Sentence number {n} of the article tells of the river." for n in range(1, 31)]


def propose(toml: str, text: str, **fields: Any) -> list[Edit]:
    return boilerplate.clean(Document(text, fields), rules(toml))


def left(toml: str, text: str, **fields: Any) -> str:
    return apply(text, propose(toml, text, **fields))


def taken(toml: str, lines: list[str], **fields: Any) -> list[int]:
    """Numbers, from 1, of the lines of an article that the rules take."""
    text = "\n\n".join(lines)
    document = Document(text, fields)
    edits = boilerplate.clean(document, rules(toml))
    return [
        n for n, line in enumerate(document.lines, 1) if any(e.start <= line.start and line.end <= e.end for e in edits)
    ]


def test_no_rule_fires_on_a_text_without_junk() -> None:
    assert propose('[[rule]]\nid = "x"\ncategory = "ad"\nline = ["Ad"]', "It rained.\n\nAdd water.") == []


def test_a_text_without_lines() -> None:
    assert propose('[[rule]]\nid = "x"\ncategory = "ad"\nline = ["Ad"]', "\n \n") == []


def test_an_edit_says_what_the_rule_says() -> None:
    rule = '[[rule]]\nid = "paid"\ncategory = "ad"\nline = ["Advertisement"]\nreason = "a label of the page"'
    (edit,) = propose(rule, "It rained.\n\nADVERTISEMENT\n\nIt stopped.")
    assert edit == Edit(10, 25, "\n\nADVERTISEMENT", "", "paid", Category.AD, "", None, None, "a label of the page")


def test_the_first_rule_that_fits_takes_the_line() -> None:
    toml = """
    [[rule]]
    id = "of-the-foot"
    category = "social"
    line = ["More"]
    at = [-1]
    [[rule]]
    id = "first"
    category = "promo"
    prefix = ["More"]
    [[rule]]
    id = "second"
    category = "ad"
    line = ["More"]
    """
    edits = propose(toml, "\n\n".join(["It rained.", "More", "It stopped.", "More"]))
    assert [(edit.rule, edit.start) for edit in edits] == [("first", 10), ("of-the-foot", 29)]


# Where a line stands.


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        pytest.param("any", [*range(1, 31)], id="any"),
        pytest.param("first", [1, 2], id="the first two lines"),
        pytest.param("head", [1, 2, 3, 4, 5, 6], id="the first six lines"),
        pytest.param("inside", [*range(2, 30)], id="neither the first nor the last"),
        pytest.param("edge", [*range(1, 7), *range(19, 31)], id="head or foot"),
        pytest.param("foot", [*range(19, 31)], id="the last twelve lines"),
        pytest.param("last", [27, 28, 29, 30], id="the last four lines"),
        pytest.param("end", [*range(19, 31)], id="the foot, where every later line matches, too"),
    ],
)
def test_place(place: str, expected: list[int]) -> None:
    rule = f'[[rule]]\nid = "x"\ncategory = "promo"\nprefix = ["Sentence"]\nplace = "{place}"'
    assert taken(rule, NUMBERED) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["It rained.", "More", "Again", "More"], [4], id="a line that no rule knows stands between"),
        pytest.param(["It rained.", "More", "Share", "More"], [2, 4], id="lines that another rule knows"),
        pytest.param(["It rained.", "More", "More", "He left."], [], id="a sentence of the body is the last line"),
    ],
)
def test_the_end_is_where_only_lines_follow_that_rules_know(lines: list[str], expected: list[int]) -> None:
    toml = """
    [[rule]]
    id = "more"
    category = "promo"
    line = ["More"]
    place = "end"
    [[rule]]
    id = "share"
    category = "social"
    line = ["Share"]
    at = [1]
    """
    assert taken(toml, lines) == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [("[1]", [1]), ("[2]", [2]), ("[-1]", [30]), ("[-2]", [29]), ("[1, -1]", [1, 30]), ("[31]", []), ("[-31]", [])],
)
def test_at_counts_from_one_and_from_the_foot(at: str, expected: list[int]) -> None:
    assert taken(f'[[rule]]\nid = "x"\ncategory = "promo"\nprefix = ["Sentence"]\nat = {at}', NUMBERED) == expected


def test_blank_lines_do_not_count() -> None:
    rule = '[[rule]]\nid = "x"\ncategory = "promo"\nline = ["More"]\nplace = "first"'
    assert taken(rule, ["", "", "It rained.", "", "", "More", "It stopped."]) == [2]


# What a line looks like.


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        pytest.param("words = [2, 3]", [2, 3], id="words"),
        pytest.param("words = [0, 1]", [1], id="one word"),
        pytest.param('ends = "closed"', [3, 5], id="ends like a sentence"),
        pytest.param('ends = "open"', [1, 2, 4], id="ends unlike a sentence"),
        pytest.param('also = ["river"]', [3, 4, 5], id="also holds"),
        pytest.param('also = ["river", "and"]', [4, 5], id="also holds both"),
        pytest.param('unless = ["river"]', [1, 2], id="unless it holds"),
        pytest.param('unless = ["rained", "\\\\?"]', [1, 2, 4], id="unless it holds either"),
    ],
)
def test_conditions(key: str, expected: list[int]) -> None:
    lines = ["More", "More rain", "More river rained.", "More of the river and rain", "More of the river and the rain?"]
    toml = f'[[rule]]\nid = "x"\ncategory = "promo"\nprefix = ["More"]\n{key}'
    assert taken(toml, lines) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Ezra Klein is the editor of the page.", True, id="the author"),
        pytest.param("Mr. Klein is the editor of the page.", True, id="the author's last name with a title"),
        pytest.param("Naomi Klein is the editor of the page.", False, id="a namesake"),
        pytest.param("The editor of the page is Ezra Klein.", False, id="the author at the end"),
    ],
)
def test_mentions_author(line: str, expected: bool) -> None:
    rule = '[[rule]]\nid = "x"\ncategory = "bio"\ncontains = ["editor of the page"]\nmentions = "author"'
    assert bool(propose(rule, f"It rained.\n\n{line}", authors=["Ezra Klein"])) is expected
    assert not propose(rule, f"It rained.\n\n{line}")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Ane Holm teaches at the school.", True, id="a person of whom the rest does not tell"),
        pytest.param("Jon Rask teaches at the school.", False, id="a person of the article"),
        pytest.param("Holm teaches at the school.", False, id="a last name alone"),
        pytest.param("She teaches at the school.", False, id="nobody by name"),
    ],
)
def test_mentions_newcomer(line: str, expected: bool) -> None:
    rule = '[[rule]]\nid = "x"\ncategory = "bio"\ncontains = ["teaches"]\nmentions = "newcomer"'
    assert bool(propose(rule, f"Mr. Rask left the island.\n\n{line}")) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("A version of this article appeared in print.", True, id="article"),
        pytest.param("A version of it was first published in May.", True, id="first published"),
        pytest.param("A version of the STORY is in the library.", True, id="in capitals"),
        pytest.param("A version of the boat is in the museum.", False, id="something else"),
        pytest.param("A version of the storyteller is known here.", False, id="a word that begins alike"),
    ],
)
def test_mentions_itself(line: str, expected: bool) -> None:
    rule = '[[rule]]\nid = "x"\ncategory = "note"\nprefix = ["A version of"]\nmentions = "itself"'
    assert bool(propose(rule, f"It rained.\n\n{line}")) is expected


NEIGHBOURS = """
[[rule]]
id = "listen"
category = "promo"
line = ["Listen now"]
[[rule]]
id = "episode"
category = "promo"
prefix = ["Episode"]
after = ["listen", "unknown"]
[[rule]]
id = "trailer"
category = "promo"
prefix = ["Trailer"]
before = ["listen"]
"""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["It rained.", "Listen now", "Episode 1"], [2, 3], id="after"),
        pytest.param(["It rained.", "Episode 1", "It rained."], [], id="after something else"),
        pytest.param(["Episode 1", "It rained."], [], id="after nothing"),
        pytest.param(["It rained.", "Trailer", "Listen now"], [2, 3], id="before"),
        pytest.param(["It rained.", "Trailer", "It stopped."], [], id="before something else"),
        pytest.param(["It rained.", "Trailer"], [], id="before nothing"),
        pytest.param(["Listen now", "It rained.", "Episode 1"], [1], id="not right after"),
    ],
)
def test_neighbours(lines: list[str], expected: list[int]) -> None:
    assert taken(NEIGHBOURS, lines) == expected


# What is body.

KEEP = '[[rule]]\nid = "refrain"\nkeep = true\nline = ["Sign up now"]'
TAKE = '[[rule]]\nid = "signup"\ncategory = "signup"\nprefix = ["Sign up"]'


@pytest.mark.parametrize("toml", [f"{KEEP}\n{TAKE}", f"{TAKE}\n{KEEP}"], ids=["first", "last"])
def test_what_a_rule_keeps_no_other_takes_in_whichever_order_they_stand(toml: str) -> None:
    assert taken(toml, ["It rained.", "Sign up now", "Sign up here", "It stopped."]) == [3]


def test_what_a_rule_keeps_elsewhere_is_taken() -> None:
    keep = f"{KEEP}\nat = [-1]"
    assert taken(f"{keep}\n{TAKE}", ["It rained.", "Sign up now", "It stopped.", "Sign up now"]) == [2]


def test_the_last_line_of_a_block_may_be_told_by_macros() -> None:
    rule = opening("until", 'until = ["^{cap} {cap}$"]')
    assert taken(rule, ["It rained.", "See also", "a river", "The End", "It rained again."]) == [2, 3, 4]


def test_what_a_rule_keeps_no_other_takes_a_part_of() -> None:
    part = '[[rule]]\nid = "now"\ncategory = "signup"\ntake = "match"\npattern = [" now"]'
    assert left(f"{part}\n{KEEP}", "It rained.\n\nSign up now\n\nCome in now") == "It rained.\n\nSign up now\n\nCome in"


# Parts of lines.


def part(pattern: str, *, field: str = "") -> str:
    return f"[[rule]]\nid = 'part'\ncategory = 'credit'\ntake = 'match'\npattern = ['{pattern}']\n{field}"


@pytest.mark.parametrize(
    ("pattern", "line", "expected"),
    [
        pytest.param(r"\(hw\)", "It rained. (hw)", "It rained.", id="at the end"),
        pytest.param(r"\(hw\)", "(hw) It rained.", "It rained.", id="at the start"),
        pytest.param(r"\(hw\)", "It rained (hw) today.", "It rained today.", id="in the middle"),
        pytest.param(r"\(hw\)", "It rained(hw) today.", "It rained today.", id="glued to the word before"),
        pytest.param(r"\(hw\) ", "It (hw) rained.", "It rained.", id="with its own blank"),
        pytest.param(r"\(hw\)", "It (hw) rained. (hw)", "It rained.", id="twice"),
        pytest.param(r"rained\. (\(hw\))", "It rained. (hw)", "It rained.", id="the first group"),
        pytest.param(r"rained\.( \(hw\))?$", "It rained. (hw)", "It rained.", id="a group that is there"),
        pytest.param(r"\(hw\)$", "It rained (hw) today.", "It rained (hw) today.", id="elsewhere"),
    ],
)
def test_a_part_of_a_line_goes_with_the_blanks_that_it_leaves(pattern: str, line: str, expected: str) -> None:
    text = f"The first line.\n\n  {line}\n\nThe last line."
    assert left(part(pattern), text) == f"The first line.\n\n  {expected}\n\nThe last line."


def test_only_the_group_goes_where_it_opens_the_line_too() -> None:
    assert left(part("^(AD) (?:now|here)"), "AD now it rained.") == "now it rained."


def test_a_part_whose_group_is_not_there_is_the_whole_match() -> None:
    assert left(part(r"\(hw\)(!)?"), "It rained. (hw)") == "It rained."


def test_an_empty_match_takes_nothing() -> None:
    assert propose(part("z*"), "It rained.") == []


def test_parts_that_overlap_are_taken_once() -> None:
    toml = part(r"\(hw/ah\)") + "\n[[rule]]\nid = 'wide'\ncategory = 'credit'\ntake = 'match'\npattern = ['rained.*']"
    (edit,) = propose(toml, "It rained. (hw/ah)")
    assert (edit.rule, edit.before) == ("part", " (hw/ah)")


def test_parts_of_a_line_by_two_rules() -> None:
    toml = part(r"\(hw\)") + "\n[[rule]]\nid = 'ad'\ncategory = 'ad'\ntake = 'match'\npattern = ['^AD ']"
    assert left(toml, "AD It rained. (hw)") == "It rained."


def test_no_part_of_a_line_that_goes_whole() -> None:
    toml = part(r"\(hw\)") + '\n[[rule]]\nid = "whole"\ncategory = "ad"\nprefix = ["It rained"]'
    (edit,) = propose(toml, "The first line.\n\nIt rained. (hw)")
    assert (edit.rule, edit.before) == ("whole", "\n\nIt rained. (hw)")


def test_a_part_with_blanks_that_do_not_break_goes_as_it_stands() -> None:
    rule = part("^HARLOW \\(AP\\) - ")
    (edit,) = propose(rule, "HARLOW\xa0(AP)\xa0- It rained.")
    assert edit.before == "HARLOW\xa0(AP)\xa0- "


def test_a_part_moves_to_its_field() -> None:
    (edit,) = propose(part(r"– Reuters$", field="field = 'credits'"), "It rained. – Reuters")
    assert (edit.before, edit.category, edit.field, edit.value) == (" – Reuters", Category.CREDIT, "credits", "Reuters")


# Blocks.


def opening(then: str, more: str = "") -> str:
    return f'[[rule]]\nid = "box"\ncategory = "ad"\nline = ["See also"]\nthen = "{then}"\n{more}\n'


HEADLINES = ["Town builds a bridge", "Mayor opens the bridge"]


@pytest.mark.parametrize(
    ("following", "expected"),
    [
        pytest.param([*HEADLINES, "The river rose again."], [2, 3, 4], id="until the text resumes"),
        pytest.param(HEADLINES, [2, 3, 4], id="up to the end"),
        pytest.param(["The river rose again.", *HEADLINES], [2], id="no headline follows"),
        pytest.param([], [2], id="nothing follows"),
        pytest.param([f"Headline number {n}" for n in range(13)], [*range(2, 15)], id="twelve at the most"),
        pytest.param([f"Headline number {n}" for n in range(12)], [*range(2, 15)], id="twelve"),
    ],
)
def test_teasers(following: list[str], expected: list[int]) -> None:
    assert taken(opening("teasers"), ["It rained.", "See also", *following]) == expected


def test_teasers_become_related_stories() -> None:
    edits = propose(opening("teasers"), "\n\n".join(["It rained.", "See also", *HEADLINES]))
    assert [(e.category, e.field, e.value) for e in edits] == [
        (Category.AD, None, None),
        (Category.PROMO, "related", [{"title": "Town builds a bridge"}]),
        (Category.PROMO, "related", [{"title": "Mayor opens the bridge"}]),
    ]
    assert {edit.reason for edit in edits[1:]} == {"goes along with the line that box is about"}


def test_a_headline_that_is_kept_ends_the_teasers() -> None:
    keep = '[[rule]]\nid = "bridge"\nkeep = true\nline = ["Mayor opens the bridge"]'
    lines = ["It rained.", "See also", *HEADLINES, "The bridge at night"]
    assert taken(opening("teasers") + keep, lines) == [2, 3]


def test_a_line_of_a_block_opens_no_block_of_its_own() -> None:
    lines = ["It rained.", "See also", "Town builds a bridge", "See also", "Mayor opens the bridge", "It stopped."]
    edits = propose(opening("teasers"), "\n\n".join(lines))
    assert [edit.field for edit in edits] == [None, "related", "related", "related"]


@pytest.mark.parametrize(
    ("following", "expected"),
    [
        pytest.param(["He rowed.", "END", "It stopped."], [2, 3, 4], id="up to its last line"),
        pytest.param(["END", "It stopped."], [2, 3], id="at once"),
        pytest.param(["He rowed.", "END", "END"], [2, 3, 4], id="the first of two"),
        pytest.param(["He rowed.", "It stopped."], [2], id="without its last line there is no block"),
        pytest.param([*["He rowed."] * 39, "END"], [*range(2, 43)], id="forty lines"),
        pytest.param([*["He rowed."] * 40, "END"], [2], id="too far away"),
    ],
)
def test_until(following: list[str], expected: list[int]) -> None:
    assert taken(opening("until", 'until = ["^END$"]'), ["It rained.", "See also", *following]) == expected


def test_what_goes_along_has_the_category_of_its_rule_and_moves_nowhere() -> None:
    rule = opening("until", 'until = ["^END$"]\nfield = "notes"')
    edits = propose(rule, "It rained.\n\nSee also\n\nHe rowed.\n\nEND")
    assert [(e.category, e.field) for e in edits] == [(Category.AD, "notes"), (Category.AD, None), (Category.AD, None)]
    assert [e.reason for e in edits] == ["", *["goes along with the line that box is about"] * 2]


def test_the_rest() -> None:
    lines = ["It rained.", "See also", "He rowed.", "It stopped."]
    assert taken(opening("rest"), lines) == [2, 3, 4]
    assert left(opening("rest"), "\n\n".join(lines)) == "It rained."


# Fields.


@pytest.mark.parametrize(
    ("field", "line", "value"),
    [
        ("authors", "By Ane Holm and Jon Rask", ["Ane Holm", "Jon Rask"]),
        ("captions", "By the river", None),
        ("related", "By the river: read more", [{"title": "By the river"}]),
        ("dateline", "By the river —", "By the river"),
    ],
)
def test_a_line_moves_to_its_field_as_what_it_tells(field: str, line: str, value: object) -> None:
    rule = f'[[rule]]\nid = "x"\ncategory = "meta"\nprefix = ["By"]\nfield = "{field}"'
    (edit,) = propose(rule, f"It rained.\n\n{line}\n\nIt stopped.")
    assert (edit.field, edit.value) == (field, value)


def test_a_line_that_tells_nothing_goes_and_fills_no_field() -> None:
    rule = '[[rule]]\nid = "x"\ncategory = "meta"\nprefix = ["Updated"]\nfield = "modified"'
    (edit,) = propose(rule, "It rained.\n\nUpdated again")
    assert (edit.before, edit.field, edit.value) == ("\n\nUpdated again", None, None)


# Sites, and the pipeline.


def test_rules_of_the_site_come_before_the_general_ones() -> None:
    general = '[[rule]]\nid = "general"\ncategory = "ad"\nline = ["More"]'
    of_site = 'domains = ["river.example"]\n[[rule]]\nid = "of-site"\ncategory = "promo"\nline = ["More"]'
    document = Document("It rained.\n\nMore", {"site": "river.example"})
    assert [e.rule for e in boilerplate.clean(document, rules(general, of_site))] == ["of-site"]
    assert [e.rule for e in boilerplate.clean(Document(document.text), rules(general, of_site))] == ["general"]


def test_a_rule_of_the_site_that_does_not_fit_leaves_the_line_to_the_general_ones() -> None:
    general = '[[rule]]\nid = "general"\ncategory = "ad"\nline = ["More"]'
    of_site = 'domains = ["river.example"]\n[[rule]]\nid = "x"\ncategory = "promo"\nline = ["More"]\nat = [1]'
    document = Document("It rained.\n\nMore", {"site": "river.example"})
    assert [e.rule for e in boilerplate.clean(document, rules(general, of_site))] == ["general"]


def test_the_built_in_rules_clean_an_article(built_in: Scrubber) -> None:
    text = "\n\n".join(
        [
            "By Ane Holm",
            "The river rose by a metre on Monday, and the lower town was under water by noon.",
            "READ MORE: Town builds a bridge",
            "The council will meet on Friday to talk about the dam, the mayor said.",
            "Sign up for our newsletter",
        ]
    )
    article = built_in.clean(text)
    assert article.authors == ["Ane Holm"]
    assert [story.title for story in article.related] == ["Town builds a bridge"]
    assert article.text.count("\n\n") == 1
    assert article.revert() == text


@pytest.mark.parametrize("bullet", ["", "- ", "• "], ids=["bare", "with dashes", "with bullets"])
def test_share_buttons_one_a_line_go_though_a_name_alone_may_head_a_section(built_in: Scrubber, bullet: str) -> None:
    sentence = "The river rose by a metre on Monday, and the lower town was under water by noon."
    lines = [sentence, *(f"{bullet}{name}" for name in ("Facebook", "Twitter", "Instagram", "Email")), sentence]
    assert built_in.clean("\n\n".join(lines)).text == f"{sentence}\n\n{sentence}"
    alone = f"{sentence}\n\n{bullet}Facebook\n\n{sentence}"
    assert built_in.clean(alone).text == alone


# Half of a paragraph that was broken looks like a standfirst or a caption.


@pytest.mark.parametrize(
    ("category", "line", "expected"),
    [
        pytest.param(
            "meta", "The council of the town on the river said on Monday", False, id="a sentence that goes on"
        ),
        pytest.param("media", "The council of the town on the river said on Monday", False, id="in a caption's place"),
        pytest.param("promo", "The council of the town on the river said on Monday", True, id="what else is taken"),
        pytest.param("meta", "The council of the town on the river said so.", True, id="a sentence that ended"),
    ],
)
def test_half_of_a_paragraph_stays(category: str, line: str, expected: bool) -> None:
    toml = f'[[rule]]\nid = "deck"\ncategory = "{category}"\npattern = ["^The council"]'
    rest = "that the old bridge could not be mended in time for the summer, and that a new one was too dear."
    assert taken(toml, [line, rest, *NUMBERED]) == ([1] if expected else [])


# Markdown.

RELATED = """
[[rule]]
id = "related"
category = "promo"
line = ["Related Stories"]
then = "teasers"

[[rule]]
id = "more"
category = "promo"
prefix = ["Read more:"]
field = "related"

[[rule]]
id = "picture"
category = "media"
pattern = ['^!\\[']
field = "captions"
"""


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("**Read more:** [The river rose](/river)", ("related", [{"title": "The river rose", "url": "/river"}])),
        ("**Read more: The river rose**", ("related", [{"title": "The river rose"}])),
        ("![The bridge](bridge.jpg)", ("captions", "The bridge")),
        ("![](bridge.jpg)", (None, None)),
        ("### Related Stories", (None, None)),
        ("[Related Stories](/related)", (None, None)),
        ("> **[Read more: The river rose](/river)**", ("related", [{"title": "The river rose", "url": "/river"}])),
    ],
)
def test_a_line_of_markdown_is_known_by_its_words(line: str, told: object) -> None:
    (edit,) = propose(RELATED, f"It rained.\n\n{line}\n\nThen it stopped, said the mayor.")
    assert edit.before == f"\n\n{line}"
    assert (edit.field, edit.value) == told


def test_teasers_in_markdown_are_told_without_its_marks() -> None:
    edits = propose(RELATED, "It rained.\n\n### Related Stories\n\n- [Gulls leave](/gulls)\n- **Ferry sails**")
    assert [edit.value for edit in edits[1:]] == [
        [{"title": "Gulls leave", "url": "/gulls"}],
        [{"title": "Ferry sails"}],
    ]


def test_words_of_markdown_inside_a_sentence_stay() -> None:
    assert propose(RELATED, "It rained.\n\nHe wrote **Read more:** on the wall.\n\nThen it stopped.") == []


def test_capitals_tell_nothing_where_all_of_a_text_is_written_in_them() -> None:
    toml = """
[[rule]]
id = "shouted"
category = "promo"
pattern = ['(?-i:^[A-Z ]+$)', '^read more']
"""
    lines = [
        "The river rose by a metre on Monday and the lower town was under water by noon",
        *NUMBERED,
        "Read more here",
    ]
    assert taken(toml, [*NUMBERED, "THE RIVER ROSE"]) == [31]
    assert taken(toml, [line.upper() for line in lines]) == [32]
