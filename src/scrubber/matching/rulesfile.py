"""Rules files: phrases and patterns as data, read from TOML, with errors that name file, line and key.

docs/plugins/rules.md describes the format and has an example of every key.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any, Final, Literal

import re2
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from scrubber.categories import Category
from scrubber.matching import rulesproblems
from scrubber.matching.prefilter import Literals, of_phrases
from scrubber.matching.rulesproblems import fill

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


MOST_WORDS: Final = 1_000_000
"""More words than any line has that a rule is for."""

Place = Literal["any", "first", "head", "inside", "edge", "foot", "last", "end"]

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
    at: list[int] = Field(
        default=[], description="Numbers of the lines it is for, from 1; negative ones count from the foot."
    )
    case: bool = Field(default=False, description="Upper and lower case must be as in the rule.")
    take: Literal["line", "match"] = Field(
        default="line", description="Take the whole line, or only the part that matches (its first group)."
    )
    words: tuple[int, int] = Field(default=(0, MOST_WORDS), description="Fewest and most words of the line.")
    also: list[str] = Field(default=[], description="Patterns that must all be found in the line as well.")
    unless: list[str] = Field(default=[], description="Patterns of which none may be found in the line.")
    place: Place = Field(default="any", description="Where in the text the line must stand.")
    mentions: Literal["anything", "author", "newcomer", "itself"] = Field(
        default="anything",
        description="Whom the line must name: an author, a person whom the rest does not, or the article itself.",
    )
    ends: Literal["any", "open", "closed"] = Field(
        default="any", description="Whether the line ends like a sentence (closed) or not (open)."
    )
    after: list[str] = Field(default=[], description="Ids of rules, one of which the line before must match.")
    before: list[str] = Field(default=[], description="Ids of rules, one of which the line after must match.")
    then: Literal["nothing", "teasers", "until", "rest"] = Field(
        default="nothing",
        description="What goes along: the headlines that follow, the lines up to `until`, or the rest of the text.",
    )
    until: list[str] = Field(
        default=[], description="Patterns of the block's last line; without such a line there is no block."
    )
    field: Literal[FIELDS] | None = None  # type: ignore[valid-type]
    keep: bool = Field(default=False, description="The line is body: no other rule may take it.")
    reason: str = ""
    examples: list[str] = []
    counterexamples: list[str] = []

    @field_validator("line", "prefix", "suffix", "contains", "pattern", "also", "unless", "until", mode="before")
    @classmethod
    def _one_or_many(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value

    @field_validator("line", "prefix", "suffix", "contains", "pattern", "also", "unless", "until")
    @classmethod
    def _not_blank(cls, value: list[str]) -> list[str]:
        if not all(text.strip() for text in value):
            raise ValueError("holds an empty text, which would match every line")
        return value

    @field_validator("at")
    @classmethod
    def _counted_from_one(cls, value: list[int]) -> list[int]:
        if 0 in value:
            raise ValueError("there is no line 0; 1 is the first line, -1 the last")
        return value

    @field_validator("words")
    @classmethod
    def _fewest_first(cls, value: tuple[int, int]) -> tuple[int, int]:
        if value[0] > value[1]:
            raise ValueError(f"fewest comes first: [{value[1]}, {value[0]}]")
        return value

    @model_validator(mode="after")
    def _matches_something(self) -> Rule:
        if not (self.line or self.prefix or self.suffix or self.contains or self.pattern):
            raise ValueError("give one of line, prefix, suffix, contains, pattern")
        if self.category is None and not self.keep:
            raise ValueError("give a category, or keep = true")
        if self.then == "until" and not self.until:
            raise ValueError('then = "until" needs `until`, the patterns of the block\'s last line')
        if self.until and self.then != "until":
            raise ValueError('`until` needs then = "until"')
        if self.then != "nothing" and self.take == "match":
            raise ValueError('`then` takes whole lines along, so it needs take = "line"')
        return self

    def expressions(self, macros: dict[str, str]) -> Iterator[tuple[str, Literals | None]]:
        """The rule as RE2 expressions, any of which makes a line match; with those of phrases, what a line needs."""
        flags = self._flags
        for phrases, opening, closing in (
            (self.line, r"^[\W_]*", r"[\W_]*$"),
            (self.prefix, r"^[\W_]*", ""),
            (self.suffix, "", r"[\W_]*$"),
            (self.contains, "", ""),
        ):
            if phrases:
                alternatives = _any(phrases, start="" if opening else r"\b", end="" if closing else r"\b")
                literals = of_phrases(phrases, folded=not self.case, starts=bool(opening), ends=bool(closing))
                # Nothing is left of a phrase that is nothing but quotation marks.
                yield (
                    f"{flags}{opening}({alternatives}){closing}",
                    literals if all(one.text for one in literals) else None,
                )
        for pattern in self.pattern:
            yield flags + fill(pattern, macros), None

    def last_lines(self, macros: dict[str, str]) -> Iterator[str]:
        """The patterns of `until` as RE2 expressions."""
        return (self._flags + fill(pattern, macros) for pattern in self.until)

    def conditions(self, macros: dict[str, str]) -> Iterator[tuple[bool, str]]:
        """What else the line must hold, or must not, as RE2 expressions."""
        for wanted, patterns in ((True, self.also), (False, self.unless)):
            for pattern in patterns:
                yield wanted, self._flags + fill(pattern, macros)

    @property
    def most_words(self) -> int:
        """Most words that a line can have and match."""
        if self.line and not (self.prefix or self.suffix or self.contains or self.pattern):
            return min(self.words[1], max(phrase.count(" ") for phrase in self.line) + 3)
        return self.words[1]

    @property
    def _flags(self) -> str:
        return "" if self.case else "(?i)"


class SiteTest(BaseModel):
    """A test inside a rules file: an article of the site, and what must become of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    input: str
    text: str = Field(description="The body that must be left, paragraphs parted by a blank line.")
    url: str | None = Field(
        default=None, description="The article's address; the first of `domains` where it is not given, none if empty."
    )
    source: str | None = Field(
        default=None, description="The record's `source`; the first of `sources` where there are no domains."
    )
    title: str | None = None
    authors: list[str] = []
    fields: dict[str, Any] = Field(default={}, description="Record fields that must have these values.")
    removed: dict[str, list[str]] = Field(default={}, description="By category, what must have been taken out.")


class RulesFile(BaseModel):
    """A rules file: where it applies, its rules in order of precedence, and its tests."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    language: str = Field(default="", description="ISO 639-1 code; empty for every language.")
    domains: list[str] = Field(default=[], description="Sites (example.com) that the rules are for.")
    sources: list[str] = Field(default=[], description="Values of the record's `source` that they are for.")
    fingerprints: list[str] = Field(
        default=[], description="Patterns by which an article without address and source is known as the site's."
    )
    version: str = ""
    macros: dict[str, str] = {}
    rule: list[Rule] = []
    test: list[SiteTest] = []

    @property
    def is_for_sites(self) -> bool:
        """Whether it holds only for some sites."""
        return bool(self.domains or self.sources or self.fingerprints)

    def named(self, name: str) -> RulesFile:
        """The same rules as those of a plugin: in the log and the counts its name stands before their ids."""
        own = {rule.id: f"{name}/{rule.id}" for rule in self.rule}
        rules = [
            rule.model_copy(
                update={
                    "id": own[rule.id],
                    "after": [own.get(id_, id_) for id_ in rule.after],
                    "before": [own.get(id_, id_) for id_ in rule.before],
                }
            )
            for rule in self.rule
        ]
        return self.model_copy(update={"rule": rules})


def read_rules(path: Path, macros: dict[str, str] | None = None) -> RulesFile:
    """Read one rules file; `macros` are those that it may use beside its own.

    Raises:
        RulesError: the file can't be read, is not TOML, or a key or value in it is wrong. Each line of the
            message tells of one mistake: file, line, key, and what would be right.
    """
    try:
        source = path.read_text("utf-8-sig")
        data = tomllib.loads(source)
    except (OSError, UnicodeDecodeError) as error:
        raise RulesError(f"{path}: can't be read: {getattr(error, 'strerror', None) or error}") from None
    except RecursionError:
        raise RulesError(f"{path}: can't be read: nested too deeply") from None
    except tomllib.TOMLDecodeError as error:
        raise _error(path, [rulesproblems.of_toml(source, error)]) from None
    try:
        file = RulesFile.model_validate(data)
    except ValidationError as error:
        raise _error(path, rulesproblems.of_values(source, data, error, _MODELS)) from None
    known = (macros or {}) | file.macros
    if problems := list(rulesproblems.of_file(source, file, known)):
        raise _error(path, problems)
    return file.model_copy(update={"macros": known})


_MODELS: Final[dict[str, type[BaseModel]]] = {"": RulesFile, "rule": Rule, "test": SiteTest}


def _error(path: Path, problems: Iterable[tuple[int, str]]) -> RulesError:
    return RulesError("\n".join(f"{path}:{line}: {problem}" for line, problem in problems))


_SPACE: Final = re.compile(r"\s+")
_SINGLE_QUOTE: Final = re.compile(r"\\?['‘’`]")
_DOUBLE_QUOTE: Final = re.compile(r'\\?["“”]')


def _any(phrases: list[str], start: str, end: str) -> str:
    return "|".join(_phrase(phrase, start, end) for phrase in phrases)


def _phrase(phrase: str, start: str, end: str) -> str:
    """An RE2 expression for a plain phrase, whatever its white space and quotes, between these where it has words."""
    phrase = phrase.strip()
    escaped = r"\s+".join(re2.escape(word) for word in _SPACE.split(phrase))
    escaped = _DOUBLE_QUOTE.sub('["“”]', _SINGLE_QUOTE.sub("['‘’`]", escaped))
    before = start if phrase[:1].isascii() and phrase[:1].isalnum() else ""
    after = end if phrase[-1:].isascii() and phrase[-1:].isalnum() else ""
    return f"{before}{escaped}{after}"
