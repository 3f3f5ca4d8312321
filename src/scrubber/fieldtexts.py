"""Record fields whose text is damaged as the body's is: `Donâ€™t panic` as a title, `JosÃ©` as an author.

The cleaners of the stage `encoding` are asked about a field as about a text of its own, so the setting `quotes` holds
for it, too. A change is logged with the field's name and no place in the body (`at` is empty): the record tells what
the input had, and `revert`, which is about the text, passes over it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from scrubber.article import LogEntry
from scrubber.categories import Action, Category
from scrubber.document import Document
from scrubber.edits import apply

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from scrubber.hooks import Cleaner

_FIELDS: Final = ("title", "standfirst", "authors", "source", "section")
# What no field may hold is left for the record to refuse; C1 controls are letters that were decoded wrongly.
_REFUSED: Final = re.compile("[\\x00-\\x1f\\x7f\\ud800-\\udfff]")
_MOST_ROUNDS: Final = 4
_REASON: Final = "repaired as the text is"


def mend(
    fields: Mapping[str, Any], cleaners: Sequence[Cleaner], action: Callable[[Category], Action]
) -> tuple[dict[str, Any], list[LogEntry]]:
    """The fields as these cleaners leave them, and a log entry for each value that they changed."""
    out = dict(fields)
    entries: list[LogEntry] = []
    for name in _FIELDS:
        value = out.get(name)
        if isinstance(value, str):
            out[name] = _mended(value, name, cleaners, action, entries)
        elif value:
            out[name] = [_mended(item, name, cleaners, action, entries) for item in value]
    return out, entries


def _mended(
    value: str,
    name: str,
    cleaners: Sequence[Cleaner],
    action: Callable[[Category], Action],
    entries: list[LogEntry],
) -> str:
    if (value.isascii() and "&" not in value and "?" not in value) or _REFUSED.search(value):
        return value
    document = Document(value)
    categories: set[Category] = set()
    for _ in range(_MOST_ROUNDS):
        settled = True
        for cleaner in cleaners:
            edits = [edit for edit in cleaner.clean(document) if action(edit.category) is not Action.KEEP]
            if edits:
                settled = settled and cleaner.settles
                categories.update(edit.category for edit in edits)
                document = Document(apply(document.text, edits))
        if settled:
            break
    after = document.text.strip()
    if not after or after == value:
        return value
    entries.append(
        LogEntry(
            step=0,
            cleaner="fields",
            rule="field-text",
            category=Category.QUOTES if categories == {Category.QUOTES} else Category.ENCODING,
            at=[],
            before=value,
            after=after,
            field=name,
            reason=_REASON,
        )
    )
    return after
