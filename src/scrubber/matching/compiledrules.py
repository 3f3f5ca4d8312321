"""Many rules in one linear-time pass over a line, whatever their number.

The literals that each expression can't do without are looked for all at once (`scrubber.matching.literals`); only the
few expressions whose literals are in the line are run, and those that have none. Rules are for lines of some length at
some place, so a line is matched only against those it can fit. docs/decisions/rules.md has the measurements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from scrubber.matching.compiledrule import CompiledRule
from scrubber.matching.literals import LiteralSets

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrubber.matching.compiledrule import Expression
    from scrubber.matching.literals import FoldedLine
    from scrubber.matching.prefilter import Literals
    from scrubber.matching.rulesfile import Place, RulesFile


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
        # Many expressions ask for the same ("Reuters" or "Getty" or …), which is looked for once.
        numbers: dict[Literals, int] = {}
        self._needing: dict[int, list[_Need]] = {}
        for number, compiled in enumerate(self._rules):
            for expression in compiled.expressions:
                rarest, *others = [
                    numbers.setdefault(literals, len(numbers) + 1) for literals in expression.needed
                ] or [EVERY_LINE]
                need = _Need(number, frozenset(others), compiled, expression)
                self._needing.setdefault(rarest, []).append(need)
        self._literals = LiteralSets()
        for literals, number in numbers.items():
            self._literals.add(number, literals)
        self._literals.compile()
        self._fitting: dict[Kind, dict[int, tuple[_Need, ...]]] = {}
        self._shared: dict[tuple[_Need, ...], tuple[_Need, ...]] = {}

    def compile(self) -> None:
        """Compile all expressions now, not when a line is first matched against them."""
        for compiled in self._rules:
            compiled.compile()

    def matching(
        self, line: str, folded: FoldedLine, words: int, kind: Kind, authors: tuple[str, ...]
    ) -> list[CompiledRule]:
        """The rules that a line of so many words, of a kind, and of a text by some authors matches."""
        hits = self._literals.found(folded)
        hits.add(EVERY_LINE)
        fitting = self._fitting.get(kind) or self._find_fitting(*kind)
        found: set[int] = set()
        for hit in hits:
            if hit in fitting:
                for number, others, asks, expression in fitting[hit]:
                    if (
                        number not in found
                        and (not others or others.issubset(hits))
                        and (asks is None or asks.is_for(line, words, authors))
                        and expression.found(folded.encoded)
                    ):
                        found.add(number)
        if not found:
            return []
        return [self._rules[number] for number in sorted(found) if self._rules[number].holds(folded.encoded)]

    def _find_fitting(self, places: frozenset[Place], length: int) -> dict[int, tuple[_Need, ...]]:
        """By the rarest of the sets that it needs: each expression of the rules that are for lines of a kind."""
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


EVERY_LINE: Final = 0
"""The number of what an expression needs that has nothing to be looked for."""


class _Need(NamedTuple):
    """What else than its rarest set of literals a line needs for an expression of a rule, given by its number.

    Other sets of literals, what the rule `asks` of it unless that is known to hold, and the expression.
    """

    number: int
    others: frozenset[int]
    asks: CompiledRule | None
    expression: Expression


Kind = tuple["frozenset[Place]", int]
"""What rules a line can fit: where it stands, and how long it is, as index in `LENGTHS`."""
