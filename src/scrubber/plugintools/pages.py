"""A record as a page that a person can read and compare: what golden snapshots are written as."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scrubber.article import Article, LogEntry


def readable(article: Article) -> str:
    """A record as a page to read: its fields, its body, and its edits one a line."""
    hidden = {"text", "edits", "original_sha256", "schema_version"}
    fields = json.loads(article.to_json())
    lines = [line for name, value in fields.items() if value and name not in hidden for line in _field(name, value)]
    edits = [_edit(entry) for entry in article.edits]
    return "\n".join([*lines, "", "――― text", article.text, "", "――― edits", *edits, ""])


def _edit(entry: LogEntry) -> str:
    times = f" ×{len(entry.at)}" if len(entry.at) > 1 else ""
    moved = f" → {entry.field}" if entry.field else ""
    what = f"{_quoted(entry.before)} → {_quoted(entry.after)}{moved}"
    return f"{entry.step} {entry.cleaner}/{entry.rule} {entry.category}{times}: {what}"


def _field(name: str, value: Any) -> list[str]:
    if isinstance(value, list):
        return [f"{name}:", *(f"  - {item if isinstance(item, str) else _quoted(item)}" for item in value)]
    return [f"{name}: {value if isinstance(value, str) else _quoted(value)}"]


def _quoted(value: Any) -> str:
    """A value as JSON, of which long ones show only their ends; invisible characters are spelled out."""
    text = json.dumps(value, ensure_ascii=False)
    text = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
    return text if len(text) <= 160 else f"{text[:100]} … {text[-50:]}"
