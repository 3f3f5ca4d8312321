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

from scrubber.parsers.revision import SENTENCE, is_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrubber.document import Line


Names = tuple[str, str]


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


def marked_rows(lines: Sequence[Line]) -> tuple[int, int, list[Marked], Names] | None:
    """The first and the last line of a table, its rows, and names for its columns; None if there is none.

    The names are empty where nothing marks what changed. A table in which nothing stands alone needs no marks.
    """
    piped = [n for n, line in enumerate(lines) if line.text.endswith("|")]
    if len(piped) < _LEAST_KEPT:
        return None
    first, last = piped[0], piped[-1]
    if in_columns := _in_columns(lines[first : last + 1]):
        return first, last, *in_columns
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
    return first, last, rows, ("Deleted", "Added") if told else ("", "")


_DELIMITER: Final = re.compile(r"[|:\s-]*-{3,}[|:\s-]*")
_MOST_COLUMNS: Final = 12
_JUMPS: Final = frozenset("fnt")
"""What leads from change to change in difflib's tables: first, next, top."""
_GONE: Final = re.compile(r"(?:[−-]|(?:Deleted|Removed): )\s*")
_NEW: Final = re.compile(r"(?:\+|(?:Added|Inserted): )\s*")
_CODE: Final = re.compile(r"`[^`]+`")
_SAME: Final = re.compile(r"Unchanged:\s*")


def _in_columns(lines: Sequence[Line]) -> tuple[list[Marked], Names] | None:
    """The rows of a table that keeps each cell in its column, and its names; None where it is none of two texts."""
    found = [line for line in lines if line.text.strip() and not _DELIMITER.fullmatch(line.text)]
    rows = _of_one_width(found)
    if not rows:
        return None
    heads = [cell.text for cell in rows[0] if not is_mark(cell.text)]
    names = (heads[0], heads[1]) if len(heads) == 2 and all(map(is_name, heads)) else ("", "")
    body = rows[1:] if names[0] else rows
    columns = [n for n in range(len(rows[0])) if not all(is_mark(row[n].text) or row[n].text in _JUMPS for row in body)]
    if len(columns) != 2:
        return None
    pairs = [(row[columns[0]], row[columns[1]]) for row in body]
    # What moves empty cells to the end writes no blanks for them.
    in_place = any("|  |" in line.text for line in found) or (len(rows[0]) > 2 and any(map(_has_gap, body)))
    if not in_place and any(bool(left.text) != bool(right.text) for left, right in pairs):
        return None
    pairs = [pair for pair in pairs if not all(not cell.text or _LINE_NUMBER.fullmatch(cell.text) for cell in pair)]
    # Numbers or marks before either text, shown or not.
    told = columns[0] > 0 and columns[1] > columns[0] + 1
    if all(_CODE.fullmatch(cell.text) for pair in pairs for cell in pair if cell.text):
        pairs = [(Cell(a.text[1:-1], a.start + 1), Cell(b.text[1:-1], b.start + 1)) for a, b in pairs]
    sides = []
    for side, mark in enumerate((_GONE, _NEW)):
        own = [pair[side] for pair in pairs if pair[side].text and pair[0].text != pair[1].text]
        same = [pair[side] for pair in pairs if pair[side].text and pair[0].text == pair[1].text]
        is_marked = bool(own) and all(mark.match(cell.text) for cell in own)
        is_said = bool(same) and all(_SAME.match(cell.text) for cell in same)
        told = told or is_marked or is_said
        sides.append((mark if is_marked else None, _SAME if is_said else None))
    out = []
    for pair in pairs:
        left, right = (_without(pair[side], sides[side][pair[0].text == pair[1].text]) for side in (0, 1))
        out.append(Marked(left, right, told=True))
    if sum(bool(row.left and row.right and _is_kept(row.left, row.right)) for row in out) < _LEAST_KEPT:
        return None
    return out, names if names[0] or not told else ("Deleted", "Added")


def _of_one_width(lines: Sequence[Line]) -> list[list[Cell]]:
    """The cells of lines, if all lines have as many; none if not."""
    if not all(line.text.endswith("|") for line in lines):
        return []
    framed, unframed = ([_fields(line, framed=framed) for line in lines] for framed in (True, False))
    widest = max(map(len, framed), default=0)
    # An empty first cell may have been dropped with its pipe.
    mixed = [one if len(one) == widest else other for one, other in zip(framed, unframed, strict=True)]
    for rows in (framed, unframed, mixed) if framed else ():
        if len({len(row) for row in rows}) == 1 and 2 <= len(rows[0]) <= _MOST_COLUMNS:
            return rows
    return []


def _without(cell: Cell, mark: re.Pattern[str] | None) -> Cell | None:
    """A cell without the mark that it opens with; None if it is empty."""
    if mark and (found := mark.match(cell.text)):
        cell = Cell(cell.text[found.end() :], cell.start + found.end())
    return cell if cell.text else None


def _fields(line: Line, *, framed: bool) -> list[Cell]:
    """All cells of a line, empty ones too."""
    at = 1 if framed and line.text.startswith("|") else 0
    fields = []
    for pipe in _PIPE.finditer(line.text, at):
        piece = line.text[at : pipe.start()]
        fields.append(Cell(piece.strip(), line.start + at + len(piece) - len(piece.lstrip())))
        at = pipe.end()
    return fields


def _has_gap(row: Sequence[Cell]) -> bool:
    """Whether an empty cell stands before one that is not: it was not moved to the row's end."""
    return any(not one.text and other.text for one, other in pairwise(row))


def _is_kept(left: Cell, right: Cell) -> bool:
    """Whether two cells are the same sentence; numbers of a table of data are often the same."""
    return left.text == right.text and len(left.text.split()) > SENTENCE


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
