"""The pipeline: a record in, every cleaner's edits applied and logged, a validated article out.

The cleaners run stage by stage. Because a removal can bring a line to a place where it is seen for what it
is, the pipeline looks at its own result until nothing is proposed any more: cleaning is idempotent by
construction, not by hope.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from math import isfinite
from typing import Any, Final

import orjson
from pydantic import ValidationError

from scrubber.article import Article, LogEntry, Rejected, sha256, whole_characters
from scrubber.categories import DEFAULT_ACTIONS, Action, Category
from scrubber.document import Document
from scrubber.edits import BulkEdit, Edit, apply
from scrubber.fields import FieldError, fields_of, in_other_words, merge, moves
from scrubber.fieldtexts import mend
from scrubber.plugins import PluginError, Plugins, load_plugins
from scrubber.record import Record, record_of, reject
from scrubber.settings import Settings, SettingsError, meant

MAX_ROUNDS: Final = 32
"""Rounds after which the pipeline stops to look at its own result, and says so in a warning."""


class Rejection(ValueError):
    """A text that can't become a record; the message says why."""


class PluginWarning(UserWarning):
    """A plugin can't be used; the message says which one, and why."""


def names_of_cleaners(plugins: Plugins, settings: Settings) -> list[str]:
    """The names of all cleaners that there are, also of those that the settings leave nothing to do."""
    every = {"disable": [], "quotes": "straight", "categories": DEFAULT_ACTIONS | {Category.REPEAT: Action.DROP}}
    return [cleaner.name for cleaner in plugins.cleaners(settings.model_copy(update=every))]


class Scrubber:
    """A pipeline made ready once, to clean any number of articles."""

    def __init__(self, settings: Settings | None = None) -> None:
        """Load the plugins and order the cleaners. What can't be loaded is told by a `PluginWarning`.

        Raises:
            PluginError: a plugin can't be loaded and the settings are strict.
            SettingsError: there is no cleaner of a name that is to be switched off.

        """
        self.settings = settings or Settings()
        self.plugins = load_plugins(self.settings)
        self.cleaners = self.plugins.cleaners(self.settings)
        for name, why in self.plugins.failures.items():
            warnings.warn(f"plugin {name} is not used: {why}", PluginWarning, stacklevel=2)
        if self.settings.disable:
            known = names_of_cleaners(self.plugins, self.settings)
            for name in self.settings.disable:
                if name not in known:
                    raise SettingsError(f"disable: no cleaner {name!r}; {meant(name, known)}")
        self._cleaners_of_fields = [cleaner for cleaner in self.cleaners if cleaner.stage == "encoding"]

    def clean(self, text: str, *, html: bool = False, **given: Any) -> Article:
        """Clean one text (or HTML page); `given` are record fields that are known (`url`, `title`, …).

        Raises:
            Rejection: it is no text, nothing is left of it, or a given field is not valid.
            PluginError: a plugin failed and the settings are strict.

        """
        record = record_of({**given, "html" if html else "text": text}, "")
        result = record if isinstance(record, Rejected) else self.clean_record(record)
        if isinstance(result, Rejected):
            raise Rejection(result.reason)
        return result

    def clean_many(self, records: Iterable[Record | Mapping[str, Any] | str]) -> Iterator[Article | Rejected]:
        """Clean records lazily and in order: `Record`s, mappings as in a JSONL line, or texts.

        What can't become an article comes out as `Rejected`, in its place.

        Raises:
            TypeError: it is one text or one mapping, not a number of them.

        """
        if isinstance(records, str | bytes | Mapping):
            raise TypeError(
                f"clean_many takes a number of records, not one {type(records).__name__}: put it into a list"
            )
        return self._clean_many(records)

    def _clean_many(self, records: Iterable[Record | Mapping[str, Any] | str]) -> Iterator[Article | Rejected]:
        for number, item in enumerate(records, 1):
            if isinstance(item, Record):
                yield self.clean_record(item)
                continue
            record = record_of(item if isinstance(item, Mapping) else {"text": item}, f"#{number}")
            yield record if isinstance(record, Rejected) else self.clean_record(record)

    def clean_record(self, record: Record) -> Article | Rejected:
        """Clean one record; what can't become an article is returned as `Rejected`."""
        try:
            result: Article | Rejected = self._clean(record)
        except (Rejection, FieldError, ValidationError) as error:
            result = reject(record, _reason(error))
        if isinstance(result, Article):
            self.plugins.call("scrubber_article_done", article=result)
        else:
            self.plugins.call("scrubber_article_rejected", rejected=result)
        return result

    def _clean(self, record: Record) -> Article:
        if len(record.text) > self.settings.max_chars:
            raise Rejection(f"text: {len(record.text)} characters, more than max_chars = {self.settings.max_chars}")
        title_line = record.title_line and self.settings.title_line
        document = Document(record.text, fields_of(record.given), record.media_type, title_line)
        # What of an HTML page counts as its words is known only once it is a text.
        whole = document.text
        log: list[LogEntry] = []
        failures: dict[str, str] = {}
        # By cleaner: the document in which it found nothing when it looked last.
        clean: dict[int, Document] = {}
        settled = False
        # In the first round every cleaner runs; later those that what was done since may give new work.
        lines_changed = True
        fields_mended = False
        rounds = 0
        while not settled and rounds < MAX_ROUNDS:
            settled = True
            rounds += 1
            cleaners = self.cleaners if lines_changed else [cleaner for cleaner in self.cleaners if not cleaner.local]
            lines_changed = False
            for cleaner in cleaners:
                if cleaner.name in failures:
                    continue
                if document.media_type == "html" and cleaner.stage != "structure":
                    document = replace(document, media_type="text")
                    whole = document.text
                    # Before anyone else, the cleaners of structure are to see it as the text that it is now.
                    settled = False
                    lines_changed = True
                    break
                if not fields_mended and cleaner.stage != "structure":
                    # Now the fields of a page are known, too, and no cleaner has compared them with the text yet.
                    fields_mended = True
                    document = self._with_fields_mended(document, log, failures)
                if clean.get(id(cleaner)) is document:
                    continue
                try:
                    proposed = cleaner.clean(document)
                    # Most cleaners find nothing in most articles. One that returns None forgot to say what it found.
                    edits = self._allowed(proposed) if proposed or proposed is None else []
                    if not edits:
                        clean[id(cleaner)] = document
                        continue
                    text = apply(document.text, edits)
                    fields = merge(document.fields, edits, self.settings)
                except MemoryError:
                    # The article's, not the cleaner's fault: half-cleaned it must not become a record.
                    raise
                except Exception as error:
                    if self.settings.strict:
                        raise PluginError(f"cleaner {cleaner.name} on {record.id}: {error}") from error
                    failures[cleaner.name] = f"cleaner {cleaner.name} failed: {type(error).__name__}: {error}"[:500]
                    continue
                if text != document.text:
                    log += self._entries(log[-1].step + 1 if log else 0, cleaner.name, edits)
                    settled = settled and cleaner.settles
                    lines_changed = lines_changed or not (cleaner.settles or _takes_lines(document.text, edits))
                title_line = document.title_line and not fields.get("title")
                document = document.after(text, fields, title_line=title_line)
        told = list(failures.values())
        if not settled:
            told.append(f"not settled after {MAX_ROUNDS} rounds: cleaning again may change it again")
        if lost := _lost(whole, document.text):
            told.append(lost)
        return _article(record, document, log, told)

    def _with_fields_mended(self, document: Document, log: list[LogEntry], failures: dict[str, str]) -> Document:
        try:
            fields, entries = mend(document.fields, self._cleaners_of_fields, self.settings.action)
        except Exception as error:
            if self.settings.strict:
                raise PluginError(f"encoding of the fields: {error}") from error
            failures["fields"] = f"encoding of the fields failed: {type(error).__name__}: {error}"
            return document
        if not entries:
            return document
        step = log[-1].step + 1 if log else 0
        log += [entry.model_copy(update={"step": step}) for entry in entries]
        return document.after(document.text, fields, title_line=document.title_line)

    def _allowed(self, edits: Iterable[Edit | BulkEdit]) -> list[Edit | BulkEdit]:
        action = self.settings.action
        return [edit for edit in edits if action(edit.category) is not Action.KEEP]

    def _entries(self, step: int, cleaner: str, edits: Iterable[Edit | BulkEdit]) -> list[LogEntry]:
        """Log entries of one step: changes that are alike share an entry."""
        grouped: dict[tuple[object, ...], LogEntry] = {}
        for edit in edits:
            if edit.before == edit.after:
                continue
            starts = list(edit.starts) if isinstance(edit, BulkEdit) else [edit.start]
            field = edit.field if isinstance(edit, Edit) and moves(edit, self.settings) else None
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


def _article(record: Record, document: Document, log: list[LogEntry], warnings: list[str]) -> Article:
    html = record.media_type == "html"
    known = {"id", "date", "authors", "url", "source", "title", "html" if html else "text"}
    extra = {key: value for key, value in record.given.items() if key not in known}
    for name, value in in_other_words(record.given).items():
        key = f"input_{name}"
        while key in extra:
            key = f"input_{key}"
        extra[key] = value
    return Article(
        id=record.id,
        text=document.text,
        charset=record.charset,
        extra=_carried(extra),
        edits=log,
        original_sha256=sha256(record.text),
        **dict(document.fields) | {"warnings": [*document.fields.get("warnings", ()), *warnings]},
    )


def _carried(extra: dict[str, Any]) -> dict[str, Any]:
    """Other fields of the input, as JSON can hold them.

    Raises:
        Rejection: it can't.

    """
    if not extra:
        return extra
    try:
        # What is not a number would be written as null.
        if b"null" not in orjson.dumps(extra) or not _has_no_number(extra):
            return extra
    except TypeError:
        pass
    try:
        text = json.dumps(extra, ensure_ascii=False, default=str)
        # Integers of more than 64 bits are fine; half a surrogate pair is not, nor is NaN, which stays as a text.
        mended: dict[str, Any] = json.loads(whole_characters(text), parse_constant=str)
    except (TypeError, ValueError, RecursionError) as error:
        raise Rejection(f"extra: can't be written as JSON: {error}") from None
    return mended


def _has_no_number(value: Any) -> bool:
    """Whether NaN or an infinity, which JSON has no numbers for, is anywhere in a value."""
    if isinstance(value, float):
        return not isfinite(value)
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list | tuple):
        return False
    return any(map(_has_no_number, value))


def _lost(whole: str, body: str) -> str:
    """A warning where less than half of a text's words are left, or nothing."""
    if len(body) > 0.75 * len(whole):
        return ""
    before, after = len(whole.split()), len(body.split())
    return f"{before - after} of {before} words were taken out of the body" if after * 2 < before else ""


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


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return "; ".join(
            f"{'.'.join(map(str, e['loc']))}: {e['msg'].removeprefix('Value error, ')}" for e in error.errors()
        )
    return str(error)
