"""Bringing a corpus into the engine: every article's site and title, and its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from scrubber.document import Document
from scrubber.edits import apply
from scrubber.fields import FieldError, fields_of
from scrubber.plugins import load_plugins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from duckdb import DuckDBPyConnection

    from scrubber.hooks import Cleaner
    from scrubber.plugins import Plugins
    from scrubber.record import Record
    from scrubber.settings import Settings

AT_ONCE: Final = 16_000_000
"""Characters that are handed to the engine at a time."""

LONGEST: Final = 5_000
"""Characters of a line beyond which it is cut: no boilerplate is longer."""


MOST_LINES: Final = 32_000
"""Lines from which a text is no article: it is left out."""


def load(
    con: DuckDBPyConnection,
    records: Iterable[Record],
    settings: Settings,
    progress: Callable[[str], object] = bool,
) -> tuple[int, dict[str, str]]:
    """Fill the tables `articles` (id, site, title) and `lines` (id, no, total, text).

    Returns how many articles there are, and the plugins and cleaners that failed, with why.

    Articles without an address go by their `source`; those that have neither are of the site "unknown".

    Raises:
        PluginError: a plugin failed and the settings are strict.
    """
    con.execute("CREATE TABLE articles (id INTEGER, site VARCHAR, title VARCHAR)")
    con.execute("CREATE TABLE lines (id INTEGER, no SMALLINT, total SMALLINT, text VARCHAR)")
    plugins = load_plugins(settings)
    structure = [cleaner for cleaner in plugins.cleaners(settings) if cleaner.stage == "structure"]
    total = held = 0
    rows: list[_Row] = []
    for record in records:
        try:
            fields = fields_of(record.given)
        except FieldError:
            continue
        is_text = record.media_type == "text"
        text = record.text if is_text else _text_of(record, fields, structure, plugins)
        found = [stripped[:LONGEST] for line in _encodable(text).split("\n") if (stripped := line.strip())]
        if len(found) >= MOST_LINES:
            continue
        site = _encodable(fields.get("site") or fields.get("source") or "unknown")
        rows.append(_Row(total, site, _encodable(" ".join((fields.get("title") or "").lower().split())), found))
        total += 1
        held += len(text)
        if held >= AT_ONCE:
            _insert(con, rows)
            progress(f"{total:,} articles read")
            rows, held = [], 0
    _insert(con, rows)
    return total, plugins.failures


class _Row(NamedTuple):
    """An article that is to be handed to the engine."""

    id: int
    site: str
    title: str
    lines: list[str]


def _text_of(record: Record, fields: dict[str, Any], structure: list[Cleaner], plugins: Plugins) -> str:
    """The text of a page, as the cleaners of structure leave it; one that fails costs only its own work.

    Raises:
        PluginError: one failed and the settings are strict.
    """
    document = Document(record.text, fields, record.media_type)
    for cleaner in structure:
        try:
            text = apply(document.text, list(cleaner.clean(document)))
        except MemoryError:
            raise
        except Exception as error:
            plugins.fail(cleaner.name, f"on {record.id}: {type(error).__name__}: {error}")
            continue
        document = Document(text, fields, document.media_type)
    return document.text


def _insert(con: DuckDBPyConnection, rows: list[_Row]) -> None:
    if not rows:
        return
    ids = np.array([row.id for row in rows], dtype=np.int32)
    totals = np.array([len(row.lines) for row in rows], dtype=np.int16)
    articles = {
        "id": ids,
        "site": np.array([row.site for row in rows], dtype=object),
        "title": np.array([row.title for row in rows], dtype=object),
    }
    lines = {
        "id": ids.repeat(totals),
        "no": np.concatenate([np.arange(n, dtype=np.int16) for n in totals]),
        "total": totals.repeat(totals),
        "text": np.array([line for row in rows for line in row.lines], dtype=object),
    }
    for table, chunk in (("articles", articles), ("lines", lines)):
        con.register("chunk", chunk)
        con.execute(f"INSERT INTO {table} SELECT * FROM chunk")
        con.unregister("chunk")


def _encodable(text: str) -> str:
    """A text without lone surrogates, which can't be written as UTF-8."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text
