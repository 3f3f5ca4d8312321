"""The pipeline: cleaners in order, on each other's results, until nothing is proposed; and rejections."""

from __future__ import annotations

import copy
import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from scrubber import (
    Article,
    BulkEdit,
    Category,
    Cleaner,
    Document,
    Edit,
    PluginWarning,
    Record,
    Rejected,
    Rejection,
    Scrubber,
    Settings,
    SettingsError,
    fact,
    remove,
    replace,
)
from scrubber.article import sha256
from scrubber.passage import MAX_ROUNDS
from scrubber.record import record_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    PipelineOf = Callable[..., Scrubber]


def drop_junk(document: Document) -> list[Edit]:
    """Take the lines "JUNK" out."""
    numbers = {n for n, line in enumerate(document.lines) if line.text == "JUNK"}
    spans = document.line_spans(numbers).values()
    return [remove(document.text, start, end, "junk", Category.PROMO) for start, end in spans]


def unwrap(document: Document) -> list[Edit]:
    """Take brackets around the whole text away, one pair at a time."""
    text = document.text
    if not (text.startswith("[") and text.endswith("]")):
        return []
    return [
        remove(text, 0, 1, "open", Category.MARKUP),
        remove(text, len(text) - 1, len(text), "close", Category.MARKUP),
    ]


def move_reuters(document: Document) -> list[Edit]:
    start = document.text.find("\n\n– Reuters")
    if start < 0:
        return []
    end = len(document.text)
    return [remove(document.text, start, end, "wire", Category.CREDIT, field="credits", value="Reuters")]


def test_edits_are_applied_logged_and_reverted(pipeline_of: PipelineOf) -> None:
    text = "It rained.\n\nJUNK\n\nIt stopped.\n\nJUNK"
    article = pipeline_of(drop_junk).clean(text)
    assert article.text == "It rained.\n\nIt stopped."
    assert article.removed == {"promo": ["JUNK", "JUNK"]}
    assert article.revert() == text
    assert article.original_sha256 == sha256(text)


def test_changes_that_are_alike_share_an_entry_of_the_log(pipeline_of: PipelineOf) -> None:
    article = pipeline_of(drop_junk).clean("a\n\nJUNK\n\nb\n\nJUNK\n\nc")
    (entry,) = article.edits
    assert (entry.step, entry.cleaner, entry.rule, entry.category) == (0, "drop_junk", "junk", Category.PROMO)
    assert (entry.at, entry.before, entry.after) == ([1, 10], "\n\nJUNK", "")


def test_a_clean_text_has_no_edits(pipeline_of: PipelineOf) -> None:
    article = pipeline_of(drop_junk, unwrap).clean("It rained.")
    assert (article.text, article.edits, article.warnings) == ("It rained.", [], [])


def test_the_pipeline_looks_at_its_own_result(pipeline_of: PipelineOf) -> None:
    # JUNK is a line of its own only once the brackets are gone, and those take a round each.
    text = "[[JUNK\n\nIt rained.]]"
    article = pipeline_of(drop_junk, unwrap).clean(text)
    assert article.text == "It rained."
    assert [entry.step for entry in article.edits] == [0, 0, 1, 1, 2]
    assert article.revert() == text


def test_a_cleaner_that_settles_costs_no_second_round(pipeline_of: PipelineOf) -> None:
    seen: list[str] = []

    def spy(document: Document) -> list[Edit]:
        seen.append(document.text)
        return drop_junk(document)

    pipeline_of(spy, settles=True).clean("a\n\nJUNK")
    assert seen == ["a\n\nJUNK"]
    seen.clear()
    pipeline_of(spy).clean("a\n\nJUNK")
    assert seen == ["a\n\nJUNK", "a"]


LINES = "one\ntwo two\nthree"
TAKEN = [
    pytest.param(0, 4, "", False, id="the first line, with its end"),
    pytest.param(4, 12, "", False, id="a line with its end"),
    pytest.param(3, 11, "", False, id="a line with the end of that before"),
    pytest.param(11, 17, "", False, id="the last line"),
    pytest.param(4, 17, "", False, id="all lines to the end"),
    pytest.param(4, 8, "", True, id="the start of a line"),
    pytest.param(7, 11, "", True, id="the end of a line"),
    pytest.param(7, 17, "", True, id="the end of a line, and a line"),
    pytest.param(5, 6, "", True, id="the inside of a line"),
    pytest.param(1, 4, "", True, id="the end of the first line, with the line break"),
    pytest.param(3, 4, "", True, id="a line break: two lines become one"),
    pytest.param(3, 12, "", True, id="a line with the ends of both: two lines become one"),
    pytest.param(4, 12, "four\n", True, id="a line that another takes the place of"),
    pytest.param(4, 4, "new\n", True, id="a line put in"),
]


@pytest.mark.parametrize(("start", "end", "after", "again"), TAKEN)
def test_a_local_cleaner_runs_again_only_where_more_than_whole_lines_were_taken_out(
    without_sites: Scrubber, start: int, end: int, after: str, again: bool
) -> None:
    def change(document: Document) -> list[Edit]:
        return [replace(LINES, start, end, after, "r", Category.LAYOUT)] if document.text == LINES else []

    seen = looks_of_a_local_cleaner(without_sites, Cleaner("change", "lines", change))
    assert seen == [LINES, LINES[:start] + after + LINES[end:]][: 1 + again]


def test_a_local_cleaner_runs_again_after_a_change_in_many_places(without_sites: Scrubber) -> None:
    def change(document: Document) -> list[BulkEdit]:
        return [BulkEdit([0], "o", "", "r", Category.LAYOUT)] if document.text == LINES else []

    assert len(looks_of_a_local_cleaner(without_sites, Cleaner("change", "lines", change))) == 2


def test_what_is_told_of_fields_gives_no_local_cleaner_new_work(without_sites: Scrubber) -> None:
    def change(document: Document) -> list[Edit]:
        if document.text != LINES:
            return []
        return [fact("title", "Rain", "r"), remove(LINES, 4, 12, "r", Category.PROMO)]

    assert len(looks_of_a_local_cleaner(without_sites, Cleaner("change", "lines", change))) == 1


def test_a_change_that_settles_gives_no_local_cleaner_new_work(without_sites: Scrubber) -> None:
    def change(document: Document) -> list[Edit]:
        return [replace(LINES, 0, 1, "O", "r", Category.LAYOUT)] if document.text == LINES else []

    settling = Cleaner("change", "lines", change, settles=True)

    def take(document: Document) -> list[Edit]:
        return [remove(document.text, 11, 17, "r", Category.PROMO)] if "three" in document.text else []

    other = Cleaner("take", "lines", take)
    assert len(looks_of_a_local_cleaner(without_sites, settling, other)) == 1


def looks_of_a_local_cleaner(scrubber: Scrubber, *others: Cleaner) -> list[str]:
    """The texts that a local cleaner is asked about before these other cleaners run."""
    seen: list[str] = []

    def look(document: Document) -> list[Edit]:
        seen.append(document.text)
        return []

    of(scrubber, Cleaner("look", "lines", look, local=True), *others).clean(LINES)
    return seen


def of(scrubber: Scrubber, *cleaners: Cleaner) -> Scrubber:
    """A pipeline of these cleaners."""
    scrubber = copy.copy(scrubber)
    scrubber.cleaners = list(cleaners)
    return scrubber


def test_fields_are_mended_before_the_lines_are_looked_at(without_sites: Scrubber) -> None:
    seen: list[tuple[object, bool]] = []

    def look(document: Document) -> list[Edit]:
        seen.append((document.title, document.title_line))
        return []

    scrubber = of(without_sites, Cleaner("look", "structure", look), Cleaner("look", "lines", look))
    record = Record("1", "Café", title_line=True, given={"title": "Donâ€™t", "source": "CafÃ©"})
    article = scrubber.clean_record(record)
    assert isinstance(article, Article)
    assert seen == [("Donâ€™t", True), ("Don't", True)]
    assert (article.title, article.source) == ("Don't", "Café")


def test_steps_of_the_log_are_counted_through(without_sites: Scrubber) -> None:
    unwrapping, dropping = Cleaner("unwrap", "structure", unwrap), Cleaner("drop", "lines", drop_junk)
    scrubber = of(without_sites, unwrapping, dropping)
    article = scrubber.clean("[It rained.\n\nJUNK]", title="Donâ€™t", authors=["JosÃ©"])
    assert [(entry.step, entry.cleaner) for entry in article.edits] == [
        (0, "unwrap"),
        (0, "unwrap"),
        (1, "fields"),
        (1, "fields"),
        (2, "drop"),
    ]
    alone = scrubber.clean("It rained.\n\nJUNK", title="Donâ€™t")
    assert [(entry.step, entry.cleaner) for entry in alone.edits] == [(0, "fields"), (1, "drop")]


def test_a_cleaner_that_failed_is_not_asked_again(pipeline_of: PipelineOf) -> None:
    calls: list[str] = []

    def fail(document: Document) -> list[Edit]:
        calls.append(document.text)
        raise ValueError("x" * 1000)

    article = pipeline_of(fail, unwrap).clean("[[a]]")
    assert (article.text, calls) == ("a", ["[[a]]"])
    (warning,) = article.warnings
    assert warning.startswith("cleaner fail failed: ValueError: xxx")
    assert len(warning) == 500


def test_an_article_that_takes_too_much_memory_is_no_failure_of_a_cleaner(pipeline_of: PipelineOf) -> None:
    def take(document: Document) -> list[Edit]:
        raise MemoryError

    with pytest.raises(MemoryError):
        pipeline_of(take).clean("a")


@pytest.mark.parametrize(
    ("first", "second", "entries"),
    [
        pytest.param({}, {}, [[0, 2]], id="alike"),
        pytest.param({"rule": "a"}, {}, [[0], [2]], id="of another rule"),
        pytest.param({"category": Category.AD}, {}, [[0], [2]], id="of another category"),
        pytest.param({"reason": "a"}, {}, [[0], [2]], id="for another reason"),
        pytest.param(
            {"field": "credits", "category": Category.CREDIT}, {"category": Category.CREDIT}, [[0], [2]], id="moved"
        ),
    ],
)
def test_which_changes_share_an_entry_of_the_log(
    pipeline_of: PipelineOf, first: dict[str, Any], second: dict[str, Any], entries: list[list[int]]
) -> None:
    def take(document: Document) -> list[Edit]:
        if len(document.text) < 5:
            return []
        alike = {"rule": "r", "category": Category.PROMO, "reason": "", "field": None}
        return [
            Edit(at, at + 1, "x", "", **alike | more)  # type: ignore[arg-type]
            for at, more in ((0, first), (2, second))
        ]

    article = pipeline_of(take).clean("xaxbc")
    assert [entry.at for entry in article.edits] == entries


def test_cleaners_that_never_agree_are_stopped_and_named(pipeline_of: PipelineOf) -> None:
    asked: list[str] = []

    def flip(document: Document) -> list[Edit]:
        asked.append(document.text)
        other = "b" if document.text == "a" else "a"
        return [replace(document.text, 0, 1, other, "flip", Category.WORD)]

    article = pipeline_of(flip).clean("a")
    assert article.warnings == [f"not settled after {MAX_ROUNDS} rounds: cleaning again may change it again"]
    assert article.revert() == "a"
    assert len(asked) == MAX_ROUNDS == 32


def test_cleaners_run_stage_by_stage_then_by_order(built_in: Scrubber) -> None:
    stages = ["structure", "encoding", "lines", "words", "layout"]
    keys = [(stages.index(cleaner.stage), cleaner.order, cleaner.name) for cleaner in built_in.cleaners]
    assert keys == sorted(keys)
    assert built_in.cleaners[-1].name == "layout"


def test_a_cleaner_can_be_switched_off() -> None:
    scrubber = Scrubber(Settings(entry_points=False, disable=["layout", "boilerplate"]))
    assert "layout" not in [cleaner.name for cleaner in scrubber.cleaners]
    assert scrubber.clean("a \n\n\n\nb").text == "a \n\n\n\nb"


def test_a_cleaner_that_there_is_not_can_not_be_switched_off() -> None:
    with pytest.raises(SettingsError, match=r"^disable: no cleaner 'layot'; did you mean 'layout'\?$"):
        Scrubber(Settings(entry_points=False, site_plugins=False, disable=["layot"]))


def test_a_cleaner_that_has_nothing_to_do_can_be_switched_off() -> None:
    disable = ["quotes", "repeated"]
    scrubber = Scrubber(Settings(entry_points=False, site_plugins=False, quotes="keep", disable=disable))
    assert not {cleaner.name for cleaner in scrubber.cleaners} & set(disable)


def test_a_plugin_that_can_not_be_used_is_told(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    with pytest.warns(PluginWarning, match=f"^plugin {path} is not used: no such folder or rules file$") as told:
        Scrubber(Settings(entry_points=False, site_plugins=False, plugins=[path]))
    assert told[0].filename == __file__


def test_what_is_kept_is_left_where_it_stands(pipeline_of: PipelineOf) -> None:
    article = pipeline_of(drop_junk, categories={"promo": "keep"}).clean("a\n\nJUNK")
    assert (article.text, article.edits) == ("a\n\nJUNK", [])


def test_what_moves_fills_a_field_and_what_is_dropped_does_not(pipeline_of: PipelineOf) -> None:
    text = "It rained.\n\n– Reuters"
    moved = pipeline_of(move_reuters).clean(text)
    assert (moved.text, moved.credits) == ("It rained.", ["Reuters"])
    dropped = pipeline_of(move_reuters, categories={"credit": "drop"}).clean(text)
    assert (dropped.text, dropped.credits) == ("It rained.", [])
    kept = pipeline_of(move_reuters, categories={"credit": "keep"}).clean(text)
    assert (kept.text, kept.credits) == (text, [])


def test_a_fact_changes_no_text_and_a_later_cleaner_knows_it(pipeline_of: PipelineOf) -> None:
    def find_title(document: Document) -> list[Edit]:
        return [] if document.title else [fact("title", "Rain", "first-line")]

    def drop_title(document: Document) -> list[Edit]:
        if not document.title or not document.text.startswith(document.title):
            return []
        return [remove(document.text, 0, len(document.title), "title", Category.META)]

    article = pipeline_of(find_title, drop_title).clean("Rain falls.")
    assert (article.title, article.text) == ("Rain", " falls.")


def test_html_is_text_after_the_structure_stage() -> None:
    seen: list[tuple[str, str]] = []

    def spy(stage: str) -> Callable[[Document], list[Edit]]:
        def clean(document: Document) -> list[Edit]:
            seen.append((stage, document.media_type))
            return []

        return clean

    scrubber = Scrubber(Settings(entry_points=False))
    scrubber.cleaners = [Cleaner(stage, stage, spy(stage)) for stage in ("structure", "encoding", "layout")]  # type: ignore[arg-type]
    scrubber.clean("<p>a</p>", html=True)
    assert seen == [("structure", "html"), ("structure", "text"), ("encoding", "text"), ("layout", "text")]


def test_a_pages_language_is_that_of_its_text_without_dumps() -> None:
    page = 'READ MORE\n\nIt rained on Monday.\n\n{"title": "Αυτό είναι το κείμενο", "url": "/1", "b": "Δύο"}'
    article = Scrubber(Settings(entry_points=False)).clean(page, html=True)
    assert article.language is None
    assert article.text == "It rained on Monday."


def test_a_cleaner_is_not_asked_again_about_what_it_found_clean() -> None:
    seen: list[tuple[str, str]] = []

    def look(document: Document) -> list[Edit]:
        seen.append(("look", document.text))
        return []

    def cut(document: Document) -> list[Edit]:
        seen.append(("cut", document.text))
        return [Edit(0, 1, "x", "", "cut", Category.SPACING)] if document.text.startswith("x") else []

    scrubber = Scrubber(Settings(entry_points=False))
    scrubber.cleaners = [Cleaner("look", "lines", look), Cleaner("cut", "lines", cut), Cleaner("look", "words", look)]
    scrubber.clean("xIt rained.")
    first, second = seen[:3], seen[3:]
    assert first == [("look", "xIt rained."), ("cut", "xIt rained."), ("look", "It rained.")]
    assert second == [("look", "It rained."), ("cut", "It rained.")]


def test_a_title_line_is_told_to_the_cleaners(pipeline_of: PipelineOf) -> None:
    seen: list[bool] = []

    def spy(document: Document) -> list[Edit]:
        seen.append(document.title_line)
        return []

    scrubber = pipeline_of(spy)
    scrubber.clean_record(Record("1", "Rain\n\nIt rained.", title_line=True))
    scrubber.clean_record(Record("1", "It rained."))
    assert seen == [True, False]


def test_a_title_line_is_none_where_the_settings_say_so(pipeline_of: PipelineOf) -> None:
    seen: list[bool] = []

    def spy(document: Document) -> list[Edit]:
        seen.append(document.title_line)
        return []

    pipeline_of(spy, title_line=False).clean_record(Record("1", "Rain\n\nIt rained.", title_line=True))
    assert seen == [False]


def test_a_title_line_that_was_taken_is_told_no_more(pipeline_of: PipelineOf) -> None:
    seen: list[tuple[str, bool]] = []

    def take(document: Document) -> list[Edit]:
        if not document.title_line:
            return []
        return [remove(document.text, 0, 6, "title-line", Category.META, field="title", value="Rain")]

    def spy(document: Document) -> list[Edit]:
        seen.append((document.text, document.title_line))
        return []

    pipeline_of(spy, take).clean_record(Record("1", "Rain\n\nIt rained.", title_line=True))
    assert seen == [("Rain\n\nIt rained.", True), ("It rained.", False)]


def test_what_a_cleaner_was_not_sure_of_stands_before_the_pipeline_s_own_warnings(pipeline_of: PipelineOf) -> None:
    def unsure(_: Document) -> list[Edit]:
        return [fact("warnings", "One row may be older.", "row")]

    def broken(_: Document) -> list[Edit]:
        raise ValueError("no rain")

    first, second = pipeline_of(unsure, broken).clean("It rained.").warnings
    assert first == "One row may be older."
    assert second.partition(" failed: ")[2].startswith("ValueError: no rain (test_pipeline.py, line ")


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        ("JUNK\n\nJUNK\n\nab", ["2 of 3 words were taken out of the body"]),
        ("JUNK\n\nab", []),
        ("JUNK\n\nJUNK\n\na b c", []),
    ],
    ids=["more than half", "half", "less"],
)
def test_a_record_that_lost_more_than_half_of_its_text_says_so(
    pipeline_of: PipelineOf, text: str, warnings: list[str]
) -> None:
    assert pipeline_of(drop_junk).clean(text).warnings == warnings


def test_what_a_page_is_wrapped_in_is_not_lost_text(without_sites: Scrubber) -> None:
    def read(document: Document) -> list[Edit]:
        if document.media_type == "text":
            return []
        return [replace(document.text, 0, len(document.text), "It rained.", "page", Category.MARKUP)]

    page = "<p>" + "<b></b> " * 50 + "It rained.</p>"
    assert (
        of(without_sites, Cleaner("read", "structure", read), Cleaner("x", "lines", drop_junk))
        .clean(page, html=True)
        .warnings
        == []
    )


@pytest.mark.parametrize(
    ("text", "given", "reason"),
    [
        pytest.param("", {}, "text: the body is empty", id="empty"),
        pytest.param("JUNK\n\nJUNK", {}, "text: the body is empty", id="junk only"),
        pytest.param("a\x00b", {}, "text: holds control characters", id="control characters"),
        pytest.param("a", {"title": "T\x07"}, "title: holds control characters", id="a bell in the title"),
        pytest.param("a", {"date": "2020-02-30"}, "date: '2020-02-30' is not a date", id="an impossible date"),
        pytest.param("a", {"url": 7}, "url: expected a text, found int", id="a number for an address"),
        pytest.param("a", {"url": 7, "title": 8}, "url: expected a text, found int", id="the first of two"),
        pytest.param("a" * 11, {}, "text: 11 characters, more than max_chars = 10", id="too long"),
    ],
)
def test_a_rejection_says_why(pipeline_of: PipelineOf, text: str, given: dict[str, Any], reason: str) -> None:
    scrubber = pipeline_of(drop_junk, max_chars=10)
    with pytest.raises(Rejection) as caught:
        scrubber.clean(text, **given)
    assert str(caught.value) == reason
    rejected = scrubber.clean_record(Record("1", text, given=given, where="a.jsonl line 7"))
    assert isinstance(rejected, Rejected)
    assert (rejected.id, rejected.reason, rejected.where) == ("1", reason, "a.jsonl line 7")
    assert rejected.input == {"id": "1", "text": text, **given}


def test_as_long_as_an_article_may_be(pipeline_of: PipelineOf) -> None:
    assert pipeline_of(drop_junk, max_chars=10).clean("a" * 10).text == "a" * 10


def test_a_page_is_rejected_as_one(pipeline_of: PipelineOf) -> None:
    rejected = pipeline_of(drop_junk).clean_record(Record("1", "", "html"))
    assert isinstance(rejected, Rejected)
    assert rejected.input == {"id": "1", "html": ""}


def test_all_that_is_wrong_with_a_record_is_told(pipeline_of: PipelineOf) -> None:
    with pytest.raises(Rejection) as caught:
        pipeline_of(drop_junk).clean("", id="x\x07")
    assert str(caught.value) == "id: holds control characters; text: the body is empty"


def test_what_a_record_knows_of_its_input(pipeline_of: PipelineOf) -> None:
    article = pipeline_of(drop_junk).clean_record(Record("1", "a", charset="cp1252"))
    assert isinstance(article, Article)
    assert (article.id, article.charset, article.extra) == ("1", "cp1252", {})
    assert pipeline_of(drop_junk).clean("a", id=7).id == "7"
    assert pipeline_of(drop_junk).clean("a").id == ""


def test_clean_many_is_lazy_and_keeps_the_order(pipeline_of: PipelineOf) -> None:
    taken: list[int] = []

    def texts() -> Iterator[str]:
        for number in range(3):
            taken.append(number)
            yield f"text {number}"

    results = pipeline_of(drop_junk).clean_many(texts())
    assert taken == []
    assert next(results).text == "text 0"  # type: ignore[union-attr]
    assert taken == [0]
    assert [result.text for result in results] == ["text 1", "text 2"]  # type: ignore[union-attr]


def test_clean_many_takes_texts_mappings_and_records_and_rejects_in_place(pipeline_of: PipelineOf) -> None:
    results = pipeline_of(drop_junk).clean_many(["a", {"id": "x", "text": "b"}, {"title": "T"}, Record("r", "c"), ""])
    assert [(type(result), result.id) for result in results] == [
        (Article, "#1"),
        (Article, "x"),
        (Rejected, "#3"),
        (Article, "r"),
        (Rejected, "#5"),
    ]


@pytest.mark.parametrize("records", ["It rained.", b"It rained.", {"text": "It rained."}])
def test_one_text_or_mapping_is_not_taken_for_many(pipeline_of: PipelineOf, records: Any) -> None:
    with pytest.raises(TypeError, match=r"^clean_many takes a number of records, not one \w+: put it into a list$"):
        pipeline_of(drop_junk).clean_many(records)


@pytest.mark.parametrize("item", [3, b"It rained.", ["It rained."]])
def test_what_is_no_text_is_rejected_in_its_place(pipeline_of: PipelineOf, item: Any) -> None:
    before, rejected, behind = pipeline_of(drop_junk).clean_many(["a", item, "b"])
    assert isinstance(rejected, Rejected)
    assert (rejected.id, rejected.reason) == ("#2", f"text: expected a text, found {type(item).__name__}")
    assert rejected.input == {"text": item}
    assert (before.id, behind.id) == ("#1", "#3")
    with pytest.raises(Rejection, match="expected a text"):
        pipeline_of(drop_junk).clean(item)


def test_order_changes_nothing(pipeline_of: PipelineOf) -> None:
    scrubber = pipeline_of(drop_junk, unwrap)
    records = [{"id": str(n), "text": text} for n, text in enumerate(["a\n\nJUNK", "[[b]]", "c", ""])]
    forwards = [result.to_json() for result in scrubber.clean_many(records)]
    backwards = [result.to_json() for result in scrubber.clean_many(records[::-1])]
    assert forwards == backwards[::-1]


def test_what_is_no_known_field_is_carried_through(pipeline_of: PipelineOf) -> None:
    item = {"id": "x", "text": "a", "title": "T", "date": "2020-03-23", "views": 3, "tags": ["rain"]}
    (article,) = pipeline_of(drop_junk).clean_many([item])
    assert isinstance(article, Article)
    assert article.extra == {"views": 3, "tags": ["rain"]}
    assert (article.id, article.title) == ("x", "T")
    assert json.loads(article.to_json())["published"] == "2020-03-23"


def test_what_the_record_says_in_other_words_is_carried_through(pipeline_of: PipelineOf) -> None:
    item = {"text": "a", "id": True, "authors": "Anderson, Paul", "date": "March 3, 2020", "input_date": "3/3"}
    (article,) = pipeline_of(drop_junk).clean_many([item])
    assert isinstance(article, Article)
    assert (article.authors, article.published) == (["Anderson", "Paul"], date(2020, 3, 3))
    assert article.extra == {
        "input_date": "3/3",
        "input_id": True,
        "input_authors": "Anderson, Paul",
        "input_input_date": "March 3, 2020",
    }


def test_names_that_commas_part_are_written_once(pipeline_of: PipelineOf) -> None:
    (article,) = pipeline_of(drop_junk).clean_many([{"text": "a", "authors": "Jane Doe, John Roe"}])
    assert isinstance(article, Article)
    assert (article.authors, article.extra) == (["Jane Doe", "John Roe"], {})


def test_every_known_field_has_its_own_place(pipeline_of: PipelineOf) -> None:
    known = {"id": "x", "url": "https://a.org/b", "source": "A", "title": "T", "authors": ["L M"], "date": "2020-03-23"}
    for body in ({"text": "a"}, {"html": "a"}):
        (article,) = pipeline_of(drop_junk).clean_many([known | body])
        assert isinstance(article, Article)
        assert article.extra == {}
        assert (article.url, article.source, article.authors) == ("https://a.org/b", "A", ["L M"])


@pytest.mark.parametrize(
    ("value", "carried"),
    [
        pytest.param(date(2020, 3, 23), "2020-03-23", id="a date"),
        pytest.param(2**70, 2**70, id="a number of more than 64 bits"),
        pytest.param({1: {"a": (1, 2)}}, {"1": {"a": [1, 2]}}, id="keys that are no texts, a tuple"),
        pytest.param({1, 2}, "{1, 2}", id="what JSON does not have"),
        pytest.param(["\ud83d"], ["\ufffd"], id="half a surrogate pair"),
        pytest.param("Łódź", "Łódź", id="any letters"),
        pytest.param([float("nan"), None, 0.5], ["NaN", None, 0.5], id="what is not a number"),
        pytest.param({"a": ({"b": float("-inf")},)}, {"a": [{"b": "-Infinity"}]}, id="an infinity deep inside"),
        pytest.param([2**70, float("nan")], [2**70, "NaN"], id="what is not a number beside a large one"),
        pytest.param(np.arange(2000), list(range(2000)), id="an array of numpy, whole"),
        pytest.param([np.int64(7), np.float64("nan")], [7, "NaN"], id="numbers of numpy"),
        pytest.param(
            [{1}, datetime(2020, 3, 23, tzinfo=UTC)],
            ["{1}", "2020-03-23T00:00:00+00:00"],
            id="a time beside what JSON does not have",
        ),
    ],
)
def test_other_fields_are_carried_as_json_can_hold_them(pipeline_of: PipelineOf, value: Any, carried: Any) -> None:
    article = pipeline_of(drop_junk).clean("a", views=value)
    line = article.to_json()
    assert Article.model_validate_json(line).extra == {"views": carried}


def test_a_record_made_by_hand_is_never_written_as_what_is_no_json() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        Article(id="1", text="a", extra={"views": [2**70, float("nan")]}).to_json()


def test_other_fields_that_can_not_be_written_are_told(pipeline_of: PipelineOf) -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(Rejection, match="extra: can't be written as JSON: Circular reference detected"):
        pipeline_of(drop_junk).clean("a", views=endless)


@pytest.mark.parametrize(
    ("item", "media_type", "text"),
    [
        pytest.param({"text": "a"}, "text", "a", id="text"),
        pytest.param({"html": "<p>a"}, "html", "<p>a", id="html"),
        pytest.param({"text": "a", "html": "<p>b"}, "text", "a", id="text wins over html"),
        pytest.param({"text": None, "html": "<p>b"}, "html", "<p>b", id="null is nothing"),
        pytest.param({"text": " ", "html": "<p>b"}, "html", "<p>b", id="blanks are nothing"),
        pytest.param({"text": "", "html": ""}, "text", "", id="both are empty"),
    ],
)
def test_reading_a_json_object(item: dict[str, Any], media_type: str, text: str) -> None:
    record = record_of(item, "d")
    assert isinstance(record, Record)
    assert (record.id, record.media_type, record.text) == ("d", media_type, text)


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ({"title": "T"}, "no `text` and no `html` in the record"),
        ({"text": 7}, "text: expected a text, found int"),
        ({"html": ["a"]}, "html: expected a text, found list"),
    ],
)
def test_a_json_object_that_is_no_record(item: dict[str, Any], reason: str) -> None:
    rejected = record_of(item, "d", "a.jsonl line 7")
    assert rejected == Rejected(id="d", reason=reason, where="a.jsonl line 7", input=item)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("x", "x"),
        (7, "7"),
        (0, "0"),
        (None, "d"),
        ("", "d"),
        (True, "d"),
        ([1, 2], "d"),
        ({"$oid": "5f"}, "d"),
        (b"x", "d"),
        (float("nan"), "d"),
    ],
)
def test_the_id_of_a_json_object(given: Any, expected: str) -> None:
    assert record_of({"id": given, "text": "a"}, "d").id == expected


def test_bulk_edits_are_logged_with_all_their_places(pipeline_of: PipelineOf) -> None:
    def straighten(document: Document) -> list[BulkEdit]:
        places = [n for n, character in enumerate(document.text) if character == "“"]
        return [BulkEdit(places, "“", '"', "quote", Category.QUOTES)] if places else []

    article = pipeline_of(straighten).clean("“a “b")
    assert [(entry.at, entry.after) for entry in article.edits] == [([0, 3], '"')]
    assert article.revert() == "“a “b"


def test_a_bulk_edit_without_places_is_none(pipeline_of: PipelineOf) -> None:
    article = pipeline_of(lambda _: [BulkEdit([], "“", '"', "quote", Category.QUOTES)]).clean("a")
    assert (article.text, article.edits) == ("a", [])


def test_an_insertion_at_the_end_of_a_text_is_no_trouble(pipeline_of) -> None:
    def add_a_stop(document):
        return [] if document.text.endswith(".") else [replace(document.text, 8, 8, ".", "r", Category.WORD)]

    assert pipeline_of(add_a_stop).clean("It rains").text == "It rains."


@pytest.mark.parametrize("text", [None, 7, b"It rained."])
def test_a_record_made_by_hand_without_a_text_is_rejected_in_its_place(pipeline_of: PipelineOf, text: Any) -> None:
    (rejected,) = pipeline_of(drop_junk).clean_many([Record(7, text)])  # type: ignore[arg-type]
    assert isinstance(rejected, Rejected)
    assert (rejected.id, rejected.reason) == ("7", f"text: expected a text, found {type(text).__name__}")


def test_an_array_of_numpy_is_whole_in_a_rejection(pipeline_of: PipelineOf) -> None:
    (rejected,) = pipeline_of(drop_junk).clean_many([{"text": "", "embedding": np.arange(2000)}])
    assert json.loads(rejected.to_json())["input"]["embedding"] == list(range(2000))


def test_a_row_of_pandas_with_empty_cells(pipeline_of: PipelineOf) -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame(
        [{"id": "a", "text": "It rained."}, {"html": "<p>It snowed.", "title": "Snow", "date": "2020-03-23"}]
    )
    first, second = pipeline_of(drop_junk).clean_many(frame.to_dict("records"))
    assert (first.id, first.title, first.published) == ("a", None, None)
    assert (second.id, second.title, str(second.published)) == ("#2", "Snow", "2020-03-23")


def test_an_empty_cell_is_no_text(pipeline_of: PipelineOf) -> None:
    (rejected,) = pipeline_of(drop_junk).clean_many([float("nan")])
    assert (rejected.id, rejected.reason) == ("#1", "no `text` and no `html` in the record")
    (article,) = pipeline_of(drop_junk).clean_many([{"text": float("nan"), "html": "It rained."}])
    assert article.text == "It rained."
