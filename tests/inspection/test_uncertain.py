from __future__ import annotations

import pytest

from scrubber import Article, Category
from scrubber.inspection.uncertain import OF_A_RULE, located, uncertain
from tests.inspection.material import article, changed

BODY = "It rained all night in Ulm and the river rose by a metre. " * 4


@pytest.fixture
def out(tmp_path):
    """Write records as those of a run."""

    def out(*articles):
        (tmp_path / "articles.jsonl").write_bytes(b"".join(made.to_json() + b"\n" for made in articles))
        return tmp_path

    return out


def taken(text: str, category: Category, before: str = BODY, after: str = BODY):
    return changed(f"{before}{text}{after}", [(text, "", category)])


def asked(out, limit: int = 100) -> list[str]:
    made = (out / "articles.jsonl").read_bytes().splitlines()
    return [
        Article.model_validate_json(made[q.place.line - 1]).revert()[q.start : q.end].strip()
        for q in uncertain(out, limit)
    ]


def test_what_may_have_been_a_paragraph_comes_first(out) -> None:
    sentence = "The mayor said that the bridge would stay closed until the water had gone down again. "
    run = out(
        taken("READ MORE ", Category.PROMO), taken(sentence, Category.BIO), taken("foot", Category.BIO, BODY * 5, "")
    )
    # Of one rule, so that only what it took tells them apart.
    assert asked(run) == [sentence.strip(), "READ MORE", "foot"]
    assert asked(run, 1) == [sentence.strip()]


@pytest.mark.parametrize(
    ("category", "after", "is_asked"),
    [
        pytest.param(Category.WORD, "both", True, id="a guessed word"),
        pytest.param(Category.ENCODING, "both", True, id="a guessed character"),
        pytest.param(Category.QUOTES, "both", False, id="quotes"),
        pytest.param(Category.LAYOUT, "both", False, id="layout"),
        pytest.param(Category.MARKUP, "", False, id="markup"),
        pytest.param(Category.AD, "", True, id="an ad"),
    ],
)
def test_what_is_asked(out, category, after, is_asked) -> None:
    run = out(changed(f"{BODY}oth {BODY}", [("oth", after, category)]))
    assert asked(run) == (["oth"] if is_asked else [])


def test_one_line_is_one_question_and_a_rule_has_few(out) -> None:
    same = [taken("Sign up now. ", Category.SIGNUP) for _ in range(5)]
    assert asked(out(*same)) == ["Sign up now."]
    others = [taken(f"Sign up number {n} now. ", Category.SIGNUP) for n in range(30)]
    assert len(asked(out(*others))) == OF_A_RULE


def test_rules_that_seldom_fire_come_first(out) -> None:
    often = [taken("Sign up now. ", Category.SIGNUP) for _ in range(9)]
    rare = changed(f"{BODY}Sign on now. {BODY}", [], [("Sign on now. ", "", Category.SIGNUP)])
    assert asked(out(*often, rare)) == ["Sign on now.", "Sign up now."]


def test_located() -> None:
    made = article()
    original = made.revert()
    for start, segment in located(made):
        assert original.startswith(segment.before, start)
