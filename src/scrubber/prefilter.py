"""What a line must hold for an expression to match: the literals that a prefilter looks for.

A hundred expressions over every line are slow, whatever runs them; a search for a few thousand literals is not.
So each expression is read for a set of literals of which a match can't do without at least one, and only the
expressions whose literals a line holds are run over it. This is what RE2's own `FilteredRE2` does (Cox, "Regular
Expression Matching with a Trigram Index", 2012), with two differences that matter on prose: a literal may be bound
to the line's start ("^Related"), and of several sets the one is taken that prose holds least often.
"""

from __future__ import annotations

import re
from functools import lru_cache
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_LITERALS: Final = 200
"""Literals that alternatives in a row may multiply to ("read" or "see", then "more" or "also") before they are cut."""

MAX_EXPECTED: Final = 0.6
"""An expression of whose literals prose has more than so many a line is better run at once."""


class Literal(NamedTuple):
    """A text that a line must hold, in any case if `folded`, at its start (but for signs) if `starts`."""

    text: str
    folded: bool = False
    starts: bool = False


Literals = frozenset[Literal]

_BLANKS: Final = "\t\f\r "
r"""What `\s` is to RE2 inside a line."""

_MAX_REPEAT: Final = 3
_IGNORECASE: Final = int(re.IGNORECASE)
_NOTHING: Final[Literals] = frozenset({Literal("")})


class _Found(NamedTuple):
    """All that a part of an expression can be, if that is known, and what it can't do without."""

    whole: Literals | None = None
    needed: Literals | None = None


def required(expression: str) -> Literals | None:
    """Literals of which every line that an expression matches holds one, or `None` where prose has them all the time.

    >>> sorted(literal.text for literal in required(r"(?:Read|See) (?:more|also): .+"))
    ['Read also: ', 'Read more: ', 'See also: ', 'See more: ']
    """
    body = expression
    while body.startswith("(?i)"):
        body = body.removeprefix("(?i)")
    try:
        # RE2's syntax is nearly Python's; what Python does not read is run over every line.
        tree = parser.parse(body, re.IGNORECASE if body != expression else 0)
    except re.error:
        return None
    needed = _sequence(tree, int(tree.state.flags), at_start=True).needed
    return needed if needed and _expected(needed) <= MAX_EXPECTED else None


def as_expression(literals: Literals) -> str:
    """The literals as one RE2 expression."""
    kinds = {(literal.starts, literal.folded) for literal in literals}
    return "|".join(
        ("(?i:" if folded else "(?:")
        + (r"^[\W_]*(?:" if starts else "(?:")
        + "|".join(sorted(re.escape(text) for text, *kind in literals if kind == [folded, starts]))
        + "))"
        for starts, folded in sorted(kinds)
    )


def _sequence(items: Iterable[tuple[Any, Any]], flags: int, *, at_start: bool = False) -> _Found:
    """What is known of parts that follow one another."""
    whole = True
    run = _NOTHING
    needed: Literals | None = None
    bound = False
    for operator, argument in items:
        if operator is code.AT:
            bound = bound or (at_start and argument is code.AT_BEGINNING)
            continue
        at_start = False
        if bound and run == _NOTHING and _is_signs(operator, argument):
            whole = False
            continue
        part = _part(operator, argument, flags)
        longer = None if part.whole is None else _product(run, part.whole)
        if longer is None:
            needed = _rarest(needed, _of_run(run, bound))
            whole = bound = False
            run = part.whole or _NOTHING
        else:
            run = longer
        if part.needed is not part.whole:
            needed = _rarest(needed, part.needed)
    return _Found(run if whole else None, _rarest(needed, _of_run(run, bound)))


def _part(operator: Any, argument: Any, flags: int) -> _Found:
    """What is known of one part."""
    if operator is code.LITERAL:
        return _one_of(chr(argument), flags)
    if operator is code.IN:
        if all(kind is code.LITERAL for kind, _ in argument):
            return _one_of("".join(chr(character) for _, character in argument), flags)
        return _one_of(_BLANKS, flags) if argument == [(code.CATEGORY, code.CATEGORY_SPACE)] else _Found()
    if operator is code.SUBPATTERN:
        _, added, removed, items = argument
        return _sequence(items, (flags | int(added)) & ~int(removed))
    if operator is code.BRANCH:
        branches = [_sequence(items, flags) for items in argument[1]]
        return _Found(_union(b.whole for b in branches), _union(b.needed for b in branches))
    if operator in (code.MAX_REPEAT, code.MIN_REPEAT):
        least, most, items = argument
        once = _sequence(items, flags)
        needed = once.needed if least else None
        return _Found(_repeated(once.whole, least, most) if once.whole and most <= _MAX_REPEAT else None, needed)
    return _Found()


@lru_cache(maxsize=256)
def _one_of(characters: str, flags: int) -> _Found:
    literals = frozenset(Literal(character, flags & _IGNORECASE != 0) for character in characters)
    return _Found(literals, literals)


def _is_signs(operator: Any, argument: Any) -> bool:
    r"""Whether a part is any number of signs, as `[\W_]*`: what a literal at a line's start may have before it."""
    if operator not in (code.MAX_REPEAT, code.MIN_REPEAT):
        return False
    (kind, members), *others = argument[2]
    return (
        not others
        and kind is code.IN
        and all(
            (kind is code.CATEGORY and of in (code.CATEGORY_NOT_WORD, code.CATEGORY_SPACE))
            or (kind is code.LITERAL and not chr(of).isalnum())
            for kind, of in members
        )
    )


def _of_run(run: Literals, bound: bool) -> Literals | None:
    if Literal("") in run:
        return None
    return frozenset(Literal(text, folded, starts=True) for text, folded, _ in run) if bound else run


def _product(first: Literals, then: Literals) -> Literals | None:
    if len(first) * len(then) > MAX_LITERALS:
        return None
    if first == _NOTHING:
        return then
    return frozenset(
        Literal(text + more, (folded and text != "") or (more_folded and more != ""))
        for text, folded, _ in first
        for more, more_folded, _ in then
    )


def _repeated(once: Literals, least: int, most: int) -> Literals | None:
    times: Literals | None = _NOTHING
    union: Literals = frozenset()
    for number in range(most + 1):
        if times is None:
            return None
        if number >= least:
            union |= times
        times = _product(times, once)
    return union if len(union) <= MAX_LITERALS else None


def _union(sets: Iterable[Literals | None]) -> Literals | None:
    known = list(sets)
    return None if None in known else frozenset().union(*filter(None, known))


def _rarest(one: Literals | None, other: Literals | None) -> Literals | None:
    if one is None or other is None:
        return one or other
    return one if _expected(one) <= _expected(other) else other


def _expected(literals: Literals) -> float:
    """How many of the literals a line of prose holds, as a guess that only has to rank them."""
    return sum(map(_frequency, literals))


@lru_cache(maxsize=1 << 14)
def _frequency(literal: Literal) -> float:
    frequency = 0.03 if literal.starts else 1.0
    for character in literal.text:
        if character.isalpha():
            frequency *= 0.35 if literal.folded or character.islower() else 0.1
        else:
            frequency *= _SIGNS.get(character, 0.1 if character.isdigit() else 0.01)
    return frequency


_SIGNS: Final = {" ": 0.4, ".": 0.9, ",": 0.8, "-": 0.3, "'": 0.3, "’": 0.3, '"': 0.2, "“": 0.2, "”": 0.2, ":": 0.1} | (
    dict.fromkeys("()—", 0.1) | dict.fromkeys("?$/–[];@", 0.03)
)
"""The share of the lines of the news corpus that hold a sign. Letters stand in words, so theirs is a guess."""
