from __future__ import annotations

import pytest

from tests.cli.support import call
from tests.inspection.material import article


@pytest.fixture
def out(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out/articles.jsonl").write_bytes(article().to_json())
    return tmp_path / "out"


def test_a_page_is_written_whole(capfd, out, tmp_path) -> None:
    page = tmp_path / "report.html"
    code, shown, err = call(capfd, "report", out, "-o", page)
    assert (code, shown, err) == (0, "", f"{page}: 0.3 MB, opens in any browser\n")
    assert page.read_text().rstrip().endswith("</html>")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "report.html"]


def test_to_standard_output(capfd, out) -> None:
    code, shown, err = call(capfd, "report", out, "-o", "-", "--sample", "0")
    assert (code, err) == (0, "")
    assert shown.startswith("<!doctype html>")
    assert '"articles":[]' in shown


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["out"], "Say where the page goes: -o report.html.", id="no page"),
        pytest.param(["out", "-o", "out"], "a folder; give the page a name: -o out/report.html", id="to a folder"),
        pytest.param(["out", "-o", "no/report.html"], "no/report.html: No such file or directory", id="no folder"),
        pytest.param(["none", "-o", "p"], "none: no such folder; `scrub PATH -o none` makes it", id="no run"),
        pytest.param(
            ["a.txt", "-o", "p"], "holds no records of scrubber; `scrub a.txt -o OUT` makes them", id="an input"
        ),
    ],
)
def test_a_wrong_call(capfd, out, tmp_path, monkeypatch, arguments, says) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("It rained.")
    code, shown, err = call(capfd, "report", *arguments)
    assert (code, shown) == (2, "")
    assert says in err
