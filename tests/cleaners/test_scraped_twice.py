from __future__ import annotations

import pytest

from scrubber import Scrubber, Settings
from scrubber.cleaners.scraped_twice import clean, scrubber_cleaners
from scrubber.document import Document
from scrubber.edits import apply
from tests.timing import takes_less_than

HEAD = "Keeper leaves the light"
ONE = "HOLM (AP) - The members of the committee met on Monday in the hall of the old town."
TWO = "Nobody but the mayor and his two aides had seen the plan before that day, they said."
THREE = "It will be built again by May, at a cost of two million, which the county has to pay."
ARTICLE = f"{HEAD}\n\n{ONE}\n\n{TWO}\n\nSo it was.\n\n{THREE}"


@pytest.mark.parametrize("between", ["", "\n\nShare this story\n\nMore from Holm"])
def test_the_second_copy_goes(between):
    text = f"{ARTICLE}{between}\n\n{ARTICLE}"
    assert apply(text, clean(Document(text))) == ARTICLE + between


def test_a_copy_goes_before_the_first_one_loses_its_dateline():
    settings = Settings(entry_points=False, site_plugins=False, categories={"repeat": "drop"})
    once, twice = (Scrubber(settings).clean(text) for text in (ARTICLE, f"{ARTICLE}\n\n{ARTICLE}"))
    assert twice.text == once.text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ARTICLE, id="one article"),
        pytest.param(f"{ONE}\n\n{TWO}\n\n{ONE}\n\n{TWO}", id="two lines"),
        pytest.param("So it was.\n\nYes.\n\nNo.\n\nSo it was.\n\nYes.\n\nNo.", id="a refrain"),
        pytest.param(
            "\n\n".join([ONE, TWO, THREE, *(f"{ONE} {n} {TWO} {THREE}" for n in range(5)), ONE, TWO, THREE]),
            id="a frame",
        ),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_no_copy_of_the_article_stays(text):
    assert clean(Document(text)) == []


def test_it_is_linear_in_the_number_of_lines():
    text = "\n\n".join([*["So it was."] * 20_000, "No."] * 2)
    assert takes_less_than(2, lambda: clean(Document(text)))


def test_it_runs_only_where_repeated_text_is_not_kept():
    assert list(scrubber_cleaners(Settings())) == []
