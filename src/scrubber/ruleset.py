"""Matching rules over lines in one linear-time pass, whatever the number of rules.

RE2 looks for the words that each expression can't do without, all of them at once, and runs only the few
expressions whose words are in the line; the rest, which have no such words, are one automaton. RE2 is linear by
construction, so no rule of a plugin can make a run hang. Rules are for lines of some length at some place, so
a line is matched only against those it can fit. docs/decisions/rules.md has the measurements.
"""

from __future__ import annotations

import tomllib
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import re2

from scrubber.lines import is_closed
from scrubber.rulesfile import RulesError, read_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrubber.document import Document
    from scrubber.rulesfile import Place, Rule, RulesFile

BUILT_IN: Final = Path(__file__).parent / "rules"

# The default 8 MiB is too little for hundreds of patterns: RE2 would give up on a line without an error.
_MAX_MEM: Final = 1 << 30
_ONE_MAX_MEM: Final = 1 << 26

_FINGERPRINT_WITHIN: Final = 2000
"""How many characters at the start and at the end of a text are searched for a site's fingerprint."""


class CompiledRule:
    """A rule with its expressions, which are compiled one by one when they are first asked for."""

    def __init__(self, rule: Rule, macros: dict[str, str]) -> None:
        self.rule = rule
        self._macros = macros

    @cached_property
    def _expressions(self) -> list[Any]:
        return [_compile(expression, self.rule) for expression, _ in self.rule.expressions(self._macros)]

    @cached_property
    def _found(self) -> Any:
        # A set only says yes or no, which costs a tenth of what a match with its spans costs.
        found = re2.Set.SearchSet(_options(_ONE_MAX_MEM))
        for expression, _ in self.rule.expressions(self._macros):
            _add(found, expression, self.rule)
        found.Compile()
        return found

    @cached_property
    def _conditions(self) -> list[tuple[bool, Any]]:
        return [(wanted, _compile(e, self.rule)) for wanted, e in self.rule.conditions(self._macros)]

    @cached_property
    def _last_lines(self) -> list[Any]:
        return [_compile(expression, self.rule) for expression in self.rule.last_lines(self._macros)]

    def expressions(self) -> Iterator[tuple[str, bool]]:
        """The rule's expressions as text, each with whether it is made of phrases."""
        return self.rule.expressions(self._macros)

    def matches(self, line: str, encoded: bytes | None = None) -> bool:
        """Whether any expression of the rule is found in a line, and what else the rule asks of it holds.

        `encoded` is the line in UTF-8, where the caller has it already.
        """
        fewest, most = self.rule.words
        return (
            fewest <= line.count(" ") + 1 <= most
            and bool(self._found.Match(line.encode() if encoded is None else encoded))
            and self.holds(line)
        )

    def holds(self, line: str) -> bool:
        """Whether a line that matches also holds what the rule wants, and nothing that it refuses."""
        return all(bool(found.search(line)) is wanted for wanted, found in self._conditions)

    def ends_with(self, line: str) -> bool:
        """Whether a line is the last one of the block that the rule opens."""
        return any(found.search(line) for found in self._last_lines)

    def spans(self, line: str) -> Iterator[tuple[int, int]]:
        """Where the rule matches in a line: its first group if it has one, else all of the match."""
        for expression in self._expressions:
            for found in expression.finditer(line):
                group = 1 if expression.groups and found.start(1) >= 0 else 0
                if found.end(group) > found.start(group):
                    yield found.start(group), found.end(group)


class _Owned(NamedTuple):
    """An expression, the rule that it is of, and whether it is made of phrases."""

    number: int
    rule: Rule
    text: str
    is_phrases: bool

    def __hash__(self) -> int:
        return hash((self.number, self.text))


class CompiledRules:
    """Rules made ready for matching, in order of precedence."""

    def __init__(self, files: Iterable[RulesFile]) -> None:
        """Compile the rules of some files.

        Raises:
            RulesError: a pattern is not an expression that RE2 takes.
        """
        rules = [CompiledRule(rule, file.macros) for file in files for rule in file.rule]
        # What is body is body whatever the order in which it is said.
        self._rules = sorted(rules, key=lambda compiled: not compiled.rule.keep)
        expressions = [
            _Owned(n, compiled.rule, *expression)
            for n, compiled in enumerate(self._rules)
            for expression in compiled.expressions()
        ]
        patterns = [expression for expression in expressions if not expression.is_phrases]
        wordless = {patterns[n] for n in _filter(patterns).Match("", True) or () if n < len(patterns)}
        self._by_length = [
            _Automaton([expression for expression in expressions if _fits(expression.rule, *words)], wordless)
            for words in _LENGTHS
        ]
        # A line comes again: in the pipeline's next round, and in every article that has the same boilerplate.
        self.match = lru_cache(maxsize=_REMEMBERED)(self._match)

    def _match(self, line: str, places: frozenset[Place]) -> list[CompiledRule]:
        """The rules that a line matches which stands at some places of its text."""
        words = line.count(" ") + 1
        length = 0 if words <= _LENGTHS[0][1] else 1 if words <= _LENGTHS[1][1] else 2
        encoded = line.encode()
        candidates = self._by_length[length].candidates(encoded)
        if not candidates:
            return []
        ends = "closed" if is_closed(line) else "open"
        return [
            compiled
            for number in sorted(candidates)
            if (compiled := self._rules[number]).rule.place in places
            and compiled.rule.ends in ("any", ends)
            and compiled.matches(line, encoded)
        ]


_LENGTHS: Final = ((0, 9), (10, 40), (41, 1_000_000))
"""Fewest and most words of a short, of a middling, and of a long line."""

_REMEMBERED: Final = 4096
FEW: Final = 12
"""Expressions of which a filter by words would cost more than it saves."""
_PROBE: Final = "scrubber probes its filter"


def _fits(rule: Rule, fewest: int, most: int) -> bool:
    """Whether a rule is for lines of so many words."""
    return rule.words[0] <= most and rule.most_words >= fewest


class _Automaton:
    """The expressions of some rules, as what finds them fastest.

    Phrases, and patterns that need no words, are one automaton that stays small. Other patterns as one automaton
    would make new states with almost every line: a filter finds those whose words are in the line, and where
    they are few, all are candidates.
    """

    def __init__(self, expressions: list[_Owned], wordless: set[_Owned]) -> None:
        together = [e for e in expressions if e.is_phrases or e in wordless]
        by_words = [e for e in expressions if not (e.is_phrases or e in wordless)]
        few = len(by_words) <= FEW
        self._set = _Set(together) if together else None
        self._filter = None if few else _filter(by_words)
        self._owners = [number for number, *_ in by_words]
        self._always = set(self._owners) if few else set()

    def candidates(self, line: bytes) -> set[int]:
        """Numbers of the rules that a line (in UTF-8) may match."""
        numbers = self._set.match(line) if self._set else set()
        if self._filter is not None:
            owners = self._owners
            numbers.update(owners[n] for n in self._filter.Match(line, True) or () if n < len(owners))
        return numbers | self._always


def _filter(expressions: list[_Owned]) -> Any:
    found = re2.Filter()
    for _, rule, expression, _ in expressions:
        _add(found, expression, rule, _options(_ONE_MAX_MEM))
    found.Add(_PROBE, _options())
    found.Compile()
    # Too large a filter finds nothing, and RE2 tells nobody.
    if found.Match(_PROBE, True) is None:
        raise MemoryError("RE2 has too little memory for the words of so many rules")
    return found


class _Set:
    """Expressions as one automaton."""

    def __init__(self, expressions: list[_Owned]) -> None:
        self._owners = [-1, *(number for number, *_ in expressions)]
        self._set = re2.Set.SearchSet(_options(_MAX_MEM))
        # RE2 tells nobody when it runs out of memory; that a pattern which always matches does not, does.
        self._set.Add("")
        for _, rule, expression, _ in expressions:
            _add(self._set, expression, rule)
        self._set.Compile()

    def match(self, line: bytes) -> set[int]:
        hits = self._set.Match(line)
        if not hits:
            raise MemoryError("RE2 ran out of memory for its automaton")
        return {self._owners[n] for n in hits if n}


class RuleSet:
    """All rules that were loaded, to be had for an article's language and site."""

    def __init__(self, files: list[RulesFile]) -> None:
        self.files = files
        self._compiled: dict[tuple[int, ...], CompiledRules] = {}
        self._named: dict[tuple[str, str, str], tuple[tuple[int, ...], tuple[int, ...]]] = {}
        self._fingerprints = [
            (n, [_compile(p, f"fingerprint of {file.domains}") for p in file.fingerprints])
            for n, file in enumerate(files)
            if file.fingerprints
        ]

    def for_article(self, document: Document) -> list[CompiledRules]:
        """The rules that hold for an article: those of its site, if there are some, and the general ones."""
        language, site, source = document.language or "en", document.site, document.source
        if (language, site, source) not in self._named:
            files = [n for n, file in enumerate(self.files) if file.language in ("", language)]
            general = tuple(n for n in files if not self.files[n].is_for_sites)
            named = tuple(n for n in files if site in self.files[n].domains or source in self.files[n].sources)
            self._named[language, site, source] = named, general
        of_site, general = self._named[language, site, source]
        if not (of_site or site or source):
            of_site = self._by_fingerprint(document.text, language)
        return [self._compile(group) for group in (of_site, general) if group]

    def _by_fingerprint(self, text: str, language: str) -> tuple[int, ...]:
        edges = f"{text[:_FINGERPRINT_WITHIN]}\n{text[-_FINGERPRINT_WITHIN:]}" if self._fingerprints else ""
        return tuple(
            n
            for n, patterns in self._fingerprints
            if self.files[n].language in ("", language) and any(pattern.search(edges) for pattern in patterns)
        )

    def _compile(self, group: tuple[int, ...]) -> CompiledRules:
        if group not in self._compiled:
            self._compiled[group] = CompiledRules(self.files[n] for n in group)
        return self._compiled[group]


def load_rules(paths: Iterable[Path]) -> RuleSet:
    """Read the built-in rules and those of further files.

    Raises:
        RulesError: a file can't be read, is not TOML, or a key or value in it is wrong.
    """
    built_in = [read_rules(path, shared_macros()) for path in sorted(BUILT_IN.glob("*/*.toml"))]
    return RuleSet(built_in + [read_rules(path, shared_macros()).named(plugin_name(path)) for path in paths])


def plugin_name(path: Path) -> str:
    """The name of the plugin that a rules file is, or belongs to: that of its folder, or its own."""
    return path.parent.name if path.name == "rules.toml" else path.stem


def shared_macros() -> dict[str, str]:
    """The macros that every rules file may use."""
    return tomllib.loads((BUILT_IN / "macros.toml").read_text("utf-8"))


def _add(to: Any, expression: str, rule: Rule, *options: Any) -> None:
    try:
        to.Add(expression, *options)
    except re2.error as error:
        raise _rules_error(rule, expression, error) from None


def _options(max_mem: int = 8 << 20) -> Any:
    options = re2.Options()
    options.max_mem = max_mem
    options.log_errors = False
    return options


def _compile(expression: str, rule: Rule | str) -> Any:
    try:
        return re2.compile(expression, _options(_ONE_MAX_MEM))
    except re2.error as error:
        raise _rules_error(rule, expression, error) from None


def _rules_error(rule: Rule | str, expression: str, error: Exception) -> RulesError:
    reason = error.args[0] if error.args else error
    told = reason.decode() if isinstance(reason, bytes) else str(reason)
    name = rule if isinstance(rule, str) else f"rule {rule.id}"
    return RulesError(f"{name}: {expression!r}: {told}")
