"""A whole run in figures, read once and record by record, in memory that does not grow with the run."""

from __future__ import annotations

import hashlib
import heapq
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from scrubber.categories import REMOVALS, Category

if TYPE_CHECKING:
    from scrubber.article import Article, Rejected

MAX_KEYS: Final = 20_000
OTHER: Final = "(other)"
SHARES: Final = 20
EXTREMES: Final = 12
RANDOM: Final = 40
EXAMPLE: Final = 160
BY_CHANCE: Final = "at random"

# Articles shorter than this lose a large share of themselves with a single line.
_FEW_WORDS: Final = 40


class Place(NamedTuple):
    """Where a record stands: the number of its file, and of its line."""

    file: int
    line: int


class Extreme(NamedTuple):
    """An article to look at, and why. The largest `size` come first."""

    size: float
    place: Place
    id: str
    why: str


@dataclass
class Tally:
    """Sums over edits: places, articles that have any, words that were taken out."""

    edits: int = 0
    articles: int = 0
    words: int = 0


@dataclass
class RuleTally(Tally):
    """Sums over a rule's edits, with the first text that it took or mended, and the articles to show it with."""

    category: str = ""
    reason: str = ""
    example: tuple[str, str] = ("", "")
    shown_by: tuple[int, Place] | None = None


@dataclass
class SiteTally:
    """Sums over a site's articles."""

    articles: int = 0
    before: int = 0
    after: int = 0
    edits: int = 0


@dataclass
class ReasonTally:
    """How often something was rejected for a reason, with some of what it was."""

    count: int = 0
    examples: list[Rejected] = field(default_factory=list)


@dataclass
class Statistics:
    """Sums over a run. `shares[n]` counts articles that lost n/20 of their words, rounded up."""

    articles: int = 0
    rejected: int = 0
    untouched: int = 0
    edits: int = 0
    before: int = 0
    after: int = 0
    categories: dict[str, Tally] = field(default_factory=dict)
    cleaners: dict[str, Tally] = field(default_factory=dict)
    rules: dict[tuple[str, str], RuleTally] = field(default_factory=dict)
    sites: dict[str, SiteTally] = field(default_factory=dict)
    shares: list[int] = field(default_factory=lambda: [0] * (SHARES + 1))
    warnings: Counter[str] = field(default_factory=Counter)
    reasons: dict[str, ReasonTally] = field(default_factory=dict)
    _extremes: dict[str, list[Extreme]] = field(default_factory=dict)
    _random: list[tuple[int, Place]] = field(default_factory=list)

    def add(self, article: Article, place: Place) -> None:
        """Count a record."""
        lot = _lot(article.id)
        before, after = article.words
        mended, places = 0, 0
        seen: set[tuple[str, object]] = set()
        for entry in article.edits:
            count = len(entry.at)
            words = entry.words_taken
            if entry.category not in REMOVALS and entry.category not in _EVERYWHERE:
                mended += count
            places += count
            category, cleaner, rule = entry.category.value, entry.cleaner, (entry.cleaner, entry.rule)
            found = self.rules.get(rule) or self._new_rule(rule, category)
            if not found.example[0] and not found.example[1]:
                found.reason = entry.reason
                found.example = (_start(entry.before), _start(entry.after))
            if found.shown_by is None or lot < found.shown_by[0]:
                found.shown_by = (lot, place)
            for name, table, key in (("category", self.categories, category), ("cleaner", self.cleaners, cleaner)):
                _add(table.setdefault(key, Tally()), count, words, is_first=(name, key) not in seen)
                seen.add((name, key))
            _add(found, count, words, is_first=("rule", rule) not in seen)
            seen.add(("rule", rule))
        self._add_article(article, before, after, places)
        self._extreme(article, place, before, after, mended)
        heapq.heappush(self._random, (-lot, place))
        if len(self._random) > RANDOM:
            heapq.heappop(self._random)

    def reject(self, rejected: Rejected) -> None:
        """Count a rejection."""
        self.rejected += 1
        key = rejected.reason[:EXAMPLE]
        if key not in self.reasons and len(self.reasons) >= MAX_KEYS:
            key = OTHER
        found = self.reasons.setdefault(key, ReasonTally())
        found.count += 1
        if len(found.examples) < 3:
            start = str(rejected.input)[: 3 * EXAMPLE]
            found.examples.append(rejected.model_copy(update={"input": start}))

    def outliers(self) -> list[Extreme]:
        """The articles to look at, each once, the kinds of reasons in turn."""
        found: dict[Place, Extreme] = {}
        for kind in self._extremes.values():
            for extreme in sorted(kind, reverse=True):
                found.setdefault(extreme.place, extreme)
        return list(found.values())

    def sample(self, size: int) -> dict[Place, str]:
        """Articles to show and why: the outliers, one for each rule, the most frequent first, and some at random.

        The choice depends on the ids alone, so that two reports of a run show the same articles.
        """
        chosen = {extreme.place: "outlier" for extreme in self.outliers()[: size // 3]}
        rules = sorted(self.rules.items(), key=lambda item: -item[1].articles)
        for (cleaner, rule), found in rules:
            if len(chosen) >= size - size // 5:
                break
            if found.shown_by and cleaner != OTHER:
                chosen.setdefault(found.shown_by[1], f"shows {rule}")
        for _, place in sorted(self._random, reverse=True):
            if len(chosen) >= size:
                break
            chosen.setdefault(place, BY_CHANCE)
        return chosen

    def _new_rule(self, key: tuple[str, str], category: str) -> RuleTally:
        if len(self.rules) >= MAX_KEYS:
            key = (OTHER, OTHER)
        return self.rules.setdefault(key, RuleTally(category=category))

    def _add_article(self, article: Article, before: int, after: int, edits: int) -> None:
        self.articles += 1
        self.edits += edits
        self.untouched += not edits
        self.before += before
        self.after += after
        self.shares[-(-SHARES * (before - after) // before) if before else 0] += 1
        self.warnings.update(warning.split(":")[0][:80] for warning in article.warnings if warning[:1].isalpha())
        site = article.site or article.source or "(no site)"
        if site not in self.sites and len(self.sites) >= MAX_KEYS:
            site = OTHER
        found = self.sites.setdefault(site, SiteTally())
        found.articles += 1
        found.before += before
        found.after += after
        found.edits += edits

    def _extreme(self, article: Article, place: Place, before: int, after: int, mended: int) -> None:
        taken = before - after
        if before >= _FEW_WORDS and taken * 4 > before:
            self._keep(
                "lost", taken / before, place, article.id, f"{taken / before:.0%} of {before:,} words were taken"
            )
        if mended * 25 > after > _FEW_WORDS:
            self._keep("mended", mended / after, place, article.id, f"{mended:,} repairs in {after:,} words")
        if after < _FEW_WORDS // 2:
            self._keep("short", -after, place, article.id, f"only {after:,} words are left of {before:,}")
        if warnings := [warning for warning in article.warnings if not warning[:1].isdigit()]:
            self._keep("warning", _lot(article.id), place, article.id, warnings[0][:EXAMPLE])

    def _keep(self, kind: str, size: float, place: Place, id_: str, why: str) -> None:
        heap = self._extremes.setdefault(kind, [])
        heapq.heappush(heap, Extreme(size, place, id_, why))
        if len(heap) > EXTREMES:
            heapq.heappop(heap)


_EVERYWHERE: Final = frozenset({Category.QUOTES, Category.SPACING, Category.LAYOUT})


def _add(tally: Tally, count: int, words: int, *, is_first: bool) -> None:
    tally.edits += count
    tally.words += words
    tally.articles += is_first


def _start(text: str) -> str:
    return (text.strip() or text)[:EXAMPLE]


def _lot(id_: str) -> int:
    """A number drawn for an id, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(id_.encode("utf-8", "surrogatepass"), digest_size=8).digest())
