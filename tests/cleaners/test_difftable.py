"""Tables of changes: every dialect becomes the wanted version; tables of data stay."""

from __future__ import annotations

import json
from functools import cache, partial
from typing import TYPE_CHECKING

import pytest

from scrubber import Article, Cleaner, Scrubber, Settings
from scrubber.cleaners import difftable, layout
from scrubber.document import Document
from tests.timing import is_linear, takes_less_than

if TYPE_CHECKING:
    from pathlib import Path

ABOUT = """This article is from the source 'post' and was first published or seen on . It last changed over 40 days \
ago and won't be checked again for changes.
You can find the current article at its original source at http://www.post.co.uk/news/1
The article has changed 8 times. There is an RSS feed of changes available.
"""
KEPT = "The council met on Monday to vote on the plan."
NEW = "A second vote is due in June, its chair said."
CHANGED = "Members of both parties had read the new report."
OLD = "Members of both parties had read the old report."
GONE = "The mayor was not there, a clerk told the Post."


@cache
def pipeline(version: str) -> Scrubber:
    scrubber = Scrubber(Settings(entry_points=False, site_plugins=False, strict=True, version=version))
    scrubber.cleaners = [
        *difftable.scrubber_cleaners(scrubber.settings),
        Cleaner("layout", "layout", layout.clean),
    ]
    return scrubber


def clean(text: str, version: str = "newer") -> Article:
    article = pipeline(version).clean(text)
    assert article.revert() == text
    return article


DIALECTS = {
    "1.8": f"Previous version\n1 2 Next version\nVersion 2|\nVersion 3|\nA plan|\n(35 minutes later)|\n{KEPT}|\n"
    f"{KEPT}|\n{CHANGED}|\n{NEW}|\nPrevious version\n1 2 Next version",
    "1.12": f"Version 2 | Version 3 |\n---|---|\nA plan | A plan |\n(35 minutes later) | |\n{KEPT} | {KEPT} |\n"
    f"{CHANGED} | |\n{NEW} |",
    "1.12, no delimiter": f"Version 2 | Version 3 |\nA plan | A plan |\n(35 minutes later) | |\n"
    f"{KEPT} | {KEPT} |\n{CHANGED} | |\n{NEW} | |",
    "2.0": f"| Version 2 | Version 3 |\n|---|---|\n| A plan | |\n| (35 minutes later) | |\n| {KEPT} | {KEPT} |\n"
    f"| {CHANGED} | |\n| {NEW} | |",
    "2.3": f"| Version 2 | Version 3 | \n|---|---|\n| Plan | A plan | \n|  | (35 minutes later) | \n"
    f"| {KEPT} | {KEPT} | \n| {GONE} |  | \n| {OLD} | {CHANGED} | \n|  | {NEW} |",
    "2.3 markdown": f"| Version 2 | Version 3 | \n|---|---|\n| ~~Plan~~ | A plan | \n|  | (35 minutes later) | \n"
    f"| {KEPT} | {KEPT} | \n| ~~{GONE}~~ |  | \n| ~~{OLD}~~ | {CHANGED} | \n|  | {NEW} |",
}


ROWS = f"{KEPT} | {KEPT} |\n{GONE} | |\n{OLD} | {CHANGED} |\n| {NEW} |\nIt rained."
FRAMED = f"| {KEPT} | {KEPT} |\n| {GONE} | |\n| {OLD} | {CHANGED} |\n| {NEW} |\n| |\nIt rained."
FALLBACK = {
    "1.12": f"Version 2 | Version 3 |\n{ROWS}",
    "1.12, half a delimiter": f"Version 2 | Version 3 |\n---|\n{ROWS}",
    "1.12, an empty row": f"Version 2 | Version 3 |\n| |\n{ROWS}",
    "2.0, cells that open with an element": f"| Version 2 | Version 3 |\n| {ROWS}",
    "2.0, half a delimiter": f"| Version 2 | Version 3 |\n|---|\n{FRAMED}",
}


@pytest.mark.parametrize("dialect", FALLBACK)
def test_the_reader_it_falls_back_on_tells_deleted_cells_from_inserted_ones(dialect: str) -> None:
    assert clean(FALLBACK[dialect]).text == f"{KEPT}\n\n{CHANGED}\n\n{NEW}\n\nIt rained."
    assert clean(FALLBACK[dialect], "older").text == f"{KEPT}\n\n{GONE}\n\n{OLD}\n\nIt rained."


def test_lone_cells_that_may_be_of_either_version_stay_and_are_counted() -> None:
    article = clean(f"Version 2 | Version 3 |\n{KEPT} | {KEPT} |\n{GONE} | |\n{OLD} | {CHANGED} |\nIt rained.")
    assert article.text == f"{KEPT}\n\n{GONE}\n\n{CHANGED}\n\nIt rained."
    assert article.warnings == ["1 of the paragraphs may stand in the older version only."]


def test_lone_cells_are_deleted_where_newer_versions_of_some_stand_beside_them() -> None:
    rows = (
        f"{OLD} | {NEW} |\n{NEW[:-1]} he said. | |\n{GONE} | {KEPT} |\n{KEPT[:-1]} again. | |\nThe end of it all. | |"
    )
    article = clean(f"Version 2 | Version 3 |\n{CHANGED} | {CHANGED} |\n{rows}\nIt rained.")
    assert article.text == f"{CHANGED}\n\n{NEW}\n\n{KEPT}\n\nIt rained."
    assert not any("older version" in warning for warning in article.warnings)


def test_lone_cells_that_are_struck_out_are_deleted() -> None:
    article = clean(f"Version 2 | Version 3 |\n\n{KEPT} | {KEPT} |\n\n~~{GONE}~~ | |\n\n{OLD} | {CHANGED} |")
    assert article.text == f"{KEPT}\n\n{CHANGED}"


def test_lone_cells_stay_where_the_other_lone_ones_may_be_changed_rows() -> None:
    article = clean(f"Version 2 | Version 3 |\n{KEPT} | {KEPT} |\n{NEW} | |\n| {CHANGED} |\nIt rained.")
    assert article.text == f"{KEPT}\n\n{NEW}\n\n{CHANGED}\n\nIt rained."


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (f"The first | words, and {OLD} | The first | words, and {CHANGED} |", f"The first | words, and {CHANGED}"),
        (f"{GONE} | One | two is what he said and meant. |", "One | two is what he said and meant."),
        (f"| {NEW} | | {NEW} |", f"| {NEW}"),
    ],
)
def test_the_pipe_between_cells_that_hold_pipes(row: str, text: str) -> None:
    article = clean(f"Version 2 | Version 3 |\n{KEPT} | {KEPT} |\n{row}\n| {NEW}! |\n{OLD} | {CHANGED}! |\nIt rained.")
    assert article.text == f"{KEPT}\n\n{text}\n\n{NEW}!\n\n{CHANGED}!\n\nIt rained."


MARKED = {
    "wiki, 1.12": f"A plan: Difference between revisions\nLine 1: | Line 1: | ||\n{KEPT} | {KEPT} | ||\n"
    f"{KEPT}! | {KEPT}! | ||\nLine 5: | Line 5: | ||\n− | {GONE} | ||\n{CHANGED} | |||\n+ | {NEW} | ||",
    "wiki, 2.3": f"A plan: Difference between revisions\n| Line 1: |  | Line 1: |  |\n|  | {KEPT} |  | {KEPT} |\n"
    f"|  | {KEPT}! |  | {KEPT}! |\n| − | {GONE} |  |\n|  | {OLD} |  | {CHANGED} |\n|  |  | + | {NEW} |",
    "code host": f"1 | {KEPT} | 1 | {KEPT} |\n2 | {KEPT}! | 2 | {KEPT}! |\n3 | -{GONE} | | |\n"
    f"4 | -{OLD} | 3 | +{CHANGED} |\n| | 4 | +{NEW} |",
    "code host, 1.8": f"1|\n{KEPT}|\n1|\n{KEPT}|\n2|\n{KEPT}!|\n2|\n{KEPT}!|\n3|\n"
    f"-{GONE}|\n4|\n-{OLD}|\n3|\n+{CHANGED}|\n4|\n+{NEW}|",
    "CMS": f"| {KEPT} | {KEPT} |\n| {KEPT}! | {KEPT}! |\n| Deleted: {GONE} | |\n| Deleted: {OLD} | Added: {CHANGED} |\n"
    f"| Added: {NEW} |",
}


COLUMNS = {
    "numbers, 2.3": f"| Revision 4 |  | Revision 5 |  | \n|---|---|---|---|\n| 1 | {KEPT} | 1 | {KEPT} | \n"
    f"| 2 | {KEPT}! | 2 | {KEPT}! | \n| 3 | {GONE} |  |  | \n| 4 | {OLD} | 3 | {CHANGED} | \n|  |  | 4 | {NEW} |",
    "no numbers, 2.3": f"|  | {KEPT} |  | {KEPT} | \n|  | {KEPT}! |  | {KEPT}! | \n|  | {GONE} |  |  | \n"
    f"|  | {OLD} |  | {CHANGED} | \n|  |  |  | {NEW} |",
    "words, 1.12": f"Unchanged: {KEPT} | | Unchanged: {KEPT} |\nUnchanged: {KEPT}! | | Unchanged: {KEPT}! |\n"
    f"Deleted: {GONE} | | |\nDeleted: {OLD} | | Added: {CHANGED} |\n| | Added: {NEW} |",
    "words, 2.0": f"| Unchanged: {KEPT} | | Unchanged: {KEPT} |\n| Unchanged: {KEPT}! | | Unchanged: {KEPT}! |\n"
    f"Deleted: {GONE} | | |\n| Deleted: {OLD} | | Added: {CHANGED} |\n| | | Added: {NEW} |",
    "difflib, 2.0": f"| f | {KEPT} | f | {KEPT} |\n| {KEPT}! | | {KEPT}! |\n| n | {GONE} | n | |\n"
    f"| n | {OLD} | n | {CHANGED} |\n| t | | t | {NEW} |",
    "code, 2.3": f"|  | `{KEPT}` |  | `{KEPT}` | \n|  | `{KEPT}!` |  | `{KEPT}!` | \n|  | `{GONE}` |  |  | \n"
    f"|  | `{OLD}` |  | `{CHANGED}` | \n|  |  |  | `{NEW}` |",
    "office, 2.3": f"| Original document | Revised document | \n| {KEPT} | {KEPT} | \n| {KEPT}! | {KEPT}! | \n"
    f"| {GONE} |  | \n| {OLD} | {CHANGED} | \n|  | {NEW} |",
}


@pytest.mark.parametrize("make", COLUMNS)
def test_tables_that_keep_each_cell_in_its_column(make: str) -> None:
    article = clean(COLUMNS[make])
    assert article.text == f"{KEPT}\n\n{KEPT}!\n\n{CHANGED}\n\n{NEW}"
    assert clean(COLUMNS[make], "older").text == f"{KEPT}\n\n{KEPT}!\n\n{GONE}\n\n{OLD}"


@pytest.mark.parametrize(
    "text",
    [
        f"| 1 | {KEPT} | 1 | {NEW} | \n| 2 | {OLD} | 2 | {CHANGED} | \n|  |  | 3 | {GONE} | ",
        "|  | France |  | Spain | \n|  | 12,000 |  | 12,000 | \n|  | 300 |  |  | ",
        f"1 | {KEPT} | 1 | {KEPT} |\n2 | {NEW} | 2 | {NEW} |\n3 | {OLD} | | |",
    ],
    ids=["nothing is the same", "numbers", "cells may have been moved to the left"],
)
def test_columns_that_tell_nothing_stay(text: str) -> None:
    assert clean(text).versions == []


@pytest.mark.parametrize("make", MARKED)
def test_pages_that_mark_what_is_gone_and_what_is_new(make: str) -> None:
    article = clean(MARKED[make])
    assert article.text == f"{KEPT}\n\n{KEPT}!\n\n{CHANGED}\n\n{NEW}"
    assert article.title == ("A plan" if make.startswith("wiki") else None)


def test_a_table_whose_columns_are_the_same_is_one_of_them() -> None:
    rows = "\n".join(f"| {text} | {text} |" for text in (KEPT, NEW, CHANGED))
    assert clean(rows).text == f"{KEPT}\n\n{NEW}\n\n{CHANGED}"


def test_paragraphs_in_cells_move_the_empty_one_to_the_end() -> None:
    article = clean(f"| Version 2 | Version 3 |\n{KEPT} | {KEPT} |\n{NEW} | |\n{OLD} | {CHANGED} |\nIt rained.")
    assert article.text == f"{KEPT}\n\n{NEW}\n\n{CHANGED}\n\nIt rained."


def test_a_backslash_before_a_pipe_goes_where_no_cell_is_empty() -> None:
    rows = f"| {KEPT} \\| | {KEPT} \\| |\n| It rained \\| again, he said. | It rained \\| again, he said. |"
    text = f"| Version 2 | Version 3 |\n|---|---|\n{rows}"
    assert clean(text).text == f"{KEPT} |\n\nIt rained | again, he said."


def test_struck_out_text_tells_changes_where_no_row_is_kept() -> None:
    head = "| Original | Revised |\n|---|---|\n"
    rows = f"| ~~{GONE}~~ | {NEW} |\n| ~~{OLD}~~ | {KEPT} |"
    assert clean(head + rows).text == f"{NEW}\n\n{KEPT}"
    assert "Revised" in clean(head + rows.replace("~~", "")).text


def test_versions_that_stand_some_rows_apart_tell_changes() -> None:
    newer = [NEW, "It rained in the old town all week.", "The talks go on at nine today.", CHANGED, KEPT + " Again."]
    older = [GONE, "The square was full of people at noon.", OLD, KEPT, "Nobody had asked them for their view."]
    rows = "\n".join(f"| {one} | {other} |" for one, other in zip(older, newer, strict=True))
    head = "| Old version | New version |\n|---|---|\n"
    assert clean(head + rows).text == "\n\n".join(newer)
    apart = rows.replace(OLD, "Wine is sold by the glass in there.").replace(
        KEPT + " |", "Bread comes from the house next door. |"
    )
    assert "New version" in clean(head + apart).text


def test_a_pipe_in_a_sentence_parts_no_cells() -> None:
    new = "In a new poll of the state 71 percent of the | voters were in favor of the plan."
    page = f"| Version 2 | Version 3 |\n|---|---|\n| {KEPT} | {KEPT} |\n| {new} | |\n| {new} |"
    assert clean(ABOUT + page).text == f"{KEPT}\n\n{new}\n\n{new}"
    gone = "| The mayor spoke of what the | town may lose. | The chair said that it has nothing to lose. |"
    changed = "| The mayor spoke of a plan for the town | eBay spoke of a plan for the town. |"
    page += f"\n{gone}\n{changed}\n| {KEPT} | {KEPT} |"
    said = "The chair said that it has nothing to lose."
    assert clean(ABOUT + page).text.endswith(f"{new}\n\n{said}\n\neBay spoke of a plan for the town.\n\n{KEPT}")


LONG = "The new bridge over the river will be open for cars by the end of May, its builder told the council."
SHORTER = "The bridge over the river will be open for cars by the end of May, its builder said to the council."
UNPLACED = "Version 2 | Version 3 |\n"


@pytest.mark.parametrize(
    ("rows", "newer"),
    [
        (f"{KEPT} | {KEPT} |\n{OLD} | {CHANGED} |\n{GONE} | |\n| {NEW} |", [KEPT, CHANGED, NEW]),
        (f"{KEPT} | {KEPT} |\nMembers of both | {CHANGED} |\n{NEW} | |\n| {LONG} |", [KEPT, CHANGED, NEW, LONG]),
        (f"{KEPT} | {KEPT} |\n{NEW} | |\n| {LONG} |", [KEPT, NEW, LONG]),
        (f"{KEPT} | {KEPT} |\n{GONE} | {LONG} |\n{SHORTER} | |", [KEPT, LONG]),
        (f"{KEPT} | {KEPT} |\n{LONG} | {SHORTER} |\n{SHORTER}! | |", [KEPT, SHORTER, f"{SHORTER}!"]),
        (f"{KEPT} | {KEPT} |\n{GONE} | {CHANGED} |\n{OLD} | |", [KEPT, CHANGED, OLD]),
    ],
    ids=[
        "a whole older cell, and one behind a pipe",
        "an older cell without its deleted words",
        "no older cell",
        "an older version beside a cell that is no version of it",
        "new cells that are alike",
        "one short version",
    ],
)
def test_lone_cells_are_deleted_only_where_the_table_tells(rows: str, newer: list[str]) -> None:
    assert clean(UNPLACED + rows).text == "\n\n".join(newer)


def test_the_last_row_of_a_table_has_lost_its_empty_cell() -> None:
    last = "He said that the | town has much to lose by it."
    table = f"Version 2 | Version 3 |\n---|---|\n{KEPT} | {KEPT} |\n{KEPT}! | {KEPT}! |\n{NEW} | |\n{last} |"
    for after in ("", "\n\nWrite to us."):
        assert clean(table + after).text == f"{KEPT}\n\n{KEPT}!\n\n{NEW}\n\n{last}{after}"


def test_a_new_cell_with_a_pipe_where_deletions_lack_their_first() -> None:
    new = "In May, | officers of the town came to the hall."
    changed = f"| In {OLD} | In {CHANGED} |"
    rows = f"| {KEPT} | {KEPT} |\n{GONE} | |\n| {new} |\n{changed}\n| {KEPT}! | {KEPT}! |"
    text = f"| Version 2 | Version 3 |\n{rows}"
    assert clean(text).text == f"{KEPT}\n\n{new}\n\nIn {CHANGED}\n\n{KEPT}!"


GROWN = ["A vote in May", NEW, CHANGED, "Why now?", LONG]


@pytest.mark.parametrize("row", ["|  | {} |", "| {} |  |"])
def test_a_version_that_is_the_other_and_some_sentences_more(row: str) -> None:
    head = "| Version 2 | Version 3 |\n|---|---|\n| {0} | {0} |\n".format(GROWN[0])
    table = head + "\n".join(row.format(text) for text in GROWN[1:])
    version = "newer" if row.startswith("|  |") else "older"
    assert clean(table, version).text == "\n\n".join(GROWN)


@pytest.mark.parametrize(
    "rows",
    [
        [f"|  | {NEW} |", f"|  | {CHANGED} |"],
        [f"|  | {NEW} |", f"|  | {CHANGED} |", f"| {GONE} |  |"],
        [
            "|  | Night mode |",
            "|  | Two cameras |",
            f"|  | {NEW} |",
            f"|  | {CHANGED} |",
            "|  | No |",
            f"|  | {GONE} |",
        ],
        [f"|  | {NEW} |", f"|  | {CHANGED} |", f"|  | {LONG} |", "| 2 GB | 4 GB |", "|  | No |"],
    ],
    ids=["two sentences", "either side has one", "as many data", "a row of data"],
)
def test_tables_that_have_not_grown_by_sentences_stay(rows: list[str]) -> None:
    head = "| Version 2 | Version 3 |\n|---|---|\n| Price | Price |\n|  | Why now? |\n"
    assert clean(head + "\n".join(rows)).versions == []


def test_paragraphs_in_cells_of_a_cell_a_line_have_no_pipes() -> None:
    cut_off = CHANGED.removesuffix(" new report.")
    rows = [KEPT, KEPT, cut_off, CHANGED, f"{KEPT}!", f"{KEPT}!", NEW]
    text = "Version 2|\nVersion 3|\n" + "\n".join(rows)
    assert clean(text).text == f"{KEPT}\n\n{CHANGED}\n\n{KEPT}!\n\n{NEW}"


@pytest.mark.parametrize(
    "after",
    [
        [KEPT, NEW, CHANGED, GONE],
        [KEPT, KEPT, NEW, CHANGED, GONE],
        [KEPT, KEPT, NEW, CHANGED, GONE, LONG, OLD, SHORTER, NEW, NEW],
        ["2 GB", "2 GB", "Yes", "Yes", "No", "No"],
    ],
    ids=["prose", "a line twice", "two lines twice, of ten", "data"],
)
def test_two_names_above_lines_that_do_not_stand_there_twice_are_no_table(after: list[str]) -> None:
    assert list(difftable.clean(Document("Version 2|\nVersion 3|\n" + "\n".join(after)))) == []


@pytest.mark.parametrize("times", [1, 2])
def test_a_title_that_is_all_there_is_stays(times: int) -> None:
    page = f"{ABOUT}Version 2 | Version 3 |\n---|---|\nA plan for all | A plan for all |\n(35 minutes later) | |\n"
    assert clean(page * times).text == "\n\n".join(["A plan for all"] * times)


def test_short_paragraphs_of_an_interview_are_no_data() -> None:
    names = "".join(f"Jeff Stone | |\nPat Rivers {n} | |\n" for n in range(20))
    page = f"Version 2 | Version 3 |\n---|---|\n{KEPT} | {KEPT} |\n{names}{NEW} | {NEW} |"
    assert clean(page).text.startswith(f"{KEPT}\n\nJeff Stone\n\nPat Rivers 0\n\n")


@pytest.mark.parametrize("dialect", DIALECTS)
def test_each_dialect_becomes_the_newer_version(dialect: str) -> None:
    article = clean(ABOUT + DIALECTS[dialect])
    assert article.text == f"{KEPT}\n\n{CHANGED}\n\n{NEW}"
    assert article.title == "A plan"
    assert [v.name for v in article.versions] == ["Version 2", "Version 3"]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_without_the_sentences_about_the_page(dialect: str) -> None:
    assert clean(DIALECTS[dialect]).text == f"{KEPT}\n\n{CHANGED}\n\n{NEW}"


@pytest.mark.parametrize("dialect", ["2.3", "2.3 markdown"])
def test_what_keeps_deleted_text_gives_the_older_version(dialect: str) -> None:
    older = f"{KEPT}\n\n{GONE}\n\n{OLD}"
    article = clean(ABOUT + DIALECTS[dialect])
    assert [v.text for v in article.versions] == [older, None]
    article = clean(ABOUT + DIALECTS[dialect], "older")
    assert article.text == older
    assert article.title == "Plan"
    assert [v.text for v in article.versions] == [None, f"{KEPT}\n\n{CHANGED}\n\n{NEW}"]


def test_what_the_page_says_fills_fields() -> None:
    article = clean(ABOUT + DIALECTS["2.0"])
    assert article.source == "post"
    assert (article.url, article.site) == ("http://www.post.co.uk/news/1", "post.co.uk")
    assert article.notes == [
        "It last changed over 40 days ago and won't be checked again for changes.",
        "The article has changed 8 times.",
    ]


def test_a_date_that_was_not_dropped_is_read() -> None:
    article = clean(ABOUT.replace("seen on .", "seen on May 3, 2015 10:11 (UTC).") + DIALECTS["2.0"])
    assert str(article.published) == "2015-05-03 10:11:00+00:00"


@pytest.mark.parametrize(
    "later", ["(about 3 hours later)", "(less than a minute later)", "(1 day later)", "(over 2 years later)"]
)
def test_intervals(later: str) -> None:
    article = clean(ABOUT + DIALECTS["1.12"].replace("(35 minutes later)", later))
    assert (article.title, article.text) == ("A plan", f"{KEPT}\n\n{CHANGED}\n\n{NEW}")


ITEMS = ", the present clerk of the old court. Ann Lee , the head of finance of the old court."
HEAD = {
    "1.8": "Version 0|\nVersion 1|\nA plan|\n(1 day later)|\n",
    "1.12": "Version 0 | Version 1 |\n---|---|\nA plan | |\n(1 day later) | |\n",
    "2.0": "| Version 0 | Version 1 |\n|---|---|\n| A plan | |\n| (1 day later) | |\n",
    "2.3": "| Version 0 | Version 1 | \n|---|---|\n| Plan | A plan | \n|  | (1 day later) | \n",
}


@pytest.mark.parametrize(
    ("dialect", "rows", "text"),
    [
        (
            "1.12",
            "a | b, he said. | a | b, he said. |\nOne | two. | |\nLast | row. |",
            ["a | b, he said.", "One | two.", "Last | row."],
        ),
        (
            "2.0",
            "| a | b, he said. | a | b, he said. |\n| | x | |\n| One | two. | |",
            ["a | b, he said.", "| x", "One | two."],
        ),
        ("2.3", "| a \\| b. | a \\| b. | \n|  | One \\| two. |", ["a | b.", "One | two."]),
        ("1.8", "a | b, he said.|\na | b, he said.|\nOne | two.|", ["a | b, he said.", "One | two."]),
        ("1.8", '"No."|\n"No."|\n"No."|', ['"No."', '"No."']),
        ("1.8", f"{GONE}\n{OLD} {CHANGED}|\n{NEW}|", [CHANGED, NEW]),
        ("1.8", f"{GONE} {CHANGED}|\n{OLD}\n{NEW}|", [CHANGED, NEW]),
        ("1.8", f"{GONE}\n{NEW}|", [GONE, NEW]),
        ("1.8", f"{ITEMS}|\nHe left.The town did not.|", [ITEMS, "He left.The town did not."]),
        ("1.8", "With a break\n|\nWith a break\n|\nMore.|", ["With a break", "More."]),
        ("1.12", '"No." | "No." |\n"No." | |\n"No." | "No." |', ['"No."', '"No."', '"No."']),
        ("1.12", "Words | Words are changed. |\nMore. | |", ["Words are changed.", "More."]),
    ],
)
def test_rows(dialect: str, rows: str, text: list[str]) -> None:
    assert clean(ABOUT + HEAD[dialect] + rows).text == "\n\n".join(text)


def test_the_older_version_is_whole_where_no_cell_is_empty() -> None:
    page = f"| Version 2 | Version 3 | \n|---|---|\n| {KEPT} | {KEPT} | \n| {OLD} | {CHANGED} |"
    assert clean(ABOUT.replace("8", "9") + page).versions[0].text == f"{KEPT}\n\n{OLD}"


def test_markdown_escapes_are_undone_only_in_markdown() -> None:
    row = "|  | He wrote [sic] and \\_x\\_. |"
    markdown = ABOUT.replace("\n", "\n\n") + HEAD["2.3"] + row.replace("[sic]", "\\[sic\\]")
    assert clean(markdown).text == "He wrote [sic] and _x_."
    assert clean(ABOUT + HEAD["2.3"] + row).text == "He wrote [sic] and \\_x\\_."


def test_backslashes_before_all_marks_are_escapes() -> None:
    rows = f"| {KEPT} | {KEPT} |\n| He wrote \\_x\\_ and \\* in red. | He wrote \\_x\\_ and \\* in red. |"
    assert clean(ABOUT + HEAD["2.3"] + rows).text == f"{KEPT}\n\nHe wrote _x_ and * in red."


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ancienne version", "Nouvelle version"),
        ("Alte Fassung", "Neue Fassung"),
        ("Versión anterior", "Versión actual"),
        ("Removed", "Added"),
        ("19 September 2015, 22:00", "20 September 2015, 9:30"),
        ("Revision as of 12:11, 3 May 2015", "Latest revision as of 10:00, 4 May 2015"),
        ("3 May 2015, 10:11 AM", "May 3, 2015 at 2:30 PM"),
        ("3 May 2015, 12:10 am", "3 May 2015, 1:10 am"),
        ("2015-05-03T10:11:00Z", "2015-05-04T09:00:00Z"),
        ("Published 3 May 2015, 10:05", "Updated 3 May 2015, 14:30"),
        ("Avant", "Après"),
        ("Ancien texte", "Nouveau texte"),
        ("Bisherige Fassung", "Neue Fassung"),
        ("Version 9 (Tom)", "Version 10 (Ann)"),
        ("r99", "r100"),
        ("#3", "#4"),
        ("Edit 1", "Edit 2"),
        ("3 mai 2015", "4 mai 2015"),
    ],
)
def test_names_of_versions_and_which_is_the_newer(left: str, right: str) -> None:
    rows = f"| {KEPT} | {KEPT} |\n| {KEPT}! | {KEPT}! |\n| {OLD} | {CHANGED} |\n|  | {NEW} |"
    turned = f"| {KEPT} | {KEPT} |\n| {KEPT}! | {KEPT}! |\n| {CHANGED} | {OLD} |\n| {NEW} |  |"
    newer = f"{KEPT}\n\n{KEPT}!\n\n{CHANGED}\n\n{NEW}"
    assert clean(f"| {left} | {right} |\n|---|---|\n{rows}").text == newer
    assert clean(f"| {right} | {left} |\n|---|---|\n{turned}").text == newer


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("10:05 am", "2:30 pm"),
        ("Monday 10:05", "Tuesday 9:30"),
        ("30 avril 2015", "2 mai 2015"),
        ("Fassung vom 30. April 2015", "Fassung vom 2. Mai 2015"),
    ],
)
def test_a_number_of_another_thing_makes_no_version_older(left: str, right: str) -> None:
    rows = f"| {KEPT} | {KEPT} |\n| {KEPT}! | {KEPT}! |\n| {OLD} | {CHANGED} |\n|  | {NEW} |"
    assert clean(f"| {left} | {right} |\n|---|---|\n{rows}").text == f"{KEPT}\n\n{KEPT}!\n\n{CHANGED}\n\n{NEW}"


@pytest.mark.parametrize("between", ["| Version 2 | Version 3 |", "| @@ -4,2 +4,3 @@ town |  |"])
def test_a_head_above_each_block_is_no_text(between: str) -> None:
    head = "| Version 2 | Version 3 |\n|---|---|\n"
    rows = [f"| {KEPT} | {KEPT} |", between, f"| {GONE} |  |", f"| {OLD} | {CHANGED} |", between, f"|  | {NEW} |"]
    assert clean(head + "\n".join(rows)).text == f"{KEPT}\n\n{CHANGED}\n\n{NEW}"


def test_dashes_in_empty_cells_are_no_text() -> None:
    head = "| Version 2 | Version 3 |\n|---|---|\n"
    rows = [f"| {KEPT} | {KEPT} |", f"| {GONE} | — |", f"| — | {NEW} |", f"| {OLD} | {CHANGED} |"]
    assert clean(head + "\n".join(rows)).text == f"{KEPT}\n\n{NEW}\n\n{CHANGED}"
    own = [f"| {LONG} | {LONG} |", *rows, f"| {KEPT}! | {KEPT}! |", "| — | — |"]
    text = "\n\n".join([LONG, KEPT, "—", NEW, CHANGED, f"{KEPT}!", "—"])
    assert clean(head + "\n".join(own)).text == text
    rows.insert(0, own[0])
    rows[3] = f"|  | {NEW} |"
    assert clean(head + "\n".join(rows)).text == f"{LONG}\n\n{KEPT}\n\n—\n\n{NEW}\n\n{CHANGED}"


def test_in_markdown_what_spans_both_columns_is_not_struck_out() -> None:
    head = "| Version 2 | Version 3 |\n|---|---|\n"
    rows = [
        f"| {KEPT} |  |",
        f"| ~~{GONE}~~ |  |",
        f"| Members of ~~two~~ parties came. | {CHANGED} |",
        f"|  | {NEW} |",
    ]
    text = head + "\n".join(rows)
    assert clean(text).text == f"{KEPT}\n\n{CHANGED}\n\n{NEW}"
    assert clean(text, "older").text == f"{KEPT}\n\n{GONE}\n\nMembers of two parties came."
    rows[:2] = [f"| {KEPT} | {KEPT} |", f"| {GONE} |  |"]
    assert clean(head + "\n".join(rows)).text == f"{KEPT}\n\n{CHANGED}\n\n{NEW}"


def test_numbers_of_rows_have_a_head_of_their_own() -> None:
    rows = [f"| 1 | {KEPT} | {KEPT} |", f"| 2 | {OLD} | {CHANGED} |", f"| 3 |  | {NEW} |", f"| 4 | {LONG} | {LONG} |"]
    text = "| # | Before | After |\n|---|---|---|\n" + "\n".join(rows)
    article = clean(text)
    assert article.text == f"{KEPT}\n\n{CHANGED}\n\n{NEW}\n\n{LONG}"
    assert [v.name for v in article.versions] == ["Before", "After"]


def test_markdown_is_known_by_its_brackets_without_a_head_row() -> None:
    rows = f"| {KEPT} | {KEPT} |\n| {KEPT}! | {KEPT}! |\n|  | He wrote \\[sic\\] and went home at once. |"
    assert clean(f"| Before | After |\n{rows}").text.endswith("He wrote [sic] and went home at once.")


def test_a_page_that_shows_the_newer_version_on_the_left() -> None:
    page = f"| Version 3 | Version 2 | \n|---|---|\n|  | (1 day earlier) | \n| {NEW} |  | \n|  | {GONE} |"
    assert clean(ABOUT + page).text == NEW
    assert clean(ABOUT + page, "older").text == GONE


@pytest.mark.parametrize(
    "head", ["Before | After", "Revision as of 3 May 2015 | Latest revision as of 4 May 2015", "v1.0 | v1.1"]
)
def test_pages_of_other_sites(head: str) -> None:
    text = f"{head} |\n---|---|\n{KEPT} | {KEPT} |\n{CHANGED} | |\n{NEW} | |"
    assert clean(text).text == f"{KEPT}\n\n{CHANGED}\n\n{NEW}"


def test_columns_without_names_that_are_a_version_each() -> None:
    text = f"3 May | 4 May |\n---|---|\n{KEPT} | {KEPT} |\n{CHANGED} | {CHANGED} |\n{NEW} | |"
    assert clean(text).text == f"{KEPT}\n\n{CHANGED}\n\n{NEW}"


def test_text_around_the_table_stays() -> None:
    text = f"What was changed today:\n\n{DIALECTS['2.0']}\n\nWrite to us."
    assert clean(text).text == f"What was changed today:\n\n{KEPT}\n\n{CHANGED}\n\n{NEW}\n\nWrite to us."


@pytest.mark.parametrize(
    "text",
    [
        "Country | Cases |\n---|---|\nFrance | 12,000 |\nSpain | 12,000 |",
        "| Version 1 | Version 2 |\n|---|---|\n| 2 GB memory | 4 GB memory |\n| Yes | Yes |\n| No | No |",
        "| Before | After |\n|---|---|\n| $5 million | $7 million |\n| None | |",
        f"{KEPT}\n\n{NEW}\n\n{CHANGED}\n\n{GONE}\n\n{OLD}\n\n| Before | After |\n|---|---|\n| {OLD} | {CHANGED} |",
        "Version 1|\nVersion 2|\n2 GB|\n4 GB|",
        "a | b | c |\n---|---|---|\n1 | 2 | 3 |",
        "1 | France | 12 |\n2 | Spain | 12 |\n− | Malta | 3 |\n3 | Spain | Spain |\n4 | Italy | Italy |",
        f"+ | It is fast and it is small |\n− | It costs a lot of money |\n{KEPT} | {NEW} |",
        f"Home | News | Sport |\n{KEPT}",
        f"{KEPT} | {KEPT}",
        "Year | Boats | Masts |\n2001 | 12 | 12 |\n2002 | 15 | 15 |\n2003 | -3 | 15 |",
        f"Boats | Masts |\n12 | 12 |\n15 | 15 |\n\n- {KEPT}\n- {NEW}\n\n{OLD} | {OLD} |\n{GONE} | {GONE} |",
        "This article is from the source 'post' and was first published or seen on Monday | say its editors.",
    ],
    ids=[
        "cases",
        "versions of a program",
        "before and after, in figures",
        "a comparison inside an article",
        "a cell a line",
        "three columns",
        "numbers of rows and a mark",
        "what is good and what is not",
        "a menu",
        "a lone pipe",
        "figures that are the same twice, and one below nought",
        "tables with a list between them",
        "a quotation of such a page",
    ],
)
def test_what_is_no_table_of_changes_stays(text: str) -> None:
    assert list(difftable.clean(Document(text))) == []


def test_html_is_left_to_its_own_cleaner() -> None:
    assert list(difftable.clean(Document(ABOUT + DIALECTS["2.0"], media_type="html"))) == []


def test_the_log_is_small() -> None:
    rows = "".join(f"{CHANGED} It was the {n}th. | |\n" for n in range(100))
    article = clean(ABOUT + HEAD["1.12"] + rows)
    assert len(article.text.split("\n\n")) == 100
    assert sum(len(e.before) + len(e.after) for e in article.edits) < 700


def test_the_seed(seeds: Path) -> None:
    name = "003_cbc0affe8684e62a.txt"
    expected = json.loads((seeds / "expected.json").read_text("utf-8"))[name]
    article = clean((seeds / name).read_text("utf-8"))
    assert {key: getattr(article, key) for key in expected} == expected


@pytest.mark.parametrize("line", ["---|---|\n", "x|y|\n---|---|\n", "a|\n", "| a | b |\n", "Version 1|\n", "|\n"])
def test_time_grows_with_the_length_only(line: str) -> None:
    assert is_linear(2_000, lambda lines: partial(difftable.clean, Document(line * lines)))


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("Version 1|\nVersion 2|\n", f"{KEPT}\n{KEPT}\n"),
        ("Version 1|\nVersion 2|\n", f"{KEPT}|\n{KEPT[:-1]} again.|\n"),
        ("| Version 1 | Version 2 |\n", f"| {KEPT} | {KEPT} |\nIt | {NEW} |\n| a, b | {NEW} |\n"),
        ("Version 1 | Version 2 |\n", f"{KEPT} | {NEW} |\n{LONG} | |\n"),
        ("#" * 50_000 + "1 | " + "#" * 50_000 + "2 |\n---|---|\n", f"{KEPT} | {KEPT} |\n"),
    ],
    ids=["paragraphs", "versions a line", "no first pipe", "deleted or inserted", "a long head"],
)
def test_time_of_a_table_grows_with_its_length_only(head: str, line: str) -> None:
    assert takes_less_than(4, lambda: difftable.clean(Document(head + line * 5_000)))
