"""How much a line looks like code, whatever language it is in, told by which kinds of tokens follow each other.

In prose words follow words; in code signs stand between them, without blanks. Each pair of neighbours has a weight
of a logistic regression, which `benchmarks/train_code_shape.py` learned from the files of packages and from
articles. No word of any language is known here, so this reads what no parser has a grammar for, and what was cut so
that no grammar fits: the line of a log, the middle of a script, a list of options.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

WEIGHTS: Final = Path(__file__).with_name("code_shape.tsv")
BIAS: Final = "*"
"""The name under which the weight that each line has stands in the file."""

_STRING: Final = r"\"[^\"\n]{1,400}\"(?!\w)|(?<!\w)'[^'\n]{1,400}'(?!\w)|`[^`\n]{1,400}`"
_TOKEN: Final = re.compile(
    rf"(?P<string>{_STRING})|(?P<address>(?:(?<!\w)https?:)?//[^\s\"'<>()]+|(?<!\w)www\.[^\s\"'<>()]+"
    r"|(?<![\w.])(?:[\w-]{1,60}\.){1,8}(?:com|org|net|edu|gov|info|co|uk|de|fr)/[^\s\"'<>()]*)"
    r"|(?P<word>(?:\$(?=[A-Za-z_])|(?=\w))[\w$]+(?:['’](?=[a-z])[a-z]+)?)|(?P<blank>\s+)|(?P<sign>.)",
    re.DOTALL,
)
_TYPESET: Final = frozenset("’‘“”—–…«»„")
_REPEATED: Final = frozenset("-_=*#+.~/!")
_CAMEL: Final = re.compile(r"[a-z][A-Z]|[_$]")


@lru_cache(maxsize=1 << 10)
def _word_class(word: str) -> str:
    if not word.isascii():
        return "word" if word.isalpha() else "odd"
    if word[0].isdigit():
        return "number" if word.isdigit() else "unit"
    if _CAMEL.search(word):
        return "ruled" if not word.strip("_") and len(word) > 2 else "camel"
    if any(char.isdigit() for char in word):
        return "named"
    if word.isupper() and len(word) > 1:
        return "upper"
    if word[0].isupper():
        return "title"
    return "lower" if len(word) > 1 else "letter"


def classes(line: str) -> list[str]:
    """The kinds of a line's tokens, from `^` to `$`; one that a blank stands before has a blank before it."""
    found = ["^"]
    blank, last = "", ""
    for token in _TOKEN.finditer(line):
        kind, what = token.lastgroup, token[0]
        if kind == "blank":
            blank, last = " ", ""
            continue
        if kind == "word":
            kind = _word_class(what)
        elif kind == "string":
            kind = "text" if " " in what else "string"
        elif kind == "sign":
            if what == last and what in _REPEATED:
                continue
            kind = what if what.isascii() else "typeset" if what in _TYPESET else "odd"
        last = what
        found.append(f"{blank}{kind}")
        blank = ""
    found.append(f"{blank}$")
    return found


def pairs(line: str) -> list[str]:
    """Neighbours among the kinds of a line's tokens: what has weights."""
    return [f"{one.strip()}|{other}" for one, other in pairwise(classes(line))]


@cache
def _weights() -> dict[str, float]:
    lines = WEIGHTS.read_text("utf-8").splitlines()
    return {name: float(weight) for name, weight in (line.split("\t") for line in lines if not line.startswith("# "))}


def code_score(line: str) -> float:
    """How much a line looks like code: the logarithm of odds, above 0 what is likelier code than not."""
    weights = _weights()
    return weights[BIAS] + sum(weights.get(pair, 0.0) for pair in pairs(line))


_COMMENTS: Final = re.compile(r"/\*.{0,400}?\*/|(?:(?<=[;{}),])|^)\s*//.*")
_STRINGS: Final = re.compile(_STRING)
_IN_WORDS: Final = (
    r"(?:(?<![\w$.(\[{<>/:=&|+*'\"@#-])[A-Za-z][A-Za-z’']*,? [\"“]?){%d}[A-Za-z’']+(?![\w$([{:=<>/|+*@#-]|\.\w)"
)
_WORDS: Final = {most: re.compile(_IN_WORDS % most) for most in (2, 3)}


def has_prose(line: str, most: int = 3) -> bool:
    """Whether more than `most` words, two or three, stand in a row in a line outside of strings and comments."""
    return _WORDS[most].search(_COMMENTS.sub(" ; ", _STRINGS.sub('""', line))) is not None
