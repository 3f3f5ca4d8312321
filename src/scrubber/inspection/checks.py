"""Checks of what a run wrote: every line a record of the schema that leads back to its original."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from scrubber.article import SCHEMA_VERSION, Article, Rejected
from scrubber.edits import BadEdit
from scrubber.inspection.originals import original
from scrubber.inspection.outputs import Line, article_files, lines, problem, read_summary, rejected_files
from scrubber.runs.output_folder import SUMMARY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass
class Checked:
    """How much was looked at so far."""

    records: int = 0
    rejected: int = 0


def problems(out: Path, checked: Checked) -> Iterator[str]:
    """What is wrong with a run's output, each with its place; counts what it looks at in `checked`.

    Raises:
        OutputError: there are no records, or a file can't be read.

    """
    for line in lines(article_files(out)):
        checked.records += 1
        if found := _of_record(line):
            yield f"{line.where}: {found}"
    for line in lines(rejected_files(out)):
        checked.rejected += 1
        try:
            Rejected.model_validate_json(line.data)
        except ValidationError as error:
            yield f"{line.where}: {problem(line, error)}"
    if out.is_dir():
        yield from _of_summary(out, checked)


def _of_record(line: Line) -> str:
    try:
        article = Article.model_validate_json(line.data)
    except ValidationError as error:
        return problem(line, error)
    if article.schema_version != SCHEMA_VERSION:
        return f"{article.id}: schema_version {article.schema_version}, this scrubber writes {SCHEMA_VERSION}"
    try:
        original(article)
    except BadEdit as error:
        return f"{article.id}: altered after it was made: {error}"
    return ""


def _of_summary(out: Path, checked: Checked) -> Iterator[str]:
    path = out / SUMMARY
    summary = read_summary(out)
    if summary is None:
        yield f"{path}: missing or broken, so the run has not ended; the same `scrub` command goes on with it"
        return
    for name, count in (("records", checked.records), ("rejected", checked.rejected)):
        if summary.get(name) != count:
            yield f"{path}: tells of {summary.get(name)} {name}, but there are {count}"
