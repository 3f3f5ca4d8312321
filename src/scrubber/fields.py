"""Record fields: what the input says of them, made uniform, and what edits move into them."""

from __future__ import annotations

import re
import warnings
from contextlib import suppress
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Annotated, Any, Final
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError

from scrubber.article import Article, one_line
from scrubber.categories import Action
from scrubber.edits import BulkEdit, Edit
from scrubber.record import is_id, own

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scrubber.settings import Settings

LIST_FIELDS: Final = frozenset({"authors", "credits", "bios", "captions", "notes", "related", "versions", "warnings"})
TEXT_FIELDS: Final = ("url", "source", "title")

_AND: Final = re.compile(r"\s*(?:,|;|&|\band\b)\s*", re.IGNORECASE)
_BY: Final = re.compile(r"^\s*by\s+", re.IGNORECASE)
_BREAKS: Final = re.compile(r"[\t-\r]+")


class FieldError(ValueError):
    """A field of the input that has no valid value; the message names the field."""


def fields_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """Record fields from what an input said: `authors` parted, `date` read, `site` taken from `url`.

    Raises:
        FieldError: a field has a type or a value that it can't have.

    """
    fields: dict[str, Any] = {}
    for name in TEXT_FIELDS:
        value = own(given.get(name))
        if value is not None and not isinstance(value, str):
            raise FieldError(f"{name}: expected a text, found {type(value).__name__}")
        if value and value.strip():
            fields[name] = value.strip() if name == "url" else _unwrapped(value)
    if authors := _said(given.get("authors")):
        fields["authors"] = authors_of(authors)
    if day := _said(given.get("date")):
        fields["published"] = date_of(day)
    elif day := _said(given.get("published")):
        # The record's own name for it. Elsewhere it may as well say whether, or by whom.
        with suppress(FieldError):
            fields["published"] = date_of(day)
    if "url" in fields and (site := site_of(fields["url"])):
        fields["site"] = site
    return fields


def _unwrapped(value: str) -> str:
    """A title or a name as one line: a line break or tab in it is that of a page's source, where it means a blank."""
    return " ".join(part for line in _BREAKS.split(value) if (part := line.strip()))


def in_other_words(given: Mapping[str, Any]) -> dict[str, Any]:
    """What the record says in other words than the input, by name, as the input gives it: nothing of it is to be lost.

    Names that were parted at anything but commas, or may be one ("Roe, John"), a day or a time that is not written in
    ISO 8601, and values that say nothing ("date": 0).
    """
    kept: dict[str, Any] = {}
    id_ = given.get("id")
    if not (is_id(id_) or own(id_) in (None, "")):
        kept["id"] = id_
    authors = own(given.get("authors"))
    if isinstance(authors, str):
        if authors.strip() and not (_said(authors) and _can_be_joined(authors_of(authors), authors.strip())):
            kept["authors"] = authors
    elif not (authors is None or isinstance(authors, list | tuple)):
        kept["authors"] = authors
    day = own(given.get("date"))
    if not (day is None or day == "" or isinstance(day, date) or (isinstance(day, str) and _from_iso(day.strip()))):
        kept["date"] = day
    return kept


def _can_be_joined(names: list[str], written: str) -> bool:
    """Whether names, with commas between them, are again what was written, and none is half of one."""
    return ", ".join(names) == written and (len(names) == 1 or all(" " in name for name in names))


def _said(value: Any) -> Any:
    """A value, or None where it only says that there is none: what programs write for it into a column of texts."""
    value = own(value)
    return None if isinstance(value, str) and value.strip().lower() in _NOTHING else value


_NOTHING: Final = frozenset({"null", "none", "nan", "nat", "n/a", "<na>", "nil"})


def merge(fields: Mapping[str, Any], edits: Iterable[Edit | BulkEdit], settings: Settings) -> dict[str, Any]:
    """The fields with what the edits move into them. A list grows; any other field keeps its first value.

    Stories that junk pointed to (`related`) are kept even where their text is dropped.

    Raises:
        FieldError: no cleaner may fill such a field, or a value is not valid there.

    """
    out = dict(fields)
    for edit in edits:
        if isinstance(edit, BulkEdit) or edit.field is None or not moves(edit, settings):
            continue
        # What a cleaner found is mended where it is damaged; only what the input gives is refused for it.
        value = one_line(edit.before if edit.value is None else edit.value)
        if edit.field in LIST_FIELDS:
            values = _valid(edit.field, [one_line(v) for v in value] if isinstance(value, list) else [value])
            known = out.get(edit.field, [])
            out[edit.field] = known + [v for v in values if v not in known]
        elif not out.get(edit.field):
            out[edit.field] = _valid(edit.field, value)
    return out


def moves(edit: Edit, settings: Settings) -> bool:
    """Whether an edit fills its field: its category is moved, or the field tells of more than the text itself."""
    return edit.field is not None and (edit.field in _FACTS or settings.action(edit.category) is Action.MOVE)


def _valid(name: str, value: Any) -> Any:
    """The value as the record has it, checked here so that the cleaner that proposed it answers for it."""
    if name not in _validators():
        raise FieldError(f"{name}: no field that a cleaner may fill")
    try:
        return _validators()[name].validate_python(value)
    except ValidationError as error:
        raise FieldError(f"{name}: {error.errors()[0]['msg'].removeprefix('Value error, ')}") from None


@lru_cache(maxsize=1)
def _validators() -> dict[str, TypeAdapter[Any]]:
    kinds: dict[str, Any] = {
        name: Annotated[info.annotation, info]
        for name, info in Article.model_fields.items()
        if name not in _NOT_TO_FILL
    }
    return {name: TypeAdapter(kind) for name, kind in kinds.items()}


_NOT_TO_FILL: Final = frozenset({"id", "text", "charset", "extra", "edits", "original_sha256", "schema_version"})


# What is told by text that is dropped or rewritten, and is no text of the article itself.
_FACTS: Final = frozenset({"related", "versions", "language", "warnings"})


def authors_of(value: Any) -> list[str]:
    """Names from a list or a tuple, where a null is no name, or from a line such as "By Jane Doe and John Roe".

    Raises:
        FieldError: neither a text nor a list of texts.

    """
    if isinstance(value, str):
        return [name for name in _AND.split(_BY.sub("", _unwrapped(value))) if name]
    found = type(value).__name__
    if isinstance(value, list | tuple):
        names = [name for name in value if own(name) is not None]
        if not (others := {type(name).__name__ for name in names} - {"str"}):
            return [name for written in names if (name := _unwrapped(written))]
        found = f"a {found} with {', '.join(sorted(others))}"
    raise FieldError(f"authors: expected a text or a list of texts, found {found}")


def date_of(value: Any) -> datetime | date:
    """A date, or a time if one is told, from Python's own, ISO 8601, or any spelling that dateutil reads.

    The time has a zone where the text tells it by its offset, or by a name that means the same everywhere (`ZONES`).

    Raises:
        FieldError: not a date, or an impossible one.

    """
    if type(value) in (date, datetime):
        day: date = value
        return day
    if isinstance(value, date):
        # Times of pandas, one of which is none.
        value = value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        raise FieldError(f"date: expected a text such as 2020-03-23, found the number {value}")
    if not isinstance(value, str):
        raise FieldError(f"date: expected a text such as 2020-03-23, found {type(value).__name__}")
    value = value.strip()
    if found := _from_iso(value):
        return found
    from dateutil import parser

    # Two defaults tell what the text itself says: a part that follows the default was not there.
    try:
        with warnings.catch_warnings():
            # A time zone that is not known is left out; the warning would be about our input, to our user.
            warnings.simplefilter("ignore")
            read = partial(parser.parse, value, tzinfos=_zone, dayfirst=_DAY_FIRST.match(value) is not None)
            first, second = (read(default=default) for default in _DEFAULTS)
    except (ValueError, OverflowError, TypeError):
        raise FieldError(f"date: {value[:60]!r} is not a date") from None
    if first.date() != second.date():
        raise FieldError(f"date: {value[:60]!r} lacks a day, month or year")
    return first if first.time() == second.time() else first.date()


# "04.03.2021": between dots the day comes first, all over Europe; between slashes dateutil reads as Americans do.
_DAY_FIRST: Final = re.compile(r"\D*\d{1,2}\.\s?\d{1,2}\.\s?\d")


def _from_iso(text: str) -> datetime | date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        return None


_DEFAULTS: Final = (datetime(2001, 1, 1, 0), datetime(2002, 2, 2, 1))  # noqa: DTZ001


def _zone(name: str | None, seconds: int | None) -> timezone | None:
    """The time zone of an offset or a name. Left to itself, dateutil asks the machine what its own zone is called."""
    if seconds is None:
        hours = ZONES.get(name or "")
        return None if hours is None else timezone(timedelta(hours=hours))
    return timezone(timedelta(seconds=seconds))


ZONES: Final = {
    "EDT": -4, "EST": -5, "CDT": -5, "CST": -6, "MDT": -6, "MST": -7, "PDT": -7, "PST": -8,
    "AKDT": -8, "AKST": -9, "HST": -10,
    "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3,
    "SAST": 2, "HKT": 8, "SGT": 8, "AWST": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
}  # fmt: skip
"""Names of time zones, with their hours east of Greenwich: those of RFC 5322 (4.3) for North America, and those that
the tz database has for one offset only. "IST" (India, Ireland, Israel) is not here."""


_HOST_PART: Final = re.compile(r"(?:[A-Za-z][\w+.-]*:)?//[^/?#]*")
_HOST_END: Final = re.compile(r"[/?#]")


@lru_cache(maxsize=65536)
def _site_at(host_part: str) -> str:
    import tldextract

    try:
        host = urlsplit(host_part).hostname
    except ValueError:
        return ""
    if not host:
        return ""

    global _extract
    if _extract is None:
        # The list that ships with the package: nothing is fetched, and every machine says the same.
        _extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    found = _extract(host)
    return str(found.top_domain_under_public_suffix or host.removeprefix("www."))


_extract: Any = None


def _has_public_suffix(site: str) -> bool:
    return bool(_extract(site).suffix)


def site_of(url: str) -> str:
    """The registrable domain of an address ("bbc.co.uk"), empty if it has none.

    >>> site_of("https://www.bbc.co.uk/news"), site_of("bbc.co.uk/news"), site_of("news/today.html")
    ('bbc.co.uk', 'bbc.co.uk', '')
    """
    if found := _HOST_PART.match(url):
        return _site_at(found[0])
    # Without its scheme an address looks like a path: a part without a dot is no host, nor is a file's name alone.
    host = _HOST_END.split(url, maxsplit=1)[0]
    site = _site_at(f"//{host}")
    return site if "." in site and (url.startswith("/", len(host)) or _has_public_suffix(site)) else ""
