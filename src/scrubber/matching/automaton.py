"""Many rules in one linear-time pass over a line, whatever their number.

RE2 automata look for all phrases and for the literals that each pattern can't do without; only the few patterns
whose literals are in the line are run, and those that have none. Rules are for lines of some length at some place, so
a line is matched only against those it can fit. docs/decisions/rules.md has the measurements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import re2

from scrubber.matching.compiledrule import CompiledRule, add
from scrubber.matching.re2options import re2_options

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.matching.compiledrule import Expression
    from scrubber.matching.prefilter import Part
    from scrubber.matching.rulesfile import Place, Rule, RulesFile

# RE2 makes a state of an automaton when a line first needs it, and all of them anew when they take more than this. The
# news corpus needs less than two thirds of it; where it was too little, runs took half as long again.
_MAX_MEM: Final = 1 << 26


class CompiledRules:
    """Rules made ready for matching, in order of precedence.

    Two automata find what their expressions can't do without: phrases as they are, patterns by their literals
    (`scrubber.matching.prefilter`). One has what opens a line, and gives up after a few letters; the other what may
    stand anywhere. Only expressions of which all of that is in the line, and the few that have no such literals, are
    looked at one by one.
    """

    def __init__(self, files: Iterable[RulesFile]) -> None:
        """Compile the rules of some files.

        Raises:
            RulesError: a pattern is not an expression that RE2 takes.
        """
        rules = [CompiledRule(rule, file.macros) for file in files for rule in file.rule]
        # What is body is body whatever the order in which it is said.
        self._rules = sorted(rules, key=lambda compiled: not compiled.rule.keep)
        self._opening = _Automaton(re2.Set.MatchSet(re2_options(_MAX_MEM)))
        self._anywhere = _Automaton(re2.Set.SearchSet(re2_options(_MAX_MEM)))
        # Many expressions ask for the same ("Reuters" or "Getty" or …), which is looked for once.
        self._numbers: dict[Part, int] = {}
        self._needing: dict[int, list[_Need]] = {}
        for number, compiled in enumerate(self._rules):
            for expression in compiled.expressions:
                rarest, *others = [self._number(part, expression.rule) for part in expression.parts] or [EVERY_LINE]
                need = _Need(number, frozenset(others), compiled, None if expression.is_part else expression)
                self._needing.setdefault(rarest, []).append(need)
        self._opening.compile()
        self._anywhere.compile()
        self._fitting: dict[Kind, dict[int, tuple[_Need, ...]]] = {}
        self._shared: dict[tuple[_Need, ...], tuple[_Need, ...]] = {}

    def _number(self, part: Part, rule: Rule) -> int:
        """The number of a part, which is the same wherever it is looked for."""
        if part not in self._numbers:
            number = self._numbers[part] = len(self._numbers) + 1
            if part.opening:
                self._opening.add(number, part.opening, rule)
            if part.anywhere:
                self._anywhere.add(number, part.anywhere, rule)
        return self._numbers[part]

    def matching(
        self, line: str, encoded: bytes, words: int, kind: Kind, authors: tuple[str, ...]
    ) -> list[CompiledRule]:
        """The rules that a line of so many words, of a kind, and of a text by some authors matches."""
        hits = [EVERY_LINE, *self._opening.found(encoded), *self._anywhere.found(encoded)]
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


class _Automaton:
    """An RE2 set whose expressions have numbers of their own."""

    def __init__(self, found: Any) -> None:
        """Take an empty set."""
        self._set = found
        # RE2 tells nobody when it runs out of memory; that an expression which always matches does not, does.
        self._set.Add("")
        self._numbers = [EVERY_LINE]

    def add(self, number: int, expression: str, rule: Rule) -> None:
        """Add an expression of a rule.

        Raises:
            RulesError: RE2 does not take it.

        """
        add(self._set, expression, rule)
        self._numbers.append(number)

    def compile(self) -> None:
        """Make it ready, once all is added."""
        self._set.Compile()

    def found(self, line: bytes) -> list[int]:
        """The numbers of what a line (in UTF-8) matches.

        Raises:
            RuntimeError: RE2 has run out of memory.

        """
        if len(self._numbers) == 1:
            return []
        hits = self._set.Match(line)
        if not hits:
            raise RuntimeError("RE2 ran out of memory for its automaton")
        return hits if len(hits) == 1 else [self._numbers[hit] for hit in hits]


EVERY_LINE: Final = 0
"""The number of what an expression needs that has nothing to be looked for."""


class _Need(NamedTuple):
    """What else than its rarest part a line needs for an expression of a rule, given by its number.

    Other parts, what the rule `asks` of it, and the expression, each unless it is known to hold.
    """

    number: int
    others: frozenset[int]
    asks: CompiledRule | None
    expression: Expression | None


Kind = tuple["frozenset[Place]", int]
"""What rules a line can fit: where it stands, and how long it is, as index in `LENGTHS`."""
