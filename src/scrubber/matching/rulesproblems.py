"""What is wrong with a rules file, in words: at which line, in which key, and what would be right.

Three layers look for mistakes: TOML itself, the types and values of keys (pydantic), and what only the whole
file shows: patterns that RE2 refuses, macros, ids given twice.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

import re2
from pydantic import BaseModel

from scrubber.matching.re2options import re2_options
from scrubber.matching.tomllines import Place, TomlLines

if TYPE_CHECKING:
    from pydantic import ValidationError

    from scrubber.matching.rulesfile import Rule, RulesFile

MACRO: Final = re.compile(r"(?<!\\x)(?<!\\[pP])\{([a-z][a-z_]*)\}")

MAX_MEM: Final = 1 << 26
"""Bytes that the automaton of one pattern may take."""

_MAY_BE_LARGE: Final = re.compile(r"\{\d*,?\d{3,}\}")

Models = Mapping[str, type[BaseModel]]
"""The model of each table: of the file's top under `""`, of a `[[rule]]` under `"rule"`, and so on."""


def of_toml(source: str, error: Exception) -> tuple[int, str]:
    """The line of an error of `tomllib` (1 where it names none) and what to do about it."""
    message, _, where = str(error).partition(" (at ")
    found = re.match(r"line (\d+)", where)
    line = int(found[1]) if found else source.count("\n") + 1
    text = [*source.split("\n"), ""][line - 1].strip()
    advice = ""
    if "Unescaped '\\'" in message:
        advice = "; write patterns in single quotes, where a backslash is itself: '\\d+'"
    elif "Cannot overwrite" in message and text.startswith("["):
        advice = "; tables that come again have two brackets each time: [[rule]], [[test]]"
    elif "Cannot overwrite" in message:
        advice = "; the key is given twice"
    elif "Invalid value" in message:
        advice = "; texts stand in quotes, true and false are small"
    elif "Expected newline" in message and text.count("'") > 2:
        advice = "; a text with ' in it stands in double quotes, or in three single ones"
    elif text.startswith("[[") and "]]" not in text:
        advice = "; write [[rule]] or [[test]]"
    shown = f": {text[:60]}" if text else ""
    return line, f"not valid TOML: {message}{shown}{advice}"


def of_values(source: str, data: Mapping[str, Any], error: ValidationError, models: Models) -> list[tuple[int, str]]:
    """The line and the words for each key or value of `data` that is wrong, in order."""
    lines = TomlLines(source)
    found = []
    for problem in error.errors():
        place: Place = problem["loc"]
        table = str(place[0]) if len(place) > 1 and place[0] in models and isinstance(place[1], int) else ""
        keys = tuple(key for key in (place[2:] if table else place) if not isinstance(key, int))
        name = _named(table, data[table][place[1]], int(place[1])) if table else ""
        found.append((lines.line(place, problem["input"]), name + _described(problem, keys, table, models)))
    return sorted(found)


def _named(table: str, item: object, number: int) -> str:
    """How a rule or a test is called: by its id or name where it has one."""
    name = (item.get("id") or item.get("name")) if isinstance(item, dict) else None
    return f"{table} {name}: " if isinstance(name, str) else f"{table} {number + 1}: "


def _described(problem: Any, keys: tuple[str | int, ...], table: str, models: Models) -> str:
    key = ".".join(map(str, keys))
    kind, value, context = problem["type"], problem["input"], problem.get("ctx", {})
    prefix = f"{key}: " if key else ""
    if kind == "extra_forbidden":
        return prefix + _no_such_key(key, table, models)
    if kind == "missing":
        return f"{prefix}is missing; {_why_needed(table, key)}"
    if kind in ("enum", "literal_error"):
        allowed = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        return f"{prefix}{value!r} is not allowed{did_you_mean(value, allowed)} (allowed: {', '.join(allowed)})"
    if kind in _TYPES:
        return f"{prefix}expected {_TYPES[kind]}, found {_shown(value)}{_repair(kind, value, table or key)}"
    if kind == "string_too_short":
        return f"{prefix}is empty"
    return prefix + str(problem["msg"]).removeprefix("Value error, ")


_TYPES: Final = {
    "string_type": "a text in quotes",
    "list_type": "a list in square brackets",
    "tuple_type": "two numbers, fewest and most, as in [3, 12]",
    "too_long": "two numbers, fewest and most, as in [3, 12]",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "dict_type": "a table",
    "model_type": "a table",
}


def _repair(kind: str, value: object, name: str) -> str:
    if kind == "list_type" and isinstance(value, dict):
        return f"; write [[{name}]], with two brackets"
    if kind == "list_type" and isinstance(value, str):
        return f"; write [{_quoted(value)}]"
    if kind == "tuple_type" and isinstance(value, int):
        return f"; write [{value}, {value}] for lines of exactly {value} words"
    if kind.startswith("bool") and isinstance(value, str) and value.lower() in ("true", "false"):
        return f"; write {value.lower()}, without quotes"
    return ""


def _no_such_key(key: str, table: str, models: Models) -> str:
    known = list(models[table].model_fields)
    for other, model in models.items():
        if other != table and key in model.model_fields:
            where = f"under [[{other}]]" if other else "at the top of the file, above the first [[rule]]"
            return f"no such key here: it belongs {where}"
    here = f"[[{table}]]" if table else "the top of the file"
    return f"no such key{did_you_mean(key, known)} (keys of {here}: {', '.join(known)})"


def _why_needed(table: str, key: str) -> str:
    needs = {
        ("rule", "id"): 'every rule has one, by which the log names it: id = "read-more"',
        ("test", "name"): 'every test has one: name = "captions between paragraphs"',
        ("test", "input"): "a test has the article as it is scraped",
        ("test", "text"): "a test has the body that must be left",
    }
    return needs.get((table, key), "it is needed")


def of_file(source: str, file: RulesFile, macros: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """The line and the words for what only the file as a whole shows to be wrong."""
    lines = TomlLines(source)
    looping = {name: loop for name in file.macros if (loop := _loop(name, macros))}
    if looping:
        for name, loop in looping.items():
            yield lines.line(("macros", name)), f"macros.{name}: needs itself: {' → '.join(loop)}"
        return
    for name, pattern in file.macros.items():
        yield from _pattern(lines, ("macros", name), f"macros.{name}", pattern, macros)
    for pattern in file.fingerprints:
        yield from _pattern(lines, ("fingerprints",), "fingerprints", pattern, macros)
    seen: dict[str, int] = {}
    for n, rule in enumerate(file.rule):
        line = lines.line(("rule", n, "id"))
        if rule.id in seen:
            yield line, f"rule {rule.id}: id: the rule at line {seen[rule.id]} has it already; give each its own"
        seen.setdefault(rule.id, line)
        for key, pattern in _patterns(rule):
            yield from _pattern(lines, ("rule", n, key), f"rule {rule.id}: {key}", pattern, macros)


def _patterns(rule: Rule) -> Iterator[tuple[str, str]]:
    for key in ("pattern", "also", "unless", "until"):
        for pattern in getattr(rule, key):
            yield key, pattern


def _pattern(
    lines: TomlLines, place: Place, name: str, pattern: str, macros: Mapping[str, str]
) -> Iterator[tuple[int, str]]:
    line = lines.line(place, pattern.partition("\n")[0])
    unknown = [macro for macro in MACRO.findall(pattern) if macro not in macros]
    for macro in unknown:
        known = ", ".join(sorted(macros))
        literal = f"braces that are meant themselves: \\{{{macro}\\}}"
        yield line, f"{name}: no macro {{{macro}}}{did_you_mean(macro, macros)} (known: {known}; {literal})"
    if not unknown and (why := why_refused(fill(pattern, macros))):
        yield line, f"{name}: {pattern!r}: {why}"


def fill(pattern: str, macros: Mapping[str, str]) -> str:
    """A pattern with its macros, and theirs, written out."""
    while (filled := MACRO.sub(lambda m: macros.get(m[1], m[0]), pattern)) != pattern:
        pattern = filled
    return pattern


def _loop(name: str, macros: Mapping[str, str], path: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The way from a macro back to itself, empty where there is none."""
    if name in path:
        return (*path[path.index(name) :], name)
    inner = (_loop(other, macros, (*path, name)) for other in MACRO.findall(macros.get(name, "")))
    return next((loop for loop in inner if loop), ())


def why_refused(expression: str) -> str:
    """Why RE2 does not take an expression, and what to write in its place; empty where it does."""
    options = re2_options(MAX_MEM)
    try:
        # A set only parses what is added to it: a tenth of the time that compiling takes.
        re2.Set.SearchSet(options).Add(expression)
    except re2.error:
        pass
    else:
        if not _MAY_BE_LARGE.search(expression):
            return ""
    try:
        re2.compile(expression, options)
    except re2.error as error:
        reason = error.args[0] if error.args else error
        told = reason.decode() if isinstance(reason, bytes) else str(reason)
        return told + next((f"; {advice}" for sign, advice in _ADVICE if sign in told), "")
    return ""


_ADVICE: Final = (
    ("(?=", "RE2 has no lookahead: use `also`, or `before` for the next line"),
    ("(?!", "RE2 has no lookahead: use `unless`"),
    ("(?<", "RE2 has no lookbehind: use `unless`, or `after` for the line before"),
    ("invalid escape sequence: \\Z", "write $"),
    (
        "invalid escape sequence: \\",
        "RE2 has no references to groups and few escapes (github.com/google/re2/wiki/Syntax)",
    ),
    ("missing )", "a round bracket that is meant itself is written \\("),
    ("unexpected )", "a round bracket that is meant itself is written \\)"),
    ("missing ]", "a square bracket that is meant itself is written \\["),
    ("no argument for repetition", "a sign that is meant itself is written with a backslash: \\*, \\+, \\?"),
    ("bad repetition operator", "possessive and nested repetition are not in RE2; linear time needs neither"),
    ("invalid repetition size", "RE2 repeats at most 1,000 times"),
    ("too large", "repeat fewer times, or a smaller class: `words` limits a line's length"),
)


def did_you_mean(value: object, known: Iterable[str]) -> str:
    """A clause that names the nearest of the known names, empty where none is near."""
    near = difflib.get_close_matches(str(value).lower(), list(known), n=1, cutoff=0.6)
    return f"; did you mean {near[0]!r}?" if near else ""


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    return repr(value)[:60]


def _quoted(value: str) -> str:
    return f"'{value}'" if "'" not in value else f'"{value}"'
