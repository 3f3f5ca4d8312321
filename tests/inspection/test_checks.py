from __future__ import annotations

import json

import pytest

from scrubber.inspection.checks import Checked, problems
from tests.inspection.material import article


@pytest.fixture
def out(tmp_path):
    (tmp_path / "articles.jsonl").write_bytes(b"".join(article(id=id_).to_json() + b"\n" for id_ in "abc"))
    (tmp_path / "rejected.jsonl").write_text('{"id": "r", "reason": "empty"}\n')
    (tmp_path / "summary.json").write_text('{"records": 3, "rejected": 1}')
    return tmp_path


def test_all_is_well(out) -> None:
    checked = Checked()
    assert list(problems(out, checked)) == []
    assert (checked.records, checked.rejected) == (3, 1)
    assert list(problems(out / "articles.jsonl", checked)) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        pytest.param({"text": "Something else."}, "altered after it was made", id="another text"),
        pytest.param({"text": " "}, "text: the body is empty", id="no body"),
        pytest.param({"title": "a\x00b"}, "title: holds control characters", id="a control character"),
        pytest.param({"published": "2020-13-45"}, "published", id="an impossible date"),
        pytest.param({"colour": "red"}, "colour: no such field in a record", id="an unknown field"),
        pytest.param({"schema_version": "99"}, "schema_version 99, this scrubber writes 1", id="another version"),
        pytest.param({"original_sha256": "0" * 64}, "another hash", id="another hash"),
    ],
)
def test_a_record_that_is_none(out, change, says) -> None:
    path = out / "articles.jsonl"
    first, second, third = path.read_text().splitlines()
    path.write_text("\n".join([first, json.dumps(json.loads(second) | change), third]))
    (told,) = problems(out, Checked())
    assert told.startswith(f"{path} line 2: ")
    assert says in told


def test_a_rejection_that_is_none(out) -> None:
    (out / "rejected.jsonl").write_text('{"id": "r"}\n')
    (told,) = problems(out, Checked())
    assert told == f"{out / 'rejected.jsonl'} line 1: reason: Field required"


@pytest.mark.parametrize(
    ("summary", "says"),
    [
        pytest.param('{"records": 4, "rejected": 1}', "tells of 4 records, but there are 3", id="a record is missing"),
        pytest.param('{"records": 3, "rejected": 0}', "tells of 0 rejected, but there are 1", id="one too many"),
        pytest.param("{", "the run has not ended", id="broken"),
    ],
)
def test_the_summary_must_fit(out, summary, says) -> None:
    (out / "summary.json").write_text(summary)
    (told,) = problems(out, Checked())
    assert says in told
