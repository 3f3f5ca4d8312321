"""What a run did, as sums: of edits by place, of words, of sites; they add up over shards and stay bounded."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scrubber import Article, Category, Rejected
from scrubber.article import LogEntry
from scrubber.runs import counts
from scrubber.runs.counts import OTHER, SLOWEST, Counts

if TYPE_CHECKING:
    import pytest

TEXT = "It's late, it's dark.\n\nIt rained."
SIGNUP = "\n\nSign up for our newsletter"
EDITS = [
    LogEntry(step=0, cleaner="quotes", rule="straight", category=Category.QUOTES, at=[2, 14], before="’", after="'"),
    LogEntry(step=1, cleaner="boilerplate", rule="newsletter", category=Category.SIGNUP, at=[21], before=SIGNUP),
]


def counted(*seconds: float) -> Counts:
    """The counts of an article that took so long, once for each of these."""
    found = Counts()
    for n in seconds:
        found.add(Article(id="a", site="a.example", text=TEXT, edits=EDITS, original_sha256="0" * 64), n)
    return found


def test_edits_are_counted_by_place() -> None:
    found = counted(0.5)
    assert found.edits_by_rule["quotes/straight"] == 2
    assert found.edits_by_cleaner["boilerplate"] == found.edits_by_category["signup"] == 1


def test_only_what_is_taken_out_counts_as_taken_out() -> None:
    found = counted(0.5)
    assert (found.words_before, found.words_after) == (11, 6)
    assert found.characters_by_category == {"signup": len(SIGNUP)}


def test_records_of_a_site_and_rejections_by_reason() -> None:
    found = counted(0.5)
    found.reject(Rejected(id="b", reason="text: the body is empty", input={}), 0.25)
    assert (found.records, found.rejected, found.seconds) == (1, 1, 0.75)
    assert found.records_by_site == {"a.example": 1}
    assert found.rejected_by_reason == {"text: the body is empty": 1}


def test_the_slowest_articles_are_named() -> None:
    found = counted(*range(SLOWEST + 5))
    assert [seconds for seconds, _ in found.slowest] == list(range(SLOWEST + 4, 4, -1))


def test_sums_add_up_over_shards_and_through_json() -> None:
    one, other, both = counted(1, 4), counted(2), counted(1, 4, 2)
    one.merge(Counts.from_dict(json.loads(json.dumps(other.to_dict()))))
    assert one.to_dict() == both.to_dict()


def test_rare_keys_share_an_entry_where_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counts, "MAX_KEYS", 2)
    found, more = Counts(), Counts()
    more.records_by_site.update({"a": 5, "b": 4, "c": 3, "d": 2, "e": 1})
    found.merge(more)
    assert found.records_by_site == {"a": 5, "b": 4, OTHER: 6}
