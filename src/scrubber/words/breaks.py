"""How sure it is that a line goes on in the next one, though that starts with a capital or a number.

Captions and headings stop without a full stop before a paragraph, too. What speaks for a broken paragraph is weighed
by a logistic regression (benchmarks/train_breaks.py): which words names come behind, which end sentences and which an
article follows, how often the next word opens one, whether a verb comes behind it, how long both lines are, what the
first leaves open, which kinds of words its last ones and the next ones are, and how many other lines of the text stop
so: who has one caption has several.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import log1p, log10
from typing import Final

from scrubber.words.logistic import log_odds, read_weights
from scrubber.words.openings import count, usually_opens
from scrubber.words.pairs import BREAK, NAME, NUMBER, chance, row
from scrubber.words.word_classes import fit
from scrubber.words.wordlist import MONTHS, word_set

_LAST: Final = re.compile(r"[A-Za-z](?:[A-Za-z'’]*[A-Za-z])?\Z")
_NEXT: Final = re.compile(r"[\"'“‘(\[$€£]*([A-Za-z]+|\d)")
_INSIDE: Final = re.compile(r"[.!?][\"”]? [A-Z]")
_END: Final = re.compile(r"[.!?:;…][\"'”’)\]*]*\Z")
_HARDLY: Final = 1e-7
_SENTENCE_END: Final = re.compile(r"[.!?][\"”]?(?= [A-Z\"“])")
_WORD: Final = re.compile(r"[A-Za-z]+")
_FURNITURE: Final = re.compile(
    r"\b(?:Caption|Credit|Image|Now|Photograph|Policy|Share|Sign|Source|Subscribe|Video|VIDEO)\b"
)
_FEWEST_WORDS: Final = 3
_OPENING: Final = 80
# Captions end with a date: "… on Tuesday, April 6, 2018".
_DATED: Final = re.compile(rf"(?:day|\b(?:19|20)\d\d|{'|'.join(sorted(MONTHS))})\Z")
_ARTICLES: Final = ("the", "a", "his", "their")
_JOINING: Final = ("of", "in", "to", "and")
_BEHIND_NAMES: Final = re.compile(r"[\"'“‘(\[$€£]*(?:[A-Z][\w'’.-]*\s+)+([a-z]+)")
_VERB: Final = re.compile(r"(?:[A-Z][\w'’.-]*\s+)+(?:[a-z]+ly )?([a-z]+)")
_VERBS_FIT: Final = 0.5
_JOINS_NAMES: Final = word_set("and as at for in of on to")
_POSSESSED: Final = 25
_NAMED_ONLY: Final = re.compile(r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*)*[,.]")
_SIGNS: Final = ",;:'’\"“”()"
_FIRST_LOWER: Final = re.compile(r" ([a-z]+)")
# Behind a name that opens a sentence.
_TELLING: Final = word_set(
    """
    also are became began called can could did does got had has have is made may might must needs now says said seemed
    should took told wants was went were will wants would wrote
    """
)
TITLES: Final = word_set(
    """
    adviser aide analyst attorney author billionaire candidate chair chairman chairwoman champion chief co-founder
    colleague columnist commentator commissioner congressman congresswoman contender coach correspondent counsel
    director economist editor entrepreneur executive expert founder governor head historian host investigator
    journalist judge lawmaker lawyer leader lobbyist manager mayor minister nominee officer official opponent owner
    player pollster president prime producer professor prosecutor rapper reporter representative researcher scientist
    secretary senator singer spokesman spokeswoman star strategist superintendent surgeon writer
    Adviser Ambassador Attorney Chairman Chairwoman Chancellor Chief Coach Commissioner Congressman Congresswoman
    Counsel Deputy Director General Gov Governor Judge Justice King Leader Lt Manager Mayor Minister Officer Pope
    President Prime Prince Princess Prof Professor Queen Rep Reps Representative Rev Secretary Sen Senator Sens Sgt
    Speaker Whip
    """
)


def features(text: str, first: str, second: str) -> dict[str, float] | None:
    """What speaks for two lines of a text being one, None where nothing can be said."""
    ending, opening = _LAST.search(first[-40:]), _NEXT.match(second)
    if ending is None or opening is None:
        return None
    last, word = ending[0].replace("’", "'"), opening[1]
    is_number, named = word[0].isdigit(), last[0].isupper()
    before = (last if row(last).times else NAME) if named else last
    together = chance(word, before) if named and before != NAME and word[0].isupper() else 0.0
    stopping, lines = _open_lines(text)
    others = max(0, stopping - 1 - (_END.search(second) is None))
    following = _FIRST_LOWER.search(second)
    words = first.split()
    name_next, end_next = chance(NAME, before), chance(BREAK, before)
    return {
        "always": 1.0,
        "name_comes": log10(chance(NUMBER, before) if is_number else name_next),
        "sentence_ends": log10(end_next),
        "often_together": float(together > 0.01),
        "nearly_always_together": float(together > 0.1),
        "opens_sentences": -2.0 if is_number else log10(max(usually_opens(word), _HARDLY)),
        "length": min(len(first), 300) / 100,
        "length_of_next": min(len(second), 300) / 100,
        "has_two_sentences": float(_INSIDE.search(first) is not None),
        "behind_name": float(named),
        "next_is_quoted": float(second[0] in "\"'“‘"),
        "is_number": float(is_number),
        "in_article": float(count(text, f"{last} {word}") > 0),
        "open_quotation": float(first.count('"') % 2 == 1 or first.count("“") > first.count("”")),
        "open_bracket": float(first.count("(") > first.count(")")),
        "begins_with_capital": float(first[0].isupper() or first[0] in "\"'“‘"),
        "others_stop": log1p(others),
        "share_of_others": others / max(1, lines - 2),
        "next_is_piece": float(_SENTENCE_END.split(second, maxsplit=1)[0].count(" ") < _FEWEST_WORDS),
        "closing_quotation": float(second.count('"') % 2 == 1 or second.count("”") > second.count("“")),
        "capitals": _capitals(first),
        "is_more_a_name": 0.0 if is_number else _likeness(word),
        "article_comes": 0.0 if named else log10(sum(chance(article, before) for article in _ARTICLES)),
        "preposition_comes": 0.0 if named else log10(sum(chance(joining, before) for joining in _JOINING)),
        "ends_in_ly": float(last.endswith("ly")),
        "ends_in_ed": float(last.endswith(("ed", "ing"))),
        "verb_comes": float(following is not None and following[1] in _TELLING),
        "is_title": float(last in TITLES),
        "first_name": float(named and name_next > 0.5),
        "surely_first_name": float(named and name_next > 0.75),
        "before_names": float(not named and name_next > 0.15),
        "no_sentence_ends": float(not named and end_next < 0.02),
        "behind_lower": float(len(words) > 2 and words[-2][0].islower()),
        "capitals_of_next": _capitals(second[:_OPENING]),
        "dated": float(_DATED.search(first) is not None),
        "furniture": float(_FURNITURE.search(first[-60:]) is not None),
        **_kinds(last, words[-2] if len(words) > 1 else "", NUMBER if is_number else word, second),
        "short": float(len(first) < 60),
    }


def _kinds(last: str, before: str, word: str, second: str) -> dict[str, float]:
    """How well a line's last words fit the next line, a name, and the end of a line, by their kinds."""
    before = before.strip(_SIGNS)
    told = before.isascii() and before.isalpha()
    lower = not last[0].isupper()
    ends, name_next = fit(BREAK, last), fit(NAME, last)
    behind = _BEHIND_NAMES.match(second)
    verb = _VERB.match(second)
    is_telling = float(verb is not None and verb[1] in _TELLING)
    # Where a verb comes behind the name, a sentence may well open with it.
    is_verb = float(verb is not None and (is_telling or verb[1].endswith("ed") or fit(verb[1], NAME) > _VERBS_FIT))
    return {
        "kind_ends": ends,
        "kind_before_names": name_next,
        "kinds_together": fit(word, last),
        "kind_opens": fit(word if word == NUMBER else word.lower(), BREAK),
        "kind_behind_names": fit(behind[1], NAME) if behind else 0.0,
        "kind_before_ends": fit(BREAK, before) if told else 0.0,
        "kind_before_comes_before_names": fit(NAME, before) if told else 0.0,
        "lower_kind_ends": ends if lower else 0.0,
        "lower_kind_before_names": name_next if lower else 0.0,
        "verb": is_verb,
        "verb_and_kind_ends": is_verb * ends,
        "verb_and_kind_before_names": is_verb * name_next,
        "telling_and_kind_ends": is_telling * ends,
        "telling_and_kind_before_names": is_telling * name_next,
        "joins_names": float(verb is not None and verb[1] in _JOINS_NAMES),
        "possessive": float("'s " in second[:_POSSESSED]),
        "only_names": float(_NAMED_ONLY.match(second) is not None),
    }


def _likeness(word: str) -> float:
    """How much more often news has a word as a name than in lower case (log10)."""
    return log10((row(word).times + 1) / (row(word.lower()).times + 1))


@lru_cache(maxsize=1)
def _open_lines(text: str) -> tuple[int, int]:
    """How many lines of a text stop as no sentence does, the last one aside, and how many there are."""
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    return sum(not _END.search(line[-4:]) for line in lines[:-1]), len(lines)


def _capitals(line: str) -> float:
    """The share of words with a capital, the first one aside: headings have many."""
    words = _WORD.findall(line)[1:]
    return sum(1.0 for word in words if word[0].isupper()) / max(1, len(words))


def count_inside(text: str, word: str) -> int:
    """How often a word stands behind a word in lower case, perhaps with a comma: inside a sentence."""
    found = 0
    at = text.find(f" {word}")
    while at >= 0:
        end = at + 1 + len(word)
        before = text[max(0, at - 2) : at].removesuffix(",")[-1:]
        found += before.isascii() and before.islower() and not text[end : end + 1].isalnum()
        at = text.find(f" {word}", end)
    return found


def goes_on(text: str, first: str, second: str) -> float:
    """How sure two lines of a text are one, as log-odds."""
    told = features(text, first, second)
    if told is None:
        return -9.0
    return log_odds(WEIGHTS, told)


WEIGHTS: Final = read_weights("breaks")
