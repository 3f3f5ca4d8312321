"""`scrub revert`, `scrub check`, `scrub diff`."""

from __future__ import annotations

import json

import pytest

from tests.cli.support import call
from tests.inspection.material import DIRTY, EVIL, article


@pytest.fixture
def out(tmp_path):
    return a_run(tmp_path / "out")


def a_run(folder, **changes):
    folder.mkdir()
    made = [article(id=id_).model_copy(update=changes) for id_ in ("a.txt", "b.txt")]
    (folder / "articles.jsonl").write_bytes(b"".join(record.to_json() + b"\n" for record in made))
    (folder / "rejected.jsonl").write_text("")
    (folder / "summary.json").write_text('{"records": 2, "rejected": 0}')
    return folder


def test_revert(capfd, out, tmp_path) -> None:
    code, shown, err = call(capfd, "revert", out, "-o", tmp_path / "back")
    assert (code, shown) == (0, "")
    assert err == f"2 originals written to {tmp_path / 'back'}, each checked against its hash\n"
    assert (tmp_path / "back/a.txt").read_text() == DIRTY


def test_revert_of_records_that_were_altered(capfd, tmp_path) -> None:
    code, _, err = call(capfd, "revert", a_run(tmp_path / "out", text="Lie."), "-o", tmp_path / "back")
    assert code == 1
    assert "a.txt: altered after it was made" in err
    assert "0 originals written" in err
    assert "2 not written" in err


def test_check(capfd, out) -> None:
    code, shown, err = call(capfd, "check", out)
    assert (code, shown) == (0, "")
    assert err == "2 records and 0 rejections: all fit the schema, and each record leads back to its original\n"


def test_check_finds_problems(capfd, tmp_path) -> None:
    out = a_run(tmp_path / "out", text="Lie.")
    (out / "articles.jsonl").write_bytes((out / "articles.jsonl").read_bytes() * 20)
    code, shown, err = call(capfd, "check", out)
    assert code == 1
    assert len(shown.splitlines()) == 21
    assert shown.endswith("and 21 more; --all shows them\n")
    assert err == "40 records and 0 rejections: 41 problems\n"
    assert len(call(capfd, "check", out, "--all")[1].splitlines()) == 41


def test_check_of_a_hostile_file(capfd, out) -> None:
    (out / "articles.jsonl").write_text(json.dumps({"id": EVIL, EVIL: EVIL}) + f"\n{EVIL}\n")
    _, shown, _ = call(capfd, "check", out)
    assert "\x1b" not in shown


def test_diff(capfd, out, tmp_path) -> None:
    assert call(capfd, "diff", out, out)[0] == 0
    other = a_run(tmp_path / "other", text="Another.", edits=[])
    code, shown, _ = call(capfd, "diff", out, other)
    assert code == 1
    assert "2 articles in both: 2 with another text" in shown
    (row,) = (line.split() for line in shown.splitlines() if line.startswith("quotes/straight-quotes"))
    assert row[1:] == ["·", "4", "2"]
    code, shown, _ = call(capfd, "diff", out, other, "--id", "a.txt")
    assert code == 1
    assert "\n+Another.\n" in shown
    assert json.loads(call(capfd, "diff", out, other, "--json")[1])["lost"]["quotes/straight-quotes"] == 4


def test_diff_with_a_run_that_has_not_ended(capfd, out, tmp_path) -> None:
    other = a_run(tmp_path / "other")
    (other / "summary.json").unlink()
    (out / "summary.json").write_text('{"settings": {"quotes": "straight"}}')
    _, shown, _ = call(capfd, "diff", out, other)
    assert f"{other}: no summary.json, the run there has not ended; settings are not compared" in shown
    assert "setting quotes" not in shown


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["revert", "out"], "Say where the originals go: -o DIR, a new folder.", id="revert to nowhere"),
        pytest.param(["revert", "out", "-o", "out"], "not empty; give a new folder", id="revert into the run"),
        pytest.param(["revert", "out", "-o", "out/summary.json"], "summary.json: File exists", id="revert to a file"),
        pytest.param(
            ["revert", "in", "-o", "b"], "give the folder that `scrub PATH -o OUT` wrote to", id="revert inputs"
        ),
        pytest.param(["check", "missing"], "missing: no such folder; `scrub PATH -o missing` makes it", id="missing"),
        pytest.param(["check", "in"], "give the folder that", id="check inputs"),
        pytest.param(
            ["diff", "out"],
            "Missing argument 'OUT2'. It is the folder that `scrub PATH -o OUT` wrote to.",
            id="diff of one",
        ),
        pytest.param(["diff", "out", "in"], "in: no articles*.jsonl in it", id="diff with inputs"),
        pytest.param(["diff", "out", "out", "--id", "x"], "no article has the id 'x'", id="diff of no article"),
        pytest.param(["diff", "out", "out", "--id", "x", "--json"], "choose one", id="diff in two formats"),
    ],
)
def test_a_wrong_call(capfd, out, tmp_path, monkeypatch, arguments, says) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(DIRTY)
    code, shown, err = call(capfd, *arguments)
    assert (code, shown) == (2, "")
    assert says in err
    assert "Traceback" not in err


@pytest.mark.parametrize("command", ["explain", "diff", "report"])
def test_examples_in_the_help_keep_their_lines(capfd, command) -> None:
    _, shown, _ = call(capfd, command, "--help")
    assert "\\b" not in shown
    assert "\b" not in shown
    assert any(line.strip().startswith(f"scrub {command} ") for line in shown.splitlines())
