"""Edits that a person had better look at: those that would cost most if they were wrong, or that guess.

A cleaner does not say how sure it is, so it is told by what it did. What takes many words, ends like a sentence,
or stands in the middle of the article may have been a paragraph of the body; a word that was mended may have been
right; a rule that fired in few articles has been seen by few people. Of one rule only some are asked for, so
that one habit of one site does not fill the list.
"""

from __future__ import annotations

import heapq
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from scrubber.categories import REMOVALS, Category
from scrubber.inspection.outputs import article_files, article_of, lines
from scrubber.inspection.segments import segments
from scrubber.inspection.statistics import MAX_KEYS, Place
from scrubber.lines import is_closed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scrubber.article import Article
    from scrubber.inspection.segments import Segment

OF_A_RULE: Final = 8

_MANY_WORDS: Final = 60
_GUESSES: Final = frozenset({Category.WORD, Category.ENCODING})
# Where furniture is at home: the first tenth and the last fifth of an article.
_HEAD, _FOOT = 0.1, 0.8


class Question(NamedTuple):
    """An edit to be judged: the record's place, and where the piece begins and ends in the original.

    `text` is a hash of what the piece is, by which the same one is known in other articles.
    """

    score: float
    place: Place
    start: int
    end: int
    text: int


def uncertain(out: Path, limit: int) -> list[Question]:
    """The edits of a run to look at first, the most doubtful first; memory grows with the rules, not with the run.

    Raises:
        OutputError: there are no records, or one can't be read.
        BadEdit: a record was altered after it was made.

    """
    by_rule: dict[tuple[str, str], list[Question]] = {}
    articles: Counter[tuple[str, str]] = Counter()
    files = article_files(out)
    for number, path in enumerate(files):
        for line in lines([path]):
            seen = set()
            for rule, question in _questions(article_of(line), Place(number, line.number)):
                if rule not in by_rule and len(by_rule) >= MAX_KEYS:
                    continue
                seen.add(rule)
                heap = by_rule.setdefault(rule, [])
                # The same line on many pages is one question.
                if all(question.text != other.text for other in heap):
                    heapq.heappush(heap, question)
                if len(heap) > OF_A_RULE:
                    heapq.heappop(heap)
            articles.update(seen)
    found = [
        question._replace(score=question.score + 1 / articles[rule] ** 0.5)
        for rule, questions in by_rule.items()
        for question in questions
    ]
    return sorted(found, key=lambda q: (-q.score, q.place, q.start))[:limit]


def located(article: Article) -> Iterator[tuple[int, Segment]]:
    """The segments of an article, each with where it begins in the original.

    Raises:
        BadEdit: the record was altered after it was made.

    """
    at = 0
    for segment in segments(article):
        yield at, segment
        at += len(segment.before)


def _questions(article: Article, place: Place) -> Iterator[tuple[tuple[str, str], Question]]:
    pieces = list(located(article))
    size = max(1, pieces[-1][0] + len(pieces[-1][1].before))
    for start, segment in pieces:
        if not segment.changes or not segment.before.strip():
            continue
        score = _score(segment, start / size)
        if score:
            change = segment.change
            what = hash((segment.before.strip(), segment.after.strip()))
            yield (change.cleaner, change.rule), Question(score, place, start, start + len(segment.before), what)


def _score(segment: Segment, at: float) -> float:
    if segment.kind == "repaired":
        return 0.6 if segment.change.category in _GUESSES and any(map(str.isalpha, segment.before)) else 0.0
    if segment.change.category is Category.MARKUP or segment.change.category not in REMOVALS:
        return 0.0
    text = segment.before.strip()
    words = min(1.0, len(text.split()) / _MANY_WORDS)
    return words + 0.5 * is_closed(text) + 0.5 * (_HEAD < at < _FOOT)
