"""Tables of two columns that are the article's own stay whole, in every dialect: what is side by side is no version."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from scrubber.cleaners import difftable, html
from scrubber.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable

Rows = list[tuple[str, str]]

DATA: Final = Path(__file__).parent.parent / "data" / "tables_that_stay.txt"


def _tables() -> list[Rows]:
    blocks = DATA.read_text(encoding="utf-8").split("\n\n")[1:]
    return [[_row(line) for line in block.strip("\n").split("\n")] for block in blocks]


def _row(line: str) -> tuple[str, str]:
    left, _, right = line.partition("|")
    return left.strip(), right.strip()


TABLES: Final = _tables()
DIALECTS: Final[dict[str, Callable[[Rows], str]]] = {
    "1.8": lambda rows: "\n".join(f"{cell}|" for row in rows for cell in row if cell),
    "1.12": lambda rows: "\n".join(_piped(row) for row in [rows[0], ("---", "---"), *rows[1:]]).replace(
        "--- | --- |", "---|---|", 1
    ),
    "1.12, no delimiter": lambda rows: "\n".join(_piped(row) for row in rows),
    "2.0": lambda rows: "\n".join(f"| {_piped(row)}" for row in [rows[0], ("---", "---"), *rows[1:]]).replace(
        "| --- | --- |", "|---|---|", 1
    ),
    "2.3": lambda rows: "\n".join(
        ["| {} | {} | ".format(*rows[0]), "|---|---|", *("| {} | {} | ".format(*row) for row in rows[1:])]
    ),
}


def _piped(row: tuple[str, str]) -> str:
    """The row as it is written up to 2.1: an empty cell is at the end."""
    left, right = row if row[0] else (row[1], "")
    return f"{left} | {right} |" if right else f"{left} | |"


def _page(rows: Rows, head: str = "th", mark: str = "") -> str:
    lines = [f"<tr><{head}>{rows[0][0]}</{head}><{head}>{rows[0][1]}</{head}></tr>"]
    lines += [f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows[1:]]
    return f"<html><body><table{mark}>{''.join(lines)}</table></body></html>"


def test_there_are_enough_of_them() -> None:
    assert len(TABLES) >= 40
    assert all(len(rows) > 2 for rows in TABLES)


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("rows", TABLES, ids=lambda rows: " and ".join(rows[0]))
def test_in_text(rows: Rows, dialect: str) -> None:
    table = DIALECTS[dialect](rows)
    for text in (table, f"It was set side by side by the paper.\n\n{table}\n\nMore is to come."):
        assert difftable.clean(Document(text, {}, "text")) == []


@pytest.mark.parametrize("head", ["th", "td"])
@pytest.mark.parametrize("rows", TABLES, ids=lambda rows: " and ".join(rows[0]))
def test_in_html(rows: Rows, head: str) -> None:
    source = _page(rows, head)
    edits = html.clean(Document(source, {}, "html"))
    assert not any(edit.rule == "versions" for edit in edits)


@pytest.mark.parametrize("mark", [" class='comparison'", " class='table-striped' summary='Changes of the plan'"])
@pytest.mark.parametrize("rows", TABLES, ids=lambda rows: " and ".join(rows[0]))
def test_under_a_name_that_speaks_of_comparing(rows: Rows, mark: str) -> None:
    edits = html.clean(Document(_page(rows, mark=mark), {}, "html"))
    assert not any(edit.rule == "versions" for edit in edits)


@pytest.mark.parametrize(
    "rows",
    [
        [("Was", "Now"), ("<del>$499</del>", "<ins>$399</ins>"), ("<del>$1,299</del>", "<ins>$1,099</ins>")],
        [("Size", "Price"), ("Small", "<del>$12</del> <ins>$9</ins>"), ("Large", "<del>$15</del> <ins>$11</ins>")],
        [("Pros", "Cons"), ("+ It is quiet.", "− It is far away."), ("+ It is cheap.", "− It has no shop.")],
        [("Task", "Who"), ("<del>Buy the paint</del>", "Lena"), ("Paint the fence", "Peter")],
        [("Old name", "New name"), ("<s>Swaziland</s>", "Eswatini"), ("<s>Macedonia</s>", "North Macedonia")],
    ],
)
def test_marks_of_tables_of_data(rows: Rows) -> None:
    edits = html.clean(Document(_page(rows), {}, "html"))
    assert not any(edit.rule == "versions" for edit in edits)
