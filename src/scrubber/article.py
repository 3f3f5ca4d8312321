"""The record that an article becomes, and what is written in place of one that can't become a record."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date, datetime
from typing import Annotated, Any, Final

import orjson
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from scrubber.categories import REMOVALS, Category
from scrubber.characters import encoded
from scrubber.edits import undo

SCHEMA_VERSION: Final = "1"

# C0 and C1 controls, of which only the body may hold line feeds; halves of surrogate pairs, which no UTF-8 can hold.
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def _no_controls(value: str) -> str:
    # isprintable is fast and refuses more than is refused here.
    if not value.isprintable():
        if _CONTROL.search(value):
            raise ValueError("holds control characters")
        if _SURROGATE.search(value):
            raise ValueError("holds half a surrogate pair, which is no character")
    return value


def _body(value: str) -> str:
    if not value or value.isspace():
        raise ValueError("the body is empty")
    _no_controls(value.replace("\n", ""))
    return value


def _day(value: Any) -> Any:
    # pydantic would read a day as its midnight, and a record read back would not be the one that was written.
    return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else value


def one_line(value: Any) -> Any:
    """A text as one line without control characters; what is no text as it is."""
    if not isinstance(value, str):
        return value
    return " ".join(whole_characters(_CONTROL.sub(" ", value)).split())


def whole_characters(value: Any) -> Any:
    """A text with U+FFFD for each half of a surrogate pair that lacks the other; what is no text as it is."""
    if not isinstance(value, str) or value.isascii() or not _SURROGATE.search(value):
        return value
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


Clean = Annotated[str, AfterValidator(_no_controls)]
Found = Annotated[str, BeforeValidator(one_line)]
"""A text from within junk, as one line: damage in it is mended, not refused."""

Body = Annotated[str, AfterValidator(_body)]
When = Annotated[datetime | date, BeforeValidator(_day)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Related(_Model):
    """A story that a teaser, a link or a dump in the article pointed to."""

    title: Found | None = Field(default=None, description="Its headline.")
    url: Found | None = Field(default=None, description="Its address, which may be relative to the site.")
    id: Found | None = Field(default=None, description="What the site calls it.")
    image: Found | None = Field(default=None, description="The address of its picture.")


class Version(_Model):
    """A version of the article that a table of changes told of; `text` where it is not the body itself."""

    name: Found = Field(description="What the table calls it: `Version 1`.")
    published: When | None = Field(default=None, description="When it appeared.")
    text: Annotated[str | None, BeforeValidator(whole_characters)] = Field(
        default=None, description="Its text, where it is not the body and the table still holds it."
    )


class LogEntry(_Model):
    """An edit as the record keeps it: the same change at each offset of `at`.

    Entries with the same `step` were made by one cleaner on one text, and `at` counts code points in that
    text. Steps follow each other; `revert` takes them back last to first.
    """

    step: int = Field(description="The pass over the text in which it happened, from 0.")
    cleaner: str = Field(description="Who proposed it.")
    rule: str = Field(description="By which of its rules; those of a plugin carry its name: `cnn.com/app`.")
    category: Category = Field(description="What was taken out or mended.")
    at: list[int] = Field(description="Offsets, in code points of the text as it was before this step.")
    before: str = Field(default="", description="What stood there.")
    after: str = Field(default="", description="What came in its place.")
    field: str | None = Field(default=None, description="The field of the record that it moved to.")
    reason: str = Field(default="", description="Why, in a few words.")
    escaped: bool = Field(
        default=False,
        description="`before` and `after` are written as in a string of Python, since they hold half a surrogate pair.",
    )

    @property
    def words_taken(self) -> int:
        """Words that it took out of the body. What markup held is no word: it was never read as text."""
        if self.category not in REMOVALS or self.category is Category.MARKUP:
            return 0
        return len(self.at) * max(0, len(self.before.split()) - len(self.after.split()))

    @model_validator(mode="before")
    @classmethod
    def _unescape(cls, value: Any) -> Any:
        if not (isinstance(value, dict) and value.get("escaped") is True):
            return value
        texts = {key: value[key].encode("ascii").decode("unicode_escape") for key in _ESCAPED if key in value}
        return value | texts | {"escaped": False}


_ALWAYS: Final = frozenset({"step", "at"})
_ESCAPED: Final = ("before", "after")


class Article(_Model):
    """A clean, validated record. `scrub schema` prints its JSON Schema.

    `text` is the body, paragraphs parted by one blank line. `edits` is the log by which `revert` gives the
    original back; `original_sha256` is the hash of the original's UTF-8 bytes.
    """

    id: Clean = Field(description="What the input calls it, else its path (in JSONL with `#line`).")
    url: Clean | None = Field(default=None, description="The address it was scraped from.")
    site: Clean | None = Field(default=None, description="The registrable domain of `url`: `bbc.co.uk`.")
    source: Clean | None = Field(default=None, description="What the input calls the publisher.")
    title: Clean | None = Field(default=None, description="The headline.")
    standfirst: Clean | None = Field(default=None, description="The line or lines between headline and body.")
    authors: list[Clean] = Field(default_factory=list, description="Names, without “By”.")
    published: When | None = Field(
        default=None, description="When it appeared: a day, or a time with its zone if known."
    )
    modified: When | None = Field(default=None, description="When it was last changed.")
    section: Clean | None = Field(default=None, description="The part of the paper: `Opinion`.")
    dateline: Clean | None = Field(
        default=None, description="The place (and agency) that opened the body: `ULM (Reuters)`."
    )
    language: str | None = Field(default=None, description="ISO 639-1 code of the body's language.")
    text: Body = Field(description="The body, paragraphs parted by one blank line.")
    credits: list[Clean] = Field(default_factory=list, description="Agencies and people who contributed.")
    bios: list[Clean] = Field(default_factory=list, description="Who the authors are, and how to reach them.")
    captions: list[Clean] = Field(default_factory=list, description="Captions and credits of pictures and videos.")
    notes: list[Clean] = Field(
        default_factory=list, description="Corrections and editor's notes, where they are moved."
    )
    related: list[Related] = Field(default_factory=list, description="Stories that what was removed pointed to.")
    versions: list[Version] = Field(default_factory=list, description="The versions that a table of changes told of.")
    charset: str | None = Field(default=None, description="The file's encoding, where it is not UTF-8.")
    warnings: list[Found] = Field(
        default_factory=list,
        description="What may be wrong: a plugin that failed, a short rest, what a cleaner was not sure of.",
    )
    extra: dict[str, Any] = Field(
        default_factory=dict,
        description="The input's other fields, untouched; as `input_NAME` what the record says in other words.",
    )
    edits: list[LogEntry] = Field(default_factory=list, description="The log of all changes; `revert` takes them back.")
    original_sha256: str = Field(
        default="", pattern="^([0-9a-f]{64})?$", description="SHA-256 of the original text's UTF-8 bytes, in hex."
    )
    schema_version: str = Field(default=SCHEMA_VERSION, description="The version of this schema.")

    def revert(self) -> str:
        """The original text (or HTML), character for character.

        Raises:
            BadEdit: the record was altered after it was made, so that its log no longer fits its text.

        """
        steps: dict[int, list[tuple[int, str, str]]] = {}
        for entry in self.edits:
            steps.setdefault(entry.step, []).extend((start, entry.before, entry.after) for start in entry.at)
        text = self.text
        for step in sorted(steps, reverse=True):
            text = undo(text, steps[step])
        return text

    @property
    def removed(self) -> dict[str, list[str]]:
        """What was taken out of the body, by category, in the order in which it was taken."""
        out: dict[str, list[str]] = {}
        for entry in self.edits:
            if entry.category in REMOVALS and len(entry.after) < len(entry.before):
                out.setdefault(entry.category.value, []).extend([entry.before.strip()] * len(entry.at))
        return out

    @property
    def words(self) -> tuple[int, int]:
        """Words of the body with what was taken out of it, and without. Words are what stands between white space."""
        after = len(self.text.split())
        return after + sum(entry.words_taken for entry in self.edits), after

    def to_json(self) -> bytes:
        """The record as one line of JSON: every field, but of each edit only what is not empty.

        Raises:
            ValueError: `extra` was made by hand and holds what JSON can't, such as NaN.

        """
        record = self.__dict__ | {
            "related": [item.model_dump(exclude_none=True) for item in self.related],
            "versions": [item.model_dump(exclude_none=True) for item in self.versions],
            "edits": [{k: v for k, v in entry.__dict__.items() if v or k in _ALWAYS} for entry in self.edits],
        }
        try:
            return orjson.dumps(record)
        except TypeError:
            # Integers of more than 64 bits in `extra`, half a surrogate pair in the log.
            record["edits"] = list(map(_escaped, record["edits"]))
            return json.dumps(record, default=_iso, separators=(",", ":"), allow_nan=False).encode()


def _escaped(entry: dict[str, Any]) -> dict[str, Any]:
    if not any(_SURROGATE.search(entry.get(key, "")) for key in _ESCAPED):
        return entry
    texts = {key: entry[key].encode("unicode_escape").decode() for key in _ESCAPED if key in entry}
    return entry | texts | {"escaped": True}


def _iso(value: date) -> str:
    return value.isoformat()


class Rejected(_Model):
    """An input that could not become a record, whole, with the reason and where it stood.

    An input that JSON can't hold (half a surrogate pair, NaN) is written as `{"json": text}`.
    """

    id: str = Field(description="The id that its record would have had.")
    reason: str = Field(
        description="Why there is none, beginning with the field that is wrong: `text: the body is empty`."
    )
    where: str = Field(default="", description="The file and place that it was read from.")
    input: Any = Field(default=None, description="The input whole, so that it can be mended and cleaned again.")

    def to_json(self) -> bytes:
        """The rejection as one line of JSON."""
        record = self.__dict__ | {key: whole_characters(getattr(self, key)) for key in ("id", "reason", "where")}
        try:
            return json.dumps(record, default=as_json, allow_nan=False, ensure_ascii=False).encode()
        except ValueError:
            # What is not a number, or no character: only as the text of a JSON that Python can read.
            record["input"] = {"json": json.dumps(self.input, default=as_json)}
            return json.dumps(record, ensure_ascii=False).encode()


def as_json(value: Any) -> Any:
    """What JSON can hold of a value that it has no form for: nothing of it is cut off, as numpy's own texts are."""
    if hasattr(value, "tolist") and type(value).__name__ != "datetime64":
        return value.tolist()
    return value.isoformat() if isinstance(value, date) else str(value)


def sha256(text: str) -> str:
    """The hash by which a record knows its original; lone surrogates are hashed as they are."""
    return hashlib.sha256(encoded(text)).hexdigest()
