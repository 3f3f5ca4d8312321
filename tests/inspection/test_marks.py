from __future__ import annotations

import json

import pytest

import scrubber
from scrubber import Category, Scrubber, Settings, plugins
from scrubber.inspection.marks import Mark, MarksError, labels, read_marks, rules_by_site
from scrubber.matching.rulesfile import read_rules
from tests.inspection.material import DIRTY, article, changed

MARK = {"id": "a", "start": 0, "end": 2, "verdict": "right", "category": "ad", "text": "AD"}


def mark_of(made, text: str, verdict: str = "right", category: str = "", **more: str) -> Mark:
    """A mark of the piece of an article that begins with a text (white space aside)."""
    from scrubber.inspection.uncertain import located

    start, piece = next((at, s) for at, s in located(made) if s.changes and s.before.strip().startswith(text))
    change = piece.change
    return Mark.model_validate(
        {
            "id": made.id,
            "start": start,
            "end": start + len(piece.before),
            "verdict": verdict,
            "category": category or change.category,
            "text": piece.before,
            "cleaner": change.cleaner,
            "rule": change.rule,
            "site": made.site or "",
            "source": made.source or "",
        }
        | more
    )


def missed(made, text: str, category: str) -> Mark:
    start = made.revert().index(text)
    more = {"site": made.site or "", "source": made.source or ""}
    told = {"id": made.id, "start": start, "end": start + len(text), "verdict": "missed", "category": category}
    return Mark.model_validate(told | {"text": text} | more)


def test_the_latest_mark_of_a_piece_holds(tmp_path) -> None:
    path = tmp_path / "review.jsonl"
    assert read_marks(path) == {}
    later = [MARK | {"verdict": "wrong"}, MARK | {"start": 1}, {"id": "a", "start": 1, "end": 2, "verdict": None}]
    path.write_text("".join(json.dumps(mark) + "\n" for mark in [MARK, *later]))
    assert {key: mark.verdict for key, mark in read_marks(path).items()} == {("a", 0, 2): "wrong"}


@pytest.mark.parametrize("line", ["{", "[]", "{}", json.dumps(MARK | {"verdict": "perhaps"})])
def test_a_line_that_is_no_mark(tmp_path, line) -> None:
    path = tmp_path / "review.jsonl"
    path.write_text(f"{json.dumps(MARK)}\n{line}\n")
    with pytest.raises(MarksError, match="line 2: not a mark of `scrub review`; take the line out"):
        read_marks(path)


def test_labels_of_whole_lines() -> None:
    made = article()
    assert list(labels(made, [mark_of(made, "READ MORE"), mark_of(made, "(AP Photo")])) == [
        "#### rain.txt",
        "3\tpromo",
        "7\tmedia",
    ]


def test_what_was_not_judged_is_unsure_and_what_was_wrong_is_body() -> None:
    made = article()
    assert list(labels(made, [mark_of(made, "READ MORE", "wrong")])) == ["#### rain.txt", "7\tunsure"]


def test_another_category_and_what_was_missed() -> None:
    made = article()
    marks = [mark_of(made, "READ MORE", category="ad"), missed(made, "Nothing more is known.", "note")]
    assert list(labels(made, marks)) == ["#### rain.txt", "3\tad", "7\tunsure", "9\tnote"]


def test_a_part_of_a_line_and_several_lines() -> None:
    made = changed(
        "One. AD Two.\n\nSign up\n\nnow\n\nThree.",
        [("AD ", "", Category.AD), ("\n\nSign up\n\nnow", "", Category.SIGNUP)],
    )
    marks = [mark_of(made, "AD"), mark_of(made, "Sign up")]
    assert list(labels(made, marks)) == ["#### a", "1\tad\tAD", "3\tsignup", "5\tsignup"]


def test_repairs() -> None:
    made = changed("oth sides of the\n\nriver.", [("oth", "Both", Category.WORD), ("\n\n", " ", Category.WORD)])
    (broken,) = (mark_of(made, "oth"),)
    assert list(labels(made, [broken])) == ["#### a", "1\trepair\toth\tBoth"]


def test_labels_can_be_scored(tmp_path) -> None:
    import subprocess
    import sys

    from tests.conftest import shared

    made = article()
    (tmp_path / "labels.tsv").write_text("\n".join(labels(made, [mark_of(made, "READ MORE"), mark_of(made, "(AP")])))
    (tmp_path / "raw.jsonl").write_text(json.dumps({"id": made.id, "text": DIRTY}))
    (tmp_path / "clean.jsonl").write_bytes(made.to_json())
    files = [tmp_path / name for name in ("labels.tsv", "raw.jsonl", "clean.jsonl")]
    done = subprocess.run([sys.executable, shared("eval/score.py"), *files, "--json"], capture_output=True, check=True)
    assert json.loads(done.stdout)["perfect articles"] == 1


def written(tmp_path, *marks: Mark):
    folder = tmp_path / "rules"
    folder.mkdir()
    for site, text in rules_by_site(marks).items():
        (folder / f"{site}.toml").write_text(text)
        assert read_rules(folder / f"{site}.toml")
    return folder


def cleaned(folder, text: str = DIRTY, **given: str):
    settings = Settings(entry_points=False, site_plugins=False, plugins=[folder])
    return Scrubber(settings).clean(text, **{"url": "https://example.com/rain"} | given)


def test_an_exception_keeps_the_line_on_its_site(tmp_path) -> None:
    folder = written(tmp_path, mark_of(article(), "READ MORE", "wrong"))
    assert "READ MORE: The river that rose" in cleaned(folder).text
    assert "READ MORE" not in cleaned(folder, url="https://example.org/").text


def test_what_was_missed_becomes_a_rule(tmp_path) -> None:
    folder = written(tmp_path, missed(article(), "Nothing more is known.", "note"))
    settings = Settings(entry_points=False, site_plugins=False, plugins=[folder], categories={"note": "move"})
    made = Scrubber(settings).clean(DIRTY, url="https://example.com/rain")
    assert "Nothing more" not in made.text
    assert made.notes == ["Nothing more is known."]


def test_the_source_stands_in_for_the_site(tmp_path) -> None:
    made = scrubber.clean(DIRTY, id="a", source="The Post")
    folder = written(tmp_path, mark_of(made, "READ MORE", "wrong"))
    assert "READ MORE" in cleaned(folder, url="", source="The Post").text


def test_what_no_rule_took_becomes_no_exception() -> None:
    assert rules_by_site([mark_of(article(), "READ MORE", "wrong", cleaner="heading")]) == {}
    assert rules_by_site([mark_of(article(), "READ MORE", "right")]) == {}


@pytest.mark.parametrize("text", ['"quoted" \\ and \t tab', "\x1b[31m\x7f", "'''", '"""', "ü 😀 \ud800"])
def test_any_text_makes_a_valid_file(tmp_path, text) -> None:
    mark = missed(article(), "Nothing more is known.", "ad").model_copy(update={"text": f"Say {text} now", "id": text})
    written(tmp_path, mark)


def test_an_exception_to_a_rule_of_a_site_plugin_that_ships(tmp_path, monkeypatch) -> None:
    rules = tmp_path / "site" / "example.com"
    rules.mkdir(parents=True)
    rule = '[[rule]]\nid = "x"\ncategory = "ad"\nline = ["Nothing more is known."]\n'
    (rules / "rules.toml").write_text(f'domains = ["example.com"]\n{rule}')
    monkeypatch.setattr(plugins, "site_plugins_folder", lambda: tmp_path / "site")
    made = Scrubber(Settings(entry_points=False)).clean(DIRTY, url="https://example.com/rain")
    assert "Nothing more" not in made.text
    folder = written(tmp_path, mark_of(made, "Nothing more", "wrong"))
    settings = Settings(entry_points=False, plugins=[folder])
    assert "Nothing more" in Scrubber(settings).clean(DIRTY, url="https://example.com/rain").text
