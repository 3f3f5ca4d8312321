from __future__ import annotations

import json

import pytest

from scrubber import Category
from scrubber.article import Rejected
from scrubber.inspection.differences import compare, text_difference
from tests.inspection.material import changed

PLAIN = changed("One. AD Two.")
WITHOUT = changed("One. AD Two.", [("AD ", "", Category.AD)])
OTHERWISE = changed("One. AD Two.", [("AD Two", "", Category.AD)])


@pytest.fixture
def runs(tmp_path):
    """Make two runs of records with these ids."""

    def runs(one, two):
        for name, records in (("one", one), ("two", two)):
            (tmp_path / name).mkdir()
            lines = [made.model_copy(update={"id": id_}).to_json() for id_, made in records]
            (tmp_path / name / "articles.jsonl").write_bytes(b"\n".join(lines))
        return tmp_path / "one", tmp_path / "two"

    return runs


def test_the_same(runs) -> None:
    found = compare(*runs([("a", WITHOUT)], [("a", WITHOUT)]))
    assert found.is_empty
    assert (found.both, found.words) == (1, [2, 2])


def test_edits_gained_and_lost_by_rule(runs) -> None:
    found = compare(*runs([("a", PLAIN), ("b", WITHOUT)], [("a", WITHOUT), ("b", PLAIN)]))
    assert not found.is_empty
    assert (found.changed_text, found.examples) == (2, ["a", "b"])
    assert (found.gained, found.lost, found.articles_by_rule) == ({"c0/r0": 1}, {"c0/r0": 1}, {"c0/r0": 2})


def test_a_rule_that_takes_something_else_gains_and_loses(runs) -> None:
    found = compare(*runs([("a", WITHOUT)], [("a", OTHERWISE)]))
    assert (found.gained, found.lost) == ({"c0/r0": 1}, {"c0/r0": 1})


def test_a_line_whose_quotes_became_others_before_is_the_same_line(runs) -> None:
    kept = changed("One. “AD” Two.", [("“AD” ", "", Category.AD)])
    straight = changed('One. "AD" Two.', [('"AD" ', "", Category.AD)])
    assert compare(*runs([("a", kept)], [("a", straight)])).articles_by_rule == {}


def test_fields_only(runs) -> None:
    found = compare(*runs([("a", PLAIN)], [("a", PLAIN.model_copy(update={"title": "Rain"}))]))
    assert (found.changed_text, found.changed_fields) == (0, 1)
    assert not found.is_empty


def test_another_order_and_articles_of_one_run_only(runs) -> None:
    one = [(id_, PLAIN) for id_ in "abcde"]
    two = [(id_, PLAIN) for id_ in "xedcb"]
    found = compare(*runs(one, two))
    assert (found.both, found.only, found.only_examples) == (4, [1, 1], [["a"], ["x"]])


def test_articles_that_the_other_run_rejected(runs) -> None:
    one, two = runs([("a", PLAIN), ("b", PLAIN), ("c", PLAIN)], [("c", PLAIN)])
    for out, ids in ((one, "xyz"), (two, "ax")):
        lines = [Rejected(id=id_, reason="text: the body is empty").to_json() for id_ in ids]
        (out / "rejected.jsonl").write_bytes(b"\n".join(lines))
    found = compare(one, two)
    assert (found.only, found.only_rejected, found.rejected) == ([2, 0], [1, 0], [3, 2])


def test_equal_ids_are_matched_in_order(runs) -> None:
    found = compare(*runs([("a", PLAIN), ("a", WITHOUT)], [("a", PLAIN), ("a", WITHOUT)]))
    assert found.is_empty


def test_settings_and_versions(runs) -> None:
    one, two = runs([("a", PLAIN)], [("a", PLAIN)])
    for out, quotes, bio in ((one, "keep", {}), (two, "straight", {"bio": "keep", "ad": "drop"})):
        settings = {"quotes": quotes, "strict": False, "categories": bio}
        told = {"settings": settings, "versions": {"scrubber": quotes}}
        (out / "summary.json").write_text(json.dumps(told))
    found = compare(one, two)
    assert found.settings == {"quotes": ["keep", "straight"], "categories.bio": ["move", "keep"]}
    assert found.versions == {"scrubber": ["keep", "straight"]}


def test_one_article(runs) -> None:
    one, two = runs([("a", PLAIN)], [("a", WITHOUT)])
    assert list(text_difference(one, two, "a"))[2:] == ["@@ -1 +1 @@", "-One. AD Two.", "+One. Two."]
    assert list(text_difference(one, one, "a")) == []
