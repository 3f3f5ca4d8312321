r"""Two-column tables of changes, as text: the dialects in which trafilatura writes them.

The page (news-sniffer's, or any of that shape) has a table with a column for each of two versions. A kept
paragraph stands in both cells of its row, a deleted one only left as `<del>`, an inserted one only right as
`<ins>`, a changed one left and right. trafilatura writes it, measured with its releases:

- 1.8: `cell|`, a cell a line.
- 1.9–1.12: `a | b |`, under `---|---|`.
- 2.0–2.1: `| a | b |`, under `|---|---|`.
- 2.2–2.3: the same, with `|` in a cell written `\|`, and in markdown deleted text as `~~deleted~~`.

All but the last drop deleted text and move a row's empty cell to its end, so that a lone cell is new text and
the older version can't be had from them (`Table.lossy`).

Where trafilatura falls back on another reader, the delimiter row is missing or has one column (`---|`). From 1.9 on
that reader keeps deleted text and a row's empty cell in its place: `deleted | |`, `| inserted |`. In 2.0 and 2.1, a
row that opens with an element, such as `<del>`, lacks its first pipe. If its cells hold paragraphs (`<td><p>`), it
moves the empty cell to the end as well; kept rows without the first pipe show that in 2.0, and nothing does in 1.9,
so that lone cells are then kept and counted (`Table.undecided`). In 1.8 it writes a deleted
cell without a pipe, an inserted one with it, and a changed row as one line, old and new text run together:
`run_together` takes them apart where it can.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from scrubber.parsers.marked_rows import is_mark, marked_rows
from scrubber.parsers.revision import SENTENCE, is_name
from scrubber.parsers.run_together import glued, is_version, parted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrubber.document import Line
    from scrubber.parsers.marked_rows import Cell, Marked

Span = tuple[int, int]


class Row(NamedTuple):
    """A row: the spans of its cells in the text; None is a cell that is empty or was dropped."""

    start: int
    end: int
    left: Span | None
    right: Span | None


class Table(NamedTuple):
    """A table of changes.

    `lossy` says that deleted text is missing from it; `markdown` that deleted text is struck out (`~~`) and
    that a backslash stands before literal marks of Markdown; `undecided` is the number of lone cells that may be
    deleted or inserted, and are taken for inserted; `in_rows` that the cells of a row stand in one line.
    """

    start: int
    end: int
    names: tuple[str, str]
    rows: list[Row]
    lossy: bool
    markdown: bool = False
    undecided: int = 0
    in_rows: bool = True


_DELIMITER: Final = re.compile(r"^\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t]*:?-{3,}:?[ \t]*\|?[ \t]*$", re.MULTILINE)
_HEAD_ALONE: Final = re.compile(r"^\|?([^|\n]{1,80})\|([^|\n]{1,80})\|[ \t]*$", re.MULTILINE)
_CELL_A_LINE: Final = re.compile(r"^[^|\n]{1,60}\|[ \t]*\n\s*[^|\n]{1,60}\|[ \t]*$", re.MULTILINE)
_EMPTY_LEFT: Final = re.compile(r"\|\s{2,}\||\|\s?\|\s*[^|\s][^|]*\|$")
_EMPTY_KEPT: Final = re.compile(r"[^|\s]\s*\|\s{2,}\|")
_OF_MARKDOWN: Final = re.compile(r"\\[\[\]]")
_ESCAPED: Final = re.compile(r"\\[*_`]")
_BARE: Final = re.compile(r"(?<!\\)[\[\]*_`]")
_HUNK: Final = re.compile(r"@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@[^|]*")
_DASHES: Final = frozenset("-–—")
_UNESCAPED: Final = re.compile(r"(?<!\\)\|")


def tables(text: str, lines: Sequence[Line]) -> Iterator[Table]:
    """Everything in a text that is written like a two-column table; whether one tells of changes is open."""
    for table in _as_written(text, lines):
        rows = [row for row in table.rows if not _is_head(text, table, row)]
        yield table._replace(rows=_without_dashes(text, rows))


def _is_head(text: str, table: Table, row: Row) -> bool:
    """Whether a row repeats the head, as above each block of lines, or says which lines follow."""
    left, right = (text[slice(*cell)] if cell else "" for cell in (row.left, row.right))
    return (left, right) == table.names != ("", "") or bool(_HUNK.fullmatch(left or right))


def _without_dashes(text: str, rows: list[Row]) -> list[Row]:
    """Rows without the dashes that stand for nothing, on either side; a paragraph that is a dash has its own row."""
    out = []
    dropped = [0, 0]
    for row in rows:
        cells = [text[slice(*cell)] if cell else "" for cell in (row.left, row.right)]
        dashes = [cell in _DASHES for cell in cells]
        if any(dashes) and (all(dashes) or max(cell.count(" ") for cell in cells) < SENTENCE):
            return rows
        dropped = [count + dash for count, dash in zip(dropped, dashes, strict=True)]
        left, right = (None if dash else cell for dash, cell in zip(dashes, (row.left, row.right), strict=True))
        out.append(row._replace(left=left, right=right))
    return out if all(dropped) else rows


def _as_written(text: str, lines: Sequence[Line]) -> Iterator[Table]:
    numbers = {line.start: n for n, line in enumerate(lines)}
    found, past = False, 0
    for match in _DELIMITER.finditer(text):
        n = numbers.get(match.start())
        if n and match.start() >= past and (table := _rows_of_lines(lines, n - 1, n)):
            found, past = True, table.end
            yield table._replace(markdown=not table.lossy and _is_markdown(text, table))
    if not found:
        for match in _HEAD_ALONE.finditer(text):
            n = numbers.get(match.start())
            if n is not None and is_name(match[1]) and is_name(match[2]):
                if table := _rows_of_fallback(lines, n) or _rows_of_lines(lines, n, n):
                    yield table._replace(markdown=not table.lossy and _is_markdown(text, table))
                return
        for match in _CELL_A_LINE.finditer(text):
            n = numbers.get(match.start())
            if n is not None and is_name(lines[n].text[:-1]) and is_name(lines[n + 1].text[:-1]):
                yield _cells_of_lines(lines, n)
                return
    if found_rows := marked_rows(lines):
        first, last, rows, names = found_rows
        table = _of_marked(lines, first, last, rows, names)
        yield table._replace(markdown=not table.lossy and _is_markdown(text, table))


def _of_marked(lines: Sequence[Line], first: int, last: int, found: list[Marked], names: tuple[str, str]) -> Table:
    """The table whose marks tell what is gone; it lacks deleted words where cells without a mark stand alone."""
    start, end = lines[first].start, lines[last].end
    rows = [Row(*_extent(row), _span_of(row.left), _span_of(row.right)) for row in found if row.left or row.right]
    lossy = any(not row.told and (row.left is None) != (row.right is None) for row in found)
    return Table(start, end, names, rows, lossy)


def _extent(row: Marked) -> Span:
    cells = [cell for cell in (row.left, row.right) if cell]
    return cells[0].start, cells[-1].start + len(cells[-1].text)


def _span_of(cell: Cell | None) -> Span | None:
    return (cell.start, cell.start + len(cell.text)) if cell else None


def _is_markdown(text: str, table: Table) -> bool:
    inside = text[table.start : table.end]
    return "\n\n" in text[: table.end] or "~~" in inside or _has_escapes(inside)


def _has_escapes(text: str) -> bool:
    """Whether a backslash stands before marks of Markdown: before brackets, or before all that there are."""
    return bool(_OF_MARKDOWN.search(text) or (_ESCAPED.search(text) and not _BARE.search(text)))


def _rows_of_lines(lines: Sequence[Line], first: int, delimiter: int) -> Table | None:
    """The table whose head is the first of these lines; its rows follow the second."""
    head = lines[first]
    framed = _is_framed(lines, delimiter)
    names = _split(head, framed, escaped=False)
    if not names.left or not names.right:
        return None
    last = delimiter
    while last + 1 < len(lines) and lines[last + 1].text.endswith("|"):
        last += 1
    body = lines[delimiter + 1 : last + 1]
    keeps_place = framed and _keeps_place(body)
    rows = [_split(line, framed, keeps_place) for line in body]
    if not keeps_place:
        if rows and rows[-1].left and rows[-1].right:
            rows[-1] = _last_row(lines[last], rows[-1])
        rows = [row if row.right else row._replace(left=None, right=row.left) for row in rows]
    told = (_text(head, names.left), _text(head, names.right))
    return Table(head.start, lines[last].end, told, rows, not keeps_place)


def _is_framed(lines: Sequence[Line], n: int) -> bool:
    """Whether rows open with a pipe; one that opens with an element may lack it, the head's, too."""
    following = lines[n + 1 : n + 5]
    return lines[n].text.startswith("|") or (len(following) == 4 and all(x.text.startswith("|") for x in following))


_SHORT_DELIMITER: Final = re.compile(r"\|?-{3,}\|")


def _rows_of_fallback(lines: Sequence[Line], head: int) -> Table | None:
    """The table whose head is that line, if the reader that wrote it left each empty cell in its place."""
    framed = _is_framed(lines, head)
    names = _split(lines[head], framed, escaped=False)
    first = head + 1
    if first < len(lines) and _SHORT_DELIMITER.fullmatch(lines[first].text):
        first += 1
    last = first - 1
    while last + 1 < len(lines) and lines[last + 1].text.endswith("|"):
        last += 1
    body = lines[first : last + 1]
    if not names.left or not names.right or any(_EMPTY_LEFT.match(line.text) for line in body):
        return None
    # There every row that begins with a deletion lacks its first pipe.
    deletes = framed and any(not line.text.startswith("|") for line in body)
    rows = [_placed(line, framed, deletes) for line in body]
    pairs = list(zip(body, rows, strict=True))
    lone = sum(row.left is not None and row.right is None for row in rows)
    if framed:
        told = any(not line.text.startswith("|") or (row.right and not row.left) for line, row in pairs[:-1])
        sure = told and all(line.text.startswith("|") for line, row in pairs if _is_kept(line, row))
        if not sure:
            return None
    else:
        inserted = any(line.text.startswith("|") and row.right for line, row in pairs)
        texts = [(_of(line, row.left), _of(line, row.right)) for line, row in pairs]
        sure = (inserted and any(map(_keeps_deleted, texts))) or _tell_deleted(texts)
    if not sure:
        rows = [row if row.right else row._replace(left=None, right=row.left) for row in rows]
    called = (_text(lines[head], names.left), _text(lines[head], names.right))
    return Table(lines[head].start, lines[last].end, called, rows, not sure, undecided=0 if sure else lone)


_LEAST_TOLD: Final = 2
_LONG: Final = 12


def _keeps_deleted(row: tuple[str, str]) -> bool:
    """Whether the left cell has words that the right one lacks, so that its reader didn't drop what is deleted.

    Behind a deletion in a paragraph of its own that reader drops the rest of the cell as well.
    """
    left, right = row
    words = iter(right.split())
    return bool(left and right) and not all(word in words for word in left.split())


def _of(line: Line, cell: Span | None) -> str:
    return _text(line, cell) if cell else ""


def _tell_deleted(rows: list[tuple[str, str]]) -> bool:
    """Whether cells that stand alone are deleted, as their versions beside them tell, or that they are struck out.

    Tools that compare versions put paragraph beside paragraph where several changed, so that the older version of
    one may stand some rows below the newer one. Inserted cells would be versions of what stands on the left.
    """
    alone = [n for n, (left, right) in enumerate(rows) if left and not right]
    if alone and all(rows[n][0].startswith("~~") and rows[n][0].endswith("~~") for n in alone):
        return True
    if len(alone) > _MOST_CHANGED:
        return False
    older = newer = surely = 0
    for n in alone:
        near = [rows[m] for m in range(max(0, n - _BESIDE), min(len(rows), n + _BESIDE + 1)) if m != n]
        changed = [(left, right) for left, right in near if left and right and left != right]
        newer += any(is_version(rows[n][0], left) for left, _ in changed)
        older += any(is_version(rows[n][0], right) for _, right in changed)
        # Two new paragraphs may be alike; but the version of a long one stands beside what it is no version of.
        surely += rows[n][0].count(" ") >= _LONG and any(
            is_version(rows[n][0], right, surely=True) and not is_version(left, right) for left, right in changed
        )
    return (older >= _LEAST_TOLD or surely > 0) and 3 * older > len(alone) and not newer


def _placed(line: Line, framed: bool, deletes: bool) -> Row:
    """Part a row whose empty cell stands in its place, the first pipe of the frame being there or not.

    `deletes` says that rows which begin with a deletion lack it, so that others hold no text that is all gone.
    """
    opened = line.text.startswith("|")
    at, end = int(opened), len(line.text) - 1
    whole = line.text[:end].strip()
    half = (len(whole) - 3) // 2
    if opened and not framed and half > 1 and whole == f"{whole[:half]} | {whole[:half]}":
        # A cell that begins with a pipe of its own.
        return Row(line.start, line.end, _trim(line, 0, half), _trim(line, half + 2, end))
    inner = line.text[at:end]
    if not inner.strip("| "):
        return Row(line.start, line.end, None, None)
    stripped = inner.strip()
    half = (len(stripped) - 3) // 2
    if half > 0 and stripped == f"{stripped[:half]} | {stripped[:half]}":
        return _split(line, opened, escaped=False)
    if stripped.endswith("|"):
        return Row(line.start, line.end, _trim(line, at, at + inner.rindex("|")), None)
    if opened and (not framed or "|" not in inner):
        return Row(line.start, line.end, None, _trim(line, at, end))
    row = _split(line, opened, escaped=False)
    if opened and deletes and row.left and row.right:
        left, right = _text(line, row.left), _text(line, row.right)
        if left not in _DASHES and not is_mark(left) and not is_name(left) and not is_version(left, right):
            # A new cell with a pipe of its own.
            return Row(line.start, line.end, None, _trim(line, at, end))
    return row if row.right else row._replace(left=None, right=row.left)


def _is_kept(line: Line, row: Row) -> bool:
    return bool(row.left and row.right) and _text(line, row.left) == _text(line, row.right)  # type: ignore[arg-type]


def _keeps_place(rows: Sequence[Line]) -> bool:
    """Whether an empty cell stays where it was; where none is empty, whether both cells are whole."""
    if any(_EMPTY_LEFT.match(row.text) or _EMPTY_KEPT.search(row.text, len(row.text) - 12) for row in rows):
        return True
    # Only the releases that keep the place put a backslash before a pipe, and before marks of Markdown.
    if any("\\|" in row.text for row in rows) or _has_escapes("\n".join(row.text for row in rows)):
        return True
    whole = False
    for row in rows:
        _, _, left, right = _split(row, framed=True, escaped=True)
        if left is None or right is None:
            return False
        # Without its deleted words, an old cell ends before the first of them.
        whole = whole or not _text(row, right).startswith(_text(row, left))
    return whole


def _split(line: Line, framed: bool, escaped: bool) -> Row:
    """Part a row into its two cells; where cells hold pipes, at the place that makes them most alike."""
    text = line.text
    at = 1 if framed and text.startswith("|") else 0
    end = len(text) - text.endswith("|")
    inner = text[at:end]
    stripped = inner.strip()
    if not stripped.strip("| "):
        return Row(line.start, line.end, None, None)
    begin = at + inner.index(stripped[0])
    half = (len(stripped) - 3) // 2
    if half > 0 and stripped[:half] == stripped[half + 3 :] and stripped[half : half + 3] == " | ":
        cut = begin + half + 1
    elif not escaped and stripped.endswith("|"):
        cut = begin + len(stripped) - 1
    else:
        pattern = _UNESCAPED if escaped else _PIPE
        cuts = [match.start() for match in pattern.finditer(text, at, end)]
        if not escaped:
            # A pipe that the paragraph has itself; a changed row with one has another between its cells.
            cuts = [cut for cut in cuts if not _is_in_sentence(text, at, cut, end)]
        cut = _cut(text, cuts, at, end) if cuts else end
    return Row(line.start, line.end, _trim(line, at, cut), _trim(line, cut + 1, end))


_MOST_CUTS: Final = 20
_CELL_ENDS: Final = re.compile(r"[.!?:…][\"”’')\]]*\s*\Z")


def _cut(text: str, cuts: list[int], start: int, end: int) -> int:
    """The pipe between two cells, of several: versions of one stand on both sides, or a sentence ends before it."""
    middle = (start + end) / 2
    near = sorted(cuts, key=lambda cut: abs(cut - middle))
    if len(near) == 1:
        return near[0]
    for cut in near[:_MOST_CUTS]:
        if is_version(text[start:cut], text[cut + 1 : end]):
            return cut
    ends = (cut for cut in near[:_MOST_CUTS] if _CELL_ENDS.search(text, max(start, cut - 9), cut))
    return next(ends, near[0])


_SENTENCE_OPENS: Final = re.compile(r"\s*[^\W\d_a-zß-öø-ÿ]")
_SENTENCE_GOES_ON: Final = re.compile(r"\s*[a-zß-öø-ÿ]")


def _is_in_sentence(text: str, start: int, cut: int, end: int) -> bool:
    """Whether a pipe stands within a sentence of one cell, not between versions of one text."""
    before = max(text.rfind("|", start, cut) + 1, start)
    return (
        _SENTENCE_GOES_ON.match(text, cut + 1) is not None
        and _SENTENCE_OPENS.match(text, before) is not None
        and _CELL_ENDS.search(text, max(before, cut - 9), cut) is None
        and _CELL_ENDS.search(text[max(cut, end - 9) : end]) is not None
        and text.count(" ", before, cut) >= SENTENCE
        and not is_version(text[before:cut], text[cut + 1 : end])
    )


def _last_row(line: Line, row: Row) -> Row:
    """The table's last row, which may have lost its empty cell with the white space at its end."""
    assert row.left
    assert row.right
    left, right = _text(line, row.left), _text(line, row.right)
    if left == right or right.startswith(left) or is_version(left, right):
        return row
    return row._replace(left=None, right=(row.left[0], row.right[1]))


_PIPE: Final = re.compile(r"\|")


def _trim(line: Line, start: int, end: int) -> Span | None:
    cell = line.text[start:end]
    stripped = cell.strip()
    if not stripped:
        return None
    begin = line.start + start + len(cell) - len(cell.lstrip())
    return begin, begin + len(stripped)


def _text(line: Line, span: Span) -> str:
    return line.text[span[0] - line.start : span[1] - line.start]


def _cells_of_lines(lines: Sequence[Line], head: int) -> Table:
    """The table, a cell a line, whose head is that line and the next: equal neighbours are a kept row."""
    last = max((n for n in range(head + 2, len(lines)) if lines[n].text.endswith("|")), default=head + 1)
    if last == head + 1:
        last = _last_of_paragraphs(lines, head + 2)
    # A cell that held a line break ends with a pipe on a line of its own.
    cells = [(line.text.removesuffix("|").rstrip(), line) for line in lines[head + 2 : last + 1] if line.text != "|"]
    rows: list[Row] = []
    alone: list[int] = []
    n = 0
    while n < len(cells):
        size = _repeated(cells, n)
        if not size and n + 1 < len(cells) and _is_cut_off(cells[n][0], cells[n + 1][0]):
            n += 1
            continue
        for text, line in cells[n + size : n + 2 * size] if size else cells[n : n + 1]:
            span = (line.start, line.start + len(text))
            if not size:
                alone.append(len(rows))
            rows.append(Row(span[0], line.end, span if size else None, span))
        n += 2 * size or 1
    names = (lines[head].text[:-1].strip(), lines[head + 1].text[:-1].strip())
    _part_changed(rows, alone, {line.start: line.text for _, line in cells})
    return Table(lines[head].start, lines[last].end, names, rows, lossy=True, in_rows=False)


def _is_cut_off(cell: str, following: str) -> bool:
    """Whether a cell is what its reader left of an older version: it ends at the first word that is deleted."""
    return cell.count(" ") >= SENTENCE and following.startswith(f"{cell} ") and _CELL_ENDS.search(cell[-9:]) is None


_LEAST_KEPT: Final = 2


def _last_of_paragraphs(lines: Sequence[Line], first: int) -> int:
    """The last line that stands there twice, if the lines of a page do: a cell's paragraph has no pipe behind it."""
    twice = [n for n in range(first + 1, len(lines)) if lines[n].text == lines[n - 1].text]
    sentences = sum(lines[n].text.count(" ") >= SENTENCE for n in twice)
    # The two lines of a row, for at least half of what is there.
    if sentences < _LEAST_KEPT or 4 * len(twice) < twice[-1] + 1 - first:
        return first - 1
    return twice[-1]


_MOST_CHANGED: Final = 300
_BESIDE: Final = 3
_ROUNDS: Final = 4


def _part_changed(rows: list[Row], alone: list[int], texts: dict[int, str]) -> None:
    """Give the rows of one cell their older text, where a reader ran it together with the newer.

    That reader writes a cell that is gone without a pipe. So do others, of a cell with several paragraphs; which of
    them it was, is told by a line in which two versions of a paragraph stand, or by such a cell beside its version.
    """
    if len(alone) > _MOST_CHANGED:
        return
    lone = {n: texts[rows[n].start] for n in alone}
    gone = {n: text for n, text in lone.items() if not text.endswith("|")}
    there = {n: text for n, text in lone.items() if n not in gone}
    beside = {n: [gone[m] for m in (n - 1, n + 1) if m in gone] for n in there}
    if not any(
        _is_run_together(there[n].removesuffix("|"), older) or any(is_version(there[n], text) for text in older)
        for n, older in beside.items()
    ):
        return
    begins: dict[int, int] = {}
    for _ in range(_ROUNDS):
        told = len(begins)
        for n in there:
            if n not in begins and (at := _begin_of_newer(n, there, gone, begins)):
                begins[n] = at
        if len(begins) == told:
            break
    begins |= {n: at for n in there.keys() - begins.keys() if (at := glued(there[n]))}
    for n in gone:
        rows[n] = rows[n]._replace(left=rows[n].right, right=None)
    for n, at in begins.items():
        start, end, _, whole = rows[n]
        if whole:
            left = (start, start + len(texts[start][:at].rstrip()))
            rows[n] = Row(start, end, left, (start + at, whole[1]))


def _is_run_together(line: str, older: Sequence[str]) -> bool:
    """Whether a line proves that its reader runs versions together: they are alike, or a version is gone beside it."""
    at = parted(line, older)
    return at is not None and (bool(older) or is_version(line[:at], line[at:], surely=True))


def _begin_of_newer(n: int, there: dict[int, str], gone: dict[int, str], begins: dict[int, int]) -> int | None:
    """Where the newer text of a row begins, by what stands beside it and how far that is known."""
    near = [m for m in range(n - _BESIDE, n + _BESIDE + 1) if m != n]
    older = [gone[m] for m in near if m in gone] + [there[m][: begins[m]] for m in near if m in begins]
    newer = [there[m][begins.get(m, 0) :].removesuffix("|") for m in near if m in there]
    before, after = (there.get(m, "").removesuffix("|") for m in (n - 1, n + 1))
    return parted(there[n].removesuffix("|"), older, newer, before, after)


def _repeated(cells: Sequence[tuple[str, Line]], n: int) -> int:
    """How many cells from `n` on stand there twice: one, or the paragraphs of one, which lack the pipe."""
    sizes = range(1, 2 if cells[n][1].text.endswith("|") else 9)
    for size in sizes:
        if [c[0] for c in cells[n : n + size]] == [c[0] for c in cells[n + size : n + 2 * size]]:
            return size
    return 0
