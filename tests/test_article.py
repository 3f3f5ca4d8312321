"""Records: what is valid, what the log gives back, and how a record is written."""

from __future__ import annotations

import json
from typing import Any

import orjson
import pytest
from pydantic import ValidationError

from scrubber import Article, BadEdit, Rejected, Rejection, Scrubber, Settings
from scrubber.article import LogEntry, Related, sha256


def entry(step: int, at: list[int], before: str, after: str = "", category: str = "promo") -> LogEntry:
    return LogEntry(step=step, cleaner="test", rule="rule", category=category, at=at, before=before, after=after)


def test_words_are_counted_with_what_was_taken_out_and_without() -> None:
    edits = [
        entry(0, [3, 30], " READ MORE: Rain "),
        entry(1, [0], "<p class='a b'>", category="markup"),
        entry(2, [0], "planto", "plan to", category="word"),
        entry(3, [0], "(AP) It rained.", "It rained.", category="credit"),
    ]
    article = Article(id="1", text="It rained.\n\nThe\xa0river rose.", edits=edits)
    assert article.words == (5 + 2 * 3 + 1, 5)


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
        versions=[{"name": "Version 1"}],
        edits=[entry(0, [1], "x")],
    )
    line = article.to_json()
    assert b"\n" not in line
    record = json.loads(line)
    assert record.keys() == Article.model_fields.keys()
    assert record["text"] == "a\n\nb"
    assert record["published"] == "2021-03-04"
    assert record["related"] == [{"title": "Other"}]
    assert record["versions"] == [{"name": "Version 1"}]
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
    assert (story.title, story.url, story.id) == ("Town of kites", "/a", "\ufffd")


def test_the_schema_describes_the_fields() -> None:
    schema = Article.model_json_schema()
    assert schema["required"] == ["id", "text"]
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("model", [Article, Rejected], ids=lambda model: model.__name__)
def test_the_schema_says_what_each_field_is(model: type[Article | Rejected]) -> None:
    schema = model.model_json_schema()
    parts = {model.__name__: schema, **schema.get("$defs", {})}
    fields = {
        f"{name}.{field}": value for name, part in parts.items() for field, value in part.get("properties", {}).items()
    }
    assert [name for name, value in fields.items() if not value.get("description") and "$ref" not in value] == []


def test_what_is_not_known_is_empty() -> None:
    article = Article(id="1", text="a")
    empty = {name for name, value in article if value in (None, [], {}, "")}
    assert empty == Article.model_fields.keys() - {"id", "text", "schema_version"}
    assert dict(Related()) == {"title": None, "url": None, "id": None, "image": None}
    entry = LogEntry(step=0, cleaner="c", rule="r", category="promo", at=[0])
    assert (entry.before, entry.after, entry.field, entry.reason) == ("", "", None, "")


def test_a_rejection_needs_its_reason() -> None:
    assert dict(Rejected(id="1", reason="r")) == {"id": "1", "reason": "r", "where": "", "input": None}
    with pytest.raises(ValidationError, match="reason"):
        Rejected(id="1")


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


HALF = "It rained \ud83d all \\ night \ud83d\ude00."


def test_half_a_surrogate_pair_in_the_log_can_be_written_and_read_back() -> None:
    article = Scrubber(Settings(entry_points=False)).clean(HALF)
    line = article.to_json()
    assert orjson.loads(line)["edits"][0]["escaped"] is True
    assert Article.model_validate_json(line) == article
    assert Article.model_validate_json(line).revert() == HALF


@pytest.mark.parametrize(
    "given", [{"id": "a\ud800"}, {"title": "a\ud800"}, {"url": "https://a.example/\ud800"}], ids=["id", "title", "url"]
)
def test_half_a_surrogate_pair_in_a_field_is_refused_and_the_refusal_can_be_written(given) -> None:
    (result,) = Scrubber(Settings(entry_points=False)).clean_many([{"text": "It rained."} | given])
    assert isinstance(result, Rejected)
    assert "holds half a surrogate pair" in result.reason
    written = orjson.loads(result.to_json())
    assert json.loads(written["input"]["json"]) == {"text": "It rained.", "id": "#1"} | given


@pytest.mark.parametrize(
    ("extra", "kept"),
    [
        ({"a": ["\ud800", {"\ud83d\ude00": 1}]}, {"a": ["\ufffd", {"\U0001f600": 1}]}),
        ({"a": 10**30, "b": "\ud800"}, {"a": 10**30, "b": "\ufffd"}),
        ({"a": 10**30}, {"a": 10**30}),
    ],
    ids=["halves of pairs", "beside a large number", "a large number"],
)
def test_other_fields_are_carried_as_json_can_hold_them(extra, kept) -> None:
    article = Scrubber(Settings(entry_points=False)).clean("It rained.", **extra)
    assert json.loads(article.to_json())["extra"] == kept


def test_other_fields_that_json_can_not_hold_are_refused() -> None:
    endless: dict[str, Any] = {}
    endless["a"] = endless
    with pytest.raises(Rejection, match=r"^extra: can't be written as JSON"):
        Scrubber(Settings(entry_points=False)).clean("It rained.", **endless)


def test_what_is_no_number_is_kept_in_a_rejection() -> None:
    written = orjson.loads(Rejected(id="a", reason="why", input={"text": float("nan")}).to_json())
    assert written["input"] == {"json": '{"text": NaN}'}
