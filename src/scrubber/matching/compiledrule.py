"""A rule with its expressions made ready: whether a line matches it, and where.

RE2 is linear by construction, so no rule of a plugin can make a run hang.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import re2

from scrubber.lines import is_closed, opens_with_author, opens_with_full_name
from scrubber.matching.needed import needed
from scrubber.matching.re2options import re2_options
from scrubber.matching.rulesfile import MOST_WORDS, RulesError
from scrubber.matching.rulesigns import with_signs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrubber.matching.prefilter import Literals, Sets
    from scrubber.matching.rulesfile import Place, Rule

_ONE_MAX_MEM: Final = 1 << 26
# RE2 keeps the states that lines lead it through. Nearly all expressions need less than this for them; the few that
# would make more with every line forget theirs now and then.
_FEW_STATES: Final = 1 << 20


class Expression:
    """An expression of a rule, compiled when a line is first matched against it."""

    def __init__(self, rule: Rule, text: str, literals: Literals | None) -> None:
        """Take an expression of RE2, and what a line needs for it, which is read from the expression if it is None."""
        self.rule = rule
        self.text = text
        self._literals = literals

    @property
    def needed(self) -> Sets:
        """Sets of literals, of each of which a line holds one that it matches, the rarest first."""
        return needed(self.text) if self._literals is None else (self._literals,)

    @cached_property
    def _set(self) -> Any:
        # A set only says yes or no, which costs a tenth of what a match with its spans costs.
        with suppress(re2.error):
            return _set_of(self.text, _FEW_STATES)
        try:
            return _set_of(self.text, _ONE_MAX_MEM)
        except re2.error as error:
            raise _rules_error(self.rule, self.text, error) from None

    @cached_property
    def _pattern(self) -> Any:
        return compiled(self.text, self.rule)

    def compile(self) -> None:
        """Compile it now."""
        _ = self._set

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
    def _conditions(self) -> list[tuple[bool, Expression]]:
        return [(wanted, Expression(self.rule, text, None)) for wanted, text in self.rule.conditions(self._macros)]

    @cached_property
    def _last_lines(self) -> list[Expression]:
        return [Expression(self.rule, text, None) for text in self.rule.last_lines(self._macros)]

    def compile(self) -> None:
        """Compile all of its expressions now."""
        for expression in (*self.expressions, *(asked for _, asked in self._conditions), *self._last_lines):
            expression.compile()

    @property
    def size(self) -> int:
        """How large its largest expression is, compiled: RE2's instructions."""
        return max(expression.size for expression in self.expressions)

    def may_be_for(self, places: frozenset[Place], length: int) -> bool:
        """Whether the rule may be for lines that stand there and are so long, which is an index in `LENGTHS`."""
        least, most = _words(length)
        rule = self.rule
        return rule.place in places and rule.words[0] <= most and rule.most_words >= least

    def is_for_all(self, length: int) -> bool:
        """Whether the rule is for all lines that are so long, which is an index in `LENGTHS`."""
        least, most = _words(length)
        rule = self.rule
        return rule.words[0] <= least and rule.words[1] >= most and rule.ends == "any" and rule.mentions not in _OPENING

    def is_for(self, line: str, words: int, authors: tuple[str, ...]) -> bool:
        """Whether the rule is for such a line, of so many words, of an article by some authors."""
        rule = self.rule
        return (
            rule.words[0] <= words <= rule.words[1]
            and (rule.ends == "any" or is_closed(line) is (rule.ends == "closed"))
            and (rule.mentions != "author" or opens_with_author(line, authors))
            and (rule.mentions != "newcomer" or opens_with_full_name(line))
        )

    def matches(self, line: str) -> bool:
        """Whether any expression of the rule is found in a line, and what else the rule asks of it holds."""
        fewest, most = self.rule.words
        encoded = line.encode()
        return (
            fewest <= line.count(" ") + 1 <= most
            and any(expression.found(encoded) for expression in self.expressions)
            and self.holds(encoded)
        )

    def holds(self, line: bytes) -> bool:
        """Whether a line (in UTF-8) that matches also holds what the rule wants, and nothing that it refuses."""
        return all(expression.found(line) is wanted for wanted, expression in self._conditions)

    def ends_with(self, line: str) -> bool:
        """Whether a line is the last one of the block that the rule opens."""
        encoded = line.encode("utf-8", "surrogatepass")
        return any(expression.found(encoded) for expression in self._last_lines)

    def spans(self, line: str) -> Iterator[tuple[int, int]]:
        """Where the rule matches in a line."""
        for expression in self.expressions:
            yield from expression.spans(line)


_OPENING: Final = ("author", "newcomer")
"""What rules mention that stands at the beginning of their lines."""

LENGTHS: Final = (1, 3, 9, 22, 40, 70, 110)
"""The most words of lines of each length; those of the last length have more."""


def _words(length: int) -> tuple[int, int]:
    """The fewest and the most words of lines of a length, which is an index in `LENGTHS`."""
    return LENGTHS[length - 1] + 1 if length else 0, LENGTHS[length] if length < len(LENGTHS) else MOST_WORDS


def _set_of(expression: str, max_mem: int) -> Any:
    found = re2.Set.SearchSet(re2_options(max_mem))
    found.Add(with_signs(expression))
    found.Compile()
    return found


def compiled(expression: str, rule: Rule | str) -> Any:
    """Compile an expression of a rule, or of what `rule` names.

    Raises:
        RulesError: RE2 does not take it.

    """
    try:
        return re2.compile(with_signs(expression), re2_options(_ONE_MAX_MEM))
    except re2.error as error:
        raise _rules_error(rule, expression, error) from None


def _rules_error(rule: Rule | str, expression: str, error: Exception) -> RulesError:
    reason = error.args[0] if error.args else error
    told = reason.decode() if isinstance(reason, bytes) else str(reason)
    name = rule if isinstance(rule, str) else f"rule {rule.id}"
    return RulesError(f"{name}: {expression!r}: {told}")
