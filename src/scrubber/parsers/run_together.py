"""Where the older text of a paragraph ends and the newer one begins, if both stand in a line with nothing between.

trafilatura 1.8 writes a changed row of a table of changes like that where it falls back on another reader. The two
are told by their likeness: to each other, or to what stands alone in a line beside them, because tools that compare
versions often put a paragraph that is new beside another that is gone.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A word may be glued to one of the other text ("reportThe"); a stop within one ends no sentence ("a.m", "post.com").
_TOKEN: Final = re.compile(
    r"\w+?(?:(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])|(?:[’'-]\w+|\.[a-zß-öø-ÿ\d]\w*)*(?!\w))|[^\w\s]"
)
_LIKE: Final = 0.6
"""Share of equal tokens from which two texts are versions of one."""
_SURELY: Final = 0.75
"""Share that two items of a list seldom have."""
_ALIKE: Final = 3
"""Tokens at the beginning or at the end that two versions have in common, where a place is worth a closer look."""
_LEAST: Final = 2
_VERSIONS: Final = 2
_AROUND: Final = 8
_ENDING: Final = frozenset('.!?)]”"…')
_CLOSING: Final = frozenset(".!?:;,)]”’…")
_LONGEST: Final = 1500
_MOST_PLACES: Final = 12


def parted(
    line: str, older: Sequence[str] = (), newer: Sequence[str] = (), before: str = "", after: str = ""
) -> int | None:
    """The offset in a line at which its newer text begins; None if likeness does not tell.

    `older` and `newer` are texts beside it that are known to be one or the other: a version of what is new here may
    be among the older ones, and a version of what is gone among the newer ones. The lines `before` and `after` may hold
    two texts themselves: the first ends with what is newer, the second begins with what is older.
    """
    tokens = list(_TOKEN.finditer(line))
    words = [token[0].lower() for token in tokens]
    half = len(words) // 2
    if not 2 * _ALIKE <= len(tokens) <= _LONGEST or words[:half] == words[half:] or _repeats_itself(words):
        return None
    places = _places(words, words[:_ALIKE], words[-_ALIKE:])
    found = [(_likeness(words[:at], words[at:]), at, moved) for at, moved in places]
    for other in map(_words, older):
        found += ((_likeness(words[at:], other), at, moved) for at, moved in _begins(words, other))
    for other in map(_words, newer):
        found += ((_likeness(words[:at], other), at, moved) for at, moved in _ends(words, other))
    follows, precedes = _words(after), _words(before)
    found += ((_likeness(words[at:], follows[: len(words) - at]), at, moved) for at, moved in _begins(words, follows))
    found += ((_likeness(words[:at], precedes[-at:]), at, moved) for at, moved in _ends(words, precedes))
    # A line that as a whole is a version of one beside it holds no two.
    whole = max((_likeness(words, _words(text)) for text in (*older, *newer)), default=0.0)
    starts = [
        (likeness, at if _is_glued(tokens, at) else _sentence_start(words, at, moved=moved))
        for likeness, at, moved in found
        if likeness > whole
    ]
    likeness, at = max((one for one in starts if _LEAST <= one[1] <= len(words) - _LEAST), default=(0.0, 0))
    if likeness < _LIKE:
        return None
    # A paragraph begins with a capital, or its older version does not either.
    while tokens[at][0].islower() and tokens[0][0][0].isupper():
        at -= 1
    # What goes on behind a comma, or behind the stop of "a.m.", is no paragraph.
    return tokens[at].start() if at >= _LEAST and words[at] not in _CLOSING else None


def glued(line: str) -> int | None:
    """The offset in a line at which a sentence begins without a blank before it; None if there is not just one."""
    found = [match.end() for match in _GLUE.finditer(line)]
    return found[0] if len(found) == 1 else None


def is_version(one: str, other: str, *, surely: bool = False) -> bool:
    """Whether two paragraphs are versions of one; surely so, or only more like each other than others are."""
    return _likeness(_words(one), _words(other)) >= (_SURELY if surely else _LIKE)


def _words(text: str) -> list[str]:
    return [token[0].lower() for token in _TOKEN.finditer(text)][:_LONGEST]


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of tokens that two texts have in common, in whatever order: in linear time."""
    if not 2 * min(len(one), len(other)) >= _LIKE * (len(one) + len(other)):
        return 0.0
    return 2 * sum((Counter(one) & Counter(other)).values()) / (len(one) + len(other))


_GLUE: Final = re.compile(r"(?<=[a-z\d)])[.!?:][”\"]?(?=[“\"]?[A-Z][a-z])")


# A place in a line, in tokens, and whether it is only near by.
_Place = tuple[int, bool]


def _is_glued(tokens: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a word with a capital begins there within another, so that a text begins, not only a sentence."""
    return 0 < at < len(tokens) and tokens[at - 1].end() == tokens[at].start() and tokens[at - 1][0][-1].islower()


def _repeats_itself(words: Sequence[str]) -> bool:
    """Whether a line says the same more than twice, as a row of captions does: any two parts of it are alike."""
    opens = [at for at in range(len(words)) if words[at : at + _ALIKE] == words[:_ALIKE]]
    if len(opens) <= _VERSIONS:
        return False
    parts = [words[at:end] for at, end in zip(opens, (*opens[1:], len(words)), strict=True)]
    return all(_likeness(parts[0], part) >= _LIKE for part in parts[1:])


def _sentence_start(words: Sequence[str], at: int, *, moved: bool) -> int:
    """Where the sentence at a place begins; 0 where none does that is near enough."""
    while at < len(words) and words[at] in _CLOSING:
        at += 1
    # What opens alike may still lack a word before it ("no wonder" and "It's no wonder").
    near = [
        n for n in range(max(1, at - _AROUND), min(len(words), at + _AROUND * moved + 1)) if words[n - 1] in _ENDING
    ]
    return min(near, key=lambda n: abs(n - at), default=0 if moved else at)


def _places(words: Sequence[str], opening: Sequence[str], closing: Sequence[str]) -> Iterator[_Place]:
    """Where the line opens again as it opened, or closed before as it closes."""
    places = [(at, False) for at in range(_ALIKE, len(words) - 1) if words[at : at + _ALIKE] == opening]
    places += ((at, False) for at in range(_ALIKE, len(words) - 1) if words[at - _ALIKE : at] == closing)
    middle = len(words) / 2
    yield from sorted(places, key=lambda place: abs(place[0] - middle))[:_MOST_PLACES]


def _begins(words: Sequence[str], other: Sequence[str]) -> Iterator[_Place]:
    """Where the rest of the line may be a version of the other text."""
    places = [(at, False) for at in range(1, len(words)) if words[at : at + _ALIKE] == other[:_ALIKE]]
    if words[-_ALIKE:] == other[-_ALIKE:]:
        places.append((max(1, len(words) - len(other)), True))
    yield from places[:_MOST_PLACES]


def _ends(words: Sequence[str], other: Sequence[str]) -> Iterator[_Place]:
    """Where what came before in the line may be a version of the other text."""
    places = [(at, False) for at in range(1, len(words)) if words[max(0, at - _ALIKE) : at] == other[-_ALIKE:]]
    if words[:_ALIKE] == other[:_ALIKE]:
        places.append((min(len(words) - 1, len(other)), True))
    yield from places[:_MOST_PLACES]
