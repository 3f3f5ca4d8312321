"""Matching rules over lines in one linear-time pass, whatever the number of rules.

One RE2 automaton looks for all phrases and for the literals that each pattern can't do without; only the few patterns
whose literals are in the line are run, and those that have none. RE2 is linear by construction, so no rule of a
plugin can make a run hang. Rules are for lines of some length at some place, so a line is matched only against
those it can fit. docs/decisions/rules.md has the measurements.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import re2

from scrubber.article import whole_characters
from scrubber.lines import is_closed, opens_with_author
from scrubber.markdown import without_marks
from scrubber.matching.needed import needed
from scrubber.matching.re2options import re2_options
from scrubber.matching.rulesfile import MOST_WORDS, RulesError, read_rules
from scrubber.matching.rulesigns import with_signs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scrubber.document import Document
    from scrubber.matching.rulesfile import Place, Rule, RulesFile

BUILT_IN: Final = Path(__file__).parents[1] / "rules"

# The default 8 MiB is too little for hundreds of patterns: RE2 would make its states anew again and again, or give up
# on a line without an error. It counts about a third of what it takes. A worker that reaches it throws away what it
# shares with the template: with the rules of today a run with two workers takes 361 MiB, and 411 where it is 1 << 25.
_MAX_MEM: Final = 6 << 23
_ONE_MAX_MEM: Final = 1 << 26

_FINGERPRINT_WITHIN: Final = 2000
"""How many characters at the start and at the end of a text are searched for a site's fingerprint."""


class Expression:
    """An expression of a rule, compiled when a line is first matched against it."""

    def __init__(self, rule: Rule, text: str, is_phrases: bool) -> None:
        """Take an expression of RE2; `is_phrases` says that it is made of nothing but phrases."""
        self.rule = rule
        self.text = text
        self.is_phrases = is_phrases

    @cached_property
    def _set(self) -> Any:
        # A set only says yes or no, which costs a tenth of what a match with its spans costs.
        compiled = re2.Set.SearchSet(re2_options(_ONE_MAX_MEM))
        _add(compiled, self.text, self.rule)
        compiled.Compile()
        return compiled

    @cached_property
    def _pattern(self) -> Any:
        return _compile(self.text, self.rule)

    @property
    def size(self) -> int:
        """How large it is, compiled: RE2's instructions."""
        return int(self._pattern.programsize)

    def found(self, line: bytes) -> bool:
        """Whether the expression is found in a line (in UTF-8)."""
        return self._set.Match(line) is not None

    def spans(self, line: str) -> Iterator[tuple[int, int]]:
        """Where it matches in a line: its first group if it has one, else all of the match."""
        for match in self._pattern.finditer(line):
            group = 1 if self._pattern.groups and match.start(1) >= 0 else 0
            if match.end(group) > match.start(group):
                yield match.start(group), match.end(group)


class CompiledRule:
    """A rule with its expressions."""

    def __init__(self, rule: Rule, macros: dict[str, str]) -> None:
        self.rule = rule
        self.expressions = [Expression(rule, *expression) for expression in rule.expressions(macros)]
        self._macros = macros

    @cached_property
    def _conditions(self) -> list[tuple[bool, Any]]:
        return [(wanted, _compile(e, self.rule)) for wanted, e in self.rule.conditions(self._macros)]

    @cached_property
    def _last_lines(self) -> list[Any]:
        return [_compile(expression, self.rule) for expression in self.rule.last_lines(self._macros)]

    @property
    def size(self) -> int:
        """How large its largest expression is, compiled: RE2's instructions."""
        return max(expression.size for expression in self.expressions)

    def may_be_for(self, places: frozenset[Place], length: int) -> bool:
        """Whether the rule may be for lines that stand there and are so long, which is an index in `_LENGTHS`."""
        least, most = _words(length)
        rule = self.rule
        return rule.place in places and rule.words[0] <= most and rule.most_words >= least

    def is_for_all(self, length: int) -> bool:
        """Whether the rule is for all lines that are so long, which is an index in `_LENGTHS`."""
        least, most = _words(length)
        rule = self.rule
        return rule.words[0] <= least and rule.words[1] >= most and rule.ends == "any" and rule.mentions != "author"

    def is_for(self, line: str, words: int, authors: tuple[str, ...]) -> bool:
        """Whether the rule is for such a line, of so many words, of an article by some authors."""
        rule = self.rule
        return (
            rule.words[0] <= words <= rule.words[1]
            and (rule.ends == "any" or is_closed(line) is (rule.ends == "closed"))
            and (rule.mentions != "author" or opens_with_author(line, authors))
        )

    def matches(self, line: str) -> bool:
        """Whether any expression of the rule is found in a line, and what else the rule asks of it holds."""
        fewest, most = self.rule.words
        encoded = line.encode()
        return (
            fewest <= line.count(" ") + 1 <= most
            and any(expression.found(encoded) for expression in self.expressions)
            and self.holds(line)
        )

    def holds(self, line: str) -> bool:
        """Whether a line that matches also holds what the rule wants, and nothing that it refuses."""
        return all(bool(found.search(line)) is wanted for wanted, found in self._conditions)

    def ends_with(self, line: str) -> bool:
        """Whether a line is the last one of the block that the rule opens."""
        return any(found.search(line) for found in self._last_lines)

    def spans(self, line: str) -> Iterator[tuple[int, int]]:
        """Where the rule matches in a line."""
        for expression in self.expressions:
            yield from expression.spans(line)


class CompiledRules:
    """Rules made ready for matching, in order of precedence.

    One automaton finds what their expressions can't do without: phrases as they are, patterns by their literals
    (`scrubber.matching.prefilter`). Only expressions of which all of that is in the line, and the few that have no such
    literals, are looked at one by one.
    """

    def __init__(self, files: Iterable[RulesFile]) -> None:
        """Compile the rules of some files.

        Raises:
            RulesError: a pattern is not an expression that RE2 takes.
        """
        rules = [CompiledRule(rule, file.macros) for file in files for rule in file.rule]
        # What is body is body whatever the order in which it is said.
        self._rules = sorted(rules, key=lambda compiled: not compiled.rule.keep)
        self._set = re2.Set.SearchSet(re2_options(_MAX_MEM))
        # RE2 tells nobody when it runs out of memory; that an expression which always matches does not, does.
        self._set.Add("")
        # Many expressions ask for the same ("Reuters" or "Getty" or …), which is looked for once.
        self._numbers: dict[str, int] = {}
        self._needing: dict[int, list[_Need]] = {}
        for number, compiled in enumerate(self._rules):
            for expression in compiled.expressions:
                rarest, *others = self._parts(expression)
                need = _Need(number, frozenset(others), compiled, None if expression.is_phrases else expression)
                self._needing.setdefault(rarest, []).append(need)
        self._set.Compile()
        self._fitting: dict[_Kind, dict[int, tuple[_Need, ...]]] = {}
        self._shared: dict[tuple[_Need, ...], tuple[_Need, ...]] = {}

    def _parts(self, expression: Expression) -> list[int]:
        """What a line needs for an expression, by number in the set, the rarest first; 0 is what every line has."""
        if expression.is_phrases:
            return [self._number(expression.text, expression.rule)]
        return [self._number(part, expression.rule) for part in needed(expression.text)] or [0]

    def _number(self, part: str, rule: Rule) -> int:
        if part not in self._numbers:
            _add(self._set, part, rule)
            self._numbers[part] = len(self._numbers) + 1
        return self._numbers[part]

    def matching(
        self, line: str, encoded: bytes, words: int, kind: _Kind, authors: tuple[str, ...]
    ) -> list[CompiledRule]:
        """The rules that a line of so many words, of a kind, and of a text by some authors matches."""
        hits = self._set.Match(encoded)
        if not hits:
            raise RuntimeError("RE2 ran out of memory for its automaton")
        fitting = self._fitting.get(kind) or self._find_fitting(*kind)
        found: set[int] = set()
        for hit in hits:
            if hit in fitting:
                for number, others, asks, expression in fitting[hit]:
                    if (
                        number not in found
                        and (not others or others.issubset(hits))
                        and (asks is None or asks.is_for(line, words, authors))
                        and (expression is None or expression.found(encoded))
                    ):
                        found.add(number)
        return [self._rules[number] for number in sorted(found) if self._rules[number].holds(line)] if found else []

    def _find_fitting(self, places: frozenset[Place], length: int) -> dict[int, tuple[_Need, ...]]:
        """By the rarest of the parts that it needs: each expression of the rules that are for lines of a kind."""
        found: dict[int, tuple[_Need, ...]] = {}
        for part, needs in self._needing.items():
            fitting = tuple(
                need._replace(asks=None) if need.asks and need.asks.is_for_all(length) else need
                for need in needs
                if self._rules[need.number].may_be_for(places, length)
            )
            if fitting:
                # Kinds of lines are many, and most of them share most of these.
                found[part] = self._shared.setdefault(fitting, fitting)
        self._fitting[places, length] = found
        return found


class _Need(NamedTuple):
    """What else than its rarest part a line needs for an expression of a rule, given by its number.

    Other parts, what the rule `asks` of it, and the expression, each unless it is known to hold.
    """

    number: int
    others: frozenset[int]
    asks: CompiledRule | None
    expression: Expression | None


_Kind = tuple["frozenset[Place]", int]
"""Of a line: where it stands, and how long it is, as index in `_LENGTHS`."""

_LENGTHS: Final = (1, 3, 9, 22, 40, 70, 110)


def _words(length: int) -> tuple[int, int]:
    """The fewest and the most words of lines of a length, which is an index in `_LENGTHS`."""
    return _LENGTHS[length - 1] + 1 if length else 0, _LENGTHS[length] if length < len(_LENGTHS) else MOST_WORDS


_REMEMBERED: Final = 48


class ArticleRules:
    """The rules that hold for an article, in groups by precedence."""

    def __init__(self, groups: list[CompiledRules]) -> None:
        self.groups = groups
        # A line comes again: in the pipeline's next round, and in other articles that have the same boilerplate.
        self.match = lru_cache(maxsize=_REMEMBERED)(self._match)

    def _match(self, line: str, places: frozenset[Place], authors: tuple[str, ...] = ()) -> list[CompiledRule]:
        """The rules that a line matches which stands at some places of a text by some authors.

        Behind those that match it as it is written come those that match its words without the marks of Markdown.
        """
        matched = self._matching(line, places, authors)
        words = without_marks(line)
        if words and words != line:
            matched += [rule for rule in self._matching(words, places, authors) if rule not in matched]
        return matched

    def _matching(self, line: str, places: frozenset[Place], authors: tuple[str, ...]) -> list[CompiledRule]:
        encoded = line.encode("utf-8", "surrogatepass")
        words = line.count(" ") + 1
        kind = places, bisect_left(_LENGTHS, words)
        matched: list[CompiledRule] = []
        for group in self.groups:
            matched += group.matching(line, encoded, words, kind, authors)
        return matched


class RuleSet:
    """All rules that were loaded, to be had for an article's language and site."""

    def __init__(self, files: list[RulesFile]) -> None:
        self.files = files
        self._compiled: dict[tuple[int, ...], CompiledRules] = {}
        self._of_articles: dict[tuple[tuple[int, ...], ...], ArticleRules] = {}
        self._named: dict[tuple[str, str, str], tuple[tuple[int, ...], tuple[int, ...]]] = {}
        self._fingerprints = [
            (n, [_compile(p, f"fingerprint of {file.domains}") for p in file.fingerprints])
            for n, file in enumerate(files)
            if file.fingerprints
        ]

    def for_article(self, document: Document) -> ArticleRules:
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
        groups = of_site, general
        if groups not in self._of_articles:
            self._of_articles[groups] = ArticleRules([self._compile(group) for group in groups if group])
        return self._of_articles[groups]

    def _by_fingerprint(self, text: str, language: str) -> tuple[int, ...]:
        edges = f"{text[:_FINGERPRINT_WITHIN]}\n{text[-_FINGERPRINT_WITHIN:]}" if self._fingerprints else ""
        edges = whole_characters(edges)
        return tuple(
            n
            for n, patterns in self._fingerprints
            if self.files[n].language in ("", language) and any(pattern.search(edges) for pattern in patterns)
        )

    def _compile(self, group: tuple[int, ...]) -> CompiledRules:
        if group not in self._compiled:
            self._compiled[group] = CompiledRules(self.files[n] for n in group)
        return self._compiled[group]


def load_rules(paths: Iterable[Path], refused: Callable[[str, str], object] | None = None) -> RuleSet:
    """Read the built-in rules and those of further files.

    `refused` is told of each further file that can't be used: the plugin's name, and why.

    Raises:
        RulesError: a file can't be read, is not TOML, or a key or value in it is wrong, and nobody is to be told.
    """
    macros = shared_macros()
    files = [read_rules(path, macros) for path in sorted(BUILT_IN.glob("*/*.toml"))]
    for path in paths:
        try:
            files.append(read_rules(path, macros).named(plugin_name(path)))
        except RulesError as error:
            if refused is None:
                raise
            refused(plugin_name(path), str(error))
    return RuleSet(files)


def plugin_name(path: Path) -> str:
    """The name of the plugin that a rules file is, or belongs to: that of its folder, or its own."""
    return path.parent.name if path.name == "rules.toml" else path.stem


def shared_macros() -> dict[str, str]:
    """The macros that every rules file may use."""
    return tomllib.loads((BUILT_IN / "macros.toml").read_text("utf-8"))


def _add(to: Any, expression: str, rule: Rule, *options: Any) -> None:
    try:
        to.Add(with_signs(expression), *options)
    except re2.error as error:
        raise _rules_error(rule, expression, error) from None


def _compile(expression: str, rule: Rule | str) -> Any:
    try:
        return re2.compile(with_signs(expression), re2_options(_ONE_MAX_MEM))
    except re2.error as error:
        raise _rules_error(rule, expression, error) from None


def _rules_error(rule: Rule | str, expression: str, error: Exception) -> RulesError:
    reason = error.args[0] if error.args else error
    told = reason.decode() if isinstance(reason, bytes) else str(reason)
    name = rule if isinstance(rule, str) else f"rule {rule.id}"
    return RulesError(f"{name}: {expression!r}: {told}")
