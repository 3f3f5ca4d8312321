"""Hostile input in a size that takes no time; `benchmarks/hostile.py` has it at full size."""

from __future__ import annotations

import json
from functools import partial
from itertools import chain

import pytest

from benchmarks.units import PRIMER, UNITS, bomb
from scrubber import Article, Document, Record, Rejected, Scrubber, Settings
from scrubber.cleaners import glued, glued_words, serialized
from scrubber.parsers.search import dumps_in
from scrubber.readers import jsonl
from scrubber.runs import job as job_module
from scrubber.runs.worker import Worker
from tests.runs.conftest import in_process  # noqa: F401
from tests.runs.material import SETTINGS, a_job, summary
from tests.timing import is_linear, takes_less_than

# Each of these was once read in time that grows with the square of its length, or worse.
ONCE_QUADRATIC = (
    "json esc",
    "tabs",
    "shortcode",
    "js try",
    "script",
    "script pair",
    "style",
    "digits",
    "long word",
    "cjk",
)


@pytest.mark.parametrize("name", ONCE_QUADRATIC)
def test_what_is_opened_again_and_again_is_read_in_linear_time(name: str) -> None:
    assert is_linear(5_000, lambda size: partial(dumps_in, bomb(UNITS[name], size)))


@pytest.mark.parametrize("name", ["json esc", "dq", "css comment", "js comment"])
def test_source_that_is_never_closed_is_read_in_linear_time(name: str) -> None:
    assert is_linear(5_000, lambda size: partial(dumps_in, bomb(UNITS[name], size, "<?php a();")))


def test_dumps_one_behind_the_other_on_a_line_are_judged_in_linear_time() -> None:
    def document(size: int) -> Document:
        return Document("It rained.\n\n" + bomb(UNITS["xdebug, whole"], size))

    assert is_linear(5_000, lambda size: partial(serialized.clean, document(size)))
    assert serialized.clean(document(5_000))


@pytest.mark.parametrize(
    "unit", ["abCd", "AbCd ", "ab'sx ", "in2016", "18ab ", "1stab", "ab,cd", 'ab"cd ', "abc:Def", "aBcd", "a$1"]
)
def test_words_glued_without_an_end_are_read_in_linear_time(unit: str) -> None:
    text = f"It is said that the end of the plan is in the hall.\n\n{unit * (200_000 // len(unit))}"
    for cleaner in (glued, glued_words):
        assert takes_less_than(4, lambda clean=cleaner.clean: clean(Document(text)))
        assert all(edit.before == "" for edit in cleaner.clean(Document(text)))


def test_the_primer_opens_the_gates_of_the_parsers() -> None:
    kinds = {dump.kind for dump in dumps_in(PRIMER)}
    assert len(kinds) >= 5


@pytest.mark.parametrize("name", UNITS)
def test_any_unit_becomes_a_record_that_leads_back(built_in: Scrubber, name: str) -> None:
    text = "It rained all night.\n\n" + UNITS[name] * 20
    article = built_in.clean_record(Record("1", text))
    assert isinstance(article, Article)
    assert article.revert() == text
    assert [warning for warning in article.warnings if warning.startswith("cleaner ")] == []
    assert Article.model_validate_json(article.to_json()) == article


@pytest.mark.parametrize("name", ["div", "table", "b", "ul", "p"])
@pytest.mark.parametrize("closed", [True, False], ids=["closed", "open"])
def test_html_of_any_depth_is_read(built_in: Scrubber, name: str, closed: bool) -> None:
    depth = 3000
    page = f"<p>It rained.</p>{f'<{name}>' * depth}It rained all night.{f'</{name}>' * depth * closed}"
    article = built_in.clean_record(Record("1", page, "html"))
    assert isinstance(article, Article)
    assert article.text == "It rained.\n\nIt rained all night."
    assert article.warnings == []


def test_a_page_with_half_a_surrogate_pair_is_read(built_in: Scrubber) -> None:
    article = built_in.clean_record(Record("1", "<p>It rained \ud83d all night.</p><nav>Home</nav>", "html"))
    assert isinstance(article, Article)
    assert "<p>" not in article.text
    assert article.revert() == "<p>It rained \ud83d all night.</p><nav>Home</nav>"


def test_a_text_above_the_limit_is_rejected_whole() -> None:
    scrubber = Scrubber(Settings(entry_points=False, max_chars=10))
    result = scrubber.clean_record(Record("1", "It rained all night."))
    assert isinstance(result, Rejected)
    assert (result.reason, result.input["text"]) == (
        "text: 20 characters, more than max_chars = 10",
        "It rained all night.",
    )


@pytest.mark.usefixtures("in_process")
def test_files_above_the_limits_are_rejected_with_their_reason(tmp_path) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    (inputs / "a.txt").write_text("It rained. " * 10_000)
    (inputs / "b.jsonl").write_text(json.dumps({"text": "It rained. " * 50_000}) + '\n{"text": "It rained."}\n')
    settings = SETTINGS.model_copy(update={"max_bytes": 1 << 16})
    job_module.run(a_job(inputs, tmp_path / "out", settings=settings), Silent())
    told = summary(tmp_path / "out")
    assert told["rejected_by_reason"] == {
        "can't be read: more than max_bytes = 65536": 1,
        "the line is longer than max_bytes = 65536": 1,
    }
    assert (told["in"], told["records"]) == (3, 1)


class Silent:
    """Progress that tells nothing."""

    def __getattr__(self, name: str):
        return lambda *_arguments, **_options: None


@pytest.mark.usefixtures("in_process")
@pytest.mark.parametrize("change", ["gone", "shorter", "longer"])
def test_files_that_change_while_they_are_read_are_accounted_for(tmp_path, monkeypatch, change) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    (inputs / "a.jsonl").write_bytes(b'{"text": "It rained."}\n' * 50)
    (inputs / "b.txt").write_text("It rained.")
    found = job_module.find_inputs

    def and_change(*arguments):
        sources = found(*arguments)
        for path in inputs.iterdir():
            if change == "gone":
                path.unlink()
            elif change == "shorter":
                path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
            else:
                path.write_bytes(path.read_bytes() * 3)
        return sources

    monkeypatch.setattr(job_module, "find_inputs", and_change)
    job_module.run(a_job(inputs, tmp_path / "out"), Silent())
    told = summary(tmp_path / "out")
    wanted = {"gone": (2, 0), "shorter": (26, 26), "longer": (151, 151)}[change]
    assert (told["in"], told["records"]) == wanted


def test_one_bad_line_takes_no_other_along() -> None:
    worker = Worker(SETTINGS, "jsonl", {}, [0.0] * 4)
    bad = [
        b"[" * 3000,
        b"{" * 100_000,
        b'{"text": "\\ud800"',
        b"\0\xff",
        b'{"x": ' + b"9" * 5000 + b"}",
        b"\xed\xa0\x80",
    ]
    bad += [b'{"text": "It rained.", "x": ' + b"[" * n + b"]" * n + b"}" for n in (101, 500, 1000)]
    lines = b"\n".join(chain.from_iterable((line, b'{"text": "It rained."}') for line in bad))
    source = jsonl.Source("a.jsonl", "a.jsonl", 0, 0, ".jsonl")
    found = list(worker.readers[".jsonl"].read(jsonl.Piece(source, lines), {}))
    assert [type(item) for item in found] == [Rejected, Record] * len(bad)
