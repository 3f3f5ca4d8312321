"""What is known about English words: how frequent they are, and how sentences begin.

Frequencies come from `wordfreq` (Speer 2022, doi:10.5281/zenodo.7199437; its large English list, 321,180
words). It is imported, and its list read, when the first word is asked for: 0.3 s once a process.
"""

from __future__ import annotations

import re
from functools import cache
from math import log10
from pathlib import Path
from typing import Final, NamedTuple

SENTENCE_STARTS: Final = Path(__file__).with_name("data") / "sentence_starts.tsv"

NAME: Final = "^"
NUMBER: Final = "#"
COMMA: Final = ","
OTHER: Final = "*"

_FOLLOWER: Final = re.compile(
    r"""[,;:)"”.!?…–—-]
    | \s+ ['"‘“(]*
      (?: (?P<word>[a-z]+(?:['’][a-z]+)?)
        | (?P<name>[A-Z][A-Za-z]*)
        | (?P<number>[$€£]?\d) )""",
    re.VERBOSE,
)
_POSSESSIVE: Final = re.compile(r"'s?$")
_ENGLISH: Final = re.compile(r" (?:the|of|and|to|in|is|that) ")


@cache
def _frequencies() -> dict[str, float]:
    import wordfreq

    found: dict[str, float] = wordfreq.get_frequency_dict("en", wordlist="large")
    return found


def frequency(word: str) -> float:
    """How often a word is used in English, as a share of all words (0 … 1); 0 where it is not known.

    Case does not count, and a possessive has the frequency of its noun divided by ten.
    """
    word = word.lower().replace("’", "'")
    known = _frequencies()
    found = known.get(word)
    if found is None and "'" in word:
        found = known.get(_POSSESSIVE.sub("", word), 0.0) / 10
    return found or 0.0


def zipf(word: str) -> float:
    """The frequency on the Zipf scale (van Heuven 2014): 3 is once in a million words, 0 not known."""
    found = frequency(word)
    return log10(found) + 9 if found else 0.0


def known_in(text: str) -> bool:
    """Whether a text is English enough for what is known here: one word in twenty-five is a common one."""
    sample = text[:20_000]
    return len(_ENGLISH.findall(sample)) * 150 > len(sample) or len(sample) < 150


class Start(NamedTuple):
    """How often a word opens a sentence, how many of them are questions, and what follows it there."""

    count: int
    questions: int
    next: dict[str, int]


@cache
def sentence_starts() -> tuple[int, dict[str, Start]]:
    """The number of sentences counted, and the table by word in lower case.

    benchmarks/train_sentence_starts.py makes the file and describes its format.
    """
    return read_starts(SENTENCE_STARTS.read_text(encoding="utf-8"))


def read_starts(tsv: str) -> tuple[int, dict[str, Start]]:
    """Read a table of sentence starts."""
    total = 0
    table: dict[str, Start] = {}
    for line in tsv.splitlines():
        word, n, questions, pairs = line.split("\t")
        if not word:
            total = int(n)
            continue
        counts: dict[str, int] = {}
        for pair in pairs.split():
            after, _, k = pair.rpartition(":")
            counts[after] = int(k)
        table[word] = Start(int(n), int(questions), counts)
    return total, table


def follower(text: str, at: int) -> tuple[str, str]:
    """What follows a word that ends at `at`, and the name where it is one ("" else).

    The first is the next word, or a sign: `NAME` (any word with a capital), `NUMBER`, `COMMA` or `OTHER`.
    """
    match = _FOLLOWER.match(text, at)
    if match is None:
        return OTHER, ""
    if match["word"]:
        return match["word"].replace("’", "'"), ""
    if match["name"]:
        return NAME, match["name"]
    return (NUMBER if match["number"] else COMMA if match[0] == "," else OTHER), ""


def general(after: str) -> float:
    """How likely this follows the first word of a sentence, whichever word it is."""
    usual = {NAME: 0.2, COMMA: 0.06, NUMBER: 0.02, OTHER: 0.04}.get(after)
    return usual or 0.6 * frequency(after) + 1e-6
