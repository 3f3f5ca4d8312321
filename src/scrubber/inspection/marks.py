"""Marks that a reader made: kept beside the run, and turned into labels and into rules.

Labels are in the format of score.py: `#### ID`, then `LINE⇥CATEGORY` with line numbers of the original. In an
article of which not every removal was judged, the others are `unsure`, which no score counts.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Final, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from scrubber.categories import Category
from scrubber.inspection.uncertain import located

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from scrubber.article import Article

HEADER: Final = "# Written by `scrub review`, and written anew by it."
_ADVICE: Final = (
    "# Take what you want to keep into the rules.toml of a plugin: one rule there may say it for many lines."
)
BY_RULES: Final = "boilerplate"
"""The cleaner whose rules are data, so that an exception to them can be data as well."""

_FIELD: Final = {Category.MEDIA: "captions", Category.BIO: "bios", Category.CREDIT: "credits", Category.NOTE: "notes"}
_NOT_LABELLED: Final = frozenset({Category.QUOTES, Category.LAYOUT})


class Mark(BaseModel):
    """A reader's judgement on a piece of an article's original, `start` to `end`.

    `right`: the edit is as it should be, with this category; `wrong`: the text is the body's; `missed`: text that
    stayed is no body, but of this category.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    start: int
    end: int
    verdict: Literal["right", "wrong", "missed"]
    category: Category
    text: str
    cleaner: str = ""
    rule: str = ""
    site: str = ""
    source: str = ""


class MarksError(Exception):
    """Marks that can't be read or written; the message says what to do."""


Marks = dict[tuple[str, int, int], Mark]


def read_marks(path: Path) -> Marks:
    """The marks of a file, the latest of each piece; none where there is no file.

    Raises:
        MarksError: it can't be read.

    """
    marks: Marks = {}
    try:
        source = path.read_text("utf-8")
    except FileNotFoundError:
        return marks
    except (OSError, UnicodeDecodeError) as error:
        raise MarksError(f"{path}: can't be read: {getattr(error, 'strerror', None) or error}") from None
    for number, line in enumerate(source.splitlines(), 1):
        try:
            value = json.loads(line)
            if value.get("verdict") is None:
                marks.pop((value["id"], value["start"], value["end"]), None)
                continue
            mark = Mark.model_validate(value)
        except (ValueError, KeyError, AttributeError, ValidationError):
            raise MarksError(f"{path} line {number}: not a mark of `scrub review`; take the line out") from None
        marks[mark.id, mark.start, mark.end] = mark
    return marks


def labels(article: Article, marks: Iterable[Mark]) -> Iterator[str]:
    """The label lines of one article.

    Raises:
        BadEdit: the record was altered after it was made.

    """
    judged = {(mark.start, mark.end): mark for mark in marks}
    yield f"#### {article.id}"
    pieces = list(located(article))
    original = "".join(piece.before for _, piece in pieces)
    found: list[tuple[int, str]] = []
    for start, piece in pieces:
        if not piece.changes or not piece.before.strip():
            continue
        end = start + len(piece.before)
        mark = judged.get((start, end))
        category = piece.change.category
        if piece.kind == "repaired":
            if mark and mark.verdict == "right" and category not in _NOT_LABELLED:
                found += _repair(original, start, end, piece.after)
        elif mark is None:
            found += _span(original, start, end, "unsure")
        elif mark.verdict == "right":
            found += _span(original, start, end, mark.category.value)
    for mark in judged.values():
        if mark.verdict == "missed":
            found += _span(original, mark.start, mark.end, mark.category.value)
    yield from (line for _, line in sorted(found))


def _span(original: str, start: int, end: int, category: str) -> Iterator[tuple[int, str]]:
    """A label for each line of a span: the whole line, or the part of it."""
    at = start
    for part in original[start:end].split("\n"):
        text = part.strip()
        if text:
            first = original.rfind("\n", 0, at) + 1
            last = original.find("\n", at)
            line = original[first : last if last >= 0 else len(original)]
            number = original.count("\n", 0, at) + 1
            whole = text == line.strip() or "\t" in text
            yield number, f"{number}\t{category}" if whole else f"{number}\t{category}\t{text}"
        at += len(part) + 1


def _repair(original: str, start: int, end: int, after: str) -> Iterator[tuple[int, str]]:
    number = original.count("\n", 0, start) + 1
    wrong = original[start:end]
    if "\n" in wrong:
        yield number, f"{number}\trepair\t[break]\t[join next]"
    elif "\t" not in wrong + after:
        yield number, f"{number}\trepair\t{wrong}\t{after.strip()}"


def rules_by_site(marks: Iterable[Mark]) -> dict[str, str]:
    """Rules files by site, as text: exceptions for what was wrongly taken, rules for what was missed."""
    by_site: dict[str, list[Mark]] = {}
    for mark in marks:
        is_exception = mark.verdict == "wrong" and mark.cleaner == BY_RULES
        if (is_exception or mark.verdict == "missed") and (site := mark.site or mark.source):
            by_site.setdefault(site, []).append(mark)
    return {site: _rules_file(site, of_site) for site, of_site in by_site.items()}


def _rules_file(site: str, marks: list[Mark]) -> str:
    key = "domains" if marks[0].site else "sources"
    blocks: dict[str, str] = {}
    # Exceptions come first: of the rules that match a line, the first one decides.
    for mark in sorted(marks, key=lambda mark: mark.verdict == "missed"):
        for line in filter(None, map(str.strip, mark.text.split("\n"))):
            block = _rule(mark, line)
            blocks.setdefault(block[0], block[1])
    return f"{HEADER}\n{_ADVICE}\n{key} = [{_quoted(site)}]\n\n" + "\n\n".join(blocks.values()) + "\n"


def _rule(mark: Mark, line: str) -> tuple[str, str]:
    name = hashlib.blake2b(line.encode("utf-8", "replace"), digest_size=4).hexdigest()
    told = f"in {mark.id}" + (f", which {mark.rule} took" if mark.rule else "")
    if mark.verdict == "wrong":
        id_, what = f"body-{name}", "keep = true"
        by = "line" if _is_whole(mark) else "contains"
    else:
        id_, by = f"{mark.category}-{name}", "line"
        what = f'category = "{mark.category}"'
        if field := _FIELD.get(mark.category):
            what += f'\nfield = "{field}"'
    reason = f"seen by a reader {told}"
    return id_, f'[[rule]]\nid = "{id_}"\n{what}\n{by} = [{_quoted(line)}]\nreason = {_quoted(reason)}'


def _is_whole(mark: Mark) -> bool:
    """Whether the text stood on lines of its own: what takes whole lines takes their breaks along."""
    return "\n" in mark.text


def _quoted(text: str) -> str:
    # TOML's basic strings escape as JSON's do, but for DEL.
    plain = re.sub(r"[\x00-\x1f\x7f-\x9f]+", " ", text).encode("utf-8", "replace").decode()
    return json.dumps(plain, ensure_ascii=False)
