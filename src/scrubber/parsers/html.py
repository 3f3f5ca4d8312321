"""Reading HTML: a tree that any input gives, and the text of its elements as paragraphs.

The tree is beautifulsoup4's over html.parser: pure Python, and the same on every machine. Nothing here
recurses, so that deeply nested pages cost time in proportion to their length and no stack.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from scrubber.parsers import tags

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from bs4 import BeautifulSoup, Tag

DROPPED: Final = frozenset(
    [
        "aside",
        "audio",
        "button",
        "canvas",
        "dialog",
        "embed",
        "figcaption",
        "footer",
        "form",
        "head",
        "iframe",
        "input",
        "map",
        "nav",
        "noscript",
        "object",
        "option",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
    ]
)
"""Elements that hold no text of an article; a form is one of them only where it is not the whole page."""

BLOCKS: Final = tags.BLOCKS | {
    "body",
    "caption",
    "details",
    "hgroup",
    "html",
    "legend",
    "menu",
    "search",
    "summary",
}
_ROLES: Final = frozenset({"navigation", "banner", "complementary", "contentinfo", "search", "dialog", "alert"})
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_RUN: Final = re.compile(r"[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*")
_SPACE: Final = " \t\n\r\f"
_LONE_BRACKET: Final = re.compile(r"<(?![^<>]*>)")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_UNCLOSED: Final = 200
"""Brackets left open from which on a page is taken for damaged: html.parser is quadratic in their number."""


class Paragraph(NamedTuple):
    """A paragraph: its text in pieces that stand so in the source (entities aside), in order.

    `told` says that all of it is a time or an author's name, marked as such in the page. `linked` counts the characters
    in links, `block` is the name of the element that parts it from others, `inside` says that it is in the core.
    """

    pieces: list[str]
    told: bool
    linked: int
    block: str
    inside: bool

    @property
    def text(self) -> str:
        """The paragraph as it reads; a line break in it is a line feed."""
        return "".join(self.pieces)


def parse(source: str) -> BeautifulSoup:
    """The tree of a page or a fragment."""
    from bs4 import BeautifulSoup
    from bs4.exceptions import ParserRejectedMarkup

    try:
        source.encode()
    except UnicodeEncodeError:
        # Half a surrogate pair, which beautifulsoup4 can't look at.
        source = _SURROGATE.sub("\ufffd", source)
    if source.count("<") - source.count(">") > _UNCLOSED:
        source = _LONE_BRACKET.sub("&lt;", source)
    try:
        soup = BeautifulSoup(source, "html.parser")
    except ParserRejectedMarkup:
        soup = BeautifulSoup(source.replace("<!", "&lt;!"), "html.parser")
    if soup.head and not soup.body and soup.head.find(["article", "div", "p"]):
        # It was not closed; a browser begins the body at the first of these.
        soup.head.name = "body"
    return soup


def attribute(tag: Tag, name: str) -> str:
    """An attribute's value; of one with several values, all, parted by blanks; empty where it is missing."""
    value = tag.attrs.get(name)
    return " ".join(value) if isinstance(value, list) else (value or "").strip()


def is_hidden(tag: Tag) -> bool:
    """Whether the page does not show this element, or shows it as no part of its text."""
    attrs = tag.attrs
    if not attrs:
        return False
    return bool(
        "hidden" in attrs
        or attribute(tag, "aria-hidden") == "true"
        or attribute(tag, "role") in _ROLES
        or ("style" in attrs and _HIDDEN.search(attribute(tag, "style")))
    )


def paragraphs(
    roots: Collection[Tag],
    *,
    keep: Collection[str] = (),
    skip: Collection[int] = (),
    instead: Mapping[int, list[Tag]] | None = None,
    core: int = 0,
) -> list[Paragraph]:
    """The text of some elements, as paragraphs.

    Args:
        roots: elements, one after the other.
        keep: names of elements that would be dropped, but are wanted.
        skip: `id` of elements to leave out.
        instead: for the `id` of an element, the elements to read in its place.
        core: `id` of an element: what is in it is `inside`; without one, all is.

    """
    writer = _Writer(core)
    for root in roots:
        writer.enter(root)
        _walk(root, writer, frozenset(keep), skip, instead or {})
        writer.end_paragraph()
        writer.leave(root)
    return writer.paragraphs


def _walk(
    root: Tag, writer: _Writer, keep: frozenset[str], skip: Collection[int], instead: Mapping[int, list[Tag]]
) -> None:
    from bs4 import CData, Tag
    from bs4.element import NavigableString

    page_form = False
    stack: list[tuple[Iterator[Any], Tag]] = [(iter(root.contents), root)]
    while stack:
        children, parent = stack[-1]
        node = next(children, None)
        if node is None:
            stack.pop()
            if parent is not root:
                writer.leave(parent)
        elif isinstance(node, Tag):
            name = node.name
            if id(node) in skip or is_hidden(node) or (name == "del" and "del" not in keep):
                if name in BLOCKS:
                    writer.end_paragraph()
                continue
            page_form = page_form or (name == "form" and _is_page(node))
            if name == "br":
                writer.line_break()
            elif name in DROPPED and name not in keep and not (name == "form" and page_form):
                if name in BLOCKS:
                    writer.end_paragraph()
            elif name == "table" and id(node) not in instead and (rows := _data_rows(node)):
                writer.end_paragraph()
                for row in rows:
                    for number, cell in enumerate(row):
                        writer.text(" | " if number else "")
                        writer.text(cell)
                    writer.end_paragraph()
            else:
                writer.enter(node)
                stack.append((iter(instead.get(id(node), node.contents)), node))
        elif type(node) is NavigableString or type(node) is CData:
            writer.text(str(node))


def _is_page(form: Tag) -> bool:
    """Whether a form is one that is wrapped around a whole page, as old servers do."""
    return len(form.find_all(["p", "article", "h1"], limit=3)) == 3


def rows_of(table: Tag) -> list[list[Tag]]:
    """The cells of a table, row by row; those of tables inside it are not among them."""
    from bs4 import Tag

    rows: list[list[Tag]] = []
    for child in table.contents:
        if isinstance(child, Tag):
            parts = child.contents if child.name in {"thead", "tbody", "tfoot"} else [child]
            rows += (
                [cell for cell in row.contents if isinstance(cell, Tag) and cell.name in {"td", "th"}]
                for row in parts
                if isinstance(row, Tag) and row.name == "tr"
            )
    return rows


def holds(tag: Tag, names: Collection[str]) -> bool:
    """Whether an element has one of these inside; found in the order of the source, and then no further."""
    from bs4 import Tag

    stack = [iter(tag.contents)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif isinstance(node, Tag):
            if node.name in names:
                return True
            stack.append(iter(node.contents))
    return False


def _data_rows(table: Tag) -> list[list[str]] | None:
    """The rows of a table of data; None for a table that only lays the page out."""
    rows = [row for row in rows_of(table) if row]
    if sum(len(row) > 1 for row in rows) < 2 or any(holds(cell, BLOCKS) for row in rows for cell in row):
        return None
    return [texts for row in rows if any(texts := [_flat(cell) for cell in row])]


def _flat(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


class _Writer:
    """Collects text into paragraphs: white space runs together, as in a browser."""

    def __init__(self, core: int) -> None:
        self.paragraphs: list[Paragraph] = []
        self._core = core
        self._inside = 0 if core else 1
        self._blocks: list[str] = [""]
        self._links = 0
        self._linked = 0
        self._pieces: list[str] = []
        self._blank = False
        self._told = 0
        self._untold = False
        self._preformatted = 0

    def text(self, text: str) -> None:
        if self._preformatted:
            lines = text.split("\n")
            for number, line in enumerate(lines):
                if number:
                    self.line_break()
                self._add(line)
            return
        if text[:1] in _SPACE:
            self._blank = self._blank or bool(text)
        for run in _RUN.findall(text):
            self._add(run)
            self._blank = True
        self._blank = (text[-1:] in _SPACE) if text.strip(_SPACE) else self._blank

    def _add(self, run: str) -> None:
        if not run:
            return
        if self._blank and self._pieces and self._pieces[-1] != "\n":
            self._pieces.append(" ")
        self._blank = False
        self._pieces.append(run)
        if self._links:
            self._linked += len(run)
        if not self._told:
            self._untold = True

    def line_break(self) -> None:
        if self._pieces and self._pieces[-1] == "\n":
            self.end_paragraph()
        elif self._pieces:
            self._pieces.append("\n")
        self._blank = False

    def enter(self, tag: Tag) -> None:
        if tag.name in BLOCKS:
            self.end_paragraph()
            self._blocks.append(tag.name)
        self._inside += id(tag) == self._core
        self._links += _is_link(tag)
        self._preformatted += tag.name == "pre"
        self._told += _is_told(tag)

    def leave(self, tag: Tag) -> None:
        if tag.name in BLOCKS:
            self.end_paragraph()
            self._blocks.pop()
        self._inside -= id(tag) == self._core
        self._links -= _is_link(tag)
        self._preformatted -= tag.name == "pre"
        self._told -= _is_told(tag)

    def end_paragraph(self) -> None:
        while self._pieces and self._pieces[-1] == "\n":
            self._pieces.pop()
        if self._pieces:
            self.paragraphs.append(
                Paragraph(self._pieces, not self._untold, self._linked, self._blocks[-1], bool(self._inside))
            )
        self._pieces, self._blank, self._untold, self._linked = [], False, False, 0


def _is_told(tag: Tag) -> bool:
    return (
        tag.name == "time"
        or attribute(tag, "rel") == "author"
        or attribute(tag, "itemprop") in {"author", "datePublished", "dateModified"}
    )


def _is_link(tag: Tag) -> bool:
    return tag.name == "a" and "href" in tag.attrs
