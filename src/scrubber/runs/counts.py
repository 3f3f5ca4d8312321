"""Counts: what a run did, by cleaner, rule, category and site, as plain numbers that add up over shards."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Final

from scrubber.categories import REMOVALS

if TYPE_CHECKING:
    from scrubber.article import Article, Rejected

SLOWEST: Final = 10
MAX_KEYS: Final = 10_000
OTHER: Final = "(other)"


@dataclass
class Counts:
    """Sums over articles.

    Edits are counted by place, not by log entry, and words as `Article.words` counts them. What goes beyond
    `MAX_KEYS` keys shares the entry `OTHER`.
    """

    records: int = 0
    rejected: int = 0
    bytes_read: int = 0
    words_before: int = 0
    words_after: int = 0
    seconds: float = 0.0
    edits_by_cleaner: Counter[str] = field(default_factory=Counter)
    edits_by_rule: Counter[str] = field(default_factory=Counter)
    edits_by_category: Counter[str] = field(default_factory=Counter)
    characters_by_category: Counter[str] = field(default_factory=Counter)
    records_by_site: Counter[str] = field(default_factory=Counter)
    rejected_by_reason: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    plugin_failures: Counter[str] = field(default_factory=Counter)
    slowest: list[tuple[float, str]] = field(default_factory=list)

    def add(self, article: Article, seconds: float) -> None:
        """Count a record."""
        self.records += 1
        before, after = article.words
        self.words_before += before
        self.words_after += after
        for entry in article.edits:
            places = len(entry.at)
            category = entry.category.value
            self.edits_by_cleaner[entry.cleaner] += places
            self.edits_by_rule[f"{entry.cleaner}/{entry.rule}"] += places
            self.edits_by_category[category] += places
            if entry.category in REMOVALS:
                self.characters_by_category[category] += places * (len(entry.before) - len(entry.after))
        self.records_by_site[article.site or "(no site)"] += 1
        for warning in article.warnings:
            self.warnings[warning.split(":")[0]] += 1
            if warning.startswith("cleaner "):
                self.plugin_failures[warning] += 1
        self._time(seconds, article.id)

    def reject(self, rejected: Rejected, seconds: float) -> None:
        """Count a rejection."""
        self.rejected += 1
        self.rejected_by_reason[rejected.reason[:80]] += 1
        self._time(seconds, rejected.id)

    def _time(self, seconds: float, id_: str) -> None:
        self.seconds += seconds
        if len(self.slowest) < SLOWEST or seconds > self.slowest[-1][0]:
            self.slowest = sorted([*self.slowest, (round(seconds, 4), id_[:200])], reverse=True)[:SLOWEST]

    def merge(self, other: Counts) -> None:
        """Add the sums of another part of the run."""
        for name in _FIELDS:
            mine, theirs = getattr(self, name), getattr(other, name)
            if isinstance(mine, Counter):
                mine.update(theirs)
                _bound(mine)
            elif name == "slowest":
                self.slowest = sorted([*mine, *map(tuple, theirs)], reverse=True)[:SLOWEST]
            else:
                setattr(self, name, mine + theirs)

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON, the largest counts first."""
        return {name: _plain(getattr(self, name)) for name in _FIELDS}

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> Counts:
        """The sums that `to_dict` wrote."""
        known: dict[str, Any] = {
            name: Counter(value) if isinstance(value, dict) else value
            for name, value in plain.items()
            if name in _FIELDS
        }
        return cls(**known)


_FIELDS: Final = tuple(field.name for field in fields(Counts))


def _plain(value: Any) -> Any:
    if isinstance(value, Counter):
        return dict(sorted(value.items(), key=lambda item: (-item[1], item[0])))
    return [list(item) for item in value] if isinstance(value, list) else value


def _bound(counter: Counter[str]) -> None:
    if len(counter) > 2 * MAX_KEYS:
        kept = dict(sorted(counter.items(), key=lambda item: (-item[1], item[0]))[:MAX_KEYS])
        rest = sum(counter.values()) - sum(kept.values())
        counter.clear()
        counter.update(kept)
        counter[OTHER] += rest
