"""Two-column tables of changes in HTML: which of their cells hold the two versions, and what tells which is the newer.

Beside the text such tables have columns of marks (`−`, `+`) and of the numbers of lines, before the text that they are
about (MediaWiki, DokuWiki, Drupal, Trac, GitHub, Gitea, Python's difflib.HtmlDiff, php-diff). Two tables side by side,
a version each, are read as one (diff2html). What is gone and what is new is told by `<del>` and `<ins>`, by names of
classes, by marks, or by a word for screen readers before the text (WordPress).
"""

from __future__ import annotations

import copy
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from scrubber.parsers import html
from scrubber.parsers.marked_rows import is_mark
from scrubber.parsers.revision import SENTENCE, is_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bs4 import Tag

Cells = tuple["Tag | None", "Tag | None"]


class Sides(NamedTuple):
    """A table of two columns of text.

    `tables` are the elements that it is made of, and legends of difflib's; `names` is what stands in its head.
    `newer` is the column (0 or 1) that the markup tells to be the newer version; None where it does not. `marked`
    says that the markup tells of changes at all.
    """

    tables: list[Tag]
    names: tuple[str, str]
    rows: list[Cells]
    newer: int | None
    marked: bool


class _Cell(NamedTuple):
    """A cell, the last of the columns that it covers, their number, and what marks stand before it."""

    tag: Tag
    column: int
    span: int
    marks: str = ""


_MARKS: Final = ("data-marker", "data-type-marker")
_WIDEST: Final = 12
_MOST_TABLES: Final = 20


def sides(body: Tag) -> Iterator[Sides]:
    """The tables below an element that are of two columns of text; most of them tell of no changes."""
    halves: list[tuple[Tag, list[_Cell | None]]] = []
    legends = body.find_all("table", summary="Legends")
    for table in body.find_all("table", limit=_MOST_TABLES):
        rows = _placed(table)
        if len(rows) < 2 or any(html.holds(cell.tag, {"table"}) for row in rows for cell in row):
            continue
        columns = _text_columns(rows)
        if len(columns) == 2:
            yield _of_columns([table, *legends], rows, columns)
        elif len(columns) == 1:
            halves.append((table, [_in_columns(row, columns)[0] for row in rows]))
    for (left, one), (right, other) in pairwise(halves):
        if len(one) == len(other) and _are_beside(left, right):
            found = _told([left, right], ("", ""), list(zip(one, other, strict=True)))
            if found.marked:
                yield found


def _placed(table: Tag) -> list[list[_Cell]]:
    """The rows of a table that hold anything, each cell with its place; none where the places can't be told."""
    rows = []
    for cells in html.rows_of(table):
        row: list[_Cell] = []
        column = 0
        for cell in cells:
            span, down = html.attribute(cell, "colspan"), html.attribute(cell, "rowspan")
            if (down and down != "1") or column > _WIDEST:
                return []
            width = int(span) if span.isdecimal() and len(span) < 3 else 1
            column += width
            row.append(_Cell(cell, column, width))
        if row:
            rows.append(row)
    return rows


def _only_marks(cell: Tag) -> bool:
    text = cell.get_text().strip()
    return is_mark(text) or _is_jump(cell, text)


def _is_jump(cell: Tag, text: str) -> bool:
    """Whether a cell is a letter that leads to the next change (difflib's n, f, t)."""
    link = cell.find("a") if len(text) == 1 else None
    return link is not None and html.attribute(link, "href").startswith("#")


def _attributes(cell: Tag) -> str:
    """Marks that a style sheet shows and the markup holds as an attribute."""
    return " ".join(html.attribute(tag, name) for tag in (cell, *cell.find_all("span")) for name in _MARKS)


def _is_head(row: Sequence[_Cell]) -> bool:
    parent = row[0].tag.parent
    inside = parent is not None and parent.parent is not None and parent.parent.name == "thead"
    return inside or all(cell.tag.name == "th" for cell in row if cell.tag.get_text().strip())


def _text_columns(rows: Sequence[Sequence[_Cell]]) -> list[int]:
    """The columns that hold more than marks and numbers; cells over several of them tell nothing."""
    body = [row for row in rows if not _is_head(row)] or rows
    width = max(cell.column for row in body for cell in row)
    if width > _WIDEST:
        return []
    return sorted(
        {
            cell.column
            for row in body
            for cell in row
            if (cell.span == 1 or 2 * cell.span <= width) and not _only_marks(cell.tag)
        }
    )


def _of_columns(tables: list[Tag], rows: list[list[_Cell]], columns: Sequence[int]) -> Sides:
    names = ("", "")
    pairs: list[tuple[_Cell | None, _Cell | None]] = []
    placed = [_in_columns(row, columns) for row in rows]
    for number, (row, (left, right)) in enumerate(zip(rows, placed, strict=True)):
        texts = [text for cell in row if (text := _flat(cell.tag)) and not is_mark(text)]
        if _is_head(row) or (not number and len(texts) == 2 and _are_names(texts, row)):
            if len(texts) == 2 and not pairs and names == ("", ""):
                names = (texts[0], texts[1])
                continue
            # Above each block of lines there may be a head again.
            if len(row) < 2 or not texts or tuple(texts) == names:
                continue
        pairs.append((left, right))
    return _told(tables, names, pairs)


def _are_names(texts: Sequence[str], row: Sequence[_Cell]) -> bool:
    """Whether a first row names the versions, though its cells are not marked as a head."""
    if all(map(is_name, texts)):
        return True
    short = texts[0] != texts[1] and max(text.count(" ") for text in texts) < SENTENCE
    return short and not any(map(_evidence, row))


def _in_columns(row: Sequence[_Cell], columns: Sequence[int]) -> list[_Cell | None]:
    """The cells of a row that hold text, by column, with the marks before them."""
    found: list[_Cell | None] = [None] * len(columns)
    marks: list[str] = []
    for cell in row:
        covered = [side for side, column in enumerate(columns) if cell.column - cell.span < column <= cell.column]
        for side in covered:
            found[side] = cell._replace(marks=" ".join(marks))
        marks = [] if covered else [*marks, cell.tag.get_text().strip(), _attributes(cell.tag)]
    return found


def _are_beside(left: Tag, right: Tag) -> bool:
    """Whether two tables have the same element around them, a few steps up."""
    around = [id(parent) for parent, _ in zip(left.parents, range(3), strict=False)]
    return any(id(parent) in around for parent, _ in zip(right.parents, range(3), strict=False))


_DIVIDER: Final = re.compile(r"@@.*@@.*|\S{1,12}:? \d+:?|…|\.\.\.", re.DOTALL)


def _told(tables: list[Tag], names: tuple[str, str], pairs: list[tuple[_Cell | None, _Cell | None]]) -> Sides:
    """The table with its cells as they read, without what only marks them."""
    pairs = [pair for pair in pairs if any(pair) and not all(cell is None or _divides(cell) for cell in pair)]
    told = [(_evidence(left), _evidence(right)) for left, right in pairs]
    if not any(map(any, told)):
        told = _told_in_text(pairs)
    straight = ("gone" in (left for left, _ in told)) or ("new" in (right for _, right in told))
    crossed = ("new" in (left for left, _ in told)) or ("gone" in (right for _, right in told))
    newer = None if straight == crossed else int(straight)
    is_told = newer is not None or any(map(_is_called_changes, tables))
    if not is_told and any(_text(left) != _text(right) for left, right in pairs):
        return Sides(tables, names, [(left and left.tag, right and right.tag) for left, right in pairs], None, False)
    return Sides(tables, names, _as_they_read(pairs, 1 if newer is None else newer), newer, is_told)


_CHANGES: Final = frozenset({"diff", "differences", "diffs"})


def _is_called_changes(table: Tag) -> bool:
    called = " ".join(html.attribute(table, name) for name in ("class", "id", "summary"))
    return not _CHANGES.isdisjoint(word.lower() for word in _WORDS.findall(called))


def _told_in_text(pairs: Sequence[tuple[_Cell | None, _Cell | None]]) -> list[tuple[str, str]]:
    """What marks before the text say of cells, if all cells that have no equal beside them open with one."""
    texts = [(_text(left), _text(right)) for left, right in pairs]
    told = [(_mark_before(left), _mark_before(right)) for left, right in texts if left != right]
    every = all(_mark_before(text) or not text for left, right in texts if left != right for text in (left, right))
    return told if every else []


def _mark_before(text: str) -> str:
    gone, new = (mark.match(text) for mark in _BEFORE_TEXT)
    return "gone" if gone else "new" if new else ""


def _divides(cell: _Cell) -> bool:
    text = _flat(cell.tag)
    return not text or bool(_DIVIDER.fullmatch(text) and is_mark(text)) or text.startswith("@@ ")


_WORDS: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_GONE: Final = frozenset({"del", "delete", "deleted", "deletedline", "deletion", "removal", "rem", "removed", "minus"})
_NEW: Final = frozenset({"add", "added", "addedline", "addition", "ins", "insert", "inserted", "insertion", "plus"})
_MINUS: Final = frozenset("−–-")


def _evidence(cell: _Cell | None) -> str:
    """What the markup says of a cell: "gone", "new", or nothing."""
    if cell is None:
        return ""
    words = {mark for mark in cell.marks.split() if mark in _MINUS or mark == "+"}
    for tag in (cell.tag, *cell.tag.find_all(True)):
        words.add(tag.name)
        if called := html.attribute(tag, "class"):
            said = {word.lower() for word in _WORDS.findall(called)}
            words |= said
            if {"diff", "sub"} <= said:
                words.add("del")
    gone = bool(words & _GONE or words & _MINUS or words & {"s", "strike"})
    new = bool(words & _NEW or "+" in words)
    return "" if gone == new else "gone" if gone else "new"


_BEFORE_TEXT: Final = (
    re.compile(r"\s*(?:[−-]|(?:Deleted|Removed):)\s*"),
    re.compile(r"\s*(?:\+|(?:Added|Inserted):)\s*"),
)
_UNCHANGED: Final = re.compile(r"\s*(?:Unchanged|Context):\s*")


def _as_they_read(pairs: Sequence[tuple[_Cell | None, _Cell | None]], newer: int) -> list[Cells]:
    """Rows without marks before the text, with lines put together that were wrapped, and plain blanks."""
    columns: list[list[Tag | None]] = [[], []]
    kept = [_text(left) == _text(right) != "" for left, right in pairs]
    wide = not any(" " in _text(cell) for pair in pairs for cell in pair)
    for side in (0, 1):
        own = _BEFORE_TEXT[side == newer]
        cells = [pair[side] for pair in pairs]
        changed = [cell for cell, is_kept in zip(cells, kept, strict=True) if not is_kept and _text(cell)]
        same = [cell for cell, is_kept in zip(cells, kept, strict=True) if is_kept]
        marked = all(own.match(_text(cell)) for cell in changed)
        told = bool(same) and all(_UNCHANGED.match(_text(cell)) for cell in same)
        other = "del" if side == newer else "ins"
        last: Tag | None = None
        for cell, is_kept in zip(cells, kept, strict=True):
            if cell is None or not _text(cell):
                columns[side].append(None)
                continue
            tag = copy.copy(cell.tag)
            for foreign in tag.find_all(other):
                foreign.decompose()
            if (marked and not is_kept) or (told and is_kept):
                _cut(tag, _UNCHANGED if is_kept else own)
            _with_blanks(tag, inside=wide or not is_kept)
            if cell.marks.split() == [_WRAPPED] and last is not None:
                last.extend(list(tag.contents))
                columns[side].append(None)
            else:
                columns[side].append(tag)
                last = tag
    return [pair for pair in zip(*columns, strict=True) if any(pair)]


_WRAPPED: Final = ">"
"""What difflib.HtmlDiff writes in place of a number before what it took over to a next line."""


def _text(cell: _Cell | None) -> str:
    return cell.tag.get_text().strip() if cell else ""


def _flat(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


def _cut(tag: Tag, mark: re.Pattern[str]) -> None:
    """Take a mark from the beginning of an element's text."""
    for string in tag.find_all(string=True):
        if string.strip():
            string.replace_with(mark.sub("", string, count=1))
            return


def _with_blanks(tag: Tag, *, inside: bool) -> None:
    """Make plain blanks of those that were written to fill a cell, at its ends, or for every blank."""
    strings = tag.find_all(string=True)
    told = [number for number, string in enumerate(strings) if string.strip()]
    for number, string in enumerate(strings):
        if "\xa0" in string:
            text = str(string)
            if inside or not told or not told[0] <= number <= told[-1]:
                text = text.replace("\xa0", " ")
            elif number in {told[0], told[-1]}:
                text = text.lstrip("\xa0") if number == told[0] else text
                text = text.rstrip("\xa0") if number == told[-1] else text
            string.replace_with(text)
