"""Which of the words that differ in their first letter only opens a sentence: "He" or "We", "In", "On" or "An".

For some sixty such families a logistic regression decides by what follows: the next three words, their endings
and shapes, the signs between them, whether the sentence asks, has a comma, stands in quotation marks, and which
pronouns came before it. The weights are data (`data/first_letters.txt`), made by benchmarks/train_first_letters.py.
"""

from __future__ import annotations

import re
from functools import cache
from math import exp
from pathlib import Path
from typing import Final

from scrubber.words.wordlist import MONTHS, frequency, word_set

WEIGHTS: Final = Path(__file__).with_name("data") / "first_letters.txt"

SCALE: Final = 10
"""What weights are multiplied with in the file, where they are whole numbers."""

STANDS: Final = "-"
"""The letter of a word that lost none."""

_NEXT: Final = re.compile(
    r"(?:\s+[\"'“‘(]*|[—–-]+)"
    r"(?:(?P<name>[A-Z][\w'’.-]*)|(?P<word>[a-z]+(?:['’][a-z]+)?)|(?P<number>[$€£]?\d[\d,.]*))(?P<sign>[,;:.!?)\"”’]?)"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d\b")
_SENTENCE: Final = re.compile(r"[^.!?\n]*+\??")
_BE: Final = re.compile(r" (?:is|was|are|were|isn't|wasn't|aren't) ")
_HE: Final = re.compile(r"\b(?:he|his|him)\b", re.IGNORECASE)
_SHE: Final = re.compile(r"\b(?:she|her)\b", re.IGNORECASE)
_WE: Final = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_LOOK_BACK: Final = 400
_ADVERBS: Final = word_set(
    "all also already always both each ever first just never not now often only simply soon still then therefore too"
)
_KNOWN: Final = 1e-7
_MONTHS: Final = MONTHS | word_set("Jan Feb Aug Sept Oct Nov Dec")


def features(text: str, start: int, end: int) -> list[str]:
    """What is known about the place of a word that stands, or stood, at `text[start:end]`."""
    found = []
    ahead: list[tuple[str, str]] = []
    at, sign = end, ""
    while len(ahead) < 3 and sign not in (".", "!", "?"):
        match = _NEXT.match(text, at)
        if match is None:
            ahead.append((text[at : at + 1].strip() or "$", "o"))
            break
        if match["number"]:
            number = match["number"]
            shape = "y" if _YEAR.match(number) else "$" if number[0] in "$€£" else "#"
            ahead.append((shape, shape))
        elif match["name"]:
            ahead.append((match["name"].replace("’", "'"), "^"))
        else:
            ahead.append((match["word"].replace("’", "'"), "a"))
        at, sign = match.end(), match["sign"]
        if len(ahead) == 1:
            found.append(f"p{sign}")
    (word, shape), *rest = ahead
    found += [f"g{text[end : end + 1].strip()}", f"a{word}", f"c{shape}"]
    if shape == "a":
        found += [f"s{word[-2:]}", f"t{word[-3:]}"]
    if word[0] in "aeiouAEIO":
        found.append("v")
    if rest:
        then, its = rest[0]
        found += [f"b{then}", f"d{word}_{then}", f"e{shape}{its}", f"f{shape}{then}", f"h{word}_{its}"]
        if its == "a":
            found.append(f"u{then[-2:]}")
    if len(rest) > 1:
        found += [f"i{rest[1][0]}", f"j{shape}{rest[0][1]}{rest[1][1]}"]
    if verb := next((w for w, its in ahead if its == "a" and w not in _ADVERBS and not w.endswith("ly")), ""):
        found.append(f"V{_form(verb)}")
    if date := _date(ahead):
        found.append(f"M{date}")
    return found + _of_sentence(text, start, end, word)


def _form(verb: str) -> str:
    """Which form of a verb a word may be: "we study", "he studies", "they studied"."""
    if verb.endswith(("ed", "ing")):
        return verb[-2:]
    if verb.endswith("s"):
        return "s"
    stem = verb.removesuffix("e")
    inflected = frequency(f"{stem}ing") > _KNOWN and max(frequency(f"{verb}s"), frequency(f"{verb}es")) > _KNOWN
    return "-" if inflected or (verb.endswith("y") and frequency(f"{verb}ing") > _KNOWN) else "o"


def _date(ahead: list[tuple[str, str]]) -> str:
    """Which kind of date comes: "February 19", "February 2016", "30 March", "Friday"."""
    (word, shape), (then, its) = ahead[0], ahead[1] if len(ahead) > 1 else ("", "")
    if word.endswith("day") and shape == "^":
        return "day"
    if shape == "^" and word.rstrip(".") in _MONTHS:
        return f"m{its}"
    return "#m" if shape == "#" and then.rstrip(".") in _MONTHS else ""


def _of_sentence(text: str, start: int, end: int, word: str) -> list[str]:
    match = _SENTENCE.match(text, end)
    sentence = match[0] if match else ""
    comma = sentence.find(", ")
    before = sentence[:comma].count(" ") if comma >= 0 else -1
    be = min(2, len(_BE.findall(sentence)))
    found = [
        f",{'-' if before < 0 else sum(before >= n for n in (3, 8, 15))}",
        f"n{sum(sentence.count(' ') >= n for n in (8, 20))}",
        f"=B{be}" if word in ("is", "was", "are", "were") else f"={be}",
    ]
    if sentence[-1:] == "?":
        found.append("?")
    if text[max(0, start - 1) : start] in ("'", '"', "“", "‘"):
        found.append("Q")
    past = text[max(0, start - _LOOK_BACK) : start]
    he, she = len(_HE.findall(past)), len(_SHE.findall(past))
    found.append("he" if he > she else "she" if she > he else "-he")
    if len(_WE.findall(past)) > 1:
        found.append("we")
    return found


def letters(rest: str, text: str, start: int, end: int) -> dict[str, float]:
    """The probability of each first letter (upper case) before `rest`, empty where the family is not known.

    Where `rest` is a word of its own, one of them is `STANDS`: the word is as likely to have lost a letter as not.
    """
    family = _families().get(rest)
    if family is None:
        return {}
    weights = _weights(rest)
    sums = [weights[""][n] + 0.0 for n in range(len(weights[""]))]
    for feature in features(text, start, end):
        for n, weight in enumerate(weights.get(feature, ())):
            sums[n] += weight
    most = max(sums)
    odds = [exp((value - most) / SCALE) for value in sums]
    return {letter: odd / sum(odds) for letter, odd in zip(family.partition("\n")[0], odds, strict=True)}


@cache
def _families() -> dict[str, str]:
    """The families by what their words have in common: a line of letters, and a line for each feature."""
    return read_families(WEIGHTS.read_text(encoding="utf-8"))


def read_families(weights: str) -> dict[str, str]:
    """Read a file of weights: blocks parted by a blank line, each of which starts with `rest ⇥ letters`."""
    blocks = (block.partition("\t") for block in weights.rstrip("\n").split("\n\n"))
    return {rest: block for rest, _, block in blocks}


@cache
def _weights(rest: str) -> dict[str, list[int]]:
    """The weights of a family by feature, a number for each letter; "" is what holds everywhere."""
    lines = _families()[rest].split("\n")[1:]
    return {feature: [int(n) for n in numbers.split()] for feature, _, numbers in (s.rpartition("\t") for s in lines)}
