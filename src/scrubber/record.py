"""The record that goes into the pipeline: an input's text or HTML, and what the input said of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from scrubber.article import Rejected

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scrubber.document import MediaType

NO_BODY: Final = "no `text` and no `html` in the record"


@dataclass(frozen=True)
class Record:
    """An input article: its text or HTML, and whatever else the input said of it, by field name.

    `where` says where it stood (`folder/file.jsonl line 7`), `charset` in which encoding it was found.
    """

    id: str
    text: str
    media_type: MediaType = "text"
    title_line: bool = False
    given: Mapping[str, Any] = field(default_factory=dict)
    where: str = ""
    charset: str | None = None


def record_of(item: Mapping[str, Any], default_id: str, where: str = "") -> Record | Rejected:
    """Read a JSON object as a record: `text` or `html`, and any of the known fields; the rest is `extra`."""
    text, html = item.get("text"), item.get("html")
    if html and isinstance(text, str) and not text.strip():
        # An empty cell of a table, not an article without a body.
        text = None
    body = text if text is not None else html
    given_id = item.get("id")
    id_ = default_id if given_id in (None, "") or isinstance(given_id, bool) else str(given_id)
    if body is None:
        return Rejected(id=id_, reason=NO_BODY, where=where, input=dict(item))
    if not isinstance(body, str):
        name = "html" if text is None else "text"
        reason = f"{name}: expected a text, found {type(body).__name__}"
        return Rejected(id=id_, reason=reason, where=where, input=dict(item))
    return Record(id_, body, "html" if text is None else "text", given=item, where=where)


def reject(record: Record, reason: str) -> Rejected:
    """The rejection of a record, with its input whole."""
    key = "html" if record.media_type == "html" else "text"
    return Rejected(
        id=record.id,
        reason=reason,
        where=record.where,
        input={"id": record.id, **record.given, key: record.text},
    )
