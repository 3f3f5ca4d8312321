"""What a run left in its folder: records and rejections, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import orjson
from pydantic import ValidationError

from scrubber.article import SCHEMA_VERSION, Article, Rejected
from scrubber.readers.streams import format_suffix, open_stream
from scrubber.runs.output_folder import SUMMARY, is_output_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pydantic_core import ErrorDetails


class OutputError(Exception):
    """A run's output can't be read; the message says what to do."""


class Line(NamedTuple):
    """A line of a file of records, and where it stands."""

    path: Path
    number: int
    data: bytes

    @property
    def where(self) -> str:
        """The place in words."""
        return f"{self.path} line {self.number}"


def is_output(path: Path) -> bool:
    """Whether a folder is one that a run wrote to."""
    return path.is_dir() and ((path / SUMMARY).is_file() or any(path.glob("articles*.jsonl*")))


def article_files(out: Path) -> list[Path]:
    """The files that hold a run's records; a single file of records stands for itself.

    Raises:
        OutputError: there are none.

    """
    if out.is_file():
        if _is_input(out):
            raise OutputError(f"{out}: holds no records of scrubber; `scrub {out} -o OUT` makes them, then give OUT")
        return [out]
    if not out.is_dir():
        raise OutputError(f"{out}: no such folder; `scrub PATH -o {out}` makes it")
    files = _files(out, "articles")
    if files:
        return files
    if others := sorted(path.name for path in out.glob("articles*")):
        raise OutputError(
            f"{out}: holds {others[0]}, but only JSON Lines can be looked at; "
            "clean again with `--format jsonl` (the default) into another folder"
        )
    if is_output_folder(out):
        raise OutputError(f"{out}: the run there has not finished a file yet; the same `scrub` command goes on with it")
    raise OutputError(f"{out}: no articles*.jsonl in it: give the folder that `scrub PATH -o OUT` wrote to")


def rejected_files(out: Path) -> list[Path]:
    """The files that hold what a run rejected."""
    return _files(out, "rejected") if out.is_dir() else []


def read_summary(out: Path) -> dict[str, Any] | None:
    """A run's summary, None where there is none that can be read: the run has not ended."""
    try:
        summary = orjson.loads((out / SUMMARY).read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return None
    return summary if isinstance(summary, dict) else None


def lines(files: Iterable[Path]) -> Iterator[Line]:
    """The lines of files that are not blank, decompressed.

    Raises:
        OutputError: a file can't be read.

    """
    for path in files:
        try:
            stream, _ = open_stream(str(path))
            with stream:
                for number, data in enumerate(stream, 1):
                    if not data.isspace():
                        yield Line(path, number, data)
        except (OSError, EOFError) as error:
            raise OutputError(f"{path}: can't be read: {getattr(error, 'strerror', None) or error}") from None


def article_of(line: Line) -> Article:
    """The record of a line.

    Raises:
        OutputError: it is none.

    """
    try:
        return Article.model_validate_json(line.data)
    except ValidationError as error:
        raise OutputError(
            f"{line.where}: {problem(line, error)} (`scrub check` lists all such lines; "
            "`scrub PATH -o OUT --overwrite` writes them anew)"
        ) from None


def articles(out: Path) -> Iterator[Article]:
    """The records of a run (or of a file of records), in order.

    Raises:
        OutputError: there are none, or one can't be read.

    """
    return map(article_of, lines(article_files(out)))


def rejections(out: Path) -> Iterator[Rejected]:
    """What a run could not make records of, in order.

    Raises:
        OutputError: a line is no rejection.

    """
    for line in lines(rejected_files(out)):
        try:
            yield Rejected.model_validate_json(line.data)
        except ValidationError as error:
            raise OutputError(f"{line.where}: {problem(line, error)}") from None


def find(out: Path, id_: str) -> Article | Rejected:
    """The record with an id, or the rejection.

    Raises:
        OutputError: there is none.

    """
    # Most lines hold the id nowhere: they need not be read as JSON.
    wanted = orjson.dumps(id_)[1:-1]
    some: list[str] = []
    for line in lines(article_files(out)):
        if wanted in line.data or b"\\u" in line.data:
            article = article_of(line)
            if article.id == id_:
                return article
        if len(some) < 3:
            some.append(article_of(line).id)
    for rejected in rejections(out):
        if rejected.id == id_:
            return rejected
    raise OutputError(f"{out}: no article has the id {id_!r} (ids look like {', '.join(map(repr, some)) or 'nothing'})")


def problem(line: Line, error: ValidationError) -> str:
    """What is wrong with a line, in a few words."""
    try:
        value = orjson.loads(line.data)
    except orjson.JSONDecodeError as broken:
        return f"not valid JSON: {broken}"
    if not isinstance(value, dict):
        return "not a JSON object"
    version = value.get("schema_version", SCHEMA_VERSION)
    if version != SCHEMA_VERSION:
        return (
            f"a record of another version of scrubber (schema_version {version!r}, this one reads {SCHEMA_VERSION!r})"
        )
    told = error.errors()
    first = "; ".join(f"{'.'.join(map(str, e['loc']))}: {_said(e)}" for e in told[:3])
    return first + (f"; and {len(told) - 3} more" if len(told) > 3 else "")


def _said(error: ErrorDetails) -> str:
    if error["type"] == "extra_forbidden":
        return "no such field in a record"
    return error["msg"].removeprefix("Value error, ")


def _is_input(path: Path) -> bool:
    """Whether a file is one to clean, not one of records; a record that is damaged is still one."""
    if format_suffix(path.name) != ".jsonl":
        return True
    first = next(lines([path]), None)
    try:
        value = orjson.loads(first.data) if first else None
    except orjson.JSONDecodeError:
        return False
    return isinstance(value, dict) and "schema_version" not in value and "edits" not in value


def _files(out: Path, stem: str) -> list[Path]:
    found = sorted(path for path in out.glob(f"{stem}*") if path.is_file())
    return [path for path in found if format_suffix(path.name) == ".jsonl"]
