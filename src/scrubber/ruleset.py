"""Matching rules over lines in one linear-time pass, whatever the number of rules.

RE2 looks for the words that each expression can't do without, all of them at once, and runs only the few
expressions whose words are in the line; the rest, which have no such words, are one automaton. RE2 is linear by
construction, so no rule of a plugin can make a run hang. Rules are for lines of some length at some place, so
a line is matched only against those it can fit. docs/decisions/rules.md has the measurements.
"""

from __future__ import annotations

import tomllib
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import re2

from scrubber.rulesfile import RulesError, read_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrubber.document import Document
    from scrubber.rulesfile import Rule, RulesFile

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
        return [_compile(expression, self.rule) for _, expression in self.rule.expressions(self._macros)]

    @cached_property
    def _conditions(self) -> list[tuple[bool, Any]]:
        return [(wanted, _compile(e, self.rule)) for wanted, e in self.rule.conditions(self._macros)]

    @cached_property
    def _last_lines(self) -> list[Any]:
        return [_compile(expression, self.rule) for expression in self.rule.last_lines(self._macros)]

    def expressions(self) -> Iterator[tuple[bool, str]]:
        """The rule's expressions as text, each with whether it begins at the line's start."""
        return self.rule.expressions(self._macros)

    def matches(self, line: str) -> bool:
        """Whether any expression of the rule is found in a line, and what else the rule asks of it holds."""
        fewest, most = self.rule.words
        return (
            fewest <= line.count(" ") + 1 <= most
            and any(expression.search(line) for expression in self._expressions)
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


class CompiledRules:
    """Rules made ready for matching, in order of precedence."""

    def __init__(self, files: Iterable[RulesFile]) -> None:
        """Compile the rules of some files.

        Raises:
            RulesError: a pattern is not an expression that RE2 takes.
        """
        self._rules = [CompiledRule(rule, file.macros) for file in files for rule in file.rule]
        self._short = self._automaton(0, SHORT)
        self._middle = self._automaton(SHORT + 1, MIDDLE)
        self._long = self._automaton(MIDDLE + 1, _NO_LIMIT)
        self._long_inside = self._automaton(MIDDLE + 1, _NO_LIMIT, inside=True)

    def _automaton(self, fewest: int, most: int, *, inside: bool = False) -> _Automaton:
        """The automaton of the rules that are for lines of so many words."""
        return _Automaton(
            (number, compiled)
            for number, compiled in enumerate(self._rules)
            if compiled.rule.words[0] <= most
            and compiled.rule.words[1] >= fewest
            and not (inside and (compiled.rule.at or compiled.rule.place not in ("any", "inside")))
        )

    def match(self, line: str, *, inside: bool = False) -> list[CompiledRule]:
        """The rules that a line matches; `inside` says that it stands neither at the head nor at the foot."""
        words = line.count(" ") + 1
        if words <= SHORT:
            numbers = self._short.match(line)
        elif words <= MIDDLE:
            numbers = self._middle.match(line)
        else:
            numbers = (self._long_inside if inside else self._long).match(line)
        if not numbers:
            return []
        return [rule for n in sorted(set(numbers)) if (rule := self._rules[n]).holds(line)]


SHORT: Final = 9
MIDDLE: Final = 40
"""Most words of a short and of a middling line."""

_NO_LIMIT: Final = 1_000_000
_PROBE: Final = "scrubber probes its filter"


class _Automaton:
    """The expressions of some rules: a filter by the words they need, and a set of those that need none."""

    def __init__(self, rules: Iterable[tuple[int, CompiledRule]]) -> None:
        expressions = [(n, rule.rule, *expression) for n, rule in rules for expression in rule.expressions()]
        everything = re2.Filter()
        for _, rule, _, expression in expressions:
            _add(everything, expression, rule)
        everything.Add(_PROBE, _options())
        everything.Compile()
        needs_no_words = set(everything.Match("", True) or ())
        # Too large a filter finds nothing, and RE2 tells nobody.
        if everything.Match(_PROBE) is None:
            raise MemoryError("RE2 has too little memory for the words of so many rules")
        filtered = [e for k, e in enumerate(expressions) if k not in needs_no_words]
        self._filter = re2.Filter()
        for _, rule, _, expression in filtered:
            _add(self._filter, expression, rule)
        self._filter.Compile()
        self._filtered = [number for number, *_ in filtered]
        rest = [expressions[k] for k in sorted(needs_no_words) if k < len(expressions)]
        self._sets = [
            _Set([(number, rule, e) for number, rule, anchored, e in rest if anchored is at_start], at_start)
            for at_start in (True, False)
        ]

    def match(self, line: str) -> list[int]:
        """Numbers of the rules that a line matches, in no order."""
        numbers = [number for found in self._sets for number in found.match(line)]
        if self._filtered and (hits := self._filter.Match(line)):
            numbers += [self._filtered[n] for n in hits]
        return numbers


class _Set:
    """Expressions as one automaton, of those that begin at the line's start or of the others."""

    def __init__(self, expressions: list[tuple[int, Rule, str]], anchored: bool) -> None:
        self._owners = [-1, *(number for number, _, _ in expressions)]
        self._set = (re2.Set.MatchSet if anchored else re2.Set.SearchSet)(_options(_MAX_MEM))
        # RE2 tells nobody when it runs out of memory; that a pattern which always matches does not, does.
        self._set.Add("")
        for _, rule, expression in expressions:
            _add(self._set, expression, rule)
        self._set.Compile()

    def match(self, line: str) -> list[int]:
        if len(self._owners) == 1:
            return []
        hits = self._set.Match(line)
        if not hits:
            raise MemoryError("RE2 ran out of memory for its automaton")
        return [self._owners[n] for n in hits if n]


def _add(to: Any, expression: str, rule: Rule) -> None:
    try:
        if isinstance(to, re2.Filter):
            to.Add(expression, _options(_ONE_MAX_MEM))
        else:
            to.Add(expression)
    except re2.error as error:
        raise _rules_error(rule, expression, error) from None


class RuleSet:
    """All rules that were loaded, to be had for an article's language and site."""

    def __init__(self, files: list[RulesFile]) -> None:
        self.files = files
        self._compiled: dict[tuple[int, ...], CompiledRules] = {}
        self._fingerprints = [
            (n, [_compile(p, f"fingerprint of {file.domains}") for p in file.fingerprints])
            for n, file in enumerate(files)
            if file.fingerprints
        ]

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages that there are rules for."""
        return frozenset(file.language for file in self.files if file.language)

    def for_article(self, document: Document) -> list[CompiledRules]:
        """The rules that hold for an article: those of its site, if there are some, and the general ones."""
        language = document.language or "en"
        files = [n for n, file in enumerate(self.files) if file.language in ("", language)]
        general = tuple(n for n in files if not self.files[n].is_for_sites)
        of_site = self._of_site(document, files)
        return [self._compile(group) for group in (of_site, general) if group]

    def _of_site(self, document: Document, files: list[int]) -> tuple[int, ...]:
        site, source = document.site, document.source
        named = tuple(n for n in files if site in self.files[n].domains or source in self.files[n].sources)
        if named or site or source or not self._fingerprints:
            return named
        edges = document.text[:_FINGERPRINT_WITHIN] + "\n" + document.text[-_FINGERPRINT_WITHIN:]
        return tuple(n for n, patterns in self._fingerprints if any(p.search(edges) for p in patterns))

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
    return RuleSet(built_in + [read_rules(path, shared_macros()) for path in paths])


def shared_macros() -> dict[str, str]:
    """The macros that every rules file may use."""
    return tomllib.loads((BUILT_IN / "macros.toml").read_text("utf-8"))


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
