"""What a line must hold for an expression to match: the literals that a prefilter looks for.

A hundred expressions over every line are slow, whatever runs them; a search for a few thousand literals is not.
So each expression is read for sets of literals: of each set a match can't do without at least one. Only the
expressions whose literals a line holds are run over it. This is what RE2's own `FilteredRE2` does (Cox, "Regular
Expression Matching with a Trigram Index", 2012), with two differences that matter on prose: a literal may be bound
to the line's start or end ("^Related"), and of many sets those are taken that prose holds least often.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from math import fsum
from operator import itemgetter
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_LITERALS: Final = 200
"""Literals that alternatives in a row may multiply to ("read" or "see", then "more" or "also") before they are cut."""

MAX_EXPECTED: Final = 1.0
"""A set of whose literals prose has more than so many a line is not worth looking for."""

MAX_EXPECTED_MORE: Final = 0.2
"""The same of a set that is looked for besides a rarer one."""

MAX_SETS: Final = 3
"""Sets of literals that are looked for, for each expression at most."""

RARE: Final = 0.01
"""Sets that so few lines fit need no further one."""

DIGIT: Final = "\ud800"
r"""Stands in a literal for any digit (`\d`). It is half a surrogate pair, which no expression can hold."""


class Literal(NamedTuple):
    """A text that a line must hold: in any case if `folded`, at its start or end, but for signs, if it says so.

    A blank in it is any white space, however much.
    """

    text: str
    folded: bool = False
    starts: bool = False
    ends: bool = False


Literals = frozenset[Literal]
Sets = tuple[Literals, ...]
_Part = tuple[Any, Any]

_MAX_REPEAT: Final = 4
_IGNORECASE: Final = int(re.IGNORECASE)
_ANY_BLANKS: Final = frozenset({Literal(" ")}), frozenset({Literal(" ", folded=True)})
_NOTHING: Final[Literals] = frozenset({Literal("")})


class _Found(NamedTuple):
    """What is known of a part of an expression.

    `whole` is all that it can be. `edge` is what it begins with and, too, what it ends with. Of each of the `needed`
    sets it can't do without one.
    """

    whole: Literals | None = None
    needed: Sets = ()
    edge: Literals | None = None


def required(expression: str) -> Sets:
    r"""Sets of literals, of each of which every line that an expression matches holds one; the rarest first.

    There are none where a match needs nothing but what prose has all the time.

    >>> [sorted(literal.text for literal in literals) for literals in required(r"(?:Read|See) (?:more|also): .+")]
    [['Read also: ', 'Read more: ', 'See also: ', 'See more: ']]
    >>> [sorted(literal.text for literal in literals) for literals in required(r"\(.*(?:more|all)\b")]
    [['('], ['all', 'more']]
    """
    body = expression
    while body.startswith("(?i)"):
        body = body.removeprefix("(?i)")
    try:
        # RE2's syntax is nearly Python's; what Python does not read is run over every line.
        tree = parser.parse(_LETTERS.sub(_as_word, body), re.IGNORECASE if body != expression else 0)
    except re.error:
        return ()
    sets: list[Literals] = []
    expected = 1.0
    for needed in _sequence(tree, int(tree.state.flags), whole_line=True).needed:
        literals = _shortest(needed)
        if expected < RARE or _expected(literals) > (MAX_EXPECTED_MORE if sets else MAX_EXPECTED):
            break
        sets.append(literals)
        expected *= _expected(literals)
    return tuple(sets)


_LETTERS: Final = re.compile(r"\\(?:p(?:\{\w+\}|[A-Z])|[\s\S])")


def _as_word(found: re.Match[str]) -> str:
    # Nothing is asked of a class of letters but that it is one, so any will do that Python knows.
    return r"\w" if found[0].startswith(r"\p") else found[0]


def of_phrases(phrases: Iterable[str], *, folded: bool, starts: bool, ends: bool) -> Literals:
    """The literals of phrases, each without the signs that may be written otherwise, such as quotation marks.

    >>> sorted(of_phrases(["Read the editors' note"], folded=True, starts=True, ends=False))
    [Literal(text='read the editors', folded=True, starts=True, ends=False)]
    """
    literals: list[Literal] = []
    for phrase in phrases:
        pieces = _QUOTES.split(" ".join(phrase.split()))
        longest = max(range(len(pieces)), key=lambda n: len(pieces[n]))
        at_start, at_end = starts and longest == 0, ends and longest == len(pieces) - 1
        text = pieces[longest]
        literals.append(Literal(text.lower() if folded else text, folded, at_start, at_end))
    return frozenset(literals)


_QUOTES: Final = re.compile(r"""['‘’`"“”]""")
_BLANK: Final = re.compile(r"[ \t\n\f\r]+")


def _sequence(
    parts: Iterable[_Part], flags: int, *, whole_line: bool = False, starts: bool = False, ends: bool = False
) -> _Found:
    """What is known of parts that follow one another.

    They are all of the expression (`whole_line`), or they open or end the line, but for signs.
    """
    items = list(parts)
    if whole_line:
        starts = items[:1] == [(code.AT, code.AT_BEGINNING)]
        ends = items[-1:] == [(code.AT, code.AT_END)]
    items = _texts(item for item in items if item[0] is not code.AT)
    if len(items) == 1 and items[0][0] is code.LITERAL:
        text = _one_of((items[0][1],), flags).whole
        return _Found(text, _of_run(text, starts=starts, ends=ends) if text else ())
    whole = True
    while ends and items and _is_signs(*items[-1]):
        items.pop()
        whole = False
    run = _NOTHING
    needed: Sets = ()
    for n, item in enumerate(items):
        opens = starts and run == _NOTHING
        if opens and _is_signs(*item):
            whole = False
            continue
        part = _part(*item, flags, starts=opens, ends=ends and n == len(items) - 1)
        longer = None if part.whole is None else _product(run, part.whole)
        if longer is None:
            to_edge = None if part.edge is None else _product(run, part.edge)
            needed = _rarest(needed, _of_run(run if to_edge is None else to_edge, starts=starts))
            whole = starts = False
            run = part.whole or part.edge or _NOTHING
        else:
            run = longer
        if part.whole is None:
            needed = _rarest(needed, part.needed)
    needed = _rarest(needed, _of_run(run, starts=starts, ends=ends))
    if ends and items and (may_be := _may_be(*items[-1])):
        # "Reuters(?:/Getty)*$" ends in "Reuters" or in "Getty".
        ends_so = [_sequence(items[:-1], flags, ends=True), _sequence(may_be, flags, ends=True)]
        if union := _union(found.needed[0] if found.needed else None for found in ends_so):
            needed = _rarest(needed, (union,))
    return _Found(run if whole else None, needed)


def _texts(parts: Iterable[_Part]) -> list[_Part]:
    """The parts with characters (and texts) in a row as one text."""
    texts: list[_Part] = []
    for operator, run in groupby(parts, key=itemgetter(0)):
        if operator is code.LITERAL:
            texts.append((operator, "".join(one if isinstance(one, str) else chr(one) for _, one in run)))
        else:
            texts += run
    return texts


def _part(operator: Any, argument: Any, flags: int, *, starts: bool, ends: bool) -> _Found:
    """What is known of one part, which opens or ends the line or not."""
    if operator is code.LITERAL:
        return _one_of((argument,), flags)
    if operator is code.IN:
        if all(kind is code.LITERAL for kind, _ in argument):
            return _one_of(tuple(chr(character) for _, character in argument), flags)
        return _one_of(_CLASSES[argument[0]], flags) if len(argument) == 1 and argument[0] in _CLASSES else _Found()
    if operator is code.SUBPATTERN:
        _, added, removed, items = argument
        return _sequence(items, (flags | int(added)) & ~int(removed), starts=starts, ends=ends)
    if operator is code.BRANCH:
        branches = [_sequence(items, flags, starts=starts, ends=ends) for items in argument[1]]
        needed = _union(branch.needed[0] if branch.needed else None for branch in branches)
        return _Found(_union(b.whole for b in branches), () if needed is None else (needed,))
    if operator in (code.MAX_REPEAT, code.MIN_REPEAT):
        least, most, items = argument
        # What is repeated opens the line once and ends it once, but perhaps not at once.
        once = _sequence(items, flags, starts=starts, ends=ends and (most == 1 or not starts))
        most = min(most, least + 1) if once.whole in _ANY_BLANKS else most
        whole = _repeated(once.whole, least, most) if once.whole and most <= _MAX_REPEAT else None
        return _Found(whole, once.needed, once.whole) if least else _Found(whole)
    return _Found()


_CLASSES: Final = {
    (code.CATEGORY, code.CATEGORY_SPACE): (" ",),
    (code.CATEGORY, code.CATEGORY_DIGIT): (DIGIT,),
    (code.RANGE, (ord("0"), ord("9"))): (DIGIT,),
}


@lru_cache(maxsize=1 << 10)
def _one_of(texts: tuple[str, ...], flags: int) -> _Found:
    literals = frozenset(Literal(_BLANK.sub(" ", text), flags & _IGNORECASE != 0) for text in texts)
    return _Found(literals, (literals,))


def _may_be(operator: Any, argument: Any) -> list[_Part]:
    """What a part is once or more often, if at all."""
    return list(argument[2]) if operator in (code.MAX_REPEAT, code.MIN_REPEAT) and not argument[0] else []


def _is_signs(operator: Any, argument: Any) -> bool:
    r"""Whether a part is any number of signs, as `[\W_]*`: what a line may have before or after a literal."""
    if operator not in (code.MAX_REPEAT, code.MIN_REPEAT):
        return False
    (kind, members), *others = argument[2]
    if kind is code.LITERAL:
        if argument[0]:
            return False
        kind, members = code.IN, [(kind, members)]
    return (
        not others
        and kind is code.IN
        and all(
            (kind is code.CATEGORY and of in (code.CATEGORY_NOT_WORD, code.CATEGORY_SPACE))
            or (kind is code.LITERAL and not chr(of).isalnum())
            for kind, of in members
        )
    )


def _of_run(run: Literals, *, starts: bool, ends: bool = False) -> Sets:
    if Literal("") in run:
        return ()
    if not (starts or ends):
        return (run,)
    return (frozenset(Literal(text, folded, starts, ends) for text, folded, *_ in run),)


def _product(first: Literals, then: Literals) -> Literals | None:
    if len(first) * len(then) > MAX_LITERALS:
        return None
    if first == _NOTHING:
        return then
    return frozenset(
        Literal((text + more).replace("  ", " "), (folded and text != "") or (more_folded and more != ""))
        for text, folded, *_ in first
        for more, more_folded, *_ in then
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


def _shortest(literals: Literals) -> Literals:
    """The literals without those that no line has which does not have another one of them."""
    kept: list[Literal] = []
    for one in sorted(literals, key=lambda literal: (len(literal.text), literal)):
        if not any(_holds(one, other) for other in kept):
            kept.append(one)
    return frozenset(kept)


def _holds(one: Literal, other: Literal) -> bool:
    if other.text not in one.text or one.folded > other.folded:
        return False
    at = one.text.index(other.text)
    before, after = one.text[:at], one.text[at + len(other.text) :]
    return (not other.starts or (one.starts and _SIGNS_ONLY.match(before) is not None)) and (
        not other.ends or (one.ends and _SIGNS_ONLY.match(after) is not None)
    )


_SIGNS_ONLY: Final = re.compile(rf"(?:[^\w{DIGIT}]|_)*\Z")


def _rarest(one: Sets, other: Sets) -> Sets:
    return tuple(sorted(dict.fromkeys(one + other), key=_expected)[:MAX_SETS])


def _expected(literals: Literals) -> float:
    """How many of the literals a line of prose holds, as a guess that only has to rank them."""
    # A sum that does not depend on the order of a set, which is another one in each process.
    return fsum(map(_frequency, literals))


@lru_cache(maxsize=1 << 10)
def _frequency(literal: Literal) -> float:
    if not literal.text.strip():
        return _BLANKS_OF_A_LINE
    frequency = _AT_EDGE ** (literal.starts + literal.ends)
    for word in _WORD.findall(literal.text):
        if word.isalpha():
            # Short ones are parts of other words, too.
            share = max(_WORDS.get(word.lower(), _A_WORD), _A_LETTER ** len(word))
            case = 1.0 if literal.folded or word.islower() else _IN_CAPITALS if word[1:].isupper() else _CAPITALIZED
            frequency *= share * case
        else:
            frequency *= _SIGNS.get(word, 0.003)
    return frequency


_WORD: Final = re.compile(r"[^\W\d_]+|[\s\S]")

# Shares of the lines of the news corpus.
_BLANKS_OF_A_LINE: Final = 20.0
_AT_EDGE: Final = 0.03
_A_WORD: Final = 0.003
_A_LETTER: Final = 0.35
_CAPITALIZED: Final = 0.2
_IN_CAPITALS: Final = 0.03
_SIGNS: Final = (
    {" ": 1.0, ".": 0.9, ",": 0.8, DIGIT: 0.3, "-": 0.3, "'": 0.15, "’": 0.3, '"': 0.1, "“": 0.25, "”": 0.25, ":": 0.13}
    | dict.fromkeys("012", 0.2)
    | dict.fromkeys("()—3456789", 0.08)
    | dict.fromkeys("?$/–;", 0.03)
    | dict.fromkeys("[]%‘@!&", 0.015)
)
_WORDS: Final = {"the": 0.8, "to": 0.6, "of": 0.6, "and": 0.5, "a": 0.5, "in": 0.5, "that": 0.4} | {
    word: share
    for share, words in {
        0.3: "s for is on it with",
        0.16: "said as he was have by but be at not from are this has his",
        0.12: "an they who t more president about or",
        0.08: """
            their we would will i been people one had if all also what were which there up out new than when after can
            other you no some so its over state house us our she do time even like""",
        0.04: """
            just now into most two year how those because her any government them many white him last first told only
            may while states get years against political these campaign before should public did country during way
            right don law says administration being media then say national back where according such week going made
            still""",
        0.025: """
            both news think federal through since including very between well percent take work down policy court under
            world know day long support united another see my mr whether care called without three go here part times
            why off want need report left office vote high good group come home help asked among next might every never
            power story change tax""",
    }.items()
    for word in words.split()
}
"""Words that are so frequent that their number of letters says little."""
