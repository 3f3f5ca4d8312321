"""A document's way through the cleaners: round after round, until nothing is proposed any more.

Because a removal can bring a line to a place where it is seen for what it is, the cleaners look at their own result:
cleaning is idempotent by construction, not by hope.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePath
from traceback import walk_tb
from typing import TYPE_CHECKING, Final

from scrubber.article import LogEntry
from scrubber.categories import DEFAULT_ACTIONS, Action, Category
from scrubber.edits import BulkEdit, Edit, apply
from scrubber.fields import merge, moves
from scrubber.fieldtexts import mend
from scrubber.plugins import PluginError
from scrubber.settings import meant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrubber.document import Document
    from scrubber.hooks import Cleaner
    from scrubber.settings import Settings

MAX_ROUNDS: Final = 32
"""Rounds after which the cleaners no longer look at their own result, and a warning says so."""


class Passage:
    """A document on its way: what it is by now, what was done to it (`log`), and what is to be said (`warnings`)."""

    def __init__(
        self,
        id_: str,
        document: Document,
        cleaners: Sequence[Cleaner],
        of_fields: Sequence[Cleaner],
        settings: Settings,
    ) -> None:
        """Take the document of a record and the cleaners in their order; `of_fields` are those that mend its fields."""
        self.document = document
        self._id = id_
        self.log: list[LogEntry] = []
        first = next((n for n, cleaner in enumerate(cleaners) if cleaner.stage != "structure"), len(cleaners))
        self._structure, self._others = cleaners[:first], cleaners[first:]
        self._of_fields = of_fields
        self._settings = settings
        # What of an HTML page counts as its words is known only once it is a text.
        self._whole = document.text
        self._failures: dict[str, str] = {}
        # By cleaner: the document in which it found nothing when it looked last.
        self._clean: dict[int, Document] = {}
        self._fields_mended = False
        self._settled = False
        # In the first round every cleaner runs; later those that what was done since may give new work.
        self._lines_changed = True

    def run(self) -> None:
        """Let the cleaners run until none of them has anything to do.

        Raises:
            PluginError: a cleaner failed and the settings are strict.

        """
        for _ in range(MAX_ROUNDS):
            self._round()
            if self._settled:
                break

    def _round(self) -> None:
        every, self._lines_changed, self._settled = self._lines_changed, False, True
        self._run(self._structure, every=every)
        if self.document.media_type == "html":
            self._read_as_text()
            return
        if not self._fields_mended:
            self._mend_fields()
        self._run(self._others, every=every)

    def _run(self, cleaners: Iterable[Cleaner], *, every: bool) -> None:
        clean, failures = self._clean, self._failures
        for cleaner in cleaners if every else [cleaner for cleaner in cleaners if not cleaner.local]:
            document = self.document
            if clean.get(id(cleaner)) is document or cleaner.name in failures:
                continue
            try:
                proposed = cleaner.clean(document)
                # Most cleaners find nothing in most articles. One that returns None forgot to say what it found.
                edits = self._allowed(proposed) if proposed or proposed is None else []
                if edits:
                    self._carry_out(cleaner, edits)
                else:
                    clean[id(cleaner)] = document
            except Exception as error:
                self._fail(cleaner.name, f"cleaner {cleaner.name}", error, _place(cleaner, error))

    def _read_as_text(self) -> None:
        # Before anyone else, the cleaners of structure are to see it as the text that it is now.
        self.document = replace(self.document, media_type="text")
        self._whole = self.document.text
        self._settled, self._lines_changed = False, True

    def _mend_fields(self) -> None:
        # Now the fields of a page are known, too, and no cleaner has compared them with the text yet.
        self._fields_mended = True
        try:
            fields, entries = mend(self.document.fields, self._of_fields, self._settings.action)
        except Exception as error:
            self._fail("fields", "encoding of the fields", error)
            return
        if entries:
            step = self._next_step
            self.log += [entry.model_copy(update={"step": step}) for entry in entries]
            self.document = self.document.after(self.document.text, fields, title_line=self.document.title_line)

    def _allowed(self, edits: Iterable[Edit | BulkEdit]) -> list[Edit | BulkEdit]:
        if not isinstance(edits, Iterable) or isinstance(edits, str | Edit | BulkEdit):
            raise TypeError(f"it returned {edits!r:.60}, where a list of edits is expected")
        action = self._settings.action
        edits = list(edits)
        for edit in edits:
            if not isinstance(edit, Edit | BulkEdit):
                raise TypeError(f"it proposed {edit!r:.60}, which is no edit: use remove, replace or fact")
            if edit.category not in DEFAULT_ACTIONS:
                raise ValueError(
                    f"rule {edit.rule!r}: no category {edit.category!r}; {meant(str(edit.category), [*Category])}"
                )
        return [edit for edit in edits if action(edit.category) is not Action.KEEP]

    def _carry_out(self, cleaner: Cleaner, edits: Sequence[Edit | BulkEdit]) -> None:
        document = self.document
        text = apply(document.text, edits)
        fields = merge(document.fields, edits, self._settings)
        if text != document.text:
            self.log += _entries(self._next_step, cleaner.name, edits, self._settings)
            self._settled = self._settled and cleaner.settles
            self._lines_changed = self._lines_changed or not (cleaner.settles or _takes_lines(document.text, edits))
        self.document = document.after(text, fields, title_line=document.title_line and not fields.get("title"))

    def _fail(self, name: str, who: str, error: Exception, place: str = "") -> None:
        if isinstance(error, MemoryError):
            # The article's, not the cleaner's fault: half-cleaned it must not become a record.
            raise error
        if self._settings.strict:
            raise PluginError(f"{who} on {self._id}: {error}{place}") from error
        self._failures[name] = f"{who} failed: {type(error).__name__}: {error}"[: 500 - len(place)] + place

    @property
    def _next_step(self) -> int:
        return self.log[-1].step + 1 if self.log else 0

    @property
    def warnings(self) -> list[str]:
        """Who failed, whether an end was reached, and whether little is left."""
        told = list(self._failures.values())
        if not self._settled:
            told.append(f"not settled after {MAX_ROUNDS} rounds: cleaning again may change it again")
        if lost := _lost(self._whole, self.document.text):
            told.append(lost)
        return told


def _place(cleaner: Cleaner, error: Exception) -> str:
    """Where in a cleaner's file it failed, as far as it was there."""
    file = getattr(getattr(cleaner.clean, "__code__", None), "co_filename", None)
    lines = [line for frame, line in walk_tb(error.__traceback__) if frame.f_code.co_filename == file]
    return f" ({PurePath(file).name}, line {lines[-1]})" if file and lines else ""


def _entries(step: int, cleaner: str, edits: Iterable[Edit | BulkEdit], settings: Settings) -> list[LogEntry]:
    """Log entries of one step: changes that are alike share an entry."""
    grouped: dict[tuple[object, ...], LogEntry] = {}
    for edit in edits:
        if edit.before == edit.after:
            continue
        starts = list(edit.starts) if isinstance(edit, BulkEdit) else [edit.start]
        field = edit.field if isinstance(edit, Edit) and moves(edit, settings) else None
        key = (edit.rule, edit.category, edit.before, edit.after, field, edit.reason)
        if key in grouped:
            grouped[key].at.extend(starts)
        elif starts:
            grouped[key] = LogEntry(
                step=step,
                cleaner=cleaner,
                rule=edit.rule,
                category=edit.category,
                at=starts,
                before=edit.before,
                after=edit.after,
                field=field,
                reason=edit.reason,
            )
    return list(grouped.values())


def _takes_lines(text: str, edits: Iterable[Edit | BulkEdit]) -> bool:
    """Whether edits do no more than take whole lines out."""
    for edit in edits:
        if isinstance(edit, BulkEdit):
            return False
        if edit.before == edit.after:
            continue
        start, end = edit.start, edit.end
        # With the line break behind them, or with that before them; with both, two lines become one.
        below = (start == 0 or text[start - 1] == "\n") and (end == len(text) or text[end - 1] == "\n")
        above = text[start : start + 1] == "\n" and (end == len(text) or text[end] == "\n")
        if edit.after or not (below or above):
            return False
    return True


def _lost(whole: str, body: str) -> str:
    """A warning where less than half of a text's words are left, or nothing."""
    if len(body) > 0.75 * len(whole):
        return ""
    before, after = len(whole.split()), len(body.split())
    return f"{before - after} of {before} words were taken out of the body" if after * 2 < before else ""
