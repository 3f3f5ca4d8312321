"""Rows of tables that mark what is gone and what is new, as text: of wikis, code hosts, revisions in a CMS.

Wikis set a cell `−` before what is gone and a cell `+` before what is new, and `Line 3:` above each passage. Code hosts
number the lines of both columns, and write `-` and `+` before the text; WordPress `Deleted: ` and `Added: ` for
screen readers. trafilatura drops the heads of such tables and the place of an empty cell, but the marks tell it. Its
release 1.8 writes a cell a line, without the pipe if there is an element inside.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from scrubber.parsers.revision import SENTENCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrubber.document import Line


class Cell(NamedTuple):
    """The text of a cell, and where it starts."""

    text: str
    start: int


class Marked(NamedTuple):
    """A row: its cells, None where there is none, and whether a mark told which is which."""

    left: Cell | None
    right: Cell | None
    told: bool = False


_LINE: Final = r"(?:Lines?|Zeile|Ligne|L[ií]nea|Riga|Linha) \d+:"
_POSITION: Final = re.compile(rf"\d{{1,6}}|#|…|>|{_LINE}")
_LINE_NUMBER: Final = re.compile(_LINE)
_MARK: Final = re.compile(r"(?P<gone>[−–-]{1,2})|\+{1,2}")
_BEFORE_TEXT: Final = re.compile(r"(?P<gone>[−-]|(?:Deleted|Removed): )\s*(?=\S)|(?:\+|(?:Added|Inserted): )\s*(?=\S)")
_PIPE: Final = re.compile(r"(?<!\\)\|")
_LEAST_KEPT: Final = 2


def marked_rows(lines: Sequence[Line]) -> tuple[int, int, list[Marked], bool] | None:
    """The first and the last line of a table, its rows, and whether it marks what changed; None if there is none.

    A table in which nothing stands alone needs no marks.
    """
    piped = [n for n, line in enumerate(lines) if line.text.endswith("|")]
    if len(piped) < _LEAST_KEPT:
        return None
    first, last = piped[0], piped[-1]
    cells = [_cells(line) for line in lines[first : last + 1]]
    if 2 * sum(len(row) > 1 for row in cells) < len(cells):
        pairs = (n + 1 for n, (one, other) in enumerate(pairwise(lines)) if n >= first and one.text == other.text)
        last = max((last, *pairs))
        rows = list(_of_cells([cell for line in lines[first : last + 1] for cell in _cells(line)]))
    elif all("|" in line.text for line in lines[first : last + 1]):
        rows = [_placed(row) for row in cells]
    else:
        # Tables of data, with lists and paragraphs between them.
        return None
    kept = sum(row.left is not None and row.right is not None and _is_kept(row.left, row.right) for row in rows)
    told = any(row.told for row in rows) or any(_LINE_NUMBER.match(row[0].text) for row in cells if row)
    if kept < _LEAST_KEPT or not (told or all(row.left and row.right for row in rows)):
        return None
    return first, last, rows, told


def _is_kept(left: Cell, right: Cell) -> bool:
    """Whether two cells are the same sentence; numbers of a table of data are often the same."""
    return left.text == right.text and left.text.count(" ") >= SENTENCE


def is_mark(text: str) -> bool:
    """Whether a cell is empty, or only says where its neighbour stands, or that it is gone or new."""
    text = text.strip()
    return not text or bool(_POSITION.fullmatch(text) or _MARK.fullmatch(text))


def _cells(line: Line) -> list[Cell]:
    """The cells of a line that are not empty."""
    found, at = [], 0
    for end in (*(match.start() for match in _PIPE.finditer(line.text)), len(line.text)):
        piece = line.text[at:end]
        if text := piece.strip():
            found.append(Cell(text, line.start + at + len(piece) - len(piece.lstrip())))
        at = end + 1
    return found


def _placed(cells: list[Cell]) -> Marked:
    """The row that one line is."""
    texts = [cell for cell in cells if not _POSITION.fullmatch(cell.text)]
    half = len(texts) // 2
    if texts and [cell.text for cell in texts[:half]] == [cell.text for cell in texts[half:]]:
        # More cells than two have pipes of their own.
        return Marked(_joined(texts[:half]), _joined(texts[half:]))
    sides = list(_sides(texts))
    gone = [cell for cell, side in sides if side == "gone"]
    new = [cell for cell, side in sides if side == "new"]
    others = [cell for cell, side in sides if not side]
    if len(others) == 2 and not gone and not new:
        return Marked(others[0], others[1])
    return Marked(_joined(gone), _joined(new + others), bool(gone or new))


def _joined(cells: list[Cell]) -> Cell | None:
    if len(cells) < 2:
        return cells[0] if cells else None
    return Cell(" | ".join(cell.text for cell in cells), cells[0].start)


def _sides(cells: list[Cell]) -> Iterator[tuple[Cell, str]]:
    """The cells that hold text, each with what a mark says of it: gone, new, or nothing."""
    side = ""
    for cell in cells:
        if mark := _MARK.fullmatch(cell.text):
            side = "gone" if mark["gone"] else "new"
            continue
        if not side and (mark := _BEFORE_TEXT.match(cell.text)):
            cell = Cell(cell.text[mark.end() :], cell.start + mark.end())
            side = "gone" if mark["gone"] else "new"
        yield cell, side
        side = ""


def _of_cells(cells: list[Cell]) -> Iterator[Marked]:
    """The rows of a table whose cells follow each other: equal neighbours are one; what no mark calls gone stays."""
    cells = [cell for cell in cells if not _POSITION.fullmatch(cell.text)]
    at = 0
    while at < len(cells):
        if at + 1 < len(cells) and cells[at].text == cells[at + 1].text:
            yield Marked(cells[at], cells[at + 1])
            at += 2
            continue
        size = 2 if _MARK.fullmatch(cells[at].text) and at + 1 < len(cells) else 1
        for cell, side in _sides(cells[at : at + size]):
            yield Marked(cell, None, True) if side == "gone" else Marked(None, cell, bool(side))
        at += size
