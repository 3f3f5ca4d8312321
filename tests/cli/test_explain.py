from __future__ import annotations

import io
import json
import sys

import pytest

from scrubber import Rejected
from tests.cli.support import call
from tests.inspection.material import DIRTY, EVIL, article


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "articles.jsonl").write_bytes(b"".join(article(id=id_).to_json() + b"\n" for id_ in "ab"))
    (folder / "rejected.jsonl").write_text('{"id": "r", "reason": "the body is empty"}\n')
    return folder


def test_a_file(capfd, tmp_path) -> None:
    (tmp_path / "rain.txt").write_text(DIRTY)
    code, out, err = call(capfd, "explain", tmp_path / "rain.txt")
    assert (code, err) == (0, "")
    assert "[-READ MORE: The river that rose-]" in out


def test_an_article_of_several(capfd, tmp_path) -> None:
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({"id": n, "text": f"{n}. {DIRTY}"}) + "\n" for n in (1, 2)))
    code, out, err = call(capfd, "explain", tmp_path / "a.jsonl")
    assert code == 0
    assert "1. It rained" in out
    assert "--id" in err
    code, out, err = call(capfd, "explain", tmp_path / "a.jsonl", "--id", "2")
    assert (code, err) == (0, "")
    assert "2. It rained" in out


def test_a_plugin_that_fails_is_told(capfd, tmp_path) -> None:
    (tmp_path / "rain.txt").write_text(DIRTY)
    (tmp_path / "own.toml").write_text('[[rule]]\nid = "x"\n')
    code, out, err = call(capfd, "explain", tmp_path / "rain.txt", "--plugins", tmp_path / "own.toml")
    assert (code, "[-READ MORE" in out) == (0, True)
    assert err.startswith(f"plugin own failed: {tmp_path / 'own.toml'}:1: ")


def test_settings_are_those_of_a_run(capfd, tmp_path) -> None:
    (tmp_path / "rain.txt").write_text(DIRTY)
    _, out, _ = call(capfd, "explain", tmp_path / "rain.txt", "--category", "promo=keep")
    assert "[-READ MORE" not in out
    assert "READ MORE" in out


def test_a_finished_run_without_its_inputs(capfd, out) -> None:
    code, shown, _ = call(capfd, "explain", out, "--id", "b")
    assert code == 0
    assert shown.startswith("b\n")
    assert "[-READ MORE" in shown


@pytest.mark.parametrize("stdin", [False, True], ids=["a file", "standard input"])
def test_a_record(capfd, out, tmp_path, monkeypatch, stdin) -> None:
    line = (out / "articles.jsonl").read_bytes().splitlines()[1]
    (tmp_path / "record.jsonl").write_bytes(line)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line)))
    code, shown, err = call(capfd, "explain", "-" if stdin else tmp_path / "record.jsonl")
    assert (code, err) == (0, "")
    assert "[-READ MORE" in shown


def test_as_json(capfd, out) -> None:
    code, shown, _ = call(capfd, "explain", out, "--id", "a", "--json")
    assert code == 0
    told = json.loads(shown)
    assert told["id"] == "a"
    assert "".join(s["text"] if s["kind"] == "kept" else s["before"] for s in told["segments"]) == DIRTY
    (moved,) = (s for s in told["segments"] if s["kind"] == "moved")
    assert moved["changes"][-1]["field"] == "captions"
    assert told["words"] == {"before": 26, "after": 17}


def test_as_a_page(capfd, out, tmp_path) -> None:
    page = tmp_path / "page.html"
    assert call(capfd, "explain", out, "--id", "a", "--html", page) == (0, "", "")
    assert page.read_text().startswith("<!doctype html>")
    assert call(capfd, "explain", out, "--id", "a", "--html", "-")[1].strip() == page.read_text().strip()


def test_json_of_a_hostile_article_is_plain(capfd, tmp_path) -> None:
    (tmp_path / "a.txt").write_text(f"It rained.{EVIL} All night.")
    _, shown, _ = call(capfd, "explain", tmp_path / "a.txt", "--json")
    assert "\x1b" not in shown
    assert shown.isascii()


def test_a_rejected_article(capfd, out, tmp_path) -> None:
    assert call(capfd, "explain", out, "--id", "r") == (1, "", "r was rejected: the body is empty\n")
    (tmp_path / "empty.txt").write_text("")
    code, shown, err = call(capfd, "explain", tmp_path / "empty.txt")
    assert (code, shown) == (1, "")
    assert "was rejected" in err


def test_the_first_article_is_one_that_was_not_rejected(capfd, tmp_path) -> None:
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.txt").write_text(DIRTY)
    code, shown, err = call(capfd, "explain", tmp_path)
    assert code == 0
    assert shown.startswith("b.txt")
    assert "holds other articles too: --id ID shows one of them" in err


def test_a_file_of_rejections(capfd, out) -> None:
    line = Rejected(id="r", reason="text: the body is empty").to_json()
    (out / "rejected.jsonl").write_bytes(line + b"\n")
    assert call(capfd, "explain", out / "rejected.jsonl") == (1, "", "r was rejected: text: the body is empty\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["missing.txt"], "missing.txt: No such file or directory", id="no such file"),
        pytest.param(["out", "--id", "x"], "no article has the id 'x' (ids look like 'a', 'b')", id="no such id"),
        pytest.param(["out", "--json", "--html", "p"], "choose one", id="two formats"),
        pytest.param(["photo.jpg"], "no reader for .jpg (known: ", id="a file of another kind"),
        pytest.param(["none"], "none: no file in it that can be read (known: ", id="an empty folder"),
        pytest.param(["out", "--html", "none"], "none: Is a directory", id="a page that can't be written"),
        pytest.param(["out", "b"], "an article of out is chosen by its id: --id b", id="an id without its option"),
        pytest.param([], "Give a file to clean, or the folder that `scrub PATH -o OUT` wrote to.", id="nothing"),
    ],
)
def test_a_wrong_call(capfd, out, tmp_path, monkeypatch, arguments, says) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "photo.jpg").write_bytes(b"")
    (tmp_path / "none").mkdir()
    code, shown, err = call(capfd, "explain", *arguments)
    assert (code, shown) == (2, "")
    assert says in err
    assert "Traceback" not in err


def test_a_record_that_was_altered(capfd, out) -> None:
    path = out / "articles.jsonl"
    path.write_bytes(path.read_bytes().replace(b"night in Ulm.", b"day."))
    code, _, err = call(capfd, "explain", out, "--id", "a")
    assert code == 2
    assert "altered after it was made" in err
