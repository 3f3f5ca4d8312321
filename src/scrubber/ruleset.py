"""Rules: phrases and patterns as data, read from TOML and matched over lines in one linear-time pass.

All rules of a language are compiled into two sets of RE2, one for rules that begin at the line's start and one
for those that may begin anywhere, so the time does not depend on how many rules there are, and no pattern can
make it more than linear. docs/plugins/rules.md describes the format of a rules file.
"""

from __future__ import annotations

import re
import tomllib
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

import re2
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from scrubber.categories import Category

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BUILT_IN: Final = Path(__file__).parent / "rules"

# The default 8 MiB is too little for hundreds of patterns: RE2 would give up on a line without an error.
_MAX_MEM: Final = 1 << 30

FIELDS: Final = (
    "authors",
    "bios",
    "captions",
    "credits",
    "dateline",
    "modified",
    "notes",
    "published",
    "related",
    "section",
    "standfirst",
)


class RulesError(ValueError):
    """A rules file that can't be used; the message says file, line, key, and what would be right."""


class Rule(BaseModel):
    """One rule: which lines it is about, where they must stand, and what happens with them.

    A line matches if any phrase of `line`, `prefix`, `suffix` or `contains`, or any `pattern`, does. Phrases
    are plain text: case, the kind of quotes, and the amount of white space do not matter, nor does punctuation
    around a whole line. A pattern is an RE2 expression, searched for in the line.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(min_length=1)
    category: Category | None = None
    line: list[str] = []
    prefix: list[str] = []
    suffix: list[str] = []
    contains: list[str] = []
    pattern: list[str] = []
    case: bool = Field(default=False, description="Upper and lower case must be as in the rule.")
    take: Literal["line", "match"] = Field(
        default="line", description="Take the whole line, or only the part that matches (its first group)."
    )
    words: tuple[int, int] = Field(default=(0, 1_000_000), description="Fewest and most words of the line.")
    also: list[str] = Field(default=[], description="Patterns that must all be found in the line as well.")
    unless: list[str] = Field(default=[], description="Patterns of which none may be found in the line.")
    place: Literal["any", "first", "head", "foot", "last", "end", "edge", "inside"] = "any"
    mentions: Literal["anything", "author", "newcomer", "itself"] = Field(
        default="anything",
        description="Whom the line must name: an author, a person whom the rest does not, or the article itself.",
    )
    ends: Literal["any", "open", "closed"] = Field(
        default="any", description="Whether the line ends like a sentence (closed) or not (open)."
    )
    after: list[str] = Field(default=[], description="Ids of rules, one of which the line before must match.")
    before: list[str] = Field(default=[], description="Ids of rules, one of which the line after must match.")
    then: Literal["nothing", "teasers", "rest"] = Field(
        default="nothing", description="What goes along: the headlines that follow, or the rest of the text."
    )
    field: Literal[FIELDS] | None = None  # type: ignore[valid-type]
    keep: bool = Field(default=False, description="The line is body: no other rule may take it.")
    reason: str = ""
    examples: list[str] = []
    counterexamples: list[str] = []

    @field_validator("line", "prefix", "suffix", "contains", "pattern", "also", "unless", mode="before")
    @classmethod
    def _one_or_many(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value

    @model_validator(mode="after")
    def _matches_something(self) -> Rule:
        if not (self.line or self.prefix or self.suffix or self.contains or self.pattern):
            raise ValueError("give one of line, prefix, suffix, contains, pattern")
        if self.category is None and not self.keep:
            raise ValueError("give a category, or keep = true")
        return self

    def expressions(self, macros: dict[str, str]) -> Iterator[tuple[bool, str]]:
        """The rule as RE2 expressions, each with whether it begins at the line's start."""
        flags = self._flags
        for phrase in self.line:
            yield True, rf"{flags}^[\W_]*({_phrase(phrase)})[\W_]*$"
        for phrase in self.prefix:
            yield True, rf"{flags}^[\W_]*({_phrase(phrase)})"
        for phrase in self.suffix:
            yield False, rf"{flags}({_phrase(phrase)})[\W_]*$"
        for phrase in self.contains:
            yield False, rf"{flags}({_phrase(phrase)})"
        for pattern in self.pattern:
            yield pattern.startswith("^"), flags + _fill(pattern, macros)

    def conditions(self, macros: dict[str, str]) -> Iterator[tuple[bool, str]]:
        """What else the line must hold, or must not, as RE2 expressions."""
        for wanted, patterns in ((True, self.also), (False, self.unless)):
            for pattern in patterns:
                yield wanted, self._flags + _fill(pattern, macros)

    @property
    def _flags(self) -> str:
        return "" if self.case else "(?i)"


class RulesFile(BaseModel):
    """A rules file: where it applies, and its rules in order of precedence."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    language: str = Field(default="", description="ISO 639-1 code; empty for every language.")
    domains: list[str] = Field(default=[], description="Sites (example.com) that the rules are for.")
    sources: list[str] = Field(default=[], description="Values of the record's `source` that they are for.")
    macros: dict[str, str] = {}
    rule: list[Rule] = []


class Match:
    """The rules that a line matches, in order of precedence, with where each matched."""

    __slots__ = ("_line", "_set", "numbers")

    def __init__(self, owner: CompiledRules, line: str, numbers: list[int]) -> None:
        self._set = owner
        self._line = line
        self.numbers = numbers

    def __iter__(self) -> Iterator[Rule]:
        return (self._set.rules[n] for n in self.numbers)

    def spans(self, rule: Rule) -> Iterator[tuple[int, int]]:
        """Where the rule matches in the line: its first group if it has one, else all of the match."""
        number = next(n for n in self.numbers if self._set.rules[n] is rule)
        for expression in self._set.single(number):
            for found in expression.finditer(self._line):
                group = 1 if expression.groups and found.start(1) >= 0 else 0
                if found.end(group) > found.start(group):
                    yield found.start(group), found.end(group)


class CompiledRules:
    """Rules made ready for matching."""

    def __init__(self, rules: list[tuple[Rule, dict[str, str]]]) -> None:
        """Compile rules, each with the macros of its file.

        Raises:
            RulesError: a pattern is not an expression that RE2 takes.
        """
        self.rules = [rule for rule, _ in rules]
        self._macros = [macros for _, macros in rules]
        self._singles: dict[int, list[Any]] = {}
        self._conditions: dict[int, list[tuple[bool, Any]]] = {}
        self._anchored, self._owners_anchored = self._compile(True)
        self._free, self._owners_free = self._compile(False)

    def _compile(self, anchored: bool) -> tuple[Any, list[int]]:
        options = re2.Options()
        options.max_mem = _MAX_MEM
        options.log_errors = False
        found = (re2.Set.MatchSet if anchored else re2.Set.SearchSet)(options)
        # RE2 tells nobody when it runs out of memory; a pattern that always matches does.
        found.Add("")
        owners = [-1]
        for number, rule in enumerate(self.rules):
            for is_anchored, expression in rule.expressions(self._macros[number]):
                if is_anchored is anchored:
                    try:
                        found.Add(expression)
                    except re2.error as error:
                        raise RulesError(f"rule {rule.id}: {expression!r}: {_text(error)}") from None
                    owners.append(number)
        found.Compile()
        return found, owners

    def match(self, line: str) -> Match | None:
        """The rules that match a line, or None."""
        hits = self._anchored.Match(line)
        more = self._free.Match(line)
        if len(hits) == 1 == len(more):
            return None
        if not hits or not more:
            raise MemoryError("RE2 ran out of memory for its automaton")
        owners = {self._owners_anchored[n] for n in hits}
        owners.update(self._owners_free[n] for n in more)
        owners.discard(-1)
        numbers = sorted(n for n in owners if self.holds(n, line))
        return Match(self, line, numbers) if numbers else None

    def holds(self, number: int, line: str) -> bool:
        """Whether a line that rule `number` matches also holds what the rule wants, and nothing it refuses."""
        if number not in self._conditions:
            rule, macros = self.rules[number], self._macros[number]
            self._conditions[number] = [(wanted, _one(e, rule)) for wanted, e in rule.conditions(macros)]
        return all(bool(found.search(line)) is wanted for wanted, found in self._conditions[number])

    def single(self, number: int) -> list[Any]:
        """The expressions of one rule, compiled one by one."""
        if number not in self._singles:
            rule, macros = self.rules[number], self._macros[number]
            self._singles[number] = [_one(expression, rule) for _, expression in rule.expressions(macros)]
        return self._singles[number]


def _one(expression: str, rule: Rule) -> Any:
    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(expression, options)
    except re2.error as error:
        raise RulesError(f"rule {rule.id}: {expression!r}: {_text(error)}") from None


class RuleSet:
    """All rules that were loaded, to be had for an article's language and site."""

    def __init__(self, files: list[RulesFile]) -> None:
        self.files = files
        self._compiled: dict[tuple[int, ...], CompiledRules] = {}

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages that there are rules for."""
        return frozenset(file.language for file in self.files if file.language)

    def for_article(self, language: str, site: str, source: str) -> CompiledRules:
        """The rules that hold for an article; those of its site come first."""
        chosen = tuple(
            n
            for n, file in enumerate(self.files)
            if (not file.language or file.language == language)
            and (not (file.domains or file.sources) or site in file.domains or source in file.sources)
        )
        if chosen not in self._compiled:
            files = sorted((self.files[n] for n in chosen), key=lambda f: not (f.domains or f.sources))
            self._compiled[chosen] = CompiledRules(
                [(rule, file.macros) for file in files for rule in file.rule]
            )
        return self._compiled[chosen]


def load_rules(paths: Iterable[Path]) -> RuleSet:
    """Read the built-in rules and those of further files.

    Raises:
        RulesError: a file can't be read, is not TOML, or a key or value in it is wrong.
    """
    shared = tomllib.loads((BUILT_IN / "macros.toml").read_text("utf-8"))
    files = [read_rules(path, shared) for path in sorted(BUILT_IN.glob("*/*.toml"))]
    return RuleSet(files + [read_rules(path, shared) for path in paths])


def read_rules(path: Path, macros: dict[str, str] | None = None) -> RulesFile:
    """Read one rules file; `macros` are those that it may use beside its own.

    Raises:
        RulesError: the file can't be read, is not TOML, or a key or value in it is wrong.
    """
    try:
        source = path.read_text("utf-8")
        data = tomllib.loads(source)
    except (OSError, UnicodeDecodeError) as error:
        raise RulesError(f"{path}: can't be read: {getattr(error, 'strerror', None) or error}") from None
    except tomllib.TOMLDecodeError as error:
        raise RulesError(f"{path}: not valid TOML: {error}") from None
    try:
        file = RulesFile.model_validate(data)
    except ValidationError as error:
        raise RulesError("\n".join(_problems(path, source, error))) from None
    return file.model_copy(update={"macros": (macros or {}) | file.macros})


def _problems(path: Path, source: str, error: ValidationError) -> Iterator[str]:
    starts = [n for n, line in enumerate(source.split("\n"), 1) if line.strip() == "[[rule]]"]
    for problem in error.errors():
        where = problem["loc"]
        line = starts[where[1]] if len(where) > 1 and where[0] == "rule" and isinstance(where[1], int) else 1
        key = ".".join(str(part) for part in where[2 if line > 1 else 0 :]) or "rule"
        message = problem["msg"].removeprefix("Value error, ")
        if problem["type"] == "extra_forbidden":
            message = (
                f"no such key; known: {', '.join(Rule.model_fields if line > 1 else RulesFile.model_fields)}"
            )
        yield f"{path}:{line}: {key}: {message}"


def _fill(pattern: str, macros: dict[str, str]) -> str:
    """A pattern with its macros, and theirs, written out."""
    while (filled := _MACRO.sub(lambda m: macros.get(m[1], m[0]), pattern)) != pattern:
        pattern = filled
    return pattern


_MACRO: Final = re.compile(r"\{([a-z][a-z_]*)\}")
_SPACE: Final = re.compile(r"\s+")


def _phrase(phrase: str) -> str:
    """An RE2 expression for a plain phrase, whatever its white space and quotes."""
    words = (re2.escape(word) for word in _SPACE.split(phrase.strip()))
    escaped = r"\s+".join(words).replace(r"\'", "’").replace(r"\"", "”")
    escaped = escaped.replace("’", "['‘’`]").replace("”", '["“”]')
    start = r"\b" if phrase[:1].isascii() and phrase[:1].isalnum() else ""
    end = r"\b" if phrase[-1:].isascii() and phrase[-1:].isalnum() else ""
    return f"{start}{escaped}{end}"


def _text(error: Exception) -> str:
    reason = error.args[0] if error.args else error
    return reason.decode() if isinstance(reason, bytes) else str(reason)
