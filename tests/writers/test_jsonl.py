from __future__ import annotations

from scrubber import Article
from scrubber.writers.jsonl import Lines, encode


def test_a_line_a_record(tmp_path) -> None:
    articles = [Article(id="1", text="One\n\nTwo\u2028Three."), Article(id="2", text="Two.", extra={"n": 2**70})]
    lines = Lines(tmp_path / "a.jsonl")
    assert lines.write(encode(articles)) == 2
    lines.close()
    written = (tmp_path / "a.jsonl").read_bytes().split(b"\n")
    assert written.pop() == b""
    assert [Article.model_validate_json(line) for line in written] == articles
