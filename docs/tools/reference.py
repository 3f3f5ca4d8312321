"""The parts of the reference that come from the code: `python -m docs.tools.reference` writes them into the pages.

A page marks where they go:

    <!-- begin: record -->
    …
    <!-- end -->

What stands between the marks is replaced; a test fails where it is not what the code says.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from scrubber import Article, Rejected, Scrubber, Settings
from scrubber.article import LogEntry, Related, Version
from scrubber.categories import DEFAULT_ACTIONS, FURNITURE, JUNK, NEUTRAL, Category
from scrubber.cli import load_commands, scrub

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pydantic import BaseModel

DOCS: Final = Path(__file__).parents[1]
_PART: Final = re.compile(r"(<!-- begin: ([\w ]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def filled(page: str) -> str:
    """The page with its marked parts as the code has them.

    Raises:
        KeyError: a mark names no part.

    """
    return _PART.sub(lambda match: f"{match[1]}\n{PARTS[match[2]]().strip()}\n\n{match[3]}", page)


def commands() -> str:
    """Every command of `scrub` with its options."""
    load_commands()
    return "\n\n".join(_command(command, path) for path, command in _all_commands(scrub, ("scrub",)))


def _all_commands(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            yield from _all_commands(command.commands[name], (*path, name))


def _command(command: click.Command, path: tuple[str, ...]) -> str:
    context = click.Context(command, info_name=" ".join(path))
    usage = " ".join(piece for piece in command.collect_usage_pieces(context) if piece)
    parts = [f"## `{' '.join(path)}`", f"```text\n{' '.join(path)} {usage}\n```", _prose(command.help or "")]
    records = (p.get_help_record(context) for p in command.get_params(context) if isinstance(p, click.Option))
    if rows := [record for record in records if record and "--help" not in record[0]]:
        parts.append(_table(("option", "what it does"), ((_code(name), _cell(what)) for name, what in rows)))
    return "\n\n".join(part for part in parts if part)


def _prose(text: str) -> str:
    paragraphs = []
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        if paragraph.startswith("\b\n"):
            paragraphs.append("```text\n" + paragraph.removeprefix("\b\n") + "\n```")
        else:
            paragraphs.append(_cell(paragraph))
    return "\n\n".join(paragraphs)


def record() -> str:
    """The fields of a record."""
    return _fields(Article)


def log() -> str:
    """The fields of an entry of the log."""
    return _fields(LogEntry)


def related() -> str:
    """The fields of a story under `related`."""
    return _fields(Related)


def versions() -> str:
    """The fields of a version under `versions`."""
    return _fields(Version)


def rejected() -> str:
    """The fields of a rejection."""
    return _fields(Rejected)


def _fields(model: type[BaseModel]) -> str:
    schema = model.model_json_schema(mode="serialization")
    rows = (
        (f"`{name}`", _type(field, schema.get("$defs", {})), _cell(field["description"]))
        for name, field in schema["properties"].items()
    )
    return _table(("field", "type", "what it holds"), rows)


def _type(field: dict[str, Any], definitions: dict[str, Any]) -> str:
    if "anyOf" in field:
        names = [_type(option, definitions) for option in field["anyOf"] if option.get("type") != "null"]
        nothing = " or nothing" if any(option.get("type") == "null" for option in field["anyOf"]) else ""
        return " or ".join(dict.fromkeys(names)) + nothing
    if "$ref" in field:
        name = field["$ref"].rsplit("/")[-1]
        return _NAMES.get(name, name.lower())
    if field.get("type") == "array":
        return f"list of {_type(field['items'], definitions)}"
    kind = field.get("format") or field.get("type", "")
    return _NAMES.get(kind, kind or "anything")


_NAMES: Final = {
    "Related": "story",
    "Version": "version",
    "LogEntry": "edit",
    "date-time": "time",
    "string": "text",
    "integer": "number",
}


def settings() -> str:
    """The settings with their defaults."""
    rows = []
    for name, field in Settings.model_fields.items():
        default = "" if field.default in ({}, []) else f"`{json.dumps(field.default)}`"
        rows.append((f"[`{name}`](#{name})", default, _cell(field.description or "")))
    return _table(("setting", "default", "what it says"), rows)


def categories() -> str:
    """The categories with what happens to them by default."""
    kinds = ((JUNK, "junk"), (FURNITURE, "furniture"), (NEUTRAL, "neutral"))
    rows = []
    for category in Category:
        kind = next((name for members, name in kinds if category in members), "repair")
        by_default = "mended" if kind == "repair" else f"`{DEFAULT_ACTIONS[category]}`"
        rows.append((f"[`{category}`](#{category})", kind, by_default))
    return _table(("category", "kind", "by default"), rows)


def cleaners() -> str:
    """The built-in cleaners in the order in which they run."""
    every = Scrubber(Settings(entry_points=False, site_plugins=False, categories={"repeat": "drop"}, quotes="curly"))
    rows = ((f"[`{c.name}`](#{c.name})", c.stage, _first_line(c.clean)) for c in every.cleaners)
    return _table(("cleaner", "stage", "what it is about"), rows)


def _first_line(function: Callable[..., Any]) -> str:
    module = inspect.getmodule(getattr(function, "func", function))
    return _cell(inspect.getdoc(module).split("\n\n")[0]) if module else ""


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", r"\|") for cell in line) + " |" for line in lines)


def _code(text: str) -> str:
    # Readers of Markdown do not agree on a pipe in a table's code.
    return f"<code>{text.replace('|', '&#124;')}</code>" if "|" in text else f"`{text}`"


def _cell(text: str) -> str:
    """One line; an asterisk outside of code is an asterisk."""
    parts = " ".join(text.split()).split("`")
    return "`".join(part if n % 2 else part.replace("*", r"\*") for n, part in enumerate(parts))


PARTS: Final[dict[str, Callable[[], str]]] = {
    function.__name__: function
    for function in (commands, record, log, related, versions, rejected, settings, categories, cleaners)
}


def main() -> None:
    """Write the parts into all pages."""
    for path in sorted(DOCS.rglob("*.md")):
        page = path.read_text("utf-8")
        if (new := filled(page)) != page:
            path.write_text(new, "utf-8")
            sys.stdout.write(f"wrote {path.relative_to(DOCS.parent)}\n")


if __name__ == "__main__":
    main()
