"""A review as its server sees it, and as a reader does."""

from __future__ import annotations

import http.client
import json
from threading import Thread
from typing import Any

import pytest

from scrubber import Category
from scrubber.inspection.marks import MarksError
from scrubber.inspection.review import BadMark, Review
from scrubber.inspection.server import ReviewServer
from tests.inspection.material import DIRTY, EVIL, article, changed


@pytest.fixture
def out(tmp_path):
    hostile = changed(f"One. AD{EVIL} Two. " + "It rained. " * 9, [(f"AD{EVIL} ", "", Category.AD)])
    made = [article(id="rain"), hostile.model_copy(update={"id": "evil"})]
    (tmp_path / "articles.jsonl").write_bytes(b"".join(record.model_dump_json().encode() + b"\n" for record in made))
    return tmp_path


def question(review: Review, text: str) -> int:
    return next(n for n, told in enumerate(review.listing()) if told["text"].startswith(text))


def test_marks_are_kept_and_become_labels_and_rules(out) -> None:
    review = Review(out, 10)
    review.mark(question(review, "READ MORE"), "wrong", None)
    review.mark(question(review, "(AP"), "right", "credit")
    review.miss(question(review, "(AP"), DIRTY.index("Nothing"), len(DIRTY), "promo")
    assert (out / "review-labels.tsv").read_text() == "#### rain\n7\tcredit\n9\tpromo\n"
    rules = (out / "review-rules/review-example.com.toml").read_text()
    assert "keep = true" in rules
    assert 'category = "promo"' in rules
    again = Review(out, 10)
    assert {told["text"]: told["verdict"] for told in again.listing() if told["id"] == "rain"} == {
        "READ MORE: The river that rose": "wrong",
        "(AP Photo/John Doe)": "right",
    }
    assert [mark["category"] for mark in again.article(question(again, "(AP"))["missed"]] == ["promo"]


def test_marks_are_taken_back(out) -> None:
    review = Review(out, 10)
    number = question(review, "READ MORE")
    review.mark(number, "wrong", None)
    review.mark(number, None, None)
    assert Review(out, 10).marks == {}
    assert (out / "review-labels.tsv").read_text() == ""
    assert list((out / "review-rules").iterdir()) == []


@pytest.mark.parametrize(
    "call",
    [
        pytest.param(lambda r: r.mark(99, "right", None), id="no such question"),
        pytest.param(lambda r: r.mark(-1, "right", None), id="a negative one"),
        pytest.param(lambda r: r.mark(0, "perhaps", None), id="no such verdict"),
        pytest.param(lambda r: r.mark(0, "right", "../../etc"), id="no such category"),
        pytest.param(lambda r: r.article(99), id="no such article"),
        pytest.param(lambda r: r.miss(0, 5, 2, "ad"), id="an empty text"),
        pytest.param(lambda r: r.miss(0, 0, 10_000, "ad"), id="beyond the text"),
    ],
)
def test_a_mark_of_nothing(out, call) -> None:
    with pytest.raises(BadMark):
        call(Review(out, 10))
    assert not (out / "review.jsonl").exists()


def test_rules_written_by_hand_are_not_touched(out) -> None:
    (out / "review-rules").mkdir()
    (out / "review-rules/mine.toml").write_text("# mine")
    review = Review(out, 10)
    with pytest.raises(MarksError, match="not written by a review; move it elsewhere"):
        review.mark(0, "right", None)
    assert (out / "review-rules/mine.toml").read_text() == "# mine"


@pytest.fixture
def server(out):
    opened = ReviewServer(Review(out, 10), "out")
    thread = Thread(target=opened.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield opened
    opened.shutdown()
    opened.server_close()


def ask(server, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, bytes, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    sent = {"Host": f"127.0.0.1:{server.server_port}"}
    if body is not None:
        sent["Content-Type"] = "application/json"
    sent |= {name.replace("_", "-"): value for name, value in headers.items()}
    data = body if isinstance(body, bytes | None) else json.dumps(body).encode()
    connection.request(method, path, data, sent)
    answer = connection.getresponse()
    return answer.status, answer.read(), dict(answer.headers)


def test_it_listens_to_this_machine_only(server) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert server.address.startswith(f"http://127.0.0.1:{server.server_port}/")


def test_the_page_and_its_articles(server) -> None:
    status, page, headers = ask(server, "GET", f"/{server.token}/")
    assert status == 200
    assert page.startswith(b"<!doctype html>")
    assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    status, told, _ = ask(server, "GET", f"/{server.token}/article/0")
    assert status == 200
    assert "segments" in json.loads(told)["article"]


def test_a_mark(server, out) -> None:
    body = {"question": 0, "verdict": "right", "category": "ad"}
    assert ask(server, "POST", f"/{server.token}/mark", body)[0] == 200
    assert json.loads((out / "review.jsonl").read_text())["category"] == "ad"


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status"),
    [
        pytest.param("GET", "/", None, {}, 404, id="no token"),
        pytest.param("GET", "/wrong/", None, {}, 404, id="a wrong token"),
        pytest.param("GET", "/T/../../etc/passwd", None, {}, 404, id="another path"),
        pytest.param("GET", "/T/article/99", None, {}, 400, id="no such article"),
        pytest.param("GET", "/T/article/%C2%B2", None, {}, 404, id="no number"),
        pytest.param("GET", "/T/", None, {"Host": "evil.example:80"}, 421, id="another host"),
        pytest.param("GET", "/T/", None, {"Host": ""}, 421, id="no host"),
        pytest.param("POST", "/wrong/mark", {"question": 0}, {}, 404, id="a mark with a wrong token"),
        pytest.param("POST", "/T/mark", {"question": 0}, {"Origin": "http://evil.example"}, 403, id="another origin"),
        pytest.param("POST", "/T/mark", {"question": 0}, {"Origin": "null"}, 403, id="an origin that hides"),
        pytest.param("POST", "/T/mark", {"question": 0}, {"Content_Type": "text/plain"}, 415, id="a form"),
        pytest.param("POST", "/T/mark", {"question": "0"}, {}, 400, id="a question that is no number"),
        pytest.param("POST", "/T/mark", {"question": 0, "verdict": EVIL}, {}, 400, id="no verdict"),
        pytest.param("POST", "/T/mark", b"{", {}, 400, id="broken JSON"),
        pytest.param("POST", "/T/mark", b"[]", {}, 400, id="no object"),
        pytest.param("POST", "/T/mark", b"[" * 50_000, {}, 400, id="deep JSON"),
        pytest.param("POST", "/T/mark", b" " * 70_000, {}, 413, id="too much"),
        pytest.param("POST", "/T/else", {}, {}, 404, id="no such act"),
        pytest.param("PUT", "/T/mark", {}, {}, 501, id="another method"),
    ],
)
def test_what_is_refused(server, out, method, path, body, headers, status) -> None:
    path = path.replace("/T/", f"/{server.token}/")
    assert ask(server, method, path, body, **headers)[0] == status
    assert not (out / "review.jsonl").exists()


def shown(browser, selector: str) -> list[str]:
    return [found.text for found in browser.find_elements("css selector", selector)]


def wait(browser, test):
    from selenium.common.exceptions import StaleElementReferenceException
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(browser, 10, ignored_exceptions=[StaleElementReferenceException]).until(lambda _: test())


def press(browser, selector: str, number: int = 0, *, name: str = "") -> None:
    """Click what the page shows there; it may draw itself anew meanwhile."""

    def pressed() -> bool:
        found = [e for e in browser.find_elements("css selector", selector) if not name or e.text == name]
        return len(found) > number and found[number].click() is None

    wait(browser, pressed)


def test_a_reader_goes_through_it(browser, server, out) -> None:
    browser.get(server.address)
    wait(browser, lambda: shown(browser, ".sides"))
    count = len(server.review.questions)
    assert shown(browser, "header [role=status]") == [f"0 of {count} marked"]
    for done, key in enumerate(["y", "n", "y"], 1):
        browser.find_element("css selector", "body").send_keys(key)
        wait(browser, lambda done=done: shown(browser, "header [role=status]") == [f"{done} of {count} marked"])
    assert sorted(mark.verdict for mark in server.review.marks.values()) == ["right", "right", "wrong"]
    press(browser, "header button", name="Close the review")
    wait(browser, lambda: shown(browser, "h1") == ["The review is closed."])


def test_a_reader_marks_what_was_missed(browser, server, out) -> None:
    browser.get(server.address)
    number = question(server.review, "(AP")
    wait(browser, lambda: len(shown(browser, ".list button")) == len(server.review.questions))
    press(browser, ".list button", number)
    wait(browser, lambda: any(text.startswith("Nothing more") for text in shown(browser, ".sides .left")))
    press(browser, ".missed summary")
    offered = wait(browser, lambda: shown(browser, ".missed .lines option"))
    assert offered == ["It rained “all” night in Ulm.", "The mayor said the bridge was safe.", "Nothing more is known."]
    press(browser, ".missed .lines option", 2)
    press(browser, ".missed button", name="Mark")
    wait(browser, lambda: shown(browser, ".missed li"))
    (mark,) = server.review.marks.values()
    assert (mark.verdict, mark.text, mark.category) == ("missed", "Nothing more is known.", "promo")


def test_a_hostile_article_stays_text(browser, server) -> None:
    browser.get(server.address)
    wait(browser, lambda: shown(browser, ".sides"))
    press(browser, ".list button", question(server.review, "AD"))
    wait(browser, lambda: any("⟨U+001B⟩" in text for text in shown(browser, ".asked")))
    assert browser.title == "scrub review: out"
    assert browser.find_elements("css selector", "img, [onerror]") == []
