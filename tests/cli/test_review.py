from __future__ import annotations

import socket

import pytest

from scrubber.inspection.server import ReviewServer
from tests.cli.support import call
from tests.inspection.material import article


@pytest.fixture
def out(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out/articles.jsonl").write_bytes(article().to_json())
    return tmp_path / "out"


def test_it_tells_where_it_is_and_what_it_wrote(capfd, out, monkeypatch) -> None:
    monkeypatch.setattr(ReviewServer, "serve_forever", lambda server: server.review.mark(0, "right", None))
    code, shown, err = call(capfd, "review", out, "--no-open")
    assert (code, shown) == (0, "")
    first, _, last = err.splitlines()
    assert first.startswith("2 edits to review, 0 marks so far: http://127.0.0.1:")
    assert last == f"1 marks; {out / 'review-labels.tsv'} and {out / 'review-rules'} are made of them"


def test_it_is_stopped_by_ctrl_c(capfd, out, monkeypatch) -> None:
    def interrupted(server: ReviewServer) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ReviewServer, "serve_forever", interrupted)
    code, _, err = call(capfd, "review", out, "--no-open")
    assert code == 0
    assert err.endswith("0 marks; nothing was written\n")


def test_nothing_to_review(capfd, tmp_path) -> None:
    (tmp_path / "articles.jsonl").write_bytes(article("It rained.").to_json())
    code, _, err = call(capfd, "review", tmp_path, "--no-open")
    assert code == 0
    assert "no uncertain edits" in err


def test_a_port_that_is_taken(capfd, out) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        code, _, err = call(capfd, "review", out, "--no-open", "--port", taken.getsockname()[1])
    assert code == 2
    assert "leave --port out for a free one" in err


def test_a_wrong_call(capfd, out, tmp_path) -> None:
    assert "no such folder" in call(capfd, "review", tmp_path / "missing")[2]
    (out / "review.jsonl").write_text("{")
    code, _, err = call(capfd, "review", out)
    assert code == 2
    assert "line 1: not a mark of `scrub review`; take the line out" in err
    (out / "review.jsonl").unlink()
    (out / "articles.jsonl").write_bytes(article().model_copy(update={"text": "Lie."}).to_json())
    code, _, err = call(capfd, "review", out)
    assert code == 2
    assert f"see scrub check {out}" in err
