"""The pipeline: a record in, every cleaner's edits applied and logged (`passage.py`), a validated article out."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable, Iterator, Mapping
from math import isfinite
from typing import Any

import orjson
from pydantic import ValidationError

from scrubber.article import Article, LogEntry, Rejected, as_json, sha256, whole_characters
from scrubber.categories import DEFAULT_ACTIONS, Action, Category
from scrubber.document import Document
from scrubber.fields import FieldError, fields_of, in_other_words
from scrubber.passage import Passage
from scrubber.plugins import Plugins, load_plugins
from scrubber.record import Record, record_of, reject
from scrubber.settings import Settings, SettingsError, meant


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
        if not isinstance(record.text, str):
            raise Rejection(f"text: expected a text, found {type(record.text).__name__}")
        if len(record.text) > self.settings.max_chars:
            raise Rejection(f"text: {len(record.text)} characters, more than max_chars = {self.settings.max_chars}")
        title_line = record.title_line and self.settings.title_line
        document = Document(record.text, fields_of(record.given), record.media_type, title_line)
        passage = Passage(record.id, document, self.cleaners, self._cleaners_of_fields, self.settings)
        passage.run()
        return _article(record, passage.document, passage.log, passage.warnings)


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
        text = json.dumps(extra, ensure_ascii=False, default=as_json)
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


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return "; ".join(
            f"{'.'.join(map(str, e['loc']))}: {e['msg'].removeprefix('Value error, ')}" for e in error.errors()
        )
    return str(error)
