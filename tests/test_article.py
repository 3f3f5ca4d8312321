"""Records: what is valid, what the log gives back, and how a record is written."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from scrubber import Article, BadEdit, Rejected
from scrubber.article import LogEntry, Related, sha256


def entry(step: int, at: list[int], before: str, after: str = "", category: str = "promo") -> LogEntry:
    return LogEntry(step=step, cleaner="test", rule="rule", category=category, at=at, before=before, after=after)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        pytest.param({"text": ""}, "the body is empty", id="no body"),
        pytest.param({"text": " \n\n\u00a0"}, "the body is empty", id="a blank body"),
        pytest.param({"text": "a\x00b"}, "holds control characters", id="a NUL in the body"),
        pytest.param({"text": "a\x85b"}, "holds control characters", id="a C1 control in the body"),
        pytest.param({"title": "a\nb"}, "holds control characters", id="a line break in the title"),
        pytest.param({"authors": ["Ann", "B\x07"]}, "holds control characters", id="a bell in a name"),
        pytest.param({"published": "2021-02-30"}, "published", id="an impossible date"),
        pytest.param({"colour": "red"}, "Extra inputs are not permitted", id="an unknown field"),
        pytest.param({"original_sha256": "abc"}, "original_sha256", id="what is no hash"),
    ],
)
def test_what_is_no_record(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Article(**{"id": "1", "text": "It rained."} | fields)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It rained.\n\nIt stopped.", id="line feeds part paragraphs"),
        pytest.param("caf\u00e9 \u2014 \u201cso\u201d \U0001f327", id="characters of any plane"),
        pytest.param("a\u00a0b\u200bc\u00add", id="invisible characters are no controls"),
    ],
)
def test_what_a_body_may_hold(text: str) -> None:
    assert Article(id="1", text=text, title=text.replace("\n", " ")).text == text


def test_a_record_does_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Article(id="1", text="a").text = "b"  # type: ignore[misc]


def test_revert_takes_back_steps_last_to_first() -> None:
    # READ MORE goes first, then "oth" is mended at the place where it stands by then.
    article = Article(
        id="1", text="Both sides.", edits=[entry(0, [0], "READ MORE "), entry(1, [0], "oth", "Both", "word")]
    )
    assert article.revert() == "READ MORE oth sides."


def test_revert_takes_back_all_places_of_an_entry() -> None:
    article = Article(
        id="1",
        text='"a" b',
        edits=[entry(0, [0], "“", '"'), entry(0, [2], "”", '"'), entry(0, [3, 5], "\u00a0")],
    )
    assert article.revert() == "“a”\u00a0 \u00a0b"


def test_revert_refuses_a_record_that_was_altered() -> None:
    article = Article(id="1", text="Most sides.", edits=[entry(0, [0], "oth", "Both", "word")])
    with pytest.raises(BadEdit, match="can't take back"):
        article.revert()


def test_removed_lists_what_was_taken_from_the_body_by_category() -> None:
    article = Article(
        id="1",
        text="a",
        edits=[
            entry(0, [3, 9], "\n\nREAD MORE"),
            entry(0, [30], "\n\n– Reuters", category="credit"),
            entry(1, [0], "oth", "Both", "word"),
            entry(1, [9], "ab", "a", "encoding"),
        ],
    )
    assert article.removed == {"promo": ["READ MORE", "READ MORE"], "credit": ["– Reuters"]}


def test_a_record_is_one_line_of_json_with_every_field() -> None:
    article = Article(
        id="1",
        text="a\n\nb",
        published="2021-03-04",
        related=[{"title": "Other"}],
        edits=[entry(0, [1], "x")],
    )
    line = article.to_json()
    assert b"\n" not in line
    record = json.loads(line)
    assert record.keys() == Article.model_fields.keys()
    assert record["text"] == "a\n\nb"
    assert record["published"] == "2021-03-04"
    assert record["related"] == [{"title": "Other"}]
    assert record["edits"] == [
        {"step": 0, "cleaner": "test", "rule": "rule", "category": "promo", "at": [1], "before": "x"}
    ]


def test_a_record_can_be_read_back() -> None:
    article = Article(
        id="1",
        text="a",
        published="2021-03-04",
        modified="2021-03-04T10:00:00+01:00",
        versions=[{"name": "Version 1", "published": "2021-03-04T09:00:00"}],
        edits=[entry(0, [0], "oth", "Both", "word"), entry(0, [9], "", " ", "spacing")],
        extra={"views": 3},
    )
    assert Article.model_validate_json(article.to_json()) == article


def test_damage_in_a_related_story_is_mended_and_not_refused() -> None:
    story = Related(title="Town\n of\x1bkites", url=" /a ", id="\ud800")
    assert (story.title, story.url, story.id) == ("Town of kites", "/a", "?")


def test_the_schema_describes_the_fields() -> None:
    schema = Article.model_json_schema()
    assert schema["required"] == ["id", "text"]
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize(
    "value",
    [
        pytest.param({"text": "\ud800"}, id="a lone surrogate"),
        pytest.param({"views": 2**70}, id="a number out of range"),
        pytest.param({"when": object()}, id="no JSON at all"),
    ],
)
def test_any_input_can_be_rejected_in_writing(value: dict[str, Any]) -> None:
    line = Rejected(id="1", reason="no `text`", where="a.jsonl line 7", input=value).to_json()
    assert b"\n" not in line
    assert json.loads(line)["where"] == "a.jsonl line 7"


def test_a_lone_surrogate_has_a_hash() -> None:
    assert sha256("\ud800") != sha256("\ud801")
