"""The record that goes into the pipeline: an input's text or HTML, and what the input said of it."""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import dataclass, field
from datetime import date
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
    text, html = own(item.get("text")), own(item.get("html"))
    if html and isinstance(text, str) and not text.strip():
        # An empty cell of a table, not an article without a body.
        text = None
    body = text if text is not None else html
    given_id = item.get("id")
    id_ = str(given_id) if is_id(given_id) else default_id
    if body is None:
        return Rejected(id=id_, reason=NO_BODY, where=where, input=dict(item))
    if not isinstance(body, str):
        name = "html" if text is None else "text"
        reason = f"{name}: expected a text, found {type(body).__name__}"
        return Rejected(id=id_, reason=reason, where=where, input=dict(item))
    return Record(id_, body, "html" if text is None else "text", given=item, where=where)


def is_id(value: Any) -> bool:
    """Whether a value can name an article: a text, a number, or what is written as one (a UUID)."""
    value = own(value)
    if value is None or isinstance(value, bool):
        return False
    return value != "" if isinstance(value, str) else not isinstance(value, Sized)


def own(value: Any) -> Any:
    """A value as Python's own where it is one of numpy or pandas; None where it is one of theirs that says nothing."""
    if value is None or isinstance(value, str):
        return value
    kind = type(value).__name__
    if kind == "datetime64":
        # Its own `tolist` makes a number of it, depending on its unit.
        value = str(value)
        return None if value == "NaT" else value
    if hasattr(value, "tolist"):
        value = value.tolist()
    # NaN and NaT are not equal to themselves, and NA to nothing.
    is_none = kind == "NAType" or (isinstance(value, float | date) and value != value)
    return None if is_none else value


def reject(record: Record, reason: str) -> Rejected:
    """The rejection of a record, with its input whole."""
    key = "html" if record.media_type == "html" else "text"
    return Rejected(
        id=str(record.id),
        reason=reason,
        where=record.where,
        input={"id": record.id, **record.given, key: record.text},
    )
