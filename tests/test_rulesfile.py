"""Mistakes in a rules file: each is told with its line, its key, and what would be right."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from scrubber.ruleset import shared_macros
from scrubber.rulesfile import RulesError, RulesFile, read_rules

if TYPE_CHECKING:
    from pathlib import Path

RULE = 'id = "own"\ncategory = "promo"\nline = ["Own junk"]'


def read(tmp_path: Path, text: str) -> RulesFile:
    path = tmp_path / "rules.toml"
    path.write_text(dedent(text), "utf-8")
    return read_rules(path, shared_macros())


def mistakes(tmp_path: Path, text: str) -> list[str]:
    """What is told about a file, a mistake a line, without the file's name."""
    with pytest.raises(RulesError) as caught:
        read(tmp_path, text)
    return [line.removeprefix(f"{tmp_path / 'rules.toml'}:") for line in str(caught.value).split("\n")]


NO_TOML = [
    pytest.param('domains = ["a.org"]\n[[rule\n', "2: not valid TOML", "[[rule]] or [[test]]", id="an open bracket"),
    pytest.param('[[rule]]\npattern = "\\d"', "2: not valid TOML", "patterns in single quotes", id="a backslash"),
    pytest.param("[rule]\n[[rule]]", "2: not valid TOML", "two brackets each time", id="a table and an array"),
    pytest.param('version = "1"\nversion = "2"', "2: not valid TOML", "the key is given twice", id="a key twice"),
    pytest.param("version = one", "1: not valid TOML", "texts stand in quotes", id="no quotes"),
    pytest.param("[[rule]]\npattern = 'it's'", "2: not valid TOML", "in double quotes", id="a quote in quotes"),
    pytest.param('a = """x\n', "2: not valid TOML", "Unterminated string", id="no end"),
]


@pytest.mark.parametrize(("text", "where", "advice"), NO_TOML)
def test_what_is_not_toml(tmp_path: Path, text: str, where: str, advice: str) -> None:
    (told,) = mistakes(tmp_path, text)
    assert told.startswith(where)
    assert advice in told


def rule(more: str) -> str:
    return f"[[rule]]\n{RULE}\n{more}"


MISTAKES = [
    pytest.param('verson = "1"', "1: verson: no such key; did you mean 'version'?", id="a misspelled key"),
    pytest.param('line = "x"', "1: line: no such key here: it belongs under [[rule]]", id="a rule's key at the top"),
    pytest.param(
        rule('domains = ["a.org"]'), "5: rule own: domains: no such key here: it belongs at the top", id="a key too low"
    ),
    pytest.param(rule("lines = []"), "5: rule own: lines: no such key; did you mean 'line'?", id="a rule's key"),
    pytest.param(f"[[rules]]\n{RULE}", "1: rules: no such key; did you mean 'rule'?", id="a misspelled table"),
    pytest.param(
        f"[rule]\n{RULE}",
        "1: rule: expected a list in square brackets, found a table; write [[rule]]",
        id="one bracket",
    ),
    pytest.param(
        'domains = "a.org"', "1: domains: expected a list in square brackets, found 'a.org'; write", id="a text"
    ),
    pytest.param(rule("words = 3"), "5: rule own: words: expected two numbers, fewest and most", id="one number"),
    pytest.param(rule("words = [9, 3]"), "5: rule own: words: fewest comes first: [3, 9]", id="numbers turned"),
    pytest.param(rule("words = [1, 2, 3]"), "5: rule own: words: expected two numbers", id="three numbers"),
    pytest.param(rule('keep = "perhaps"'), "5: rule own: keep: expected true or false", id="neither true nor false"),
    pytest.param(rule("at = [1, 0]"), "5: rule own: at: there is no line 0", id="line 0"),
    pytest.param(rule("examples = [3]"), "5: rule own: examples: expected a text in quotes, found 3", id="a number"),
    pytest.param(
        rule('place = "footer"'), "5: rule own: place: 'footer' is not allowed; did you mean 'foot'?", id="place"
    ),
    pytest.param(
        rule('field = "caption"'), "5: rule own: field: 'caption' is not allowed; did you mean 'captions'?", id="field"
    ),
    pytest.param(
        '[[rule]]\nid = "x"\ncategory = "promos"\nline = "x"',
        "3: rule x: category: 'promos' is not allowed; did you mean 'promo'? (allowed: promo, ad, ",
        id="category",
    ),
    pytest.param('[[rule]]\nid = "x"\nline = "x"', "1: rule x: give a category, or keep = true", id="no category"),
    pytest.param('[[rule]]\ncategory = "ad"\nline = "x"', "1: rule 1: id: is missing; every rule has one", id="no id"),
    pytest.param('[[rule]]\nid = "x"\ncategory = "ad"', "1: rule x: give one of line, prefix, suffix", id="no phrase"),
    pytest.param(
        rule('prefix = ["a", " "]'), "5: rule own: prefix: holds an empty text, which would match", id="blank"
    ),
    pytest.param(rule('then = "until"'), '1: rule own: then = "until" needs `until`', id="then without until"),
    pytest.param(rule('until = "x"'), '1: rule own: `until` needs then = "until"', id="until without then"),
    pytest.param(
        rule('take = "match"\nthen = "rest"'),
        '1: rule own: `then` takes whole lines along, so it needs take = "line"',
        id="then with a part of a line",
    ),
    pytest.param('[[test]]\nname = "t"\ninput = "x"', "1: test t: text: is missing", id="a test without outcome"),
    pytest.param(
        f"{rule('')}\n{rule('')}", "7: rule own: id: the rule at line 2 has it already", id="the same id twice"
    ),
    pytest.param(rule("unless = '('"), "5: rule own: unless: '(': missing )", id="a condition"),
    pytest.param(
        "fingerprints = ['[z-a]']", "1: fingerprints: '[z-a]': invalid character class range", id="a fingerprint"
    ),
    pytest.param(
        rule("pattern = [\n  'fine',\n  'not (?=fine)',\n]"),
        "7: rule own: pattern: 'not (?=fine)': invalid perl operator: (?=; RE2 has no lookahead: use `also`",
        id="the line of the pattern, not of the key",
    ),
    pytest.param(
        rule("pattern = '^{nmae} says'"),
        "5: rule own: pattern: no macro {nmae}; did you mean 'name'? (known: agency, cap, ",
        id="a misspelled macro",
    ),
    pytest.param(
        "[macros]\nday = 'a{week}'\nweek = 'b{day}'", "2: macros.day: needs itself: day → week → day", id="a loop"
    ),
    pytest.param("[macros]\nday = '('", "2: macros.day: '(': missing )", id="a macro"),
]


@pytest.mark.parametrize(("text", "told"), MISTAKES)
def test_a_mistake(tmp_path: Path, text: str, told: str) -> None:
    assert mistakes(tmp_path, text)[0].startswith(told)


def test_a_pattern_that_needs_too_much_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scrubber.rulesproblems.MAX_MEM", 1 << 16)
    (told,) = mistakes(tmp_path, rule(r"pattern = '\pL{100}'"))
    assert told.startswith("5: rule own: pattern: ")
    assert told.endswith(
        "too large - compile failed; repeat fewer times, or a smaller class: `words` limits a line's length"
    )


def test_all_mistakes_are_told_at_once_and_in_order(tmp_path: Path) -> None:
    text = f'{rule("words = 3")}\ncase = 7\n\n[[rule]]\nid = "two"\ncategory = "x"\nline = "x"\n'
    assert [told.split(":")[0] for told in mistakes(tmp_path, text)] == ["5", "6", "10"]


def test_what_looks_like_a_key_inside_a_text_is_none(tmp_path: Path) -> None:
    text = f'[[test]]\nname = "t"\ntext = ""\ninput = """\n[[rule]]\nid = 3\n"""\n{rule("words = 3")}'
    assert mistakes(tmp_path, text)[0].startswith("12: rule own: words:")


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"^{name} says$", id="a macro"),
        pytest.param(r"\d{3}", id="a repetition"),
        pytest.param(r"\x{ab}", id="a character by its number"),
        pytest.param(r"\{word\}", id="braces that are meant themselves"),
    ],
)
def test_braces_that_are_right(tmp_path: Path, pattern: str) -> None:
    assert read(tmp_path, rule(f"pattern = '{pattern}'")).rule[0].pattern == [pattern]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match=r"none\.toml: can't be read: No such file"):
        read_rules(tmp_path / "none.toml")


def test_rules_of_a_plugin_carry_its_name_and_still_find_each_other(tmp_path: Path) -> None:
    text = f'{rule("")}\n[[rule]]\nid = "next"\ncategory = "ad"\nline = "Next"\nafter = ["own", "read-more"]'
    file = read(tmp_path, text).named("site.org")
    assert [r.id for r in file.rule] == ["site.org/own", "site.org/next"]
    assert file.rule[1].after == ["site.org/own", "read-more"]
