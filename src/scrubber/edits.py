"""Edits: the only way in which a text is changed, and the way back.

A cleaner proposes edits against the text that it was given. `apply` checks and carries them out, all or none;
`undo` takes them back. Offsets count Unicode code points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from scrubber.categories import Category

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Edit(NamedTuple):
    """One change that a cleaner proposes at one place.

    `field` names the record field that the removed text moves to, and `value` what is written there where
    that is not the removed text itself (a parsed date, say). An edit whose `before` equals its `after`
    changes nothing and only carries such a fact.
    """

    start: int
    end: int
    before: str
    after: str
    rule: str
    category: Category
    cleaner: str = ""
    field: str | None = None
    value: Any = None
    reason: str = ""


class BulkEdit(NamedTuple):
    """The same change at many places, so that a hundred curly quotes are not a hundred edits."""

    starts: Sequence[int]
    before: str
    after: str
    rule: str
    category: Category
    cleaner: str = ""
    reason: str = ""


class BadEdit(ValueError):
    """An edit that leaves the text, overlaps another, or names a `before` that does not stand there."""


def remove(
    text: str,
    start: int,
    end: int,
    rule: str,
    category: Category,
    *,
    field: str | None = None,
    value: Any = None,
    reason: str = "",
) -> Edit:
    """Propose to take `text[start:end]` out."""
    return Edit(start, end, text[start:end], "", rule, category, "", field, value, reason)


def replace(text: str, start: int, end: int, after: str, rule: str, category: Category, *, reason: str = "") -> Edit:
    """Propose to write `after` in the place of `text[start:end]`."""
    return Edit(start, end, text[start:end], after, rule, category, reason=reason)


def fact(field: str, value: Any, rule: str, category: Category = Category.META) -> Edit:
    """Propose a value for a record field without changing the text."""
    return Edit(0, 0, "", "", rule, category, "", field, value)


def apply(text: str, edits: Iterable[Edit | BulkEdit]) -> str:
    """Carry out all edits on a text, or none.

    Raises:
        BadEdit: an edit leaves the text, overlaps another one, or its `before` is not what stands there.

    """
    changes: list[tuple[int, str, str]] = []
    for edit in edits:
        if isinstance(edit, BulkEdit):
            before, after = edit.before, edit.after
            changes += [(start, before, after) for start in edit.starts]
        else:
            if edit.end - edit.start != len(edit.before):
                raise BadEdit(f"{_describe(edit)}: the span {edit.start}–{edit.end} is not as long as `before`")
            if edit.before != edit.after:
                changes.append((edit.start, edit.before, edit.after))
    if not changes:
        return text
    changes.sort()
    pieces: list[str] = []
    at = 0
    for start, before, after in changes:
        if start < at:
            what = "starts before the text" if start < 0 else f"overlaps the edit that ends at {at}"
            raise BadEdit(f"edit at {start} ({before[:40]!r}) {what}")
        if not text.startswith(before, start) or start > len(text):
            raise BadEdit(f"edit at {start} expects {before[:40]!r}, but {text[start : start + 40]!r} is there")
        pieces += (text[at:start], after)
        at = start + len(before)
    pieces.append(text[at:])
    return "".join(pieces)


def undo(text: str, changes: Iterable[tuple[int, str, str]]) -> str:
    """Take back what `apply` did. Changes are `(start, before, after)`, `start` in the text as it was before.

    Raises:
        BadEdit: the text is not what these changes led to.

    """
    pieces: list[str] = []
    at, shift = 0, 0
    for start, before, after in sorted(changes):
        now = start + shift
        if not text.startswith(after, now):
            raise BadEdit(f"can't take back at {now}: expected {after[:40]!r}, found {text[now : now + 40]!r}")
        pieces += (text[at:now], before)
        at = now + len(after)
        shift += len(after) - len(before)
    pieces.append(text[at:])
    return "".join(pieces)


def _describe(edit: Edit) -> str:
    return f"edit of rule {edit.rule!r} at {edit.start}"
