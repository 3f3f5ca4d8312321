"""Tables of changes: two versions of an article side by side, become one version.

The dirt: a page that shows what changed in an article (news-sniffer's, a wiki's), scraped as text. Sentences
about the page, a head with the versions' names, the title, "(35 minutes later)", then a row a paragraph, kept
ones twice.
The dialects are read by `scrubber.parsers.difftable`, and `scrubber.parsers.revision` tells such a table from
one of data. The wanted version's cells stay where they are; what stands between them is taken out. HTML is
left to the cleaner `html`, which knows these tables too.
"""

from __future__ import annotations

import contextlib
import re
from functools import partial
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final

from scrubber.categories import Category
from scrubber.edits import Edit, fact, remove, replace
from scrubber.fields import FieldError, date_of, site_of
from scrubber.hooks import Cleaner, hookimpl
from scrubber.parsers import revision
from scrubber.parsers.difftable import tables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.document import Document
    from scrubber.parsers.difftable import Row, Span, Table
    from scrubber.settings import Settings

_MOST_TABLES: Final = 20
"""Tables that are looked at: a page of changes has one, and near its top."""
_PIPE: Final = re.compile(r"\\(?=\|)")
_PIPE_OR_BLANKS: Final = re.compile(r"\\(?=\|)| {2,}")
_ESCAPE: Final = re.compile(r"\\+(?=[|*_`~\[\]<])")
_ESCAPE_OR_STRUCK: Final = re.compile(r"\\+(?=[|*_`~\[\]<])|[ ~]*~~[ ~]*| {2,}")


def clean(document: Document, version: str = "newer") -> list[Edit]:
    """Keep one version of a table of changes, and move what the page says of it to fields."""
    text = document.text
    if document.media_type == "html" or "|" not in text:
        return []
    for table in islice(tables(text, document.lines), _MOST_TABLES):
        if edits := _edits(text, table, version):
            return edits
    return []


def _edits(text: str, table: Table, version: str) -> list[Edit]:
    struck = table.markdown and _is_struck(text, table)
    if struck:
        table = table._replace(rows=_with_spanned(text, table.rows))
    said = revision.statements(text, 0, table.start)
    around = [*revision.page_links(text, 0, table.start), *revision.page_links(text, table.end, len(text))]
    outside = len(text) - (table.end - table.start) - sum(s.end - s.start for s in said)
    marks = (_ESCAPE_OR_STRUCK, _ESCAPE) if table.markdown else (_PIPE_OR_BLANKS, _PIPE)
    found = revision.resolve(
        table.names,
        [(_plain(text, row.left, marks[0]), _plain(text, row.right, marks[1])) for row in table.rows],
        lossy=table.lossy,
        said=any(statement.field != "title" for statement in said),
        share=1 - outside / len(text),
        version=version,
        newer=1 if struck else None,
        in_rows=table.in_rows,
    )
    if found is None:
        return []
    moved = [
        remove(text, s.start, s.end, "page", Category.META, field=s.field, value=s.value, reason=_PAGE) for s in said
    ]
    rows = table.rows[found.opening :]
    if found.alone and found.title_row is not None:
        rows = [table.rows[found.title_row]]
    elif found.title_row is not None:
        row = table.rows[found.title_row]
        moved.append(
            remove(
                text, row.start, row.end, "title-row", Category.META, field="title", value=found.title, reason=_TITLE
            )
        )
    kept = [cell for row in rows if (cell := row.right if found.column else row.left)]
    before = _outside(text, 0, table.start, [*around, *(e[:2] for e in moved)])
    after = _outside(text, table.end, len(text), around)
    edits = [*moved, *_gaps(text, [*before, *kept, *after], moved)]
    if not table.lossy:
        for start, end in kept:
            edits += (
                replace(text, *mark.span(), _unmarked(mark), "cell-mark", Category.MARKUP, reason=_SYNTAX)
                for mark in marks[found.column].finditer(text, start, end)
            )
    return edits + _facts(text, table, said, found)


def _with_spanned(text: str, rows: list[Row]) -> list[Row]:
    """Rows in whose right column stands, too, what spans both; deleted text would be struck out."""
    texts = [(text[slice(*row.left)] if row.left else "", text[slice(*row.right)] if row.right else "") for row in rows]
    struck = any("~~" in left for left, right in texts if not right)
    if not struck and any(left == right != "" for left, right in texts):
        # It is told to be deleted otherwise, by a class.
        return rows
    return [
        row._replace(right=row.left) if row.left and not right and "~~" not in left else row
        for row, (left, right) in zip(rows, texts, strict=True)
    ]


def _is_struck(text: str, table: Table) -> bool:
    """Whether text is struck out, and only on the left."""
    if not table.rows:
        return False
    left, right = (
        any(cell and "~~" in text[slice(*cell)] for cell in column)
        for column in zip(*((row.left, row.right) for row in table.rows), strict=True)
    )
    return left and not right


def _facts(text: str, table: Table, said: list[revision.Statement], found: revision.Resolved) -> list[Edit]:
    facts = [fact("versions", found.versions, "versions")]
    if table.undecided:
        facts.append(fact("warnings", _UNDECIDED.format(table.undecided), "undecided"))
    facts += (fact("site", site, "page") for s in said if s.field == "url" and (site := site_of(s.value)))
    if first := revision.first_seen(text, 0, table.start):
        with contextlib.suppress(FieldError):
            facts.append(fact("published", date_of(first), "page"))
    return facts


def _plain(text: str, span: Span | None, marks: re.Pattern[str]) -> str:
    if span is None:
        return ""
    return marks.sub(_unmarked, text[span[0] : span[1]]).replace("\xa0", " ").strip()


def _unmarked(mark: re.Match[str]) -> str:
    """What a mark stands for: half of the backslashes, rounded down; a blank where one was."""
    if mark[0][0] == "\\":
        return "\\" * (len(mark[0]) // 2)
    return " " if " " in mark[0] else ""


def _outside(text: str, start: int, end: int, taken: list[Span]) -> list[Span]:
    """Lines of a part of the text that belong neither to the table nor to what the page says of it."""
    spans, at = [], start
    for begin, stop in [*sorted(s for s in taken if start <= s[0] < end), (end, end)]:
        inner = text[at:begin]
        if inner.strip():
            left = at + len(inner) - len(inner.lstrip())
            spans.append((left, left + len(inner.strip())))
        at = max(at, stop)
    return spans


def _gaps(text: str, kept: list[Span], moved: list[Edit]) -> Iterable[Edit]:
    """Take out what stands between the pieces that stay, and part them by a blank line."""
    taken = sorted((edit.start, edit.end) for edit in moved)
    for number, ((_, start), (end, _)) in enumerate(pairwise([(0, 0), *kept, (len(text), len(text))])):
        if text[start:end].isspace() and 0 < number < len(kept):
            continue
        at = start
        for begin, stop in taken:
            if start <= begin < end:
                if begin > at:
                    yield _gap(text, at, begin, "")
                at = stop
        joint = "\n\n" if 0 < number < len(kept) else ""
        if end > at or joint:
            yield _gap(text, at, end, joint)


def _gap(text: str, start: int, end: int, after: str) -> Edit:
    syntax = not text[start:end].strip("|- \t\n")
    rule, reason = ("table-syntax", _SYNTAX) if syntax else ("other-version", _OTHER)
    return replace(text, start, end, after, rule, Category.MARKUP, reason=reason)


_PAGE: Final = "what the page of changes says of the article"
_UNDECIDED: Final = "{} of the paragraphs may stand in the older version only."
_TITLE: Final = "the title's row of the table of changes"
_SYNTAX: Final = "syntax of the table of changes"
_OTHER: Final = "text of the other version"


@hookimpl
def scrubber_cleaners(settings: Settings) -> Iterable[Cleaner]:
    """Register the cleaner."""
    return [Cleaner("difftable", "structure", partial(clean, version=settings.version), order=40)]
