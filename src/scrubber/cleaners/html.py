"""HTML: a page or a fragment becomes the paragraphs of its article.

Which part of the page is the article is told by `parsers/page`. What the markup tells of it goes to fields. A page that
shows what changed in an article becomes one of its versions (see `difftable`). The edits leave the text where it stands
and take out the markup around it, so that the log holds no second copy of the article.
"""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from scrubber.categories import Action, Category
from scrubber.edits import Edit, fact, replace
from scrubber.fields import FieldError, date_of, site_of
from scrubber.hooks import Cleaner, hookimpl
from scrubber.parsers import html, page, revision
from scrubber.parsers.metadata import metadata
from scrubber.parsers.revision_table import sides

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bs4 import BeautifulSoup, Tag

    from scrubber.document import Document
    from scrubber.settings import Settings

_WRITTEN_AS_ENTITIES: Final = frozenset("&<>\"'")
_WINDOW: Final = 20_000
"""Characters of markup between two pieces of text, at the most, that are searched for the second."""

_REASON: Final = "markup of the page"


def clean(document: Document, version: str = "newer", *, keep_captions: bool = False) -> list[Edit]:
    """Take the article out of its markup."""
    source = document.text
    if document.media_type != "html" or "<" not in source:
        return []
    soup = html.parse(source)
    facts: list[Edit] = []
    if changes := _changes(soup, version):
        pieces, facts = changes
    else:
        parts = page.parts(soup, document.fields.get("url") or "")
        told = metadata(soup, parts.root)
        keep = ("figcaption",) if keep_captions else ()
        found = page.paragraphs(parts, told.get("title", ""), keep) or html.paragraphs([soup], keep=keep)
        pieces = [p for p in found if not p.told]
        if pieces and told.get("title") and pieces[0].text == told["title"]:
            pieces = pieces[1:] or pieces
        facts = [fact(name, value, "page", Category.META) for name, value in told.items()]
        if not keep_captions and (captions := page.captions(parts)):
            facts.append(fact("captions", captions, "caption", Category.MEDIA))
    if not pieces:
        return []
    return [*_edits(source, pieces), *facts]


def _changes(soup: BeautifulSoup, version: str) -> tuple[list[html.Paragraph], list[Edit]] | None:
    """The wanted version's paragraphs and the facts of a page that shows what changed, if this is one."""
    body = soup.body or soup
    candidates = list(sides(body))
    if not candidates:
        return None
    outside = html.paragraphs([body], skip={id(table) for found in candidates for table in found.tables})
    said_text = "\n".join(p.text for p in outside)
    said = revision.statements(said_text, 0, len(said_text))
    for table in candidates:
        cells = [(_plain(left), _plain(right)) for left, right in table.rows]
        inside = sum(len(a) + len(b) for a, b in cells)
        found = revision.resolve(
            table.names,
            cells,
            lossy=False,
            said=any(statement.field != "title" for statement in said),
            share=inside / max(1, inside + len(said_text)),
            version=version,
            marked=table.marked,
            newer=table.newer,
        )
        if found is None:
            continue
        first = found.title_row if found.alone and found.title_row is not None else found.opening
        last = first + 1 if found.alone else len(cells)
        chosen = [cell for row in table.rows[first:last] if (cell := row[found.column])]
        for row in table.rows[: found.opening]:
            for number, cell in enumerate(row):
                if cell and (time := cell.find("time")) and (when := html.attribute(time, "datetime")):
                    found.versions[number]["published"] = when
        if said:
            pieces = html.paragraphs(chosen, keep=("del",))
        else:
            instead: dict[int, list[Tag]] = {id(other): [] for other in table.tables}
            pieces = html.paragraphs([body], keep=("del",), instead=instead | {id(table.tables[0]): chosen})
        return pieces, _facts(said_text, said, found)
    return None


def _facts(text: str, said: list[revision.Statement], found: revision.Resolved) -> list[Edit]:
    facts = [fact(statement.field, statement.value, "page") for statement in said]
    facts += (fact("site", site, "page") for s in said if s.field == "url" and (site := site_of(s.value)))
    if found.title and not found.alone:
        facts.append(fact("title", found.title, "title-row"))
    with contextlib.suppress(FieldError):
        facts.append(fact("published", date_of(revision.first_seen(text, 0, len(text))), "page"))
    return [*facts, fact("versions", found.versions, "versions")]


def _plain(cell: Tag | None) -> str:
    return "\n\n".join(p.text for p in html.paragraphs([cell], keep=("del",))) if cell else ""


def _edits(source: str, paragraphs: list[html.Paragraph]) -> Iterable[Edit]:
    """Edits that turn the source into these paragraphs, and leave of it what can stay where it is."""
    at = 0
    after: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        after.append("\n\n" if number else "")
        for piece in _findable(paragraph.pieces):
            found = source.find(piece, at, at + _WINDOW + len(piece)) if piece.strip() else -1
            if found < 0:
                after.append(piece)
                continue
            written = "".join(after)
            if source[at:found] != written:
                yield replace(source, at, found, written, "markup", Category.MARKUP, reason=_REASON)
            after = []
            at = found + len(piece)
    if at < len(source) or after:
        yield replace(source, at, len(source), "".join(after), "markup", Category.MARKUP, reason=_REASON)


def _findable(pieces: list[str]) -> Iterable[str]:
    """The pieces; those that the source does not hold as they are (it has entities) parted into words."""
    for piece in pieces:
        if piece.isascii() and not _WRITTEN_AS_ENTITIES.intersection(piece):
            yield piece
        else:
            first, *others = piece.split(" ")
            yield first
            yield from (f" {word}" for word in others)


@hookimpl
def scrubber_cleaners(settings: Settings) -> Iterable[Cleaner]:
    """Register the cleaner."""
    keep = settings.action(Category.MEDIA) is Action.KEEP
    act: Any = partial(clean, version=settings.version, keep_captions=keep)
    return [Cleaner("html", "structure", act, order=20)]
