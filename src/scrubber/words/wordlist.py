"""What is known about English words: how frequent they are, and how sentences begin.

Frequencies come from `wordfreq` (Speer 2022, doi:10.5281/zenodo.7199437; its large English list, 321,180
words). It is imported, and its list read, when the first word is asked for: 0.3 s once a process.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from math import log10
from pathlib import Path
from typing import Final, NamedTuple

from scrubber.words.prose import is_about_code

SENTENCE_STARTS: Final = Path(__file__).with_name("data") / "sentence_starts.tsv"

NAME: Final = "^"
NUMBER: Final = "#"
COMMA: Final = ","
TITLE: Final = "."
OTHER: Final = "*"

_FOLLOWER: Final = re.compile(
    r"""(?P<title> \. \s [A-Z][\w'’-]* (?P<two>\s[A-Z])? )
    | [,;:)"”.!?…–—-]
    | \s+ ['"‘“(]*
      (?: (?P<word>
            (?: the|an?|th[ai][ts]|th[eo]se|its|his|her|their|our|my|your|all|one|s?he|it|they|we|you|i
              | of|to )
            (?= \s (?P<more>[a-z]+|[A-Z]|\d) )
          | [a-z]+ (?:['’][a-z]+)? )
        | (?P<name>[A-Z][A-Za-z]*)
        | (?P<number>[$€£]?\d) )""",
    re.VERBOSE,
)
_SMOOTHING: Final = 4.0
_POSSESSIVE: Final = re.compile(r"'s?$")
_CAPITAL: Final = re.compile(r"[A-Z]")
_ENGLISH: Final = re.compile(r" (?:the|of|and|to|in|is|that) ")


@cache
def frequencies() -> dict[str, float]:
    """How often each known word is used, in lower case and with a straight apostrophe: what `frequency` looks up."""
    import wordfreq

    found: dict[str, float] = wordfreq.get_frequency_dict("en", wordlist="large")
    return found


def frequency(word: str) -> float:
    """How often a word is used in English, as a share of all words (0 … 1); 0 where it is not known.

    Case does not count, and a possessive has the frequency of its noun divided by ten.
    """
    word = word.lower().replace("’", "'")
    known = frequencies()
    found = known.get(word)
    if found is None and "'" in word:
        found = known.get(_POSSESSIVE.sub("", word), 0.0) / 10
    return found or 0.0


def zipf(word: str) -> float:
    """The frequency on the Zipf scale (van Heuven 2014): 3 is once in a million words, 0 not known."""
    found = frequency(word)
    return log10(found) + 9 if found else 0.0


def word_set(words: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(words.split())


@lru_cache(maxsize=1)
def known_in(text: str) -> bool:
    """Whether a text is English enough for what is known here: one word in twenty-five is a common one.

    And whether it has capitals, without which no word that begins in lower case has lost a letter, and no code.
    """
    sample = text[:20_000]
    if len(sample) < 150:
        return True
    return (
        len(_ENGLISH.findall(sample)) * 150 > len(sample)
        and len(_CAPITAL.findall(sample)) * 400 > len(sample)
        and not is_about_code(text)
    )


class Start(NamedTuple):
    """How often a word opens a sentence, how many of them are questions, and what follows it there.

    `next` has the counts by what follows at once, `later` by that and the word after it, both as
    `follower` names them. `other` is what is counted in neither, for being rare, by what `later` goes on from
    ("" for `next`).
    """

    times: int
    questions: int
    next: dict[str, float]
    later: dict[str, float]
    other: dict[str, float]

    def follows(self, after: str, then: str) -> float:
        """How likely `after` comes next, and `then` after it; rare words share what is left to them."""
        chance = self._share(self.next.get(after, 0.0), self.times, self.other[""], general(after))
        if then:
            n = self.next.get(after, 0.0)
            chance *= self._share(self.later.get(f"{after}_{then}", 0.0), n, self.other.get(after, n), general(then))
        return chance

    def _share(self, seen: float, of: float, other: float, usual: float) -> float:
        return (seen + (other + _SMOOTHING) * usual) / (of + _SMOOTHING)


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
        next_: dict[str, float] = {}
        later: dict[str, float] = {}
        for pair in pairs.split():
            after, _, times = pair.rpartition(":")
            (later if "_" in after[1:] else next_)[after] = float(times)
        other = dict(next_)
        for pair, k in later.items():
            other[pair.partition("_")[0]] -= k
        other[""] = int(n) - sum(next_.values())
        table[word] = Start(int(n), int(questions), next_, later, other)
    return total, table


def follower(text: str, at: int) -> tuple[str, str]:
    """What follows a word that ends at `at`, and the word after that where it tells more ("" else).

    The first is the next word, or a sign: `NAME` (any word with a capital), `NUMBER`, `COMMA`, `TITLE` (a
    full stop and a name: "Sen. Doe") or `OTHER`. The second is the name itself, what comes after an article or a
    pronoun, or how many names stand after a title.
    """
    match = _FOLLOWER.match(text, at)
    if match is None:
        return OTHER, ""
    if match["name"]:
        return NAME, match["name"]
    if match["word"]:
        more = match["more"] or ""
        then = more if more.islower() else NUMBER if more.isdigit() else NAME if more else ""
        return match["word"].replace("’", "'"), then
    if match["title"]:
        return TITLE, NAME + NAME if match["two"] else NAME
    return (NUMBER if match["number"] else COMMA if match[0] == "," else OTHER), ""


def general(after: str) -> float:
    """How likely this follows the first word of a sentence, whichever word it is."""
    usual = {NAME: 0.2, COMMA: 0.06, NUMBER: 0.02, OTHER: 0.04, TITLE: 1e-4, NAME + NAME: 0.2}.get(after)
    return usual or 0.6 * frequency(after) + 1e-6


MONTHS: Final = word_set("January February March April May June July August September October November December")
"""Not those of `calendar`, which speaks the language of the process."""
