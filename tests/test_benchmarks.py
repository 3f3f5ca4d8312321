"""The measures measure: a perfect cleaner scores as one, and what is wrong is found where it is."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import orjson
import pytest

from benchmarks import common, misplaced, quality, speed
from benchmarks.log_size import log_bytes
from benchmarks.peers import recurring
from scrubber.article import Article, LogEntry
from scrubber.categories import Category

if TYPE_CHECKING:
    from scrubber.pipeline import Scrubber

needs_data = pytest.mark.skipif(bool(common.missing()), reason=common.missing() or "the data is here")

TEXT = "The dam broke on Monday.\n\nRead more: Ten dams\n\nIt was built in 1931.\n\nAnn Li is a reporter."
ITEM = quality.Labelled({"id": "a", "text": TEXT}, [["3", "promo"], ["7", "bio"]])
CLEAN = "The dam broke on Monday.\n\nIt was built in 1931."


@needs_data
@pytest.mark.parametrize(
    ("cleaned", "f1", "body_loss", "perfect"),
    [
        pytest.param(CLEAN, 1.0, 0.0, 1.0, id="perfect"),
        pytest.param(TEXT, 0.0, 0.0, 0.0, id="nothing done"),
        pytest.param("", 18 / 28, 1.0, 0.0, id="dropped whole"),
    ],
)
def test_figures(cleaned: str, f1: float, body_loss: float, perfect: float) -> None:
    found = quality.figures([quality.judge((ITEM, cleaned))])
    assert found["F1"] == pytest.approx(f1)
    assert found["body loss"] == body_loss
    assert found["perfect articles"] == perfect


@needs_data
def test_wrong_words_are_those_that_the_scorer_counts() -> None:
    cleaned = "The dam broke.\n\nRead more: Ten dams\n\nIt was built in 1931."
    found = quality.wrong_words(ITEM, cleaned)
    assert found == [("LOST", 1, "on Monday.", 2), ("promo", 3, "Read more: Ten dams", 4)]
    assert sum(run.words for run in found) == quality.errors(quality.judge((ITEM, cleaned)))


@needs_data
def test_the_report_of_one_category_shows_no_other() -> None:
    item = quality.Labelled(ITEM.article | {"source": "S", "url": "https://s.example/1"}, ITEM.rows)
    report = "\n".join(quality.worst([item], [TEXT], 5, "bio"))
    assert "Ann Li is a reporter." in report
    assert "Ten dams" not in report


@needs_data
def test_held_out_sites_are_about_a_quarter_and_never_shared() -> None:
    dev, held = quality.labelled("dev"), quality.labelled("held")
    assert len(dev) + len(held) == len(quality.labelled())
    assert 0.2 < len(held) / (len(dev) + len(held)) < 0.3


def test_sources_of_one_site_stand_on_one_side() -> None:
    pages = [f"https://{host}/x" for host in ("www.suntimes.com", "chicago.suntimes.com", "suntimes.com")]
    assert {common.is_held_out({"url": url}) for url in pages} == {True}


def test_lines_that_recur_go() -> None:
    clean = recurring.load(["a\nshare this", "b\nshare this", "c\nshare this", "a\nd"])
    assert clean("a\nshare this\nnew") == "a\nnew"


def test_a_stopwatch_counts_inner_time_once() -> None:
    def work() -> None:
        start = time.process_time()
        while time.process_time() - start < 0.02:
            pass

    watch = speed.Stopwatch()
    watch.timed("outer", watch.timed("inner", work))()
    assert watch.seconds["inner"] >= 0.02
    assert watch.seconds["outer"] < 0.01


def test_a_large_input_repeats_articles_under_new_ids(tmp_path) -> None:
    path = tmp_path / "large.jsonl"
    size = speed.write_jsonl(path, [{"id": "a", "text": "x" * 1000}], 0.003)
    ids = [orjson.loads(line)["id"] for line in path.read_bytes().splitlines()]
    assert size == pytest.approx(0.003)
    assert ids == ["a-0", "a-1", "a-2"]


@needs_data
def test_each_round_has_articles_of_its_own() -> None:
    parts = speed.sample(50, 4)
    assert [len(part) for part in parts] == [50] * 4
    assert len({article["id"] for part in parts for article in part}) == 200


@needs_data
def test_parts_name_every_cleaner_and_leave_the_pipeline_as_it_was() -> None:
    before = [vars(owner)[name] for owner, name, _ in speed.CORE]
    watch, total = speed.time_parts([], [{"id": "a", "text": TEXT}])
    assert watch.calls["layout: layout"] >= 1
    assert sum(watch.seconds.values()) == pytest.approx(total)
    assert [vars(owner)[name] for owner, name, _ in speed.CORE] == before


def test_log_bytes_are_those_of_the_json() -> None:
    entries = [
        LogEntry(step=0, cleaner="layout", rule="gap", category=Category.LAYOUT, at=[at], before="\n") for at in (3, 9)
    ]
    article = Article(id="a", text="Body", edits=entries)
    assert log_bytes(article) == {"layout/gap": len(orjson.dumps(orjson.loads(article.to_json())["edits"])) - 1}


def test_a_table_lines_up() -> None:
    lines = common.table(("", "MB/s"), [("scrub", "12.0"), ("x", "1")]).split("\n")
    assert len({len(line) for line in lines}) == 1


def test_lines_of_the_body_that_a_cleaner_takes_are_counted_with_their_rule(without_sites: Scrubber) -> None:
    body = ["It rained on Monday, and the river rose by a metre.", "Read more: Ten dams", "Then it stopped."]
    mixed = [({"title": "Rain"}, body)]
    assert list(misplaced.taken(without_sites, mixed)) == [("boilerplate/related-prefix", "Read more: Ten dams")]
    assert misplaced.taken_by(lambda text: text.replace("Then it stopped.", ""), mixed) == 1


def test_sentences_and_paragraphs_are_all_there_in_another_order() -> None:
    articles = [
        ({"title": str(n)}, [f"It rained {n} times. Then it stopped.", f"So it was on day {n}."]) for n in range(20)
    ]
    sentences = misplaced.sentences_in_any_order(articles, random.Random(1))
    assert sorted(line for _, lines in sentences for line in lines) == sorted(
        line for n in range(20) for line in (f"It rained {n} times.", "Then it stopped.", f"So it was on day {n}.")
    )
    paragraphs = misplaced.paragraphs_of_many(articles, random.Random(1))
    assert [len(lines) for _, lines in paragraphs] == [10] * 4
    assert sorted(p for _, lines in paragraphs for p in lines) == sorted(p for _, body in articles for p in body)
