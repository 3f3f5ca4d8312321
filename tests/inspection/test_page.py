"""Pages, as text and in a real browser."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from scrubber import Category, Rejected
from scrubber.inspection.page import article_page, compact, page
from scrubber.inspection.report import report
from tests.inspection.material import DIRTY, EVIL, TAGS, article, changed

if TYPE_CHECKING:
    from pathlib import Path

FILLER = "\n\nIt rained all night in Ulm and the river rose by a metre." * 6


@pytest.fixture
def out(tmp_path) -> Path:
    """A run of a few articles, one of them hostile."""
    made = [article(DIRTY + FILLER, id=f"rain{n}", title=f"Rain {n}") for n in range(30)]
    made.append(article("It was dry." + FILLER, id="dry", title="Drought", url="https://example.org/dry"))
    hostile = changed(f"{EVIL} One. AD{EVIL} Two.{FILLER}", [(f"{EVIL} One. AD{EVIL} ", "", Category.AD)])
    fields = {"id": f"evil{TAGS}", "title": f"evil {TAGS}", "url": "javascript:alert(1)", "site": TAGS}
    hostile = hostile.model_copy(update=fields)
    made.append(hostile.model_copy(update={"warnings": [f"cleaner {EVIL}"]}))
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "articles.jsonl").write_bytes(b"".join(record.model_dump_json().encode() + b"\n" for record in made))
    rejected = Rejected(id="r", reason=f"the body is empty {EVIL}", where="a.txt", input={"text": EVIL})
    (folder / "rejected.jsonl").write_bytes(rejected.to_json() + b"\n")
    summary = {"inputs": {"paths": [EVIL]}, "times": {"started": EVIL, "seconds": 1}, "plugin_failures": {EVIL: 2}}
    (folder / "summary.json").write_text(json.dumps(summary))
    return folder


def data_of(html: str) -> Any:
    (found,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    return json.loads(found)


def test_kept_pieces_are_texts_and_the_change_that_decided_comes_last() -> None:
    made = compact(changed("One. “AD” Two.", [("“", '"', Category.QUOTES)], [('"AD” ', "", Category.AD)]))
    assert made["segments"] == ["One. ", ["“AD” ", "", [0, 1], "removed"], "Two."]
    assert [change["category"] for change in made["changes"]] == ["quotes", "ad"]


def test_the_page_loads_nothing(out) -> None:
    for html in (article_page(article()), report(out)):
        assert not re.search(r"<(?:link|img|iframe|script[^>]+src)", html.split('id="data"')[0])
        assert "default-src 'none'" in html
        assert "unsafe-inline' 'self" not in html


def test_data_can_not_end_its_element() -> None:
    html = page(f"</title>{EVIL}", {"text": f"</script><!--{EVIL}\u2028\ud800"}, ["explain.js"])
    assert data_of(html) == {"text": f"</script><!--{EVIL}\u2028?"}
    assert html.count("</script>") == 2
    assert "</title><" not in html
    html.encode()


def test_a_report_in_figures(out) -> None:
    data = data_of(report(out))
    assert data["totals"]["articles"] == 32
    assert data["totals"]["rejected"] == 1
    assert {row["name"] for row in data["categories"]} >= {"promo", "media", "quotes", "ad"}
    assert data["reasons"][0]["examples"][0]["where"] == "a.txt"
    assert len(data["articles"]) == 32
    assert len(data_of(report(out, 5))["articles"]) == 5


def test_a_report_stays_small(out, monkeypatch) -> None:
    from scrubber.inspection import report as module

    monkeypatch.setattr(module, "MAX_SAMPLE_BYTES", 10_000)
    html = report(out)
    assert 1 < len(data_of(html)["articles"]) < 10
    assert len(html) < 400_000


def test_a_report_of_a_run_that_has_not_ended(out) -> None:
    (out / "summary.json").unlink()
    assert data_of(report(out))["run"] == {"unfinished": True}


def opened(browser, tmp_path, html: str):
    (tmp_path / "page.html").write_text(html, "utf-8")
    browser.get((tmp_path / "page.html").as_uri())
    return browser


def texts(browser, selector: str) -> list[str]:
    return [found.text for found in browser.find_elements("css selector", selector)]


def click(browser, selector: str, text: str = "") -> None:
    found = next(f for f in browser.find_elements("css selector", selector) if text in f.text)
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", found)
    found.click()


def press(browser, key: str) -> None:
    from selenium.webdriver import Keys

    browser.switch_to.active_element.send_keys(getattr(Keys, key, key))


def test_original_and_clean_side_by_side(browser, tmp_path) -> None:
    opened(browser, tmp_path, article_page(article(title="Rain")))
    assert browser.title == "Rain"
    left, right = texts(browser, ".sides .left"), texts(browser, ".sides .right:not(.cap)")
    assert "\n\n".join(left) == DIRTY
    assert [text for text in right if text] == article().text.split("\n\n")
    assert texts(browser, "mark.on.removed") == ["READ MORE: The river that rose"]
    assert texts(browser, "mark.on.moved") == ["(AP Photo/John Doe)"]


def test_categories_are_switched_on_and_off(browser, tmp_path) -> None:
    opened(browser, tmp_path, article_page(article()))
    click(browser, ".chip[data-category=promo]")
    assert texts(browser, "mark.on.removed") == []
    assert browser.find_element("css selector", ".chip[data-category=promo]").get_attribute("aria-pressed") == "false"
    click(browser, ".chip[data-category=quotes]")
    assert texts(browser, "mark.on.repaired") == ["“", "”", '"', '"']


def test_edits_by_keyboard(browser, tmp_path) -> None:
    opened(browser, tmp_path, article_page(article()))
    browser.execute_script("document.querySelector('mark[tabindex=\"0\"]').focus()")
    (why,) = texts(browser, ".why")
    assert "promo" in why
    assert "boilerplate/" in why
    press(browser, "ARROW_RIGHT")
    (why,) = texts(browser, ".why")
    assert "moved to “captions”" in why
    assert browser.switch_to.active_element.text == "(AP Photo/John Doe)"
    press(browser, "ARROW_LEFT")
    assert browser.switch_to.active_element.text == "READ MORE: The river that rose"


def test_the_report_is_drawn(browser, tmp_path, out) -> None:
    opened(browser, tmp_path, report(out))
    assert texts(browser, "h1") == ["Report: out"]
    assert texts(browser, ".tile b")[:2] == ["32", "1"]
    assert len(browser.find_elements("css selector", "figure svg[role=img]")) == 4
    assert texts(browser, "#rules tbody tr button")[0] == "quotes/straight-quotes"
    assert "example.com" in texts(browser, "#sites tbody td")
    assert any(text.startswith("1 × the body is empty") for text in texts(browser, "#rejected summary"))
    assert len(texts(browser, ".list button")) == 32
    assert browser.get_screenshot_as_png()[:4] == b"\x89PNG"


def test_tables_sort_and_filter(browser, tmp_path, out) -> None:
    opened(browser, tmp_path, report(out))
    click(browser, "#sites thead button", "articles")
    rows = texts(browser, "#sites tbody td:nth-child(2)")
    assert rows == sorted(rows, key=int, reverse=True)
    click(browser, "#sites thead button", "articles")
    assert texts(browser, "#sites tbody td:nth-child(2)") == rows[::-1]
    browser.find_element("css selector", "#rules input").send_keys("QUOTES")
    assert texts(browser, "#rules tbody button") == ["quotes/straight-quotes"]


def test_articles_are_searched_and_filtered(browser, tmp_path, out) -> None:
    opened(browser, tmp_path, report(out))
    search = browser.find_element("css selector", "#articles input")
    search.send_keys("it was DRY")
    assert [text.split("\n")[0] for text in texts(browser, ".list button")] == ["Drought"]
    assert texts(browser, "#articles .article h2") == ["Drought"]
    search.clear()
    search.send_keys("nothing has this")
    assert texts(browser, ".list .empty") == ["No article of the sample matches."]
    click(browser, "#rules tbody button", "straight-quotes")
    assert len(texts(browser, ".list button")) == 30
    click(browser, "#articles .tools .chip", "straight-quotes")
    assert len(texts(browser, ".list button")) == 32


def test_articles_by_keyboard(browser, tmp_path, out) -> None:
    opened(browser, tmp_path, report(out))
    browser.execute_script("document.querySelector('.list button').focus()")
    press(browser, "ARROW_DOWN")
    (title,) = texts(browser, "#articles .article h2")
    assert texts(browser, ".list button")[1].startswith(title)
    # From the top of the page, everything is reached by Tab: the first stop leads past it all.
    opened(browser, tmp_path, report(out))
    browser.find_element("css selector", "body").send_keys("\ue004")
    assert browser.switch_to.active_element.text == "To the articles"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_light_and_dark(browser, tmp_path, theme) -> None:
    features = [{"name": "prefers-color-scheme", "value": theme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    opened(browser, tmp_path, article_page(article()))

    def ground() -> int:
        colour = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
        return sum(map(int, re.findall(r"\d+", colour)[:3]))

    assert (ground() > 380) is (theme == "light")
    # Auto, light, dark: the button wins over the system.
    click(browser, "header button")
    assert ground() > 380
    click(browser, "header button")
    assert ground() < 380
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_a_hostile_article_stays_text(browser, tmp_path, out) -> None:
    opened(browser, tmp_path, report(out))
    browser.find_element("css selector", "#articles input").send_keys("evil")
    (title,) = texts(browser, "#articles .article h2")
    assert "⟨U+202E⟩" in title
    assert "</script><img src=x" in title
    assert any("⟨U+001B⟩[31m" in text for text in texts(browser, "#articles mark"))
    drawn = browser.find_element("css selector", "main").get_attribute("outerHTML")
    assert re.findall(".{160}\u202e.{20}", drawn) == []
    assert browser.find_elements("css selector", "img, [onerror], a[href^=javascript]") == []
    assert browser.title == "scrub report: out"


def test_nothing_is_fetched(browser, tmp_path, out) -> None:
    browser.get_log("performance")
    opened(browser, tmp_path, report(out))
    click(browser, ".list button", "evil")
    sent = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    urls = [m["params"]["request"]["url"] for m in sent if m["method"] == "Network.requestWillBeSent"]
    assert [url for url in urls if not url.startswith("file:")] == []
    assert len(urls) == 1
