from __future__ import annotations

import scrubber
from scrubber import Category, Rejected
from scrubber.inspection import statistics as module
from scrubber.inspection.described import describe
from scrubber.inspection.statistics import Place, Statistics
from scrubber.runs.counts import Counts
from tests.inspection.material import DIRTY, article, changed

BODY = "It rained all night in Ulm and the river rose by a metre. " * 6


def of(*articles) -> Statistics:
    statistics = Statistics()
    for number, made in enumerate(articles, 1):
        statistics.add(made, Place(0, number))
    return statistics


def test_sums() -> None:
    found = of(article(), article("It rained all night.", id="b"))
    assert (found.articles, found.untouched, found.edits) == (2, 1, 4)
    assert found.before == found.after + 9
    assert vars(found.categories["promo"]) == {"edits": 1, "articles": 1, "words": 6}
    assert vars(found.categories["quotes"]) == {"edits": 2, "articles": 1, "words": 0}
    assert vars(found.cleaners["quotes"]) == {"edits": 2, "articles": 1, "words": 0}
    assert found.rules["quotes", "straight-quotes"].articles == 1
    (promo,) = (tally for tally in found.rules.values() if tally.category == "promo")
    assert promo.example == ("READ MORE: The river that rose", "")
    assert promo.reason
    assert vars(found.sites["example.com"]) == {"articles": 2, "before": found.before, "after": found.after, "edits": 4}


def test_shares_of_words() -> None:
    found = of(changed(BODY + "one two three", [("one two three", "", Category.AD)]), changed(BODY))
    assert found.shares[:2] == [1, 1]
    assert sum(found.shares) == 2


def test_what_markup_held_is_no_word() -> None:
    found = of(changed(BODY + "<a b c>", [("<a b c>", "", Category.MARKUP)]))
    assert found.before == found.after
    assert found.categories["markup"].words == 0


def test_a_run_a_report_and_an_article_count_the_same_words() -> None:
    page = scrubber.Scrubber().clean(
        "<p>It rained <b>all</b> night.</p>\n<p>READ MORE: Rain</p>\n<p>The river\xa0rose.</p>", html=True
    )
    of_run, of_report = Counts(), of(page)
    of_run.add(page, 0.1)
    assert page.words == (of_run.words_before, of_run.words_after) == (of_report.before, of_report.after)
    assert describe(page)["words"] == {"before": page.words[0], "after": page.words[1]}
    assert page.words == (10, 7)


def test_the_source_stands_in_for_the_site() -> None:
    assert list(of(article(url="", source="The Post")).sites) == ["The Post"]
    assert list(of(article(url="")).sites) == ["(no site)"]


def test_outliers_with_reasons() -> None:
    much = changed(BODY + "ad " * 100 + "end", [("ad " * 100, "", Category.AD)])
    short = changed("It rained.").model_copy(update={"id": "short"})
    fine = changed(BODY).model_copy(update={"id": "fine"})
    warned = fine.model_copy(update={"id": "warned", "warnings": ["cleaner x failed: why"]})
    whys = {extreme.id: extreme.why for extreme in of(much, short, fine, warned).outliers()}
    assert whys == {
        "a": "56% of 179 words were taken",
        "short": "only 2 words are left of 2",
        "warned": "cleaner x failed: why",
    }


def test_rejections_by_reason_with_examples() -> None:
    found = Statistics()
    for number in range(5):
        found.reject(Rejected(id=f"r{number}", reason="the body is empty", input={"text": "x" * 5_000}))
    (tally,) = found.reasons.values()
    assert (found.rejected, tally.count) == (5, 5)
    assert [example.id for example in tally.examples] == ["r0", "r1", "r2"]
    assert all(len(example.input) < 1_000 for example in tally.examples)


def test_a_sample_shows_outliers_rules_and_some_at_random() -> None:
    plain = [changed(BODY).model_copy(update={"id": f"plain{n}"}) for n in range(200)]
    one_rule = [article(f"{DIRTY}\n\n{BODY}", id=f"ruled{n}") for n in range(3)]
    found = of(*plain, *one_rule, changed("It rained."))
    sample = found.sample(20)
    assert len(sample) == 20
    assert next(iter(sample.values())) == "outlier"
    assert sample[Place(0, 204)] == "outlier"
    assert any(why.startswith("shows ") and place.line > 200 for place, why in sample.items())
    assert sum(why == "at random" for why in sample.values()) > 10
    assert of(*plain, *one_rule, changed("It rained.")).sample(20) == sample


def test_what_is_held_is_bounded(monkeypatch) -> None:
    monkeypatch.setattr(module, "MAX_KEYS", 3)
    made = changed(BODY + "AD", [("AD", "", Category.AD)])
    found = Statistics()
    for number in range(50):
        entry = made.edits[0].model_copy(update={"rule": f"r{number}"})
        site = made.model_copy(update={"site": f"s{number}", "id": f"{number}", "edits": [entry], "warnings": ["x"]})
        found.add(site, Place(0, number))
        found.reject(Rejected(id="r", reason=f"reason {number}"))
    assert len(found.sites) == len(found.rules) == len(found.reasons) == 4
    assert sum(tally.edits for tally in found.rules.values()) == 50
    assert len(found.outliers()) <= module.EXTREMES
    assert len(found.sample(1_000)) <= module.RANDOM + module.EXTREMES + 4
